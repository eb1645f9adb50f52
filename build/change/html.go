package change

import (
	"fmt"
	"slices"
	"strings"
)

// Blocks writes the blocks of a clause: paragraphs, lists, tables and lists of
// terms, each element with the status of its block as its class (not "same").
func (m Markup) Blocks(blocks []BlockChange) string {
	w := boxWriter{markup: m}
	for _, b := range blocks {
		w.block(b)
	}
	w.closeAll()
	return w.String()
}

// Changes leaves out what is the same, except for the caption and the head of a
// table in which something changed.
func Changes(blocks []BlockChange) []BlockChange {
	var out, above []BlockChange
	for _, b := range blocks {
		switch {
		case b.Kind == Caption:
			above = []BlockChange{b}
		case b.heads():
			above = append(above, b)
		case b.Kind != Row:
			above = nil
		}
		if b.Status == Same {
			continue
		}
		for _, a := range above {
			if a.Status == Same {
				out = append(out, a)
			}
		}
		above = nil
		out = append(out, b)
	}
	return out
}

// heads tells whether the block names the columns of a table.
func (c BlockChange) heads() bool {
	return c.Kind == Row && len(c.Cells) > 1 && !slices.ContainsFunc(c.Cells, func(c CellChange) bool { return !c.Header })
}

// boxWriter keeps the elements that are open around a block.
type boxWriter struct {
	strings.Builder
	markup Markup
	lists  []openList
	pairs  bool
	table  bool
	body   bool // of the table
	// head are the columns of the open table.
	head []CellChange
}

// openList is a list with an open item.
type openList struct {
	name  string // ul or ol
	depth int
}

func (w *boxWriter) block(b BlockChange) {
	if b.Depth == 0 {
		w.closeLists(0)
	}
	if b.Kind != Pair {
		w.closePairs()
	}
	if b.Kind != Row && b.Kind != Caption {
		w.closeTable()
	}
	switch {
	case b.Kind == Row:
		w.row(b)
	case b.Kind == Caption:
		w.closeTable()
		w.openTable()
		w.element("caption", b)
	case b.Kind == Pair:
		w.pair(b)
	case b.Depth > 0:
		w.item(b)
	case b.Kind == Code:
		w.WriteString(`<pre` + class(b) + `>` + w.remark(b) + `<code>` + w.text(b) + "</code></pre>\n")
	default:
		w.element("p", b)
	}
}

func (w *boxWriter) text(b BlockChange) string {
	if len(b.Cells) == 0 {
		return ""
	}
	return w.markup.Spans(b.Cells[0].Spans)
}

func (w *boxWriter) remark(b BlockChange) string {
	if w.markup.Remark == nil {
		return ""
	}
	words := w.markup.Remark(b)
	if words == "" {
		return ""
	}
	return `<span class="remark">` + escape(words) + `</span> `
}

func class(b BlockChange) string {
	names := ""
	if b.Kind == Label || b.Kind == Subheading {
		names = string(b.Kind)
	}
	if b.Status != Same {
		names = strings.TrimSpace(names + " " + string(b.Status))
	}
	if names == "" {
		return ""
	}
	return ` class="` + names + `"`
}

func (w *boxWriter) element(name string, b BlockChange) {
	w.WriteString("<" + name + class(b) + ">" + w.remark(b) + w.text(b) + "</" + name + ">\n")
}

// item writes a block of a list. Depths may be left out, where only what changed is
// shown.
func (w *boxWriter) item(b BlockChange) {
	list := openList{"ul", b.Depth}
	if b.Number != 0 {
		list.name = "ol"
	}
	w.closeLists(b.Depth)
	last := openList{}
	if len(w.lists) > 0 {
		last = w.lists[len(w.lists)-1]
	}
	switch {
	case b.Kind != Item && last.depth == b.Depth: // goes on in the open item
		w.element("p", b)
		return
	case last == list:
		w.WriteString("</li>\n")
	default:
		if last.depth == b.Depth {
			w.closeLists(b.Depth - 1)
		}
		w.lists = append(w.lists, list)
		w.WriteString("<" + list.name + ">\n")
	}
	number := ""
	if b.Number != 0 {
		number = fmt.Sprintf(` value="%d"`, b.Number)
	}
	w.WriteString("<li" + class(b) + number + ">" + w.remark(b) + w.text(b))
}

// closeLists closes the lists that are deeper.
func (w *boxWriter) closeLists(depth int) {
	for len(w.lists) > 0 && w.lists[len(w.lists)-1].depth > depth {
		last := len(w.lists) - 1
		w.WriteString("</li>\n</" + w.lists[last].name + ">\n")
		w.lists = w.lists[:last]
	}
}

func (w *boxWriter) pair(b BlockChange) {
	if !w.pairs {
		w.WriteString("<dl class=\"facts\">\n")
		w.pairs = true
	}
	cells := []string{"", ""}
	for i, c := range b.Cells {
		cells[min(i, 1)] += w.markup.Spans(c.Spans)
	}
	w.WriteString("<div" + class(b) + "><dt>" + w.remark(b) + cells[0] + "</dt><dd>" + cells[1] + "</dd></div>\n")
}

func (w *boxWriter) closePairs() {
	if w.pairs {
		w.WriteString("</dl>\n")
		w.pairs = false
	}
}

func (w *boxWriter) closeAll() {
	w.closeLists(0)
	w.closePairs()
	w.closeTable()
}
