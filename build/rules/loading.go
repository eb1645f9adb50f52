package rules

import "charte/build/diag"

var cnil16 = Source{Name: "French law 78-17, art. 82; CNIL, deliberation 2020-091, § 16", URL: cnil2020091, Flag: Primary, Checked: checked}

// loading is the family BAN: what happens before a choice.
func loading() []Rule {
	return []Rule{{
		ID: "BAN-01", Severity: diag.Law, Source: cnil16,
		Title: Text{"Nothing that needs consent before the choice", "Rien de ce qui demande un accord avant le choix"},
		Why: Text{
			"What needs consent is neither stored, read nor even contacted before the visitor has agreed. A banner that itself arrives through such a service asks when it is too late.",
			"Ce qui demande un consentement n’est ni enregistré, ni lu, ni même contacté avant que le visiteur ait accepté. Une bannière qui arrive elle-même par un tel service pose la question trop tard.",
		},
		Message: Text{
			"the banner is loaded through {service}, which itself needs consent and is contacted before any choice",
			"la bannière est chargée par {service}, qui demande lui-même un accord et qui est contacté avant tout choix",
		},
		Hint: Text{
			"load the banner by its own script tag, or accept the finding with its reason",
			"chargez la bannière par sa propre balise script, ou acceptez le constat en donnant sa raison",
		},
		find: throughService,
	}}
}

func throughService(s subject) []finding {
	d, _ := s.facts.Policy()
	service, ok := d.Service(d.Banner.Through)
	if !ok {
		return nil
	}
	if purpose, known := d.Purpose(service.Purpose); known && purpose.Exempt() {
		return nil
	}
	return []finding{{document: d, path: "banner.through", on: service.ID, fill: []string{"service", service.Name}}}
}
