package rules

import (
	"slices"
	"strconv"
	"strings"

	"charte/build/diag"
	"charte/build/policy"
)

// acceptance remembers which entries of ignore were of use.
type acceptance map[acceptanceKey]bool

// acceptanceKey names an entry: a document's, in the order of its file.
type acceptanceKey struct {
	document string
	index    int
}

// of gives the acceptance of a finding that holds today.
func (used acceptance) of(rule string, f finding, today policy.Date) (policy.Acceptance, bool) {
	for i, a := range f.document.Ignore {
		if a.Rule != rule || !covers(a, f) {
			continue
		}
		used[acceptanceKey{f.document.ID, i}] = true
		if !today.After(a.Until) {
			return a, true
		}
	}
	return policy.Acceptance{}, false
}

// covers tells whether an acceptance is about what a finding is about.
func covers(a policy.Acceptance, f finding) bool {
	if len(a.On) == 0 {
		return true
	}
	return slices.Contains(a.On, f.on) || slices.ContainsFunc(a.On, func(on string) bool {
		return f.words != "" && strings.Contains(string(diag.Fold(f.words)), string(diag.Fold(on)))
	})
}

// acceptances is the family IGN: accepted findings that no longer hold.
func acceptances() []Rule {
	return []Rule{
		{
			ID: "IGN-01", Severity: diag.Practice, Source: house("an accepted finding has an end"),
			Title: Text{"Acceptance that has ended", "Acceptation échue"},
			Why: Text{
				"An acceptance holds until a day, so that somebody decides again. After that day the finding counts as before.",
				"Une acceptation vaut jusqu’à une date, afin que quelqu’un décide à nouveau. Passé ce jour, le constat compte comme auparavant.",
			},
			Message: Text{
				"the acceptance of {rule} ended on {until}",
				"l’acceptation de {rule} a pris fin le {until}",
			},
			Hint: Text{
				"mend what was accepted, or decide again and write a later day",
				"corrigez ce qui avait été accepté, ou décidez à nouveau et écrivez une date ultérieure",
			},
			find: expired,
		},
		{
			ID: "IGN-02", Severity: diag.Practice, Source: house("an acceptance names what it accepts"),
			Title: Text{"Acceptance of nothing", "Acceptation sans objet"},
			Why: Text{
				"An acceptance that meets no finding hides the next one that does: somebody mended the text, or wrote another name.",
				"Une acceptation qui ne rencontre aucun constat masquerait le prochain : le texte a été corrigé, ou le nom écrit n’est pas le bon.",
			},
			Message: Text{
				"the acceptance of {rule} meets no finding",
				"l’acceptation de {rule} ne correspond à aucun constat",
			},
			Hint: Text{"delete it", "supprimez-la"},
		},
		{
			ID: "IGN-03", Severity: diag.Practice, Source: house("an acceptance names a rule"),
			Title: Text{"Acceptance of an unknown rule", "Acceptation d’une règle inconnue"},
			Why: Text{
				"The name of the rule is not one that charte knows, so nothing is accepted.",
				"Le nom de la règle n’est pas connu de charte : rien n’est donc accepté.",
			},
			Message: Text{
				"there is no rule {rule}",
				"il n’existe pas de règle {rule}",
			},
			Hint: Text{
				"charte rules lists all of them",
				"charte rules en donne la liste",
			},
			find: unknownRules,
		},
	}
}

// accepted is an entry of ignore, with its place.
type accepted struct {
	policy.Acceptance
	document *policy.Document
	index    int
}

// ignored are all entries of a product.
func (s subject) ignored() []accepted {
	var out []accepted
	for i := range s.facts.Documents {
		d := &s.facts.Documents[i]
		for j, a := range d.Ignore {
			out = append(out, accepted{a, d, j})
		}
	}
	return out
}

// finding is one about the entry itself.
func (a accepted) finding() finding {
	return finding{document: *a.document, path: "ignore[" + strconv.Itoa(a.index) + "]", on: a.Rule, fill: []string{"rule", a.Rule}}
}

func expired(s subject) []finding {
	var out []finding
	for _, a := range s.ignored() {
		if s.Today.After(a.Until) {
			f := a.finding()
			f.fill = append(f.fill, "until", a.Until.String())
			out = append(out, f)
		}
	}
	return out
}

func unknownRules(s subject) []finding {
	var out []finding
	for _, a := range s.ignored() {
		if !slices.Contains(s.ids, a.Rule) {
			out = append(out, a.finding())
		}
	}
	return out
}

// idle reports the entries that no rule had a use for. Rules about pages, and
// those of other jurisdictions, may not have run: their entries are left alone.
func idle(s subject, used acceptance, rules []Rule) diag.List {
	var out diag.List
	for _, a := range s.ignored() {
		if used[acceptanceKey{a.document.ID, a.index}] || s.Today.After(a.Until) {
			continue
		}
		about := slices.IndexFunc(rules, func(r Rule) bool { return r.ID == a.Rule })
		if about < 0 || !rules[about].looksAt() || rules[about].looksAtPages() || !rules[about].appliesTo(profilesOf(s.Input, s.facts)) {
			continue
		}
		own := slices.IndexFunc(rules, func(r Rule) bool { return r.ID == "IGN-02" })
		out = append(out, rules[own].problem(a.finding(), s.Input, acceptance{}))
	}
	return out
}

// idsOf are those of rules.
func idsOf(rules []Rule) []string {
	var out []string
	for _, r := range rules {
		out = append(out, r.ID)
	}
	return out
}
