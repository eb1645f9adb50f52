package change

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// token is what is compared as one: a word, a date, a number with its unit, a mark
// of punctuation.
type token struct {
	// key is equal for tokens that read the same.
	key string
	// weight is the number of letters and digits, but a figure's is small: two
	// sentences that differ in their figures alone are nearly the same.
	weight int
	// figure tells that the token is a date, an amount, a number.
	figure bool
	// before is the white space before the token, runs the text itself.
	before Inline
	runs   Inline
	// mark tells that the token is a paragraph mark.
	mark bool
}

const figureWeight = 2

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

// elisions are what stands before an apostrophe that parts two French words.
var elisions = []string{"l", "d", "qu", "n", "s", "c", "j", "m", "t", "lorsqu", "jusqu", "puisqu", "quoiqu", "presqu"}

// tokens cuts a text; put together again they are the text.
func tokens(in Inline) []token {
	text := in.String()
	cut := cutter{runs: in}
	var out []token
	for at := 0; at < len(text); {
		space := leading(text[at:])
		before := cut.take(space)
		at += space
		size, figure := size(text[at:])
		word := text[at : at+size]
		t := token{before: before, runs: cut.take(size), weight: letters(word), figure: figure}
		if figure {
			t.weight = min(t.weight, figureWeight)
		}
		t.key = key(word, t.runs)
		out = append(out, t)
		at += size
	}
	return out
}

// key reads the same for the same words that lead to the same place.
func key(word string, runs Inline) string {
	k := norm.NFC.String(folded(word))
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

// size is the length of the token with which s begins, and whether it is a figure.
func size(s string) (n int, figure bool) {
	r, width := utf8.DecodeRuneInString(s)
	switch {
	case unicode.IsDigit(r) || strings.ContainsRune("€$£", r):
		if n := len(together.FindString(s)); n > 0 && !continues(s[:n], s[n:]) {
			return n, true
		}
	case unicode.IsUpper(r):
		if n := len(monthFirst.FindString(s)); n > 0 {
			return n, true
		}
	}
	if isAlone(r) || !isWord(r) {
		return width, false
	}
	if n := elided(s); n > 0 {
		return n, false
	}
	return wordSize(s), false
}

// elided is the length of what French elides before the word that follows: l’, qu’.
func elided(s string) int {
	for _, before := range elisions {
		if len(s) <= len(before)+1 || !strings.EqualFold(s[:len(before)], before) {
			continue
		}
		r, width := utf8.DecodeRuneInString(s[len(before):])
		if end := len(before) + width; (r == '’' || r == '\'') && startsWord(s[end:]) {
			return end
		}
	}
	return 0
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
