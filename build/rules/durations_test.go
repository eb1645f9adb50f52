package rules

import (
	"slices"
	"testing"

	"charte/build/policy"
)

var durationCases = map[string]ruleCase{
	"DUR-01": {
		fires: func(_ *policy.Edition, d *policy.Document) { d.Choice.Lifetime = span(7) },
		nearMiss: func(_ *policy.Edition, d *policy.Document) {
			d.Choice.Lifetime = policy.Duration{Until: policy.Elapsed, Span: policy.Span{Days: 180}}
		},
	},
	"DUR-04": {
		fires:    chatTracker(func(t *policy.Tracker) { t.Name, t.Duration = "long", span(36) }),
		nearMiss: chatTracker(func(t *policy.Tracker) { t.Name, t.Duration = "long", span(13) }),
	},
	"DUR-05": {
		fires: func(_ *policy.Edition, d *policy.Document) {
			d.Choice.Lifetime = span(13)
			d.Ignore = []policy.Acceptance{{Rule: "DUR-01", Reason: "known", Until: today}}
		},
		nearMiss: func(_ *policy.Edition, d *policy.Document) {
			d.Choice.Lifetime = span(12)
			d.Ignore = []policy.Acceptance{{Rule: "DUR-01", Reason: "known", Until: today}}
		},
	},
}

func TestHowLongAChoiceIsKeptDependsOnTheCountry(t *testing.T) {
	for _, c := range []struct {
		months  int
		profile Profile
		want    []string
	}{
		{7, France, []string{"DUR-01"}}, {7, Ireland, []string{"DUR-01"}}, {7, Italy, nil}, {7, Germany, nil},
		{3, France, nil}, {3, Ireland, nil}, {3, Italy, nil}, {6, Italy, nil},
	} {
		p := changed(func(_ *policy.Edition, d *policy.Document) { d.Choice.Lifetime = span(c.months) })
		got := slices.DeleteFunc(found(p, c.profile), func(code string) bool { return code != "DUR-01" })
		if !slices.Equal(got, c.want) {
			t.Errorf("%d months in %s: %v", c.months, c.profile, got)
		}
	}
}

func TestTheLongerATrackerStaysTheMoreItWeighs(t *testing.T) {
	for months, want := range map[int]string{14: "practice", 25: "practice", 26: "guideline"} {
		list := look(changed(chatTracker(func(t *policy.Tracker) { t.Name, t.Duration = "long", span(months) })))
		if len(list) != 1 || string(list[0].Severity) != want {
			t.Errorf("%d months: %+v", months, list)
		}
	}
}
