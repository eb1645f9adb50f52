package e2e

import (
	"crypto/sha512"
	"encoding/base64"
	"testing"

	"charte/build/policy"
)

// oneAd notes that what waits for advertising ran.
const oneAd = `<template data-consent="ads"><script>(window.ran??=[]).push("ad")</script></template>`

// keepStringify is for pages that break what [inJSON] needs.
const keepStringify = `window[Symbol.for('stringify')]=JSON.stringify;`

// wholeRound does what a visitor does with a banner: chooses in detail, comes
// back, and withdraws.
func (p page) wholeRound(address string) {
	p.t.Helper()
	p.asked(address)
	is(p, `window.ran===undefined`, true)
	p.push(first("customise"))
	p.push(toggle("ads"))
	p.push(second("save"))
	p.until(`window.ran?.length===1&&!` + secondLayer)
	p.unasked(address)
	p.until(`window.ran?.length===1`)
	p.push(`document.querySelector('#choices')`)
	p.push(second("refuse"))
	p.until(`window.charte?.status().allowed.ads===false&&!window.ran`)
}

func TestPageThatExtendsTheLanguage(t *testing.T) {
	t.Parallel()
	// As Prototype.js, MooTools and careless polyfills do: enumerable methods,
	// another JSON, functions that do less than the standard ones.
	extended := keepStringify + `
for(const o of [Array,Object,String,Function,NodeList,Element,Set,Map])o.prototype.extra=function(){return this};
Array.prototype.toJSON=function(){return 'no'};String.prototype.toJSON=function(){return 'no'};
window.JSON={parse(){throw Error('JSON.parse')},stringify(){throw Error('JSON.stringify')}};
window.Hash=window.$=window.$$=window.Event.observe=function(){throw Error('own')};`
	f := serve(t, document(`<script>`+extended+`</script>`+include, oneAd), stored())
	p := newPage(t, look{broken: true})
	p.goTo(f.address)
	p.until(first("accept"))
	p.push(first("accept"))
	p.until(`window.ran?.length===1&&!` + firstLayer)
	p.until(`document.cookie.includes('eu-consent=')`)
	p.run(`charte.withdraw()`)
	p.until(`window.charte?.status().allowed.ads===false&&!window.ran`)
	p.quiet()
}

// broken replaces methods by functions that throw.
const broken = keepStringify + `for(const n of ['map','filter','forEach','flatMap','every','some','find','includes','reduce','indexOf'])Array.prototype[n]=function(){throw Error('broken '+n)};
window.JSON={parse(){throw Error('JSON')},stringify(){throw Error('JSON')}};`

// A banner cannot run on a page whose language is broken; it then fails closed.
func TestPageThatBreaksTheLanguageRunsNothing(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, oneAd), shop())
	f.pages["/before"] = document(`<script>`+broken+`</script>`+include, oneAd)
	before := newPage(t, look{broken: true})
	before.goTo(f.address + "/before")
	before.goTo(f.address + "/before")
	is(before, `window.ran===undefined`, true)
	is(before, `document.cookie`, "")

	after := newPage(t, look{broken: true})
	after.asked(f.address)
	after.run(broken)
	after.push(first("refuse"))
	after.run(`await new Promise(done=>setTimeout(done,200))`)
	is(after, `window.ran===undefined`, true)

	// What was refused in peace stays refused.
	calm := newPage(t, look{broken: true})
	calm.asked(f.address)
	calm.push(first("refuse"))
	calm.until(`document.cookie`)
	calm.goTo(f.address + "/before")
	is(calm, `window.ran===undefined`, true)
}

func TestPagesOwnStylesCannotHideTheBanner(t *testing.T) {
	t.Parallel()
	hostile := `<style>*,*::before,*::after{all:unset!important}div,section,dialog,button,body>div:first-child,#charte{display:none!important;visibility:hidden!important;opacity:0!important;pointer-events:none!important;transform:scale(0)!important;position:static!important;width:0!important;height:0!important}</style>`
	f := serve(t, document(hostile+include, oneAd), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	is(p, `(e=>{const r=e.getBoundingClientRect();return document.elementFromPoint(r.x+r.width/2,r.y+r.height/2)?.id})(`+first("accept")+`)`, "charte")
	p.push(first("customise"))
	p.until(visible(second("accept")))
	p.push(second("accept"))
	p.until(`window.ran&&!` + secondLayer)
}

func TestWaysToLoad(t *testing.T) {
	t.Parallel()
	// As a tag manager's container inserts a custom HTML tag.
	inserter := `<script>function insert(){const s=document.createElement('script');s.async=true;s.src='/live/shop.js';const first=document.getElementsByTagName('script')[0];first.parentNode.insertBefore(s,first)}`
	ways := map[string]string{
		"plain":    `<script src="/live/shop.js"></script>`,
		"async":    include,
		"defer":    `<script defer src="/live/shop.js"></script>`,
		"module":   `<script type="module" src="/live/shop.js"></script>`,
		"inserted": inserter + `;insert()</script>`,
		"late":     inserter + `;addEventListener('load',()=>setTimeout(insert,50))</script>`,
	}
	f := serve(t, "", shop())
	for name, head := range ways {
		f.pages["/"+name] = document(head, oneAd)
	}
	for name := range ways {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPage(t, look{})
			p.wholeRound(f.address + "/" + name)
		})
	}
}

func TestSandboxedFrame(t *testing.T) {
	t.Parallel()
	// Neither cookies nor storage, and another origin than the page around it.
	f := serve(t, `<!doctype html><html lang=en><title>outer</title><iframe title=x sandbox=allow-scripts src=/inner width=900 height=600></iframe><script>window.heard=[];onmessage=e=>heard.push(e.data)</script>`, stored())
	f.pages["/inner"] = document(`<script>addEventListener('error',e=>parent.postMessage('error '+e.message,'*'));addEventListener('unhandledrejection',e=>parent.postMessage('error '+e.reason,'*'));
for(const n of ['show','change'])addEventListener('charte:'+n,e=>{parent.postMessage(n+' '+!!e.detail.allowed.ads,'*');
if(n==='show')setTimeout(()=>document.querySelector('#charte').shadowRoot.querySelector('[name=accept]').click(),50);
else if(e.detail.allowed.ads)setTimeout(()=>charte.withdraw('video'),50)})</script>`+include,
		`<template data-consent="ads"><script>parent.postMessage('ran','*')</script></template>`)
	p := newPage(t, look{})
	p.goTo(f.address)
	p.until(`heard.filter(m=>m==='change true').length===2&&heard.includes('ran')`)
	is(p, `heard[0]`, "show false")
	is(p, `heard.filter(m=>m.startsWith('error')).join()`, "")
}

func TestIsolatedPage(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, oneAd), shop())
	f.header["Cross-Origin-Opener-Policy"] = "same-origin"
	f.header["Cross-Origin-Embedder-Policy"] = "require-corp"
	address := f.on("localhost") // isolation needs a trustworthy origin
	p := newPage(t, look{})
	p.goTo(address)
	is(p, `window.crossOriginIsolated`, true)
	p.wholeRound(address)
	p.quiet()
}

func TestTwoProductsOnOnePage(t *testing.T) {
	t.Parallel()
	f := serve(t, "", shop())
	other := shop()
	other.Purposes = append(other.Purposes, policy.Purpose{ID: "extra", Title: "Extra", Gate: policy.Consent})
	p2 := product(other)
	p2.ID = "other"
	scripts, err := compiler.Compile(p2, words(t), "")
	if err != nil {
		t.Fatal(err)
	}
	f.pages["/"] = document(`<script src="/live/shop.js"></script><script>`+string(scripts[0].Code)+`</script>`,
		oneAd+`<template data-consent="extra"><script>window.extra=true</script></template>`)
	p := newPage(t, look{})
	p.asked(f.address)
	is(p, `document.querySelectorAll('#charte').length`, 1)
	is(p, `charte.status().product`, "shop")
	p.push(first("accept"))
	p.until(`window.ran&&!` + firstLayer)
	is(p, `window.ran.length`, 1)
	is(p, `window.extra===undefined`, true) // what the first does not declare stays out
}

func TestFrameworkThatClearsThePage(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, oneAd), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	const main = `<main><h1>A view</h1><a id="choices" href="#eu-consent">Choices</a></main>`
	for _, clear := range []string{
		`document.querySelector('#charte').remove()`,
		`document.body.innerHTML=` + "`" + main + "`",
		`const b=document.createElement('body');b.innerHTML=` + "`" + main + "`" + `;document.body.replaceWith(b)`,
	} {
		p.run(clear)
		p.until(visible(first("accept")))
		is(p, `document.body.firstElementChild.id`, "charte")
	}
	for range 2 {
		p.push(first("customise"))
		p.until(visible(second("save")))
		p.run(`document.body.innerHTML=` + "`" + main + "`") // with the dialog open
	}
	p.push(`document.querySelector('#choices')`)
	p.push(toggle("video"))
	p.push(second("save"))
	p.until(`!` + firstLayer + `&&!` + secondLayer)
	is(p, `charte.status().allowed.video`, true)
	p.quiet()
}

func TestSinglePageApplication(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, oneAd), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	p.run(`history.pushState({own:1},'','/deep/view')`)
	p.push(first("accept"))
	p.until(`window.ran?.length===1&&!` + firstLayer)
	is(p, `location.pathname+history.state.own`, "/deep/view1")

	// Views that hold something gated, and a link to the choices.
	view := `document.querySelector('main').innerHTML='<a id="choices" href="#eu-consent">Choices</a>';
		const s=document.createElement('script');s.type='text/plain';s.dataset.consent='ads';s.textContent='ran.push("view")';document.querySelector('main').append(s)`
	p.run(view)
	p.until(`ran.join()==='ad,view'`)
	p.run(view)
	p.until(`ran.join()==='ad,view,view'`)
	p.push(`document.querySelector('#choices')`)
	p.until(visible(second("save")))
	is(p, `location.pathname+location.hash`, "/deep/view")
	p.strike("Escape")
	p.until(`!` + secondLayer)
	p.run(`history.go(-2)`) // the link to the choices is a step of its own
	p.until(`location.pathname==='/'`)
	is(p, `ran.length`, 3)
	p.quiet()
}

func TestInsideOfAnOpenShadowTree(t *testing.T) {
	t.Parallel()
	body := `<shop-card><template shadowrootmode="open"><template data-consent="ads"><script>(window.ran??=[]).push("shadow")</script></template><p>x</p></template></shop-card>`
	f := serve(t, document(include, body+oneAd), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	p.push(first("accept"))
	p.until(`window.ran?.includes("ad")`)
	// The banner looks at the document, not into components; it fails closed.
	is(p, `window.ran.join()`, "ad")
}

func TestIntegrityAcrossOrigins(t *testing.T) {
	t.Parallel()
	f := serve(t, "", shop())
	f.scripts = map[string]string{"Access-Control-Allow-Origin": "*"}
	sum := sha512.Sum384(f.banner)
	for path, digest := range map[string][48]byte{"/good": sum, "/bad": {}} {
		f.pages[path] = document(`<script async crossorigin="anonymous" integrity="sha384-`+base64.StdEncoding.EncodeToString(digest[:])+
			`" src="`+f.on("localhost")+`/live/shop.js"></script>`, oneAd)
	}
	good := newPage(t, look{})
	good.asked(f.address + "/good")
	is(good, firstLayer+`.querySelector('a').href`, f.on("localhost")+"/en/shop/cookies/index.html")
	good.push(first("accept"))
	good.until(`window.ran`)

	good.goTo(f.address + "/bad") // a visitor who has accepted
	good.run(`await new Promise(done=>setTimeout(done,200))`)
	is(good, `!!window.charte||!!window.ran||!!document.querySelector('#charte')`, false)
}
