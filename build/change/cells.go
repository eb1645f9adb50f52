package change

import "github.com/aymanbagabas/go-udiff/lcs"

// compareCells gives the cells of each of the new blocks.
func compareCells(old, new []Block) [][]CellChange {
	if len(old) == 1 && len(new) == 1 && new[0].Kind == Row {
		return [][]CellChange{compareRow(old[0].Cells, new[0].Cells)}
	}
	if len(old) == 1 && len(new) == 1 && new[0].Kind == Pair {
		return [][]CellChange{{compareCell(old[0].Cells[0], new[0].Cells[0]), compareCell(old[0].Cells[1], new[0].Cells[1])}}
	}
	var out [][]CellChange
	for _, spans := range divide(compareTokens(joined(old), joined(new))) {
		out = append(out, []CellChange{cellOf(spans)})
	}
	return out
}

// joined are the tokens of several blocks, with a paragraph mark between two.
func joined(blocks []Block) []token {
	var out []token
	for i, b := range blocks {
		if i > 0 {
			out = append(out, paragraphMark())
		}
		out = append(out, tokens(b.Cells[0].Inline)...)
	}
	return out
}

// divide cuts after each paragraph mark that the new version has.
func divide(spans []Span) [][]Span {
	out := [][]Span{nil}
	for _, s := range spans {
		last := len(out) - 1
		out[last] = append(out[last], s)
		if s.Break && s.Op == Written {
			out = append(out, nil)
		}
	}
	return out
}

func cellOf(spans []Span) CellChange {
	c := CellChange{Status: Changed, Spans: spans}
	if unchanged(spans) {
		c.Status = Same
	}
	return c
}

func compareCell(old, new Cell) CellChange {
	c := cellOf(compareInline(old.Inline, new.Inline))
	c.Header, c.Column = new.Header, new.Column
	return c
}

// compareRow compares cells of the same column; where columns have no names, or
// other ones, those at the same place between two that are known.
func compareRow(old, new []Cell) []CellChange {
	var out []CellChange
	a, b := 0, 0
	pairs := func(toOld, toNew int) {
		for ; a < toOld && b < toNew; a, b = a+1, b+1 {
			out = append(out, compareCell(old[a], new[b]))
		}
	}
	for _, d := range lcs.DiffLines(columns(old), columns(new)) {
		pairs(d.Start, d.ReplStart)
		pairs(d.End, d.ReplEnd)
		for ; a < d.End; a++ {
			out = append(out, CellChange{Removed, old[a].Header, old[a].Column, wholly(Deleted, old[a].Inline)})
		}
		for ; b < d.ReplEnd; b++ {
			out = append(out, CellChange{Added, new[b].Header, new[b].Column, wholly(Written, new[b].Inline)})
		}
	}
	pairs(len(old), len(new))
	return out
}

// columns are what the cells of a row are compared by: the heads of their columns,
// or their own words in the head itself.
func columns(cells []Cell) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = c.Column
		if c.Column == "" && c.Header {
			out[i] = folded(c.Inline.String())
		}
	}
	if len(cells) > 0 && cells[len(cells)-1].Column != "" {
		out[0] = "\x00name" // the first cell names the row, whatever its head says
	}
	return out
}
