package rules

import (
	"slices"
	"sync"

	"charte/build/policy"
)

// book are all rules, with what they look for in texts.
type book struct {
	rules []Rule
	// indexes are of the wordings of all rules. They take a while to make.
	indexes func() indexes
}

// theBook is made once and never changes.
var theBook = sync.OnceValue(bind)

// bind gives each wording of the rules a number. Rules keep their wordings to
// themselves: each is asked for findings in a product that only notes what is
// looked for in its texts. A wording that is not looked for there has no number,
// and is searched in every text by itself.
func bind() book {
	b := book{rules: merged()}
	var all []*wording
	noting := listener(func(some []wording) {
		if some[0].number != 0 || slices.ContainsFunc(some, wording.anywhere) {
			return
		}
		for i := range some {
			all = append(all, &some[i])
			some[i].number = len(all)
		}
	})
	for _, rule := range b.rules {
		for way := range rule.ways() {
			if way.find != nil {
				way.find(noting)
			}
		}
	}
	b.indexes = sync.OnceValue(func() indexes { return indexesOf(all) })
	return b
}

// anywhere tells whether every text has to be searched for the wording: only short
// ones are, such as labels.
func (w wording) anywhere() bool { return len(w.with) == 0 && len(needOf(w.says.expression)) == 0 }

func indexesOf(all []*wording) indexes {
	out := indexes{}
	for _, lang := range []string{"fr", "en"} {
		out[lang] = indexOf(lang, all)
	}
	return out
}

// listener is a product in French and English that has every kind of text, and tells
// what is looked for in them.
func listener(noted func([]wording)) subject {
	const letter = "a"
	var p policy.Product
	for _, lang := range []string{"fr", "en"} {
		body := policy.Body{Lang: lang, Markdown: letter, Passages: []policy.Passage{{Kind: policy.Paragraph, Text: letter}}}
		d := policy.Document{ID: "cookies", Kind: policy.CookiePolicy, Lang: lang, Title: letter, Body: body}
		d.Purposes = []policy.Purpose{{ID: letter, Title: letter, Summary: letter, IfRefused: letter, Gate: policy.Consent}}
		d.Banner.Labels = policy.Labels{Title: letter, Text: letter, Accept: letter, Refuse: letter, Customise: letter, Save: letter, Open: letter}
		p.Editions = append(p.Editions, policy.Edition{Lang: lang, Documents: []policy.Document{d}})
	}
	return subjectOf(p, textsOf(p), &reader{noted: noted}, Input{Site: policy.Site{Products: []policy.Product{p}}})
}
