package change

import (
	"slices"
	"strings"
)

// Markup writes differences as HTML that needs no style sheet and no script to be
// understood: what was deleted is in del, what was written in ins, with words for
// those who do not see them.
type Markup struct {
	// Resolve gives the address to which a path of a frozen text leads, or a
	// fragment of the newer text; nil leaves both as they are.
	Resolve func(path string) string
	// Deleted and Written are said before and after a stretch, in an element of the
	// class "said", which a style sheet may hide from the eye. Nothing is said where
	// they are empty.
	Deleted, Written [2]string
	// Remark says what became of a block besides its words ("moved", "moved to …");
	// it stands before the block in an element of the class "remark". Nil, and "",
	// say nothing.
	Remark func(BlockChange) string
}

// HTML writes a text without marks of change.
func (m Markup) HTML(in Inline) string {
	var b strings.Builder
	for _, r := range in {
		m.run(&b, r)
	}
	return b.String()
}

// Spans writes spans. Spaces at the ends of what was deleted or written stay out of
// it, so that nothing is underlined or struck out but words.
func (m Markup) Spans(spans []Span) string {
	var b strings.Builder
	for i := 0; i < len(spans); {
		end := i + 1
		for end < len(spans) && spans[end].Op == spans[i].Op {
			end++
		}
		m.stretch(&b, spans[i:end])
		i = end
	}
	return b.String()
}

// stretch writes spans of one Op.
func (m Markup) stretch(b *strings.Builder, spans []Span) {
	name, said := "", [2]string{}
	switch spans[0].Op {
	case Deleted:
		name, said = "del", m.Deleted
	case Written:
		name, said = "ins", m.Written
	default:
		m.runs(b, spans)
		return
	}
	before, inside, after := trimmed(spans)
	b.WriteString(before + "<" + name + ">" + m.said(said[0]))
	m.runs(b, inside)
	b.WriteString(m.said(said[1]) + "</" + name + ">" + after)
}

// trimmed takes the spaces off both ends of a stretch that holds more than spaces.
func trimmed(spans []Span) (before string, inside []Span, after string) {
	inside = slices.Clone(spans)
	first, last := &inside[0], &inside[len(inside)-1]
	if len(spans) == 1 && strings.Trim(first.Text, " ") == "" {
		return "", inside, ""
	}
	if rest := strings.TrimLeft(first.Text, " "); rest != first.Text {
		before, first.Text = " ", rest
	}
	if rest := strings.TrimRight(last.Text, " "); rest != last.Text {
		after, last.Text = " ", rest
	}
	return before, inside, after
}

func (m Markup) said(words string) string {
	if words == "" {
		return ""
	}
	return `<span class="said">` + escape(words) + `</span>`
}

func (m Markup) runs(b *strings.Builder, spans []Span) {
	for _, s := range spans {
		if s.Break {
			b.WriteString("¶")
			continue
		}
		m.run(b, s.Run)
	}
}

// run writes a stretch of text with its marks, outermost first.
func (m Markup) run(b *strings.Builder, r Run) {
	if r.Text == "" {
		return
	}
	var open, end string
	add := func(yes bool, tag, name string) {
		if yes {
			open, end = open+"<"+tag+">", "</"+name+">"+end
		}
	}
	add(r.Href != "", `a href="`+escape(m.resolved(r.Href))+`"`, "a")
	add(r.Small, "small", "small")
	add(r.Strong, "strong", "strong")
	add(r.Emphasis, "em", "em")
	add(r.Code, "code", "code")
	add(r.Time != "", `time datetime="`+escape(r.Time)+`"`, "time")
	add(r.Value != "", `data value="`+escape(r.Value)+`"`, "data")
	b.WriteString(open + escape(r.Text) + end)
}

func (m Markup) resolved(href string) string {
	if m.Resolve != nil && (isPath(href) || strings.HasPrefix(href, "#")) {
		return m.Resolve(href)
	}
	return href
}

// isPath tells whether an address stands in a frozen text for a page of the site.
func isPath(href string) bool { return strings.HasPrefix(href, "/") && !strings.HasPrefix(href, "//") }
