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

// acceptanceKey names an entry: a document's, in the order of its file, and one of
// the things that it is for, or "" where it is for the whole document.
type acceptanceKey struct {
	document string
	index    int
	thing    string
}

// of gives the acceptance of a finding that holds today.
func (used acceptance) of(rule string, f finding, today policy.Date) (policy.Acceptance, bool) {
	for i, a := range f.document.Ignore {
		thing, covered := covers(a, f)
		if a.Rule != rule || !covered {
			continue
		}
		used[acceptanceKey{f.document.ID, i, thing}] = true
		if !today.After(a.Until) {
			return a, true
		}
	}
	return policy.Acceptance{}, false
}

// covers tells whether an acceptance is about what a finding is about, and which
// of its things that is.
func covers(a policy.Acceptance, f finding) (thing string, covered bool) {
	if len(a.On) == 0 {
		return "", true
	}
	if slices.Contains(a.On, f.on) {
		return f.on, true
	}
	for _, thing := range a.On {
		if f.words != "" && strings.Contains(string(diag.Fold(f.words)), string(diag.Fold(thing))) {
			return thing, true
		}
	}
	return "", false
}

// unmet are the things of an acceptance that no finding was about.
func (used acceptance) unmet(a accepted) []string {
	var out []string
	for _, thing := range a.On {
		if !used[acceptanceKey{a.document.ID, a.index, thing}] {
			out = append(out, thing)
		}
	}
	return out
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
				"Une acceptation qui ne correspond à aucun constat masquerait le prochain : le texte a été corrigé, ou le nom indiqué n’est pas le bon.",
			},
			Message: Text{
				"the acceptance of {rule} meets no finding",
				"l’acceptation de {rule} ne correspond à aucun constat",
			},
			Hint: Text{"delete it", "supprimez-la"},
		},
		{
			ID: "IGN-04", Severity: diag.Practice, Source: house("an accepted finding has an end"),
			Title: Text{"Acceptance without a real end", "Acceptation sans échéance réelle"},
			Why: Text{
				"The last day of an acceptance is the day on which somebody decides again. More than two years away, nobody will.",
				"Le dernier jour d’une acceptation est celui où quelqu’un décidera à nouveau. À plus de deux ans, personne ne le fera.",
			},
			Message: Text{"the acceptance of {rule} lasts until {until}, more than two years", "l’acceptation de {rule} court jusqu’au {until}, à plus de deux ans"},
			Hint:    Text{"write a nearer day", "écrivez une date plus proche"},
			find:    endlessly,
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
	finding
	index int
}

// ignored are all entries of a product.
func (s subject) ignored() []accepted {
	var out []accepted
	for _, d := range s.facts.Documents {
		for i, a := range d.Ignore {
			f := finding{document: d, path: "ignore[" + strconv.Itoa(i) + "]", on: a.Rule, fill: []string{"rule", a.Rule}}
			out = append(out, accepted{a, f, i})
		}
	}
	return out
}

func expired(s subject) []finding {
	var out []finding
	for _, a := range s.ignored() {
		if s.Today.After(a.Until) {
			a.fill = append(a.fill, "until", a.Until.String())
			out = append(out, a.finding)
		}
	}
	return out
}

func endlessly(s subject) []finding {
	limit := policy.Date{Year: s.Today.Year + 2, Month: s.Today.Month, Day: s.Today.Day}
	var out []finding
	for _, a := range s.ignored() {
		if a.Until.After(limit) {
			a.fill = append(a.fill, "until", a.Until.String())
			out = append(out, a.finding)
		}
	}
	return out
}

func unknownRules(s subject) []finding {
	var out []finding
	for _, a := range s.ignored() {
		if !slices.Contains(s.ids, a.Rule) {
			out = append(out, a.meaning(diag.Nearest(strings.ToUpper(a.Rule), s.ids)))
		}
	}
	return out
}

// meaning gives the finding with the name that was perhaps meant.
func (a accepted) meaning(near string) finding {
	if near == "" {
		return a.finding
	}
	return a.saying(Text{}, Text{"did you mean " + near + "?", "vouliez-vous écrire " + near + "\u00a0?"})
}

// What IGN-02 says where an acceptance is of use, and not for all its things.
var (
	partlyIdle = Text{"the acceptance of {rule} meets no finding about {things}", "l’acceptation de {rule} ne correspond à aucun constat sur {things}"}
	dropThings = Text{"take {things} out of for", "retirez {things} de for"}
)

// idle reports the entries that no rule had a use for. Rules about pages, and
// those of other jurisdictions, may not have run: their entries are left alone.
func idle(s subject, used acceptance, rules []Rule) diag.List {
	own := slices.IndexFunc(rules, func(r Rule) bool { return r.ID == "IGN-02" })
	profiles := profilesOf(s.Input, s.facts)
	var out diag.List
	for _, a := range s.ignored() {
		about := slices.IndexFunc(rules, func(r Rule) bool { return r.ID == a.Rule })
		if about < 0 || !rules[about].looksAt() || rules[about].looksAtPages() || !rules[about].appliesTo(profiles) {
			continue
		}
		unmet := used.unmet(a)
		switch {
		case s.Today.After(a.Until):
		case len(a.On) == 0 && !used[acceptanceKey{a.document.ID, a.index, ""}], len(unmet) > 0 && len(unmet) == len(a.On):
			out = append(out, rules[own].problem(a.finding, s.Input, acceptance{}))
		case len(unmet) > 0:
			a.fill = append(a.fill, "things", strings.Join(unmet, ", "))
			out = append(out, rules[own].problem(a.saying(partlyIdle, dropThings), s.Input, acceptance{}))
		}
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
