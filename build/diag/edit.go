package diag

import (
	"bytes"
	"errors"
	"slices"
	"unicode/utf8"
)

// Apply makes edits of one file, whatever their order, and nothing else. It
// refuses edits that overlap or that lie outside of the text.
func Apply(text []byte, edits []Edit) ([]byte, error) {
	type change struct {
		from, to int
		text     string
	}
	var changes []change
	for _, e := range edits {
		from, ok := offset(text, e.Line, e.Column)
		to, okEnd := offset(text, e.EndLine, e.EndColumn)
		if !ok || !okEnd || to < from {
			return nil, errors.New("a mend points outside of the file; check again")
		}
		changes = append(changes, change{from, to, e.Text})
	}
	slices.SortFunc(changes, func(a, b change) int { return a.from - b.from })
	var out bytes.Buffer
	done := 0
	for _, c := range changes {
		if c.from < done {
			return nil, errors.New("two mends overlap; mend the first, and check again")
		}
		out.Write(text[done:c.from])
		out.WriteString(c.text)
		done = c.to
	}
	out.Write(text[done:])
	return out.Bytes(), nil
}

// offset is the byte at a line and column, both from one.
func offset(text []byte, line, column int) (int, bool) {
	at := 0
	for range line - 1 {
		end := bytes.IndexByte(text[at:], '\n')
		if end < 0 {
			return 0, false
		}
		at += end + 1
	}
	for range column - 1 {
		if at >= len(text) || text[at] == '\n' {
			return 0, false
		}
		_, size := utf8.DecodeRune(text[at:])
		at += size
	}
	return at, line > 0 && column > 0
}
