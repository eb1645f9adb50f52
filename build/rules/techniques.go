package rules

import (
	"charte/build/diag"
)

var edpb22023 = Source{
	Name: "EDPB, guidelines 2/2023, §§ 50-51 and 55; directive 2002/58/EC, art. 5(3)",
	URL:  "https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-22023-technical-scope-art-53-eprivacy-directive_en", Flag: Secondary, Checked: checked,
}

// techniques is the family TEC: how scripts are loaded and told of the choice.
func techniques() []Rule {
	return []Rule{{
		ID: "TEC-ADV", Severity: diag.Guideline, Source: edpb22023,
		Title: Text{"A script that loads before the choice", "Script chargé avant le choix"},
		Why: Text{
			"A script that loads at once and is told that consent is denied still makes the device send, and lets its vendor read, what a request carries. The EDPB counts that as reading, whether or not a cookie is set.",
			"Un script chargé d’emblée, auquel on signale un refus, fait tout de même émettre l’appareil, et laisse son fournisseur lire ce que porte la requête. Le Comité européen de la protection des données y voit une lecture, avec ou sans cookie.",
		},
		Message: Text{
			"{service} loads before the visitor has chosen (mode: advanced)",
			"{service} se charge avant que le visiteur ait choisi (mode: advanced)",
		},
		Hint: Text{
			"write mode: basic and hold its script back, or accept the finding with its reason",
			"écrivez mode: basic et retenez son script, ou acceptez le constat en donnant sa raison",
		},
		find: loadsEarly,
	}}
}

func loadsEarly(seen subject) []finding {
	var out []finding
	for _, d := range seen.facts.Documents {
		for _, s := range d.EarlyServices("") {
			out = append(out, finding{document: d, path: "services[" + s.ID + "].mode", on: s.ID, fill: []string{"service", s.Name}})
		}
	}
	return out
}
