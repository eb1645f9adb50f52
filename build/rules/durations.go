package rules

import (
	"charte/build/diag"
	"charte/build/policy"
)

var cnil38 = Source{
	Name: "CNIL, recommendation 2020-092, §§ 38-39",
	URL:  "https://www.cnil.fr/sites/default/files/2026-01/recommandation_cookies_consolidee.pdf",
}

// sixMonths is the longest time for which the CNIL recommends to keep a choice;
// half a year, in seconds.
var sixMonths = policy.Span{Months: 6}.TotalSeconds()

// durations is the family DUR: how long things are kept.
func durations() []Rule {
	return []Rule{{
		ID: "DUR-01", Severity: diag.Guideline, Source: cnil38,
		Message: Text{
			"the choice is kept longer than six months ({lifetime})",
			"le choix est conservé plus de six mois ({lifetime})",
		},
		Hint: Text{
			"write lifetime: 6 months, or accept the finding with its reason",
			"écrivez lifetime: 6 mois, ou acceptez le constat en donnant sa raison",
		},
		find: longChoice,
	}}
}

func longChoice(p product) []finding {
	d, ok := p.facts.Policy()
	if !ok || !d.Asks() || d.Choice.Lifetime.Span.TotalSeconds() <= sixMonths {
		return nil
	}
	return []finding{{d, "choice.lifetime", []string{"lifetime", d.Choice.Lifetime.ISO()}}}
}
