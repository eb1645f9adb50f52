package rules

import (
	"testing"

	"charte/build/catalog"
	"charte/build/policy"
)

var cataloguedCases = map[string]ruleCase{
	"CAT-01": {
		fires:    func(_ *policy.Edition, d *policy.Document) { d.Services[0].Signal = policy.NoSignal },
		nearMiss: func(_ *policy.Edition, d *policy.Document) { d.Services[0].Signal = policy.Chatwoot },
	},
}

// vendorKnown is a catalogue with one service whose vendor is known.
func vendorKnown() catalog.Catalogue {
	read := catalog.Evidence{Source: "https://chat.example/legal", Checked: today}
	return catalog.New(catalog.Service{
		ID: "chatwoot", Name: "Chatwoot", Kind: catalog.Chat,
		Vendor:  catalog.Vendor{Name: "Chatwoot Inc.", Country: "US", Role: policy.RoleProcessor, Evidence: read},
		Consent: catalog.Consent{Signal: policy.Chatwoot, Evidence: read},
	})
}

func TestDifferencesFromTheCatalogueAreToldWithTheirEvidence(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*policy.Service)
		want   string
	}{
		"as known":        {func(*policy.Service) {}, ""},
		"another country": {func(v *policy.Service) { v.Vendor.Country = "IE" }, "Chatwoot is declared with vendor.country IE; its vendor gives US (https://chat.example/legal, read on 2026-11-22)"},
		"another role":    {func(v *policy.Service) { v.Vendor.Role = policy.RoleController }, "Chatwoot is declared with vendor.role controller; its vendor gives processor (https://chat.example/legal, read on 2026-11-22)"},
		"told nothing":    {func(v *policy.Service) { v.Signal = policy.NoSignal }, "Chatwoot is declared with signal none; its vendor gives chatwoot (https://chat.example/legal, read on 2026-11-22)"},
		"another company": {func(v *policy.Service) { v.Vendor.Name, v.Vendor.Country = "Reseller", "FR" }, ""},
		"its own":         {func(v *policy.Service) { v.Vendor = policy.Vendor{Role: policy.RoleSelf} }, ""},
	} {
		p := sound()
		c.change(&p.Editions[0].Documents[0].Services[0])
		list := Check(Input{Site: policy.Site{Products: []policy.Product{p}}, Known: vendorKnown(), Today: today, Lang: "en"})
		var got string
		for _, f := range list {
			if f.Code == "CAT-01" {
				got += f.Message
			}
		}
		if got != c.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}
