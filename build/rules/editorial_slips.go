package rules

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"charte/build/diag"
	"charte/build/policy"
)

// slips are the findings of EDT-03.
func slips(s subject) []finding {
	return append(append(s.emptyItems(), s.repeatedItems()...), s.gluedWords()...)
}

func (s subject) slip(f finding, fault, mend Text) finding {
	f.fill = append(f.fill, "fault", policy.Fill(fault.In(s.Lang), f.fill...), "mend", policy.Fill(mend.In(s.Lang), f.fill...))
	return f
}

func (s subject) emptyItems() []finding {
	var out []finding
	for _, d := range s.written() {
		for _, line := range d.Body.EmptyItems {
			f := finding{document: d, at: placeOfLine(d.Body, line)}
			if strings.Trim(f.at.Excerpt, " \t-*+") == "" {
				f.mend = diag.Edit{File: d.Body.File, Line: line, Column: 1, EndLine: line + 1, EndColumn: 1}
			}
			out = append(out, s.slip(f,
				Text{"an item of the list is empty", "un élément de la liste est vide"},
				Text{"delete the line", "supprimez la ligne"}))
		}
	}
	return out
}

// placeOfLine is the beginning of a line of the file.
func placeOfLine(b policy.Body, line int) diag.Problem {
	at := 0
	for range line - b.Line {
		next := strings.IndexByte(b.Markdown[at:], '\n')
		if next < 0 {
			break
		}
		at += next + 1
	}
	return b.At(at)
}

// repeatedItems are items that stand twice in the same list.
func (s subject) repeatedItems() []finding {
	var out []finding
	var seen map[string]bool
	var last text
	for _, t := range s.texts {
		if t.path != "" || t.kind != policy.ListItem {
			seen = nil
			continue
		}
		if seen == nil || !sameList(last, t) {
			seen = map[string]bool{}
		}
		last = t
		key := strings.Trim(t.folded, " .,;:")
		if repeats(seen, key) {
			out = append(out, s.slip(t.finding(0, len(t.folded)),
				Text{"“{words}” stands twice in the list", "« {words} » figure deux fois dans la liste"},
				Text{"delete one of the two", "supprimez l’un des deux"}))
		}
		seen[key] = true
	}
	return out
}

// repeats tells whether an item stood before; one that only introduces (it ends
// with > in the text) also where more followed it there.
func repeats(seen map[string]bool, key string) bool {
	if len(key) <= 3 || seen[key] || !strings.HasSuffix(key, ">") {
		return len(key) > 3 && seen[key]
	}
	for other := range seen {
		if strings.HasPrefix(other, key) {
			return true
		}
	}
	return false
}

// sameList tells whether nothing but items stands between two items.
func sameList(a, b text) bool {
	if a.document.ID != b.document.ID || a.lang != b.lang {
		return false
	}
	from, to := a.passage.Offset(len(a.words)), b.passage.Offset(0)
	return from <= to && !strings.Contains(a.body.Markdown[from:to], "{{<")
}

var gluedAddress = regexp.MustCompile(`\p{L}{3,}(https?://)`)

// gluedWords are names of declared trackers, and addresses, that run together
// with the word before them.
func (s subject) gluedWords() []finding {
	fault := Text{"two words run together: “{words}”", "deux mots sont collés : « {words} »"}
	mend := Text{"put a space between them", "séparez-les par une espace"}
	var out []finding
	stored := s.stored()
	for _, t := range s.texts {
		if !strings.Contains(t.words, "://") && !slices.ContainsFunc(stored, func(part string) bool { return strings.Contains(t.words, part) }) {
			continue
		}
		for _, m := range gluedAddresses(t.words) {
			out = append(out, s.slip(t.split(m[0], m[2], m[1]), fault, mend))
		}
		for start, word := range spaced(t.words) {
			if head := s.gluedTo(word); head != "" {
				out = append(out, s.slip(t.split(start, start+len(head), start+len(word)), fault, mend))
			}
		}
	}
	return out
}

// gluedAddresses are the places of words with an address, and of the address in them.
func gluedAddresses(words string) [][]int {
	for at := 0; ; {
		i := strings.Index(words[at:], "http")
		if i < 0 {
			return nil
		}
		at += i
		if r, _ := utf8.DecodeLastRuneInString(words[:at]); unicode.IsLetter(r) {
			return gluedAddress.FindAllStringSubmatchIndex(words, -1)
		}
		at++
	}
}

// split is a finding about words that a space at the middle mends.
func (t text) split(start, middle, end int) finding {
	f := t.at(start, end)
	if t.path == "" && strings.HasPrefix(rest(f.at), t.words[start:end]) {
		column := f.at.Column + utf8.RuneCountInString(t.words[start:middle])
		f.mend = diag.Edit{File: f.at.File, Line: f.at.Line, Column: column, EndLine: f.at.Line, EndColumn: column, Text: " "}
	}
	return f
}

// rest is the line of a place, from its column on.
func rest(p diag.Problem) string {
	for i := range p.Excerpt {
		if utf8.RuneCountInString(p.Excerpt[:i]) == p.Column-1 {
			return p.Excerpt[i:]
		}
	}
	return ""
}

// gluedTo gives the word to which the name of a declared tracker is glued:
// "supprimez" in supprimezflowly-cookie-consent; empty where it is not.
func (s subject) gluedTo(word string) string {
	if !strings.ContainsAny(word, "_-") {
		return ""
	}
	for _, part := range s.stored() {
		if i := strings.Index(word, part); i >= 4 && lowercase(word[:i]) && !s.declares(word) {
			return word[:i]
		}
	}
	return ""
}

// stored are the beginnings of declared names that are long enough to be told
// from a word, each once.
func (s subject) stored() []string {
	var out []string
	note := func(name string) {
		for _, part := range []string{fixed(name), family(name)} {
			if len(part) >= 6 && lowercase(part) && !slices.Contains(out, part) {
				out = append(out, part)
			}
		}
	}
	for _, d := range s.facts.Documents {
		note(d.Choice.Key)
		for _, t := range d.Trackers {
			note(t.Name)
		}
	}
	return out
}

// fixed is the part of a pattern before its first asterisk.
func fixed(name string) string {
	head, _, _ := strings.Cut(name, "*")
	return head
}

// family is the beginning that trackers of one maker share: chatwoot_.
func family(name string) string {
	if i := strings.IndexByte(name, '_'); i > 0 {
		return name[:i+1]
	}
	return ""
}

// lowercase tells whether a word begins with a small letter.
func lowercase(word string) bool {
	for _, r := range word {
		return unicode.IsLower(r)
	}
	return false
}

// spaced gives the words between spaces, without punctuation at the end, by the
// byte at which they begin.
func spaced(words string) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		if !strings.ContainsAny(words, "_-") {
			return
		}
		at := 0
		for _, word := range strings.FieldsFunc(words, unicode.IsSpace) {
			at += strings.Index(words[at:], word)
			if !yield(at, strings.TrimRight(word, ".,;:!?)»”")) {
				return
			}
			at += len(word)
		}
	}
}
