package rules

import (
	"slices"
	"testing"

	"charte/build/policy"
)

// beside puts a second product into a site, which a change makes another one.
func beside(change func(first, second *policy.Document, other *policy.Edition)) func(*policy.Site) {
	return func(s *policy.Site) {
		p := sound()
		p.ID = "shop"
		for i := range p.Editions {
			p.Editions[i].Name = "Shop"
		}
		s.Products = append(s.Products, p)
		e := &p.Editions[0]
		change(&s.Products[0].Editions[0].Documents[0], &e.Documents[0], e)
	}
}

// another makes a document ask something else.
func another(d *policy.Document) { d.Trackers[0].Duration = span(3); d.Trackers[0].Name = "own" }

var siteCases = map[string]ruleCase{
	"TRA-01": {
		siteFires:    func(s *policy.Site) { s.Products[0].Editions[1].Documents[0].Missing = []string{"title"} },
		siteNearMiss: func(s *policy.Site) { s.Products[0].Editions[0].Documents[0].Missing = []string{"title"} },
	},
	"TEC-04": {
		siteFires: beside(func(_, second *policy.Document, _ *policy.Edition) { another(second) }),
		siteNearMiss: beside(func(_, second *policy.Document, _ *policy.Edition) {
			another(second)
			second.Choice.Key = "shop-consent"
		}),
	},
}

func TestWhichProductsTakeEachOthersAnswers(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(first, second *policy.Document, other *policy.Edition)
		want   int
	}{
		{"the same host", func(_, second *policy.Document, _ *policy.Edition) { another(second) }, 2},
		{"another port", func(_, second *policy.Document, other *policy.Edition) {
			another(second)
			other.Address = "https://Acme.example:8443/shop"
		}, 2},
		{"the very same question", func(_, _ *policy.Document, _ *policy.Edition) {}, 0},
		{"another host", func(_, second *policy.Document, other *policy.Edition) {
			another(second)
			other.Address = "https://shop.example"
		}, 0},
		{"a subdomain", func(_, second *policy.Document, other *policy.Edition) {
			another(second)
			other.Address = "https://shop.acme.example"
		}, 0},
		{"a subdomain below a shared domain", func(first, second *policy.Document, other *policy.Edition) {
			another(second)
			first.Choice.Domain, other.Address = "acme.example", "https://shop.acme.example"
		}, 2},
		{"one shared domain", func(first, second *policy.Document, other *policy.Edition) {
			another(second)
			first.Choice.Domain, second.Choice.Domain, other.Address = "acme.example", "acme.example", "https://shop.acme.example"
		}, 2},
		{"nobody knows where", func(_, second *policy.Document, other *policy.Edition) {
			another(second)
			other.Address = ""
		}, 0},
		{"nothing to choose", func(_, second *policy.Document, _ *policy.Edition) {
			second.Purposes, second.Services, second.Trackers = second.Purposes[:1], nil, nil
		}, 0},
	} {
		site := ruleCase{}.site(nil, beside(c.change))
		list := ruleCase{}.found(site, "en")
		if len(list) != c.want || slices.ContainsFunc(codes(list), func(code string) bool { return code != "TEC-04" }) {
			t.Errorf("%s: %+v", c.name, list)
		}
	}
}
