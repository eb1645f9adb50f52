package diag

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"
)

// Apply gives the text with the edits made, in whichever order they come.
// Everything outside of them stays as it was, byte for byte. It refuses edits
// that overlap, and places that the text does not have; the same edit twice
// counts once. The File of an edit is not looked at.
func Apply(text []byte, edits []Edit) ([]byte, error) {
	starts := lineStarts(text)
	spans := make([]span, 0, len(edits))
	for _, e := range edits {
		s := span{text: e.Text, at: Position{File: e.File, Line: e.Line, Column: e.Column}}
		var ok, okEnd bool
		s.from, ok = offset(text, starts, e.Line, e.Column)
		s.to, okEnd = offset(text, starts, e.EndLine, e.EndColumn)
		if !ok || !okEnd || s.to < s.from {
			return nil, fmt.Errorf("%s: the text has no such place", s.at)
		}
		spans = append(spans, s)
	}
	slices.SortFunc(spans, func(a, b span) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to), cmp.Compare(a.text, b.text))
	})
	return splice(text, slices.Compact(spans))
}

// span is an edit in bytes.
type span struct {
	from, to int
	text     string
	at       Position
}

func splice(text []byte, spans []span) ([]byte, error) {
	var out bytes.Buffer
	done := 0
	for i, s := range spans {
		if i > 0 && (s.from < done || s.from == spans[i-1].from) {
			return nil, fmt.Errorf("%s: this change overlaps the one at %s", s.at, spans[i-1].at)
		}
		out.Write(text[done:s.from])
		out.WriteString(s.text)
		done = s.to
	}
	out.Write(text[done:])
	return out.Bytes(), nil
}

// lineStarts are the bytes at which lines begin; the end of a text that ends
// with a line end begins one more.
func lineStarts(text []byte) []int {
	starts := []int{0}
	for i, b := range text {
		if b == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// offset gives the byte of a place, and false where the text has none. The place
// behind the last line is the end of the text.
func offset(text []byte, starts []int, line, column int) (int, bool) {
	if line == len(starts)+1 && column == 1 {
		return len(text), true
	}
	if line < 1 || line > len(starts) || column < 1 {
		return 0, false
	}
	end := len(text)
	if line < len(starts) {
		end = starts[line] - 1 // before the line end
	}
	at := starts[line-1]
	for range column - 1 {
		if at >= end {
			return 0, false
		}
		_, size := utf8.DecodeRune(text[at:end])
		at += size
	}
	return at, true
}
