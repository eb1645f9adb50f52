package page

import (
	"errors"
	"path"
	"strings"
	"unicode/utf8"

	"charte/build/diag"
	"charte/build/policy"
)

// resolver turns the addresses that authors write into links from one page.
type resolver struct {
	// from is the path of the page that holds the link.
	from string
	// files tells whether links name index.html.
	files bool
	// product and lang are those of the page, for addresses without them.
	product, lang string
	site          *Site
}

// home, productPath and documentPath are where pages are published.
func homePath(lang string) string { return lang + "/index.html" }

func productPath(lang, product string) string { return lang + "/" + product + "/index.html" }

func documentPath(lang, product, document string) string {
	return lang + "/" + product + "/" + document + "/index.html"
}

// installPath is where a product's page about its banner is published.
func installPath(lang, product string) string { return documentPath(lang, product, "install") }

// depth leads from a page to the folder that holds the site.
func depth(from string) string {
	return strings.Repeat("../", strings.Count(from, "/"))
}

// relative gives the link from one page to another.
func relative(from, to string, files bool) string {
	dir := strings.Split(path.Dir(from), "/")
	target := strings.Split(path.Dir(to), "/")
	if dir[0] == "." {
		dir = nil
	}
	if target[0] == "." {
		target = nil
	}
	for len(dir) > 0 && len(target) > 0 && dir[0] == target[0] {
		dir, target = dir[1:], target[1:]
	}
	link := strings.Repeat("../", len(dir))
	if len(target) > 0 {
		link += strings.Join(target, "/") + "/"
	}
	if name := path.Base(to); files || name != "index.html" {
		return link + name
	}
	if link == "" {
		return "./"
	}
	return link
}

// to gives the link to a page of the site.
func (r resolver) to(target string) string { return relative(r.from, target, r.files) }

// url gives the link for an address of the front matter: absolute ones stay,
// those that begin with "/" name a page of the site.
func (r resolver) url(u policy.URL) (string, error) {
	if !strings.HasPrefix(string(u), "/") {
		return string(u), nil
	}
	return r.markdown(string(u))
}

// markdown gives the link for an address in a text. "/privacy/…" names a page of
// the site, with or without its language; "privacy.fr.md" the document of that
// file; a fragment alone stays on the page, and what leads nowhere is no link. The
// error is a [diag.Mistake].
func (r resolver) markdown(destination string) (string, error) {
	address, fragment, marked := strings.Cut(destination, "#")
	if marked {
		fragment = "#" + fragment
	}
	switch {
	case address == "" && len(fragment) < 2: // a finding, and no link on the page
		return "", nil
	case address == "":
		return fragment, nil
	case strings.HasPrefix(address, "mailto:"), strings.HasPrefix(address, "tel:"):
		return destination, nil
	case strings.HasPrefix(address, "https://"), strings.HasPrefix(address, "http://"):
		return destination, nil
	case strings.Contains(strings.SplitN(address, "/", 2)[0], ":"):
		return "", diag.Mistake{Message: diag.Say("a page may not link to %q; write an address that begins with https, mailto or tel",
			"une page ne peut pas renvoyer à %q ; écrivez une adresse qui commence par https, mailto ou tel", destination)}
	}
	for _, candidate := range r.candidates(address) {
		if _, ok := r.site.byPath[candidate]; ok {
			return r.to(candidate) + fragment, nil
		}
	}
	return "", diag.Mistake{Message: diag.Say("no page at %q; a link to a document of this site is written \"/product/document/\"",
		"il n’y a pas de page à l’adresse %q ; un lien vers un document de ce site s’écrit « /produit/document/ »", destination)}
}

// candidates are the published paths that an address may mean, best first.
func (r resolver) candidates(address string) []string {
	base := path.Dir("/" + r.product + "/x")
	if strings.HasSuffix(address, ".md") {
		address = path.Join(path.Dir(address), fileStem(path.Base(address)))
	} else if !strings.HasPrefix(address, "/") {
		base = path.Dir("/" + r.from) // as a browser would read it
	}
	full := address
	if !strings.HasPrefix(full, "/") {
		full = path.Join(base, full)
	}
	clean := strings.TrimSuffix(strings.Trim(path.Clean(full), "/"), "index.html")
	clean = strings.Trim(clean, "/")
	return []string{path.Join(clean, "index.html"), path.Join(r.lang, clean, "index.html")}
}

// fileStem cuts ".fr.md" or ".md" off a file's name; "_index" is the folder.
func fileStem(name string) string {
	stem, _, _ := strings.Cut(name, ".")
	if stem == "_index" {
		return ""
	}
	return stem
}

// LinkError is an address in a text that leads nowhere.
type LinkError struct {
	// Destination is the address as the author wrote it.
	Destination string
	diag.Mistake
}

// Unwrap gives what is wrong with the address.
func (e LinkError) Unwrap() error { return e.Mistake }

// Link gives the link for an address that stands in the page's text.
func (p *Page) Link(destination string) (string, error) {
	href, err := p.resolve.markdown(destination)
	var m diag.Mistake
	if errors.As(err, &m) {
		return "", LinkError{destination, m}
	}
	return href, err
}

// Picture refuses a picture in a text: a page loads nothing but its style sheet.
func (p *Page) Picture(destination string) (string, error) {
	return "", LinkError{destination, diag.Mistake{Message: diag.Say(
		"the picture %q cannot be shown: a page loads nothing but its style sheet; link to it instead",
		"l’image %q ne peut pas être affichée : une page ne charge que sa feuille de style ; faites plutôt un lien vers l’image", destination)}}
}

// Find gives the place of an address in the text, or of the text itself.
func (b Body) Find(destination string) diag.Position {
	at := diag.Position{File: b.File, Line: b.Line}
	before, _, found := strings.Cut(b.Markdown, "]("+destination)
	if !found {
		return at
	}
	at.Line += strings.Count(before, "\n")
	at.Column = utf8.RuneCountInString(before[strings.LastIndex(before, "\n")+1:]) + len("](") + 1
	return at
}
