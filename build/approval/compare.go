package approval

import (
	"slices"
	"strings"

	"charte/build/change"
	"charte/build/diag"
	"charte/build/policy"
)

// Input is what a sheet is made from.
type Input struct {
	Before, After Side
	// Day is that on which both sites are looked at.
	Day policy.Date
	// Lang is the language of the sheet, "en" or "fr".
	Lang string
	// Form are the files of layouts/, assets/ and i18n/ that differ.
	Form []string
	// Some tells that the sites hold some of their products only; the pages of no
	// product are then left out.
	Some bool
}

// Compare makes the sheet. The error is about a page that cannot be read.
func Compare(in Input) (Sheet, error) {
	c := comparer{Input: in, told: map[string]bool{}, sheet: Sheet{
		Day: in.Day, Before: in.Before.Source, After: in.After.Source, Form: in.Form,
		Warnings: []Warning{}, Products: []Product{}, Pages: []Text{},
		lang: in.Lang, words: in.After.Words[in.Lang],
	}}
	if c.sheet.Form == nil {
		c.sheet.Form = []string{}
	}
	c.index()
	for _, id := range c.ids {
		c.product(id)
	}
	if !in.Some {
		c.sheet.Pages = c.pages("")
	}
	c.addresses()
	c.sheet.Findings = findings(in.Before.Findings, in.After.Findings)
	s := &c.sheet
	slices.SortStableFunc(s.Warnings, func(a, b Warning) int {
		return slices.Index(kinds, a.Kind) - slices.Index(kinds, b.Kind)
	})
	f := s.Findings
	s.Changes = len(s.Products)+len(s.Pages)+len(s.Moved)+len(s.Gone)+len(s.Form)+len(s.Warnings)+len(f.New)+len(f.Gone)+len(f.Accepted) > 0
	return c.sheet, c.err
}

// comparer collects the sheet.
type comparer struct {
	Input
	sheet Sheet
	// ids are the products of both sites, sorted; old and new hold those of each.
	ids      []string
	old, new map[string]policy.Product
	// others are the pages that differ and show neither a document nor a version, by
	// product; "" for those of none.
	others map[string][]string
	// told are the files of which a warning tells already that they are gone.
	told map[string]bool
	// err is the first page that could not be read.
	err error
}

// index finds the products and the pages once.
func (c *comparer) index() {
	c.old, c.new = byID(c.Before.Site), byID(c.After.Site)
	for id := range c.old {
		c.ids = append(c.ids, id)
	}
	for id := range c.new {
		c.ids = append(c.ids, id)
	}
	slices.Sort(c.ids)
	c.ids = slices.Compact(c.ids)
	c.others = c.otherPages()
}

// byID gives the products of a site; one that is not there has no editions.
func byID(s policy.Site) map[string]policy.Product {
	out := map[string]policy.Product{}
	for _, p := range s.Products {
		out[p.ID] = p
	}
	return out
}

// warn says what is the matter with a document, and what to do; nil for none.
func (c *comparer) warn(kind Kind, p *pair, message, hint diag.Sentence) {
	w := Warning{Kind: kind, Message: message.In(c.Lang), Hint: hint.In(c.Lang)}
	if p != nil {
		w.Product, w.Document = p.product, p.id
	}
	c.sheet.Warnings = append(c.sheet.Warnings, w)
}

// languages are those of both sites, the original first.
func (c *comparer) languages() []string {
	out := slices.Clone(c.After.Site.Languages)
	for _, lang := range c.Before.Site.Languages {
		if !slices.Contains(out, lang) {
			out = append(out, lang)
		}
	}
	return out
}

// languageName is what a language calls itself.
func (c *comparer) languageName(lang string) string { return c.After.Words[lang].Get("language.name") }

// edition gives a product in a language, or in the original one, or nothing.
func edition(p policy.Product, lang string) policy.Edition {
	if len(p.Editions) == 0 {
		return policy.Edition{}
	}
	return p.Edition(lang)
}

// product compares one product.
func (c *comparer) product(id string) {
	old, new := c.old[id], c.new[id]
	p := Product{ID: id, Status: change.Changed, Documents: []Document{}}
	p.Name = or(edition(new, c.Lang).Name, edition(old, c.Lang).Name)
	switch {
	case len(old.Editions) == 0:
		p.Status = change.Added
	case len(new.Editions) == 0:
		p.Status = change.Removed
	}
	for _, document := range documentIDs(new, old) {
		if d, differs := c.document(id, document); differs {
			p.Documents = append(p.Documents, d)
		}
	}
	p.Banner = c.banner(id)
	p.Pages = c.pages(id)
	if p.Status == change.Changed && len(p.Documents)+len(p.Pages) == 0 && p.Banner == nil {
		return
	}
	c.sheet.Products = append(c.sheet.Products, p)
	c.sheet.Totals.count(p)
}

func (t *Totals) count(p Product) {
	switch p.Status {
	case change.Added:
		t.Added++
	case change.Removed:
		t.Removed++
	default:
		t.Changed++
	}
	if p.Banner != nil {
		t.Banners++
	}
	for _, d := range p.Documents {
		for _, s := range d.Stages {
			t.Facts += len(s.Facts)
			t.Asked += len(s.Again)
			if s.State == Announced {
				t.Announced++
			} else {
				t.Texts++
			}
		}
	}
}

// documentIDs are the documents of both sides: those of the new one in its order,
// then those that are no more.
func documentIDs(products ...policy.Product) []string {
	var out []string
	for _, p := range products {
		e := edition(p, "")
		for _, d := range slices.Concat(e.Documents, e.Announced) {
			if !slices.Contains(out, d.ID) {
				out = append(out, d.ID)
			}
		}
	}
	return out
}

// of gives the document with an id.
func of(documents []policy.Document, id string) (policy.Document, bool) {
	for _, d := range documents {
		if d.ID == id {
			return d, true
		}
	}
	return policy.Document{}, false
}

// address is the path of a published file as a reader has it: "/fr/acme/".
func address(file string) string { return "/" + strings.TrimSuffix(file, "index.html") }

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}
