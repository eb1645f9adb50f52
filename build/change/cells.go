package change

import "slices"

// compareCells gives the cells of each of the new blocks.
func compareCells(old, new []Block, heads columns) [][]CellChange {
	if len(old) == 1 && len(new) == 1 && new[0].Kind == Row {
		return [][]CellChange{compareRow(old[0].Cells, new[0].Cells, heads)}
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

// compareRow compares cells of the same column; those of other columns are compared
// by their place between two that are known.
func compareRow(old, new []Cell, heads columns) []CellChange {
	var out []CellChange
	a, b := 0, 0
	pairs := func(toOld, toNew int) {
		for ; a < toOld && b < toNew; a, b = a+1, b+1 {
			out = append(out, compareCell(old[a], new[b]))
		}
	}
	for _, d := range shortest(heads.names(old, false), heads.names(new, true)) {
		pairs(d.Start, d.ReplStart)
		if d.End-d.Start == d.ReplEnd-d.ReplStart {
			pairs(d.End, d.ReplEnd)
		}
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

// columns says which new heads of columns stand for which old ones.
type columns map[string]string

// renamedColumns finds the columns of the tables of a clause of which the head is
// another, by what stands in them.
func renamedColumns(old, new []Block, v vocabulary) columns {
	was, is := headsOf(old), headsOf(new)
	from, to := without(was, is), without(is, was)
	var found []candidate
	for i, o := range from {
		a := v.column(old, o)
		for j, n := range to {
			if part := alike(a, v.column(new, n)); part >= 0.5 {
				found = append(found, candidate{int(1000 * part), i, j})
			}
		}
	}
	out := columns{}
	for _, c := range choose(found) {
		out[to[c.new]] = from[c.old]
	}
	return out
}

// headsOf are the heads of columns, each once; the first column is not among them.
func headsOf(blocks []Block) []string {
	var out []string
	for _, b := range blocks {
		for i, c := range b.Cells {
			if i > 0 && c.Column != "" && !slices.Contains(out, c.Column) {
				out = append(out, c.Column)
			}
		}
	}
	return out
}

func without(all, others []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(s string) bool { return slices.Contains(others, s) })
}

// column is what stands in a column, as one block.
func (v vocabulary) column(blocks []Block, name string) sketch {
	var cells []sketch
	for _, b := range blocks {
		for i, c := range b.Cells {
			if i > 0 && c.Column == name && !head(b) {
				cells = append(cells, v.sketch(Block{Cells: []Cell{c}}))
			}
		}
	}
	return merged(append(cells, sketch{}, sketch{}))
}

// names are what the cells of a row are compared by. The first cell names the row,
// whatever its head says.
func (c columns) names(cells []Cell, new bool) []string {
	out := make([]string, len(cells))
	for i, cell := range cells {
		name := cell.Column
		if cell.Column == "" && cell.Header {
			name = folded(cell.Inline.String())
		}
		if was, ok := c[name]; ok && new {
			name = was
		}
		out[i] = name
	}
	if len(cells) > 0 {
		out[0] = "\x00name"
	}
	return out
}
