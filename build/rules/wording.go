package rules

import (
	"regexp"
	"sync"
)

// wording is a way of putting something that a rule is about, in one language.
// Patterns are written for folded text: small letters, no accents, plain
// apostrophes and spaces. They are compiled when a text first needs them.
type wording struct {
	lang string
	// with are beginnings of words: a text without any of them is not searched,
	// which is what makes a thousand products quick. Every match holds one.
	with []stem
	// and, where there are any, are further ones of which a match holds one too.
	and []stem
	// says is the wording. Its first group, where it has one, is the words at fault.
	says pattern
	// near, where there is one, is what the same sentence has to hold besides, and
	// unless is what makes it harmless.
	near, unless pattern
	// where, where there is one, chooses the texts, and then what follows the words,
	// as it is written.
	where func(text) bool
	then  func(rest string) bool
}

// pattern is a regular expression that is compiled once, when it is first used.
type pattern func() search

// search is a compiled pattern with what a text has to hold for it to match.
type search struct {
	*regexp.Regexp
	need need
}

func lazily(expression string) pattern {
	return sync.OnceValue(func() search { return search{regexp.MustCompile(expression), needOf(expression)} })
}

// fr and en are wordings; with is as [stems] has it.
func fr(with, says string) wording { return wording{lang: "fr", with: stems(with), says: lazily(says)} }

func en(with, says string) wording { return wording{lang: "en", with: stems(with), says: lazily(says)} }

// having gives the wording with further words of which every match holds one.
func (w wording) having(words string) wording {
	w.and = stems(words)
	return w
}

// but gives the wording with what makes a sentence harmless.
func (w wording) but(unless string) wording {
	w.unless = lazily(unless)
	return w
}

// beside gives the wording with what the same sentence has to hold.
func (w wording) beside(near string) wording {
	w.near = lazily(near)
	return w
}

// in gives the wording for chosen texts.
func (w wording) in(where func(text) bool) wording {
	w.where = where
	return w
}

// before gives the wording for places where the rest of the text is as chosen.
func (w wording) before(then func(rest string) bool) wording {
	w.then = then
	return w
}

// wordings finds texts in which one of several wordings stands: what is at fault
// in a passage is told once.
func wordings(all ...wording) func(subject) []finding {
	byLang := map[string][]wording{}
	for _, w := range all {
		byLang[w.lang] = append(byLang[w.lang], w)
	}
	return func(s subject) []finding {
		var out []finding
		for i := range s.texts {
			t := &s.texts[i] // it is large
			if found := t.matches(byLang[t.lang]); len(found) > 0 {
				out = append(out, found[0])
			}
		}
		return out
	}
}

// matches are the places of a text where a wording stands, each once.
func (t *text) matches(all []wording) []finding {
	var taken [][2]int
	var out []finding
	for i := range all {
		for _, m := range t.places(&all[i]) {
			if overlaps(taken, m) { // another wording found the same words
				continue
			}
			taken = append(taken, m)
			out = append(out, t.finding(m[0], m[1]))
		}
	}
	return out
}

// places are where in folded one wording stands.
func (t *text) places(w *wording) [][2]int {
	if w.lang != t.lang || !t.holds(w.with) || !t.holds(w.and) || !w.says().need.met(t) || w.where != nil && !w.where(*t) {
		return nil
	}
	var out [][2]int
	for _, m := range w.says().FindAllStringSubmatchIndex(t.flow(), -1) {
		sentence := t.sentence(m[0], m[1])
		if w.near != nil && !w.near().MatchString(sentence) || w.unless != nil && w.unless().MatchString(sentence) {
			continue
		}
		if w.then != nil && !w.then(t.original(m[1], len(t.folded))) {
			continue
		}
		if len(m) > 3 && m[2] >= 0 {
			m = m[2:]
		}
		out = append(out, [2]int{m[0], m[1]})
	}
	return out
}

func overlaps(taken [][2]int, m [2]int) bool {
	for _, other := range taken {
		if m[0] < other[1] && other[0] < m[1] {
			return true
		}
	}
	return false
}

// sentence gives the folded sentence around a place of folded.
func (t *text) sentence(start, end int) string {
	running := t.flow()
	from, to := 0, len(running)
	for _, m := range stop.FindAllStringIndex(running, -1) {
		if abbreviated.MatchString(running[:m[0]+1]) {
			continue
		}
		if m[1] <= start {
			from = m[1]
		} else if m[0] >= end {
			to = m[0] + 1
			break
		}
	}
	return running[from:to]
}

var (
	stop        = regexp.MustCompile(`[.!?] `)
	abbreviated = regexp.MustCompile(`\b(?:art|al|lit|no|cf|ex|inc|ltd|par|p|e.g|i.e|etc)\.$`)
)

// both joins two ways of finding.
func both(a, b func(subject) []finding) func(subject) []finding {
	return func(s subject) []finding { return append(a(s), b(s)...) }
}
