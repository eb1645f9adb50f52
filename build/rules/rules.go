// Package rules holds a declaration against law, guidance and good practice.
//
// A [Rule] is data and one function. What it finds is an observation and the
// text that it engages, never a verdict: the output says "finding". Each rule
// names the document that it comes from, and the paragraph.
//
// A finding that somebody accepted in the document (ignore: rule, reason,
// until) is still reported, with the reason; after its day it counts again.
package rules

import (
	"charte/build/diag"
	"charte/build/policy"
)

// Text is a sentence in the languages in which findings are given.
type Text struct{ EN, FR string }

// In gives the sentence in French for "fr" and in English for everything else.
func (t Text) In(lang string) string {
	if lang == "fr" {
		return t.FR
	}
	return t.EN
}

// Source is where a rule comes from.
type Source struct {
	// Name is the document and the paragraph.
	Name string
	// URL may be empty.
	URL string
}

// Rule is one thing to look for in a product.
type Rule struct {
	// ID is stable: "INF-07".
	ID       string
	Severity diag.Severity
	Source   Source
	// Message says what was found; Hint what to write instead. Both may hold
	// placeholders that the finding fills.
	Message, Hint Text
	find          func(product) []finding
}

// finding is one place that a rule is about.
type finding struct {
	document policy.Document
	// path is the field in the document.
	path string
	// fill are name, value pairs for the rule's placeholders.
	fill []string
}

// product is what a rule sees: every edition, and the authoritative policy.
type product struct {
	policy.Product
	facts policy.Edition
	today policy.Date
}

// All are the rules, in the order of their families.
func All() []Rule {
	var out []Rule
	for _, family := range [][]Rule{information(), loading(), durations(), techniques(), translations(), acceptances()} {
		out = append(out, family...)
	}
	return out
}

// Check gives the findings of a site, sorted, in a language ("fr" or "en").
// today decides which acceptances still hold.
func Check(site policy.Site, today policy.Date, lang string) diag.List {
	var out diag.List
	rules := All()
	for _, p := range site.Products {
		seen := product{Product: p, facts: p.Authoritative(), today: today}
		for _, rule := range rules {
			for _, f := range rule.find(seen) {
				out = append(out, rule.problem(f, today, lang))
			}
		}
	}
	return append(out, frontWords(site, lang)...).Sort()
}

// frontWords are the words that the home page lacks in other languages.
func frontWords(site policy.Site, lang string) diag.List {
	if len(site.Fronts) == 0 {
		return nil
	}
	var out diag.List
	rule := translations()[0]
	for _, front := range site.Fronts[1:] {
		home := policy.Document{ID: "_index", Origin: front.Origin}
		for _, path := range front.Missing {
			fill := []string{"path", path, "document", "_index", "lang", front.Lang}
			out = append(out, rule.problem(finding{home, path, fill}, policy.Date{}, lang))
		}
	}
	return out
}

func (r Rule) problem(f finding, today policy.Date, lang string) diag.Problem {
	p := f.document.Origin.At(f.path)
	p.Severity, p.Code = r.Severity, r.ID
	p.Message = policy.Fill(r.Message.In(lang), f.fill...)
	p.Hint = policy.Fill(r.Hint.In(lang), f.fill...)
	p.Source = r.Source.Name
	for _, a := range f.document.Ignore {
		if a.Rule == r.ID && !today.After(a.Until) {
			p.Accepted = a.Reason
		}
	}
	return p
}
