package rules

import "charte/build/diag"

var cnil16 = Source{Name: "French law 78-17, art. 82; CNIL, deliberation 2020-091, § 16", URL: cnil2020091, Flag: Primary, Checked: checked}

// loading is the family BAN: what happens before a choice.
func loading() []Rule {
	return []Rule{{
		ID: "BAN-01", Severity: diag.Law, Source: cnil16,
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
