package rules

import (
	"slices"
	"strings"
	"testing"

	"charte/build/catalog"
	"charte/build/policy"
)

var evidence = catalog.Evidence{Source: "https://vendor.example/docs", Checked: policy.Date{Year: 2026, Month: 11, Day: 22}}

// theirs is a known tracker, kept as a cookie of the site.
func theirs(name string, d policy.Duration) catalog.Tracker {
	return catalog.Tracker{Name: name, Kind: policy.Cookie, Place: policy.OnProduct, Duration: d, Evidence: evidence}
}

// known is the catalogue that rules are tested with.
var known = catalog.New(
	catalog.Service{ID: "chatwoot", Name: "Chatwoot", Kind: catalog.Chat, Consent: catalog.Consent{Signal: policy.Chatwoot, Evidence: evidence}, Trackers: []catalog.Tracker{
		theirs("cw_conversation", span(12)),
		{Name: "cw_user_*", Kind: policy.Cookie, Place: policy.OnProduct, Duration: span(12), Optional: true, Evidence: evidence},
		{Name: "chatwoot_*", Kind: policy.LocalStorage, Place: policy.OnProduct, Duration: policy.Duration{Until: policy.Deleted}, Evidence: evidence},
		{Name: "_session", Kind: policy.Cookie, Place: policy.OnService, Duration: policy.Duration{Until: policy.SessionEnd}, HTTPOnly: true, Evidence: evidence},
		{Name: "guessed", Kind: policy.Cookie, Duration: span(1), Evidence: catalog.Evidence{Unverified: []string{"all"}}},
	}},
	catalog.Service{ID: "analytics", Name: "Analytics", Kind: catalog.Analytics, Aliases: []string{"ga"}, Audience: catalog.Audience{Exemption: "no", Evidence: evidence},
		Trackers: []catalog.Tracker{{
			Name: "_ga", Kind: policy.Cookie, Place: policy.OnProduct, Duration: span(24), Evidence: evidence,
			Elsewhere: []catalog.Dispute{{Field: "duration", Value: "13 months", Evidence: evidence}},
		}}},
	catalog.Service{ID: "own-stats", Name: "Own stats", Kind: catalog.Analytics, Audience: catalog.Audience{Exemption: "configurable", Evidence: evidence}},
	catalog.Service{ID: "replay", Name: "Replay", Kind: catalog.Replay, Audience: catalog.Audience{Exemption: "no"}},
	catalog.Service{ID: "pixel", Name: "Pixel", Kind: catalog.Advertising},
	catalog.Service{ID: "player", Name: "Player", Kind: catalog.Video},
	catalog.Service{ID: "variants", Name: "Variants", Kind: catalog.Testing},
)

// chatTracker puts a tracker of the chat into a document.
func chatTracker(change func(*policy.Tracker)) func(*policy.Edition, *policy.Document) {
	return func(_ *policy.Edition, d *policy.Document) {
		t := policy.Tracker{Name: "cw_conversation", Kind: policy.Cookie, Purpose: "chat", Service: "chatwoot", Duration: span(12), Place: policy.OnProduct, Why: "Chat."}
		change(&t)
		d.Trackers = append(d.Trackers, t)
	}
}

var knownCases = map[string]ruleCase{
	"DUR-06": {
		fires: chatTracker(func(t *policy.Tracker) { t.Duration = policy.Duration{Until: policy.SessionEnd} }),
		nearMiss: chatTracker(func(t *policy.Tracker) {
			t.Duration = policy.Duration{Until: policy.Elapsed, Span: policy.Span{Days: 365}}
		}),
	},
	"RET-05": {
		fires: chatTracker(func(t *policy.Tracker) { t.Name, t.Duration = "_session", policy.Duration{Until: policy.SessionEnd} }),
		nearMiss: func(e *policy.Edition, d *policy.Document) {
			d.Services[0].Host = "https://acme.example/chat"
			chatTracker(func(t *policy.Tracker) {
				t.Name, t.Duration, t.HTTPOnly = "_session", policy.Duration{Until: policy.SessionEnd}, true
			})(e, d)
		},
	},
	"DUR-07": {
		fires: chatTracker(func(t *policy.Tracker) {
			t.Name, t.Kind, t.Duration = "chatwoot_agents", policy.LocalStorage, policy.Duration{Until: policy.Deleted}
		}),
		nearMiss: chatTracker(func(t *policy.Tracker) {
			t.Name, t.Kind, t.Duration = "chatwoot_agents", policy.LocalStorage, policy.Duration{Until: policy.Deleted}
			t.Criterion = "Jusqu’au refus du chat."
		}),
	},
}

// changed is the sound product after a change.
func changed(change func(*policy.Edition, *policy.Document)) policy.Product {
	p := sound()
	change(&p.Editions[0], &p.Editions[0].Documents[0])
	return p
}

func TestADurationThatAnySourceGivesIsNoDifference(t *testing.T) {
	measuring := func(duration policy.Duration) policy.Product {
		return changed(func(_ *policy.Edition, d *policy.Document) {
			d.Services[0].ID = "ga"
			d.Trackers = []policy.Tracker{{Name: "_ga", Kind: policy.Cookie, Purpose: "chat", Service: "ga", Duration: duration, Place: policy.OnProduct, Why: "Compte."}}
		})
	}
	for months, want := range map[int][]string{24: {"DUR-04"}, 13: nil, 6: {"DUR-06"}} {
		if got := found(measuring(span(months))); !slices.Equal(got, want) {
			t.Errorf("%d months: %v", months, got)
		}
	}
}

func TestADifferenceNamesBothValuesAndTheSource(t *testing.T) {
	list := look(changed(knownCases["DUR-06"].fires))
	want := "cw_conversation is declared with “session”; the documents of Chatwoot say “P12M” (https://vendor.example/docs, read on 2026-11-22)"
	if len(list) != 1 || list[0].Message != want || list[0].Severity != "guideline" {
		t.Errorf("%+v", list)
	}
}

func TestAnInstallationOfOnesOwnMayDiffer(t *testing.T) {
	p := changed(func(e *policy.Edition, d *policy.Document) {
		knownCases["DUR-06"].fires(e, d)
		d.Services[0].Vendor = policy.Vendor{Role: policy.RoleSelf}
	})
	if list := look(p); len(list) != 1 || list[0].Severity != "guideline" {
		t.Errorf("%+v", list)
	}
}

func TestPlacesAndReachThatDiffer(t *testing.T) {
	session := func(change func(*policy.Tracker)) []string {
		var out []string
		for _, f := range look(changed(chatTracker(func(t *policy.Tracker) {
			t.Name, t.Duration, t.Place, t.HTTPOnly = "_session", policy.Duration{Until: policy.SessionEnd}, policy.OnService, true
			change(t)
		}))) {
			out = append(out, f.Code+" "+f.Hint[:10])
		}
		return out
	}
	for _, c := range []struct {
		change func(*policy.Tracker)
		want   []string
	}{
		{func(*policy.Tracker) {}, nil},
		{func(t *policy.Tracker) { t.Place = policy.OnProduct }, []string{"RET-05 add place:"}},
		{func(t *policy.Tracker) { t.HTTPOnly = false }, nil},
	} {
		if got := session(c.change); !slices.Equal(got, c.want) {
			t.Errorf("%v, want %v", got, c.want)
		}
	}
}

// Beside the product, the service's cookies are the product's; a script still
// reaches none that is closed to scripts.
func TestACookieThatNoScriptReaches(t *testing.T) {
	list := look(changed(func(e *policy.Edition, d *policy.Document) {
		d.Services[0].Host, d.Services[0].Vendor.Role = "https://acme.example/chat", policy.RoleSelf
		chatTracker(func(t *policy.Tracker) { t.Name, t.Duration = "_session", policy.Duration{Until: policy.SessionEnd} })(e, d)
	}))
	if len(list) != 1 || list[0].Code != "RET-05" || !strings.HasPrefix(list[0].Hint, "add http-only") {
		t.Errorf("%+v", list)
	}
}

func TestWhatTheCatalogueBroughtDoesNotDifferFromItself(t *testing.T) {
	p := changed(chatTracker(func(t *policy.Tracker) { t.Duration, t.Catalogued = policy.Duration{Until: policy.SessionEnd}, true }))
	if got := found(p); len(got) > 0 {
		t.Error(got)
	}
}

func TestSameTime(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"1 year", "12 months", true}, {"6 months", "180 days", true}, {"13 months", "393 days", true}, {"2 years", "25 months", false},
		{"session", "session", true}, {"session", "1 day", false}, {"until deleted", "1 year", false}, {"30 minutes", "29 minutes", false},
	} {
		a, _ := policy.ParseDuration(c.a)
		b, _ := policy.ParseDuration(c.b)
		if sameTime(a, b) != c.want {
			t.Errorf("%s and %s", c.a, c.b)
		}
	}
}
