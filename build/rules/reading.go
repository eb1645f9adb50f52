package rules

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"
)

// reading is how words are read in a language. It says the same of them wherever
// they stand, so that products which share a text share its reading.
type reading struct {
	// said are the words; folded is the same in small letters without accents, with
	// plain apostrophes and spaces, one letter for one letter.
	said, folded string
	// running is folded with another sign, as long, for the full stops inside of
	// addresses, which end no sentence.
	running string
	// letters tell quickly what folded does not hold.
	letters letters
	// index tells by number which wordings were looked for in advance, and hits where
	// they may stand; nil where none were.
	index *index
	hits  []hit
	// noted, where it is set, is told what is looked for, and nothing is found.
	noted func([]wording)

	once  sync.Once
	mu    sync.Mutex
	found map[int][][2]int // by number, of a reading that is shared
	// shared tells that several texts have the reading.
	shared bool
}

// read fills the reading.
func (r *reading) read(words, lang string, known indexes, at *pass) {
	r.said = words
	r.folded = fold(words)
	r.letters = lettersOf(r.folded)
	r.running = withoutStops(r.folded)
	if r.index = known[lang]; r.index != nil {
		r.hits = r.index.look(r.folded, at)
	}
}

// innerStop stands for a full stop with a letter on either side.
const innerStop = '\x1f'

// withoutStops gives folded itself where it has no such full stop.
func withoutStops(folded string) string {
	var out []byte
	for i := range stops(folded) {
		if !isInner(folded, i) {
			continue
		}
		if out == nil {
			out = []byte(folded)
		}
		out[i] = innerStop
	}
	if out == nil {
		return folded
	}
	return string(out)
}

// stops gives the bytes at which full stops stand.
func stops(folded string) func(func(int) bool) {
	return func(yield func(int) bool) {
		for at := 0; ; at++ {
			i := strings.IndexByte(folded[at:], '.')
			if i < 0 || !yield(at+i) {
				return
			}
			at += i
		}
	}
}

func isInner(folded string, stop int) bool {
	return stop > 0 && stop+1 < len(folded) && isLetter(folded[stop-1]) && isLetter(folded[stop+1])
}

// original gives the words at a place of folded.
func (r *reading) original(start, end int) string {
	from := utf8.RuneCountInString(r.folded[:start])
	to := from + utf8.RuneCountInString(r.folded[start:end])
	i, begin := 0, len(r.said)
	for at := range r.said {
		if i == from {
			begin = at
		}
		if i == to {
			return r.said[begin:at]
		}
		i++
	}
	return r.said[begin:]
}

// sentence gives the folded sentence around a place of folded.
func (r *reading) sentence(start, end int) string {
	from, to := max(0, start-longestSentence), min(end+longestSentence, len(r.running))
	for i := start - 2; i >= from; i-- {
		if r.endsSentence(i) {
			from = i + 2
			break
		}
	}
	for i := end; i+1 < to; i++ {
		if r.endsSentence(i) {
			to = i + 1
			break
		}
	}
	return r.running[from:to]
}

// longestSentence bounds how far words are looked for on either side of others:
// in a text without full stops, each match would else be held against all of it.
const longestSentence = 1000

// abbreviated is what a full stop ends without ending the sentence, and
// longestAbbreviation more bytes than that and the letter before it may have.
var abbreviated = regexp.MustCompile(`\b(?:art|al|lit|no|cf|ex|inc|ltd|par|p|e.g|i.e|etc)\.$`)

const longestAbbreviation = 12

// endsSentence tells whether the sign at a byte of running ends a sentence.
func (r *reading) endsSentence(i int) bool {
	switch c := r.running[i]; {
	case c != '.' && c != '!' && c != '?' || r.running[i+1] != ' ':
		return false
	case c != '.':
		return true
	}
	return !abbreviated.MatchString(r.running[max(0, i-longestAbbreviation) : i+1])
}

// spoken are words in a language.
type spoken struct{ words, lang string }

// reader reads the texts of a site, one after another. Words that stand in
// several places are read once, by whichever reader comes to them first; those
// that stand in one are forgotten with their text.
type reader struct {
	repeated map[spoken]*reading
	known    indexes
	pass     pass
	noted    func([]wording)
	// called are the services of the catalogue; nil where no text is held against it.
	called *callable
}

// read gives the words read.
func (r *reader) read(t text) text {
	t.reading = r.repeated[spoken{t.words, t.lang}]
	if t.reading == nil {
		t.reading = &reading{noted: r.noted}
	}
	t.once.Do(func() { t.reading.read(t.words, t.lang, r.known, &r.pass) })
	return t
}

// all reads the texts of a product, in their order.
func (r *reader) all(texts []text) []text {
	for i := range texts {
		t := r.read(texts[i])
		if i > 0 && t.path == "" && texts[i-1].setting == t.setting {
			t.before = texts[i-1].folded
		}
		texts[i] = t
	}
	return texts
}

// repeated are readings to come of the words that stand several times in texts.
func repeated(texts [][]text) map[spoken]*reading {
	out := map[spoken]*reading{}
	for _, some := range texts {
		for _, t := range some {
			key := spoken{t.words, t.lang}
			r, again := out[key]
			switch {
			case !again:
				out[key] = nil
			case r == nil:
				out[key] = &reading{shared: true}
			}
		}
	}
	return out
}
