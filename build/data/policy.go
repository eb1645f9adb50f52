package data

import (
	"cmp"
	"slices"
	"strings"

	"charte/build/policy"
)

// declaring makes a Declaration from a product in every language. Fields of the
// same number in different languages are the same thing.
type declaring struct {
	published
	product   policy.Product
	document  policy.Document
	languages []language
}

// language is one language's edition, cookie policy and words.
type language struct {
	edition  policy.Edition
	document policy.Document
	words    policy.Words
}

func (s Source) declaring(p policy.Product, own policy.Document, file string) declaring {
	d := declaring{published: s.place(file), product: p, document: own}
	for _, e := range p.Editions {
		document, _ := e.Policy() // every edition has the documents of the first
		d.languages = append(d.languages, language{e, ownWords(p, document), s.Words[e.Lang]})
	}
	return d
}

func (d declaring) declaration() Declaration {
	out := Declaration{
		Schema: d.to(schemaPath), Format: 1, Languages: d.published.languages,
		Product: d.about(), Document: d.policy(), Purposes: []purpose{}, Services: []service{}, Trackers: []tracker{},
		Choice: d.choice(), Banner: d.banner(),
	}
	for i, p := range d.document.Purposes {
		out.Purposes = append(out.Purposes, d.purpose(i, p))
	}
	if d.implied() {
		out.Purposes = append(out.Purposes, d.choicePurpose())
	}
	for i, v := range d.document.Services {
		out.Services = append(out.Services, d.service(i, v))
	}
	out.Trackers = append(out.Trackers, d.trackers()...)
	return out
}

// inWords is a text of the declaration by language, which lacks those that have
// not translated the field at path.
func (d declaring) inWords(path string, get func(language) string) words {
	var out words
	for i, l := range d.languages {
		if text := get(l); text != "" && (i == 0 || !lacks(l.document.Missing, path)) {
			out = append(out, worded[string]{l.edition.Lang, text})
		}
	}
	return out
}

// inLists is the same for a field that holds several texts.
func (d declaring) inLists(path string, get func(language) []string) lists {
	var out lists
	for i, l := range d.languages {
		if texts := get(l); len(texts) > 0 && (i == 0 || !lacks(l.document.Missing, path)) {
			out = append(out, worded[[]string]{l.edition.Lang, texts})
		}
	}
	return out
}

// ofProduct is inWords for a field of the product.
func (d declaring) ofProduct(path string, get func(policy.Edition) string) words {
	var out words
	for i, l := range d.languages {
		if text := get(l.edition); text != "" && (i == 0 || !lacks(l.edition.Missing, path)) {
			out = append(out, worded[string]{l.edition.Lang, text})
		}
	}
	return out
}

// said is a text that every language has, because it is one of the site's own
// words; none where nothing has that key.
func (d declaring) said(key string) words {
	return d.inWords("", func(l language) string {
		if !l.words.Has(key) {
			return ""
		}
		c := l.document.Choice
		return l.words.Get(key, "name", l.edition.Name, "address", cmp.Or(l.edition.Address.Short(), l.edition.Name),
			"key", c.Key, "lifetime", l.words.Duration(c.Lifetime))
	})
}

// orSaid is a declared text or, in each language, the site's own words instead
// where the declaration has none at all.
func (d declaring) orSaid(own words, key string) words {
	if len(own) > 0 {
		return own
	}
	return d.said(key)
}

// nth is an item of a list, or nothing: an archived version may be told in a
// language that it did not have.
func nth[T any](all []T, i int) T {
	var none T
	if i < len(all) {
		return all[i]
	}
	return none
}

// lacks tells whether a field, or an item of it, is among those that miss.
func lacks(missing []string, path string) bool {
	return path != "" && slices.ContainsFunc(missing, func(m string) bool { return m == path || strings.HasPrefix(m, path+"[") })
}

func (d declaring) about() product {
	e := d.product.Authoritative()
	out := product{
		ID: d.product.ID, Name: e.Name, Address: address(e.Address), Pages: d.pages(d.product.ID),
		Tagline:       d.ofProduct("tagline", func(e policy.Edition) string { return e.Tagline }),
		Summary:       d.ofProduct("summary", func(e policy.Edition) string { return e.Summary }),
		Jurisdictions: e.Jurisdictions, Authority: d.authority(),
		Contact: contact{
			Email: text(cmp.Or(e.Contact.Email, e.Controller.Email)), Phone: text(e.Contact.Phone), Page: d.url(e.Contact.Page),
			Note: d.ofProduct("contact.note", func(e policy.Edition) string { return e.Contact.Note }),
		},
	}
	if c := e.Controller; c.Known() {
		out.Controller = &party{c.Name, text(c.Address), text(c.Email), text(c.Phone), address(c.Site), text(c.DPO)}
	}
	if l := e.PrivacyPolicy; l != (policy.Link{}) {
		title := d.ofProduct("privacy-policy.title", func(e policy.Edition) string { return e.PrivacyPolicy.Title })
		out.PrivacyPolicy = &link{text(l.ID), d.orSaid(title, "part.privacy-policy"), d.url(l.URL)}
	}
	if len(out.Jurisdictions) == 0 {
		out.Jurisdictions = []string{policy.DefaultJurisdiction}
	}
	for i, doc := range e.Documents {
		out.Documents = append(out.Documents, d.entry(i, doc))
	}
	return out
}

// authority is named by the site's words; one that they do not know, by its code.
func (d declaring) authority() authority {
	code := cmp.Or(d.product.Authoritative().Authority, "cnil")
	key := "authority." + code
	return authority{Code: code, Name: d.said(key + ".name"), Address: d.said(key + ".address"), Sites: places(d.said(key + ".url"))}
}

// entry is the document of that number.
func (d declaring) entry(i int, doc policy.Document) entry {
	out := entry{ID: doc.ID, Kind: string(doc.Kind), Version: day(doc.Version), Addresses: d.pages(d.product.ID, doc.ID)}
	for n, l := range d.languages {
		if own := ownWords(d.product, nth(l.edition.Documents, i)); n == 0 || own.Title != "" && !lacks(own.Missing, "title") {
			out.Title = append(out.Title, worded[string]{l.edition.Lang, own.Title})
		}
	}
	return out
}

func (d declaring) policy() document {
	own := d.document
	i := slices.IndexFunc(d.product.Authoritative().Documents, func(o policy.Document) bool { return o.ID == own.ID })
	out := document{
		entry: d.entry(i, own), Rights: own.RightsHere(), Data: []item{}, Announced: day(own.Announced), Translations: []translation{},
		Changes:  d.inWords("changes", func(l language) string { return l.document.Changes }),
		Summary:  d.inWords("summary", func(l language) string { return l.document.Summary }),
		Texts:    d.links("texts", func(d policy.Document) []policy.Link { return d.Texts }),
		Links:    d.links("links", func(d policy.Document) []policy.Link { return d.Links }),
		Browsers: d.links("browsers", policy.Document.BrowserLinks),
	}
	for i, one := range own.Data {
		title := d.inWords("data["+one.ID+"].title", func(l language) string { return nth(l.document.Data, i).Title })
		out.Data = append(out.Data, item{one.ID, title})
	}
	for _, l := range d.languages[1:] {
		out.Translations = append(out.Translations, l.translation())
	}
	out.Versions = d.versions()
	if len(out.Versions) > 1 {
		out.History = d.pages(d.product.ID, own.ID, "history")
	}
	return out
}

// links are those of one field of the document.
func (d declaring) links(field string, get func(policy.Document) []policy.Link) []link {
	out := []link{}
	for i, one := range get(d.document) {
		title := d.inWords(field+"["+one.ID+"].title", func(l language) string { return nth(get(l.document), i).Title })
		out = append(out, link{text(one.ID), title, d.url(one.URL)})
	}
	return out
}

func (d declaring) choice() *choice {
	if !d.document.OffersChoice() {
		return nil
	}
	c := d.document.Choice
	out := &choice{
		Key: c.Key, Lifetime: d.duration(c.Lifetime), Domain: text(c.Domain),
		Receipt: d.receipt(c), Revision: d.document.Revision(), Answers: []answer{},
	}
	for _, u := range d.document.Units() {
		out.Answers = append(out.Answers, answer{u.ID, u.Purpose, u.Digest})
	}
	return out
}

func (d declaring) receipt(c policy.Choice) *receipt {
	if c.Receipt == "" {
		return nil
	}
	to := string(c.Receipt)
	if strings.HasPrefix(to, "/") { // a path of the product's own
		to = strings.TrimSuffix(string(d.product.Authoritative().Address), "/") + to
	}
	return &receipt{address(to), d.duration(c.ReceiptKept)}
}

func (d declaring) banner() *banner {
	if !d.document.OffersChoice() {
		return nil
	}
	b := d.document.Banner
	label := func(key string, own func(policy.Labels) string) words {
		declared := d.inWords("banner.labels."+key, func(l language) string { return own(l.document.Banner.Labels) })
		return d.orSaid(declared, "banner."+key)
	}
	return &banner{
		Position: b.Position, Asks: d.document.Asks(), GPC: b.Signal, Through: text(b.Through),
		Labels: labels{
			Accept:    label("accept", func(l policy.Labels) string { return l.Accept }),
			Refuse:    label("refuse", func(l policy.Labels) string { return l.Refuse }),
			Customise: label("customise", func(l policy.Labels) string { return l.Customise }),
			Save:      label("save", func(l policy.Labels) string { return l.Save }),
			Open:      label("open", func(l policy.Labels) string { return l.Open }),
		},
		Script: d.to("live/" + d.product.ID + ".js"),
	}
}
