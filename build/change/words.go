package change

import (
	"slices"

	"github.com/aymanbagabas/go-udiff/lcs"
)

// pair is two rows of tokens that are compared. An edit of it replaces
// old[Start:End] by new[ReplStart:ReplEnd]; what is between edits is kept.
type pair struct{ old, new []token }

// edits are what a reader is told: the shortest list of edits, made readable.
func (p pair) edits() []lcs.Diff {
	edits := shortest(keys(p.old), keys(p.new))
	for i := range edits {
		p.slide(edits, i)
	}
	edits = p.merge(edits)
	for i := range edits {
		edits[i] = p.trim(edits[i])
	}
	if p.torn(edits) {
		return []lcs.Diff{{End: len(p.old), ReplEnd: len(p.new)}}
	}
	return edits
}

func keys(ts []token) []string {
	out := make([]string, len(ts))
	for i, t := range ts {
		out[i] = t.key
	}
	return out
}

func weight(ts []token) int {
	n := 0
	for _, t := range ts {
		n += t.weight
	}
	return n
}

// torn tells that so little is kept that both texts read better whole.
func (p pair) torn(edits []lcs.Diff) bool {
	old, new := weight(p.old), weight(p.new)
	kept := old
	for _, e := range edits {
		kept -= weight(p.old[e.Start:e.End])
	}
	return len(edits) > 1 && kept*10 < 3*max(old, new) && kept*10 < 7*min(old, new)
}

// merge joins edits around kept stretches that are not worth a reader's while.
func (p pair) merge(edits []lcs.Diff) []lcs.Diff {
	for i := 0; i+1 < len(edits); {
		if !p.isIsland(edits[i], edits[i+1]) {
			i++
			continue
		}
		edits[i].End, edits[i].ReplEnd = edits[i+1].End, edits[i+1].ReplEnd
		edits = slices.Delete(edits, i+1, i+2)
		i = max(i-1, 0) // a heavier edit may swallow the island before it
	}
	return edits
}

// trim takes off the ends of an edit what both sides have there.
func (p pair) trim(e lcs.Diff) lcs.Diff {
	for e.Start < e.End && e.ReplStart < e.ReplEnd && p.old[e.Start].key == p.new[e.ReplStart].key {
		e.Start, e.ReplStart = e.Start+1, e.ReplStart+1
	}
	for e.Start < e.End && e.ReplStart < e.ReplEnd && p.old[e.End-1].key == p.new[e.ReplEnd-1].key {
		e.End, e.ReplEnd = e.End-1, e.ReplEnd-1
	}
	return e
}

// isIsland tells whether what is kept between two edits is so small, beside what
// they replace, that a reader does better without it: two words at most of the same
// sentence. A figure in the place of another is told for itself.
func (p pair) isIsland(a, b lcs.Diff) bool {
	deletes := a.Start < a.End || b.Start < b.End
	writes := a.ReplStart < a.ReplEnd || b.ReplStart < b.ReplEnd
	if !deletes || !writes || p.figures(a) || p.figures(b) {
		return false
	}
	words := 0
	for _, t := range p.new[a.ReplEnd:b.ReplStart] {
		switch {
		case t.mark || closes(t) == 3:
			return false
		case t.weight > 0:
			words++
		}
	}
	kept := weight(p.new[a.ReplEnd:b.ReplStart])
	return words <= 2 && kept <= p.replaced(a) && kept <= p.replaced(b)
}

// figures tells whether an edit puts one figure in the place of another.
func (p pair) figures(e lcs.Diff) bool {
	return e.End-e.Start == 1 && e.ReplEnd-e.ReplStart == 1 && p.old[e.Start].figure && p.new[e.ReplStart].figure
}

func (p pair) replaced(e lcs.Diff) int {
	return max(weight(p.old[e.Start:e.End]), weight(p.new[e.ReplStart:e.ReplEnd]))
}

// slide moves what was only written, or only deleted, along equal words to where a
// sentence, or a part of one, begins and ends.
func (p pair) slide(edits []lcs.Diff, i int) {
	e := edits[i]
	row, start, end := p.new, e.ReplStart, e.ReplEnd
	if start == end {
		row, start, end = p.old, e.Start, e.End
	} else if e.Start < e.End {
		return
	}
	back, forth := e.Start, len(p.old)-e.End // how much is kept on both sides
	if i > 0 {
		back -= edits[i-1].End
	}
	if i+1 < len(edits) {
		forth = edits[i+1].Start - e.End
	}
	best, most := 0, ending(row, start-1)+ending(row, end-1)
	try := func(by int) {
		if s := ending(row, start+by-1) + ending(row, end+by-1); s > most {
			best, most = by, s
		}
	}
	for by := 0; -by < back && row[start+by-1].key == row[end+by-1].key; try(by) {
		by--
	}
	for by := 0; by < forth && row[start+by].key == row[end+by].key; try(by) {
		by++
	}
	edits[i] = lcs.Diff{Start: e.Start + best, End: e.End + best, ReplStart: e.ReplStart + best, ReplEnd: e.ReplEnd + best}
}

// ending tells how well a stretch of a row ends with a token.
func ending(row []token, at int) int {
	if at < 0 || at == len(row)-1 {
		return 3
	}
	return closes(row[at])
}

// closes tells how much a token closes: 3 for a sentence, 1 for a part of one.
func closes(t token) int {
	switch t.key {
	case ".", "!", "?", "…":
		return 3
	case ":", ";":
		return 2
	case ",", ")", "»", "”":
		return 1
	}
	return 0
}

// enough is how many edits the library finds before it gives up on the middle.
const enough = 100

// shortest gives the edits from one row of strings to another. The library stops
// at a number of edits, to be fast; what it left in the middle is compared again.
func shortest(old, new []string) []lcs.Diff {
	var out []lcs.Diff
	for _, e := range lcs.DiffLines(old, new) {
		o, n := old[e.Start:e.End], new[e.ReplStart:e.ReplEnd]
		if len(o)+len(n) < enough || len(o) == 0 || len(n) == 0 || len(o)+len(n) == len(old)+len(new) {
			out = append(out, e)
			continue
		}
		for _, d := range shortest(o, n) {
			out = append(out, lcs.Diff{
				Start: d.Start + e.Start, End: d.End + e.Start, ReplStart: d.ReplStart + e.ReplStart, ReplEnd: d.ReplEnd + e.ReplStart,
			})
		}
	}
	return out
}
