package page

import (
	"errors"
	"html/template"

	"charte/build/diag"
	"charte/build/policy"
)

// Part is a generated part of a page: what a shortcode places.
type Part struct {
	Name   string
	Blocks []Block
}

// Block is one element of a part; exactly one of its fields is set.
type Block struct {
	Heading *Heading
	Text    template.HTML
	Items   []template.HTML
	Facts   []Fact
	// Terms are facts in small type, close together.
	Terms  []Fact
	Table  *Table
	Button *Link
	Code   *Sample
	// Note is a remark in small type, Notes are several.
	Note  template.HTML
	Notes []template.HTML
	// Fold holds what few readers look for.
	Fold *Fold
}

// Sample is code to copy, shown letter by letter.
type Sample struct {
	// Name says what it is; no two samples of a page share one.
	Name string
	// Copy names the button that copies it.
	Copy string
	Text string
}

// Fold is shown when a reader opens it, and on paper.
type Fold struct {
	Summary string
	Blocks  []Block
}

// Heading is a heading with a permanent address.
type Heading struct {
	ID   string
	Text template.HTML
	// Permalink names the link to the heading.
	Permalink string
	// Status of a purpose is "exempt", "consent" or "request"; Label says it in
	// words. Other headings have none.
	Status, Label string
	// Level is that of the HTML heading, 3 to 6.
	Level int
	// Outdated says that the passage changed since it was translated; may be empty.
	Outdated template.HTML
}

// Fact is one labelled fact: a text, or a list.
type Fact struct {
	Label string
	Text  template.HTML
	Items []template.HTML
}

// Table is a data table. The first cell of each row is its header.
type Table struct {
	// Kind is "trackers", "services" or "recipients", for the style sheet.
	Kind    string
	Caption string
	Columns []string
	Rows    [][]Cell
}

// Cell is one cell of a table; Label repeats its column's header.
type Cell struct {
	Label string
	Text  template.HTML
	Notes []template.HTML
}

// labelled gives each cell of a row the header of its column.
func labelled(row []Cell, columns []string) []Cell {
	for i := range row {
		row[i].Label = columns[i]
	}
	return row
}

// subject is what generated parts speak about.
type subject struct {
	edition  policy.Edition
	document policy.Document
	words    policy.Words
	resolve  resolver
	// places are the shortcodes of the body; at is the one that is rendered.
	places []place
	at     int
}

// parts are the generated parts by name.
func parts() map[string]func(subject) []Block {
	return map[string]func(subject) []Block{
		"trackers": subject.trackers, "purposes": subject.purposes, "services": subject.services,
		"choices": subject.choices, "withdraw": subject.withdraw, "refused": subject.refused,
		"controller": subject.controller, "contact": subject.contact, "rights": subject.rights,
		"browsers": subject.browsers, "texts": subject.texts, "links": subject.links, "data": subject.data,
		"publisher": subject.publisher, "host": subject.host, "processing": subject.processing, "terms": subject.terms,
		"recipients": subject.recipients, "subprocessors": subject.subprocessors, "transfers": subject.transfers,
		"conformity": subject.conformity, "exceptions": subject.exceptions, "assessment": subject.assessment, "redress": subject.redress,
	}
}

// Part gives the generated part that the shortcode at an ordinal of the body
// places. A purpose limits "trackers" to that one purpose.
func (p *Page) Part(name string, purpose any, ordinal int) (*Part, error) {
	describe, ok := parts()[name]
	if !ok {
		return nil, diag.Mistake{Message: diag.Say("no generated part is called %q", "aucun élément généré ne s’appelle %q", name)}
	}
	if p.Product == nil {
		return nil, noProduct(name)
	}
	s := p.subject
	s.at = ordinal
	if id, _ := purpose.(string); id != "" {
		if name != "trackers" {
			return nil, diag.Mistake{Message: diag.Say("%q takes no purpose; only \"trackers\" does", "%q n’accepte pas de finalité ; seul « trackers » en accepte une", name)}
		}
		blocks, err := s.trackersOf(id)
		return &Part{name, blocks}, err
	}
	return &Part{name, describe(s)}, nil
}

// noProduct refuses what speaks of a product where there is none.
func noProduct(name string) error {
	return diag.Mistake{Message: diag.Say("%q says something about a product; it has no place on a home page",
		"%q parle d’un produit ; cet élément n’a pas sa place sur une page d’accueil", name)}
}

// Inline gives the text of the shortcodes that stand within a sentence: name,
// address and date.
func (p *Page) Inline(name string) (template.HTML, error) {
	if p.Product == nil {
		return "", noProduct(name)
	}
	switch name {
	case "name":
		return line(p.subject.edition.Name), nil
	case "address":
		if p.subject.edition.Address == "" {
			return line(p.subject.say("part.address-not-stated")), nil
		}
		return anchor(string(p.subject.edition.Address), p.subject.edition.Address.Short()), nil
	case "date":
		return day(p.subject.words, p.subject.document.Version), nil
	}
	return "", diag.Mistake{Message: diag.Say("no generated text is called %q", "aucun texte généré ne s’appelle %q", name)}
}

// say gives a word with the product's name, address and choice filled in, and
// any further name, value pairs.
func (s subject) say(key string, pairs ...string) string {
	address := s.edition.Address.Short()
	if address == "" {
		address = s.edition.Name
	}
	pairs = append(pairs, "name", s.edition.Name, "address", address,
		"key", code(s.document.Choice.Key), "lifetime", s.words.Duration(s.document.Choice.Lifetime))
	return s.words.Get(key, pairs...)
}

// notStated stands where a fact is not known.
func (s subject) notStated() string { return capital(s.say("part.not-stated")) }

// unstated stands where the fact of a label is not known; in some languages it
// agrees with the label.
func (s subject) unstated(label string) string {
	if key := "unstated." + label; s.words.Has(key) {
		return capital(s.say(key))
	}
	return s.notStated()
}

// text is a paragraph of one word.
func (s subject) text(key string, pairs ...string) Block {
	return Block{Text: line(s.say(key, pairs...))}
}

// label is a word of the banner: the product's own, or the standard one.
func (s subject) label(own, key string) string { return first(own, s.words.Get("banner."+key)) }

// linkItems are links as list items; one without an address says so.
func (s subject) linkItems(links []policy.Link) []template.HTML {
	var out []template.HTML
	for _, l := range links {
		if l.URL == "" {
			out = append(out, line(s.say("part.link-without-address", "title", l.Title)))
			continue
		}
		href, err := s.resolve.url(l.URL)
		if err != nil {
			continue // reported by Problems, with its place
		}
		out = append(out, anchor(href, l.Title))
	}
	return out
}

// Problems are the addresses in front matter that lead to no page.
func (s subject) problems() diag.List {
	var out diag.List
	check := func(o policy.Origin, field string, u policy.URL) {
		var m diag.Mistake
		if _, err := s.resolve.url(u); errors.As(err, &m) {
			out = append(out, o.At(field).With(m.Message, m.Hint))
		}
	}
	check(s.edition.Origin, "privacy-policy.url", s.edition.PrivacyPolicy.URL)
	check(s.edition.Origin, "contact.page", s.edition.Contact.Page)
	for field, links := range map[string][]policy.Link{
		"texts": s.document.Texts, "links": s.document.Links, "browsers": s.document.Browsers,
	} {
		for _, l := range links {
			check(s.document.Origin, field+"["+l.ID+"].url", l.URL)
		}
	}
	for _, v := range s.document.Services {
		at := "services[" + v.ID + "].vendor."
		check(s.document.Origin, at+"policy", v.Vendor.Policy)
		check(s.document.Origin, at+"arrangement", v.Vendor.Arrangement)
		check(s.document.Origin, at+"transfer.source", v.Vendor.Transfer.Source)
	}
	for _, t := range s.document.Trackers {
		check(s.document.Origin, "trackers["+t.Name+"].source", t.Source)
	}
	for _, p := range s.edition.Processors {
		at := "processors[" + p.ID + "]."
		check(s.edition.Origin, at+"policy", p.Policy)
		check(s.edition.Origin, at+"transfer.source", p.Transfer.Source)
		check(s.edition.Origin, at+"source", p.Source)
	}
	a := s.document.Accessibility
	check(s.document.Origin, "accessibility.report", a.Report)
	check(s.document.Origin, "accessibility.scheme", a.Scheme)
	check(s.document.Origin, "accessibility.plan", a.Plan)
	return out.Sort()
}
