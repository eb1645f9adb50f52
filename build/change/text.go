package change

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Text is what a reader reads of one version of a document.
type Text struct {
	Title string
	// Lang is the language of the page, "fr" for example.
	Lang string
	// Clauses are in the order of the page, but what stands before the first
	// heading comes before the brief.
	Clauses []Clause
}

// Clause is what stands under one heading, up to the next one.
type Clause struct {
	// ID is the permanent anchor; "" for the summary and what stands before the
	// first heading, [Brief] for the box of facts.
	ID string
	// Level is that of the heading: 2 or 3, 4 for a purpose below one of the third
	// level; 0 where there is no heading.
	Level  int
	Title  Inline
	Blocks []Block
}

// Brief is the id of the clause that sums up.
const Brief = "brief"

// Kind tells blocks apart.
type Kind string

// The kinds of blocks.
const (
	Paragraph Kind = "paragraph"
	// Item is the beginning of an item of a list; what follows in the same item is
	// a Paragraph of the same depth.
	Item Kind = "item"
	// Row is a row of a table; a row of headers has Cell.Header in all of them.
	Row     Kind = "row"
	Caption Kind = "caption"
	// Pair is a term (the first cell) and what is said of it (the second).
	Pair Kind = "pair"
	Code Kind = "code"
	// Label stands beside a heading: "with your consent".
	Label Kind = "label"
	// Subheading is a heading without an anchor.
	Subheading Kind = "subheading"
)

// Block is one thing that a reader reads in one go.
type Block struct {
	Kind Kind
	// Depth is that of the list, 1 for the outermost; 0 outside of lists.
	Depth int
	// Number is that of an item in a numbered list; 0 elsewhere.
	Number int
	// Cells are one for all kinds but Row and Pair.
	Cells []Cell
}

// Cell is a part of a block.
type Cell struct {
	// Header tells that the cell names its row or column.
	Header bool
	// Column is what the head of the table says of the cell, where there is one.
	Column string
	Inline Inline
}

// Inline is a text with links and marks.
type Inline []Run

// Run is a stretch of text in which all characters have the same marks. Spaces are
// folded as browsers fold them; no-break spaces stay.
type Run struct {
	Text string
	Marks
}

// Marks are what a stretch of text is.
type Marks struct {
	// Href is absolute, a fragment, or a path as [Reading.Frozen] writes it.
	Href                          string
	Code, Strong, Emphasis, Small bool
	// Time is the machine's form of a date, Value that of a duration.
	Time, Value string
}

// String is the text without marks.
func (in Inline) String() string {
	var b strings.Builder
	for _, r := range in {
		b.WriteString(r.Text)
	}
	return b.String()
}

// Plain is the text as it is hashed, in UTF-8 and in Unicode's form NFC, one
// block a line, each line closed by a line feed (U+000A). In the order in which
// they come:
//
//   - the title of the document;
//   - the audience and the summary, and the blocks before the first heading;
//   - the box of facts, its heading first;
//   - each clause: its heading, then the label beside it, then its blocks.
//
// A block is a paragraph, an item of a list (without its mark), a caption, a row
// of a table, a term with what is said of it, or a piece of code. The cells of a
// row, and the two halves of a pair, are parted by a tabulator (U+0009); an empty
// cell leaves an empty place. Any other run of white space (Unicode's White_Space,
// no-break spaces among them) is one space (U+0020), none at either end; a line
// break of the page and the edge of a box (small print in a cell) count as white
// space, a place where a long name may break does not. Lines that would be empty
// are left out.
func (t Text) Plain() string {
	var b strings.Builder
	line(&b, folded(t.Title))
	for _, c := range t.Clauses {
		line(&b, folded(c.Title.String()))
		for _, block := range c.Blocks {
			line(&b, block.Plain())
		}
	}
	return norm.NFC.String(b.String())
}

// Plain is the block's line of [Text.Plain], without the line feed.
func (b Block) Plain() string {
	cells := make([]string, len(b.Cells))
	for i, c := range b.Cells {
		cells[i] = folded(c.Inline.String())
	}
	if strings.Join(cells, "") == "" {
		return ""
	}
	return strings.Join(cells, "\t")
}

// empty tells whether nothing can be read in the block.
func (b Block) empty() bool {
	for _, c := range b.Cells {
		for _, r := range c.Inline {
			if strings.ContainsFunc(r.Text, func(r rune) bool { return !unicode.IsSpace(r) }) {
				return false
			}
		}
	}
	return true
}

func line(b *strings.Builder, s string) {
	if s != "" {
		b.WriteString(s)
		b.WriteByte('\n')
	}
}

// folded has one space for each run of white space, and none at the ends.
func folded(s string) string {
	if isFoldedAlready(s) {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, unicode.IsSpace), " ")
}

// isFoldedAlready spares most texts a copy.
func isFoldedAlready(s string) bool {
	after := ' '
	for _, r := range s {
		if r == ' ' && after == ' ' || r != ' ' && unicode.IsSpace(r) {
			return false
		}
		after = r
	}
	return after != ' ' || s == ""
}

// Digest is the SHA-256 of [Text.Plain], 64 hexadecimal digits in lower case. It
// tells whether a reader reads the same words: marks, addresses of links and the
// kinds of spaces leave it alone.
//
//	printf '%s' "$plain" | sha256sum
func (t Text) Digest() string {
	sum := sha256.Sum256([]byte(t.Plain()))
	return hex.EncodeToString(sum[:])
}

// Clause gives the clause with an anchor, or false.
func (t Text) Clause(id string) (Clause, bool) {
	for _, c := range t.Clauses {
		if c.ID == id {
			return c, true
		}
	}
	return Clause{}, false
}
