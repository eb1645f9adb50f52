package verify_test

import (
	"bytes"
	"compress/gzip"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"charte/build/diag"
)

// sabotage is one thing that is made wrong in a good folder, and what has to be
// found then: these codes, and no others, one of them at this file.
type sabotage struct {
	name string
	do   func(*folder)
	want []string
	at   string
}

// folder is the published folder under sabotage.
type folder struct {
	*testing.T
	files map[string]string
}

// swap puts other words in the place of some, once.
func (f *folder) swap(name, old, new string) {
	f.Helper()
	if !strings.Contains(f.files[name], old) {
		f.Fatalf("%s does not hold %q", name, old)
	}
	f.files[name] = strings.Replace(f.files[name], old, new, 1)
}

// swapAll puts other words in the place of all that match.
func (f *folder) swapAll(name, pattern, new string) {
	f.Helper()
	re := regexp.MustCompile(pattern)
	if !re.MatchString(f.files[name]) {
		f.Fatalf("%s does not hold %q", name, pattern)
	}
	f.files[name] = re.ReplaceAllString(f.files[name], new)
}

func (f *folder) remove(name string) {
	f.Helper()
	if _, ok := f.files[name]; !ok {
		f.Fatalf("there is no %s", name)
	}
	delete(f.files, name)
}

// one gives the only file that matches.
func (f *folder) one(pattern string) string {
	f.Helper()
	re := regexp.MustCompile(pattern)
	for _, name := range slices.Sorted(maps.Keys(f.files)) {
		if re.MatchString(name) {
			return name
		}
	}
	f.Fatalf("no file is like %s", pattern)
	return ""
}

const (
	policyPage  = "fr/acme/cookies/index.html"
	termsPage   = "fr/acme/terms/index.html"
	installPage = "fr/acme/install/index.html"
	versionPage = "fr/acme/cookies/2026-01-15/index.html"
	policyFile  = "acme/cookies/policy.json"
	feedFile    = "fr/acme/cookies/feed.xml"
	jsonFile    = "fr/acme/cookies/feed.json"
)

// edit is a sabotage that swaps words of one file.
func edit(name, file, old, new string, want ...string) sabotage {
	return sabotage{name, func(f *folder) { f.swap(file, old, new) }, want, file}
}

var sabotages = slices.Concat(onPages, onHeads, onLanguages, onFeeds, onData, onReleases, onFolder)

var onPages = []sabotage{
	edit("a link to nothing", policyPage, "<a href=../>", "<a href=../nothing/>", "link"),
	edit("a link to a place that is not there", policyPage, "href=#rights", "href=#right", "fragment"),
	edit("a link to a place in another page", termsPage, "cookies/#rights", "cookies/#wrong", "fragment"),
	edit("a folder without its slash", "fr/acme/index.html", "href=cookies/", "href=cookies", "link"),
	edit("an anchor without its heading", policyPage, "id=rights>", "id=right>", "fragment", "language"),
	edit("a style sheet of another host", policyPage, "<link rel=stylesheet href=", "<link rel=stylesheet href=https://cdn.example/x.css><link rel=stylesheet href=", "foreign"),
	edit("a picture of another host", policyPage, "<p class=lead>", "<p class=lead><img src=//cdn.example/x.gif>", "foreign"),
	edit("a connection ahead", policyPage, "<title>", "<link rel=preconnect href=https://cdn.example><title>", "foreign"),
	edit("a frame", termsPage, "</main>", "<iframe src=https://tube.example/></iframe></main>", "foreign"),
	edit("a form", termsPage, "</main>", "<form action=https://form.example/></form></main>", "foreign"),
	edit("a style attribute that fetches", termsPage, "<main ", `<main style="background:url(https://cdn.example/x.gif)" `, "csp", "foreign"),
	edit("a page that leads away", termsPage, "<title>", `<meta http-equiv=refresh content="0; url=https://else.example/"><title>`, "foreign", "language", "sitemap"),
	{"a style sheet that fetches", func(f *folder) {
		f.files[f.one(`^a/.*\.css$`)] += "a{background:url(//cdn.example/x.gif)}"
	}, []string{"foreign", "integrity"}, "a/"},
	edit("a script in the page", policyPage, "</main>", "<script>1</script></main>", "csp", "script"),
	edit("a script of the site in the page", policyPage, "</main>", "<script src=../../../live/acme.js></script></main>", "csp", "script"),
	edit("a script attribute", policyPage, "<main ", "<main onclick=1 ", "script"),
	edit("a script of elsewhere where one installs", installPage, "</main>", "<script src=../../../live/acme.js></script></main>", "script"),
	edit("a script address", policyPage, "href=#rights", "href=javascript:alert(1)", "script"),
	edit("a block of data that runs nothing", policyPage, "</main>", "<script type=application/json>{}</script></main>"),
	edit("no policy in the page", policyPage, "http-equiv=Content-Security-Policy", "name=nothing", "csp"),
	edit("a policy that lets scripts in", policyPage, "default-src 'none'; ", "default-src 'none'; script-src 'self'; ", "csp"),
	edit("a policy that keeps styles out", policyPage, "style-src 'self'; ", "", "csp"),
	edit("a policy that allows by default", policyPage, "default-src 'none'", "default-src 'self'", "csp"),
	edit("a digest of another style sheet", policyPage, "integrity=sha384-", "integrity=sha384-AAAA", "integrity"),
	edit("a digest that is none", policyPage, "integrity=sha384-", "integrity=md5-", "integrity"),
	edit("a pinned tag with another digest", installPage, "integrity=&#34;sha384-", "integrity=&#34;sha384-AAAA", "integrity"),
	edit("a pinned tag without crossorigin", installPage, " crossorigin=&#34;anonymous&#34;", "", "integrity"),
	edit("a tag of a banner that is not there", installPage, "/live/acme.fr.js&#34;&gt;", "/live/acne.fr.js&#34;&gt;", "link"),
	edit("markup that waits for nothing", installPage, "data-consent=&#34;chatwoot", "data-consent=&#34;chatwood", "declaration"),
	edit("an identifier twice", policyPage, "<p class=lead>", "<p class=lead id=rights>", "identifier"),
	edit("two main headings", policyPage, "<h2 id=contents>", "<h1>x</h1><h2 id=contents>", "heading", "version"),
	edit("an empty heading", termsPage, "L’objet</h2>", "</h2>", "heading", "version"),
	edit("a word left to fill in", policyPage, "Acme</a>", "{name}</a>", "leftover"),
	edit("a key left untranslated", termsPage, "Sommaire", "page.contents", "leftover"),
	edit("what a template could not say", termsPage, "<p class=lead>", "<p class=lead>%!s(MISSING) ", "leftover", "version"),
	edit("an address that a template refused", termsPage, "href=#law", "href=#ZgotmplZ title=ZgotmplZ", "fragment", "leftover"),
}

var onHeads = []sabotage{
	edit("no title", policyPage, "<title>Politique de cookies – Acme</title>", "", "title"),
	edit("the title of another page", termsPage, "<title>Conditions d’utilisation – Acme</title>", "<title>Politique de cookies – Acme</title>", "title"),
	edit("no description", policyPage, "<meta name=description", "<meta name=nothing", "description"),
	edit("no doctype", policyPage, "<!doctype html>", "", "head"),
	edit("no character set", policyPage, "<meta charset=utf-8>", "", "head"),
	edit("the address of another page", policyPage, "rel=canonical href="+base+"/fr/acme/cookies/", "rel=canonical href="+base+"/fr/acme/", "canonical"),
	edit("no address of its own", policyPage, "rel=canonical", "rel=nothing", "canonical"),
	{"hidden from search engines", func(f *folder) { f.swap(policyPage, "<title>", "<meta name=robots content=noindex><title>") }, []string{"sitemap"}, "sitemap.xml"},
	edit("not listed", "sitemap.xml", "<loc>"+base+"/fr/acme/cookies/</loc>", "<loc>"+base+"/fr/acme/</loc>", "hreflang", "sitemap"),
	edit("a page listed that is not there", "sitemap.xml", "<loc>"+base+"/fr/acme/cookies/</loc>", "<loc>"+base+"/fr/acme/cookie/</loc>", "sitemap"),
	edit("a day that is none", "sitemap.xml", "<lastmod>", "<lastmod>the ", "sitemap"),
	{"no sitemap", func(f *folder) { f.remove("sitemap.xml") }, []string{"sitemap"}, "sitemap.xml"},
	edit("a sitemap that is none", "sitemap.xml", "</urlset>", "", "sitemap"),
}

var onLanguages = []sabotage{
	{"a page in one language only", func(f *folder) { f.remove("en/acme/terms/index.html") }, []string{"hreflang", "json-ld", "language", "link", "orphan", "sitemap"}, "fr/acme/terms/index.html"},
	edit("a page that says another language", policyPage, "<html lang=fr", "<html lang=de", "hreflang", "json-ld", "language"),
	edit("a translation that is not named", policyPage, "rel=alternate hreflang=en", "rel=nothing", "hreflang"),
	edit("a translation that is not one", policyPage, "hreflang=en href="+base+"/en/acme/cookies/", "hreflang=en href="+base+"/en/acme/", "hreflang"),
	edit("a clause that one language lacks", termsPage, "</div></article>", "<h2 id=more>Encore</h2></div></article>", "language", "version"),
	edit("a link that promises another language", policyPage, "hreflang=en>English", "hreflang=de>Deutsch", "language"),
	{"a feed in one language only", func(f *folder) { f.remove("en/acme/cookies/feed.json") }, []string{"feed", "language", "link"}, "fr/acme/cookies/feed.json"},
}

var onFeeds = []sabotage{
	edit("a feed that is no XML", feedFile, "</feed>", "", "feed"),
	edit("an identifier that is no address", feedFile, "<id>"+base+"/fr/acme/cookies/2026-02-10/</id>", "<id>2026-02-10</id>", "feed"),
	edit("an identifier twice", feedFile, "<id>"+base+"/fr/acme/cookies/2026-02-10/</id>", "<id>"+base+"/fr/acme/cookies/2026-01-15/</id>", "feed"),
	{"a day without its time", func(f *folder) { f.swapAll(feedFile, `T00:00:00Z`, "") }, []string{"feed"}, feedFile},
	{"a feed that is older than its entry", func(f *folder) { f.swapAll(feedFile, `(?s)^(.*?<updated>)[^<]*`, "${1}2020-01-01T00:00:00Z") }, []string{"feed"}, feedFile},
	{"no author", func(f *folder) { f.swapAll(feedFile, `(?s)<author>.*?</author>`, "") }, []string{"feed"}, feedFile},
	edit("no address of its own", feedFile, `rel="self"`, `rel="related"`, "feed"),
	edit("the address of another feed", feedFile, "/cookies/feed.xml\"", "/feed.xml\"", "feed"),
	edit("an entry that leads to nothing", feedFile, `href="`+base+`/fr/acme/cookies/2026-02-10/"`, `href="`+base+`/fr/acme/cookies/2026-02-11/"`, "feed", "link", "version"),
	{"an entry without a title", func(f *folder) { f.swapAll(feedFile, `(<entry>\s*)<title>.*?</title>`, "$1") }, []string{"feed"}, feedFile},
	edit("a script in an entry", feedFile, `<content type="html">`, `<content type="html">&lt;script&gt;1&lt;/script&gt;`, "feed"),
	edit("an element that Atom has not", feedFile, "<entry>", "<entry><pubDate>x</pubDate>", "feed"),
	edit("another version of JSON Feed", jsonFile, "version/1.1", "version/1", "feed"),
	edit("an entry that has no content", jsonFile, `"content_html": "`, `"summary": "`, "feed"),
	{"an entry of which the feeds disagree", func(f *folder) {
		f.swap(jsonFile, `"id": "`+base+"/fr/acme/cookies/2026-02-10/", `"id": "`+base+"/fr/acme/cookies/2026-02-09/")
	}, []string{"feed"}, feedFile},
	edit("a name that JSON Feed has not", jsonFile, `"language"`, `"lang"`, "feed"),
	{"one feed without the other", func(f *folder) { f.remove(feedFile) }, []string{"language", "link"}, "en/acme/cookies/feed.xml"},
}

var onData = []sabotage{
	edit("a tracker that the page lacks", policyPage, "<code>cw_conversation</code></div></th>", "<code>cw_conversatio</code></div></th>", "tracker", "version"),
	{"a tracker that one language lacks", func(f *folder) {
		f.swapAll("en/acme/cookies/index.html", `<tr><th scope=row><div><code>player_volume</code>.*?</tr>`, "")
	}, []string{"tracker", "version"}, "en/acme/cookies/index.html"},
	edit("another duration on the page", policyPage, "datetime=PT1H", "datetime=PT2H", "tracker"),
	edit("a tracker that nobody declares", policyFile, `"name": "player_id"`, `"name": "player_ix"`, "banner", "storage", "table", "tracker"),
	edit("another duration in the declaration", policyFile, `"iso8601": "PT1H"`, `"iso8601": "PT3H"`, "table", "tracker"),
	edit("a purpose that is not declared", policyFile, `"purpose": "chat"`, `"purpose": "chet"`, "declaration"),
	edit("another key of the choice", policyFile, `"key": "eu-consent"`, `"key": "eu-consant"`, "banner"),
	edit("another revision", policyFile, `"revision": "`, `"revision": "x`, "banner"),
	edit("another version", policyFile, `"version": "2026-02-10"`, `"version": "2026-02-11"`, "declaration"),
	edit("a declaration that is no JSON", policyFile, "{", "", "json"),
	{"no declaration", func(f *folder) { f.remove(policyFile) }, []string{"declaration", "json-ld", "link"}, policyPage},
	edit("a banner that deletes another name", "live/acme.fr.js", `"cw_conversation"`, `"cw_conversatiom"`, "banner", "manifest"),
	{"a banner with another key", func(f *folder) { f.swapAll("live/acme.js", `"eu-consent"`, `"eu-consens"`) }, []string{"banner", "manifest"}, "live/acme.js"},
	{"no banner in one language", func(f *folder) { f.remove("live/acme.en.js") }, []string{"banner", "link", "manifest"}, "live/acme.en.js"},
	edit("words that the banner does not show", "live/acme.fr.txt", "Chat", "Tchat", "banner", "manifest"),
	edit("a line of the table missing", "acme/cookies/trackers.csv", "cw_conversation,cookie,chat", "cw_conversatiom,cookie,chat", "table"),
	edit("another duration in the table", "acme/cookies/trackers.csv", ",PT1H,", ",PT2H,", "table"),
	edit("another duration in the disclosure", "acme/cookies/device-storage.json", `"maxAgeSeconds": 31536000`, `"maxAgeSeconds": 31536001`, "storage"),
	edit("consent denied in the disclosure", "acme/cookies/device-storage.json", "\"purposes\": [\n        1\n      ]", `"purposes": []`, "storage"),
	edit("no statement on the signal", "acme/gpc.json", "true", "false", "gpc"),
	edit("no statement of the site on the signal", ".well-known/gpc.json", `"gpc"`, `"gcp"`, "gpc"),
	{"a text that is not translated", func(f *folder) {
		f.swap("en/acme/terms/index.html", `"inLanguage":"en"`, `"inLanguage":"fr"`)
		f.swap("en/acme/terms/index.html", "<div class=text>", "<div class=text lang=fr dir=ltr>")
	}, nil, ""},
	edit("JSON-LD in another language than the text", "en/acme/terms/index.html", `"inLanguage":"en"`, `"inLanguage":"fr"`, "json-ld"),
	edit("JSON-LD that is none", policyPage, `{"@context"`, `"@context"`, "json-ld"),
	edit("JSON-LD of another page", policyPage, `"url":"`+base+"/fr/acme/cookies/", `"url":"`+base+"/fr/acme/", "json-ld"),
}

var onReleases = []sabotage{
	{"a released banner altered", func(f *folder) { f.files[f.one(`^pin/acme/.*\.js$`)] += " " }, []string{"manifest", "release"}, "pin/acme/"},
	{"a released text removed", func(f *folder) { f.remove(f.one(`^pin/acme/.*\.txt$`)) }, []string{"link", "manifest"}, "live/acme.json"},
	{"a released file that nobody names", func(f *folder) { f.files["pin/acme/00000000000000000000000000000000.js"] = "1" }, []string{"release"}, "pin/acme/"},
	edit("another integrity in the manifest", "live/acme.json", `"integrity": "sha384-`, `"integrity": "sha384-A`, "manifest"),
	edit("another size in the manifest", "live/acme.json", `"bytes": `, `"bytes": 1`, "manifest"),
	edit("a release that was taken out", "live/acme.json", `"number": 1`, `"number": 3`, "manifest"),
	edit("a manifest of another product", "live/acme.json", `"product": "acme"`, `"product": "acne"`, "manifest"),
	{"no manifest", func(f *folder) { f.remove("live/acme.json") }, []string{"manifest", "release"}, "live/acme.js"},
	edit("a word changed in an old version", versionPage, "Répondre à vos questions", "Répondre à des questions", "version"),
	edit("another digest of an old version", versionPage, "class=digest>", "class=digest>0", "version"),
	edit("a word changed in the text in force", policyPage, "Répondre à vos questions", "Répondre à des questions", "version"),
	edit("a history without a version", "fr/acme/cookies/history/index.html", "href=../2026-01-15/", "href=../", "version"),
}

var onFolder = []sabotage{
	edit("a former address that leads to nothing", "cgu/index.html", `content="0; url=../fr/acme/terms/`, `content="0; url=../fr/acme/term/`, "canonical", "link"),
	headers("a header that is not there", "  X-Content-Type-Options: nosniff\n", "", "header"),
	headers("a header of another value", "Access-Control-Allow-Origin: *", "Access-Control-Allow-Origin: https://acme.example", "header"),
	headers("a header that two rules set", "/live/*.js\n", "/live/*\n  Referrer-Policy: no-referrer\n/live/*.js\n", "headerfile"),
	headers("a class that is kept too long", "max-age=600, stale", "max-age=6000, stale", "cache"),
	headers("a policy that keeps the style sheet out", "style-src 'self'; ", "", "csp"),
	headers("a policy that leaves framing open", "frame-ancestors 'self'", "", "header"),
	headers("a line that is no header", "  Referrer-Policy: no-referrer", "  Referrer-Policy no-referrer", "header", "headerfile"),
	headers("a rule for a file that is not there", "/a/*\n", "/b/x.css\n  X-A: 1\n/a/*\n", "headerfile"),
	{"a redirect to nothing", func(f *folder) { f.files["_redirects"] = "/old/ /fr/nothing/ 301\n" }, []string{"link"}, "_redirects"},
	{"a redirect to a page", func(f *folder) { f.files["_redirects"] = "/old/ /fr/acme/ 301\n" }, nil, ""},
	{"no page for what does not exist", func(f *folder) { f.remove("404.html") }, []string{"missing"}, "404.html"},
	edit("a page for what does not exist, with a relative link", "404.html", "href=/fr/ ", "href=fr/ ", "link"),
	{"no first page", func(f *folder) { f.remove("index.html") }, []string{"json-ld", "link", "missing"}, "index.html"},
	{"no mark", func(f *folder) { f.remove(".charte") }, []string{"marker"}, ".charte"},
	{"a page to which nothing leads", func(f *folder) {
		for _, lang := range []string{"fr", "en"} {
			f.files[lang+"/acme/hidden/index.html"] = strings.NewReplacer("/terms/", "/hidden/", "<title>", "<meta name=robots content=noindex><title>", "href=feed", "href=../terms/feed", "href=2025", "href=../terms/2025").Replace(f.files[lang+"/acme/terms/index.html"])
		}
	}, []string{"orphan"}, "fr/acme/hidden/index.html"},
	{"a copy that is another", func(f *folder) { f.files["live/acme.js.gz"] = packed("1") }, []string{"precompressed"}, "live/acme.js.gz"},
	{"a copy of nothing", func(f *folder) { f.files["live/acne.js.br"] = "1" }, []string{"precompressed"}, "live/acne.js.br"},
	{"a copy that is right", func(f *folder) { f.files["live/acme.js.gz"] = packed(f.files["live/acme.js"]) }, nil, ""},
	{"no product", func(f *folder) {
		for name := range f.files {
			if strings.Contains(name, "acme") || strings.Contains(name, "beta") {
				delete(f.files, name)
			}
		}
	}, []string{"empty", "link", "sitemap"}, "index.html"},
	{"nothing", func(f *folder) { clear(f.files) }, []string{"empty"}, "index.html"},
	{"no page", func(f *folder) { f.files = map[string]string{"a.txt": "x", ".charte": f.files[".charte"]} }, []string{"empty"}, "index.html"},
}

// headers is a sabotage of the header file, which is found at the files themselves.
func headers(name, old, new string, want ...string) sabotage {
	return sabotage{name, func(f *folder) { f.swap("_headers", old, new) }, want, ""}
}

func packed(text string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write([]byte(text)) // a buffer takes all
	_ = w.Close()
	return b.String()
}

func TestEverySabotageIsFound(t *testing.T) {
	good := built(t, base)
	if len(sabotages) < 40 {
		t.Fatal(len(sabotages))
	}
	for _, s := range sabotages {
		t.Run(s.name, func(t *testing.T) {
			f := &folder{t, maps.Clone(good)}
			s.do(f)
			found := inspected(t, f.files).Findings
			if !slices.Equal(codes(found), s.want) {
				t.Errorf("found %v, want %v:\n%s", codes(found), s.want, said(found))
			}
			placed := slices.ContainsFunc(found, func(p diag.Problem) bool { return strings.HasPrefix(p.File, s.at) })
			if len(s.want) > 0 && !placed && s.at != policyFile { // what is declared is held against all others
				t.Errorf("nothing is found at %s:\n%s", s.at, said(found))
			}
		})
	}
}
