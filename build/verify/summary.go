package verify

import (
	"fmt"
	"strings"

	"charte/build/diag"
)

// Summary says how much was looked at, what was not, and how much was found: a line
// each. A site of which nothing was looked at never reads like one that is right.
func (r Result) Summary() []diag.Sentence {
	out := []diag.Sentence{r.inspected()}
	for _, u := range r.Unseen {
		out = append(out, diag.Say("not inspected: %s (%s)", "non examiné : %s (%s)", checkOf(u.Code).Title, u.Why))
	}
	return append(out, r.found())
}

// inspected names what was looked at, leaving out what there is none of.
func (r Result) inspected() diag.Sentence {
	c := r.Counts
	var en, fr []string
	for _, n := range []struct {
		n             int
		one, many     string
		un, plusieurs string
	}{
		{c.Pages, "page", "pages", "page", "pages"},
		{c.Languages, "language", "languages", "langue", "langues"},
		{c.Products, "product", "products", "produit", "produits"},
		{c.Files, "file", "files", "fichier", "fichiers"},
		{c.Links, "link", "links", "lien", "liens"},
		{c.Fragments, "link to a place in a page", "links to a place in a page", "lien vers un endroit d’une page", "liens vers un endroit d’une page"},
		{c.Integrities, "digest in a tag", "digests in tags", "empreinte de balise", "empreintes de balises"},
		{c.Shown, "tag shown", "tags shown", "balise montrée", "balises montrées"},
		{c.Listed, "address in the sitemap", "addresses in the sitemap", "adresse au plan du site", "adresses au plan du site"},
		{c.Feeds, "feed", "feeds", "flux", "flux"},
		{c.Entries, "entry of a feed", "entries of feeds", "entrée de flux", "entrées de flux"},
		{c.Policies, "declaration", "declarations", "déclaration", "déclarations"},
		{c.Trackers, "tracker in a page", "trackers in pages", "traceur dans une page", "traceurs dans des pages"},
		{c.Scripts, "banner", "banners", "bannière", "bannières"},
		{c.Releases, "released file", "released files", "fichier d’une publication", "fichiers de publications"},
		{c.Versions, "page of a version", "pages of versions", "page de version", "pages de version"},
		{c.Headers, "file with its headers", "files with their headers", "fichier avec ses en-têtes", "fichiers avec leurs en-têtes"},
		{c.Elements, "element", "elements", "élément", "éléments"},
		{c.Gated, "element that waits", "elements that wait", "élément en attente", "éléments en attente"},
		{c.Hosts, "host of declared services", "hosts of declared services", "adresse de services déclarés", "adresses de services déclarés"},
		{c.Cookies, "cookie set", "cookies set", "cookie déposé", "cookies déposés"},
		{c.Requests, "request", "requests", "requête", "requêtes"},
	} {
		if n.n > 0 {
			en = append(en, quantity(n.n, n.n == 1, n.one, n.many))
			fr = append(fr, quantity(n.n, n.n < 2, n.un, n.plusieurs))
		}
	}
	if len(en) == 0 {
		return diag.Say("nothing was inspected", "rien n’a été examiné")
	}
	return diag.Say("inspected: %s", "examiné : %s", diag.Sentence{EN: strings.Join(en, ", "), FR: strings.Join(fr, ", ")})
}

func quantity(n int, single bool, one, many string) string {
	if single {
		many = one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func (r Result) found() diag.Sentence {
	told := r.Findings.Count(diag.Practice)
	wrong := len(r.Findings) - told
	switch {
	case wrong == 0 && told == 0:
		return diag.Say("nothing wrong was found", "aucun défaut constaté")
	case told == 0:
		return diag.Say("%s", "%s", defects(wrong))
	case wrong == 0:
		return diag.Say("nothing that counts was found; told: %d", "aucun défaut bloquant ; signalé : %d", told)
	}
	return diag.Say("%s; told besides: %d", "%s ; signalé en outre : %d", defects(wrong), told)
}

func defects(n int) diag.Sentence {
	return diag.Sentence{
		EN: quantity(n, n == 1, "defect found", "defects found"),
		FR: quantity(n, n < 2, "défaut constaté", "défauts constatés"),
	}
}
