package rules

import (
	"regexp"
	"slices"
	"strings"

	"charte/build/policy"
)

// identifier is a word of a text that looks like the name of a tracker.
type identifier struct {
	name string
	// at is where it begins, in bytes of the text.
	at int
}

var identifierShape = regexp.MustCompile(`[\p{L}\p{N}_.*-]*_[\p{L}\p{N}_.*-]*`)

// identifiers are the words with an underscore, which no sentence holds but as a
// name. Parts of addresses and files, and types of consent, are left out.
func identifiers(words string) []identifier {
	var out []identifier
	if !strings.Contains(words, "_") {
		return nil
	}
	for _, m := range identifierShape.FindAllStringIndex(words, -1) {
		name := strings.Trim(words[m[0]:m[1]], ".-")
		if len(name) < 3 || strings.Trim(name, "_*.-") == "" || partOfAddress(words, m[0], m[1]) || foreign(name) {
			continue
		}
		out = append(out, identifier{name, m[0]})
	}
	return out
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
