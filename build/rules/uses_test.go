package rules

import (
	"slices"
	"testing"

	"charte/build/policy"
)

// uses makes the chat another service, of an exempt purpose where an exemption is
// named.
func uses(service string, exemption policy.Exemption) func(*policy.Edition, *policy.Document) {
	return func(_ *policy.Edition, d *policy.Document) {
		d.Services[0].ID, d.Services[0].Name, d.Trackers[0].Service = service, service, service
		if p := &d.Purposes[1]; exemption != "" {
			p.Gate, p.Exemption, p.LegalBasis, p.IfRefused = policy.Open, exemption, "legitimate-interest", ""
		}
		if exemption == policy.Audience {
			assure(&d.Purposes[1])
		}
	}
}

// assure gives all that exempt measuring needs.
func assure(p *policy.Purpose) {
	p.OptOut = true
	p.Measurement = policy.Measurement{Kept: span(25), Reviewed: policy.Date{Year: 2026, Month: 1, Day: 5}, Assures: []policy.Assurance{
		policy.PublisherOnly, policy.SingleSite, policy.Anonymous, policy.FixedLifetime, policy.TruncatedIP, policy.NoCampaigns,
	}}
}

var useCases = map[string]ruleCase{
	"SCO-08": {fires: uses("pixel", policy.Interface), nearMiss: uses("pixel", "")},
	"SCO-10": {fires: uses("variants", policy.Interface), nearMiss: uses("variants", policy.Audience)},
	"SCO-11": {
		fires: uses("chatwoot", policy.Interface),
		nearMiss: func(_ *policy.Edition, d *policy.Document) {
			d.Purposes[1].Gate = policy.OnRequest
		},
	},
	"SCO-12": {
		fires: func(_ *policy.Edition, d *policy.Document) { d.Purposes[1].Title = "Cookies tiers" },
		nearMiss: func(_ *policy.Edition, d *policy.Document) {
			d.Purposes[1].Title = "Lecture de vidéos de services tiers"
		},
	},
	"SCO-13": {fires: uses("replay", policy.Audience), nearMiss: uses("own-stats", policy.Audience)},
	"SCO-14": {fires: uses("ga", policy.Audience), nearMiss: uses("own-stats", policy.Audience)},
}

// A text that asks for consent "where the rules require it" leaves open what no
// exemption covers.
func TestConsentWhereTheRulesRequireIt(t *testing.T) {
	for service, want := range map[string][]string{"replay": {"SCO-13"}, "ga": {"SCO-14"}, "own-stats": nil} {
		got := found(changed(func(e *policy.Edition, d *policy.Document) {
			uses(service, "")(e, d)
			reads(d, append(slices.Clone(allRights), policy.Passage{Text: "Ils ne sont déposés qu’après accord, lorsque la réglementation l’exige."})...)
		}))
		if got = slices.DeleteFunc(got, func(code string) bool { return code == "SCO-03" }); !slices.Equal(got, want) {
			t.Errorf("%s: %v", service, got)
		}
	}
}

func TestWhichServicesAreNeverNecessary(t *testing.T) {
	for _, c := range []struct {
		service   string
		exemption policy.Exemption
		want      []string
	}{
		{"player", policy.Interface, []string{"SCO-08"}},
		{"replay", policy.Authentication, []string{"SCO-08"}},
		{"own-stats", policy.LoadBalancing, []string{"SCO-08"}},
		{"unheard-of", policy.Interface, nil},
	} {
		if got := found(changed(uses(c.service, c.exemption))); !slices.Equal(got, c.want) {
			t.Errorf("%s under %s: %v", c.service, c.exemption, got)
		}
	}
}

func TestAPlayerOfOnesOwnIsNobodyElses(t *testing.T) {
	p := changed(func(e *policy.Edition, d *policy.Document) {
		uses("player", policy.Interface)(e, d)
		d.Services[0].Vendor = policy.Vendor{Role: policy.RoleSelf}
	})
	if got := found(p); len(got) > 0 {
		t.Error(got)
	}
}

func TestPurposesNamedAfterAnOrigin(t *testing.T) {
	for title, want := range map[string]bool{
		"Cookies tiers": true, "Cookies internes": true, "Third-party cookies": true, "Traceurs de tiers": true, "Tiers": true, "First party": true,
		"Statistiques internes du site": false, "Publicité": false, "Partage avec des tiers de confiance": false, "Interface": false,
	} {
		p := changed(func(_ *policy.Edition, d *policy.Document) { d.Purposes[1].Title = title })
		if got := slices.Contains(found(p), "SCO-12"); got != want {
			t.Errorf("%s: %v", title, got)
		}
	}
	for id, want := range map[string]bool{"third-party": true, "cookies-tiers": true, "internal": false, "interet": false} {
		p := changed(func(_ *policy.Edition, d *policy.Document) {
			d.Purposes[1].ID, d.Services[0].Purpose, d.Trackers[0].Purpose = id, id, id
		})
		if got := slices.Contains(found(p), "SCO-12"); got != want {
			t.Errorf("%s: %v", id, got)
		}
	}
}
