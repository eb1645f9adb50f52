package rules

import (
	"regexp"
	"strings"
)

// wording is a way of putting something that a rule is about, in one language.
// Patterns are written for folded text: small letters, no accents, plain
// apostrophes and spaces.
type wording struct {
	lang string
	// with are words, or beginnings of words of at least four letters: a text
	// without any of them is not searched, which is what makes a thousand products
	// quick. Every match holds one of them.
	with []string
	// says is the wording. Its first group, where it has one, is the words at fault.
	says *regexp.Regexp
	// unless, where there is one, is what makes the same passage harmless.
	unless *regexp.Regexp
	// where, where there is one, chooses the texts.
	where func(text) bool
}

// fr and en are wordings; with is separated by spaces.
func fr(with, says string) wording {
	return wording{lang: "fr", with: strings.Fields(with), says: regexp.MustCompile(says)}
}

func en(with, says string) wording {
	return wording{lang: "en", with: strings.Fields(with), says: regexp.MustCompile(says)}
}

// but gives the wording with what makes a passage harmless.
func (w wording) but(unless string) wording {
	w.unless = regexp.MustCompile(unless)
	return w
}

// in gives the wording for chosen texts.
func (w wording) in(where func(text) bool) wording {
	w.where = where
	return w
}

// wordings finds each of several wordings in the texts of a product.
func wordings(all ...wording) func(subject) []finding {
	return func(s subject) []finding {
		var out []finding
		for _, t := range s.texts {
			out = append(out, t.matches(all)...)
		}
		return out
	}
}

// matches are the places of a text where a wording stands, each once.
func (t text) matches(all []wording) []finding {
	var out []finding
	end := -1
	for _, w := range all {
		if w.lang != t.lang || !w.begins(t.folded) || w.where != nil && !w.where(t) {
			continue
		}
		if w.unless != nil && w.unless.MatchString(t.folded) {
			continue
		}
		for _, m := range w.says.FindAllStringSubmatchIndex(t.folded, -1) {
			start, stop := m[0], m[1]
			if len(m) > 3 && m[2] >= 0 {
				start, stop = m[2], m[3]
			}
			if start < end { // another wording found the same words
				continue
			}
			end = stop
			out = append(out, t.finding(start, stop))
		}
	}
	return out
}

// begins tells whether one of the words that a match holds is there.
func (w wording) begins(folded string) bool {
	for _, word := range w.with {
		if strings.Contains(folded, word) {
			return true
		}
	}
	return len(w.with) == 0
}

// both joins two ways of finding.
func both(a, b func(subject) []finding) func(subject) []finding {
	return func(s subject) []finding { return append(a(s), b(s)...) }
}
