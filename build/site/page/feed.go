package page

import (
	"slices"
	"strings"

	"charte/build/policy"
)

// Feed is an address at which programs learn of new versions.
type Feed struct {
	// Type is "application/atom+xml" or "application/feed+json"; Title says what
	// it is in words; Href leads there.
	Type, Title, Href string
}

// Types of feeds (RFC 4287; JSON Feed 1.1).
const (
	AtomType = "application/atom+xml"
	JSONType = "application/feed+json"
)

// feedFiles are the files of a feed by their type.
var feedFiles = []struct{ kind, file, name string }{{AtomType, "feed.xml", "Atom"}, {JSONType, "feed.json", "JSON"}}

// Channel is one feed with its entries, the newest first.
type Channel struct {
	// Folder is the published folder that holds its files: "fr/flowlyweb/cookies/".
	Folder string
	Lang   string
	// Title, Subtitle and Author are words; Page is the absolute address of what the
	// feed is about.
	Title, Subtitle, Author, Page string
	Entries                       []Entry
}

// Entry is one version of a document.
type Entry struct {
	// Title names the document and the version; Summary says what changed; Author
	// answers for it.
	Title, Summary, Author string
	// Address is that of its permanent page.
	Address string
	// Compare is the address of what changed, or ""; CompareTitle says it in words.
	Compare, CompareTitle string
	// Day is when it was made public.
	Day policy.Date
}

// told is the day on which a version was made public.
func (b *builder) told(v recorded) policy.Date {
	if v.document.Announced.IsZero() {
		return v.document.Version
	}
	return v.document.Announced
}

// feedsOf are the feeds of a document, as a page links to them; none where the site
// has no address, since a feed cannot do without, and where there is nothing to
// tell yet.
func (b *builder) feedsOf(p *Page, w policy.Words, all []recorded) []Feed {
	told := func(v recorded) bool { return !b.told(v).After(b.Today) }
	if b.BaseURL == "" || !slices.ContainsFunc(all, told) {
		return nil
	}
	return feedsIn(p, w, all[0].product.ID+"/"+all[0].document.ID+"/")
}

// feedsIn are the feeds of a folder below the page's language.
func feedsIn(p *Page, w policy.Words, folder string) []Feed {
	var out []Feed
	for _, f := range feedFiles {
		out = append(out, Feed{Type: f.kind, Title: w.Get("version.feed", "format", f.name), Href: p.resolve.to(p.Lang + "/" + folder + f.file)})
	}
	return out
}

// Channels are the feeds of the site: one a language, a product and a document;
// those without a dated version are left out, and so are all where the site has no
// address.
func (s *Site) Channels() []Channel {
	b := s.builder
	if b.BaseURL == "" {
		return nil
	}
	var out []Channel
	for _, lang := range b.Site.Languages {
		front := b.frontOf(lang)
		whole := Channel{Folder: lang + "/", Lang: lang, Title: front.Title, Subtitle: front.Summary, Author: first(front.Publisher.Name, front.Title), Page: b.absolute(homePath(lang))}
		for _, p := range b.Site.Products {
			channels := b.channelsOf(p, lang)
			if len(channels) == 0 {
				continue
			}
			whole.Entries = append(whole.Entries, channels[0].Entries...)
			out = append(out, channels...)
		}
		if len(whole.Entries) > 0 {
			newestFirst(whole.Entries)
			out = append(out, whole)
		}
	}
	return out
}

// tells whether a product has a feed: one of its versions is dated and public.
func (b *builder) tells(p policy.Product, lang string) bool {
	return b.BaseURL != "" && len(b.channelsOf(p, lang)) > 0
}

// channelsOf are the feed of a product and those of its documents.
func (b *builder) channelsOf(p policy.Product, lang string) []Channel {
	e, w := p.Edition(lang), b.Words[lang]
	author := first(e.Controller.Name, b.frontOf(lang).Publisher.Name, e.Name)
	product := Channel{Folder: lang + "/" + p.ID + "/", Lang: lang, Title: e.Name, Subtitle: e.Summary, Author: author, Page: b.absolute(productPath(lang, p.ID))}
	var out []Channel
	for _, id := range documentIDs(p) {
		all := b.record(p, lang, id)
		if len(all) == 0 {
			continue
		}
		one := product
		newest := all[len(all)-1].document
		one.Folder += id + "/"
		one.Title, one.Subtitle = newest.Title+" – "+e.Name, newest.Summary
		one.Page, one.Entries = b.absolute(documentPath(lang, p.ID, id)), nil
		if all[0].gone {
			one.Page = b.absolute(all[0].historyPath())
		}
		for i, v := range all {
			if !b.told(v).After(b.Today) {
				one.Entries = append(one.Entries, b.entry(w, v, i > 0, author))
			}
		}
		if len(one.Entries) == 0 {
			continue
		}
		newestFirst(one.Entries)
		product.Entries = append(product.Entries, one.Entries...)
		out = append(out, one)
	}
	if len(out) == 0 {
		return nil
	}
	newestFirst(product.Entries)
	return append([]Channel{product}, out...)
}

func (b *builder) entry(w policy.Words, v recorded, compared bool, author string) Entry {
	d := v.document
	date := w.Date(d.Version)
	one := Entry{
		Title:   w.Get("version.head", "title", d.Title, "date", date) + " – " + v.edition.Name,
		Summary: first(d.Changes, w.Get("version.first")), Author: author,
		Address: b.absolute(v.path()), Day: b.told(v),
	}
	if compared {
		one.Compare, one.CompareTitle = b.absolute(v.changesPath()), w.Get("version.see-changes")
		one.Summary = first(d.Changes, w.Get("version.changed"))
	}
	if d.Version.After(one.Day) {
		one.Summary = strings.TrimSpace(one.Summary + " " + w.Get("version.applies", "date", date))
	}
	return one
}

func newestFirst(entries []Entry) {
	slices.SortStableFunc(entries, func(a, b Entry) int { return b.Day.Compare(a.Day) })
}
