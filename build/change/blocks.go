package change

import (
	"slices"

	"github.com/aymanbagabas/go-udiff/lcs"
)

// compareBlocks compares what stands in two versions of a clause.
func compareBlocks(old, new []Block, v vocabulary) []BlockChange {
	a, b := sketches(old, v), sketches(new, v)
	matches := matchBlocks(a, b)
	away := make([]bool, len(old)) // matched, at whatever place
	at := make([]*match, len(new))
	for i, m := range matches {
		for o := m.old.from; o < m.old.to; o++ {
			away[o] = true
		}
		at[m.new.from] = &matches[i]
	}
	var out []BlockChange
	done := 0
	removed := func(until int) {
		for ; done < until; done++ {
			if !away[done] {
				out = append(out, whole(Removed, Deleted, old[done], []int{done}, -1))
			}
		}
	}
	for n := 0; n < len(new); n++ {
		m := at[n]
		if m == nil {
			out = append(out, whole(Added, Written, new[n], nil, n))
			continue
		}
		if !m.moved {
			removed(m.old.from)
			done = m.old.to
		}
		out = append(out, m.changes(old, new)...)
		n = m.new.to - 1
	}
	removed(len(old))
	return out
}

func sketches(blocks []Block, v vocabulary) []sketch {
	out := make([]sketch, len(blocks))
	for i, b := range blocks {
		out[i] = v.sketch(b)
	}
	return out
}

// matchBlocks pairs what is the same in the same order, then what is nearly the
// same between, then what moved.
func matchBlocks(old, new []sketch) []match {
	var out []match
	a, b := 0, 0
	gap := func(toOld, toNew int) {
		for _, m := range align(old[a:toOld], new[b:toNew]) {
			out = append(out, match{old: m.old.by(a), new: m.new.by(b)})
		}
	}
	for _, d := range lcs.DiffLines(wholes(old), wholes(new)) {
		for ; a < d.Start; a, b = a+1, b+1 {
			out = append(out, match{old: span{a, a + 1}, new: span{b, b + 1}})
		}
		gap(d.End, d.ReplEnd)
		a, b = d.End, d.ReplEnd
	}
	for ; a < len(old); a, b = a+1, b+1 {
		out = append(out, match{old: span{a, a + 1}, new: span{b, b + 1}})
	}
	return append(out, matchMoved(old, new, out)...)
}

func (s span) by(n int) span { return span{s.from + n, s.to + n} }

func wholes(ss []sketch) []string {
	out := make([]string, len(ss))
	for i, s := range ss {
		out[i] = s.whole
	}
	return out
}

// matchMoved pairs what is left, most in common first.
func matchMoved(old, new []sketch, known []match) []match {
	freeOld, freeNew := free(len(old), len(new), known)
	var found []candidate
	for _, i := range freeOld {
		for _, j := range freeNew {
			if score := movedScore(old[i], new[j]); score > 0 {
				found = append(found, candidate{score, i, j})
			}
		}
	}
	var out []match
	for _, c := range choose(found) {
		out = append(out, match{span{c.old, c.old + 1}, span{c.new, c.new + 1}, true})
	}
	return out
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
	switch score := gain(a, b); {
	case a.whole == b.whole, a.named() && a.name == b.name:
		return score
	case a.weight >= 24 && alike(a, b) >= 0.75:
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
	c := BlockChange{Status: status, Kind: b.Kind, Depth: b.Depth, Ordered: b.Ordered, Old: old, New: new}
	for _, cell := range b.Cells {
		c.Cells = append(c.Cells, CellChange{status, cell.Header, cell.Column, wholly(op, cell.Inline)})
	}
	return c
}

// changes are what became of the blocks of a match, one for each new block.
func (m match) changes(old, new []Block) []BlockChange {
	from, to := old[m.old.from:m.old.to], new[m.new.from:m.new.to]
	places := make([]int, len(from))
	for i := range places {
		places[i] = m.old.from + i
	}
	var out []BlockChange
	for i, cells := range compareCells(from, to) {
		b := to[i]
		c := BlockChange{
			Status: Same, Kind: b.Kind, Depth: b.Depth, Ordered: b.Ordered, Moved: m.moved,
			Cells: cells, Old: places, New: m.new.from + i,
		}
		if from[0].Kind != b.Kind {
			c.OldKind = from[0].Kind
		}
		c.Status = c.status()
		out = append(out, c)
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
