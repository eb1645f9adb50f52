// Package rules holds a declaration against law, guidance and good practice.
//
// A [Rule] is what it says of itself and one function. What it finds is an
// observation and the text that it engages, never a verdict: the output says
// "finding". Each rule names the document that it comes from, the paragraph, how
// that was read and when.
//
// # Where a rule looks
//
// A rule sees a product through a [subject]: its facts, every text that people
// wrote to be read (front matter and body, in each language), the catalogue of
// known services and the words of the interface. Rules about pages see the
// built page instead ([CheckPages]). What charte's own construction makes sure
// of, and no declaration can undo, is told by [Held] with the test that shows it.
//
// # Acceptance
//
// A finding that somebody accepted in the document (ignore: rule, for, reason,
// until) is still reported, with the reason; after its day it counts again, and
// an acceptance of nothing is itself a finding.
package rules

import (
	"cmp"
	"iter"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"charte/build/catalog"
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

// Rule is one thing to look for in a product.
type Rule struct {
	// ID is stable: "INF-07".
	ID       string
	Severity diag.Severity
	// Title names the rule in a few words, Why tells what the source asks for and
	// what is at stake, in two or three sentences.
	Title, Why Text
	Source     Source
	// Profiles are the jurisdictions in which the rule is looked for; empty means
	// all of them.
	Profiles []Profile
	// Message says what was found; Hint what to write instead. Both may hold
	// placeholders that the finding fills.
	Message, Hint Text
	// find gives the findings in a product, page those in a built page, and sheet
	// those in a style sheet; any of them may be nil.
	find  func(subject) []finding
	page  func(page) []finding
	sheet func(sheet) []finding
	// more are further ways in which the same rule is broken, each with its own
	// words and finders.
	more []Rule
}

// ways are the rule's own way of finding and all further ones.
func (r Rule) ways() iter.Seq[Rule] {
	return func(yield func(Rule) bool) {
		if !yield(r) {
			return
		}
		for _, way := range r.more {
			if !yield(way) {
				return
			}
		}
	}
}

// sees tells whether one of the rule's ways is as asked.
func (r Rule) sees(asked func(Rule) bool) bool {
	for way := range r.ways() {
		if asked(way) {
			return true
		}
	}
	return false
}

// looksAt tells whether the rule looks at products, and not only at pages.
func (r Rule) looksAt() bool {
	return r.sees(func(w Rule) bool { return w.find != nil })
}

// looksAtPages tells whether the rule looks at pages, or at styles, as well.
func (r Rule) looksAtPages() bool {
	return r.sees(func(w Rule) bool { return w.page != nil || w.sheet != nil })
}

// finding is one place that a rule is about.
type finding struct {
	document policy.Document
	// path is the field in the document.
	path string
	// at is the place, where it is not that of a field.
	at diag.Problem
	// on names the thing that it is about, for acceptance: a tracker's name, the id
	// of a purpose or a service.
	on string
	// words are what is at fault, as it stands in the file.
	words string
	// fill are name, value pairs for the placeholders.
	fill []string
	mend diag.Edit
	// message, hint and severity stand in for the rule's own where they are set: a
	// rule may see one thing in several ways.
	message, hint Text
	severity      diag.Severity
}

// subject is what a rule sees of a product.
type subject struct {
	policy.Product
	// facts is the authoritative edition.
	facts policy.Edition
	// texts are what people wrote to be read, in every language.
	texts []text
	// neighbours are the products that would take another's choice for theirs.
	neighbours map[string][]keeper
	// ids are those of all rules.
	ids []string
	// reader reads words of the interface, which heard keeps.
	reader *reader
	heard  map[spoken]uttered
	Input
}

// subjectOf is a product as rules see it on its own; texts are its texts, which
// the reader reads.
func subjectOf(p policy.Product, texts []text, r *reader, in Input) subject {
	return subject{Product: p, facts: p.Authoritative(), texts: r.all(texts), reader: r, heard: map[spoken]uttered{}, Input: in}
}

// Input is what findings depend on.
type Input struct {
	Site  policy.Site
	Known catalog.Catalogue
	// Words are those of the interface, by language.
	Words map[string]policy.Words
	// Today decides which acceptances still hold.
	Today policy.Date
	// Lang is the language of the findings, "fr" or "en".
	Lang string
	// Profiles, where there are any, stand in for the jurisdictions that products
	// declare.
	Profiles []Profile
}

// All are the rules, in the order of their families; each id stands once. Where
// several families find the same rule broken, the first says what it is about;
// what the others find has their own weight and source.
func All() []Rule { return slices.Clone(theBook().rules) }

func merged() []Rule {
	var out []Rule
	at := map[string]int{}
	for _, r := range families() {
		if i, known := at[r.ID]; known {
			r.Title, r.Why, r.Profiles = out[i].Title, out[i].Why, out[i].Profiles
			out[i].more = append(out[i].more, r)
			continue
		}
		at[r.ID] = len(out)
		out = append(out, r)
	}
	return out
}

// families are the rules as their files give them.
func families() []Rule {
	var out []Rule
	for _, family := range [][]Rule{
		scope(), audience(), information(), parts(), shownInformation(), loading(), withdrawal(), durations(), proof(), transfers(), techniques(), sharing(), catalogued(), documents(),
		jurisdictions(), accessibility(), prose(), editorial(), translations(), structure(), record(), acceptances(),
	} {
		out = append(out, family...)
	}
	return out
}

// Check gives the findings of a site, sorted. Products are looked at side by
// side, as many as there are processors.
func Check(in Input) diag.List {
	bound, products := theBook(), in.Site.Products
	texts := make([][]text, len(products))
	sideBySide(len(products), func(i int, _ int) { texts[i] = textsOf(products[i]) })
	shared, indexes, services := repeated(texts), bound.indexes(), called(in.Known)
	readers := make([]*reader, runtime.GOMAXPROCS(0))
	for i := range readers {
		readers[i] = &reader{repeated: shared, known: indexes, called: services}
	}
	near, ids := neighbours(in.Site), idsOf(bound.rules)
	found := make([]diag.List, len(products))
	sideBySide(len(products), func(i, worker int) {
		seen := subjectOf(products[i], texts[i], readers[worker], in)
		seen.neighbours, seen.ids = near, ids
		found[i] = checkProduct(seen, bound.rules)
		texts[i] = nil // whatever was read in them alone is done with
	})
	return append(slices.Concat(found...), frontWords(in)...).Sort()
}

// sideBySide does n things, as many at once as there are processors; each is told
// which of them, from 0 on, does it.
func sideBySide(n int, do func(i, worker int)) {
	var wg sync.WaitGroup
	var next atomic.Int64
	for worker := range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				do(i, worker)
			}
		})
	}
	wg.Wait()
}

func checkProduct(seen subject, rules []Rule) diag.List {
	profiles := profilesOf(seen.Input, seen.facts)
	used := acceptance{}
	var out diag.List
	for _, rule := range rules {
		if !rule.appliesTo(profiles) {
			continue
		}
		out = append(out, rule.findings(seen, used)...)
	}
	return append(out, idle(seen, used, rules)...)
}

// findings are those of all ways. What one way found on a line, another one does
// not tell again.
func (r Rule) findings(seen subject, used acceptance) diag.List {
	var out diag.List
	for way := range r.ways() {
		if way.find == nil {
			continue
		}
		told := len(out)
		for _, f := range way.find(seen) {
			p := way.problem(f, seen.Input, used)
			if p.Line == 0 || !slices.ContainsFunc(out[:told], func(other diag.Problem) bool { return other.File == p.File && other.Line == p.Line }) {
				out = append(out, p)
			}
		}
	}
	return out
}

// problem is a finding as it is reported.
func (r Rule) problem(f finding, in Input, used acceptance) diag.Problem {
	p := f.at
	if p.File == "" {
		p = f.document.Origin.At(f.path)
	}
	p.Severity, p.Code, p.Title = cmp.Or(f.severity, r.Severity), r.ID, r.Title.In(in.Lang)
	p.Message = policy.Fill(cmp.Or(f.message, r.Message).In(in.Lang), f.fill...)
	p.Hint = policy.Fill(cmp.Or(f.hint, r.Hint).In(in.Lang), f.fill...)
	p.Source, p.Reference = r.Source.In(in.Lang), r.Source.URL
	p.Words, p.Mend = cmp.Or(f.words, p.Words), f.mend
	if a, ok := used.of(r.ID, f, in.Today); ok {
		p.Accepted, p.Until = a.Reason, a.Until.String()
	}
	return p
}
