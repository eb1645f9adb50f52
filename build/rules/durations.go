package rules

import (
	"charte/build/diag"
	"charte/build/policy"
)

// sixMonths is the longest time for which the CNIL recommends to keep a choice;
// half a year, in seconds.
var sixMonths = policy.Span{Months: 6}.TotalSeconds()

// durations is the family DUR: how long things are kept.
func durations() []Rule {
	return []Rule{{
		ID: "DUR-01", Severity: diag.Guideline, Source: cnilRecommendation("§§ 38-39"),
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

func longChoice(s subject) []finding {
	d, ok := s.facts.Policy()
	if !ok || !d.Asks() || d.Choice.Lifetime.Span.TotalSeconds() <= sixMonths {
		return nil
	}
	return []finding{{document: d, path: "choice.lifetime", fill: []string{"lifetime", d.Choice.Lifetime.ISO()}}}
}
