package verify

import (
	"slices"
	"strings"

	"charte/build/diag"
)

// pagesThemselves looks at each page alone: what every page has, and what none may
// hold.
func (i inspection) pagesThemselves() {
	for _, p := range i.pages {
		i.scripts(p)
		i.leftovers(p)
		i.identifiers(p)
		i.canonical(p)
		if p.refresh != nil {
			continue // it only sends its reader on
		}
		i.head(p)
		i.outline(p)
	}
	i.titles()
}

func (i inspection) head(p *page) {
	if p.title == "" {
		i.say("title", whole(p.path), diag.Say("this page has no title", "cette page n’a pas de titre (title)"), none)
	}
	if p.description == "" {
		i.say("description", whole(p.path), diag.Say("this page has no description", "cette page n’a pas de description (meta description)"), none)
	}
	if p.quirky {
		i.say("head", whole(p.path), diag.Say("this page does not begin with <!doctype html>: browsers read it as one of the nineties", "cette page ne commence pas par <!doctype html> : les navigateurs la lisent comme une page d’autrefois"), none)
	}
	if !p.charset {
		i.say("head", whole(p.path), diag.Say("the first 1,024 bytes of this page do not say that it is in UTF-8", "les 1 024 premiers octets de cette page n’indiquent pas qu’elle est en UTF-8"), none)
	}
}

func (i inspection) outline(p *page) {
	first := 0
	for _, h := range p.headings {
		if h.level == 1 {
			first++
		}
		if h.words == "" {
			i.say("heading", h.at, diag.Say("this heading is empty", "cet intertitre est vide"), none)
		}
	}
	if first != 1 {
		i.say("heading", whole(p.path), diag.Say("this page has %d main headings (h1) and should have one", "le nombre de titres principaux (h1) de cette page est %d, il en faut un", first), none)
	}
}

func (i inspection) identifiers(p *page) {
	for id, at := range p.twice {
		i.say("identifier", at, diag.Say("the identifier %q stands twice: links lead to the first only", "l’identifiant %q figure deux fois : les liens ne mènent qu’au premier", id), none)
	}
	if _, ok := p.ids[""]; ok {
		i.say("identifier", p.ids[""], diag.Say("this element has an empty identifier", "cet élément porte un identifiant vide"), none)
	}
}

func (i inspection) leftovers(p *page) {
	for _, l := range p.left {
		i.say("leftover", l.at, diag.Say("this text was not filled in: %q", "ce texte n’a pas été complété : %q", l.words), none)
	}
}

// scripts: a page runs none, but for those of a page that installs, which come from
// the site's own assets.
func (i inspection) scripts(p *page) {
	for _, s := range p.scripts {
		if s.block {
			continue
		}
		t, err := i.lead(p.path, s.src)
		asset := s.src != "" && err == nil && t.own && strings.HasPrefix(t.path, "a/")
		switch {
		case p.kind != installPage:
			i.say("script", s.at, diag.Say("this page runs a script, and only the pages that tell how to install may", "cette page exécute un script, ce que seules les pages d’installation peuvent faire"), none)
		case !asset:
			i.say("script", s.at, diag.Say("this page runs a script that is not one of the site’s assets (/a/)", "cette page exécute un script qui n’est pas l’une des ressources du site (/a/)"), none)
		}
	}
	for _, at := range p.handlers {
		i.say("script", at, diag.Say("this element holds script in an attribute", "cet élément contient un script dans un attribut"), none)
	}
}

// titles: two pages of a language that search engines show are not called the same.
func (i inspection) titles() {
	type name struct{ lang, title string }
	first := map[name]string{}
	for _, p := range i.pages {
		if !p.indexable() || p.title == "" {
			continue
		}
		n := name{p.location.lang, p.title}
		if other, again := first[n]; again {
			i.say("title", whole(p.path), diag.Say("%s has the same title: %q", "%s porte le même titre : %q", other, p.title), none)
			continue
		}
		first[n] = p.path
	}
}

// indexable tells whether search engines may show a page.
func (p *page) indexable() bool {
	return !p.hidden && p.refresh == nil && p.kind != missingPage
}

// canonical: a page names its own address, and none other.
func (i inspection) canonical(p *page) {
	switch {
	case p.kind == missingPage && len(p.canonical) > 0:
		i.say("canonical", p.canonical[0].at, diag.Say("a page that is shown for others names an address of its own", "une page qui s’affiche à la place d’autres déclare une adresse propre"), none)
		return
	case i.declared == nil || p.kind == missingPage || p.refresh != nil && len(p.canonical) == 0:
		return
	case len(p.canonical) == 0:
		i.say("canonical", whole(p.path), diag.Say("this page does not say its own address (link rel=canonical)", "cette page n’indique pas sa propre adresse (link rel=canonical)"), none)
		return
	case len(p.canonical) > 1:
		i.say("canonical", p.canonical[1].at, diag.Say("this page names a second address as its own", "cette page déclare une seconde adresse"), none)
	}
	own := i.address(p.path)
	if p.refresh != nil {
		if t, err := i.lead(p.path, p.refresh.address); err == nil && t.own {
			own = i.address(t.path)
		}
	}
	if p.canonical[0].address != own {
		i.say("canonical", p.canonical[0].at, diag.Say("this page says that its address is %q, and it is %q", "cette page déclare l’adresse %q, la sienne est %q", p.canonical[0].address, own), none)
	}
}

// languagesOf holds the languages of the site against each other: what exists in
// one exists in all.
func (i inspection) languagesComplete() {
	i.counts.Languages = len(i.languages)
	if len(i.languages) == 0 && len(i.pages) > 0 {
		i.say("language", whole("index.html"), diag.Say("no folder holds the pages of a language", "aucun dossier ne contient les pages d’une langue"), none)
	}
	in := map[string][]string{}
	for _, name := range i.under(func(name string) bool { return i.languageOf(name) != "" && !isCopy(name) }) {
		if p := i.byPath[name]; p != nil && p.refresh != nil {
			continue // a former address is that of one page
		}
		lang := i.languageOf(name)
		rest := strings.TrimPrefix(name, lang+"/")
		in[rest] = append(in[rest], lang)
	}
	for rest, there := range in {
		for _, lang := range i.languages {
			if !slices.Contains(there, lang) {
				i.say("language", whole(there[0]+"/"+rest), diag.Say("this file does not exist in %q: there is no %s", "ce fichier n’existe pas en %q : %s manque", lang, lang+"/"+rest), none)
			}
		}
	}
	for _, p := range i.pages {
		i.languageOfPage(p)
		i.sameClauses(p)
	}
}

// languageOf is the language in whose folder a file stands, "" outside of all.
func (s *published) languageOf(name string) string {
	folder, _, _ := strings.Cut(name, "/")
	if slices.Contains(s.languages, folder) {
		return folder
	}
	return ""
}

func (i inspection) languageOfPage(p *page) {
	switch {
	case p.lang == "":
		i.say("language", whole(p.path), diag.Say("this page does not say its language (html lang)", "cette page n’indique pas sa langue (html lang)"), none)
	case p.location.lang != "" && !strings.EqualFold(p.lang, p.location.lang):
		i.say("language", whole(p.path), diag.Say("this page says that it is in %q and stands under /%s/", "cette page se dit en %q et se trouve sous /%s/", p.lang, p.location.lang), none)
	}
}

// sameClauses: the anchors of headings are the same in every language, so that a
// link to a clause can be kept when the language changes.
func (i inspection) sameClauses(p *page) {
	if p.kind == otherPage || p.kind == changesPage || p.refresh != nil {
		return
	}
	for _, lang := range i.languages {
		there := i.byPath[lang+"/"+strings.TrimPrefix(p.path, p.location.lang+"/")]
		if there == nil || lang == p.location.lang || there.refresh != nil {
			continue
		}
		for _, id := range p.anchors {
			if !slices.Contains(there.anchors, id) {
				i.say("language", p.ids[id], diag.Say("the heading %q exists here and not in %s", "l’intertitre %q existe ici et manque dans %s", id, there.path), none)
			}
		}
	}
}
