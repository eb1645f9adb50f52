package verify

import (
	"bytes"
	"encoding/xml"
	"net/mail"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"charte/build/diag"
)

// atom is a feed as RFC 4287 has it.
type atom struct {
	XMLName xml.Name      `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string        `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	IDs     []string      `xml:"id"`
	Titles  []atomText    `xml:"title"`
	Updated []string      `xml:"updated"`
	Authors []atomPerson  `xml:"author"`
	Links   []atomLink    `xml:"link"`
	Entries []atomEntry   `xml:"entry"`
	Others  []atomUnknown `xml:",any"`
}

type atomEntry struct {
	IDs       []string      `xml:"id"`
	Titles    []atomText    `xml:"title"`
	Updated   []string      `xml:"updated"`
	Published []string      `xml:"published"`
	Authors   []atomPerson  `xml:"author"`
	Links     []atomLink    `xml:"link"`
	Summaries []atomText    `xml:"summary"`
	Contents  []atomText    `xml:"content"`
	Others    []atomUnknown `xml:",any"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	Src  string `xml:"src,attr"`
	Text string `xml:",chardata"`
	XML  string `xml:",innerxml"`
}

type atomPerson struct {
	Names  []string `xml:"name"`
	URIs   []string `xml:"uri"`
	Emails []string `xml:"email"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Lang string `xml:"hreflang,attr"`
	Href string `xml:"href,attr"`
}

type atomUnknown struct{ XMLName xml.Name }

const atomSpace = "http://www.w3.org/2005/Atom"

// more are the elements of the feed and of an entry that need no look.
var more = []string{"category", "contributor", "generator", "icon", "logo", "rights", "subtitle", "source"}

// entry is what feeds of both kinds have in common.
type entry struct{ id, address, updated string }

// feedCheck is one feed under inspection.
type feedCheck struct {
	inspection
	file *file
}

func (c feedCheck) wrong(near string, message diag.Sentence) {
	c.say("feed", placeOf(c.file, near), message, none)
}

// feeds looks at every feed: whether it is what its standard asks for, as the feed
// validator of the W3C judges it (w3c/feedvalidator, commit 43dabeb; read
// 2026-11-22), and whether what it leads to is there.
func (i inspection) feeds() {
	entries := map[string][]entry{}
	for _, name := range i.under(func(string) bool { return true }) {
		f := i.files[name]
		var found []entry
		switch {
		case path.Ext(name) == ".xml" && bytes.Contains(f.body, []byte("<feed")) || path.Base(name) == "feed.xml":
			found = feedCheck{i, f}.atom()
		case isJSONFeed(f):
			found = feedCheck{i, f}.jsonFeed()
		default:
			continue
		}
		i.counts.Feeds++
		i.counts.Entries += len(found)
		if len(found) > 0 { // otherwise it was said why not
			entries[name] = found
		}
	}
	i.twins(entries)
	i.discovered(entries)
	i.recorded(entries)
}

// isJSONFeed tells whether a file is to be a JSON feed.
func isJSONFeed(f *file) bool {
	return path.Base(f.path) == "feed.json" || path.Ext(f.path) == ".json" && bytes.Contains(f.body, []byte("jsonfeed.org/version"))
}

// twins: the two feeds of a folder tell the same.
func (i inspection) twins(entries map[string][]entry) {
	for name, own := range entries {
		twin := strings.TrimSuffix(name, ".xml") + ".json"
		if path.Ext(name) != ".xml" {
			continue
		}
		other, ok := entries[twin]
		if !ok && i.has(twin) {
			continue
		}
		if !ok {
			i.say("feed", whole(name), diag.Say("there is no %s beside this feed%s", "ce flux n’est pas accompagné de %s%s", twin, i.answered(twin)), none)
			continue
		}
		same := slices.EqualFunc(own, other, func(a, b entry) bool { return a.id == b.id && a.address == b.address })
		if !same {
			i.say("feed", whole(name), diag.Say("this feed and %s do not tell the same", "ce flux et %s ne disent pas la même chose", twin), none)
		}
	}
}

// discovered: a page names each feed (link rel=alternate), so that readers find it.
func (i inspection) discovered(entries map[string][]entry) {
	named := map[string]bool{}
	for _, p := range i.pages {
		for _, r := range p.references {
			if t, err := i.lead(p.path, r.address); err == nil && t.own {
				named[t.path] = true
			}
		}
	}
	for name := range entries {
		if !named[name] {
			i.say("orphan", whole(name), diag.Say("no page leads to this feed", "aucune page ne mène à ce flux"), none)
		}
	}
}

func (c feedCheck) atom() []entry {
	var feed atom
	if err := xml.Unmarshal(c.file.body, &feed); err != nil {
		c.wrong("", diag.Say("this is no Atom feed: %s", "ce fichier n’est pas un flux Atom : %s", err.Error()))
		return nil
	}
	c.one("id", feed.IDs, c.iri)
	c.one("updated", feed.Updated, c.moment)
	c.title(feed.Titles)
	c.persons(feed.Authors)
	c.unknown(feed.Others)
	c.self(feed.Links)
	if len(feed.Entries) == 0 {
		c.wrong("", diag.Say("this feed has no entry", "ce flux n’a aucune entrée"))
	}
	if lang := c.languageOf(c.file.path); feed.Lang != "" && lang != "" && !strings.EqualFold(feed.Lang, lang) {
		c.wrong("", diag.Say("this feed says that it is in %q and stands under /%s/", "ce flux se dit en %q et se trouve sous /%s/", feed.Lang, lang))
	}
	var out []entry
	for _, e := range feed.Entries {
		out = append(out, c.atomEntry(e, len(feed.Authors) > 0))
	}
	c.unique(append(slices.Clone(out), entry{id: first(feed.IDs)}))
	c.latest(first(feed.Updated), out)
	return out
}

func (c feedCheck) atomEntry(e atomEntry, authored bool) entry {
	c.one("id", e.IDs, c.iri)
	c.one("updated", e.Updated, c.moment)
	for _, day := range e.Published {
		c.moment(day)
	}
	c.title(e.Titles)
	c.persons(e.Authors)
	c.unknown(e.Others)
	out := entry{id: first(e.IDs), updated: first(e.Updated)}
	seen := map[string]bool{}
	for _, l := range e.Links {
		c.link(l)
		if l.Rel != "" && l.Rel != "alternate" {
			continue
		}
		if kind := l.Type + " " + l.Lang; seen[kind] {
			c.wrong(l.Href, diag.Say("this entry has two links of one type and language", "cette entrée a deux liens du même type et de la même langue"))
		} else {
			seen[kind] = true
		}
		out.address = l.Href
	}
	if len(e.Authors) == 0 && !authored {
		c.wrong(out.id, diag.Say("this entry has no author, nor has the feed", "cette entrée n’a pas d’auteur, et le flux non plus"))
	}
	if len(e.Contents) > 1 || len(e.Summaries) > 1 || len(e.Contents)+len(e.Summaries) == 0 || len(e.Contents) == 0 && out.address == "" {
		c.wrong(out.id, diag.Say("this entry has to have one content, or a summary and a link", "cette entrée doit avoir un contenu, ou un résumé et un lien"))
	}
	for _, text := range append(slices.Clone(e.Contents), e.Summaries...) {
		c.text(text)
	}
	return out
}

// one: an element stands exactly once.
func (c feedCheck) one(name string, values []string, check func(string)) {
	if len(values) != 1 {
		c.wrong("", diag.Say("an element has %d of %s and should have one", "un élément a %d fois %s, il en faut un", len(values), name))
	}
	for _, v := range values {
		check(v)
	}
}

// iri: an identifier is a whole address, never an abbreviated one, without blanks
// (RFC 4287, 4.2.6).
func (c feedCheck) iri(id string) {
	if u, err := url.Parse(id); err != nil || !u.IsAbs() || u.Host == "" && u.Opaque == "" || strings.TrimSpace(id) != id {
		c.wrong(id, diag.Say("%q is no identifier: write a whole address", "%q n’est pas un identifiant : écrivez une adresse complète", id))
	}
}

// moment: a date is one of RFC 3339, with capital T and Z (RFC 4287, 3.3).
func (c feedCheck) moment(s string) {
	if _, err := time.Parse(time.RFC3339, s); err != nil || strings.ContainsAny(s, "tz") {
		c.wrong(s, diag.Say("%q is no date and time of RFC 3339", "%q n’est pas une date et une heure au sens de la RFC 3339", s))
	}
}

func (c feedCheck) title(titles []atomText) {
	if len(titles) != 1 || strings.TrimSpace(first(titles).Text+first(titles).XML) == "" {
		c.wrong("", diag.Say("an element has to have one title", "un élément doit avoir un titre et un seul"))
	}
	for _, t := range titles {
		c.text(t)
	}
}

// text: its type is one of the three, or that of content; what it shows as HTML
// runs no script and leads to whole addresses, since readers show it elsewhere.
func (c feedCheck) text(t atomText) {
	if !slices.Contains([]string{"", "text", "html", "xhtml"}, t.Type) && !strings.Contains(t.Type, "/") {
		c.wrong(t.Type, diag.Say("%q is no type of text", "%q n’est pas un type de texte", t.Type))
	}
	if (t.Type == "" || t.Type == "text") && strings.Contains(t.XML, "&lt;") && strings.Contains(t.Text, "</") {
		c.wrong(t.XML, diag.Say("this text holds HTML, and does not say so (type=\"html\")", "ce texte contient du HTML sans le dire (attribut type)"))
	}
	if words := spilt.FindString(t.Text) + unfilled.FindString(t.Text); words != "" && t.Type != "html" {
		c.say("leftover", placeOf(c.file, words), diag.Say("this text was not filled in: %q", "ce texte n’a pas été complété : %q", words), none)
	}
	switch t.Type {
	case "html":
		c.fragment(t.Text)
	case "xhtml":
		c.fragment(t.XML)
	}
}

// fragment looks at HTML that a reader shows.
func (c feedCheck) fragment(text string) {
	d, err := read(c.file.path, []byte(text))
	if err != nil {
		return
	}
	if len(d.named("script", "iframe", "object", "embed", "form", "meta")) > 0 {
		c.wrong("", diag.Say("an entry holds what readers of feeds take out: scripts, frames or forms", "une entrée contient ce que les lecteurs de flux retirent : scripts, cadres ou formulaires"))
	}
	for _, r := range d.references() {
		u, err := url.Parse(r.address)
		if err != nil || !u.IsAbs() {
			c.wrong(r.address, diag.Say("%q is not a whole address", "%q n’est pas une adresse complète", r.address))
			continue
		}
		if t, err := c.lead(c.file.path, r.address); err == nil && t.own {
			c.arrive(c.file.path, reference{address: r.address, in: c.file}, t)
		} else if err == nil && t.remote() && r.use == loaded {
			c.say("foreign", placeOf(c.file, r.address), diag.Say("an entry loads something from %s", "une entrée charge quelque chose depuis %s", t.url.Host), none)
		}
	}
}

func (c feedCheck) persons(persons []atomPerson) {
	for _, p := range persons {
		if len(p.Names) != 1 || strings.TrimSpace(first(p.Names)) == "" {
			c.wrong("", diag.Say("an author has no name", "un auteur n’a pas de nom"))
		}
		for _, address := range p.Emails {
			if _, err := mail.ParseAddress(address); err != nil {
				c.wrong(address, diag.Say("%q is no mail address", "%q n’est pas une adresse électronique", address))
			}
		}
	}
}

// unknown: an element of Atom's own that the standard does not have there.
func (c feedCheck) unknown(others []atomUnknown) {
	for _, o := range others {
		if o.XMLName.Space == atomSpace && !slices.Contains(more, o.XMLName.Local) {
			c.wrong("<"+o.XMLName.Local, diag.Say("%q is no element of Atom", "%q n’est pas un élément d’Atom", o.XMLName.Local))
		}
	}
}

// self: a feed says where it is itself, and where the page is that it goes with.
func (c feedCheck) self(links []atomLink) {
	own := 0
	for _, l := range links {
		c.link(l)
		if l.Rel == "self" {
			own++
			c.ownAddress(l.Href)
			if l.Type != "" && l.Type != "application/atom+xml" {
				c.wrong(l.Href, diag.Say("this feed says that it is %q", "ce flux se dit de type %q", l.Type))
			}
		}
	}
	if own != 1 {
		c.wrong("", diag.Say("this feed does not say once where it is (link rel=\"self\")", "ce flux n’indique pas une fois où il se trouve (lien self)"))
	}
}

func (c feedCheck) ownAddress(address string) {
	if address != c.address(c.file.path) {
		c.wrong(address, diag.Say("this feed says that it is at %q, and it is at %q", "ce flux dit se trouver à %q, il se trouve à %q", address, c.address(c.file.path)))
	}
}

// link: an address is a whole one, and one of the site is there.
func (c feedCheck) link(l atomLink) { c.leads(l.Href) }

func (c feedCheck) leads(address string) {
	u, err := url.Parse(address)
	if err != nil || !u.IsAbs() {
		c.wrong(address, diag.Say("%q is not a whole address", "%q n’est pas une adresse complète", address))
		return
	}
	if t, err := c.lead(c.file.path, address); err == nil && t.own {
		c.counts.Links++
		c.arrive(c.file.path, reference{address: address, in: c.file}, t)
	}
}

// unique: no two entries, nor an entry and the feed, have one identifier.
func (c feedCheck) unique(entries []entry) {
	seen := map[string]bool{}
	for _, e := range entries {
		if seen[e.id] && e.id != "" {
			c.wrong(e.id, diag.Say("the identifier %q stands twice", "l’identifiant %q figure deux fois", e.id))
		}
		seen[e.id] = true
	}
}

// latest: a feed changed when the last of its entries did, and entries stand with
// the latest first.
func (c feedCheck) latest(updated string, entries []entry) {
	feed, err := time.Parse(time.RFC3339, updated)
	before := time.Time{}
	for _, e := range entries {
		day, wrong := time.Parse(time.RFC3339, e.updated)
		if wrong != nil {
			continue
		}
		if err == nil && day.After(feed) {
			c.wrong(e.updated, diag.Say("an entry changed on %s, and the feed says that it did on %s", "une entrée a changé le %s, et le flux se dit modifié le %s", e.updated, updated))
		}
		if !before.IsZero() && day.After(before) {
			c.wrong(e.updated, diag.Say("the entries do not stand with the latest first", "les entrées ne sont pas classées de la plus récente à la plus ancienne"))
		}
		before = day
	}
}

// first is the first of some values, or a zero one.
func first[T any](values []T) T {
	var zero T
	if len(values) == 0 {
		return zero
	}
	return values[0]
}
