package change

import (
	"slices"
	"strconv"
)

// Compare tells what changed from an old version of a document to a new one.
func Compare(old, new Text) Difference {
	c := comparison{old: old.Clauses, new: new.Clauses, words: vocabulary{}}
	c.match()
	d := Difference{
		Title:   compareInline(Inline{{Text: old.Title}}, Inline{{Text: new.Title}}),
		Clauses: c.changes(),
	}
	findAcross(d.Clauses, c)
	return d
}

// comparison pairs clauses: to holds the place of the new one for each old one,
// from that of the old one for each new one, -1 for none.
type comparison struct {
	old, new []Clause
	words    vocabulary
	to, from []int
	stay     []bool // of the new clauses: stands in the same order as before
}

func (c *comparison) match() {
	c.to, c.from = unmatched(len(c.old)), unmatched(len(c.new))
	byID := map[string]int{}
	for i, name := range names(c.old) {
		byID[name] = i
	}
	for j, name := range names(c.new) {
		if i, ok := byID[name]; ok {
			c.to[i], c.from[j] = j, i
		}
	}
	c.matchRenamed()
	c.findMoved()
}

func unmatched(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	return out
}

// names are the anchors; should one stand twice, the second is another one.
func names(clauses []Clause) []string {
	seen := map[string]int{}
	out := make([]string, len(clauses))
	for i, c := range clauses {
		out[i] = c.ID + "\x00" + strconv.Itoa(seen[c.ID])
		seen[c.ID]++
	}
	return out
}

// leastRenamed is how alike two clauses are of which one is the other under a new
// anchor.
const leastRenamed = 0.75

// matchRenamed pairs clauses of which only the anchor, and a few words, changed.
func (c *comparison) matchRenamed() {
	var found []candidate
	news := map[int]sketch{}
	for j, new := range c.new {
		if c.from[j] < 0 && new.Level > 0 {
			news[j] = c.words.clause(new)
		}
	}
	for i, old := range c.old {
		if c.to[i] >= 0 || old.Level == 0 || len(news) == 0 {
			continue
		}
		a := c.words.clause(old)
		for j := range c.new {
			if b, ok := news[j]; ok && alike(a, b) >= leastRenamed {
				found = append(found, candidate{int(1000 * alike(a, b)), i, j})
			}
		}
	}
	for _, f := range choose(found) {
		c.to[f.old], c.from[f.new] = f.new, f.old
	}
}

// clause is a clause as one block, its heading with it.
func (v vocabulary) clause(c Clause) sketch {
	return merged(append([]sketch{v.sketch(Block{Cells: []Cell{{Inline: c.Title}}}), {}}, sketches(c.Blocks, v)...))
}

// findMoved finds the clauses that stand in another order: the fewest that can be
// said to have moved.
func (c *comparison) findMoved() {
	var before, after []string
	var at []int
	for i := range c.old {
		if c.to[i] >= 0 {
			before = append(before, strconv.Itoa(i))
		}
	}
	for j, i := range c.from {
		if i >= 0 {
			after, at = append(after, strconv.Itoa(i)), append(at, j)
		}
	}
	c.stay = make([]bool, len(c.new))
	for _, j := range at {
		c.stay[j] = true
	}
	for _, d := range shortest(before, after) {
		for k := d.ReplStart; k < d.ReplEnd; k++ {
			c.stay[at[k]] = false
		}
	}
}

func (c *comparison) changes() []ClauseChange {
	var out []ClauseChange
	done := 0
	removed := func(until int) {
		for ; done < until; done++ {
			if c.to[done] < 0 {
				out = append(out, wholeClause(Removed, Deleted, c.old[done], done, -1))
			}
		}
	}
	for j, new := range c.new {
		i := c.from[j]
		if i < 0 {
			removed(c.nextOld(j))
			out = append(out, wholeClause(Added, Written, new, -1, j))
			continue
		}
		if c.stay[j] {
			removed(i)
			done = i + 1
		}
		out = append(out, c.clause(i, j))
	}
	removed(len(c.old))
	return out
}

// nextOld is the old place of the next clause that keeps the order.
func (c *comparison) nextOld(j int) int {
	for ; j < len(c.new); j++ {
		if c.stay[j] {
			return c.from[j]
		}
	}
	return len(c.old)
}

func wholeClause(status Status, op Op, c Clause, old, new int) ClauseChange {
	out := ClauseChange{Status: status, ID: c.ID, Level: c.Level, Title: wholly(op, c.Title), Old: old, New: new}
	if status == Removed {
		out.OldID, out.OldLevel = c.ID, c.Level
	}
	for n, b := range c.Blocks {
		if status == Removed {
			out.Blocks = append(out.Blocks, whole(status, op, b, []int{n}, -1))
		} else {
			out.Blocks = append(out.Blocks, whole(status, op, b, nil, n))
		}
	}
	return out
}

// clause compares the old clause i with the new clause j.
func (c *comparison) clause(i, j int) ClauseChange {
	old, new := c.old[i], c.new[j]
	out := ClauseChange{
		ID: new.ID, OldID: old.ID, Level: new.Level, OldLevel: old.Level, Old: i, New: j,
		Moved: !c.stay[j] || old.Level != new.Level,
		Title: compareInline(old.Title, new.Title), Blocks: compareBlocks(old.Blocks, new.Blocks, c.words),
	}
	out.Kept = out.kept()
	out.Status = out.status()
	return out
}

func (c ClauseChange) status() Status {
	same := func(b BlockChange) bool { return b.Status == Same }
	switch {
	case !unchanged(c.Title) || slices.ContainsFunc(c.Blocks, func(b BlockChange) bool { return !same(b) }):
		return Changed
	case c.ID != c.OldID:
		return Renamed
	case c.Moved:
		return Moved
	}
	return Same
}

// kept is the part of the old letters that the new version has.
func (c ClauseChange) kept() float64 {
	kept, gone := 0, 0
	count := func(spans []Span) {
		for _, s := range spans {
			switch s.Op {
			case Kept:
				kept += letters(s.Text)
			case Deleted:
				gone += letters(s.Text)
			}
		}
	}
	count(c.Title)
	for _, b := range c.Blocks {
		for _, cell := range b.Cells {
			count(cell.Spans)
		}
	}
	if kept+gone == 0 {
		return 1
	}
	return float64(kept) / float64(kept+gone)
}

// leastAcross is how many letters a block has at least that is said to have moved
// to another clause: a short one may stand in both by chance.
const leastAcross = 24

// findAcross finds the blocks that moved from one clause to another, word for word.
func findAcross(clauses []ClauseChange, c comparison) {
	type place struct{ clause, block int }
	gone := map[string][]place{}
	key := func(b Block) string {
		if letters(b.Plain()) < leastAcross {
			return ""
		}
		return b.reading()
	}
	for i, change := range clauses {
		for k, b := range change.Blocks {
			if b.Status != Removed {
				continue
			}
			if s := key(c.old[change.Old].Blocks[b.Old[0]]); s != "" {
				gone[s] = append(gone[s], place{i, k})
			}
		}
	}
	for _, change := range clauses {
		for k, b := range change.Blocks {
			if b.Status != Added || len(gone) == 0 {
				continue
			}
			block := c.new[change.New].Blocks[b.New]
			from := gone[key(block)]
			if len(from) == 0 {
				continue
			}
			gone[key(block)] = from[1:]
			there := &clauses[from[0].clause]
			away := &there.Blocks[from[0].block]
			away.Status, away.Across, away.Elsewhere = MovedAway, true, change.ID
			here := whole(Moved, Kept, block, nil, b.New)
			here.Moved, here.Across, here.Elsewhere = true, true, there.ID
			change.Blocks[k] = here
		}
	}
}
