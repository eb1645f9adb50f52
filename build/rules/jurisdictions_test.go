package rules

import (
	"slices"
	"testing"

	"charte/build/policy"
)

// measures adds an exempt measurement of the audience that meets every condition
// of the French exemption.
func measures(change func(*policy.Purpose)) func(*policy.Edition, *policy.Document) {
	return func(_ *policy.Edition, d *policy.Document) {
		p := policy.Purpose{
			ID: "audience", Title: "Mesure d’audience", Summary: "Compter les visites.", Exemption: policy.Audience, OptOut: true, LegalBasis: policy.ByLegitimateInterest,
			Measurement: policy.Measurement{
				Assures: []policy.Assurance{policy.PublisherOnly, policy.SingleSite, policy.Anonymous, policy.FixedLifetime, policy.TruncatedIP, policy.NoCampaigns},
				Kept:    span(25), Reviewed: policy.Date{Year: 2026, Month: 6, Day: 1},
			},
		}
		change(&p)
		d.Purposes = append(d.Purposes, p)
		d.Trackers = append(d.Trackers, policy.Tracker{Name: "m_id", Kind: policy.Cookie, Purpose: p.ID, Duration: span(13), Place: policy.OnProduct, Why: "Compte les visites."})
	}
}

func unchanged(*policy.Purpose) {}

var jurisdictionCases = map[string]ruleCase{
	"DE-01": {
		profile: Germany, fires: measures(unchanged),
		nearMiss: measures(func(p *policy.Purpose) { p.Exemption = policy.LoadBalancing }),
	},
	"IT-01": {
		profile: Italy,
		fires:   func(_ *policy.Edition, d *policy.Document) { d.Choice.Lifetime = span(5) },
		nearMiss: func(_ *policy.Edition, d *policy.Document) {
			d.Choice.Lifetime = policy.Duration{Until: policy.Elapsed, Span: policy.Span{Days: 180}}
		},
	},
	"IE-01": {
		profile: Ireland,
		fires:   func(_ *policy.Edition, d *policy.Document) { d.Purposes[1].Gate = policy.OnRequest },
		nearMiss: func(_ *policy.Edition, d *policy.Document) {
			d.Purposes[1].Gate = policy.Consent
		},
	},
	"UK-01": {
		profile: UK, fires: measures(func(p *policy.Purpose) { p.OptOut = false }),
		nearMiss: measures(unchanged),
	},
	"US-01": {profile: California, fires: signalled("off"), nearMiss: signalled("quiet")},
}

func TestItalyAsksForShortenedAddresses(t *testing.T) {
	p := sound()
	measures(func(p *policy.Purpose) { p.Measurement.Assures = p.Measurement.Assures[:4] })(nil, &p.Editions[0].Documents[0])
	if got := found(p, Italy); !slices.Contains(got, "IT-01") {
		t.Error(got)
	}
	measures(unchanged)(nil, &p.Editions[0].Documents[0])
	p.Editions[0].Documents[0].Purposes = slices.Delete(p.Editions[0].Documents[0].Purposes, 2, 3)
	if got := found(p, Italy); slices.Contains(got, "IT-01") {
		t.Error(got)
	}
}

func TestOtherJurisdictionsHaveToBeDeclared(t *testing.T) {
	p := sound()
	measures(unchanged)(nil, &p.Editions[0].Documents[0])
	if got := found(p); slices.Contains(got, "DE-01") {
		t.Error(got)
	}
	p.Editions[0].Jurisdictions = []string{"fr", "de"}
	if got := found(p); !slices.Contains(got, "DE-01") {
		t.Error(got)
	}
}

func TestExemptMeasuringIsHeldAgainstTheRulesOnInformation(t *testing.T) {
	p := sound()
	d := &p.Editions[0].Documents[0]
	d.Purposes, d.Services, d.Trackers = d.Purposes[:1], nil, nil
	measures(unchanged)(nil, d)
	p.Editions[0].Controller = policy.Party{}
	if got := found(p); !slices.Contains(got, "INF-01") {
		t.Error(got)
	}
}
