package rules

import (
	"slices"
	"testing"

	"charte/build/policy"
)

// measuring makes the chat an exempt measuring that gives every assurance.
func measuring(change func(*policy.Purpose)) func(*policy.Edition, *policy.Document) {
	return func(e *policy.Edition, d *policy.Document) {
		uses("own-stats", policy.Audience)(e, d)
		change(&d.Purposes[1])
	}
}

func without(a policy.Assurance) func(*policy.Edition, *policy.Document) {
	return measuring(func(p *policy.Purpose) {
		p.Measurement.Assures = slices.DeleteFunc(p.Measurement.Assures, func(given policy.Assurance) bool { return given == a })
	})
}

var everythingAssured = measuring(func(*policy.Purpose) {})

var audienceCases = map[string]ruleCase{
	"AUD-01": {fires: without(policy.PublisherOnly), nearMiss: everythingAssured},
	"AUD-02": {fires: without(policy.SingleSite), nearMiss: everythingAssured},
	"AUD-03": {fires: without(policy.Anonymous), nearMiss: everythingAssured},
	"AUD-04": {
		fires: func(e *policy.Edition, d *policy.Document) {
			everythingAssured(e, d)
			d.Trackers[0].Duration = span(14)
		},
		nearMiss: func(e *policy.Edition, d *policy.Document) {
			everythingAssured(e, d)
			d.Trackers[0].Duration = span(13)
		},
	},
	"AUD-05": {
		fires:    measuring(func(p *policy.Purpose) { p.Measurement.Kept = span(26) }),
		nearMiss: measuring(func(p *policy.Purpose) { p.Measurement.Kept = span(25) }),
	},
	"AUD-07": {
		fires:    measuring(func(p *policy.Purpose) { p.Measurement.Reviewed = policy.Date{Year: 2025, Month: 11, Day: 21} }),
		nearMiss: measuring(func(p *policy.Purpose) { p.Measurement.Reviewed = policy.Date{Year: 2025, Month: 11, Day: 22} }),
	},
	"AUD-08": {fires: measuring(func(p *policy.Purpose) { p.OptOut = false }), nearMiss: everythingAssured},
	"AUD-10": {fires: without(policy.NoCampaigns), nearMiss: everythingAssured},
}

func TestWhatElseExemptMeasuringMustNotDo(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*policy.Edition, *policy.Document)
		want   []string
	}{
		{"addresses in full", without(policy.TruncatedIP), []string{"AUD-10"}},
		{"a lifetime that starts again", without(policy.FixedLifetime), []string{"AUD-04"}},
		{"data kept for an unknown time", measuring(func(p *policy.Purpose) { p.Measurement.Kept = policy.Duration{} }), []string{"AUD-05"}},
		{"never reviewed", measuring(func(p *policy.Purpose) { p.Measurement.Reviewed = policy.Date{} }), []string{"AUD-07"}},
		{"a controller that measures", func(e *policy.Edition, d *policy.Document) {
			everythingAssured(e, d)
			d.Services[0].Vendor.Role = policy.RoleController
		}, []string{"AUD-03"}},
		{"a cookie under another address", func(e *policy.Edition, d *policy.Document) {
			everythingAssured(e, d)
			d.Trackers[0].Place = policy.OnService
		}, []string{"AUD-02"}},
	} {
		if got := found(changed(c.change)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// The exemption is France's: other countries have rules of their own about it.
func TestTheExemptionIsJudgedInFranceOnly(t *testing.T) {
	p := changed(measuring(func(p *policy.Purpose) { p.Measurement, p.OptOut = policy.Measurement{}, false }))
	want := []string{"AUD-01", "AUD-02", "AUD-03", "AUD-04", "AUD-05", "AUD-07", "AUD-08", "AUD-10"}
	got := found(p)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Error(got)
	}
	for _, code := range found(p, Germany) {
		if code[:3] == "AUD" {
			t.Errorf("%s in Germany", code)
		}
	}
}
