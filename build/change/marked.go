package change

import (
	"fmt"
	"strings"
)

// Marked writes a difference as text: [-deleted-], {+written+}, ¶ for a paragraph
// mark. Clauses and blocks that are the same are left out.
func (d Difference) Marked() string {
	var b strings.Builder
	if !unchanged(d.Title) {
		b.WriteString("= " + Marked(d.Title) + "\n")
	}
	for _, c := range d.Clauses {
		if c.Status != Same || c.Moved {
			c.marked(&b)
		}
	}
	return b.String()
}

func (c ClauseChange) marked(b *strings.Builder) {
	if c.Level > 0 {
		fmt.Fprintf(b, "%s ", strings.Repeat("#", c.Level))
	}
	fmt.Fprintf(b, "#%s", c.ID)
	if c.OldID != c.ID && c.OldID != "" {
		fmt.Fprintf(b, " (was #%s)", c.OldID)
	}
	fmt.Fprintf(b, " %s", c.Status)
	if c.Moved && c.Status != Moved {
		b.WriteString(", moved")
	}
	fmt.Fprintf(b, ": %s\n", Marked(c.Title))
	for _, block := range c.Blocks {
		if block.Status != Same {
			block.marked(b)
		}
	}
}

func (c BlockChange) marked(b *strings.Builder) {
	fmt.Fprintf(b, "  %s %s", c.Kind, c.Status)
	if c.OldKind != "" {
		fmt.Fprintf(b, ", was %s", c.OldKind)
	}
	if c.Moved && c.Status != Moved {
		b.WriteString(", moved")
	}
	if c.Across {
		fmt.Fprintf(b, ", other clause #%s", c.Elsewhere)
	}
	cells := make([]string, len(c.Cells))
	for i, cell := range c.Cells {
		cells[i] = Marked(cell.Spans)
	}
	fmt.Fprintf(b, ": %s\n", strings.Join(cells, " | "))
}

// Marked writes spans as text: [-deleted-], {+written+}. A link is followed by its
// address where the address is what changed.
func Marked(spans []Span) string {
	var b strings.Builder
	for i, s := range spans {
		text := s.Text
		if s.Break {
			text = "¶"
		}
		if relinked(spans, i) {
			text += " <" + s.Href + ">"
		}
		switch s.Op {
		case Deleted:
			text = "[-" + text + "-]"
		case Written:
			text = "{+" + text + "+}"
		}
		b.WriteString(text)
	}
	return b.String()
}

// relinked tells whether a span is one of a pair that differs in its address alone.
func relinked(spans []Span, i int) bool {
	pair := func(i int) bool {
		return i >= 0 && i+1 < len(spans) && spans[i].Op == Deleted && spans[i+1].Op == Written &&
			spans[i].Text == spans[i+1].Text && spans[i].Href != spans[i+1].Href
	}
	return pair(i) || pair(i-1)
}
