package e2e

import (
	"bytes"
	"errors"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/andybalholm/brotli"

	"charte/build/banner"
	"charte/build/catalog"
	"charte/build/content"
	"charte/build/data"
	"charte/build/policy"
	"charte/build/site"
)

// pageBudget is what a policy page and everything that it loads may weigh
// compressed, in bytes.
const pageBudget = 14_000

// copyBudget is what the script that copies examples may have, in bytes.
const copyBudget = 1000

// pages are the site of this project, rendered once without an address and once
// with one.
var pages = sync.OnceValue(func() map[string]map[string][]byte {
	return map[string]map[string][]byte{"": renderAll(""), "https://legal.example.org": renderAll("https://legal.example.org")}
})

// catalogue is the project's own.
var catalogue = sync.OnceValue(func() catalog.Catalogue {
	known, problems := catalog.Read(root)
	if len(problems) > 0 {
		panic(problems.Error())
	}
	return known
})

// ownSite is what this project declares.
var ownSite = sync.OnceValue(func() policy.Site {
	s, problems := content.Read(root, catalogue())
	if len(problems) > 0 {
		panic(problems.Error())
	}
	return s
})

func renderAll(base string) map[string][]byte {
	all, problems := content.ReadWords(root, nil)
	if len(problems) > 0 {
		panic(problems.Error())
	}
	s := ownSite()
	files := rendered(s, all, base)
	return rendered(withHistory(s, files), all, base)
}

func rendered(s policy.Site, words map[string]policy.Words, base string) map[string][]byte {
	today := policy.Date{Year: 2026, Month: 11, Day: 22}
	s = s.On(today)
	files, err := site.Render(site.Input{Site: s, Words: words, Banners: banners(s, words, base), Data: offered(s), Defaults: root, BaseURL: base, Today: today})
	if err != nil {
		panic(err)
	}
	return files
}

// banners are what the pages say of the scripts of this project.
func banners(s policy.Site, words map[string]policy.Words, base string) map[string]site.Banner {
	compiler := banner.NewCompiler(root)
	out := map[string]site.Banner{}
	for _, product := range s.Products {
		scripts, err := compiler.Compile(product, words, base)
		if err != nil {
			panic(err)
		}
		one := site.Banner{Scripts: map[string]site.Script{}}
		for _, script := range scripts {
			one.Scripts[script.Lang] = site.Script{Path: script.Path, Integrity: script.Integrity}
		}
		out[product.ID] = one
	}
	return out
}

// offered are the files of data that the pages link to.
func offered(s policy.Site) map[string][]string {
	out := map[string][]string{}
	for _, p := range s.Products {
		out[p.ID] = data.Offered(p)
	}
	return out
}

// pageNames are the paths of all pages, sorted.
func pageNames() []string {
	var names []string
	for name := range pages()[""] {
		if strings.HasSuffix(name, ".html") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// host serves the pages as strictly as a host can that has one policy for all:
// nothing but files of the same origin may load. Each page narrows that by its own.
func host(t *testing.T) string {
	t.Helper()
	files := pages()[""]
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, "/")
		body, ok := files[name]
		if !ok {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		w.Header().Set("Content-Type", kindOf(name))
		w.Header().Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'")
		_, _ = w.Write(body)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// kindOf is the media type of a published file.
func kindOf(name string) string {
	return map[string]string{".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript"}[filepath.Ext(name)]
}

// installs tells whether a page shows how to install a banner: these alone have a
// script, which copies what they show.
func installs(name string) bool { return strings.HasSuffix(name, "/install/index.html") }

func TestPagesAreAccessible(t *testing.T) {
	t.Parallel()
	address := host(t)
	for _, l := range []look{{width: 1280, height: 800}, {width: 390, height: 844, dark: true}} {
		p := newPage(t, l)
		for _, name := range pageNames() {
			p.goTo(address + "/" + name)
			p.axe()
		}
		p.quiet()
	}
}

func TestPagesLoadOnlyTheirStyleSheet(t *testing.T) {
	t.Parallel()
	address := host(t)
	p := newPage(t, look{})
	for _, name := range pageNames() {
		p.goTo(address + "/" + name)
		loaded := get[[]string](p, `performance.getEntriesByType('resource').map(e=>new URL(e.name).pathname).filter(n=>n!=='/favicon.ico')`)
		want := []string{"/a/page."}
		if installs(name) {
			want = []string{"/a/copy.", "/a/page."}
		}
		slices.Sort(loaded)
		if !slices.EqualFunc(loaded, want, strings.HasPrefix) {
			t.Errorf("%s loads %q", name, loaded)
		}
		is(p, `document.querySelectorAll('script:not([type="application/ld+json"])').length`, len(want)-1)
		is(p, `document.querySelectorAll('[style],style,[onclick]').length`, 0)
		// What a page says of itself is there, although no script may be.
		is(p, `[...document.scripts].filter(s=>!s.src).every(s=>JSON.parse(s.text)['@type']==='WebPage')&&(!document.querySelector('.data')||[...document.scripts].filter(s=>!s.src).length===1)`, true)
		is(p, `document.cookie.length+localStorage.length+sessionStorage.length`, 0)
	}
	p.quiet()
}

// TestPagesForbidWhatTheyDoNotUse holds the policies that the pages carry, which no
// host has to set.
func TestPagesForbidWhatTheyDoNotUse(t *testing.T) {
	t.Parallel()
	files := pages()[""]
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, "/")
		w.Header().Set("Content-Type", kindOf(name))
		body := files[name]
		if name == "x.js" {
			body = []byte("window.ran=true")
		}
		_, _ = w.Write(body)
	}))
	t.Cleanup(server.Close)
	p := newPage(t, look{})
	for _, name := range pageNames() {
		p.goTo(server.URL + "/" + name)
		p.run(`const add=more=>new Promise(done=>document.body.append(Object.assign(document.createElement('script'),{onload:done,onerror:done},more)));
			add({textContent:'window.inline=true'});await add({src:'/x.js'})`)
		is(p, `!!window.ran`, installs(name))
		is(p, `!!window.inline`, false)
		is(p, `fetch('/x.js').then(()=>true,()=>false)`, false)
	}
}

func TestPagesReflowAt320Pixels(t *testing.T) {
	t.Parallel()
	address := host(t)
	p := newPage(t, look{width: 320, height: 640})
	for _, name := range pageNames() {
		p.goTo(address + "/" + name)
		is(p, `document.documentElement.scrollWidth<=document.documentElement.clientWidth`, true)
		outside := get[[]string](p, `[...document.querySelectorAll('main *')].filter(e=>!e.closest('thead')&&e.getBoundingClientRect().right>321).map(e=>e.outerHTML.slice(0,80))`)
		if len(outside) > 0 {
			t.Errorf("%s: at 320 pixels these reach outside: %q", name, outside)
		}
	}
}

func TestFragmentsAndIdentifiers(t *testing.T) {
	t.Parallel()
	address := host(t)
	p := newPage(t, look{})
	ids := map[string][]string{}
	for _, name := range pageNames() {
		p.goTo(address + "/" + name)
		if dead := get[[]string](p, `[...document.querySelectorAll('a[href^="#"]')].map(a=>a.hash.slice(1)).filter(id=>!document.getElementById(id))`); len(dead) > 0 {
			t.Errorf("%s has links to nothing: %q", name, dead)
		}
		if twice := get[[]string](p, `[...document.querySelectorAll('[id]')].map(e=>e.id).filter((id,i,all)=>all.indexOf(id)!==i)`); len(twice) > 0 {
			t.Errorf("%s has the same identifier twice: %q", name, twice)
		}
		ids[name] = get[[]string](p, `[...document.querySelectorAll('h2[id],h3[id],h4[id]')].map(e=>e.id)`)
	}
	for name, own := range ids {
		if rest, ok := strings.CutPrefix(name, "en/"); ok && !slices.Equal(own, ids["fr/"+rest]) {
			t.Errorf("the headings of %s are %q, those of the French page %q", name, own, ids["fr/"+rest])
		}
	}
}

func TestSkipLinkLeadsToTheText(t *testing.T) {
	t.Parallel()
	p := newPage(t, look{})
	p.goTo(host(t) + "/fr/flowlyweb/cookies/index.html")
	p.strike("Tab")
	is(p, visible(`document.querySelector('.skip')`), true)
	p.strike("Enter")
	p.until(`document.activeElement.id==='main'`)
}

func TestPagesOpenFromADisk(t *testing.T) {
	t.Parallel()
	folder := written(t, pages()[""])
	p := newPage(t, look{})
	p.goTo("file://" + folder + "/fr/index.html")
	is(p, `document.styleSheets.length`, 1)
	is(p, `getComputedStyle(document.body).margin`, "0px")
	p.run(`document.querySelector('.cards a').click()`)
	p.until(`location.pathname.split('/').length>` + itoa(strings.Count(folder, "/")+3) + `&&document.querySelector('.trail')`)
	p.goTo("file://" + folder + "/fr/flowlyweb/install/index.html")
	is(p, `getComputedStyle(document.body).margin`, "0px")
	is(p, `document.querySelectorAll('figure button').length>3`, true)
	p.quiet()
}

func TestPagesWeighLittle(t *testing.T) {
	files := pages()[""]
	style, copies := 0, 0
	for name, body := range files {
		switch {
		case strings.HasPrefix(name, "a/copy."):
			copies = compressed(t, body)
			if len(body) >= copyBudget {
				t.Errorf("the script that copies has %d bytes; the budget is %d", len(body), copyBudget)
			}
		case strings.HasPrefix(name, "a/"):
			style = compressed(t, body)
		}
	}
	heaviest, weight := "", 0
	for _, name := range pageNames() {
		n := compressed(t, files[name]) + style
		if installs(name) {
			n += copies
		}
		if n > weight {
			heaviest, weight = name, n
		}
	}
	t.Logf("style sheet %d bytes, script %d; heaviest page %s, %d bytes with what it loads", style, copies, heaviest, weight)
	if weight > pageBudget {
		t.Errorf("%s weighs %d bytes with what it loads; the budget is %d", heaviest, weight, pageBudget)
	}
}

func compressed(t *testing.T, body []byte) int {
	t.Helper()
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, 9)
	if _, err := w.Write(body); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

func TestPagesAreValidHTML(t *testing.T) {
	t.Parallel()
	const jar = "node_modules/vnu-jar/build/dist/vnu.jar"
	if _, err := os.Stat(jar); errors.Is(err, fs.ErrNotExist) {
		t.Fatal("the HTML checker is not installed; in build/e2e: npm ci")
	}
	java, err := exec.LookPath("java")
	if err != nil {
		t.Fatal("the HTML checker needs Java; on Debian: apt-get install default-jre-headless")
	}
	for base, files := range pages() {
		folder := written(t, files)
		// For the checker, 'self' is nobody where pages stand on a disk, and data in
		// JSON is a script; what policies let in, the browsers tell.
		out, err := exec.Command(java, "-jar", jar, "--skip-non-html", "--filterpattern", "(Resource|Inline script) violates Content Security Policy .*", "--format", "gnu", folder).CombinedOutput()
		if err != nil || len(bytes.TrimSpace(out)) > 0 {
			t.Errorf("with the address %q: %v\n%s", base, err, out)
		}
	}
}

// written puts files into a folder of the test.
func written(t *testing.T, files map[string][]byte) string {
	t.Helper()
	folder := t.TempDir()
	for name, body := range files {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, body, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}
