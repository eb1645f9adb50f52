package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"charte/build/diag"
	"charte/build/policy"
)

// text is something that people wrote to be read: a passage of a body, or a
// field of the front matter.
type text struct {
	*setting
	// reading is how the words are read; nil until [reader.read].
	*reading
	words string
	// path is the field; empty for a passage of the body.
	path string
	// kind is that of a passage of the body, passage where it stands there.
	kind    policy.PassageKind
	passage policy.Passage
	// before is the passage of the same body that stands before; empty for a field.
	before string
}

// setting is where texts stand: the front matter of a document, or its body.
type setting struct {
	document policy.Document
	// lang is the language in which they are written.
	lang string
	// body is that of passages; the zero Body for fields.
	body policy.Body
}

// textsOf are the texts of a product, in every language, not yet read. Words that
// a translation lacks are not repeated there.
func textsOf(p policy.Product) []text {
	var out []text
	for _, e := range p.Editions {
		home := policy.Document{ID: "_index", Lang: e.Lang, Origin: e.Origin, Missing: e.Missing, Body: e.Body}
		if d, ok := e.Policy(); ok {
			home.Ignore = d.Ignore
		}
		out = append(out, fields(home, e.Worded())...)
		out = append(out, passages(home)...)
		for _, d := range e.Documents {
			out = append(out, fields(d, d.Worded())...)
			out = append(out, passages(d)...)
		}
	}
	return out
}

func fields(d policy.Document, worded []policy.Worded) []text {
	missing := map[string]bool{}
	for _, path := range d.Missing {
		missing[path] = true
	}
	at := &setting{document: d, lang: d.Lang}
	out := make([]text, 0, len(worded))
	for _, w := range worded {
		if !missing[w.Path] {
			out = append(out, text{setting: at, words: w.Text, path: w.Path})
		}
	}
	return out
}

func passages(d policy.Document) []text {
	if d.Body.Lang != d.Lang || len(d.Body.Passages) == 0 { // the original's, reported there
		return nil
	}
	at := &setting{document: d, lang: d.Lang, body: d.Body}
	out := make([]text, 0, len(d.Body.Passages))
	for _, p := range d.Body.Passages {
		out = append(out, text{setting: at, words: p.Text, kind: p.Kind, passage: p})
	}
	return out
}

func isLetter(b byte) bool { return 'a' <= b && b <= 'z' }

// fold writes a text in small letters without accents, with plain apostrophes
// and spaces. Each letter stays one letter, so that places are kept.
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			b.WriteByte(smallLetters[c])
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		b.WriteRune(foldRune(r))
		i += n
	}
	return b.String()
}

// smallLetters and plainLetters fold what nearly every letter of a European text
// is: those of ASCII, and the others up to the end of Latin Extended-A.
var (
	smallLetters = foldedASCII()
	plainLetters = foldedLatin()
)

func foldedASCII() (out [utf8.RuneSelf]byte) {
	for c := range out {
		out[c] = byte(unicode.ToLower(rune(c)))
	}
	return out
}

func foldedLatin() (out [0x180]rune) {
	for r := range out {
		out[r] = withoutAccent(rune(r))
	}
	return out
}

func foldRune(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return ' '
	case int(r) < len(plainLetters):
		return plainLetters[r]
	case r == '’' || r == '‘' || r == 'ʼ':
		return '\''
	case r == '‑' || r == '–' || r == '—':
		return '-'
	}
	return withoutAccent(r)
}

func withoutAccent(r rune) rune {
	var buf [utf8.UTFMax]byte
	n := utf8.EncodeRune(buf[:], unicode.ToLower(r))
	first, _ := utf8.DecodeRune(norm.NFD.Bytes(buf[:n]))
	return first
}

// original gives the words of the text at a place of folded.
func (t text) original(start, end int) string { return t.reading.original(start, end) }

// finding is one about the words at a place of folded, which a message may quote
// as {words}.
func (t text) finding(start, end int) finding {
	f := finding{document: t.document, path: t.path, words: strings.TrimSpace(t.original(start, end))}
	f.fill = []string{"words", quoted(f.words)}
	if t.path == "" {
		at := len(t.original(0, start))
		f.at = t.body.At(t.passage.Offset(at))
		return f
	}
	f.at = t.document.Origin.At(t.path)
	f.at = seek(f.at, f.words)
	f.on = idOf(t.path)
	return f
}

// longQuote is how many letters of the words at fault a message repeats.
const longQuote = 90

// quoted gives words as a message repeats them: on one line, the end of long ones
// left out.
func quoted(words string) string {
	words = strings.Join(strings.FieldsFunc(words, func(r rune) bool { return r == '\n' || r == '\t' || r == ' ' }), " ")
	letters := []rune(words)
	if len(letters) <= longQuote {
		return words
	}
	cut := strings.TrimRightFunc(string(letters[:longQuote]), func(r rune) bool { return !unicode.IsSpace(r) })
	return strings.TrimRight(cut, " ,;:") + " …"
}

// seek moves a place to words on the same line, where they are there.
func seek(p diag.Problem, words string) diag.Problem {
	if i := strings.Index(p.Excerpt, words); i >= 0 && words != "" {
		p.Column = utf8.RuneCountInString(p.Excerpt[:i]) + 1
	}
	return p
}

// idOf is what stands in the first brackets of a path: "chat" in
// purposes[chat].summary.
func idOf(path string) string {
	_, after, ok := strings.Cut(path, "[")
	if !ok {
		return ""
	}
	id, _, _ := strings.Cut(after, "]")
	return id
}

// purpose gives the purpose that a field of front matter speaks of: its own, or
// that of its service or tracker; false for every other text.
func (t text) purpose() (policy.Purpose, bool) {
	id := idOf(t.path)
	switch {
	case strings.HasPrefix(t.path, "purposes["):
		return t.document.Purpose(id)
	case strings.HasPrefix(t.path, "services["):
		s, _ := t.document.Service(id)
		return t.document.Purpose(s.Purpose)
	case strings.HasPrefix(t.path, "trackers["):
		for _, tracker := range t.document.Trackers {
			if tracker.Name == id {
				return t.document.Purpose(tracker.Purpose)
			}
		}
	}
	return policy.Purpose{}, false
}
