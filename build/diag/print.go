package diag

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// Style is how text is decorated; the zero value is plain.
type Style struct{ Color bool }

const maxExcerpt = 160

// Text writes problems for a person: place, message, the line with a caret, the
// hint and the source.
func Text(w io.Writer, l List, s Style) error {
	var b strings.Builder
	for _, p := range l {
		s.problem(&b, p)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (s Style) problem(b *strings.Builder, p Problem) {
	if place := p.Position.String(); place != "" {
		b.WriteString(s.paint("1", place) + ": ")
	}
	b.WriteString(s.label(p) + p.Message + "\n")
	if p.Excerpt != "" {
		s.excerpt(b, p)
	}
	if p.inFrench {
		s.note(b, "aide", "\u00a0: ", p.Hint)
		s.note(b, "source", "\u00a0: ", p.Source)
		s.note(b, "accepté", "\u00a0: ", p.Accepted)
		return
	}
	s.note(b, "hint", ": ", p.Hint)
	s.note(b, "source", ": ", p.Source)
	s.note(b, "accepted", ": ", p.Accepted)
}

// label precedes the message of a finding; an error needs none, since the line
// that follows "file:line:col:" is what editors show.
func (s Style) label(p Problem) string {
	if p.Severity == Error {
		return ""
	}
	return s.paint("33", fmt.Sprintf("%s [%s] ", p.Severity, p.Code))
}

func (s Style) excerpt(b *strings.Builder, p Problem) {
	line := strings.ReplaceAll(p.Excerpt, "\t", " ")
	runes := []rune(line)
	if len(runes) > maxExcerpt {
		runes = append(runes[:maxExcerpt], '…')
	}
	fmt.Fprintf(b, "    %s\n", string(runes))
	if p.Column > 0 && p.Column <= len(runes)+1 {
		fmt.Fprintf(b, "    %s%s\n", strings.Repeat(" ", p.Column-1), s.paint("31", "^"))
	}
}

func (s Style) note(b *strings.Builder, name, colon, text string) {
	if text != "" {
		fmt.Fprintf(b, "    %s%s%s\n", s.paint("36", name), colon, text)
	}
}

func (s Style) paint(code, text string) string {
	if !s.Color {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

// JSON writes problems as one JSON array, [] where there are none.
func JSON(w io.Writer, l List) error {
	if l == nil {
		l = List{}
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(l)
}
