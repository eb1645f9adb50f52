package verify

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"
)

// banners of the legal site of these tests: two releases of one product, of which
// the second is current.
const (
	oldBanner     = `window.charte={o:"acme",n:1}`
	currentBanner = `window.charte={o:"acme",n:2}`
	frenchBanner  = `window.charte={o:"acme",n:2,l:"fr"}`
)

func integrityOf(text string) string { return "sha384-" + digestOf("sha384", []byte(text)) }

func pinOf(text string) string { return "pin/acme/" + hexDigest([]byte(text))[:32] + ".js" }

// legalSite serves what a legal site publishes of a product.
func legalSite(t *testing.T, change func(files map[string]string)) *httptest.Server {
	t.Helper()
	files := map[string]string{
		"live/acme.js": currentBanner, "live/acme.fr.js": frenchBanner,
		pinOf(oldBanner): oldBanner, pinOf(currentBanner): currentBanner, pinOf(frenchBanner): frenchBanner,
		"acme/cookies/policy.json": acmePolicy,
	}
	script := func(text string) map[string]any {
		return map[string]any{"url": "../" + pinOf(text), "integrity": integrityOf(text), "bytes": len(text)}
	}
	current := func(name, text string) map[string]any {
		return map[string]any{"url": name, "integrity": integrityOf(text), "bytes": len(text), "pin": "../" + pinOf(text)}
	}
	manifest, err := json.Marshal(map[string]any{
		"product": "acme", "version": "2026-02-10", "release": 2,
		"scripts": map[string]any{"*": current("acme.js", currentBanner), "fr": current("acme.fr.js", frenchBanner)},
		"releases": []any{
			map[string]any{"number": 1, "day": "2025-11-01", "scripts": map[string]any{"*": script(oldBanner)}},
			map[string]any{"number": 2, "day": "2026-02-10", "scripts": map[string]any{"*": script(currentBanner), "fr": script(frenchBanner)}},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	files["live/acme.json"] = string(manifest)
	if change != nil {
		change(files)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		text, ok := files[strings.TrimPrefix(r.URL.Path, "/")]
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Access-Control-Allow-Origin", "*")
		fmt.Fprint(w, text)
	}))
	t.Cleanup(server.Close)
	return server
}

const acmePolicy = `{
  "languages": ["fr", "en"],
  "product": {"id": "acme"},
  "document": {"id": "cookies", "version": "2026-02-10", "addresses": {"fr": "../../fr/acme/cookies/", "en": "../../en/acme/cookies/"}},
  "purposes": [
    {"id": "session", "status": "exempt"}, {"id": "chat", "status": "consent"},
    {"id": "audience", "status": "consent"}, {"id": "video", "status": "on-request"}
  ],
  "services": [
    {"id": "chatwoot", "name": "Chatwoot", "purpose": "chat", "mode": "basic", "hosts": [{"name": "chat.example.org", "for": ["script", "frame"]}]},
    {"id": "stats", "name": "Stats", "purpose": "audience", "mode": "basic", "hosts": [{"name": "*.stats.example", "for": ["script", "image"]}]},
    {"id": "tube", "name": "Tube", "purpose": "video", "mode": "basic", "hosts": [{"name": "www.tube.example", "for": ["frame"]}]}
  ],
  "trackers": [
    {"name": "sid", "kind": "cookie", "purpose": "session", "duration": {"ends": "elapsed", "iso8601": "P1D", "seconds": 86400}, "place": "product"},
    {"name": "cw_*", "kind": "cookie", "purpose": "chat", "duration": {"ends": "elapsed", "iso8601": "P1Y", "seconds": 31536000}, "place": "product"}
  ],
  "choice": {"key": "eu-consent", "revision": "abcdef", "answers": [{"id": "chatwoot"}, {"id": "stats"}, {"id": "tube"}], "receipt": null},
  "banner": {"asks": true, "gpc": "ask", "through": null}
}`

// goodShop is a page of the product as it should be; SITE stands for the legal site.
const goodShop = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Acme</title>
<script async src="SITE/live/acme.js"></script>
<template data-consent="chatwoot">
<script data-src="https://chat.example.org/sdk.js" async></script>
<script>window.chatwootSDK.run({baseUrl: 'https://chat.example.org'})</script>
</template>
<script type="text/plain" data-consent="stats" data-src="https://eu.stats.example/t.js"></script>
</head>
<body>
<iframe data-consent="tube" data-src="https://www.tube.example/embed/1" title="Film"></iframe>
<p><a href="#eu-consent">Manage my choices</a></p>
<p><a href="SITE/en/acme/cookies/">Cookies</a></p>
</body>
</html>`

// shop serves a page of the product.
func shop(t *testing.T, page string, header http.Header) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/moved":
			w.Header().Add("Set-Cookie", "before=1")
			http.Redirect(w, r, "/", http.StatusFound)
			return
		case "/copy.js":
			fmt.Fprint(w, currentBanner)
			return
		case "/oldcopy.js":
			fmt.Fprint(w, oldBanner)
			return
		case "/altered.js":
			fmt.Fprint(w, currentBanner+"/* mine */")
			return
		case "/shop.js":
			fmt.Fprint(w, "buy()")
			return
		}
		for name, values := range header {
			w.Header()[name] = values
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, page)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/"
}

func options() Options {
	return Options{Lang: "en", Timeout: 2 * time.Second, Most: 500, Agent: "test"}
}

// codes are those of the findings, each once, sorted.
func codes(r Result) []string {
	var out []string
	for _, p := range r.Findings {
		out = append(out, p.Code)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// said is everything that the findings say.
func said(r Result) string {
	var b strings.Builder
	for _, p := range r.Findings {
		fmt.Fprintf(&b, "%s: [%s] %s\n%s\n", p.Position, p.Code, p.Message, p.Hint)
	}
	return b.String()
}

// liveCase changes the good page; want are the codes of what is then found.
type liveCase struct {
	name     string
	old, new string
	header   http.Header
	site     bool // --site and --product are given
	want     []string
	says     string // in some message or hint
}

var liveCases = []liveCase{
	{name: "as it should be"},
	{name: "named as well", site: true},
	{name: "no tag", old: `<script async src="SITE/live/acme.js"></script>`, want: []string{"live-tag"}, says: "--site"},
	{name: "no tag, and the site is named", old: `<script async src="SITE/live/acme.js"></script>`, site: true, want: []string{"live-tag"}, says: `<script async src="SITE/live/acme.js"></script>`},
	{name: "tag in a template", old: `<script async src="SITE/live/acme.js"></script>`, new: `<template><script async src="SITE/live/acme.js"></script></template>`, want: []string{"live-tag"}},
	{name: "tag that waits for itself", old: `<script async src="SITE/live`, new: `<script type="text/plain" src="SITE/live`, want: []string{"live-tag"}},
	{name: "twice", old: "</head>", new: `<script src="SITE/live/acme.js"></script></head>`, want: []string{"live-twice"}},
	{name: "pinned and current", old: `<script async src="SITE/live/acme.js"`, new: `<script async crossorigin="anonymous" integrity="CURRENT" src="SITE/PINNEW"`},
	{name: "pinned and behind", old: `<script async src="SITE/live/acme.js"`, new: `<script async crossorigin="anonymous" integrity="OLD" src="SITE/PINOLD"`,
		want: []string{"live-behind"}, says: `<script async src="SITE/PINNEW" integrity="CURRENT" crossorigin="anonymous"></script>`},
	{name: "pinned with another digest", old: `<script async src="SITE/live/acme.js"`, new: `<script async crossorigin="anonymous" integrity="OLD" src="SITE/PINNEW"`, want: []string{"live-integrity"}},
	{name: "pinned without crossorigin", old: `<script async src="SITE/live/acme.js"`, new: `<script async integrity="CURRENT" src="SITE/PINNEW"`, want: []string{"live-integrity"}},
	{name: "pinned and gone", old: `SITE/live/acme.js`, new: `SITE/pin/acme/00000000000000000000000000000000.js`, want: []string{"live-tag"}},
	{name: "fixed at an address that moves", old: `<script async src="SITE/live/acme.js"`, new: `<script async crossorigin integrity="CURRENT" src="SITE/live/acme.js"`, want: []string{"live-moving"}},
	{name: "a page with another base", old: `<meta charset="utf-8">`, new: `<meta charset="utf-8"><base href="SITE/en/">`, want: []string{"live-choices"}},
	{name: "another language", old: "acme.js", new: "acme.fr.js", want: []string{"live-language"}},
	{name: "own copy", old: "SITE/live/acme.js", new: "/copy.js", site: true},
	{name: "own copy that is old", old: "SITE/live/acme.js", new: "/oldcopy.js", site: true, want: []string{"live-behind"}, says: "release 1 of 2025-11-01"},
	{name: "own copy that was altered", old: "SITE/live/acme.js", new: "/altered.js", site: true, want: []string{"live-behind"}, says: "altered"},
	{name: "not a copy", old: "SITE/live/acme.js", new: "/shop.js", site: true, want: []string{"live-tag"}},

	{name: "a script outside", old: "</body>", new: `<script src="https://chat.example.org/sdk.js"></script></body>`, want: []string{"live-early"}, says: "data-consent"},
	{name: "an inline snippet", old: "</body>", new: `<script>var s=document.createElement('script');s.src='//eu.stats.example/t.js'</script></body>`, want: []string{"live-early"}},
	{name: "a frame", old: "</body>", new: `<iframe src="https://www.tube.example/embed/2"></iframe></body>`, want: []string{"live-early"}},
	{name: "a picture for who has no script", old: "</body>", new: `<noscript><img src="https://p.stats.example/1.gif"></noscript></body>`, want: []string{"live-early"}},
	{name: "a connection ahead", old: "</head>", new: `<link rel="preconnect" href="https://chat.example.org"></head>`, want: []string{"live-early"}},
	{name: "a style", old: "</head>", new: `<style>body{background:url(https://p.stats.example/1.gif)}</style></head>`, want: []string{"live-early"}},
	{name: "marked and not held", old: `<script type="text/plain" data-consent="stats" data-src=`, new: `<script data-consent="stats" src=`, want: []string{"live-early"}, says: "data-src"},
	{name: "held by nothing", old: "</body>", new: `<div data-consent="stats"><img src="https://p.stats.example/1.gif"></div></body>`, want: []string{"live-early", "live-name"}},
	{name: "a comment", old: "</body>", new: `<!-- <script src="https://chat.example.org/sdk.js"></script> --></body>`},
	{name: "a link", old: "</body>", new: `<a href="https://chat.example.org/">chat</a></body>`},
	{name: "somebody else", old: "</body>", new: `<img src="https://cdn.else.example/1.gif"></body>`, want: []string{"live-stranger"}},
	{name: "fetched ahead", old: `<script data-src="https://chat.example.org/sdk.js" async>`, new: `<script src="https://chat.example.org/sdk.js" async>`, want: []string{"live-ahead"}},
	{name: "waits for what nobody declared", old: `data-consent="stats"`, new: `data-consent="stat"`, want: []string{"live-name"}, says: `did you mean "stats"?`},
	{name: "waits for a purpose", old: `data-consent="stats"`, new: `data-consent="audience"`},
	{name: "waits for another", old: `data-consent="stats"`, new: `data-consent="chatwoot"`, want: []string{"live-mixed"}},

	{name: "no link to the choices", old: `href="#eu-consent"`, new: `href="#"`, want: []string{"live-choices"}},
	{name: "a button to the choices", old: `<a href="#eu-consent">Manage my choices</a>`, new: `<button data-consent-open>Choices</button>`},
	{name: "a link in a template", old: `<a href="#eu-consent">Manage my choices</a>`, new: `<template><a href="#eu-consent">Manage</a></template>`, want: []string{"live-choices"}},
	{name: "no link to the policy", old: "SITE/en/acme/cookies/", new: "SITE/en/acme/", want: []string{"live-policy"}},

	{name: "an exempt cookie", header: http.Header{"Set-Cookie": {"sid=1; Max-Age=86400"}}},
	{name: "an exempt cookie, too long", header: http.Header{"Set-Cookie": {"sid=1; Max-Age=864000"}}, want: []string{"live-lasts"}, says: "10 days"},
	{name: "a cookie that needs consent", header: http.Header{"Set-Cookie": {"cw_user_1=x"}}, want: []string{"live-cookie"}},
	{name: "a cookie nobody declared", header: http.Header{"Set-Cookie": {"lang=en"}}, want: []string{"live-undeclared"}},
	{name: "a cookie deleted", header: http.Header{"Set-Cookie": {"lang=; Max-Age=0"}}},

	{name: "a policy that lets all in", header: policyHeader("script-src SITE https://chat.example.org https://*.stats.example 'unsafe-inline'; img-src 'self' *.stats.example https:; frame-src https://www.tube.example https://chat.example.org")},
	{name: "a policy without the banner", header: policyHeader("script-src https://chat.example.org https://*.stats.example"), want: []string{"live-csp"}, says: "keeps the banner from loading"},
	{name: "a policy without a service", header: policyHeader("script-src SITE https://chat.example.org"), want: []string{"live-csp"}, says: "https://*.stats.example"},
	{name: "a policy in the page", old: `<meta charset="utf-8">`, new: `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="frame-src 'none'">`, want: []string{"live-csp"}, says: "frame-src"},
	{name: "a policy by nonce without one", header: policyHeader("script-src 'nonce-abc'"), want: []string{"live-csp"}},
	{name: "a policy by nonce", old: "<script async src=", new: `<script async nonce="abc" src=`, header: policyHeader("script-src 'nonce-abc'")},
	{name: "Trusted Types", header: policyHeader("require-trusted-types-for 'script'; trusted-types 'none'"), want: []string{"live-csp"}, says: "Trusted Types"},
}

func policyHeader(text string) http.Header { return http.Header{"Content-Security-Policy": {text}} }

func TestAProductsOwnPage(t *testing.T) {
	legal := legalSite(t, nil)
	fill := strings.NewReplacer("SITE", legal.URL, "PINNEW", pinOf(currentBanner), "PINOLD", pinOf(oldBanner), "CURRENT", integrityOf(currentBanner), "OLD", integrityOf(oldBanner))
	for _, c := range liveCases {
		t.Run(c.name, func(t *testing.T) {
			page := goodShop
			if c.old != "" {
				if !strings.Contains(page, c.old) {
					t.Fatalf("the page does not hold %q", c.old)
				}
				page = strings.Replace(page, c.old, c.new, 1)
			}
			header := http.Header{}
			for name, values := range c.header {
				header.Set(name, fill.Replace(values[0]))
			}
			o := LiveOptions{Options: options()}
			if c.site {
				o.Site, o.Product = legal.URL, "acme"
			}
			// The page stands on another host than the legal site.
			address := strings.Replace(shop(t, fill.Replace(page), header), "127.0.0.1", "localhost", 1)
			found, err := Live(context.Background(), address, o)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(codes(found), c.want) {
				t.Errorf("found %v, want %v\n%v", codes(found), c.want, said(found))
			}
			if said := said(found); !strings.Contains(said, fill.Replace(c.says)) {
				t.Errorf("%q is not said: %s", c.says, said)
			}
			if found.Counts.Elements == 0 || found.Counts.Requests == 0 {
				t.Errorf("nothing was looked at: %+v", found.Counts)
			}
		})
	}
}

func TestEarlyServicesAreToldFirst(t *testing.T) {
	advanced := func(files map[string]string) {
		files["acme/cookies/policy.json"] = strings.Replace(acmePolicy, `"purpose": "audience", "mode": "basic"`, `"purpose": "audience", "mode": "advanced"`, 1)
	}
	legal := legalSite(t, advanced)
	outside := `<script src="https://eu.stats.example/t.js"></script>`
	tag := `<script src="SITE/live/acme.js"></script>`
	for head, want := range map[string][]string{
		tag + outside: nil,
		outside + tag: {"live-order"},
		strings.Replace(tag, "<script", "<script async", 1) + outside: {"live-order"},
		strings.Replace(tag, "<script", "<script defer", 1) + outside: {"live-order"},
	} {
		page := strings.Replace(goodShop, `<script async src="SITE/live/acme.js"></script>`, head, 1)
		found, err := Live(context.Background(), shop(t, strings.ReplaceAll(page, "SITE", legal.URL), nil), LiveOptions{Options: options()})
		if err != nil || !slices.Equal(codes(found), want) {
			t.Errorf("%s: %v, want %v (%v)", head, codes(found), want, err)
		}
	}
}

func TestABannerThroughATagManager(t *testing.T) {
	legal := legalSite(t, func(files map[string]string) {
		files["acme/cookies/policy.json"] = strings.Replace(acmePolicy, `"through": null`, `"through": "stats"`, 1)
	})
	page := strings.Replace(goodShop, `<script async src="SITE/live/acme.js"></script>`, `<script src="https://eu.stats.example/gtm.js"></script>`, 1)
	o := LiveOptions{Options: options(), Site: legal.URL, Product: "acme"}
	found, err := Live(context.Background(), shop(t, strings.ReplaceAll(page, "SITE", legal.URL), nil), o)
	if err != nil || !slices.Equal(codes(found), []string{"live-through"}) {
		t.Error(found.Findings, err)
	}
}

func TestThePolicyIsFoundUnderAnotherName(t *testing.T) {
	legal := legalSite(t, func(files map[string]string) {
		files["acme/traceurs/policy.json"] = strings.ReplaceAll(acmePolicy, "acme/cookies", "acme/traceurs")
		delete(files, "acme/cookies/policy.json")
		files["fr/acme/"] = `<!doctype html><a href="../">home</a><a href="terms/">terms</a><a href="traceurs/">traceurs</a>`
	})
	page := strings.ReplaceAll(strings.ReplaceAll(goodShop, "acme/cookies", "acme/traceurs"), "SITE", legal.URL)
	found, err := Live(context.Background(), shop(t, page, nil), LiveOptions{Options: options()})
	if err != nil || len(found.Findings) > 0 {
		t.Error(found.Findings, err)
	}
}

func TestWhatCannotBeInspected(t *testing.T) {
	legal := legalSite(t, nil)
	bare := legalSite(t, func(files map[string]string) { clear(files) })
	closed := httptest.NewServer(nil)
	closed.Close()
	page := shop(t, strings.ReplaceAll(goodShop, "SITE", bare.URL), nil)
	for address, o := range map[string]LiveOptions{
		"ftp://example.org/":           {},
		closed.URL:                     {},
		legal.URL + "/live/acme.js":    {}, // no page
		legal.URL + "/nothing":         {},
		page:                           {}, // the site has no manifest
		shop(t, goodShop, nil) + "?a=": {Site: "nonsense"},
	} {
		o.Options = options()
		if found, err := Live(context.Background(), address, o); err == nil {
			t.Errorf("%s: no error, and %v", address, found.Findings)
		}
	}
}

func TestCookiesOnTheWayCount(t *testing.T) {
	legal := legalSite(t, nil)
	found, err := Live(context.Background(), shop(t, strings.ReplaceAll(goodShop, "SITE", legal.URL), nil)+"moved", LiveOptions{Options: options()})
	if err != nil || !slices.Equal(codes(found), []string{"live-undeclared"}) {
		t.Error(found.Findings, err)
	}
}
