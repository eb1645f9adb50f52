package approval

import (
	"strings"
	"unicode"

	"github.com/mattn/go-runewidth"

	"charte/build/change"
)

// stretch is text in one colour of a terminal; paint is "" for its own.
type stretch struct{ text, paint string }

// Colours of a terminal: what was written is green, what was deleted red.
const (
	bold   = "1"
	faint  = "2"
	red    = "31"
	green  = "32"
	yellow = "33"
)

// sheetWidth measures as most terminals do, whatever the environment says.
var measure = runewidth.Condition{StrictEmojiNeutral: true}

// page writes lines no wider than width.
type page struct {
	strings.Builder
	width int
	color bool
}

// flow writes text behind indents, that of the first line and that of the others.
// Only a space parts words: no-break spaces keep theirs together.
func (p *page) flow(first, others string, text ...stretch) {
	line := &line{page: p, column: measure.StringWidth(first)}
	p.WriteString(first)
	empty := true
	for _, word := range words(text) {
		size := 0
		for _, part := range word {
			size += measure.StringWidth(part.text)
		}
		if !empty && line.column+1+size > p.width {
			line.end()
			p.WriteString(others)
			line.column, empty = measure.StringWidth(others), true
		}
		if !empty {
			line.space(word[0].paint)
		}
		for _, part := range word {
			line.write(part)
		}
		empty = false
	}
	line.end()
}

// say writes plain text behind an indent.
func (p *page) say(indent, text string) { p.flow(indent, indent, stretch{text: text}) }

// words cuts text at its spaces. A word may change its colour inside.
func words(text []stretch) [][]stretch {
	var out [][]stretch
	open := false // the last word goes on
	for _, s := range text {
		for i, part := range strings.Split(clean(s.text), " ") {
			open = open && i == 0
			switch {
			case part == "":
			case open:
				out[len(out)-1] = append(out[len(out)-1], stretch{part, s.paint})
			default:
				out = append(out, []stretch{{part, s.paint}})
				open = true
			}
		}
	}
	return out
}

// clean makes spaces of what ends lines, and leaves out what a terminal would obey.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case unicode.IsControl(r) || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069':
			return -1
		}
		return r
	}, s)
}

// line is the line that is being written.
type line struct {
	page   *page
	column int
	paint  string
}

func (l *line) turn(paint string) {
	if !l.page.color || paint == l.paint {
		return
	}
	if l.paint != "" {
		l.page.WriteString("\x1b[0m")
	}
	if paint != "" {
		l.page.WriteString("\x1b[" + paint + "m")
	}
	l.paint = paint
}

func (l *line) write(s stretch) {
	l.turn(s.paint)
	l.page.WriteString(s.text)
	l.column += measure.StringWidth(s.text)
}

// space parts two words; it has the colour of both, or none.
func (l *line) space(next string) {
	if next != l.paint {
		l.turn("")
	}
	l.page.WriteByte(' ')
	l.column++
}

func (l *line) end() {
	l.turn("")
	l.page.WriteByte('\n')
}

// shownAround is how much of unchanged text stands before and after a change.
const shownAround = 70

// around shortens what stayed as it is to what stands beside a change.
func around(spans []Span) []Span {
	out := make([]Span, 0, len(spans))
	for i, s := range spans {
		if s.Op == change.Kept && len(spans) > 1 {
			s.Text = shortened(s.Text, i > 0, i+1 < len(spans))
		}
		out = append(out, s)
	}
	return out
}

// shortened keeps the beginning of a text, its end, or both, and whole words.
func shortened(text string, beginning, end bool) string {
	runes := []rune(text)
	keep := 0
	if beginning {
		keep += shownAround
	}
	if end {
		keep += shownAround
	}
	if len(runes) <= keep+shownAround/2 {
		return text
	}
	var out string
	if beginning {
		head := string(runes[:shownAround])
		out = head[:max(strings.LastIndexByte(head, ' '), 0)]
	}
	out += " … "
	if end {
		tail := string(runes[len(runes)-shownAround:])
		out += tail[strings.IndexByte(tail, ' ')+1:]
	}
	return out
}
