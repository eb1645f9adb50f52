package host

import (
	"cmp"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"charte/build/diag"
)

// Header is one header of an answer.
type Header struct{ Name, Value string }

// Where says for which files a rule is: those in Folder, at any depth, that end in
// one of Ends; with a Base, those of that name in any folder.
type Where struct {
	Folder string // "/live/"; "/" is the whole site
	Ends   []string
	Base   string
}

// Holds tells whether a rule is for a file, given by its path with a slash before.
func (w Where) Holds(file string) bool {
	if w.Base != "" {
		return path.Base(file) == w.Base && !strings.HasPrefix(file, "/live/") // a product's id, there
	}
	return strings.HasPrefix(file, w.Folder) &&
		(len(w.Ends) == 0 || slices.Contains(w.Ends, strings.TrimPrefix(path.Ext(file), ".")))
}

// Rule is a header for some files.
type Rule struct {
	Where
	Header Header
}

// Plan is what every host is told.
type Plan struct {
	Site Site
	// Path is the path below which the site stands, "/legal"; mostly empty.
	Path string
	// Everywhere are the headers of every answer.
	Everywhere []Header
	// Caching are the classes; for no file there are two.
	Caching []Rule
	// Types are the media types that a host may guess wrong; for no file there are
	// two.
	Types []Rule
	// Redirects are sorted by From.
	Redirects []Redirect
}

// Frozen is the caching of what never changes at its address.
const Frozen = "public, max-age=31536000, immutable"

// Live is the caching of what moves at a fixed address: the banners. Its max-age is
// a promise to those who answer for a policy, and stands in docs/operators.md: what
// they withdraw is out of every banner 600 seconds after it was published, and one
// page view. While a cache fetches the new one, it may give the old one for a day
// to a page that is waiting; if the host is down, for a week.
const Live = "public, max-age=600, stale-while-revalidate=86400, stale-if-error=604800"

// Data is the caching of what programs fetch.
const Data = "public, max-age=600"

// Pages is the caching of pages: a browser asks each time whether its copy is the
// one in force. Netlify, Cloudflare and Vercel say the same where nobody says
// anything (hosting pages of the three, read 2026-11-22).
const Pages = "public, max-age=0, must-revalidate"

const cacheControl, contentType = "Cache-Control", "Content-Type"

// dataEnds are the endings of what programs read.
var dataEnds = []string{"json", "csv", "xml", "tpl"}

func caching() []Rule {
	return []Rule{
		{Where{Folder: "/a/"}, Header{cacheControl, Frozen}},
		// By ending, so that a manifest, /live/<product>.json, and the record of a
		// release, /pin/<product>/<digest>.json, are data and nothing else.
		{Where{Folder: "/pin/", Ends: []string{"js", "txt"}}, Header{cacheControl, Frozen}},
		{Where{Folder: "/live/", Ends: []string{"js", "txt", "ts"}}, Header{cacheControl, Live}},
		{Where{Folder: "/", Ends: dataEnds}, Header{cacheControl, Data}},
	}
}

// types are what hosts were seen to guess wrong, or without a charset: mime 3.0,
// which Cloudflare uses, gives application/javascript and no charset for .js,
// video/mp2t for .ts and nothing for .tpl. RFC 9239 (2022) makes text/javascript
// the type of scripts; RFC 4287 and jsonfeed.org name those of feeds.
func types() []Rule {
	return []Rule{
		{Where{Folder: "/", Ends: []string{"js"}}, Header{contentType, "text/javascript; charset=utf-8"}},
		{Where{Folder: "/", Ends: []string{"css"}}, Header{contentType, "text/css; charset=utf-8"}},
		{Where{Folder: "/", Ends: []string{"txt", "ts", "tpl"}}, Header{contentType, "text/plain; charset=utf-8"}},
		{Where{Folder: "/", Ends: []string{"csv"}}, Header{contentType, "text/csv; charset=utf-8"}},
		{Where{Base: "feed.xml"}, Header{contentType, "application/atom+xml; charset=utf-8"}},
		{Where{Base: "feed.json"}, Header{contentType, "application/feed+json"}},
	}
}

// guessed are the types that every host knows; servers that know none, and stores
// that keep one an object, are told these too.
func guessed() []Rule {
	return []Rule{
		{Where{Folder: "/", Ends: []string{"html"}}, Header{contentType, "text/html; charset=utf-8"}},
		{Where{Folder: "/", Ends: []string{"json"}}, Header{contentType, "application/json"}},
		{Where{Folder: "/", Ends: []string{"xml"}}, Header{contentType, "application/xml"}},
		{Where{Folder: "/", Ends: []string{"svg"}}, Header{contentType, "image/svg+xml"}},
		{Where{Folder: "/", Ends: []string{"png"}}, Header{contentType, "image/png"}},
		{Where{Folder: "/", Ends: []string{"ico"}}, Header{contentType, "image/x-icon"}},
		{Where{Folder: "/", Ends: []string{"woff2"}}, Header{contentType, "font/woff2"}},
	}
}

// newPlan makes the plan of a site; problems are redirects that no host can have.
func newPlan(site Site) (Plan, diag.List) {
	p := Plan{Site: site, Everywhere: everywhere(site.NoIndex), Caching: caching(), Types: types()}
	if u, err := url.Parse(site.Address); err == nil {
		p.Path = strings.TrimSuffix(u.EscapedPath(), "/")
	}
	for _, r := range site.Redirects {
		p.Redirects = append(p.Redirects, r.folded())
	}
	slices.SortStableFunc(p.Redirects, func(a, b Redirect) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
	p.Redirects = slices.CompactFunc(p.Redirects, func(a, b Redirect) bool { return a.From == b.From && a.To == b.To })
	return p, p.dropWrong()
}

// folded is the redirect with an old address that is no file as a folder: /old and
// /old/ are one.
func (r Redirect) folded() Redirect {
	if path.Ext(r.From) == "" && !strings.HasSuffix(r.From, "/") {
		r.From += "/"
	}
	return r
}

// plain is a path that no host takes for a pattern.
var plain = regexp.MustCompile(`^(?:/[A-Za-z0-9._~%-]+)+/?$|^/$`)

// dropWrong takes out the redirects that no host can have, and says why.
func (p *Plan) dropWrong() diag.List {
	var out diag.List
	var right []Redirect
	for _, r := range p.Redirects {
		switch before := len(right) - 1; {
		case !plain.MatchString(r.From) || r.From == "/":
			out = append(out, r.At.With(diag.Say("the old address %q cannot lead on", "l’ancienne adresse %q ne peut pas mener ailleurs", r.From),
				diag.Say("write it from the site’s root, with letters, digits and - . _ only, such as /fr/old/",
					"écrivez-la depuis la racine du site, avec des lettres sans accent, des chiffres et - . _ seulement, par exemple /fr/ancienne/")))
		case !plain.MatchString(r.To):
			out = append(out, r.At.With(diag.Say("the old address %q leads to %q, which is no address of the site",
				"l’ancienne adresse %q mène à %q, qui n’est pas une adresse du site", r.From, r.To),
				diag.Say("write the new address from the site’s root, such as /fr/new/", "écrivez la nouvelle adresse depuis la racine du site, par exemple /fr/nouvelle/")))
		case before >= 0 && right[before].From == r.From:
			out = append(out, r.At.With(diag.Say("the old address %q leads to two places, %q and %q",
				"l’ancienne adresse %q mène à deux endroits, %q et %q", r.From, right[before].To, r.To),
				diag.Say("keep one of them", "gardez l’un des deux")))
		default:
			right = append(right, r)
		}
	}
	p.Redirects = right
	return out
}

// page is the file that leads on from an old address where a host does not.
func (r Redirect) page() string {
	file := strings.Trim(r.From, "/")
	if ext := path.Ext(file); ext == ".html" || ext == ".htm" {
		return file
	}
	return path.Join(file, "index.html")
}

// asked are the paths under which the old address was asked for: people type a
// folder without its slash.
func (r Redirect) asked() []string {
	if bare := strings.TrimSuffix(r.From, "/"); bare != r.From && bare != "" {
		return []string{bare, r.From}
	}
	return []string{r.From}
}

// typeOf is the media type of a file, given by its path with a slash before.
func (p Plan) typeOf(file string) string {
	for _, byName := range []bool{true, false} {
		for _, r := range slices.Concat(p.Types, guessed()) {
			if (r.Base != "") == byName && r.Holds(file) {
				return r.Header.Value
			}
		}
	}
	return "application/octet-stream"
}

// cachingOf is the Cache-Control of a file.
func (p Plan) cachingOf(file string) string {
	for _, r := range p.Caching {
		if r.Holds(file) {
			return r.Header.Value
		}
	}
	return Pages
}

// missingPages are the languages that have a page of their own for an address
// where there is nothing, sorted.
func (p Plan) missingPages() []string {
	var out []string
	for file := range p.Site.Files {
		if lang, name, ok := strings.Cut(file, "/"); ok && name == "404.html" {
			out = append(out, lang)
		}
	}
	slices.Sort(out)
	return out
}
