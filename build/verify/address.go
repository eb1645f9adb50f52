package verify

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"charte/build/diag"
)

// use is what becomes of an address that stands in a page.
type use int

const (
	// followed: a reader may go there; nothing is contacted before.
	followed use = iota
	// loaded: the browser fetches it, or opens a connection, by itself.
	loaded
	// sent: what a reader fills in goes there.
	sent
	// named: it only says where something is; nothing is contacted.
	named
)

// reference is one address that stands in a page.
type reference struct {
	use     use
	address string
	// element is the name of the one in which it stands, "link".
	element   string
	rel       []string
	lang      string // hreflang
	integrity string
	// at is its place in a page; in is the file that holds it where that is none.
	at diag.Position
	in *file
	// tag quotes the element, where a browser acts on it by itself.
	tag string
}

// place is where the address stands; in a file that is no page, it is looked for only
// when somebody wants to know.
func (r reference) place() diag.Position {
	if r.in != nil {
		return placeOf(r.in, r.address)
	}
	return r.at
}

// is tells whether the reference is a link of a relation.
func (r reference) is(rel string) bool { return slices.Contains(r.rel, rel) }

// fetching are the attributes by which an element makes a browser fetch, follow or
// send something (HTML Living Standard, index of attributes). srcset stands apart, since it holds several addresses.
var fetching = map[string]map[string]use{
	"a":          {"href": followed, "ping": loaded},
	"area":       {"href": followed, "ping": loaded},
	"audio":      {"src": loaded},
	"base":       {"href": named},
	"body":       {"background": loaded},
	"button":     {"formaction": sent},
	"embed":      {"src": loaded},
	"form":       {"action": sent},
	"frame":      {"src": loaded},
	"html":       {"manifest": loaded},
	"iframe":     {"src": loaded},
	"image":      {"href": loaded, "src": loaded}, // of an SVG; HTML reads it as img
	"img":        {"src": loaded},
	"input":      {"src": loaded, "formaction": sent},
	"object":     {"data": loaded},
	"script":     {"src": loaded, "href": loaded},
	"source":     {"src": loaded},
	"track":      {"src": loaded},
	"use":        {"href": loaded},
	"video":      {"src": loaded, "poster": loaded},
	"blockquote": {"cite": named},
	"q":          {"cite": named},
	"del":        {"cite": named},
	"ins":        {"cite": named},
}

// quiet are the relations of a link element that make no browser contact anybody
// (HTML Living Standard, "Link types"). Any other relation counts
// as one that does.
var quiet = []string{
	"alternate", "author", "bookmark", "canonical", "describedby", "expect", "external", "first", "help", "hub", "last", "license", "me", "next",
	"nofollow", "noopener", "noreferrer", "prev", "privacy-policy", "search", "self", "tag", "terms-of-service", "up",
}

// references gives every address of the document.
func (d *document) references() []reference {
	if d.addresses == nil {
		for _, n := range d.elements {
			d.addresses = append(d.addresses, d.referencesOf(n)...)
		}
	}
	return d.addresses
}

func (d *document) referencesOf(n *html.Node) []reference {
	var out []reference
	add := func(address string, u use) {
		r := reference{
			use: u, address: strings.TrimSpace(address), element: n.Data, rel: words(n, "rel"), lang: attr(n, "hreflang"),
			integrity: strings.TrimSpace(attr(n, "integrity")), at: d.place(n),
		}
		if u != followed || r.address == "" {
			r.tag = d.tag(n)
		}
		out = append(out, r)
	}
	for _, a := range n.Attr {
		switch u, known := fetching[n.Data][a.Key]; {
		case known && a.Key == "ping":
			for _, address := range strings.Fields(a.Val) {
				add(address, u)
			}
		case known:
			add(a.Val, u)
		case a.Key == "srcset" || a.Key == "imagesrcset":
			for _, address := range candidates(a.Val) {
				add(address, loaded)
			}
		case a.Key == "style":
			for _, address := range sheetAddresses(a.Val) {
				add(address, loaded)
			}
		case n.Data == "link" && a.Key == "href":
			add(a.Val, linkUse(n))
		}
	}
	switch n.Data {
	case "style":
		for _, address := range sheetAddresses(spoken(n)) {
			add(address, loaded)
		}
	case "meta":
		if address, ok := refreshAddress(n); ok {
			add(address, followed)
		}
	}
	return out
}

// linkUse is what a link element does: the most of what its relations do. A style
// sheet that is an alternate one is loaded all the same.
func linkUse(n *html.Node) use {
	for _, rel := range words(n, "rel") {
		if !slices.Contains(quiet, rel) {
			return loaded
		}
	}
	return named
}

// candidates are the addresses of a srcset.
func candidates(srcset string) []string {
	var out []string
	for rest := srcset; ; {
		rest = strings.TrimLeft(rest, " \t\n\r\f,")
		if rest == "" {
			return out
		}
		end := strings.IndexAny(rest, " \t\n\r\f")
		if end < 0 {
			end = len(rest)
		}
		address := rest[:end]
		rest = rest[end:]
		if trimmed := strings.TrimRight(address, ","); trimmed != address {
			out = append(out, trimmed)
			continue
		}
		out = append(out, address)
		_, rest, _ = strings.Cut(rest, ",")
	}
}

// refreshAddress is where a page sends its reader by itself.
func refreshAddress(n *html.Node) (string, bool) {
	if !strings.EqualFold(attr(n, "http-equiv"), "refresh") {
		return "", false
	}
	_, rest, _ := strings.Cut(strings.ReplaceAll(attr(n, "content"), ",", ";"), ";")
	rest = strings.TrimSpace(rest)
	if len(rest) > 3 && strings.EqualFold(rest[:3], "url") {
		rest = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(rest[3:]), "="))
	}
	return strings.Trim(rest, `"'`), rest != ""
}
