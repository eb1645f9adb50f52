package rules

import (
	"fmt"
	"regexp"
	"strings"

	"charte/build/diag"
)

// Entry is what the list of rules says of one of them.
type Entry struct {
	ID         string
	Severity   diag.Severity
	Title, Why Text
	Source     Source
	// Ways are the ways in which it is found broken, with what to write instead.
	Ways []Way
	// In are the profiles in which it is looked for; empty means all.
	In []string
}

// Way is one way in which a rule is found broken.
type Way struct {
	// Message says what is found, Hint what to write instead, with … in the places
	// that a finding fills.
	Message, Hint Text
	Source        Source
}

var filled = regexp.MustCompile(`\{[a-z]+\}`)

// sample is a text with … in place of what a finding fills in.
func (t Text) sample() Text {
	return Text{filled.ReplaceAllString(t.EN, "…"), filled.ReplaceAllString(t.FR, "…")}
}

// Entries are all rules, in the order of their families.
func Entries() []Entry {
	var out []Entry
	for _, r := range All() {
		e := Entry{ID: r.ID, Severity: r.Severity, Title: r.Title, Why: r.Why, Source: r.Source}
		for w := range r.ways() {
			e.Ways = append(e.Ways, Way{w.Message.sample(), w.Hint.sample(), w.Source})
		}
		for _, p := range r.Profiles {
			e.In = append(e.In, string(p))
		}
		out = append(out, e)
	}
	return out
}

// Explained gives the rule of an id, in capital or small letters, or false.
func Explained(id string) (Entry, bool) {
	for _, e := range Entries() {
		if strings.EqualFold(e.ID, id) {
			return e, true
		}
	}
	return Entry{}, false
}

// Weight says how much a finding weighs, and what check makes of it.
func (e Entry) Weight(lang string) string {
	return map[diag.Severity]Text{
		diag.Law:       {"law: stops a build, and check ends with 1", "loi : le site ne se construit pas, et check signale une erreur (code 1)"},
		diag.Guideline: {"guideline of an authority: check --strict ends with 1", "recommandation d’une autorité : seul check --strict signale une erreur (code 1)"},
		diag.Practice:  {"good practice: told, and nothing stops", "bonne pratique : signalée, sans rien arrêter"},
	}[e.Severity].In(lang)
}

// Read says how a source was read, and when.
func (s Source) Read(lang string) string {
	how := map[Flag]Text{
		Primary:    {"the text itself was read", "le texte même a été lu"},
		Secondary:  {"read in a document that quotes or sums it up", "lu dans un document qui le cite ou le résume"},
		Unverified: {"not verified", "non vérifié"},
		House:      {"charte’s own rule", "règle propre à charte"},
	}[s.Flag].In(lang)
	if s.Checked.IsZero() {
		return how
	}
	return fmt.Sprintf("%s (%s)", how, s.Checked)
}
