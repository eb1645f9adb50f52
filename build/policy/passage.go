package policy

import (
	"strings"
	"unicode/utf8"

	"charte/build/diag"
)

// Passage is a part of a text that a reader reads in one go: a heading, a
// paragraph, an item of a list.
type Passage struct {
	Kind PassageKind
	// Text is what the reader reads, without marks of Markdown; a line end is a
	// space.
	Text string
	// Marks say where parts of Text stand in Body.Markdown, in ascending order.
	Marks []Mark
}

// PassageKind tells passages apart.
type PassageKind string

// The kinds of passages.
const (
	Heading   PassageKind = "heading"
	Paragraph PassageKind = "paragraph"
	ListItem  PassageKind = "item"
)

// Mark says that Text[In:], up to the next mark, stands at Markdown[At:].
type Mark struct{ In, At int }

// Offset gives the place in Body.Markdown of a byte of Text.
func (p Passage) Offset(in int) int {
	at := 0
	for _, m := range p.Marks {
		if m.In > in {
			break
		}
		at = m.At + in - m.In
	}
	return at
}

// TextLink is a link of a text.
type TextLink struct {
	Text, Address string
	// At is where it stands in Body.Markdown.
	At int
}

// At gives a problem placed at a byte of the Markdown: its Position and Excerpt
// are set.
func (b Body) At(offset int) diag.Problem {
	offset = min(max(offset, 0), len(b.Markdown))
	before := b.Markdown[:offset]
	start := strings.LastIndexByte(before, '\n') + 1
	line, _, _ := strings.Cut(b.Markdown[start:], "\n")
	p := diag.Problem{Excerpt: line}
	p.File, p.Line = b.File, b.Line+strings.Count(before, "\n")
	p.Column = utf8.RuneCountInString(before[start:]) + 1
	return p
}
