package change

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is what is compared as one: a word, a date, a number with its unit, a mark
// of punctuation.
type token struct {
	// key is equal for tokens that read the same.
	key string
	// weight is the number of letters and digits.
	weight int
	// before is the white space before the token, runs the text itself.
	before Inline
	runs   Inline
	// mark tells that the token is a paragraph mark.
	mark bool
}

// paragraphMark stands between two blocks that are compared with one.
func paragraphMark() token { return token{key: "\x00¶", mark: true} }

const (
	spaces = `[ \x{00A0}\x{2009}\x{202F}]`
	months = `(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|` +
		`January|February|March|April|May|June|July|August|September|October|November|December)`
	number = `\d+(?:` + spaces + `\d{3})*(?:[.,]\d+)*`
	units  = `(?:ans?|années?|mois|semaines?|jours?|heures?|minutes?|min|secondes?|years?|months?|weeks?|days?|hours?|seconds?|` +
		`octets?|bytes?|[kKMG]?[oB]|euros?|dollars?|EUR|USD|GBP|CHF|km|m|h|s|ms)`
)

// together are the tokens of more than one word: a date, an amount, a number with
// its unit, a number.
var together = regexp.MustCompile(`^(?:` + strings.Join([]string{
	`\d{4}-\d{2}-\d{2}`,
	`\d{1,2}[/.]\d{1,2}[/.]\d{4}`,
	`\d{1,2}(?:er|st|nd|rd|th)?` + spaces + months + `(?:,?` + spaces + `\d{4})?`,
	`[€$£]` + spaces + `?` + number,
	number + spaces + `?[€$£%‰]`,
	number + spaces + units + `\b`,
	number,
}, "|") + `)`)

// monthFirst is a date as Americans write it.
var monthFirst = regexp.MustCompile(`^` + months + spaces + `\d{1,2}(?:st|nd|rd|th)?(?:,?` + spaces + `\d{4})?\b`)

// elision is what stands before an apostrophe that parts two French words.
var elision = regexp.MustCompile(`^(?i:[cdjlmnst]|qu|lorsqu|puisqu|quoiqu|jusqu|presqu)['’]`)

// tokens cuts a text; put together again they are the text.
func tokens(in Inline) []token {
	text := in.String()
	cut := cutter{runs: in}
	var out []token
	for at := 0; at < len(text); {
		space := leading(text[at:])
		before := cut.take(space)
		at += space
		size := size(text[at:])
		if size == 0 && space == 0 {
			break
		}
		word := text[at : at+size]
		t := token{before: before, runs: cut.take(size), weight: letters(word)}
		t.key = key(word, t.runs)
		out = append(out, t)
		at += size
	}
	return out
}

// key reads the same for the same words that lead to the same place.
func key(word string, runs Inline) string {
	k := folded(word)
	href := ""
	for _, r := range runs {
		if r.Href != href {
			k += "\x00" + r.Href
			href = r.Href
		}
	}
	return k
}

func leading(s string) int { return len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace)) }

func letters(s string) int {
	n := 0
	for _, r := range s {
		if isWord(r) {
			n++
		}
	}
	return n
}

func isWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '_' || r == '*'
}

// isAlone tells the letters of scripts that put no spaces between words.
func isAlone(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// size is the length of the token with which s begins.
func size(s string) int {
	r, width := utf8.DecodeRuneInString(s)
	switch {
	case s == "":
		return 0
	case unicode.IsDigit(r) || strings.ContainsRune("€$£", r):
		if n := len(together.FindString(s)); n > 0 && !continues(s[:n], s[n:]) {
			return n
		}
	case unicode.IsUpper(r):
		if n := len(monthFirst.FindString(s)); n > 0 {
			return n
		}
	}
	if isAlone(r) || !isWord(r) {
		return width
	}
	if e := elision.FindString(s); e != "" && len(s) > len(e) && startsWord(s[len(e):]) {
		return len(e)
	}
	return wordSize(s)
}

// continues tells that what looked like a number is a part of something longer:
// 2002/58/CE, 3rd-party.
func continues(token, rest string) bool {
	last, _ := utf8.DecodeLastRuneInString(token)
	r, width := utf8.DecodeRuneInString(rest)
	if rest == "" || !isWord(last) {
		return false
	}
	return isWord(r) || joins(r) && startsWord(rest[width:])
}

func startsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && isWord(r) && !isAlone(r)
}

// joins tells the marks that stand inside of words, addresses and names.
func joins(r rune) bool { return strings.ContainsRune("-‐‑'’.@/:#&=?%+~\u00ad", r) }

// wordSize is the length of a word with the marks inside of it.
func wordSize(s string) int {
	at := 0
	for at < len(s) {
		r, width := utf8.DecodeRuneInString(s[at:])
		inside := isWord(r) && !isAlone(r)
		for skip := width; !inside && joins(r) && at > 0 && at+skip < len(s); { // "://"
			next, w := utf8.DecodeRuneInString(s[at+skip:])
			inside = isWord(next) && !isAlone(next)
			if inside || !strings.ContainsRune(":/", next) {
				break
			}
			skip += w
		}
		if !inside {
			break
		}
		at += width
	}
	return max(at, 1)
}

// cutter takes text off the front of runs.
type cutter struct {
	runs Inline
	used int // bytes of the first run
}

func (c *cutter) take(n int) Inline {
	var out Inline
	for n > 0 {
		run := c.runs[0]
		rest := run.Text[c.used:]
		if len(rest) > n {
			out = append(out, Run{rest[:n], run.Marks})
			c.used += n
			break
		}
		if rest != "" {
			out = append(out, Run{rest, run.Marks})
		}
		n -= len(rest)
		c.runs, c.used = c.runs[1:], 0
	}
	return out
}
