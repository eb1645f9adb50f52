package page

import (
	"html/template"
	"slices"

	"charte/build/diag"
	"charte/build/policy"
)

// productCard is a product on a home page.
func productCard(from *Page, p policy.Product) Card {
	e := p.Edition(from.Lang)
	c := Card{Title: e.Name, Tagline: e.Tagline, Summary: e.Summary, Href: from.resolve.to(productPath(from.Lang, p.ID))}
	for _, d := range e.Documents {
		c.Links = append(c.Links, Link{Text: d.Title, Href: from.resolve.to(documentPath(from.Lang, p.ID, d.ID))})
	}
	return c
}

// product makes the page of a product and those of its documents.
func (b *builder) product(product policy.Product, lang string) {
	e, w := product.Edition(lang), b.Words[lang]
	p := b.add(productPath(lang, product.ID), LayoutProduct, lang)
	p.Title, p.Head = e.Name, e.Name+" – "+p.SiteTitle
	p.Description = first(e.Summary, e.Tagline, e.Name)
	p.Trail = []Link{{Text: p.SiteTitle, Href: p.Home}}
	p.resolve.product = product.ID
	b.body(p, e.Body)
	document, _ := e.Policy()
	p.subject = subject{edition: e, document: document, words: w, resolve: p.resolve, places: places(e.Body.Markdown)}
	p.Product = head(p, product)
	p.Product.Documents = b.documentCards(p, product, w)
	if b.tells(product, lang) {
		p.Feeds = feedsIn(p, w, product.ID+"/")
	}
	for _, d := range e.Documents {
		b.document(product, d, lang)
	}
	b.drafts(product, lang)
	p.Product.Former = b.former(p, product)
	if b.hasInstall(product) {
		p.Product.Install = &Link{Text: p.subject.say(installTitle(document) + ".title"), Href: p.resolve.to(installPath(lang, product.ID)), Note: p.subject.say(installTitle(document) + ".note")}
		b.install(product, lang)
	}
	b.later = append(b.later, func() diag.List {
		p.Product.Controller = &Part{"controller", p.subject.controller()}
		p.Product.Contact = &Part{"contact", p.subject.contact()}
		return p.subject.problems()
	})
}

// head is what every page of a product begins with.
func head(p *Page, product policy.Product) *Product {
	e := product.Edition(p.Lang)
	return &Product{
		Name: e.Name, Tagline: e.Tagline, Summary: e.Summary,
		Page:    p.resolve.to(productPath(p.Lang, product.ID)),
		Address: string(e.Address), Short: e.Address.Short(),
	}
}

func (b *builder) documentCards(p *Page, product policy.Product, w policy.Words) []Card {
	var out []Card
	for _, d := range product.Edition(p.Lang).Documents {
		out = append(out, Card{
			Title: d.Title, Summary: d.Summary, Href: p.resolve.to(documentPath(p.Lang, product.ID, d.ID)),
			Date: b.version(w, d.Version), Day: d.Version.String(),
		})
	}
	return out
}

// document makes the page of a document.
func (b *builder) document(product policy.Product, d policy.Document, lang string) {
	p := b.documentAt(documentPath(lang, product.ID, d.ID), product, d, lang)
	p.Document.Versions = b.versionLinks(p, product, d)
	p.Document.Others = others(p, product, d.ID)
	if d.Kind == policy.CookiePolicy {
		p.Data = p.files(b.Data[product.ID])
	}
	b.later = append(b.later, func() diag.List {
		p.Linked = b.linked(p, product.Edition(d.Lang), d)
		return nil
	})
	p.Notices = append(b.announcements(p, product, d), p.Notices...)
}

// documentAt makes the page of one text of a document.
func (b *builder) documentAt(path string, product policy.Product, d policy.Document, lang string) *Page {
	e, w := product.Edition(lang), b.Words[lang]
	p := b.add(path, LayoutDocument, lang)
	p.Title, p.Head = d.Title, d.Title+" – "+e.Name
	p.Description = first(d.Summary, w.Get("page.description", "title", d.Title, "name", e.Name))
	p.Modified = d.Version
	p.resolve.product = product.ID
	p.Product = head(p, product)
	p.Trail = []Link{{Text: p.SiteTitle, Href: p.Home}, {Text: e.Name, Href: p.Product.Page}}
	b.body(p, d.Body)
	p.subject = b.subjectOf(p, product, d)
	if d.Body.Empty() && d.Kind.HasStandard() {
		p.Body = Body{Markdown: p.subject.standard()}
		p.subject.places = places(p.Body.Markdown)
	}
	p.Document = &Document{
		Kind: string(d.Kind), Summary: line(d.Summary), Audience: d.Audience,
		Version: b.version(w, d.Version), Day: d.Version.String(), Changes: noteOn(d, product),
	}
	if p.BodyLang == "" {
		p.Notices = append(p.Notices, missingWords(w, len(d.Missing), b.languageName(b.Site.Languages[0]))...)
		p.Notices = append(p.Notices, b.outdated(p, product, d)...)
	}
	if d.Body.Frozen != "" {
		b.later = append(b.later, func() diag.List { return p.freeze(d.Body) })
		return p
	}
	b.later = append(b.later, func() diag.List {
		if d.Kind == policy.CookiePolicy {
			own := p.subject
			own.edition, own.document, own.words = e, d, w
			p.Document.Brief = &Part{"brief", own.brief()}
		}
		return p.subject.problems()
	})
	return p
}

// subjectOf is what the generated parts of a document speak about, in the
// language of its text. A document that declares nothing itself speaks about
// the product's cookie policy.
func (b *builder) subjectOf(p *Page, product policy.Product, d policy.Document) subject {
	lang := first(p.BodyLang, p.Lang)
	e := product.Edition(lang)
	for _, other := range slices.Concat(e.Documents, e.Announced) {
		if other.ID == d.ID && other.Version == d.Version {
			d = other
		}
	}
	s := subject{edition: e, document: d, words: b.Words[lang], resolve: p.resolve, places: places(d.Body.Markdown)}
	if cookies, ok := e.Policy(); ok && len(d.Purposes) == 0 {
		s.document = declared(d, cookies)
	}
	return s
}

// others are the product's further documents, in their order.
func others(p *Page, product policy.Product, own string) []Link {
	var out []Link
	for _, d := range product.Edition(p.Lang).Documents {
		if d.ID != own {
			out = append(out, Link{Text: d.Title, Href: p.resolve.to(documentPath(p.Lang, product.ID, d.ID))})
		}
	}
	return out
}

// declared is a document with the declaration of the cookie policy.
func declared(d, cookies policy.Document) policy.Document {
	if len(d.Data) == 0 {
		d.Data = cookies.Data
	}
	d.Purposes, d.Services, d.Trackers = cookies.Purposes, cookies.Services, cookies.Trackers
	d.Choice, d.Banner = cookies.Choice, cookies.Banner
	return d
}

// version is the line about the date: in force, announced, or not stated.
func (b *builder) version(w policy.Words, d policy.Date) template.HTML {
	switch {
	case d.IsZero():
		return line(w.Get("page.version-not-stated"))
	case !b.Today.IsZero() && d.After(b.Today):
		return put(w.Get("page.version-announced"), "date", day(w, d))
	}
	return put(w.Get("page.version"), "date", day(w, d))
}

// brief is the summary box: what is asked, without consent, how long the choice
// is kept, how to change it, who answers.
func (s subject) brief() []Block {
	var facts []Fact
	add := func(key string, text template.HTML) {
		facts = append(facts, Fact{Label: s.say("brief." + key), Text: text})
	}
	if asked := s.gated(policy.Consent); len(asked) > 0 {
		add("asked", s.titles(asked))
		add("until", line(s.withEarly(s.untilChoice("brief.until-text"))))
		add("kept", line(s.say("brief.kept-text")))
	} else {
		add("not-asked", line(s.say("brief.not-asked-text")))
	}
	if opened := s.gated(policy.OnRequest); len(opened) > 0 {
		add("opened", s.titles(opened))
	}
	if href := s.choicesHref(); s.offersChoice() && href != "" {
		add("change", anchor(href, s.open()))
	} else if s.offersChoice() {
		add("change", line(s.say("part.withdraw-no-address", "label", s.open())))
	}
	controller := first(s.edition.Controller.Name, s.notStated())
	add("controller", line(controller))
	return []Block{{Facts: facts}}
}

// titles joins the titles of purposes.
func (s subject) titles(purposes []policy.Purpose) template.HTML {
	var names []string
	for _, p := range purposes {
		names = append(names, s.title(p))
	}
	return line(s.words.List(names))
}
