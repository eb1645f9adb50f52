package diag

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Style is how text is decorated; the zero value is plain.
type Style struct{ Color bool }

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

// label precedes the message of a finding; an error of a file needs none, since the
// line that follows "file:line:col:" is what editors show.
func (s Style) label(p Problem) string {
	switch {
	case p.Severity == Error && p.Code == "":
		return ""
	case p.Severity == Error:
		return s.paint("31", "["+p.Code+"] ")
	}
	return s.paint("33", fmt.Sprintf("%s [%s] ", p.Severity, p.Code))
}

// excerpt writes the line, or of a long one what stands around the words at fault,
// with carets under them.
func (s Style) excerpt(b *strings.Builder, p Problem) {
	line := []rune(strings.ReplaceAll(p.Excerpt, "\t", " "))
	start, end := p.marked(line)
	from, to := window(line, start, end)
	shown, shift := string(line[from:to]), start-from
	if from > 0 {
		shown, shift = "…"+shown, shift+1
	}
	if to < len(line) {
		shown += "…"
	}
	fmt.Fprintf(b, "    %s\n", shown)
	if p.Column > 0 && start <= len(line) {
		carets := strings.Repeat("^", max(1, min(end, to)-start))
		fmt.Fprintf(b, "    %s%s\n", strings.Repeat(" ", shift), s.paint("31", carets))
	}
}

// marked is where the words at fault stand in the line, as far as they are
// written there alike: words that go on in the next line, or in which something is
// emphasised, are marked up to that. Where none are known, it is one character.
func (p Problem) marked(line []rune) (start, end int) {
	start = max(p.Column-1, 0)
	end = start
	for _, r := range strings.ReplaceAll(p.Words, "\t", " ") {
		if end >= len(line) || line[end] != r {
			break
		}
		end++
	}
	for end > start+1 && line[end-1] == ' ' {
		end--
	}
	return start, max(end, start+1)
}

// How much of a long line is shown, how much of it before the words at fault, and
// how far a cut may move in order to fall between two words.
const (
	maxExcerpt = 160
	lead       = 50
	longWord   = 20
)

// window is the part of a line to show.
func window(line []rune, start, end int) (from, to int) {
	if len(line) <= maxExcerpt || start > len(line) {
		return 0, min(len(line), maxExcerpt)
	}
	if end > maxExcerpt-lead/2 {
		from = min(max(start-lead, 0), len(line)-maxExcerpt)
	}
	to = min(from+maxExcerpt, len(line))
	if i := slices.Index(line[from:start], ' '); from > 0 && i >= 0 && i < longWord {
		from += i + 1
	}
	for cut := to; to < len(line) && cut > max(end, to-longWord); cut-- {
		if line[cut] == ' ' {
			return from, cut
		}
	}
	return from, to
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
