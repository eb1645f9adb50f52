package approval

import (
	"fmt"
	"io"
	"strings"

	"charte/build/change"
	"charte/build/diag"
)

// Text writes the sheet for a terminal or for paper, in lines no wider than width.
// Colour only repeats what marks say: [-deleted-], {+written+}.
func (s Sheet) Text(w io.Writer, width int, color bool) error {
	p := paper{Sheet: s, page: page{width: width, color: color}}
	if !s.Changes {
		p.WriteString(clean(p.sayNothing()) + "\n")
	} else {
		p.head()
		p.warnings()
		p.findings()
		p.products()
		p.rest()
		p.signature()
	}
	_, err := io.WriteString(w, p.String())
	return err
}

// paper writes a sheet as text.
type paper struct {
	Sheet
	page
}

func (p *paper) title(text string) {
	p.WriteByte('\n')
	p.flow("", "", stretch{text, bold})
}

// section begins a part of the sheet.
func (p *paper) section(text string, also ...string) {
	p.WriteString("\n\n")
	heading := []stretch{{strings.ToUpper(text), bold}}
	for _, one := range also {
		heading = append(heading, stretch{" · " + one, faint})
	}
	p.flow("", "", heading...)
	p.flow("", "", stretch{strings.Repeat("─", p.width), faint})
}

// item writes a point of a list.
func (p *paper) item(indent, mark, text, paint string) {
	p.flow(indent+mark+" ", indent+strings.Repeat(" ", measure.StringWidth(mark)+1), stretch{text, paint})
}

func (p *paper) head() {
	name := strings.ToUpper(p.sayTitle())
	day := p.words.Date(p.Day)
	gap := max(2, p.width-measure.StringWidth(name)-measure.StringWidth(day))
	p.flow("", "", stretch{name, bold}, stretch{text: strings.Repeat("\u00a0", gap-1)}, stretch{text: " " + day})
	p.say("", p.sayPurpose())
	p.WriteByte('\n')
	before, after := p.sayBefore(), p.sayAfter()
	column := max(measure.StringWidth(before), measure.StringWidth(after)) + 2
	for _, one := range []struct{ name, text string }{{before, p.saySource(p.Before)}, {after, p.saySource(p.After)}} {
		p.flow("  "+runePad(one.name, column), strings.Repeat(" ", column+2), stretch{text: one.text})
	}
	p.WriteByte('\n')
	for _, line := range p.sayTotals() {
		p.say("", line)
	}
	p.flow("", "", stretch{text: p.sayMarks() + " "}, stretch{"[-" + p.sayDeleted() + "-]", red}, stretch{text: " "}, stretch{"{+" + p.sayWritten() + "+}", green})
}

// runePad fills a text up to a width.
func runePad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-measure.StringWidth(s)))
}

func (p *paper) warnings() {
	if len(p.Warnings) == 0 {
		return
	}
	p.section(p.sayToSettle())
	for i, w := range p.Warnings {
		mark := fmt.Sprintf("%d.", i+1)
		p.item("", mark, capital(w.Message)+".", yellow)
		p.item(strings.Repeat(" ", len(mark)+1), "→", capital(w.Hint)+".", "")
	}
}

func (p *paper) findings() {
	f := p.Findings
	if len(f.New)+len(f.Gone)+len(f.Accepted) == 0 {
		return
	}
	p.section(p.sayFindings())
	for _, line := range p.sayFindingTotals() {
		p.say("", line)
	}
	for _, one := range listed(f.New) {
		p.item("", "•", p.sayFinding(one), "")
	}
	for _, line := range p.sayAccepted() {
		p.item("", "•", line, "")
	}
}

func (p *paper) products() {
	for _, one := range p.Products {
		p.section(one.Name, one.ID)
		if said := p.sayProduct(one); said != "" {
			p.say("", said)
		}
		for _, d := range one.Documents {
			p.document(d)
		}
		if one.Banner != nil {
			p.banner(*one.Banner)
		}
		p.pages(p.sayOtherPages(), one.Pages)
	}
}

func (p *paper) document(d Document) {
	p.title(d.Title + p.sayStatus(d.Status))
	for i, s := range d.Stages {
		if i > 0 {
			p.WriteByte('\n')
		}
		p.flow("", "", stretch{p.sayStage(d, s), ""})
		if s.Note != "" {
			p.item("", p.sayNote(), s.Note, "")
		}
		for _, fact := range s.Facts {
			p.item("  ", "•", plain(fact), "")
		}
		for _, line := range p.sayAsked(s) {
			p.item("  ", "•", line, bold)
		}
		if d.Status == change.Removed {
			continue
		}
		for _, t := range s.Texts {
			p.text(t, p.sayText(t, d.Status))
		}
	}
}

// plain takes off the backticks around names.
func plain(fact string) string { return strings.ReplaceAll(fact, "`", "") }

// text writes one text under a line that names it.
func (p *paper) text(t Text, name string) {
	p.WriteByte('\n')
	p.flow("  ", "  ", stretch{name, bold}, stretch{text: " · " + t.Address})
	for _, line := range p.sayAbout(t) {
		p.say("  ", line)
	}
	if len(t.Title) > 0 {
		p.flow("    ", "    ", p.marked(t.Title)...)
	}
	for _, c := range t.Clauses {
		p.clause(c, t.Status == change.Added)
	}
	if t.Digest != "" && t.Status != change.Same {
		p.flow("  ", "  ", stretch{p.sayDigest() + " " + t.Digest, faint})
	}
}

func (p *paper) clause(c Clause, quiet bool) {
	heading := []stretch{{"§ " + c.Heading, bold}}
	if len(c.Title) > 0 {
		heading = append([]stretch{{"§ ", bold}}, p.marked(c.Title)...)
	}
	if !quiet {
		heading = append(heading, stretch{" · " + p.sayClause(c), faint})
	}
	p.flow("    ", "    ", heading...)
	for _, b := range c.Blocks {
		p.block(b, c.Status)
	}
}

func (p *paper) block(b Block, of change.Status) {
	switch b.Status {
	case change.Added:
		p.flow("    + ", "      ", painted(b, green)...)
	case change.Removed:
		p.flow("    - ", "      ", painted(b, red)...)
	case change.MovedAway:
		p.flow("    < ", "      ", stretch{p.words.Get("comparison.block.moved-away") + " ", faint}, stretch{glimpse(b), ""})
	case change.Moved, change.Same:
		p.flow("    > ", "      ", stretch{p.words.Get("comparison.block.moved") + " ", faint}, stretch{glimpse(b), ""})
	default:
		p.flow("      ", "      ", p.cells(b)...)
	}
}

// painted is a block of which all words share a fate.
func painted(b Block, paint string) []stretch {
	var parts []string
	for _, c := range b.Cells {
		var text strings.Builder
		for _, s := range c.Spans {
			text.WriteString(s.Text)
			if s.Link != "" && !strings.Contains(s.Text, s.Link) {
				text.WriteString(" <" + s.Link + ">")
			}
		}
		parts = append(parts, strings.TrimSpace(text.String()))
	}
	return []stretch{{joined(b.Kind, parts), paint}}
}

// joined puts the cells of a block together.
func joined(kind change.Kind, parts []string) string {
	switch kind {
	case change.Item:
		return "• " + strings.Join(parts, " ")
	case change.Pair:
		return strings.Join(parts, " · ")
	case change.Row:
		return strings.Join(parts, " | ")
	}
	return strings.Join(parts, " ")
}

// glimpse is the beginning of a block.
func glimpse(b Block) string { return shortened(painted(b, "")[0].text, true, false) }

// cells are what changed in a block; a row and a pair keep their name.
func (p *paper) cells(b Block) []stretch {
	var out []stretch
	if b.Kind == change.Item {
		out = append(out, stretch{text: "• "})
	}
	for i, c := range b.Cells {
		if i > 0 && !c.Changed {
			continue
		}
		if i > 0 {
			out = append(out, stretch{text: " | "})
			if c.Column != "" {
				out = append(out, stretch{text: c.Column + p.colon()})
			}
		}
		out = append(out, p.marked(around(c.Spans))...)
	}
	return out
}

// marked writes spans with their marks, and colours.
func (p *paper) marked(spans []Span) []stretch {
	var out []stretch
	for i, s := range spans {
		if s.Op == change.Kept {
			out = append(out, stretch{text: s.Text})
			continue
		}
		open, close, paint := "[-", "-]", red
		if s.Op == change.Written {
			open, close, paint = "{+", "+}", green
		}
		before, text, after := trimmed(s.Text)
		before += apart(spans, i)
		if s.Link != "" && !strings.Contains(text, s.Link) {
			text += " <" + s.Link + ">"
		}
		out = append(out, stretch{text: before}, stretch{open + text + close, paint}, stretch{text: after})
	}
	return out
}

// apart is the space between what was deleted and what was written in its place.
func apart(spans []Span, i int) string {
	if i == 0 || spans[i].Op == change.Kept || spans[i-1].Op == change.Kept || strings.HasPrefix(spans[i].Text, " ") || strings.HasSuffix(spans[i-1].Text, " ") {
		return ""
	}
	return " "
}

// trimmed parts a text from the spaces around it.
func trimmed(s string) (before, text, after string) {
	text = strings.TrimLeft(s, " ")
	before = s[:len(s)-len(text)]
	all := text
	text = strings.TrimRight(all, " ")
	return before, text, all[len(text):]
}

func (p *paper) banner(b Banner) {
	p.title(p.sayBannerTitle() + p.sayStatus(b.Status))
	for _, line := range p.sayBanner(b) {
		p.say("", line)
	}
	if b.Status == change.Removed {
		return
	}
	for _, t := range b.Texts {
		p.text(t, p.sayText(t, b.Status))
	}
}

func (p *paper) pages(title string, pages []Text) {
	if len(pages) == 0 {
		return
	}
	p.title(title)
	for _, t := range pages {
		p.text(t, t.Name+p.sayStatus(t.Status))
	}
}

// rest are the pages of no product, the addresses and the form.
func (p *paper) rest() {
	if len(p.Pages) > 0 {
		p.section(p.sayWholeSite())
		for _, t := range p.Pages {
			p.text(t, t.Name+p.sayStatus(t.Status))
		}
	}
	if len(p.Moved)+len(p.Gone) > 0 {
		p.section(p.sayAddresses())
		for _, line := range p.sayMoved() {
			p.item("", "•", line, "")
		}
		for _, g := range p.Gone {
			p.item("", "•", p.sayGone(g), "")
		}
	}
	if len(p.Form) > 0 {
		p.section(p.sayFormTitle())
		p.say("", p.sayForm())
		for _, file := range p.sayFiles() {
			p.item("", "•", file, "")
		}
	}
}

func (p *paper) signature() {
	p.WriteByte('\n')
	dots := strings.Repeat(".", 24)
	names := p.saySignature()
	p.flow("", "", stretch{text: names[0] + " " + dots + " " + names[1] + " " + dots[:12] + " " + names[2] + " " + dots[:16]})
}

// listed are the findings that a sheet names: those of law and of authorities.
func listed(l diag.List) diag.List { return l.Reaches(diag.Guideline) }

// capital begins a sentence.
func capital(s string) string {
	for i, r := range s {
		if i == 0 {
			return strings.ToUpper(string(r)) + s[len(string(r)):]
		}
	}
	return s
}
