package e2e

import (
	"slices"
	"strings"

	"charte/build/change"
	"charte/build/policy"
)

// withHistory gives two products a past, so that pages of versions, comparisons
// and histories are judged like all others: one replaced its text, and the next
// text of another is announced. files are the pages of the site as it is.
func withHistory(s policy.Site, files map[string][]byte) policy.Site {
	s.Products = slices.Clone(s.Products)
	for i := range s.Products {
		switch p := &s.Products[i]; p.ID {
		case "callcenterrate":
			p.Versions = []policy.Version{frozenVersion(*p, policy.Date{Year: 2025, Month: 1, Day: 31}, files, earlierWords)}
			rewrite(p, func(d *policy.Document) { d.Changes = "Two words." })
		case "flowlyweb":
			day := p.Authoritative().Documents[0].Version
			p.Versions = []policy.Version{frozenVersion(*p, day, files, strings.NewReplacer())}
			rewrite(p, func(d *policy.Document) {
				d.Version, d.Announced, d.Changes = policy.Date{Year: 2027, Month: 1, Day: 15}, policy.Date{Year: 2026, Month: 11, Day: 1}, "One word."
				d.Summary = "Another summary."
				d.Trackers = slices.Clone(d.Trackers)
				d.Trackers[0].Duration.Span = policy.Span{Months: 1}
			})
		}
	}
	return s
}

// earlierWords make an earlier text of a later one.
var earlierWords = strings.NewReplacer("cookies", "traceurs", "13&nbsp;mois", "6&nbsp;mois", "13&nbsp;months", "6&nbsp;months", "<li>", "<li>Autrefois : ")

func frozenVersion(p policy.Product, day policy.Date, files map[string][]byte, words *strings.Replacer) policy.Version {
	v := policy.Version{Day: day}
	for _, e := range p.Editions {
		d, _ := e.Policy()
		page := e.Lang + "/" + p.ID + "/" + d.ID + "/index.html"
		article, err := change.Article(files[page], page)
		if err != nil {
			panic(err)
		}
		v.Document = d.ID
		d.Version, d.Body = day, policy.Body{Frozen: words.Replace(article), Lang: e.Lang}
		v.Editions = append(v.Editions, d)
	}
	return v
}

// rewrite changes the policy of a product in every language.
func rewrite(p *policy.Product, change func(*policy.Document)) {
	p.Editions = slices.Clone(p.Editions)
	for i := range p.Editions {
		e := &p.Editions[i]
		e.Documents = slices.Clone(e.Documents)
		for j := range e.Documents {
			if e.Documents[j].Kind == policy.CookiePolicy {
				change(&e.Documents[j])
			}
		}
	}
}
