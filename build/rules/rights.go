package rules

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"charte/build/policy"
)

// rightNames are what the rights are called.
var rightNames = map[string]Text{
	"access":        {"access", "accès"},
	"rectification": {"rectification", "rectification"},
	"erasure":       {"erasure", "effacement"},
	"restriction":   {"restriction", "limitation"},
	"objection":     {"objection", "opposition"},
	"portability":   {"portability", "portabilité"},
	"withdrawal":    {"withdrawal of consent", "retrait du consentement"},
	"complaint":     {"complaint to the authority", "réclamation auprès de l’autorité"},
}

// toldRights are the words by which a right is told of in folded French and
// English: whole ones that end in a full stop here, and beginnings. The last two
// rights are told of anywhere, the others where a passage speaks of rights.
var toldRights = map[string][]string{
	"access":        {"acces.", "acceder.", "access."},
	"rectification": {"rectifi", "correct", "corrig"},
	"erasure":       {"effac", "suppr", "erasure.", "erase.", "delet", "oubli.", "forgotten."},
	"restriction":   {"limit", "restrict"},
	"objection":     {"oppos", "object"},
	"portability":   {"portab"},
	"withdrawal":    {"retir", "retrait", "withdr", "revoqu", "revoc", "revok", "changer d'avis.", "change d'avis.", "change your mind."},
	"complaint":     {"reclam", "plainte", "complain", "introduire un recours."},
}

// untoldRights are the rights that the policy's list leaves out or, where it has
// a text of its own that does not place the list, that no text tells of.
func untoldRights(s subject) []finding {
	d, ok := s.facts.Policy()
	if !ok {
		return nil
	}
	path, told := "rights", d.ReaderRights()
	if d.Lang == "fr" || d.Lang == "en" {
		if !d.Body.Places("rights") {
			path, told = "", s.rightsInTexts(func(t text) bool { return t.lang == d.Lang })
		}
	}
	var missing []string
	for _, right := range policy.AllRights() {
		needed := right != "withdrawal" || d.Asks()
		if needed && !slices.Contains(told, right) {
			missing = append(missing, rightNames[right].In(s.Lang))
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return []finding{about(d, path, "rights", "missing", strings.Join(missing, ", "))}
}

// rightsInTexts are the rights that some of the product's texts tell of.
func (s subject) rightsInTexts(some func(text) bool) []string {
	var out []string
	var section, list bool
	for _, t := range s.texts {
		if !some(t) {
			continue
		}
		says := hasWord(t.folded, "droit.") || hasWord(t.folded, "droits.") || hasWord(t.folded, "right.") || hasWord(t.folded, "rights.")
		switch t.kind {
		case policy.Heading:
			section, list = says, false
		case policy.ListItem:
			list = list || says
		default:
			list = says
		}
		out = append(out, rightsIn(t.folded, section || list, out)...)
	}
	return out
}

// rightsIn are the rights that a passage tells of, which speaks of rights or not,
// besides those that are known to be told.
func rightsIn(folded string, ofRights bool, told []string) []string {
	var out []string
	for right, words := range toldRights {
		anywhere := right == "withdrawal" || right == "complaint"
		if (ofRights || anywhere) && !slices.Contains(told, right) && slices.ContainsFunc(words, func(word string) bool { return hasWord(folded, word) }) {
			out = append(out, right)
		}
	}
	return out
}

// hasWord tells whether folded text has a word that begins so or, where the
// beginning ends in a full stop, that is the whole of it.
func hasWord(folded, beginning string) bool {
	word, whole := strings.CutSuffix(beginning, ".")
	for at := 0; ; {
		i := strings.Index(folded[at:], word)
		if i < 0 {
			return false
		}
		start, end := at+i, at+i+len(word)
		before, _ := utf8.DecodeLastRuneInString(folded[:start])
		after, _ := utf8.DecodeRuneInString(folded[end:])
		if !unicode.IsLetter(before) && (!whole || !unicode.IsLetter(after)) {
			return true
		}
		at = end
	}
}
