package verify

import (
	"encoding/xml"
	"net/url"
	"slices"
	"strings"
	"time"

	"charte/build/diag"
)

// urlset is a sitemap (sitemaps.org, protocol 0.9), with the
// addresses of translations beside each (Google, "Tell Google about localized
// versions of your page").
type urlset struct {
	XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []struct {
		Loc     string `xml:"loc"`
		LastMod string `xml:"lastmod"`
		Links   []struct {
			Rel  string `xml:"rel,attr"`
			Lang string `xml:"hreflang,attr"`
			Href string `xml:"href,attr"`
		} `xml:"http://www.w3.org/1999/xhtml link"`
	} `xml:"url"`
}

// sitemapindex is a sitemap of sitemaps.
type sitemapindex struct {
	XMLName  xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
	Sitemaps []struct {
		Loc string `xml:"loc"`
	} `xml:"sitemap"`
}

const sitemapName = "sitemap.xml"

// mostListed is how many addresses one sitemap may hold (sitemaps.org).
const mostListed = 50_000

// sitemap holds the sitemap against the pages: it lists those that search engines
// may show, each once, and nothing else.
func (i inspection) sitemap() {
	first, ok := i.files[sitemapName]
	switch {
	case !ok && i.declared == nil:
		return
	case !ok:
		i.say("sitemap", whole(sitemapName), diag.Say("the pages name the site’s address, and there is no sitemap%s", "les pages indiquent l’adresse du site, et il n’y a pas de plan du site%s", i.answered(sitemapName)), none)
		return
	}
	listed := map[string]bool{}
	for _, f := range i.sitemaps(first) {
		i.readSitemap(f, listed)
	}
	i.counts.Listed = len(listed)
	for _, p := range i.pages {
		if p.indexable() && !listed[p.path] && p.kind != rootPage {
			i.say("sitemap", whole(p.path), diag.Say("search engines may show this page, and the sitemap does not list it", "les moteurs de recherche peuvent montrer cette page, et le plan du site ne la mentionne pas"), none)
		}
	}
}

// sitemaps are the files that hold addresses: the one that is there, or those that
// it names.
func (i inspection) sitemaps(first *file) []*file {
	var index sitemapindex
	if xml.Unmarshal(first.body, &index) != nil {
		return []*file{first}
	}
	var out []*file
	for _, s := range index.Sitemaps {
		t, err := i.lead(first.path, s.Loc)
		if err != nil || !t.own || !i.has(t.path) {
			i.say("sitemap", whole(first.path), diag.Say("the sitemap names %q, which is not there", "le plan du site renvoie à %q, qui n’existe pas", s.Loc), none)
			continue
		}
		out = append(out, i.files[t.path])
	}
	return out
}

func (i inspection) readSitemap(f *file, listed map[string]bool) {
	var set urlset
	if err := xml.Unmarshal(f.body, &set); err != nil {
		i.say("sitemap", whole(f.path), diag.Say("this is no sitemap: %s", "ce fichier n’est pas un plan de site : %s", err.Error()), none)
		return
	}
	if len(set.URLs) > mostListed {
		i.say("sitemap", whole(f.path), diag.Say("the sitemap lists %d addresses; search engines read %d", "le plan du site compte %d adresses ; les moteurs de recherche en lisent %d", len(set.URLs), mostListed), none)
	}
	for _, u := range set.URLs {
		at := func() diag.Position { return placeOf(f, u.Loc) }
		p := i.listedPage(f, u.Loc, listed, at)
		if u.LastMod != "" && !isMoment(u.LastMod) {
			i.say("sitemap", at(), diag.Say("%q is no date", "%q n’est pas une date", u.LastMod), none)
		}
		if p == nil {
			continue
		}
		var links []string
		for _, l := range u.Links {
			links = append(links, l.Lang+" "+l.Href)
		}
		if !sameMembers(links, p.translations()) {
			i.say("hreflang", at(), diag.Say("the sitemap and %s do not name the same translations", "le plan du site et %s n’indiquent pas les mêmes traductions", p.path), none)
		}
	}
}

// listedPage is the page of an address in the sitemap; nil where there is none.
func (i inspection) listedPage(f *file, loc string, listed map[string]bool, at func() diag.Position) *page {
	u, err := url.Parse(loc)
	if err != nil || !u.IsAbs() {
		i.say("sitemap", at(), diag.Say("%q is not a whole address", "%q n’est pas une adresse complète", loc), none)
		return nil
	}
	t, err := i.lead(f.path, loc)
	p := i.byPath[t.path]
	switch {
	case err != nil || !t.own:
		i.say("sitemap", at(), diag.Say("%q is not an address of this site", "%q n’est pas une adresse de ce site", loc), none)
		return nil
	case p == nil:
		i.say("sitemap", at(), diag.Say("the sitemap lists %q, and there is no such page%s", "le plan du site mentionne %q, et cette page n’existe pas%s", loc, i.answered(t.path)), none)
		return nil
	case !p.indexable():
		i.say("sitemap", at(), diag.Say("the sitemap lists %q, which search engines are told not to show", "le plan du site mentionne %q, que les moteurs de recherche sont priés de ne pas montrer", loc), none)
	case listed[t.path]:
		i.say("sitemap", at(), diag.Say("the sitemap lists %q twice", "le plan du site mentionne deux fois %q", loc), none)
	case loc != i.address(t.path):
		i.say("sitemap", at(), diag.Say("the sitemap writes %q, and the page’s address is %q", "le plan du site indique %q, l’adresse de la page est %q", loc, i.address(t.path)), none)
	}
	listed[t.path] = true
	return p
}

// translations are the addresses of a page in its languages, as it names them.
func (p *page) translations() []string {
	var out []string
	for _, a := range p.alternates {
		out = append(out, a.lang+" "+a.address)
	}
	return out
}

func sameMembers(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// isMoment tells whether a text is a W3C date: a day, or a moment of RFC 3339.
func isMoment(s string) bool {
	_, err := time.Parse(time.RFC3339, s)
	return err == nil || isDate(s)
}

// placeOf is the first place of some words in a file.
func placeOf(f *file, words string) diag.Position {
	offset := strings.Index(string(f.body), words)
	if offset < 0 || words == "" {
		return whole(f.path)
	}
	return placeAt(f.path, f.body, lineStarts(f.body), offset)
}

// hreflangs holds the translations that pages name against each other: each page
// names itself and all others, and each other names it (Google, "Localized versions
// of your pages").
func (i inspection) hreflangs() {
	if i.declared == nil {
		return
	}
	for _, p := range i.pages {
		if p.indexable() && p.location.lang != "" {
			i.hreflang(p)
		}
		for _, a := range p.alternates {
			i.alternate(p, a)
		}
	}
}

func (i inspection) hreflang(p *page) {
	seen := map[string]int{}
	for _, a := range p.alternates {
		seen[a.lang]++
	}
	for _, lang := range i.languages {
		rest := strings.TrimPrefix(p.path, p.location.lang+"/")
		switch there := lang + "/" + rest; {
		case !i.has(there) || len(i.languages) == 1:
		case seen[lang] == 0:
			i.say("hreflang", whole(p.path), diag.Say("this page does not name its translation %s (link hreflang)", "cette page n’indique pas sa traduction %s (link hreflang)", there), none)
		case seen[lang] > 1:
			i.say("hreflang", whole(p.path), diag.Say("this page names two translations in %q", "cette page indique deux traductions en %q", lang), none)
		}
	}
}

// alternate looks at one translation that a page names.
func (i inspection) alternate(p *page, a reference) {
	t, err := i.lead(p.path, a.address)
	if u, wrong := url.Parse(a.address); wrong != nil || !u.IsAbs() || err != nil || !t.own {
		i.say("hreflang", a.at, diag.Say("%q is not a whole address of this site", "%q n’est pas une adresse complète de ce site", a.address), none)
		return
	}
	there := i.byPath[t.path]
	switch {
	case there == nil:
		i.say("hreflang", a.at, diag.Say("the translation %q does not exist%s", "la traduction %q n’existe pas%s", a.address, i.answered(t.path)), none)
	case a.lang != "x-default" && !strings.EqualFold(a.lang, there.lang):
		i.say("hreflang", a.at, diag.Say("%q is said to be in %q and is in %q", "la page %q est annoncée en %q et se trouve être en %q", a.address, a.lang, there.lang), none)
	case a.lang != "x-default" && !slices.ContainsFunc(there.alternates, func(back reference) bool { return back.address == i.address(p.path) }):
		i.say("hreflang", a.at, diag.Say("%s does not name this page as its translation in return", "%s n’indique pas cette page en retour comme sa traduction", t.path), none)
	}
}
