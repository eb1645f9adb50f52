package verify

import (
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"

	"charte/build/diag"
)

// class is a class of files that are cached alike. Each has a folder of its own, or
// is known by its ending.
type class string

const (
	frozen class = "/pin/, /a/"  // never changes; but the records of releases, which are data
	live   class = "/live/"      // changes with the product
	shared class = "data, feeds" // what programs read
	paged  class = "pages"
	plain  class = "other files"
)

// classOf is the class of a published file.
func classOf(name string) class {
	switch folder, _, _ := strings.Cut(name, "/"); {
	case isCopy(name):
		return plain // sent in the place of another, with the headers of that
	case slices.Contains([]string{".json", ".csv", ".xml", ".tpl"}, path.Ext(name)):
		return shared
	case folder == "pin" || folder == "a":
		return frozen
	case folder == "live":
		return live
	case path.Ext(name) == ".html":
		return paged
	}
	return plain
}

// promise is what a header of some classes says.
type promise struct {
	code    string
	header  string
	classes []class
	kept    func(value string) bool
	want    string
}

// all are the classes of which something is promised.
var all = []class{frozen, live, shared, paged}

// promises are those of docs/operators.md, "What is sent". A year is 31,536,000
// seconds.
var promises = []promise{
	{"header", "X-Content-Type-Options", all, is("nosniff"), "nosniff"},
	{"header", "Referrer-Policy", []class{paged}, is("no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"), "no-referrer"},
	{"header", "Permissions-Policy", []class{paged}, stated, "camera=(), geolocation=(), microphone=(), …"},
	{"header", "Cross-Origin-Opener-Policy", []class{paged}, is("same-origin"), "same-origin"},
	{"header", "Cross-Origin-Resource-Policy", all, is("cross-origin"), "cross-origin"},
	{"header", "Access-Control-Allow-Origin", all, is("*"), "*"},
	{"header", "Timing-Allow-Origin", []class{frozen, live}, is("*"), "*"},
	{"header", "Content-Security-Policy", []class{paged}, closed, "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; …"},
	{"cache", "Cache-Control", []class{frozen}, func(v string) bool {
		age, ok := maxAge(v)
		return ok && age >= 31_536_000 && slices.Contains(directivesOf(v), "immutable")
	}, "public, max-age=31536000, immutable"},
	{"cache", "Cache-Control", []class{live, shared}, func(v string) bool {
		age, ok := maxAge(v)
		return ok && age <= 600 && !slices.Contains(directivesOf(v), "immutable") || slices.Contains(directivesOf(v), "no-cache")
	}, "public, max-age=600"},
	{"cache", "Cache-Control", []class{paged}, func(v string) bool {
		age, ok := maxAge(v)
		return ok && age == 0 || slices.Contains(directivesOf(v), "no-cache")
	}, "public, max-age=0, must-revalidate"},
}

func is(values ...string) func(string) bool {
	return func(v string) bool { return slices.Contains(values, strings.ToLower(strings.TrimSpace(v))) }
}

func stated(v string) bool { return strings.TrimSpace(v) != "" }

// closed tells whether a Content-Security-Policy begins by allowing nothing, and
// closes what default-src does not govern.
func closed(v string) bool {
	for _, p := range parsePolicies([]string{v}) {
		_, base := p["base-uri"]
		_, form := p["form-action"]
		_, framed := p["frame-ancestors"]
		if slices.Equal(lower(p["default-src"]), []string{"'none'"}) && base && form && framed {
			return true
		}
	}
	return false
}

func directivesOf(v string) []string {
	var out []string
	for _, d := range strings.Split(strings.ToLower(v), ",") {
		out = append(out, strings.TrimSpace(d))
	}
	return out
}

func maxAge(v string) (seconds int, ok bool) {
	for _, d := range directivesOf(v) {
		if s, found := strings.CutPrefix(d, "max-age="); found {
			n, err := strconv.Atoi(s)
			return n, err == nil
		}
	}
	return 0, false
}

// headers holds what files are served with against what is promised. One finding
// stands for all files of a class.
func (i inspection) headers() {
	broken := map[int][]string{}
	for _, name := range i.under(func(string) bool { return true }) {
		f := i.files[name]
		if f.header == nil || isControl(name) {
			continue
		}
		i.counts.Headers++
		for n, p := range promises {
			value := strings.Join(f.header.Values(p.header), ", ")
			if slices.Contains(p.classes, classOf(name)) && !p.kept(value) && !i.byDefault(name, p, value) {
				broken[n] = append(broken[n], name)
			}
		}
	}
	for n, p := range promises {
		if names := broken[n]; len(names) > 0 {
			i.unkept(p, names)
		}
	}
	i.served()
}

// byDefault tells whether the hosts that read _headers send by themselves what that
// file does not say: Netlify and Cloudflare, that pages are not kept.
func (i inspection) byDefault(name string, p promise, value string) bool {
	return !i.live && value == "" && p.header == "Cache-Control" && classOf(name) == paged
}

// isControl tells whether a file is for the host, and not for readers.
func isControl(name string) bool {
	return name == "_headers" || name == "_redirects" || name == ".charte" || name == ".nojekyll"
}

func (i inspection) unkept(p promise, names []string) {
	hint := diag.Say("it should be: %s", "il faudrait : %s", p.want)
	value := strings.Join(i.files[names[0]].header.Values(p.header), ", ")
	if value == "" {
		i.say(p.code, whole(names[0]), diag.Say("%s without %s", "%s sans %s", come(names), p.header), hint)
		return
	}
	i.say(p.code, whole(names[0]), diag.Say("%s with a %s that is not right: %q", "%s avec un %s qui ne convient pas : %q", come(names), p.header, value), hint)
}

// come is the beginning of a sentence about files, of which one stands for all.
func come(names []string) diag.Sentence {
	if n := len(names) - 1; n > 0 {
		return diag.Say("this file and %d more of its kind come", "ce fichier et %d autres de son genre arrivent", n)
	}
	return diag.Say("this file comes", "ce fichier arrive")
}

// types are what a file of an ending is, as hosts may say it.
var types = map[string][]string{
	".html": {"text/html"},
	".css":  {"text/css"},
	".js":   {"text/javascript", "application/javascript"},
	".json": {"application/json", "application/feed+json", "application/ld+json", "application/manifest+json"},
	".xml":  {"application/xml", "text/xml", "application/atom+xml"},
	".csv":  {"text/csv"},
	".txt":  {"text/plain"},
	".svg":  {"image/svg+xml"},
}

// fewBytes is how much a host need not compress: below this a packet holds it.
const fewBytes = 1400

// served looks at what only an answer shows: the type, whether it came compressed,
// and what else the host sends.
func (i inspection) served() {
	slow, hidden, mistyped := map[class][]string{}, []string{}, map[string][]string{}
	for _, name := range i.under(func(string) bool { return i.live }) {
		f := i.files[name]
		ext := path.Ext(name)
		if !f.typed() {
			mistyped[ext] = append(mistyped[ext], name)
		}
		if types[ext] != nil && len(f.body) > fewBytes && !f.compressed {
			slow[classOf(name)] = append(slow[classOf(name)], name)
		}
		if strings.Contains(strings.ToLower(strings.Join(f.header.Values("X-Robots-Tag"), ",")), "noindex") {
			hidden = append(hidden, name)
		}
		if cookies := f.header.Values("Set-Cookie"); len(cookies) > 0 {
			i.say("cookie", whole(f.path), diag.Say("this site stores nothing, and this answer sets a cookie: %q", "ce site n’enregistre rien, et cette réponse dépose un cookie : %q", cookieName(cookies[0])), none)
		}
	}
	for ext, names := range mistyped {
		i.say("type", whole(names[0]), diag.Say("%s as %q", "%s sous le type %q", come(names), i.files[names[0]].header.Get("Content-Type")), diag.Say("it should be: %s", "il faudrait : %s", wantedType(ext)))
	}
	for _, names := range slow {
		i.say("compression", whole(names[0]), diag.Say("%s uncompressed", "%s sans compression", come(names)), none)
	}
	if len(hidden) > 0 {
		i.say("robots", whole(hidden[0]), diag.Say("%s with a header that keeps search engines away (X-Robots-Tag)", "%s avec un en-tête d’exclusion des moteurs de recherche (X-Robots-Tag)", come(hidden)), none)
	}
}

// typed tells whether a file came as what it is; a text has to say its characters.
func (f *file) typed() bool {
	ext := path.Ext(f.path)
	kind, parameters, _ := strings.Cut(strings.ToLower(f.header.Get("Content-Type")), ";")
	if allowed := types[ext]; allowed != nil && !slices.Contains(allowed, strings.TrimSpace(kind)) {
		return false
	}
	return ext != ".txt" || strings.Contains(strings.ReplaceAll(parameters, `"`, ""), "charset=utf-8")
}

func wantedType(ext string) string {
	if ext == ".txt" {
		return "text/plain; charset=utf-8"
	}
	return types[ext][0]
}

// cookieName is the name in a Set-Cookie header: its value is nobody's business.
func cookieName(header string) string {
	c, err := http.ParseSetCookie(header)
	if err != nil {
		return strings.TrimSpace(strings.SplitN(header, "=", 2)[0])
	}
	return c.Name
}
