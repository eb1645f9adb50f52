package approval

import (
	"fmt"
	"io"
	"strings"

	"charte/build/change"
)

// Markdown writes the sheet for a merge request or a mail, in the Markdown of
// GitHub and GitLab: what was deleted stands in del, what was written in ins.
func (s Sheet) Markdown(w io.Writer) error {
	m := markdown{Sheet: s}
	if !s.Changes {
		m.line(escaped(s.sayNothing()))
	} else {
		m.head()
		m.findings()
		m.products()
		m.rest()
		m.signature()
	}
	_, err := io.WriteString(w, m.String())
	return err
}

// markdown writes a sheet in Markdown.
type markdown struct {
	Sheet
	strings.Builder
}

func (m *markdown) line(text string) { m.WriteString(text + "\n") }

// para writes a paragraph, or a heading.
func (m *markdown) para(text string) { m.WriteString("\n" + text + "\n") }

func (m *markdown) items(lines []string) {
	if len(lines) > 0 {
		m.WriteByte('\n')
	}
	for _, line := range lines {
		m.line("- " + line)
	}
}

// special are the characters to which Markdown gives a meaning.
var special = strings.NewReplacer(
	"&", "&amp;", "<", "&lt;", ">", "&gt;", `\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "#", `\#`, "|", `\|`, "~", `\~`)

// escaped is text that means nothing in Markdown.
func escaped(s string) string { return special.Replace(clean(s)) }

func escapedAll(lines []string) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = escaped(line)
	}
	return out
}

func (m *markdown) head() {
	m.line("# " + m.sayTitle() + " · " + m.words.Date(m.Day))
	m.para(m.sayPurpose() + ".")
	m.items([]string{m.sayBefore() + m.colon() + escaped(m.saySource(m.Before)), m.sayAfter() + m.colon() + escaped(m.saySource(m.After))})
	m.para(escaped(strings.Join(m.sayTotals(), " ")))
	if len(m.Warnings) == 0 {
		return
	}
	m.para("## " + m.sayToSettle())
	m.WriteByte('\n')
	for i, w := range m.Warnings {
		m.line(fmt.Sprintf("%d. **%s.** %s.", i+1, escaped(capital(w.Message)), escaped(capital(w.Hint))))
	}
}

func (m *markdown) findings() {
	f := m.Findings
	if len(f.New)+len(f.Gone)+len(f.Accepted) == 0 {
		return
	}
	m.para("## " + m.sayFindings())
	m.para(escaped(strings.Join(m.sayFindingTotals(), " ")))
	var lines []string
	for _, one := range listed(f.New) {
		lines = append(lines, escaped(m.sayFinding(one)))
	}
	m.items(append(lines, escapedAll(m.sayAccepted())...))
}

func (m *markdown) products() {
	for _, p := range m.Products {
		m.para("## " + escaped(p.Name) + m.sayStatus(p.Status))
		for _, d := range p.Documents {
			m.document(d)
		}
		if p.Banner != nil {
			m.banner(*p.Banner)
		}
		m.pages("### "+m.sayOtherPages(), p.Pages)
	}
}

func (m *markdown) document(d Document) {
	m.para("### " + escaped(d.Title) + m.sayStatus(d.Status))
	for _, s := range d.Stages {
		m.para(escaped(m.sayStage(d, s)))
		if s.Note != "" {
			m.para("> " + escaped(s.Note))
		}
		var lines []string
		for _, fact := range s.Facts {
			lines = append(lines, escaped(plain(fact)))
		}
		for _, line := range m.sayAsked(s) {
			lines = append(lines, "**"+escaped(line)+"**")
		}
		m.items(lines)
		if d.Status == change.Removed {
			continue
		}
		for _, t := range s.Texts {
			m.text(t, m.sayText(t, d.Status))
		}
	}
}

func (m *markdown) text(t Text, name string) {
	m.para("**" + escaped(name) + "** · " + escaped(t.Address))
	if about := m.sayAbout(t); len(about) > 0 {
		m.para(escaped(strings.Join(about, " ")))
	}
	if len(t.Title) > 0 {
		m.para(spansMarked(t.Title))
	}
	for _, c := range t.Clauses {
		heading := escaped(c.Heading)
		if len(c.Title) > 0 {
			heading = spansMarked(c.Title)
		}
		m.para("#### " + heading + " · " + escaped(m.sayClause(c)))
		m.WriteByte('\n')
		for _, b := range c.Blocks {
			m.line("- " + m.block(b))
		}
	}
	if t.Digest != "" && t.Status != change.Same {
		m.para(m.sayDigest() + " `" + t.Digest + "`")
	}
}

func (m *markdown) block(b Block) string {
	switch b.Status {
	case change.Added:
		return "<ins>" + escaped(painted(b, "")[0].text) + "</ins>"
	case change.Removed:
		return "<del>" + escaped(painted(b, "")[0].text) + "</del>"
	case change.MovedAway:
		return escaped(m.words.Get("comparison.block.moved-away") + " " + glimpse(b))
	case change.Moved, change.Same:
		return escaped(m.words.Get("comparison.block.moved") + " " + glimpse(b))
	}
	var parts []string
	for i, c := range b.Cells {
		if i > 0 && !c.Changed {
			continue
		}
		text := spansMarked(around(c.Spans))
		if i > 0 && c.Column != "" {
			text = escaped(c.Column) + m.colon() + text
		}
		parts = append(parts, text)
	}
	return strings.TrimSpace(strings.Join(parts, " · "))
}

// spansMarked writes spans with what was deleted and written in elements.
func spansMarked(spans []Span) string {
	var out strings.Builder
	for i, s := range spans {
		before, text, after := trimmed(s.Text)
		before += apart(spans, i)
		if s.Link != "" && !strings.Contains(text, s.Link) {
			text += " (" + s.Link + ")"
		}
		text = escaped(text)
		switch s.Op {
		case change.Deleted:
			text = "<del>" + text + "</del>"
		case change.Written:
			text = "<ins>" + text + "</ins>"
		}
		out.WriteString(before + text + after)
	}
	return out.String()
}

func (m *markdown) banner(b Banner) {
	m.para("### " + m.sayBannerTitle() + m.sayStatus(b.Status))
	if lines := m.sayBanner(b); len(lines) > 0 {
		m.para(escaped(strings.Join(lines, " ")))
	}
	if b.Status == change.Removed {
		return
	}
	for _, t := range b.Texts {
		m.text(t, m.sayText(t, b.Status))
	}
}

func (m *markdown) pages(title string, pages []Text) {
	if len(pages) == 0 {
		return
	}
	m.para(title)
	for _, t := range pages {
		m.text(t, t.Name+m.sayStatus(t.Status))
	}
}

func (m *markdown) rest() {
	m.pages("## "+m.sayWholeSite(), m.Pages)
	if len(m.Moved)+len(m.Gone) > 0 {
		m.para("## " + m.sayAddresses())
		lines := escapedAll(m.sayMoved())
		for _, g := range m.Gone {
			lines = append(lines, escaped(m.sayGone(g)))
		}
		m.items(lines)
	}
	if len(m.Form) > 0 {
		m.para("## " + m.sayFormTitle())
		m.para(escaped(m.sayForm()))
		m.items(escapedAll(m.sayFiles()))
	}
}

func (m *markdown) signature() {
	names := m.saySignature()
	m.para("- [ ] " + names[0] + " … " + names[1] + " …")
}
