package rules

import "charte/build/policy"

// tracks adds a tracker to what needs consent.
func tracks(t policy.Tracker) func(*policy.Edition, *policy.Document) {
	return func(_ *policy.Edition, d *policy.Document) {
		t.Purpose, t.Service, t.Duration, t.Why = "chat", "chatwoot", span(1), "Suit la conversation."
		d.Trackers = append(d.Trackers, t)
	}
}

var withdrawalCases = map[string]ruleCase{
	"RET-03": {
		fires:    labelled(policy.Labels{Open: "…"}),
		nearMiss: labelled(policy.Labels{Open: "Cookies"}),
	},
	"RET-05": {
		fires: func(e *policy.Edition, d *policy.Document) {
			tracks(policy.Tracker{Name: "_chatwoot_session", Kind: policy.Cookie, Place: policy.OnService})(e, d)
			d.Services[0].Note = ""
		},
		nearMiss: func(e *policy.Edition, d *policy.Document) {
			tracks(policy.Tracker{Name: "_chatwoot_session", Kind: policy.Cookie, Place: policy.OnProduct, HTTPOnly: true})(e, d)
			d.Services[0].Note = "Le serveur le garde jusqu’à la fin de la session."
		},
	},
	"RET-06": {
		fires: tracks(policy.Tracker{Name: "_t", Kind: policy.Cookie, Place: policy.OnProduct, Domain: ".tracker.example"}),
		nearMiss: func(e *policy.Edition, d *policy.Document) {
			tracks(policy.Tracker{Name: "wide", Kind: policy.Cookie, Place: policy.OnProduct, Domain: ".acme.example"})(e, d)
			tracks(policy.Tracker{Name: "narrow", Kind: policy.Cookie, Place: policy.OnProduct, Domain: "shop.acme.example"})(e, d)
		},
	},
}
