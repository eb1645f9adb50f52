package rules

import (
	"regexp"
	"slices"
	"strings"

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

// toldRights find a right in folded French and English. The last two are told of
// anywhere, the others where a passage speaks of rights.
var toldRights = map[string]*regexp.Regexp{
	"access":        regexp.MustCompile(`\bacces\b|\bacceder\b|\baccess\b`),
	"rectification": regexp.MustCompile(`rectifi|\bcorrect|\bcorrig`),
	"erasure":       regexp.MustCompile(`\beffac|\bsuppr|\berasure|\berase\b|\bdelet|\boubli\b|\bforgotten`),
	"restriction":   regexp.MustCompile(`\blimit|\brestrict`),
	"objection":     regexp.MustCompile(`\boppos|\bobject`),
	"portability":   regexp.MustCompile(`\bportab`),
	"withdrawal":    regexp.MustCompile(`\bretir|\bretrait|\bwithdr|\brevo[kq]|changer? d'avis|change your mind`),
	"complaint":     regexp.MustCompile(`\breclam|\bplainte|\bcomplain|\bintroduire un recours`),
}

// speaksOfRights finds a passage that does.
var speaksOfRights = regexp.MustCompile(`\bdroits?\b|\brights?\b`)

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
			path, told = "", s.rightsInTexts(d.Lang)
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

// rightsInTexts are the rights that the product's texts of a language tell of.
func (s subject) rightsInTexts(lang string) []string {
	var out []string
	var section, list bool
	for _, t := range s.texts {
		if t.lang != lang {
			continue
		}
		says := speaksOfRights.MatchString(t.folded)
		switch t.kind {
		case policy.Heading:
			section, list = says, false
		case policy.ListItem:
			list = list || says
		default:
			list = says
		}
		out = append(out, rightsIn(t.folded, section || list)...)
	}
	return out
}

// rightsIn are the rights that a passage tells of, which speaks of rights or not.
func rightsIn(folded string, ofRights bool) []string {
	var out []string
	for right, says := range toldRights {
		anywhere := right == "withdrawal" || right == "complaint"
		if (ofRights || anywhere) && says.MatchString(folded) {
			out = append(out, right)
		}
	}
	return out
}
