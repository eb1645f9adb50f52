package e2e

import (
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"charte/build/policy"
	"charte/build/site"
)

// legal is the site of the shop, served under its own address as a host would.
type legal struct {
	address string
	files   map[string][]byte
	// header is sent with every file.
	header map[string]string
}

// publish renders the shop's site for the address at which it is served. What is
// pinned is the banner in English.
func publish(t *testing.T, d policy.Document) *legal {
	t.Helper()
	l := &legal{header: map[string]string{"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}}
	server := httptest.NewServer(l)
	t.Cleanup(server.Close)
	l.address = server.URL
	product, all := product(d), words(t)
	scripts, err := compiler.Compile(product, all, l.address)
	if err != nil {
		t.Fatal(err)
	}
	one := site.Banner{Scripts: map[string]site.Script{}, Pinned: map[string]site.Script{"en": {Path: "pin/shop/1.js", Integrity: scripts[1].Integrity}}}
	for _, s := range scripts {
		one.Scripts[s.Lang] = site.Script{Path: s.Path, Integrity: s.Integrity}
	}
	l.files, err = site.Render(site.Input{
		Site:  policy.Site{Languages: []string{"en"}, Fronts: []policy.Front{{Lang: "en", Title: "Policies"}}, Products: []policy.Product{product}},
		Words: all, Banners: map[string]site.Banner{"shop": one}, Defaults: root, BaseURL: l.address, Today: policy.Date{Year: 2026, Month: 11, Day: 22},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range scripts {
		l.files[s.Path] = s.Code
	}
	l.files["pin/shop/1.js"] = scripts[1].Code
	return l
}

func (l *legal) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/")
	if strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	body, ok := l.files[name]
	if !ok {
		http.NotFound(w, r)
		return
	}
	for name, value := range l.header {
		w.Header().Set(name, value)
	}
	w.Header().Set("Content-Type", kindOf(name))
	_, _ = w.Write(body)
}

// installPage is where the shop's developers read.
const installPage = "/en/shop/install/"

var sampleOf = regexp.MustCompile(`(?s)<figcaption>([^<]*)</figcaption><pre[^>]*><code>(.*?)</code>`)

func (l *legal) samples() map[string]string {
	return samples(l.files[strings.TrimPrefix(installPage, "/")+"index.html"])
}

// samples are the texts to copy from a page, by their names.
func samples(page []byte) map[string]string {
	out := map[string]string{}
	for _, m := range sampleOf.FindAllStringSubmatch(string(page), -1) {
		out[html.UnescapeString(m[1])] = html.UnescapeString(m[2])
	}
	return out
}

// copies notes what a page writes to the clipboard, which really gets it.
var copies = look{script: `const write=window.Clipboard?.prototype.writeText;if(write)Clipboard.prototype.writeText=function(text){window.written=text;return write.call(this,text)}`}

// copyButton is the button of the sample of that name, shown its text, saying
// what it says when it was used.
func copyButton(name string) string { return sampleNamed(name) + `.querySelector('button')` }
func shown(name string) string      { return sampleNamed(name) + `.querySelector('code').textContent` }
func saying(name string) string {
	return sampleNamed(name) + `.querySelector('[role=status]').textContent`
}
func sampleNamed(name string) string {
	return `[...document.querySelectorAll('figure')].find(f=>f.querySelector('figcaption').textContent===` + quoted(name) + `)`
}

func TestSamplesAreCopied(t *testing.T) {
	t.Parallel()
	l := publish(t, shop())
	p := newPage(t, copies)
	p.goTo(l.address + installPage)
	p.until(copyButton("Directives"))
	is(p, `document.querySelectorAll('figure button').length===document.querySelectorAll('figure').length`, true)
	is(p, `new Set([...document.querySelectorAll('figure button')].map(b=>b.ariaLabel)).size===document.querySelectorAll('figure').length`, true)
	is(p, copyButton("Pinned tag")+`.ariaLabel+'|'+`+copyButton("Pinned tag")+`.type`, "Copy: Pinned tag|button")

	p.push(copyButton("Pinned tag"))
	p.until(saying("Pinned tag") + `==='Copied'`)
	is(p, `written===`+shown("Pinned tag")+`&&written.startsWith('<script async src="`+l.address+`/pin/')`, true)

	for _, key := range []string{"Enter", " "} {
		p.run(`window.written='';` + copyButton("Footer") + `.focus()`)
		p.strike(key)
		p.until(`written===` + shown("Footer"))
		p.until(saying("Footer") + `==='Copied'`)
	}
	p.quiet()
}

func TestSamplesAreSelectedWhereThereIsNoClipboard(t *testing.T) {
	t.Parallel()
	l := publish(t, shop())
	p := newPage(t, look{})
	p.goTo(strings.Replace(l.address, "127.0.0.1", "legal.test", 1) + installPage)
	is(p, `!!navigator.clipboard`, false)
	p.push(copyButton("Tag that follows the policy"))
	p.until(saying("Tag that follows the policy") + `.startsWith('Selected')`)
	is(p, `getSelection().toString().trim()===`+shown("Tag that follows the policy"), true)
	p.quiet()
}

// vendor is a service that loads a script, which requests, shows an image, and a frame.
func vendor(t *testing.T) (host string) {
	t.Helper()
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		at := "https://" + r.Host
		w.Header().Set("Access-Control-Allow-Origin", "*")
		switch r.URL.Path {
		case "/sdk.js":
			w.Header().Set("Content-Type", "text/javascript")
			fmt.Fprintf(w, `window.ran=true;fetch(%q).then(()=>window.sent=true);document.body.append(Object.assign(new Image,{src:%q,onload(){window.pictured=true}}))`, at+"/collect", at+"/p.svg")
		case "/p.svg":
			w.Header().Set("Content-Type", "image/svg+xml")
			fmt.Fprint(w, `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>`)
		case "/film":
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprint(w, `<!doctype html><html lang="en"><title>A film</title><p>A film</p>`)
		}
	}))
	t.Cleanup(server.Close)
	return strings.TrimPrefix(server.URL, "https://")
}

// served is the shop with services of which the hosts are known.
func served(host string) policy.Document {
	d := shop()
	for i := range d.Services {
		switch d.Services[i].ID {
		case "counter":
			d.Services[i].Hosts = []policy.Host{{Name: host, For: "script"}, {Name: host, For: "request"}, {Name: host, For: "image"}}
		case "tube":
			d.Services[i].Hosts = []policy.Host{{Name: host, For: "frame"}}
		}
	}
	return d
}

// TestSamplesAreAllThatAPageNeeds puts a page together from nothing but samples,
// under a policy of nothing but the directives. What the policy blocks, the console
// says.
func TestSamplesAreAllThatAPageNeeds(t *testing.T) {
	t.Parallel()
	host := vendor(t)
	l := publish(t, served(host))
	s := l.samples()
	counter := strings.Replace(s["Counter, script"], "https://"+host+"/…", "https://"+host+"/sdk.js", 1)
	film := strings.NewReplacer("https://"+host+"/…", "https://"+host+"/film", `title="…"`, `title="A film"`).Replace(s["Tube, frame"])
	directives := "default-src 'none'; " + strings.ReplaceAll(s["Directives"], "\n", " ")
	for _, c := range []struct{ tag, counter, policy string }{
		{s["Tag that follows the policy"], counter, directives},
		{s["Pinned tag"], counter, directives},
		{s["Pinned tag"], counter, directives + "; require-trusted-types-for 'script'; trusted-types charte"},
		{
			s["Pinned tag"], strings.Replace(counter, "<script async data-src", `<script type="text/plain" src`, 1),
			directives + "; require-trusted-types-for 'script'; trusted-types 'none'",
		},
	} {
		f := serve(t, document(c.tag, c.counter+film+s["Footer"]), shop())
		f.header["Content-Security-Policy"] = c.policy
		p := newPage(t, look{})
		p.asked(f.address)
		is(p, `!!window.ran`, false)
		p.push(first("accept"))
		p.until(`window.ran&&window.sent&&window.pictured`)
		p.until(`[...document.querySelectorAll('iframe')].some(f=>f.src.endsWith('/film'))`)
		p.push(`document.querySelector('main a[href="#eu-consent"]')`)
		p.until(visible(second("save")))
		is(p, `document.querySelector('main a').href`, l.address+"/en/shop/cookies/")
		p.quiet()
	}
}

// TestStrictPoliciesOfThePage holds what the page says of nonces, digests and
// isolation.
func TestStrictPoliciesOfThePage(t *testing.T) {
	t.Parallel()
	l := publish(t, shop())
	s := l.samples()
	pin := s["Pinned tag"]
	nonced := strings.Replace(pin, "<script ", `<script nonce="n1" `, 1)
	digest := regexp.MustCompile(`sha384-[^"]+`).FindString(pin)
	isolated := "Cross-Origin-Embedder-Policy"
	for _, c := range []struct{ tag, inside, ran, header, value string }{
		{nonced, `<script nonce="n1">(window.ran??=[]).push("inline")</script>`, "inline", "Content-Security-Policy", "script-src 'nonce-n1'"},
		{nonced, `<script data-src="/run/a.js"></script><script>ran.push("inline")</script>`, "a,inline", "Content-Security-Policy", "script-src 'nonce-n1' 'strict-dynamic'"},
		{pin, `<script type="text/plain" src="/run/a.js"></script>`, "a", "Content-Security-Policy", "script-src '" + digest + "' 'self'"},
		{s["Tag that follows the policy"], `<script data-src="/run/a.js"></script>`, "a", isolated, "require-corp"},
	} {
		f := serve(t, document(c.tag, `<template data-consent="ads">`+c.inside+`</template>`), shop())
		f.careless = true // the page is, about inline scripts
		f.header[c.header] = c.value
		p := newPage(t, look{})
		p.asked(f.address)
		p.push(first("accept"))
		p.until(`window.ran?.join()===` + quoted(c.ran))
		p.quiet()
	}

	delete(l.header, "Cross-Origin-Resource-Policy")
	f := serve(t, document(s["Tag that follows the policy"], ""), shop())
	f.header[isolated] = "require-corp"
	p := newPage(t, look{})
	p.goTo(f.address)
	is(p, `!!window.charte`, false) // without the header it does not come in
	f.pages["/"] = document(strings.Replace(s["Tag that follows the policy"], "<script ", `<script crossorigin="anonymous" `, 1), "")
	p.asked(f.address)
}

// TestCopyOfTheBannerIsUpdated runs the lines of shell that the page shows, on what
// the command publishes.
func TestCopyOfTheBannerIsUpdated(t *testing.T) {
	t.Parallel()
	for _, program := range []string{"curl", "openssl", "jq"} {
		if _, err := installed(program, program); err != nil {
			t.Fatal(err)
		}
	}
	legal := publishes(t, shopContent)
	legal.release(t)
	s := samples(fileAt(t, filepath.Join(legal.out, "en/shop/install/index.html")))
	if !strings.Contains(s["Pinned tag"], legal.address+"/pin/shop/") {
		t.Errorf("the released banner has no tag: %q", s["Pinned tag"])
	}
	folder, live := t.TempDir(), filepath.Join(legal.out, "live/shop.en.js")
	update := func() (copied string, err error) {
		c := exec.Command("sh", "-c", s["Update of the copy"])
		c.Dir = folder
		err = c.Run()
		return string(fileAt(t, filepath.Join(folder, "shop.en.js"))), err
	}
	before := string(fileAt(t, live))
	if got, err := update(); err != nil || got != before {
		t.Fatalf("the copy was not made: %v", err)
	}
	must(t, os.WriteFile(live, []byte("something else"), 0o644))
	if got, err := update(); err == nil || got != before {
		t.Errorf("what the manifest does not name has replaced the copy: %v", err)
	}
	must(t, os.Remove(live))
	if got, err := update(); err == nil || got != before {
		t.Errorf("what is not there has replaced the copy: %v", err)
	}
}
