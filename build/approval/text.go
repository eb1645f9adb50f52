package approval

import (
	"bytes"
	"fmt"
	"strings"

	"charte/build/change"
	"charte/build/diag"
)

// text compares two pages; either may be missing. The Status is "" where both are.
func (c *comparer) text(lang string, old, new []byte, from, to string) Text {
	t := Text{Lang: lang, Language: c.languageName(lang), Address: address(to), Clauses: []Clause{}}
	if old == nil && new == nil {
		return t
	}
	if bytes.Equal(old, new) {
		t.Status = change.Same
		return t
	}
	t.Status = status(old != nil, new != nil)
	before, after := c.read(old, from), c.read(new, to)
	if new != nil {
		t.Digest = after.Digest()
	}
	t.reads = before.Digest() != after.Digest()
	return c.fill(t, change.Compare(before, after))
}

// read gives the text of a page, an empty one for no page.
func (c *comparer) read(page []byte, file string) change.Text {
	if page == nil {
		return change.Text{}
	}
	text, err := change.ReadPage(page, file)
	if err != nil && c.err == nil {
		c.err = fmt.Errorf("%s: %w", file, err)
	}
	return text
}

// fill puts a difference into a text.
func (c *comparer) fill(t Text, d change.Difference) Text {
	if t.Status == change.Changed && d.Empty() {
		t.Status = change.Same
		return t
	}
	counts := d.Counts()
	t.Written, t.Deleted = counts.Written, counts.Deleted
	if t.Status == change.Changed {
		t.Title = altered(d.Title)
	}
	for _, one := range d.Clauses {
		if one.Status == change.Same && !one.Moved {
			t.Unchanged++
			continue
		}
		t.Clauses = append(t.Clauses, c.clause(one))
	}
	return t
}

func (c *comparer) clause(one change.ClauseChange) Clause {
	out := Clause{ID: one.ID, Status: one.Status, Moved: one.Moved, Heading: one.Heading(c.sheet.words), Blocks: []Block{}}
	if out.Status == change.Same {
		out.Status = change.Moved
	}
	if one.OldID != one.ID {
		out.WasID = one.OldID
	}
	if one.Status == change.Changed {
		out.Title = altered(one.Title)
	}
	for _, b := range one.Blocks {
		if b.Status != change.Same || b.Moved {
			out.Blocks = append(out.Blocks, block(b))
		}
	}
	return out
}

func block(b change.BlockChange) Block {
	out := Block{Kind: b.Kind, Status: b.Status, Moved: b.Moved}
	for _, c := range b.Cells {
		cell := Cell{Column: c.Column, Changed: c.Status != change.Same, Spans: spans(c.Spans)}
		out.Cells = append(out.Cells, cell)
	}
	return out
}

// altered gives the spans of a title of which anything changed.
func altered(in []change.Span) []Span {
	out := spans(in)
	for _, s := range out {
		if s.Op != change.Kept {
			return out
		}
	}
	return nil
}

// spans joins what is alike but for its marks.
func spans(in []change.Span) []Span {
	out := []Span{}
	for _, s := range in {
		one := Span{Op: s.Op, Text: s.Text}
		if s.Break {
			one.Text = " ¶ "
		}
		if s.Op != change.Kept {
			one.Link = s.Href
		}
		last := len(out) - 1
		if last >= 0 && out[last].Op == one.Op && out[last].Link == one.Link {
			out[last].Text += one.Text
			continue
		}
		out = append(out, one)
	}
	return out
}

// lines makes a text of a banner's words: a clause for each of its two layers, a
// paragraph for each line.
func (c *comparer) lines(words []byte, lang string) change.Text {
	t := change.Text{Lang: lang}
	if words == nil {
		return t
	}
	titles := []string{diag.Say("First layer", "Premier écran").In(c.Lang), diag.Say("Second layer", "Écran de détail").In(c.Lang)}
	layers := strings.SplitN(string(words), "\n\n", len(titles))
	for i, layer := range layers {
		clause := change.Clause{ID: fmt.Sprintf("layer-%d", i+1), Level: 2, Title: change.Inline{{Text: titles[i]}}}
		for line := range strings.Lines(layer) {
			line = strings.TrimSpace(line)
			clause.Blocks = append(clause.Blocks, change.Block{Kind: change.Paragraph, Cells: []change.Cell{{Inline: change.Inline{{Text: line}}}}})
		}
		t.Clauses = append(t.Clauses, clause)
	}
	return t
}
