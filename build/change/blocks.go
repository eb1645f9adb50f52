package change

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// blockComparison pairs the blocks of two versions of a clause. Sketches are made
// of those only that are not the same.
type blockComparison struct {
	old, new []Block
	a, b     []sketch
	words    vocabulary
	heads    columns
	matches  []match
}

// compareBlocks compares what stands in two versions of a clause.
func compareBlocks(old, new []Block, words vocabulary) []BlockChange {
	c := blockComparison{
		old: old, new: new, a: make([]sketch, len(old)), b: make([]sketch, len(new)),
		words: words, heads: renamedColumns(old, new, words),
	}
	c.match()
	return c.changes()
}

func (c *blockComparison) changes() []BlockChange {
	taken := make([]bool, len(c.old))
	at := make([]*match, len(c.new))
	for i, m := range c.matches {
		for o := m.old.from; o < m.old.to; o++ {
			taken[o] = true
		}
		at[m.new.from] = &c.matches[i]
	}
	var out []BlockChange
	done := 0
	removed := func(until int) {
		for ; done < until; done++ {
			if !taken[done] {
				out = append(out, whole(Removed, Deleted, c.old[done], []int{done}, -1))
			}
		}
	}
	for n := 0; n < len(c.new); n++ {
		m := at[n]
		if m == nil {
			removed(nextOld(at[n:], len(c.old)))
			out = append(out, whole(Added, Written, c.new[n], nil, n))
			continue
		}
		if !m.moved {
			removed(m.old.from)
			done = m.old.to
		}
		out = append(out, c.change(*m)...)
		n = m.new.to - 1
	}
	removed(len(c.old))
	return out
}

// nextOld is where the next match that keeps the order begins in the old version:
// what was removed before it stands before what was added.
func nextOld(at []*match, end int) int {
	for _, m := range at {
		if m != nil && !m.moved {
			return m.old.from
		}
	}
	return end
}

func sketches(blocks []Block, v vocabulary) []sketch {
	out := make([]sketch, len(blocks))
	for i, b := range blocks {
		out[i] = v.sketch(b)
	}
	return out
}

// match pairs what is the same in the same order, then what is nearly the same
// between, then what moved.
func (c *blockComparison) match() {
	i, j := 0, 0
	same := func(until int) {
		for ; i < until; i, j = i+1, j+1 {
			c.matches = append(c.matches, match{old: span{i, i + 1}, new: span{j, j + 1}, same: true})
		}
	}
	for _, d := range shortest(readings(c.old), readings(c.new)) {
		same(d.Start)
		copy(c.a[i:], sketches(c.old[i:d.End], c.words))
		copy(c.b[j:], sketches(c.new[j:d.ReplEnd], c.words))
		for _, m := range align(c.a[i:d.End], c.b[j:d.ReplEnd]) {
			c.matches = append(c.matches, match{old: m.old.by(i), new: m.new.by(j)})
		}
		i, j = d.End, d.ReplEnd
	}
	same(len(c.old))
	c.matchMoved()
}

// readings are equal for blocks that read the same.
func readings(blocks []Block) []string {
	out := make([]string, len(blocks))
	for i, b := range blocks {
		out[i] = b.reading()
	}
	return out
}

// reading is what a reader sees of a block: its words, and where links lead.
func (b Block) reading() string {
	var s strings.Builder
	for i, c := range b.Cells {
		if i > 0 {
			s.WriteByte('\t')
		}
		href, text := "", ""
		for _, r := range c.Inline {
			if r.Href != href {
				href = r.Href
				text += "\x00" + href + "\x00"
			}
			text += r.Text
		}
		s.WriteString(norm.NFC.String(folded(text)))
	}
	return s.String()
}

func (s span) by(n int) span { return span{s.from + n, s.to + n} }

// matchMoved pairs what is left, most in common first.
func (c *blockComparison) matchMoved() {
	freeOld, freeNew := free(len(c.old), len(c.new), c.matches)
	var found []candidate
	for _, i := range freeOld {
		for _, j := range freeNew {
			if score := movedScore(c.a[i], c.b[j]); score > 0 {
				found = append(found, candidate{score, i, j})
			}
		}
	}
	for _, f := range choose(found) {
		c.matches = append(c.matches, match{old: span{f.old, f.old + 1}, new: span{f.new, f.new + 1}, moved: true})
	}
}

// candidate is a pair that could be one, with how much speaks for it.
type candidate struct {
	score    int
	old, new int
}

// choose takes the best candidates, each thing once.
func choose(found []candidate) []candidate {
	slices.SortStableFunc(found, func(a, b candidate) int { return b.score - a.score })
	var out []candidate
	for _, c := range found {
		taken := func(d candidate) bool { return d.old == c.old || d.new == c.new }
		if !slices.ContainsFunc(out, taken) {
			out = append(out, c)
		}
	}
	return out
}

// movedScore tells how good it is to say that a block moved, 0 for never: it has to
// be told by more than a few common words.
func movedScore(a, b sketch) int {
	shared := common(a.words, b.words)
	score := gain(a, b, shared)
	switch {
	case shared == a.weight && shared == b.weight && len(a.words) == len(b.words):
		return 2 * score
	case a.named() && a.name == b.name, alike(a, b) >= 0.75:
		return score
	}
	return 0
}

// free are the places that no match has.
func free(old, new int, matches []match) (freeOld, freeNew []int) {
	takenOld, takenNew := make([]bool, old), make([]bool, new)
	for _, m := range matches {
		for i := m.old.from; i < m.old.to; i++ {
			takenOld[i] = true
		}
		for j := m.new.from; j < m.new.to; j++ {
			takenNew[j] = true
		}
	}
	return places(takenOld), places(takenNew)
}

func places(taken []bool) []int {
	var out []int
	for i, t := range taken {
		if !t {
			out = append(out, i)
		}
	}
	return out
}

// whole is a block of which one thing became.
func whole(status Status, op Op, b Block, old []int, new int) BlockChange {
	c := BlockChange{Status: status, Kind: b.Kind, Depth: b.Depth, Number: b.Number, Old: old, New: new}
	for _, cell := range b.Cells {
		c.Cells = append(c.Cells, wholeCell(status, op, cell))
	}
	return c
}

// change is what became of the blocks of a match, one for each new block.
func (c *blockComparison) change(m match) []BlockChange {
	from := c.old[m.old.from]
	places := make([]int, m.old.size())
	for i := range places {
		places[i] = m.old.from + i
	}
	var out []BlockChange
	for i, cells := range c.cells(m) {
		b := c.new[m.new.from+i]
		change := BlockChange{
			Kind: b.Kind, Depth: b.Depth, Number: b.Number, Moved: m.moved, Cells: cells, Old: places, New: m.new.from + i,
		}
		if from.Kind != b.Kind {
			change.OldKind = from.Kind
		}
		change.Status = change.status()
		out = append(out, change)
	}
	return out
}

func (c BlockChange) status() Status {
	for _, cell := range c.Cells {
		if cell.Status != Same {
			return Changed
		}
	}
	switch {
	case c.OldKind != "":
		return Changed
	case c.Moved:
		return Moved
	}
	return Same
}
