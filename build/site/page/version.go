package page

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"charte/build/change"
	"charte/build/policy"
)

// Version is what the page of one version shows.
type Version struct {
	// State is "current", "past" or "announced"; Status says it in words.
	State  string
	Status template.HTML
	// Facts are its dates, the note on its changes and its digest.
	Facts []Fact
	// Links lead to the history, the comparison and the version in force.
	Links []Link
}

// recorded is one version of a document in one language.
type recorded struct {
	product  policy.Product
	edition  policy.Edition
	document policy.Document
	// lang is the language of the page; the text may be in the authoritative one.
	lang string
	// until is the day on which another version takes or took its place; zero where
	// none is known.
	until policy.Date
	state string
	// gone: the document is no longer published, only its archived versions are.
	gone bool
	// source is the page of the first pass that holds its text; "" where the text
	// is frozen.
	source string
}

func versionPath(lang, product, document string, d policy.Date) string {
	return lang + "/" + product + "/" + document + "/" + d.String() + "/index.html"
}

func (r recorded) path() string {
	return versionPath(r.lang, r.product.ID, r.document.ID, r.document.Version)
}

// changesPath is that of the comparison with the version before.
func (r recorded) changesPath() string {
	return strings.TrimSuffix(r.path(), "index.html") + "changes/index.html"
}

func (r recorded) historyPath() string {
	return r.lang + "/" + r.product.ID + "/" + r.document.ID + "/history/index.html"
}

// record gives all dated versions of a document in a language, the oldest first.
func (b *builder) record(p policy.Product, lang, document string) []recorded {
	e := p.Edition(lang)
	var out []recorded
	add := func(d policy.Document, source string) {
		known := slices.ContainsFunc(out, func(r recorded) bool { return r.document.Version == d.Version })
		if !d.Version.IsZero() && !known {
			out = append(out, recorded{product: p, edition: e, document: d, lang: lang, source: source})
		}
	}
	for _, v := range p.History(document) {
		d, source := v.Edition(lang), ""
		if d.Body.Frozen == "" {
			source = versionPath(lang, p.ID, document, v.Day)
		}
		add(d, source)
	}
	for _, d := range e.Documents {
		if d.ID == document {
			add(d, documentPath(lang, p.ID, document))
		}
	}
	for _, d := range e.Announced {
		if d.ID == document {
			add(d, versionPath(lang, p.ID, document, d.Version))
		}
	}
	slices.SortStableFunc(out, func(a, b recorded) int { return a.document.Version.Compare(b.document.Version) })
	b.inOrder(out)
	if !publishes(e, document) {
		for i := range out {
			out[i].gone, out[i].state = true, "past"
		}
	}
	return out
}

// publishes tells whether an edition has a document, in force or announced.
func publishes(e policy.Edition, document string) bool {
	return slices.ContainsFunc(slices.Concat(e.Documents, e.Announced), func(d policy.Document) bool { return d.ID == document })
}

// inOrder tells of each version until when it applies, and where it stands today.
func (b *builder) inOrder(versions []recorded) {
	for i := range versions {
		v := &versions[i]
		if i+1 < len(versions) {
			v.until = versions[i+1].document.Version
		}
		switch {
		case v.document.Version.After(b.Today):
			v.state = "announced"
		case v.until.IsZero() || v.until.After(b.Today):
			v.state = "current"
		default:
			v.state = "past"
		}
	}
}

// documentIDs are the documents of a product, and those that only its archive has.
func documentIDs(p policy.Product) []string {
	var out []string
	for _, d := range p.Authoritative().Documents {
		out = append(out, d.ID)
	}
	for _, v := range p.Versions {
		if !slices.Contains(out, v.Document) {
			out = append(out, v.Document)
		}
	}
	return out
}

// Record adds the pages that need the text of others: those of every version, of
// every comparison, and the histories. rendered are the pages that [New] made, by
// path. It gives the new pages.
func (s *Site) Record(rendered map[string][]byte) ([]*Page, error) {
	b := s.builder
	s.Pages = slices.DeleteFunc(s.Pages, func(p *Page) bool { return p.draft })
	kept := len(s.Pages)
	for _, lang := range b.Site.Languages {
		for _, p := range b.Site.Products {
			for _, id := range documentIDs(p) {
				if err := b.versions(b.record(p, lang, id), rendered); err != nil {
					return nil, err
				}
			}
		}
	}
	added := s.Pages[kept:]
	for _, p := range added {
		b.languages(p)
	}
	return added, nil
}

// versions makes the pages of all versions of a document in one language.
func (b *builder) versions(all []recorded, rendered map[string][]byte) error {
	texts := make([]change.Text, len(all))
	for i, v := range all {
		reading, err := v.reading(rendered)
		if err != nil {
			return fmt.Errorf("%s: %w", v.path(), err)
		}
		texts[i] = reading.Text()
		b.versionOf(all, i, texts[i], reading)
		if i > 0 {
			b.comparison(all[i-1], v, texts[i-1], texts[i])
		}
	}
	if hasHistory(all) {
		b.history(all)
	}
	return nil
}

// hasHistory tells whether there is more to list than the version in force.
func hasHistory(all []recorded) bool { return len(all) > 1 || len(all) == 1 && all[0].gone }

// reading is the text of a version as it is published for good.
func (r recorded) reading(rendered map[string][]byte) (change.Reading, error) {
	if r.source == "" {
		return change.OpenFrozen(r.document.Body.Frozen)
	}
	return change.Open(rendered[r.source], r.source)
}

// versionPage begins a page about a version.
func (b *builder) versionPage(path, layout string, v recorded) *Page {
	w := b.Words[v.lang]
	p := b.add(path, layout, v.lang)
	p.resolve.product = v.product.ID
	p.Product = head(p, v.product)
	p.Trail = []Link{{Text: p.SiteTitle, Href: p.Home}, {Text: v.edition.Name, Href: p.Product.Page}}
	switch {
	case !v.gone:
		p.Trail = append(p.Trail, Link{Text: v.document.Title, Href: p.resolve.to(documentPath(v.lang, v.product.ID, v.document.ID))})
	case layout != LayoutHistory:
		p.Trail = append(p.Trail, Link{Text: v.document.Title, Href: p.resolve.to(v.historyPath())})
	}
	if v.document.Lang != v.lang || v.document.Body.Lang != "" && v.document.Body.Lang != v.lang {
		from := b.Site.Languages[0]
		p.BodyLang, p.BodyDir = from, b.Words[from].Get("language.dir")
		p.Notices = append(p.Notices, line(w.Get("page.not-translated", "language", b.languageName(from))))
	}
	return p
}

// versionOf makes the permanent page of one version.
func (b *builder) versionOf(all []recorded, i int, text change.Text, reading change.Reading) {
	v, w := all[i], b.Words[all[i].lang]
	p := b.versionPage(v.path(), LayoutVersion, v)
	date := w.Date(v.document.Version)
	p.Title = v.document.Title
	p.Head = w.Get("version.head", "title", v.document.Title, "date", date) + " – " + v.edition.Name
	p.Description = w.Get("version.description", "title", v.document.Title, "name", v.edition.Name, "date", date)
	p.Crumb, p.Hidden = date, true
	p.Modified = v.document.Version
	p.Frozen, p.Contents = p.frozen(reading), contentsOf(text)
	p.Version = &Version{
		State: v.state, Status: v.status(w, p), Links: v.links(w, p, all, i),
		Facts: append(v.facts(w, i == 0), Fact{Label: w.Get("version.digest"), Text: digestText(text.Digest())}),
	}
}

// digestText is a digest that may break anywhere.
func digestText(digest string) template.HTML {
	return template.HTML(`<code class="digest">` + template.HTMLEscapeString(digest) + `</code>`)
}

// status says whether the version applies.
func (r recorded) status(w policy.Words, p *Page) template.HTML {
	from, until := day(w, r.document.Version), day(w, r.until)
	switch {
	case r.state == "announced":
		return put(w.Get("version.announced"), "date", from)
	case r.gone && r.until.IsZero():
		return put(w.Get("version.gone"), "date", from)
	case r.state == "past":
		return put(w.Get("version.past"), "date", from, "until", until)
	case r.until.IsZero():
		return put(w.Get("version.current"), "date", from)
	}
	return put(w.Get("version.current-until"), "date", from, "until", until)
}

// facts are the dates of a version and the note on its changes.
func (r recorded) facts(w policy.Words, oldest bool) []Fact {
	out := []Fact{{Label: w.Get("version.from"), Text: day(w, r.document.Version)}}
	if !r.document.Announced.IsZero() {
		out = append(out, Fact{Label: w.Get("version.announced-on"), Text: day(w, r.document.Announced)})
	}
	if !r.until.IsZero() {
		key := "version.until"
		if r.state != "past" {
			key = "version.until-later"
		}
		out = append(out, Fact{Label: w.Get(key), Text: day(w, r.until)})
	}
	switch {
	case r.document.Changes != "":
		out = append(out, Fact{Label: w.Get("version.changes"), Text: r.note()})
	case oldest:
		out = append(out, Fact{Label: w.Get("version.changes"), Text: line(w.Get("version.first"))})
	}
	return out
}

// note is what the version says of its changes, with its language where nobody
// translated it.
func (r recorded) note() template.HTML { return noteOn(r.document, r.product) }

func noteOn(d policy.Document, p policy.Product) template.HTML {
	text := line(d.Changes)
	if lang := p.Authoritative().Lang; text != "" && slices.Contains(d.Missing, "changes") {
		return template.HTML(`<span lang="`+lang+`">`) + text + "</span>"
	}
	return text
}

// links lead from a version to the others.
func (r recorded) links(w policy.Words, p *Page, all []recorded, i int) []Link {
	var out []Link
	if i > 0 {
		out = append(out, Link{Text: w.Get("version.compare", "date", w.Date(all[i-1].document.Version)), Href: p.resolve.to(r.changesPath())})
	}
	if r.state != "current" {
		for _, other := range all {
			if other.state == "current" {
				out = append(out, Link{Text: w.Get("version.read-current"), Href: p.resolve.to(documentPath(r.lang, r.product.ID, r.document.ID))})
			}
		}
	}
	if hasHistory(all) {
		out = append(out, Link{Text: w.Get("version.history"), Href: p.resolve.to(r.historyPath())})
	}
	return out
}
