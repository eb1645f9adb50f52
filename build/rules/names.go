package rules

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"charte/build/policy"
)

// identifier is a word of a text that looks like the name of a tracker.
type identifier struct {
	name string
	// at is where it begins, in bytes of the text.
	at int
}

// identifiers are the words with an underscore, which no sentence holds but as a
// name. Parts of addresses and files, and types of consent, are left out.
func identifiers(words string) []identifier {
	var out []identifier
	for at := 0; ; {
		i := strings.IndexByte(words[at:], '_')
		if i < 0 {
			return out
		}
		start := strings.LastIndexFunc(words[at:at+i], notInIdentifier)
		if start >= 0 {
			_, n := utf8.DecodeRuneInString(words[at+start:])
			start += n
		}
		from, to := at+max(start, 0), len(words)
		if end := strings.IndexFunc(words[at+i:], notInIdentifier); end >= 0 {
			to = at + i + end
		}
		at = to
		name := strings.Trim(words[from:to], ".-")
		if len(name) < 3 || strings.Trim(name, "_*.-") == "" || partOfAddress(words, from, to) || foreign(name) {
			continue
		}
		out = append(out, identifier{name, from})
	}
}

func notInIdentifier(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !strings.ContainsRune("_.*-", r)
}

// partOfAddress tells whether a word belongs to an address, a path or an e-mail.
func partOfAddress(words string, start, end int) bool {
	from := strings.LastIndexAny(words[:start], " \t\n\u00a0(«") + 1
	to := len(words)
	if i := strings.IndexAny(words[end:], " \t\n\u00a0)»"); i >= 0 {
		to = end + i
	}
	around := words[from:to]
	return strings.ContainsAny(around, "@/?&=#") || strings.Contains(around, "://")
}

var fileName = regexp.MustCompile(`\.(?:html?|pdf|php|js|aspx?|docx?|png|jpe?g)$`)

// foreign tells words that only look like trackers: files, types of Google's
// consent mode, parameters of campaigns, emphasis that an editor left.
func foreign(name string) bool {
	if strings.HasPrefix(name, "utm_") || fileName.MatchString(name) {
		return true
	}
	if strings.HasPrefix(name, "_") && strings.HasSuffix(name, "_") {
		return true
	}
	return slices.Contains(policy.ConsentTypes(), policy.ConsentType(name))
}

// declares tells whether a document of the product's declares a name, or a
// pattern that it falls under, or keeps the choice in it.
func (s subject) declares(name string) bool {
	for _, d := range s.facts.Documents {
		if d.Choice.Key == name {
			return true
		}
		if slices.ContainsFunc(d.Trackers, func(t policy.Tracker) bool {
			return t.Matches(name) || (policy.Tracker{Name: name}).Matches(t.Name)
		}) {
			return true
		}
	}
	return false
}
