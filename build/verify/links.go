package verify

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"charte/build/diag"
)

// inspection is one look at a site: what lies there, and what is found.
type inspection struct {
	*published
	*report
}

// links holds every address of every page, and of every style sheet, against the
// files that are there.
func (i inspection) links() {
	for _, p := range i.pages {
		for _, r := range p.references {
			i.follow(p, r)
		}
	}
	for _, name := range i.under(func(name string) bool { return path.Ext(name) == ".css" }) {
		for _, address := range sheetAddresses(string(i.files[name].body)) {
			i.followOne(name, reference{use: loaded, address: address, at: whole(name), tag: address})
		}
	}
}

func (i inspection) follow(p *page, r reference) {
	if r.element == "link" && (r.is("canonical") || r.lang != "") {
		return // held against the page itself
	}
	if strings.TrimSpace(r.address) == "" && r.use != sent && r.element != "a" {
		i.say("link", r.at, diag.Say("%s has an empty address", "l’adresse de %s est vide", r.tag), none)
		return
	}
	if p.kind == missingPage && !strings.HasPrefix(r.address, "/") && !strings.HasPrefix(r.address, "#") && !strings.Contains(r.address, ":") {
		i.say("link", r.at,
			diag.Say("this page is shown at any address, and %q only leads somewhere from one", "cette page s’affiche à n’importe quelle adresse, et %q ne mène quelque part que depuis l’une d’elles", r.address),
			diag.Say("begin the address with /", "faites commencer l’adresse par /"))
		return
	}
	i.followOne(p.path, r)
}

func (i inspection) followOne(from string, r reference) {
	t, err := i.lead(from, r.address)
	switch {
	case err != nil:
		i.say("link", r.at, diag.Say("%q is no address", "%q n’est pas une adresse", r.address), none)
	case t.own:
		i.counts.Links++
		i.arrive(from, r, t)
	case !t.remote():
	case i.outside(t):
		i.say("link", r.at, diag.Say("%q leads out of the folder in which the site stands", "%q mène hors du dossier où se trouve le site", r.address), none)
	case r.use == loaded || r.use == sent || r.element == "meta":
		i.counts.Elsewhere++
		i.contacts(r, t)
	case r.use == followed:
		i.counts.Elsewhere++
	}
}

// outside tells whether an address is on the site's own host but not in the site.
func (s *published) outside(t target) bool {
	return slices.ContainsFunc(s.homes, func(home *url.URL) bool { return strings.EqualFold(home.Host, t.url.Host) })
}

// contacts says that a page talks to another host.
func (i inspection) contacts(r reference, t target) {
	switch {
	case r.use == sent:
		i.say("foreign", r.at, diag.Say("what is filled in here is sent to %s", "ce qui est saisi ici est envoyé à %s", t.url.Host), none)
	case r.element == "meta":
		i.say("foreign", r.at, diag.Say("the page sends its reader to %s by itself", "la page renvoie d’elle-même le lecteur vers %s", t.url.Host), none)
	default:
		i.say("foreign", r.at, diag.Say("the browser contacts %s by itself: %s", "le navigateur contacte de lui-même %s : %s", t.url.Host, r.tag),
			diag.Say("publish the file with the site, or leave it out", "publiez le fichier avec le site, ou retirez-le"))
	}
}

// arrive looks at where an address of the site leads.
func (i inspection) arrive(from string, r reference, t target) {
	if to, ok := i.moved[t.path]; ok {
		i.say("redirect", r.at, diag.Say("%q answers with a redirect to %s", "%q renvoie vers %s", r.address, to), none)
		t.path = to
	}
	if _, gone := i.gone[t.path]; i.cut && !gone && !i.has(t.path) {
		return // nobody asked for it
	}
	target := i.byPath[t.path]
	switch {
	case !i.has(t.path) && i.redirected(t.path):
	case !i.has(t.path):
		i.say("link", r.at, diag.Say("%q leads nowhere: there is no %s%s", "%q ne mène nulle part : %s n’existe pas%s", r.address, t.path, i.answered(t.path)), none)
	case t.slashless && !i.live:
		i.say("link", r.at, diag.Say("%q names a folder without the closing slash", "%q désigne un dossier sans la barre oblique finale", r.address), none)
	case i.declared == nil && !i.live && !t.here && strings.HasSuffix(t.path, "index.html") && !strings.HasSuffix(t.url.Path, "index.html") && i.byPath[from] != nil && i.byPath[from].kind != missingPage:
		i.say("link", r.at, diag.Say("%q names a folder, which opens no page where the site is read as files", "%q désigne un dossier, et n’ouvre aucune page là où le site se lit comme des fichiers", r.address),
			diag.Say("the pages name no address of the site: write index.html at the end", "les pages n’indiquent pas l’adresse du site : terminez par index.html"))
	case target != nil:
		i.arriveAt(r, t, target)
	}
	if own := i.byPath[from]; own != nil && i.declared == nil && climbs(r.address) > strings.Count(from, "/") {
		i.say("link", r.at, diag.Say("%q leads above the site’s own root", "%q remonte plus haut que la racine du site", r.address), none)
	}
}

// climbs is how many folders a relative address goes up at its beginning.
func climbs(address string) int {
	n := 0
	for strings.HasPrefix(address, "../") {
		address = address[3:]
		n++
	}
	return n
}

// arriveAt looks at the page, and the place in it, where an address leads.
func (i inspection) arriveAt(r reference, t target, there *page) {
	if t.fragment != "" && t.fragment != "top" {
		i.counts.Fragments++
		if _, ok := there.ids[t.fragment]; !ok {
			i.say("fragment", r.at, diag.Say("%q leads to no place of %s: nothing there has the identifier %q", "%q ne mène à aucun endroit de %s : rien n’y porte l’identifiant %q", r.address, t.path, t.fragment), none)
		}
	}
	if r.element == "a" && r.lang != "" && !strings.EqualFold(r.lang, there.lang) {
		i.say("language", r.at, diag.Say("this link is said to lead to a page in %q, and %s is in %q", "ce lien annonce une page en %q, or %s est en %q", r.lang, t.path, there.lang), none)
	}
}

// answered tells, of an address, what it said instead of giving a file.
func (s *published) answered(path string) diag.Sentence {
	a, asked := s.gone[path]
	switch {
	case !asked:
		return none
	case a.status == 0:
		return diag.Sentence{EN: " (" + a.words.EN + ")", FR: " (" + a.words.FR + ")"}
	}
	return diag.Say(" (status %d)", " (statut %d)", a.status)
}

// orphans says which pages nobody finds who begins at the first one.
func (i inspection) orphans() {
	reached := map[string]bool{"index.html": true}
	for waiting := []string{"index.html"}; len(waiting) > 0; {
		p := i.byPath[waiting[0]]
		waiting = waiting[1:]
		if p == nil {
			continue
		}
		for _, r := range p.references {
			if t, err := i.lead(p.path, r.address); err == nil && t.own && r.use == followed && !reached[t.path] {
				reached[t.path] = true
				waiting = append(waiting, t.path)
			}
		}
	}
	for _, p := range i.pages {
		if i.has("index.html") && !reached[p.path] && p.kind != missingPage && p.refresh == nil {
			i.say("orphan", whole(p.path), diag.Say("no way leads here from the first page", "aucun chemin ne mène ici depuis la première page"), none)
		}
	}
}
