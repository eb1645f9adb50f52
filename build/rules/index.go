package rules

import (
	"maps"
	"math"
	"regexp/syntax"
	"slices"
)

// index looks for many wordings of one language at once: for the pieces of which
// each match holds one (what [wording] lists, and what its expressions need), in
// one pass over the letters of a text, as Aho and Corasick have it. Only where a
// wording's pieces stand is its expression run.
type index struct {
	wordings []indexed
	clauses  []clause
	// classes parts bytes into those that pieces hold, one class each, and class 0
	// for all others; next gives, for a state and a class, the state that follows. The
	// states in which pieces end come last, from the first of them on, and met are the
	// clauses of which pieces end there.
	classes [256]uint8
	next    [][classes]uint16
	first   int
	met     [][]int32
}

// classes are more than the bytes of folded pieces; longest is how much of a piece
// is looked for: more of it would find little less.
const (
	classes = 64
	longest = 12
)

// indexes are by language.
type indexes map[string]*index

// indexed is a wording in an index.
type indexed struct {
	number int
	// inText and inPart are how many clauses a text, and a part of it, have to meet.
	inText, inPart int32
}

// clause is met by one of several pieces, in the text or in one of its parts.
type clause struct {
	wording int32
	inPart  bool
}

// hit is a part of a text where a wording may stand.
type hit struct {
	number   int
	from, to int
}

// indexOf makes an index of the wordings of a language, of which each has its number.
func indexOf(lang string, all []*wording) *index {
	x := &index{}
	b := branches{{}}
	for _, w := range all {
		if w.lang == lang {
			x.add(w, &b)
		}
	}
	x.grow(b)
	return x
}

func (x *index) add(w *wording, b *branches) {
	at := int32(len(x.wordings))
	one := indexed{number: w.number}
	clauses := func(inPart bool, all ...[]stem) int32 {
		n := int32(0)
		for _, pieces := range all {
			if len(pieces) == 0 {
				continue
			}
			for _, p := range pieces {
				b.add(p.word[:min(len(p.word), longest)], int32(len(x.clauses)))
			}
			x.clauses = append(x.clauses, clause{at, inPart})
			n++
		}
		return n
	}
	inParts := staysInPart(w.says.expression)
	one.inText = clauses(false, w.with, w.and)
	if w.near != nil {
		one.inText += clauses(false, needOf(w.near.expression)...)
	}
	if need := needOf(w.says.expression); inParts {
		one.inPart = clauses(true, need...)
	} else {
		one.inText += clauses(false, need...)
	}
	x.wordings = append(x.wordings, one)
}

// staysInPart tells whether no match of an expression goes beyond a full stop, and
// whether it is the same what stands there.
func staysInPart(expression string) bool {
	re, err := syntax.Parse(expression, syntax.Perl)
	return err == nil && !reaches(re)
}

func reaches(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText:
		return true
	case syntax.OpLiteral:
		return slices.Contains(re.Rune, '.')
	case syntax.OpCharClass:
		for i := 0; i+1 < len(re.Rune); i += 2 {
			if re.Rune[i] <= '.' && '.' <= re.Rune[i+1] {
				return true
			}
		}
	}
	return slices.ContainsFunc(re.Sub, reaches)
}

// branches are a tree of pieces, letter by letter; its root is the first.
type branches []branch

type branch struct {
	after map[byte]int32
	// met are clauses of which a piece ends here.
	met []int32
}

func (b *branches) add(piece string, clause int32) {
	at := int32(0)
	for i := range len(piece) {
		follow, known := (*b)[at].after[piece[i]]
		if !known {
			follow = int32(len(*b))
			if (*b)[at].after == nil {
				(*b)[at].after = map[byte]int32{}
			}
			(*b)[at].after[piece[i]] = follow
			*b = append(*b, branch{})
		}
		at = follow
	}
	if !slices.Contains((*b)[at].met, clause) {
		(*b)[at].met = append((*b)[at].met, clause)
	}
}

// grow makes the table of states of a tree, from the root outwards: where no
// branch follows, the longest end of what was read that begins a piece goes on.
func (x *index) grow(b branches) {
	for c, class := range b.classes() {
		x.classes[c] = class
	}
	order, met := []int32{0}, make([][]int32, len(b))
	next, ends := make([][classes]int32, len(b)), make([]int32, len(b)) // the longest end of each that is a branch itself
	for i := 0; i < len(order); i++ {
		at := order[i]
		met[at] = slices.Compact(slices.Sorted(slices.Values(append(slices.Clone(b[at].met), met[ends[at]]...))))
		if at != 0 {
			next[at] = next[ends[at]]
		}
		for _, c := range slices.Sorted(maps.Keys(b[at].after)) {
			follow, class := b[at].after[c], x.classes[c]
			ends[follow], next[at][class] = next[at][class], follow
			order = append(order, follow)
		}
	}
	x.number(order, next, met)
}

// number gives the states their numbers: those that are met most come first, and
// those in which pieces end last.
func (x *index) number(order []int32, next [][classes]int32, met [][]int32) {
	slices.SortStableFunc(order, func(a, b int32) int { return min(len(met[a]), 1) - min(len(met[b]), 1) })
	if len(order) > math.MaxUint16 {
		panic("rules: more pieces of wordings than an index has numbers for")
	}
	numbers := make([]uint16, len(order))
	for i, at := range order {
		numbers[at] = uint16(i)
	}
	x.next, x.first = make([][classes]uint16, len(order)), len(order)
	for i, at := range order {
		for class, follow := range next[at] {
			x.next[i][class] = numbers[follow]
		}
		if len(met[at]) > 0 {
			x.first, x.met = min(x.first, i), append(x.met, met[at])
		}
	}
}

// classes gives each byte of the pieces a class.
func (b branches) classes() map[byte]uint8 {
	out := map[byte]uint8{}
	for _, one := range b {
		for c := range one.after {
			if _, known := out[c]; !known {
				out[c] = uint8(len(out) + 1)
			}
		}
	}
	return out
}

// pass is what is met of clauses, from text to text and part to part: each has a
// number of its own, so that nothing has to be wiped out in between.
type pass struct {
	now, text, part uint32
	// seen is by state in which part it was last, met by clause where.
	seen, met []uint32
	// texts and parts count the clauses that are met, by wording.
	texts, parts []reached
	// whole are wordings with all that a text has to meet, and in the places where
	// they have all that a part has to.
	whole []int32
	in    []hit
}

type reached struct {
	at uint32
	n  int32
}

func (c *reached) more(at uint32) int32 {
	if c.at != at {
		*c = reached{at: at}
	}
	c.n++
	return c.n
}

// fit makes room for an index.
func (t *pass) fit(x *index) {
	t.seen, t.met = fitted(t.seen, len(x.met)), fitted(t.met, len(x.clauses))
	t.texts, t.parts = fitted(t.texts, len(x.wordings)), fitted(t.parts, len(x.wordings))
}

func fitted[T any](s []T, n int) []T {
	if len(s) >= n {
		return s
	}
	return append(s, make([]T, n-len(s))...)
}

// look gives the parts of a folded text where wordings may stand, by their numbers.
func (x *index) look(folded string, t *pass) []hit {
	t.fit(x)
	t.text, t.part, t.now = t.now+1, t.now+2, t.now+2
	t.whole, t.in = t.whole[:0], t.in[:0]
	from, first, at := 0, 0, 0
	for i := range len(folded) {
		c := folded[i]
		at = int(x.next[at][x.classes[c]%classes])
		if at >= x.first {
			t.meet(x, at-x.first, from)
		}
		if c == '.' && !isInner(folded, i) {
			first, from = t.close(first, i), i+1
		}
	}
	t.close(first, len(folded))
	return t.hits(x, len(folded))
}

// meet notes the clauses of which a piece ends in a state.
func (t *pass) meet(x *index, state, from int) {
	if t.seen[state] == t.part {
		return
	}
	t.seen[state] = t.part
	for _, i := range x.met[state] {
		c := x.clauses[i]
		w := &x.wordings[c.wording]
		if c.inPart {
			if t.met[i] != t.part {
				t.met[i] = t.part
				if t.parts[c.wording].more(t.part) == w.inPart {
					t.in = append(t.in, hit{number: int(c.wording), from: from})
				}
			}
			continue
		}
		if t.met[i] != t.text {
			t.met[i] = t.text
			if t.texts[c.wording].more(t.text) == w.inText {
				t.whole = append(t.whole, c.wording)
			}
		}
	}
}

// close ends a part before a full stop: those of its hits that stand from first on
// end here.
func (t *pass) close(first, end int) int {
	for i := first; i < len(t.in); i++ {
		t.in[i].to = end
	}
	t.now++
	t.part = t.now
	return len(t.in)
}

// hits are those of a text that is at its end, by number and place.
func (t *pass) hits(x *index, length int) []hit {
	var out []hit
	for _, i := range t.whole {
		if w := x.wordings[i]; w.inPart == 0 {
			out = append(out, hit{w.number, 0, length})
		}
	}
	for _, h := range t.in {
		w := x.wordings[h.number]
		if w.inText == 0 || t.texts[h.number] == (reached{t.text, w.inText}) {
			out = append(out, hit{w.number, h.from, h.to})
		}
	}
	slices.SortFunc(out, func(a, b hit) int {
		if a.number != b.number {
			return a.number - b.number
		}
		return a.from - b.from
	})
	return out
}
