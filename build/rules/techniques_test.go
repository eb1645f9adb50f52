package rules

import (
	"testing"

	"charte/build/diag"
	"charte/build/policy"
)

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
