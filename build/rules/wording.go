package rules

import (
	"regexp"
	"slices"
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
	says *pattern
	// near, where there is one, is what the same sentence has to hold besides, and
	// unless is what makes it harmless.
	near, unless *pattern
	// where, where there is one, chooses the texts, and then what follows the words,
	// as it is written.
	where func(text) bool
	then  func(rest string) bool
	// number is that in an [index]; 0 of a wording that is in none.
	number int
}

// pattern is a regular expression that is compiled once, when it is first used.
type pattern struct {
	expression string
	search     func() search
}

// search is a compiled pattern with what a text has to hold for it to match.
type search struct {
	*regexp.Regexp
	need need
}

// matches tells whether a pattern stands in words.
func (p *pattern) matches(words string) bool {
	look := p.search()
	return look.need.within(words) && look.MatchString(words)
}

// says tells whether a pattern stands in the text.
func (r *reading) says(p *pattern) bool {
	look := p.search()
	return look.need.met(r) && look.MatchString(r.folded)
}

func lazily(expression string) *pattern {
	return &pattern{expression, sync.OnceValue(func() search { return search{regexp.MustCompile(expression), needOf(expression)} })}
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
	var langs [][]wording
	for _, w := range all {
		i := slices.IndexFunc(langs, func(same []wording) bool { return same[0].lang == w.lang })
		if i < 0 {
			i, langs = len(langs), append(langs, nil)
		}
		langs[i] = append(langs[i], w)
	}
	return func(s subject) []finding {
		var out []finding
		for i := range s.texts {
			t := &s.texts[i]
			for _, same := range langs {
				if same[0].lang != t.lang {
					continue
				}
				if found := t.matches(same); len(found) > 0 {
					out = append(out, found[0])
				}
			}
		}
		return out
	}
}

// matches are the places of a text where a wording stands, each once.
func (t *text) matches(all []wording) []finding {
	if t.without(all) {
		return nil
	}
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

// without tells whether the index knows that none of the wordings stands in the
// text; their numbers follow one another.
func (t *text) without(all []wording) bool {
	if t.noted != nil {
		t.noted(all)
		return true
	}
	if len(all) == 0 || t.index == nil || all[0].number == 0 {
		return len(all) == 0
	}
	for _, h := range t.hits {
		if h.number >= all[0].number {
			return h.number > all[len(all)-1].number
		}
	}
	return true
}

// places are where in folded one wording stands.
func (t *text) places(w *wording) [][2]int {
	if w.lang != t.lang {
		return nil
	}
	parts := t.parts(w)
	if len(parts) == 0 || w.where != nil && !w.where(*t) {
		return nil
	}
	if !t.shared || w.number == 0 {
		return t.within(w, parts)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	found, known := t.found[w.number]
	if !known {
		if t.found == nil {
			t.found = map[int][][2]int{}
		}
		found = t.within(w, parts)
		t.found[w.number] = found
	}
	return found
}

// parts are where a wording may stand: the whole text, where the index does not
// tell.
func (r *reading) parts(w *wording) []hit {
	if r.index == nil || w.number == 0 {
		if r.holds(w.with) && r.holds(w.and) && w.says.search().need.met(r) {
			return []hit{{from: 0, to: len(r.folded)}}
		}
		return nil
	}
	from, _ := slices.BinarySearchFunc(r.hits, w.number, func(h hit, n int) int { return h.number - n })
	to := from
	for to < len(r.hits) && r.hits[to].number == w.number {
		to++
	}
	return r.hits[from:to]
}

func (r *reading) within(w *wording, parts []hit) [][2]int {
	var out [][2]int
	for _, h := range parts {
		out = append(out, r.in(w, h.from, h.to)...)
	}
	return out
}

// mostMatches bounds those of one wording in one passage, which is told once.
const mostMatches = 64

// in are the places of a wording in a part of the text.
func (r *reading) in(w *wording, from, to int) [][2]int {
	var out [][2]int
	for _, m := range w.says.search().FindAllStringSubmatchIndex(r.running[from:to], mostMatches) {
		for i := range m {
			if m[i] >= 0 {
				m[i] += from
			}
		}
		sentence := r.sentence(m[0], m[1])
		if w.near != nil && !w.near.search().MatchString(sentence) || w.unless != nil && w.unless.search().MatchString(sentence) {
			continue
		}
		if w.then != nil && !w.then(r.original(m[1], min(m[1]+longestSentence, len(r.folded)))) {
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

// both joins two ways of finding.
func both(a, b func(subject) []finding) func(subject) []finding {
	return func(s subject) []finding { return append(a(s), b(s)...) }
}
