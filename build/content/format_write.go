package content

import "strings"

// writer writes pieces: one member a line, two spaces further in than what it
// belongs to, with an empty line around the groups and lists of the top level.
type writer struct{ text strings.Builder }

func (w *writer) front(front *piece) {
	w.comments(front.lead, "")
	if len(front.lead) > 0 && len(front.members)+len(front.foot) > 0 {
		w.emptyLine()
	}
	large := false // the member before
	for _, m := range front.members {
		if large || len(m.value.members) > 0 {
			w.emptyLine()
		}
		large = len(m.value.members) > 0
		w.member(m, "", "")
	}
	if large && len(front.foot) > 0 {
		w.emptyLine()
	}
	w.comments(front.foot, "")
}

// emptyLine separates, where there is something to separate from.
func (w *writer) emptyLine() {
	if s := w.text.String(); s != "" && !strings.HasSuffix(s, "\n\n") {
		w.text.WriteByte('\n')
	}
}

func (w *writer) line(parts ...string) {
	for _, p := range parts {
		w.text.WriteString(p)
	}
	w.text.WriteByte('\n')
}

func (w *writer) comments(list []comment, indent string) {
	for _, c := range list {
		if c.apart {
			w.emptyLine()
		}
		w.line(indent, c.text)
	}
}

func (w *writer) members(p *piece, indent, start string) {
	for _, m := range p.members {
		w.member(m, indent, start)
		start = indent
	}
	w.comments(p.foot, indent)
}

// member writes one member. Its line begins with start, which for the first of
// an item holds the hyphen.
func (w *writer) member(m *member, indent, start string) {
	w.comments(m.head, indent)
	if m.apart && len(m.head) > 0 {
		w.emptyLine()
	}
	inner := indent + "  "
	switch {
	case m.key != nil:
		w.line(start, m.key.form, ":", m.inline())
		w.members(m.value, inner, inner)
	case len(m.value.members) > 0:
		w.members(m.value, inner, start+"- ")
	default:
		w.line(start, "-", m.inline())
	}
	for _, l := range m.value.block {
		w.line(strings.TrimRight(inner+l, " "))
	}
}

// inline is what follows a name or a hyphen on its line.
func (m *member) inline() string {
	out := m.value.form
	switch {
	case m.value.kind == mapping && len(m.value.members) == 0:
		out = "{}"
	case m.value.kind == list && len(m.value.members) == 0:
		out = "[]"
	}
	if m.beside != "" {
		out += " " + m.beside
		return " " + strings.TrimPrefix(out, " ")
	}
	if out != "" {
		return " " + out
	}
	return ""
}
