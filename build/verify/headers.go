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
	frozen class = "/pin/, /a/"  // never changes
	live   class = "/live/"      // changes with the product
	shared class = "data, feeds" // what programs read
	paged  class = "pages"
	plain  class = "other files"
)

// classOf is the class of a published file.
func classOf(name string) class {
	switch folder, _, _ := strings.Cut(name, "/"); {
	case folder == "pin" || folder == "a":
		return frozen
	case folder == "live":
		return live
	case slices.Contains([]string{".json", ".csv", ".xml", ".tpl"}, path.Ext(name)):
		return shared
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

// promises are those of docs/operators.md. A year is 31,536,000 seconds.
var promises = []promise{
	{"header", "X-Content-Type-Options", []class{frozen, live, shared, paged}, is("nosniff"), "nosniff"},
	{"header", "Referrer-Policy", []class{paged}, is("no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"), "no-referrer"},
	{"header", "Permissions-Policy", []class{paged}, stated, "camera=(), geolocation=(), microphone=(), …"},
	{"header", "Cross-Origin-Opener-Policy", []class{paged}, is("same-origin"), "same-origin"},
	{"header", "Cross-Origin-Resource-Policy", []class{paged}, is("same-origin", "same-site", "cross-origin"), "same-origin"},
	{"header", "Cross-Origin-Resource-Policy", []class{frozen, live, shared}, is("cross-origin"), "cross-origin"},
	{"header", "Access-Control-Allow-Origin", []class{frozen, live, shared}, is("*"), "*"},
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
			if slices.Contains(p.classes, classOf(name)) && !p.kept(strings.Join(f.header.Values(p.header), ", ")) {
				broken[n] = append(broken[n], name)
			}
		}
		if i.live {
			i.served(f)
		}
	}
	for n, p := range promises {
		if names := broken[n]; len(names) > 0 {
			i.unkept(p, names)
		}
	}
}

// isControl tells whether a file is for the host, and not for readers.
func isControl(name string) bool {
	return name == "_headers" || name == "_redirects" || name == ".charte" || name == ".nojekyll"
}

func (i inspection) unkept(p promise, names []string) {
	hint := diag.Say("it should be: %s", "il faudrait : %s", p.want)
	value := strings.Join(i.files[names[0]].header.Values(p.header), ", ")
	if value == "" {
		i.say(p.code, whole(names[0]), diag.Say("this file and %d more come without %s", "ce fichier et %d autres arrivent sans %s", len(names)-1, p.header), hint)
		return
	}
	i.say(p.code, whole(names[0]), diag.Say("this file and %d more come with a %s that is not right: %q", "ce fichier et %d autres arrivent avec un %s qui ne convient pas : %q", len(names)-1, p.header, value), hint)
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

// served looks at what only an answer shows: the type, and whether it came
// compressed.
func (i inspection) served(f *file) {
	full := f.header.Get("Content-Type")
	kind, parameters, _ := strings.Cut(strings.ToLower(full), ";")
	allowed := types[path.Ext(f.path)]
	switch {
	case allowed != nil && !slices.Contains(allowed, strings.TrimSpace(kind)):
		i.say("type", whole(f.path), diag.Say("this file is served as %q", "ce fichier est servi comme %q", full), diag.Say("it should be: %s", "il faudrait : %s", allowed[0]))
	case path.Ext(f.path) == ".txt" && !strings.Contains(strings.ReplaceAll(parameters, `"`, ""), "charset=utf-8"):
		i.say("type", whole(f.path), diag.Say("this text is served without its characters (charset): %q", "ce texte est servi sans son jeu de caractères (charset) : %q", full), diag.Say("it should be: %s", "il faudrait : %s", "text/plain; charset=utf-8"))
	}
	if allowed != nil && len(f.body) > fewBytes && !f.compressed {
		i.say("compression", whole(f.path), diag.Say("%d bytes come uncompressed", "%d octets arrivent sans compression", len(f.body)), none)
	}
	if cookies := f.header.Values("Set-Cookie"); len(cookies) > 0 {
		i.say("cookie", whole(f.path), diag.Say("this site stores nothing, and this answer sets a cookie: %q", "ce site n’enregistre rien, et cette réponse dépose un cookie : %q", cookieName(cookies[0])), none)
	}
}

// cookieName is the name in a Set-Cookie header: its value is nobody's business.
func cookieName(header string) string {
	c, err := http.ParseSetCookie(header)
	if err != nil {
		return strings.TrimSpace(strings.SplitN(header, "=", 2)[0])
	}
	return c.Name
}
