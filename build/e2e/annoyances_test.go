package e2e

import (
	"bytes"
	"encoding/json"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"charte/build/policy"
)

// features are what cosmetic filters are looked up by: those of a document and of
// every shadow root in it.
type features struct {
	IDs     []string `json:"ids"`
	Classes []string `json:"classes"`
	Hrefs   []string `json:"hrefs"`
}

// everywhere is an expression of all elements, those of shadow roots included.
const everywhere = `(all=r=>[...r.querySelectorAll('*')].flatMap(e=>[e,...e.shadowRoot?all(e.shadowRoot):[]]),all(document))`

func (p page) features() features {
	p.t.Helper()
	return get[features](p, `(every=>({ids:every.flatMap(e=>e.id||[]),classes:every.flatMap(e=>[...e.classList]),
		hrefs:every.flatMap(e=>e.getAttribute('href')??[])}))(`+everywhere+`)`)
}

// hidden are the elements that a style of filters selects, wherever they are.
func (p page) hidden(styles string) []string {
	p.t.Helper()
	return get[[]string](p, `(()=>{const sheet=new CSSStyleSheet();sheet.replaceSync(`+literal(styles)+`);
		const selectors=[...sheet.cssRules].map(r=>r.selectorText);if(!selectors.length)throw Error('no filter is in force');
		return `+everywhere+`.filter(e=>selectors.some(s=>e.matches(s))).map(e=>e.outerHTML.slice(0,100))})()`)
}

// literal is a text as an expression.
func literal(text string) string {
	raw, _ := json.Marshal(text) // a text always has a form
	return string(raw)
}

// filtered asks the blocker; it knows the patterns of this folder, and the lists
// of the folder that CHARTE_LISTS names.
func filtered(t *testing.T, addresses []string, seen features) (blocked []string, styles string) {
	t.Helper()
	lists := []string{"annoyances.txt"}
	if folder := os.Getenv("CHARTE_LISTS"); folder != "" {
		more, err := filepath.Glob(filepath.Join(folder, "*.txt"))
		if err != nil || len(more) == 0 {
			t.Fatalf("CHARTE_LISTS: there is no list in %s", folder)
		}
		lists = append(lists, more...)
	}
	question, err := json.Marshal(struct {
		features
		Lists     []string `json:"lists"`
		Addresses []string `json:"addresses"`
	}{seen, lists, addresses})
	if err != nil {
		t.Fatal(err)
	}
	node, err := installed("nodejs", "node")
	must(t, err)
	c := exec.Command(node, "annoyances.mjs")
	c.Stdin = bytes.NewReader(question)
	var complaints bytes.Buffer
	c.Stderr = &complaints
	raw, err := c.Output()
	if err != nil {
		t.Fatalf("the blocker does not run: %v; in build/e2e: npm ci\n%s", err, complaints.String())
	}
	var answer struct {
		Blocked []string
		Styles  string
	}
	if err := json.Unmarshal(raw, &answer); err != nil {
		t.Fatal(err)
	}
	return answer.Blocked, answer.Styles
}

// scriptAddresses are those of the scripts of this project's products, as a page
// of theirs names them.
func scriptAddresses(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, product := range ownSite().Products {
		scripts, err := compiler.Compile(product, words(t), "")
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range scripts {
			out = append(out, "https://legal.example.org/"+s.Path, "https://shop.example/"+s.Path)
		}
		out = append(out, "https://legal.example.org/pin/"+product.ID+"/5c0f3e9a71d2b846.js")
	}
	return out
}

// opened gives the page with all that a banner draws: the first layer, a
// placeholder, the button of a service on request, and the dialog.
func opened(t *testing.T) page {
	t.Helper()
	with := shop()
	with.Purposes = append(with.Purposes, policy.Purpose{ID: "chat", Title: "Chat", Gate: policy.OnRequest})
	with.Services = append(with.Services, policy.Service{ID: "desk", Name: "Desk", Purpose: "chat"})
	f := serve(t, document(include, gated+`<template data-consent="desk"><p>The desk</p></template>`), with)
	p := newPage(t, look{})
	p.asked(f.address)
	p.until(bannerRoot + `?.querySelector('[name=launch]')`)
	p.run(`charte.open()`)
	p.until(visible(second("save")))
	return p
}

func TestNoListBlocksOrHidesTheBanner(t *testing.T) {
	t.Parallel()
	p := opened(t)
	p.run(`document.body.insertAdjacentHTML('beforeend','<div id="cookie-banner">control</div><div class="cc-banner">control</div>')`)
	seen := p.features()
	for _, part := range []string{"charte", "cookie-banner"} {
		if !slices.Contains(seen.IDs, part) {
			t.Fatalf("the element %s is not on the page: %q", part, seen.IDs)
		}
	}
	controls := []string{"https://shop.example/js/cookieconsent.min.js", "https://cdn.example/gdpr.js"}
	own := scriptAddresses(t)
	blocked, styles := filtered(t, append(slices.Clone(own), controls...), seen)
	if !slices.Equal(blocked, controls) {
		t.Errorf("of %d addresses these are blocked: %q; only the controls should be", len(own), blocked)
	}
	hidden := p.hidden(styles)
	want := []string{`<div id="cookie-banner">control</div>`, `<div class="cc-banner">control</div>`}
	if !slices.Equal(hidden, want) {
		t.Errorf("these elements are hidden: %s; only the controls should be", strings.Join(hidden, "\n"))
	}
}

// reader is a page that is longer than the window.
const reader = waiting + `<img alt="" data-consent="ads" data-src="/run/pixel"><iframe title="A film" data-consent="video" data-src="/frame/film"></iframe>
<div style="height:3000px">A long text</div>`

// scrollsAlone checks that the page can be read, and loaded nothing optional.
func (p page) scrollsAlone() {
	p.t.Helper()
	p.run(`scrollTo(0,0);await new Promise(done=>setTimeout(done,200));scrollTo(0,900)`)
	p.until(`scrollY===900`)
	is(p, `document.elementFromPoint(innerWidth/2,innerHeight-40).textContent`, "A long text")
	is(p, `performance.getEntriesByType('resource').map(e=>new URL(e.name).pathname).filter(n=>!/favicon|live|policy-report/.test(n)).join()`, "")
	is(p, `window.ran===undefined&&document.cookie===''`, true)
}

func TestPageWhoseBannerIsBlocked(t *testing.T) {
	t.Parallel()
	nowhere := httptest.NewServer(nil)
	nowhere.Close() // requests to it fail, as those that a blocker stops
	f := serve(t, document(`<script async src="`+nowhere.URL+`/live/shop.js" onerror="window.failed=true"></script>`, reader), shop())
	p := newPage(t, look{})
	p.goTo(f.address)
	p.until(`window.failed`)
	is(p, `window.charte===undefined&&!document.querySelector('#charte')`, true)
	p.scrollsAlone()
}

func TestPageWhoseBannerIsTakenAway(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, reader), shop())
	for _, away := range []string{
		// One that removes it does so again: the banner comes back, but not for ever.
		`new MutationObserver(()=>document.querySelector('#charte')?.remove()).observe(document,{childList:true,subtree:true});document.querySelector('#charte').remove()`,
		// A blocker's style outranks that of the banner; here one in the same place does.
		`const hide=new CSSStyleSheet();hide.replaceSync(':host(#charte){display:none!important}');` + bannerRoot + `.adoptedStyleSheets.push(hide)`,
	} {
		p := newPage(t, look{})
		p.asked(f.address)
		p.run(away)
		p.scrollsAlone()
		p.quiet()
	}
}
