package e2e

import (
	"testing"
)

func TestTemplateInsideOfATemplateWaitsForItsOwn(t *testing.T) {
	t.Parallel()
	body := `<template data-consent="counter"><p id="in">In</p><iframe title="Film" data-consent="tube" data-src="/frame/film"></iframe>
		<script type="text/plain" data-consent="tube">window.ran=true</script></template>`
	f := serve(t, document(include, body), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	p.run(`charte.accept('counter')`)
	p.until(`document.querySelector('#in')&&document.querySelector('main iframe')?.parentNode.shadowRoot`)
	is(p, `window.ran===undefined&&!document.querySelector('main iframe').hasAttribute('src')`, true)
	p.run(`charte.accept('tube')`)
	p.until(`window.ran&&document.querySelector('main>iframe')?.contentDocument?.body?.textContent.includes('the frame film')`)
}

func TestNothingMoreRunsAfterAWithdrawal(t *testing.T) {
	t.Parallel()
	body := `<template data-consent="ads"><script data-src="/slow/t1.js"></script><script>window.second=true</script></template>`
	f := serve(t, document(include, body), stored()) // what is out of reach is reported, and the page stays meanwhile
	p := newPage(t, look{})
	p.asked(f.address)
	p.run(`charte.accept('ads');await new Promise(d=>setTimeout(d,70));charte.open();` + second("refuse") + `.click()`)
	p.until(second("done"))
	p.run(`await new Promise(d=>setTimeout(d,400))`)
	is(p, `window.second===undefined`, true)
}

func TestOnceIsNotAlways(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, `<iframe title="Film" data-consent="tube" data-src="/frame/film"></iframe>`), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	p.push(first("refuse"))
	p.push(`document.querySelector('main>div').shadowRoot.querySelector('[name=once]')`)
	p.until(`charte.status().allowed.tube`)
	p.run(`charte.open()`)
	p.until(toggle("video"))
	is(p, toggle("video")+`.checked`, false)
}

// A tab of another subdomain is not told, and must not write what it remembers.
func TestStaleTabTakesNothingBack(t *testing.T) {
	t.Parallel()
	d := shop()
	d.Choice.Domain = "shop.test"
	f := serve(t, document(include, ""), d)
	a := newPage(t, look{})
	a.asked(f.on("www.shop.test"))
	a.run(`charte.accept(['ads','counter'])`)
	b := a.another()
	b.goTo(f.on("app.shop.test"))
	b.until(`window.charte?.status().allowed.ads`)
	b.run(`charte.withdraw('ads')`)
	a.run(`charte.accept('tube')`)
	a.asked(f.on("www.shop.test"))
	is(a, `JSON.stringify(charte.status().allowed)`, `{"counter":true,"heatmap":false,"tube":true,"ads":false,"audience":false,"video":true,"signin":true,"choice":true}`)
}

// Whoever accepts by a clock that is ahead can still withdraw by the right one.
func TestWithdrawalAfterTheClockIsMended(t *testing.T) {
	t.Parallel()
	d := shop()
	d.Choice.Receipt = "/receipts"
	f := serve(t, document(include, ""), d)
	p := newPage(t, look{})
	p.asked(f.address)
	p.run(`Object.defineProperty(navigator,'onLine',{get:()=>false});const own=Date.now;Date.now=()=>own()+30*864e5;charte.accept();Date.now=own`)
	p.unasked(f.address)
	p.run(`charte.withdraw()`)
	p.until(`!charte.status().allowed.ads&&` + cookieNamed(choice) + `.endsWith('en')`)
	p.unasked(f.address)
	is(p, `Object.values(charte.status().allowed).filter(Boolean).length`, 2)
}

func TestChoicesOpenHoweverOftenThePageIsDrawnAnew(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, ""), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	p.run(`for(let i=0;i<12;i++){const next=document.createElement('body');next.innerHTML='<main><h1>Page '+i+'</h1></main>';document.body.replaceWith(next);await new Promise(d=>setTimeout(d,20))}`)
	p.run(`charte.open()`)
	p.until(visible(second("save")))
	p.quiet()
}

func TestBrowserWithoutBeacons(t *testing.T) {
	t.Parallel()
	d := shop()
	d.Choice.Receipt = "/receipts"
	f := serve(t, document(include, `<template data-consent="ads"><script>window.ran=true</script></template>`), d)
	p := newPage(t, look{script: `Object.defineProperty(Navigator.prototype,'sendBeacon',{value:undefined})`})
	p.asked(f.address)
	p.push(first("accept"))
	p.until(`window.ran`)
	p.quiet()
}

func TestNothingNamedIsNothingChosen(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, ""), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	p.run(`charte.accept('unknown');charte.accept('signin');charte.accept([]);charte.withdraw([])`)
	is(p, `document.cookie`, "")
	is(p, `!!`+firstLayer, true)
	p.run(`charte.accept('tube')`)
	p.asked(f.address) // the rest is asked, and nothing of it is new
	is(p, firstLayer+`.textContent.includes('New since')`, false)
}

func TestLauncherGoesWithItsReason(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, `<template data-consent="chat"><script>window.ran=true</script></template>`), chat())
	p := newPage(t, look{})
	p.asked(f.address)
	p.until(bannerRoot + `.querySelector('[name=launch]')`)
	p.run(`charte.accept('woot')`)
	p.until(`window.ran`)
	is(p, `!!`+bannerRoot+`.querySelector('[name=launch]')`, false)
}

// A sanitizer lets data attributes through; a link is not a thing that waits for consent.
func TestLinksAreNotArmed(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, `<a id="link" data-consent="signin" data-href="javascript:alert(1)">x</a><link rel="stylesheet" id="style" data-consent="signin" data-href="data:text/css,">`), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	p.until(`document.querySelector('#style').href`)
	is(p, `document.querySelector('#link').hasAttribute('href')`, false)
}
