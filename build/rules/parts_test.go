package rules

import "charte/build/policy"

// tells gives a document a text of its own that leaves a part out and says
// something in words.
func tells(part string, words ...string) func(*policy.Edition, *policy.Document) {
	return func(_ *policy.Edition, d *policy.Document) {
		passages := leftOut(part, allRights)
		passages[0].Text += " {{< rights >}}"
		passages = passages[:len(passages)-1] // the last one speaks of withdrawal
		for _, w := range words {
			passages = append(passages, policy.Passage{Text: w})
		}
		reads(d, passages...)
	}
}

// linked gives a text a link to the control.
func linked(change func(*policy.Edition, *policy.Document)) func(*policy.Edition, *policy.Document) {
	return func(e *policy.Edition, d *policy.Document) {
		change(e, d)
		d.Body.Links = []policy.TextLink{{Text: "choix", Address: "#eu-consent"}}
	}
}

var partCases = map[string]ruleCase{
	"INF-03": {fires: tells("choices"), nearMiss: tells("choices", "Vous pouvez accepter ou refuser le chat.")},
	"INF-05": {fires: linked(tells("withdraw")), nearMiss: linked(tells("withdraw", "Vous pouvez changer d’avis."))},
	"RET-01": {
		fires:    tells("withdraw", "Vous pouvez changer d’avis.", "Ouvrez l’onglet Application."),
		nearMiss: linked(tells("withdraw", "Vous pouvez changer d’avis.")),
		also:     []string{"RET-02"},
	},
	"RET-03": {fires: tells("withdraw", "Vous pouvez changer d’avis."), nearMiss: linked(tells("withdraw", "Vous pouvez changer d’avis."))},
	"SCO-03": {
		fires: func(e *policy.Edition, d *policy.Document) {
			tells("trackers")(e, d)
			d.Origin = policy.Origin{"purposes[choice].exemption": {}}
		},
		nearMiss: func(e *policy.Edition, d *policy.Document) {
			tells("trackers")(e, d)
			d.Origin = policy.Origin{"purposes[choice].exemption": {}, "purposes[chat].gate": {}}
		},
	},
}
