package change

import "slices"

// cells gives the cells of each of the new blocks of a match.
func (c *blockComparison) cells(m match) [][]CellChange {
	old, new := c.old[m.old.from], c.new[m.new.from]
	if m.same {
		return [][]CellChange{whole(Same, Kept, new, nil, 0).Cells}
	}
	a, b := c.a[m.old.from:m.old.to], c.b[m.new.from:m.new.to]
	switch new.Kind {
	case Row:
		return [][]CellChange{c.row(rowOf(old, a[0]), rowOf(new, b[0]))}
	case Pair:
		was, is := rowOf(old, a[0]), rowOf(new, b[0])
		return [][]CellChange{{compareCell(was, is, 0, 0), compareCell(was, is, 1, 1)}}
	}
	var out [][]CellChange
	for _, spans := range divide(compareTokens(joined(a), joined(b))) {
		out = append(out, []CellChange{cellOf(spans)})
	}
	return out
}

// joined are the tokens of several blocks, with a paragraph mark between two.
func joined(blocks []sketch) []token {
	if len(blocks) == 1 {
		return blocks[0].cells[0]
	}
	var out []token
	for i, b := range blocks {
		if i > 0 {
			out = append(out, paragraphMark())
		}
		out = append(out, b.cells[0]...)
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

// row is the cells of a block with their tokens.
type row struct {
	cells  []Cell
	tokens [][]token
}

func rowOf(b Block, s sketch) row { return row{b.Cells, s.cells} }

func compareCell(old, new row, i, j int) CellChange {
	c := cellOf(compareTokens(old.tokens[i], new.tokens[j]))
	c.Header, c.Column = new.cells[j].Header, new.cells[j].Column
	return c
}

// row compares cells of the same column; those of other columns are compared by
// their place between two that are known.
func (c *blockComparison) row(old, new row) []CellChange {
	var out []CellChange
	a, b := 0, 0
	pairs := func(toOld, toNew int) {
		for ; a < toOld && b < toNew; a, b = a+1, b+1 {
			out = append(out, compareCell(old, new, a, b))
		}
	}
	for _, d := range shortest(c.heads.names(old.cells, false), c.heads.names(new.cells, true)) {
		pairs(d.Start, d.ReplStart)
		if d.End-d.Start == d.ReplEnd-d.ReplStart {
			pairs(d.End, d.ReplEnd)
		}
		for ; a < d.End; a++ {
			out = append(out, wholeCell(Removed, Deleted, old.cells[a]))
		}
		for ; b < d.ReplEnd; b++ {
			out = append(out, wholeCell(Added, Written, new.cells[b]))
		}
	}
	pairs(len(old.cells), len(new.cells))
	return out
}

func wholeCell(status Status, op Op, c Cell) CellChange {
	return CellChange{status, c.Header, c.Column, wholly(op, c.Inline)}
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
