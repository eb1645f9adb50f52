package rules

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"charte/build/diag"
)

// An address without scheme: a host of at least three names, or one with a path.
var bareAddress = regexp.MustCompile(`(?:[a-z0-9-]+\.)+(?:com|org|net|fr|eu|de|be|ch|uk|io|gov|edu|info|app|dev|lu|es|it|nl|ca)(?:/[a-z0-9_/.~%?=&#-]*[a-z0-9/])?`)

// follow are the words after which an address is one to go to.
var follow = regexp.MustCompile(`(?:consult|visit|rendez|rendre|savoir plus|informations?|adresse|voir|lire|retrouv|accessible|disponible|cliqu|aller|\bsee\b|more|learn|\bgo to\b|find|address|available|\bat)[^.]*$|[:>]\s*$`)

// bareAddresses are addresses that a reader is to follow and that are no links.
// The name of a site in a sentence ("the site www.example.org uses…") is none.
func bareAddresses(s subject) []finding {
	var out []finding
	for _, t := range s.texts {
		if t.running == t.folded || strings.HasPrefix(t.path, "trackers[") || t.field("services", "note") {
			continue
		}
		for _, m := range addressesIn(t.folded) {
			address := t.folded[m[0]:m[1]]
			if whole(t.folded, m[0], m[1]) && leads(address) && toFollow(t.folded, m[0], address) && !t.linked(address) {
				out = append(out, t.schemeless(m[0], m[1]))
			}
		}
	}
	return out
}

// addressesIn gives the places of addresses in a folded text: they are looked for
// around the full stops that have a name on their left and a letter on their right.
func addressesIn(folded string) [][]int {
	var out [][]int
	for at := 0; at < len(folded); {
		i := strings.IndexByte(folded[at:], '.')
		if i < 0 {
			break
		}
		i += at
		if i == 0 || !inAddress(folded[i-1]) || i+1 == len(folded) || !isLetter(folded[i+1]) {
			at = i + 1
			continue
		}
		from, to := i, i
		for from > 0 && inAddress(folded[from-1]) {
			from--
		}
		for to < len(folded) && inAddress(folded[to]) {
			to++
		}
		for _, m := range bareAddress.FindAllStringIndex(folded[from:to], -1) {
			out = append(out, []int{from + m[0], from + m[1]})
		}
		at = to
	}
	return out
}

// inAddress tells whether a byte may belong to an address or its path.
func inAddress(b byte) bool {
	return isLetter(b) || '0' <= b && b <= '9' || strings.IndexByte("._/~%?=&#-", b) >= 0
}

// whole tells whether nothing that belongs to an address, a name or an e-mail
// stands around the words.
func whole(folded string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(folded[:start])
	after, _ := utf8.DecodeRuneInString(folded[end:])
	return !strings.ContainsRune("@/._-%=&*", before) && !strings.ContainsRune("@_*", after) &&
		!(after >= 'a' && after <= 'z') && !(before >= 'a' && before <= 'z')
}

// leads tells an address from the name of a product, such as Booking.com.
func leads(address string) bool {
	host, path, _ := strings.Cut(address, "/")
	for _, second := range []string{".co.uk", ".ac.uk", ".gov.uk", ".org.uk", ".gouv.fr"} {
		if name, ok := strings.CutSuffix(host, second); ok {
			host = name + ".uk"
		}
	}
	return strings.HasPrefix(host, "www.") || strings.Count(host, ".") > 1 || path != ""
}

// toFollow tells whether the reader is meant to go there.
func toFollow(folded string, start int, address string) bool {
	return strings.Contains(address, "/") || len(folded) <= len(address)+3 || follow.MatchString(folded[:start])
}

// linked tells whether the words are those of a link.
func (t text) linked(address string) bool {
	if t.path != "" {
		return strings.Contains(t.words, "](")
	}
	for _, l := range t.links() {
		if strings.Contains(fold(l.Text), address) {
			return true
		}
	}
	return false
}

func (t text) schemeless(start, end int) finding {
	f := t.finding(start, end)
	if t.path == "" && strings.HasPrefix(rest(f.at), f.words) {
		f.mend = diag.Edit{
			File: f.at.File, Line: f.at.Line, Column: f.at.Column,
			EndLine: f.at.Line, EndColumn: f.at.Column + utf8.RuneCountInString(f.words),
			Text: "<https://" + f.words + ">",
		}
	}
	return f
}
