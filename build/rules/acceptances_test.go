package rules

import (
	"testing"

	"charte/build/policy"
)

var acceptanceCases = map[string]ruleCase{
	"IGN-01": {
		fires: func(_ *policy.Edition, d *policy.Document) {
			d.Ignore = []policy.Acceptance{{Rule: "DUR-01", Until: policy.Date{Year: 2026, Month: 11, Day: 21}}}
		},
		nearMiss: func(_ *policy.Edition, d *policy.Document) {
			d.Choice.Lifetime = span(7)
			d.Ignore = []policy.Acceptance{{Rule: "DUR-01", Reason: "known", Until: today}}
		},
	},
	"IGN-02": {
		fires: func(_ *policy.Edition, d *policy.Document) {
			d.Choice.Lifetime = span(7)
			d.Ignore = []policy.Acceptance{{Rule: "DUR-01", Reason: "known", Until: today}, {Rule: "INF-07", On: []string{"gone"}, Reason: "old", Until: today}}
		},
		nearMiss: func(_ *policy.Edition, d *policy.Document) {
			d.Trackers[0].Duration = policy.Duration{}
			d.Ignore = []policy.Acceptance{{Rule: "INF-07", On: []string{"cw_*"}, Reason: "asked", Until: today}}
		},
	},
	"IGN-04": {
		fires: func(_ *policy.Edition, d *policy.Document) {
			d.Choice.Lifetime = span(7)
			d.Ignore = []policy.Acceptance{{Rule: "DUR-01", Reason: "known", Until: policy.Date{Year: 2028, Month: 11, Day: 23}}}
		},
		nearMiss: func(_ *policy.Edition, d *policy.Document) {
			d.Choice.Lifetime = span(7)
			d.Ignore = []policy.Acceptance{{Rule: "DUR-01", Reason: "known", Until: policy.Date{Year: 2028, Month: 11, Day: 22}}}
		},
	},
	"IGN-03": {
		fires: func(_ *policy.Edition, d *policy.Document) {
			d.Ignore = []policy.Acceptance{{Rule: "INF-007", Reason: "typed wrong", Until: today}}
		},
		nearMiss: func(_ *policy.Edition, d *policy.Document) {
			d.Trackers[0].Duration = policy.Duration{}
			d.Ignore = []policy.Acceptance{{Rule: "INF-07", Reason: "asked", Until: today}}
		},
	},
}

func TestAnAcceptanceNamesTheThingsThatItMeetsNoFindingAbout(t *testing.T) {
	p := sound()
	d := &p.Editions[0].Documents[0]
	d.Trackers[0].Duration = policy.Duration{}
	d.Ignore = []policy.Acceptance{{Rule: "INF-07", On: []string{"cw_*", "gone"}, Reason: "asked", Until: today}}
	list := look(p)
	if len(list) != 2 || list[1].Message != "the acceptance of INF-07 meets no finding about gone" && list[0].Message != "the acceptance of INF-07 meets no finding about gone" {
		t.Errorf("%+v", list)
	}
}
