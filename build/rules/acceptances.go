package rules

import (
	"strconv"

	"charte/build/diag"
)

var house = Source{Name: "charte: an accepted finding has an end"}

// acceptances is the family IGN: accepted findings that no longer hold.
func acceptances() []Rule {
	return []Rule{{
		ID: "IGN-01", Severity: diag.Practice, Source: house,
		Message: Text{
			"the acceptance of {rule} ended on {until}",
			"l’acceptation de {rule} a pris fin le {until}",
		},
		Hint: Text{
			"mend what was accepted, or decide again and write a later day",
			"corrigez ce qui avait été accepté, ou décidez à nouveau et écrivez une date ultérieure",
		},
		find: expired,
	}}
}

func expired(p product) []finding {
	var out []finding
	for _, d := range p.facts.Documents {
		for i, a := range d.Ignore {
			if p.today.After(a.Until) {
				out = append(out, finding{d, "ignore[" + strconv.Itoa(i) + "]", []string{"rule", a.Rule, "until", a.Until.String()}})
			}
		}
	}
	return out
}
