package change

import "slices"

// match says that blocks of the old version became blocks of the new one: one of
// one, several of one, or one of several.
type match struct {
	old, new span
	// same tells that they read the same, moved that they stand in another order.
	same, moved bool
}

// span is a stretch of a list, to excluded.
type span struct{ from, to int }

func (s span) size() int { return s.to - s.from }

// sketch is what is looked at of a block to tell how much two have in common.
type sketch struct {
	kind Kind
	head bool
	// name is equal for rows and terms that tell of the same thing; title is its
	// words.
	name  string
	title bag
	// cells are the tokens of each cell.
	cells  [][]token
	words  bag
	weight int
}

// bag is the words of a block, sorted.
type bag []word

type word struct {
	number, weight int
}

// vocabulary numbers words.
type vocabulary map[string]int

func (v vocabulary) sketch(b Block) sketch {
	s := sketch{kind: b.Kind, head: head(b), cells: make([][]token, len(b.Cells))}
	for i, c := range b.Cells {
		if i == 1 {
			s.title = slices.Clone(s.words)
		}
		s.cells[i] = tokens(c.Inline)
		for _, t := range s.cells[i] {
			s.words = append(s.words, word{v.number(t.key), t.weight})
			s.weight += t.weight
		}
	}
	if s.named() && len(b.Cells) > 0 {
		s.name = folded(b.Cells[0].Inline.String())
	}
	s.words.sort()
	s.title.sort()
	return s
}

func (b bag) sort() { slices.SortFunc(b, func(a, b word) int { return a.number - b.number }) }

func (b bag) weight() int {
	n := 0
	for _, w := range b {
		n += w.weight
	}
	return n
}

func (v vocabulary) number(key string) int {
	n, ok := v[key]
	if !ok {
		n = len(v)
		v[key] = n
	}
	return n
}

// common is the weight of the words that both have.
func common(a, b bag) int {
	total, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch d := a[i].number - b[j].number; {
		case d < 0:
			i++
		case d > 0:
			j++
		default:
			total += a[i].weight
			i++
			j++
		}
	}
	return total
}

// merged is several blocks as one.
func merged(blocks []sketch) sketch {
	if len(blocks) == 1 {
		return blocks[0]
	}
	var out sketch
	for _, b := range blocks {
		out.words = append(out.words, b.words...)
		out.weight += b.weight
	}
	out.words.sort()
	return out
}

// alike is the part of the letters of two blocks that stands in words that both
// have, 0 to 1.
func alike(a, b sketch) float64 {
	if a.weight+b.weight == 0 {
		return 1
	}
	return 2 * float64(common(a.words, b.words)) / float64(a.weight+b.weight)
}

// flows tells which kinds can become one another, be divided and joined.
func flows(k Kind) bool { return k == Paragraph || k == Item || k == Subheading }

// named tells the kinds that are known by their first cell.
func (s sketch) named() bool { return s.kind == Row || s.kind == Pair }

// gain tells how good it is to say that one block became the other, 0 for never.
func gain(a, b sketch, shared int) int {
	switch {
	case a.kind != b.kind && !(flows(a.kind) && flows(b.kind)):
		return 0
	case a.head && b.head:
		return 1 + 2*shared
	case a.named():
		if a.name == b.name {
			return 2 + 2*shared + 2*letters(a.name)
		}
		if sameTitle(a, b) && near(a, b, shared) {
			return shared
		}
		return 0
	case a.kind == Label || a.kind == Caption:
		return 1 + 2*shared
	case near(a, b, shared):
		if a.kind != b.kind {
			return shared
		}
		return 2 * shared
	}
	return 0
}

// sameTitle tells whether names of several words are versions of one another; of
// names of one word none is, as of trackers.
func sameTitle(a, b sketch) bool {
	return len(a.title) > 1 && len(b.title) > 1 && 4*common(a.title, b.title) >= a.title.weight()+b.title.weight()
}

// near tells whether two texts are versions of one another: nearly half of their
// letters in common, or nearly all of the shorter one's.
func near(a, b sketch, shared int) bool {
	if 20*shared >= 9*(a.weight+b.weight)/2 {
		return shared > 0
	}
	least := min(a.weight, b.weight)
	return least >= 24 && 10*shared >= 9*least
}
