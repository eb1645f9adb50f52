package rules

import (
	"testing"

	"charte/build/policy"
)

// addExempt adds an exempt purpose with a tracker.
func addExempt(d *policy.Document, id, tracker string) {
	d.Purposes = append(d.Purposes, policy.Purpose{ID: id, Title: id, Summary: "Se connecter.", Exemption: policy.Authentication, LegalBasis: "contract"})
	d.Trackers = append(d.Trackers, policy.Tracker{Name: tracker, Kind: policy.Cookie, Purpose: id, Duration: span(1), Place: policy.OnProduct, Why: "Session."})
}

var scopeCases = map[string]ruleCase{
	"SCO-01": {
		fires: func(_ *policy.Edition, d *policy.Document) {
			d.Trackers[0].Name = "cw_user_*"
			d.Services[0].Without = []string{"cw_conversation", "cw_user_*"}
		},
		nearMiss: func(_ *policy.Edition, d *policy.Document) { d.Services[0].Without = []string{"cw_user_*", "guessed"} },
	},
	"SCO-05": {
		fires:    func(_ *policy.Edition, d *policy.Document) { addExempt(d, "account", "cw_session") },
		nearMiss: func(_ *policy.Edition, d *policy.Document) { addExempt(d, "account", "cws_session") },
	},
	"SCO-06": {
		fires: func(_ *policy.Edition, d *policy.Document) {
			addExempt(d, "account", "app_*")
			addExempt(d, "security", "app_tok*")
		},
		nearMiss: func(_ *policy.Edition, d *policy.Document) {
			addExempt(d, "account", "app_*")
			addExempt(d, "security", "app_token")
			d.Trackers[len(d.Trackers)-1].Kind = policy.LocalStorage
		},
	},
	"SCO-07": {
		fires: func(_ *policy.Edition, d *policy.Document) { d.Purposes[1].LegalBasis = policy.ByLegitimateInterest },
		nearMiss: func(_ *policy.Edition, d *policy.Document) {
			d.Purposes[0].LegalBasis, d.Purposes[1].LegalBasis = policy.ByLegitimateInterest, policy.ByConsent
		},
	},
}

func TestATrackerOfAnotherTechniqueThanKnown(t *testing.T) {
	p := changed(chatTracker(func(t *policy.Tracker) { t.Name = "chatwoot_agents" }))
	list := look(p)
	want := "chatwoot_agents is declared as a cookie, and Chatwoot keeps it as an entry of the local storage: https://vendor.example/docs, read on 2026-11-22"
	if len(list) != 1 || list[0].Code != "SCO-01" || list[0].Message != want {
		t.Errorf("%+v", list)
	}
}

func TestMeet(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"a", "a", true}, {"a", "b", false}, {"a*", "ab", true}, {"_pk_*", "_pk_ref.*", true}, {"a*z", "*b*", true},
		{"a*", "b*", false}, {"*_a", "*_b", false}, {"ab*", "a*c", true}, {"x_*", "*", true},
	} {
		if meet(c.a, c.b) != c.want || meet(c.b, c.a) != c.want {
			t.Errorf("%s and %s", c.a, c.b)
		}
	}
}

// One name under the addresses of two companies is two trackers.
func TestTrackersOfDifferentAddressesAreDifferent(t *testing.T) {
	p := changed(func(_ *policy.Edition, d *policy.Document) {
		addExempt(d, "account", "id")
		d.Trackers[1].Place, d.Trackers[1].Domain = policy.OnService, ".one.example"
		chatTracker(func(t *policy.Tracker) { t.Name, t.Place, t.Domain = "id", policy.OnService, ".two.example" })(nil, d)
	})
	if got := found(p); len(got) > 0 {
		t.Error(got)
	}
}
