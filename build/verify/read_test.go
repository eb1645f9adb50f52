package verify

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func parsed(t *testing.T, text string) *document {
	t.Helper()
	d, err := read("x.html", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestElementsKnowWhereTheyStand(t *testing.T) {
	d := parsed(t, "<!doctype html><html lang=fr><body>\n<p>é<A\nHREF='x'>a</A><table><tr><td>1</table><noscript><img src=p></noscript><svg><a xlink:href=y /></svg>")
	got := map[string]string{}
	for _, n := range d.elements {
		if at := d.place(n); at.Line > 0 {
			got[n.Data+fmt.Sprint(len(n.Attr))] = fmt.Sprintf("%d:%d", at.Line, at.Column)
		}
	}
	want := map[string]string{"html1": "1:16", "body0": "1:30", "p0": "2:1", "table0": "3:15", "tr0": "3:22", "td0": "3:26", "noscript0": "3:39", "img1": "3:49", "svg0": "3:71"}
	for name, at := range want {
		if got[name] != at {
			t.Errorf("%s stands at %s, want %s", name, got[name], at)
		}
	}
	for _, n := range d.named("a", "img") {
		if !strings.HasPrefix(strings.ToLower(d.tag(n)), "<"+n.Data) {
			t.Errorf("%s is quoted as %q", n.Data, d.tag(n))
		}
	}
}

// addresses are those of a page with their use, in short.
func addresses(d *document, u use) []string {
	var out []string
	for _, r := range d.references() {
		if r.use == u {
			out = append(out, r.address)
		}
	}
	return out
}

func TestEverythingThatABrowserFetchesIsSeen(t *testing.T) {
	d := parsed(t, `<!doctype html>
<link rel=stylesheet href=1><link rel="alternate stylesheet" href=2><link rel=icon href=3><link rel=preconnect href=4>
<link rel=alternate href=no><link rel=canonical href=no><link rel=modulepreload href=5><link rel="license me" href=no>
<script src=6></script><img src=7 srcset="8 1x, 9 2x,10"><picture><source srcset="11 100w"></picture>
<video src=12 poster=13></video><iframe src=14></iframe><object data=15></object><embed src=16><input type=image src=17>
<svg><image href="18"/><use href="19"/></svg><p style="background:url( '20' )">x</p><body background=21>
<style>@import "22"; a{b:url(23)} /* url(no) */ c{d:url(#no) e:url(data:no)}</style><a href=no ping="24 25">a</a>
<template><img src=26></template><noscript><img src=27></noscript>`)
	var want []string
	for i := 1; i <= 27; i++ {
		want = append(want, fmt.Sprint(i))
	}
	got := addresses(d, loaded)
	for _, address := range append(slices.Clone(want), got...) {
		if slices.Contains(want, address) != slices.Contains(got, address) {
			t.Errorf("%s: seen %v", address, slices.Contains(got, address))
		}
	}
	d = parsed(t, `<form action=1><button formaction=2><input formaction=3></form><meta http-equiv=Refresh content="0;URL='4'"><a href=5>a</a><area href=6>`)
	if got := addresses(d, sent); !slices.Equal(got, []string{"1", "2", "3"}) {
		t.Error(got)
	}
	if got := addresses(d, followed); !slices.Equal(got, []string{"4", "5", "6"}) {
		t.Error(got)
	}
}

func TestWhatIsLeftInATextIsSeen(t *testing.T) {
	for text, want := range map[string]string{
		"<p>Version du {date}</p>":                                  "{date}",
		"<p>page.version-not-stated</p>":                            "page.version-not-stated",
		"<p>%!s(MISSING)</p>":                                       "%!s(",
		"<p>&lt;nil&gt;</p>":                                        "<nil>",
		"<p>Tom &amp;amp; Jerry</p>":                                "&amp;",
		`<a href="#ZgotmplZ" title="x ZgotmplZ">a</a>`:              "ZgotmplZ",
		"<p>le 0001-01-01</p>":                                      "0001-01-01",
		"<p>{{ .Title }}</p>":                                       "{{",
		`<img alt="brief.asked">`:                                   "brief.asked",
		"<code>%!d(string=a)</code>":                                "%!d(",
		"<p>Voir <a href=https://acme.example>acme.example</a></p>": "",
		"<p><a href=../data/policy.json>policy.json</a></p>":        "",
		"<code>{name}</code>":                                       "",
		"<p>Un texte. Un autre {2}.</p>":                            "",
		"<p>AT&amp;T</p>":                                           "",
	} {
		got := ""
		for _, l := range parsed(t, text).leftovers() {
			got = l.words
		}
		if got != want {
			t.Errorf("%s: left %q, want %q", text, got, want)
		}
	}
}

func TestIntegrityIsJudgedAsBrowsersDo(t *testing.T) {
	body := []byte("x")
	good256, good384, good512 := "sha256-"+digestOf("sha256", body), "sha384-"+digestOf("sha384", body), "sha512-"+digestOf("sha512", body)
	for integrity, want := range map[string][2]bool{
		good256:                  {true, true},
		good384:                  {true, true},
		good512 + "?opt":         {true, true},
		good384 + " sha512-x":    {false, true}, // the strongest counts
		"sha384-x " + good384:    {true, true},
		"sha384-x " + good512:    {true, true},
		good256[:len(good256)-2]: {false, true},
		"":                       {false, false},
		"md5-x":                  {false, false},
	} {
		if ok, known := fits(integrity, body); ok != want[0] || known != want[1] {
			t.Errorf("%q: %v %v, want %v", integrity, ok, known, want)
		}
	}
}

func TestPlacesOfPages(t *testing.T) {
	for path, want := range map[string]location{
		"index.html":                                    {kind: rootPage},
		"404.html":                                      {kind: missingPage},
		"fr/404.html":                                   {kind: missingPage, lang: "fr"},
		"fr/index.html":                                 {kind: frontPage, lang: "fr"},
		"fr/acme/index.html":                            {kind: productPage, lang: "fr", product: "acme"},
		"fr/acme/install/index.html":                    {kind: installPage, lang: "fr", product: "acme"},
		"fr/acme/cookies/index.html":                    {kind: documentPage, lang: "fr", product: "acme", document: "cookies"},
		"fr/acme/cookies/history/index.html":            {kind: historyPage, lang: "fr", product: "acme", document: "cookies"},
		"fr/acme/cookies/2026-02-10/index.html":         {kind: versionPage, lang: "fr", product: "acme", document: "cookies", version: "2026-02-10"},
		"fr/acme/cookies/2026-02-10/changes/index.html": {kind: changesPage, lang: "fr", product: "acme", document: "cookies", version: "2026-02-10"},
		"fr/acme/cookies/2026-13-10/index.html":         {lang: "fr"},
		"de/index.html":                                 {},
	} {
		if got := locate(path, []string{"fr", "en"}); got != want {
			t.Errorf("%s is %+v, want %+v", path, got, want)
		}
	}
}

func TestHeaderFilesAreReadAsHostsDo(t *testing.T) {
	parseHeaders("/\xff*\n  a: b") // is no reason to break
	rules := parseHeaders("# all\n/*\n  X-A: 1\n  X-B: 1\n/live/*\n\tX-B: 2\n  ! X-A\nhttps://x.example/:lang/p\n  X-C: 3:4\n")
	for address, want := range map[string]string{
		"/":          "X-A=1 X-B=1",
		"/live/a.js": "X-B=1, 2",
		"/fr/p":      "X-A=1 X-B=1 X-C=3:4",
		"/fr/x/p":    "X-A=1 X-B=1",
	} {
		h := headersFor(rules, address)
		var got []string
		for _, name := range []string{"X-A", "X-B", "X-C"} {
			if v := h.Values(name); len(v) > 0 {
				got = append(got, name+"="+strings.Join(v, ", "))
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", address, got, want)
		}
	}
}

func TestAScriptHoldsATextAmongItsStrings(t *testing.T) {
	for script, want := range map[string]bool{
		`{n:"cw_*"}`: true, `{n:'cw_*'}`: true, "{n:`cw_*`}": true, `{n:"cw_*2"}`: false, `{n:"acw_*"}`: false, `cw_*`: false,
	} {
		if holds(script, "cw_*") != want {
			t.Errorf("%s: %v", script, !want)
		}
	}
	if !holds(`["a\"b\\c"]`, `a"b\c`) {
		t.Error("what has to be escaped is not found")
	}
}

func TestChecksAreNamedOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range Checks() {
		if seen[c.Code] || c.Code == "" || c.Title.EN == "" || c.Title.FR == "" || c.Weight == "" {
			t.Errorf("%+v", c)
		}
		seen[c.Code] = true
	}
}

// What is written into a text to know where its elements stand changes nothing of
// what a browser makes of it.
func FuzzRead(f *testing.F) {
	for _, text := range []string{
		"<!doctype html><html><head><title>a<b></title><script>if(a<b)</script></head><body><p>x<table><td>y</table>",
		"<a href=x<b>c</a><svg><![CDATA[<p>]]></svg><noscript><img></noscript><textarea><p></textarea><template><td>",
		"<p/id=x>\x00</p id=1 charte-verify-at=9><br/><plaintext><b>", "<math><mi><!--<p>--></math><select><option><p>", "<é><a\n\"b=c\">", "<A\x00>",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := read("x.html", []byte(text))
		if err != nil {
			return
		}
		for _, n := range d.elements {
			if at, ok := d.at[n]; ok && (at >= len(text) || text[at] != '<') {
				t.Errorf("%s stands at %d of %q", n.Data, at, text)
			}
		}
		plain, err := html.ParseWithOptions(strings.NewReader(text), html.ParseOptionEnableScripting(false))
		if err != nil || strings.Contains(text, "[CDATA[") || strings.Contains(text, marker) {
			return // a text that reads otherwise in a picture (SVG) is no page of ours
		}
		var with, without strings.Builder
		if html.Render(&with, d.root) != nil || html.Render(&without, plain) != nil {
			return
		}
		if with.String() != without.String() {
			t.Errorf("%q\nreads as %q\ninstead of %q", text, &with, &without)
		}
	})
}
