package change

import "slices"

func (w *boxWriter) openTable() {
	w.WriteString("<table>\n")
	w.table, w.body, w.head = true, false, nil
}

func (w *boxWriter) closeTable() {
	if !w.table {
		return
	}
	if w.body {
		w.WriteString("</tbody>\n")
	}
	w.WriteString("</table>\n")
	w.table, w.body, w.head = false, false, nil
}

// row writes a row of a table. A head after other rows begins another table.
func (w *boxWriter) row(b BlockChange) {
	if b.heads() && w.body {
		w.closeTable()
	}
	if !w.table {
		w.openTable()
	}
	if b.heads() {
		w.head = b.Cells
		w.WriteString("<thead>\n")
		w.cells(b, b.Cells)
		w.WriteString("</thead>\n")
		return
	}
	if !w.body {
		w.WriteString("<tbody>\n")
		w.body = true
	}
	w.cells(b, placed(w.head, b.Cells))
}

func (w *boxWriter) cells(b BlockChange, cells []CellChange) {
	w.WriteString("<tr" + class(b) + ">")
	for i, c := range cells {
		name, attrs := "td", ""
		switch {
		case b.heads():
			name, attrs = "th", ` scope="col"`
		case c.Header:
			name, attrs = "th", ` scope="row"`
		case c.Column != "":
			attrs = ` data-label="` + escape(c.Column) + `"`
		}
		remark := ""
		if i == 0 {
			remark = w.remark(b)
		}
		w.WriteString("<" + name + attrs + "><div>" + remark + w.markup.Spans(c.Spans) + "</div></" + name + ">")
	}
	w.WriteString("</tr>\n")
}

// placed puts the cells of a row under the heads of their columns, with empty ones
// where the version to which the row belongs has no such column.
func placed(head, row []CellChange) []CellChange {
	if len(head) == 0 || len(row) == len(head) {
		return row
	}
	var out []CellChange
	for i, h := range head {
		old, new := sideOf(h.Spans, Deleted), sideOf(h.Spans, Written)
		at := slices.IndexFunc(row, func(c CellChange) bool { return c.Column != "" && (c.Column == old || c.Column == new) })
		switch {
		case i == 0 && len(row) > 0:
			at = 0
		case at < 0:
			out = append(out, CellChange{Status: Same, Column: new})
			continue
		}
		out = append(out, row[:at+1]...)
		row = row[at+1:]
	}
	return append(out, row...)
}

// sideOf is the text of one version.
func sideOf(spans []Span, op Op) string {
	text := ""
	for _, s := range spans {
		if s.Op == Kept || s.Op == op {
			text += s.Text
		}
	}
	return folded(text)
}
