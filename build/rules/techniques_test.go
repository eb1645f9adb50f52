package rules

import (
	"testing"

	"charte/build/diag"
	"charte/build/policy"
)

// second adds a purpose with a tracker of its own.
func second(name string, kind policy.TrackerKind) func(*policy.Edition, *policy.Document) {
	return func(_ *policy.Edition, d *policy.Document) {
		d.Purposes = append(d.Purposes, policy.Purpose{ID: "audience", Title: "Audience", Summary: "Compter.", IfRefused: "Rien ne change.", Gate: policy.Consent})
		d.Trackers = append(d.Trackers, policy.Tracker{Name: name, Kind: kind, Why: "Compte.", Purpose: "audience", Duration: span(1), Place: policy.OnProduct})
	}
}

func hosted(v policy.Vendor) func(*policy.Edition, *policy.Document) {
	return func(_ *policy.Edition, d *policy.Document) {
		d.Services[0].Host, d.Services[0].Vendor = "https://chat.acme.example", v
	}
}

func signalled(does string) func(*policy.Edition, *policy.Document) {
	return func(_ *policy.Edition, d *policy.Document) { d.Banner.Signal = does }
}

var techniqueCases = map[string]ruleCase{
	"TEC-01": {
		fires: func(_ *policy.Edition, d *policy.Document) { d.Choice.Key = "acme-consent" },
		nearMiss: func(_ *policy.Edition, d *policy.Document) { // no choice is kept
			d.Choice.Key = "acme-consent"
			d.Purposes, d.Services, d.Trackers = d.Purposes[:1], nil, nil
		},
	},
	"TEC-02": {fires: second("cw_user", policy.Cookie), nearMiss: second("cw_user", policy.LocalStorage)},
	"TEC-03": {
		fires:    hosted(policy.Vendor{Name: "Chat Inc.", Role: policy.RoleProcessor, Country: "FR", Policy: "https://chat.example/"}),
		nearMiss: hosted(policy.Vendor{Name: "Chat Inc.", Role: policy.RoleSelf, Country: "FR", Policy: "https://chat.example/"}),
	},
	"GPC-01": {fires: signalled("off"), nearMiss: signalled("ask")},
	"GPC-02": {fires: signalled("quiet"), nearMiss: signalled("ask")},
}

func TestServicesThatLoadBeforeTheChoiceAreFound(t *testing.T) {
	d := policy.Document{
		Kind: policy.CookiePolicy,
		Purposes: []policy.Purpose{
			{ID: "audience", Gate: policy.Consent}, {ID: "exempt", Exemption: policy.Audience},
		},
		Services: []policy.Service{
			{ID: "a", Name: "A", Purpose: "audience", Mode: policy.Advanced},
			{ID: "b", Name: "B", Purpose: "audience", Mode: policy.Basic},
			{ID: "c", Name: "C", Purpose: "audience"},
			{ID: "d", Name: "D", Purpose: "exempt", Mode: policy.Advanced},
		},
	}
	site := policy.Site{Products: []policy.Product{{ID: "shop", Editions: []policy.Edition{{Lang: "en", Documents: []policy.Document{d}}}}}}
	var found []diag.Problem
	for _, p := range Check(Input{Site: site, Lang: "en"}) {
		if p.Code == "TEC-ADV" {
			found = append(found, p)
		}
	}
	if len(found) != 1 || found[0].Severity != diag.Guideline || found[0].Message != "A loads before the visitor has chosen (mode: advanced)" {
		t.Errorf("got %+v", found)
	}
}
