package rules

import (
	"slices"
	"strings"
	"testing"

	"charte/build/policy"
)

var today = policy.Date{Year: 2026, Month: 11, Day: 22}

func span(months int) policy.Duration {
	return policy.Duration{Until: policy.Elapsed, Span: policy.Span{Months: months}}
}

// sound is a product without a finding.
func sound() policy.Product {
	d := policy.Document{
		ID: "cookies", Lang: "fr", Kind: policy.CookiePolicy, Version: policy.Date{Year: 2026, Month: 1, Day: 1},
		Purposes: []policy.Purpose{{ID: "choice", Exemption: policy.ChoiceMemory}, {ID: "chat", Gate: policy.Consent}},
		Services: []policy.Service{{ID: "chatwoot", Purpose: "chat"}},
		Trackers: []policy.Tracker{{Name: "cw_*", Kind: policy.Cookie, Purpose: "chat", Service: "chatwoot", Duration: span(12)}},
		Choice:   policy.Choice{Key: policy.DefaultKey, Lifetime: span(6)},
	}
	english := d
	english.Lang = "en"
	return policy.Product{ID: "acme", Editions: []policy.Edition{
		{Lang: "fr", Name: "Acme", Controller: policy.Party{Name: "Acme SAS"}, Documents: []policy.Document{d}},
		{Lang: "en", Name: "Acme", Documents: []policy.Document{english}},
	}}
}

func found(p policy.Product) []string {
	var codes []string
	for _, f := range Check(policy.Site{Products: []policy.Product{p}}, today, "en") {
		codes = append(codes, f.Code)
	}
	return codes
}

func TestEachRuleFiresOnItsCaseAndOnNothingElse(t *testing.T) {
	if got := found(sound()); len(got) > 0 {
		t.Fatalf("a sound product has findings: %v", got)
	}
	for code, cases := range map[string]struct {
		fires, nearMiss func(*policy.Edition, *policy.Document)
	}{
		"INF-01": {
			func(e *policy.Edition, _ *policy.Document) { e.Controller = policy.Party{Email: "a@acme.example"} },
			func(e *policy.Edition, _ *policy.Document) { e.Controller = policy.Party{Name: "Acme SAS"} },
		},
		"INF-06": {
			func(_ *policy.Edition, d *policy.Document) {
				d.Purposes = append(d.Purposes, policy.Purpose{ID: "ads", Gate: policy.Consent})
			},
			func(_ *policy.Edition, d *policy.Document) {
				d.Purposes = append(d.Purposes, policy.Purpose{ID: "cart", Exemption: policy.Cart})
			},
		},
		"INF-07": {
			func(_ *policy.Edition, d *policy.Document) { d.Trackers[0].Duration = policy.Duration{} },
			func(_ *policy.Edition, d *policy.Document) {
				d.Trackers[0].Duration = policy.Duration{Until: policy.Deleted}
				d.Trackers = append(d.Trackers, policy.Tracker{Name: "p", Kind: policy.Pixel, Purpose: "chat"})
			},
		},
		"INF-22": {
			func(_ *policy.Edition, d *policy.Document) { d.Version = policy.Date{} },
			func(_ *policy.Edition, d *policy.Document) { d.Version = policy.Date{Year: 2030, Month: 1, Day: 1} },
		},
		"BAN-01": {
			func(_ *policy.Edition, d *policy.Document) { d.Banner.Through = "chatwoot" },
			func(_ *policy.Edition, d *policy.Document) {
				d.Banner.Through = "chatwoot"
				d.Purposes[1] = policy.Purpose{ID: "chat", Exemption: policy.Interface}
			},
		},
		"DUR-01": {
			func(_ *policy.Edition, d *policy.Document) { d.Choice.Lifetime = span(7) },
			func(_ *policy.Edition, d *policy.Document) {
				d.Choice.Lifetime = policy.Duration{Until: policy.Elapsed, Span: policy.Span{Days: 180}}
			},
		},
		"IGN-01": {
			func(_ *policy.Edition, d *policy.Document) {
				d.Ignore = []policy.Acceptance{{Rule: "DUR-01", Until: policy.Date{Year: 2026, Month: 11, Day: 21}}}
			},
			func(_ *policy.Edition, d *policy.Document) {
				d.Ignore = []policy.Acceptance{{Rule: "DUR-01", Until: today}}
			},
		},
	} {
		p := sound()
		cases.fires(&p.Editions[0], &p.Editions[0].Documents[0])
		if got := found(p); !slices.Equal(got, []string{code}) {
			t.Errorf("%s: the case gives %v", code, got)
		}
		p = sound()
		cases.nearMiss(&p.Editions[0], &p.Editions[0].Documents[0])
		if got := found(p); len(got) > 0 {
			t.Errorf("%s: the near miss gives %v", code, got)
		}
	}
}

func TestMissingWordsOfATranslation(t *testing.T) {
	p := sound()
	p.Editions[1].Documents[0].Missing = []string{"title"}
	if got := found(p); !slices.Equal(got, []string{"TRA-01"}) {
		t.Error(got)
	}
}

func TestAcceptedFindingsKeepTheirReasonUntilTheirDay(t *testing.T) {
	p := sound()
	d := &p.Editions[0].Documents[0]
	d.Choice.Lifetime = span(13)
	d.Ignore = []policy.Acceptance{{Rule: "DUR-01", Reason: "kept as published", Until: today}}
	list := Check(policy.Site{Products: []policy.Product{p}}, today, "en")
	if len(list) != 1 || list[0].Accepted != "kept as published" {
		t.Errorf("%+v", list)
	}
	later := policy.Date{Year: 2026, Month: 11, Day: 23}
	list = Check(policy.Site{Products: []policy.Product{p}}, later, "en")
	if len(list) != 2 || list[0].Accepted+list[1].Accepted != "" {
		t.Errorf("%+v", list)
	}
}

func TestRulesAreCompleteInBothLanguages(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range All() {
		if seen[r.ID] {
			t.Errorf("%s stands twice", r.ID)
		}
		seen[r.ID] = true
		for _, text := range []Text{r.Message, r.Hint} {
			if text.EN == "" || text.FR == "" {
				t.Errorf("%s lacks a language", r.ID)
			}
			if en, fr := policy.Placeholders(text.EN), policy.Placeholders(text.FR); !slices.Equal(en, fr) {
				t.Errorf("%s has {%s} in English and {%s} in French", r.ID, strings.Join(en, "} {"), strings.Join(fr, "} {"))
			}
		}
		if r.Source.Name == "" {
			t.Errorf("%s names no source", r.ID)
		}
	}
}
