package e2e

import (
	"strings"
	"testing"

	"charte/build/policy"
)

// gated holds one thing of each kind behind the units of the shop.
const gated = `
<script type="text/plain" data-consent="audience">(window.ran??=[]).push("inline")</script>
<template data-consent="counter">
  <div class="wrap"><script type="text/plain" src="/slow/t1.js"></script></div>
  <script>(window.ran??=[]).push("t2")</script>
  <script type="text/plain" src="/run/t3.js"></script>
  <p id="moved">Moved</p>
</template>
<script type="text/plain" data-consent="heatmap" data-src="/run/src.js"></script>
<script type="text/plain" data-consent="ads" data-type="module">(window.ran??=[]).push(import.meta.url?"module":"")</script>
<img alt="" data-consent="ads" data-src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" id="image">
<link rel="stylesheet" data-consent="ads" data-href="data:text/css,h1{--gated:1}" id="style">
<iframe id="frame" class="wide" width="560" height="315" title="A film" data-consent="video" data-src="/frame/film"></iframe>
<script type="text/plain" data-consent="signin">(window.ran??=[]).push("exempt")</script>
<script type="text/plain" data-consent="nobody">(window.ran??=[]).push("unknown")</script>`

func TestNothingRunsBeforeConsent(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, gated), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	p.until(`window.ran`)
	is(p, `ran.join()`, "exempt")
	is(p, `performance.getEntriesByType('resource').map(e=>new URL(e.name).pathname).filter(n=>!/favicon/.test(n)).join()`, "/live/shop.js")
	is(p, `!!document.querySelector('#moved')`, false)
	if said := strings.Join(p.complaints(), "\n"); said != `charte: shop declares no "nobody"` {
		t.Errorf("the console says: %s", said)
	}
}

func TestEverythingRunsOnceAfterAccept(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, gated), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	p.push(first("accept"))
	p.until(`window.ran?.length===7`)
	is(p, `[...ran].sort().join()`, "exempt,inline,module,src,t1,t2,t3")
	is(p, `ran.filter(n=>n[0]==='t').join()`, "t1,t2,t3") // the first file is slow, and still first
	p.until(`document.querySelector('#image').naturalWidth===1`)
	p.until(`getComputedStyle(document.querySelector('h1')).getPropertyValue('--gated')==='1'`)
	p.until(`document.querySelector('#frame').contentDocument?.body?.textContent.includes('the frame film')`)
	is(p, `document.querySelector('main>#moved').textContent`, "Moved")
	is(p, `document.querySelector('.wrap script').src.endsWith('/slow/t1.js')`, true)
	p.run(`charte.accept()`)
	p.run(`charte.accept('audience')`)
	p.run(`await new Promise(done=>requestAnimationFrame(()=>setTimeout(done,50)))`)
	is(p, `ran.length`, 7)

	p.goTo(f.address) // and at once for a visitor who comes back
	p.until(`window.ran?.length===7`)
}

func TestOneServiceRunsAlone(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, gated), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	p.run(`charte.accept('heatmap')`)
	p.until(`window.ran?.length===2`)
	is(p, `ran.join()`, "exempt,src")
	is(p, `charte.status().asked.join()`, "counter,tube,ads")
	p.until(visible(first("accept"))) // the rest is still asked
	p.asked(f.address)
	is(p, `charte.status().asked.join()`, "counter,tube,ads")
	p.until(`window.ran?.includes('src')`)
	p.push(first("refuse"))
	p.until(`!` + firstLayer)
	is(p, `charte.status().allowed.heatmap`, true)
}

func TestInsertedLater(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, ""), shop())
	insert := func(name string) string {
		return `const s=document.createElement('script');s.type='text/plain';s.dataset.consent='ads';s.textContent='(window.ran??=[]).push("` + name + `")';
			const box=document.createElement('div');box.append(s);document.body.append(box);
			const t=document.createElement('template');t.dataset.consent='ads';t.innerHTML='<b class=` + name + `>x</b>';document.body.append(t)`
	}
	p := newPage(t, look{})
	p.asked(f.address)
	p.run(insert("before"))
	is(p, `window.ran===undefined`, true)
	p.push(first("accept"))
	p.until(`window.ran?.join()==='before'&&document.querySelector('b.before')`)
	p.run(insert("after"))
	p.until(`ran.join()==='before,after'&&document.querySelector('b.after')`)
	p.quiet()
}

func TestPlaceholder(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, gated), shop())
	holder := `document.querySelector('div.wide')`
	in := func(name string) string { return holder + `?.shadowRoot.querySelector('[name=` + name + `]')` }
	for _, c := range []struct {
		button, stored string
		again          bool
	}{{"once", "", false}, {"always", "tube", true}} {
		p := newPage(t, look{height: 1400, width: 1280})
		p.asked(f.address)
		p.until(visible(in(c.button)))
		is(p, holder+`.getBoundingClientRect().width<=560`, true)
		is(p, `document.querySelector('#frame').getAttribute('src')===null`, true)
		p.push(in(c.button))
		p.until(`document.querySelector('main>#frame')?.contentDocument?.body?.textContent.includes('the frame film')`)
		is(p, `!!`+holder, false)
		is(p, `performance.getEntriesByName(document.querySelector('#frame').src).length`, 1)
		is(p, `document.activeElement.id`, "frame")
		is(p, `document.cookie!==''`, c.again)
		is(p, `window.ran.join()`, "exempt") // that one service, no other
		p.asked(f.address)
		is(p, `charte.status().allowed.video`, c.again)
	}
}

func TestNonceIsCarried(t *testing.T) {
	t.Parallel()
	html := document(`<script async src="/live/shop.js" nonce="n1"></script>`, `
<template data-consent="ads"><script nonce="n1">(window.ran??=[]).push("nonce")</script><script>(window.ran??=[]).push("none")</script></template>
<script type="text/plain" nonce="n1" data-consent="ads">(window.ran??=[]).push("plain")</script>`)
	f := serve(t, html, shop())
	f.header["Content-Security-Policy"] = "default-src 'none'; script-src 'nonce-n1'"
	p := newPage(t, look{})
	p.asked(f.address)
	p.push(first("accept"))
	p.until(`window.ran?.length===2`)
	is(p, `[...ran].sort().join()`, "nonce,plain")
}

// chat is a shop whose chat loads when the visitor opens it.
func chat() policy.Document {
	d := shop()
	d.Purposes = append(d.Purposes, policy.Purpose{ID: "chat", Title: "Chat", Summary: "Answer questions.", Gate: policy.OnRequest})
	d.Services = append(d.Services, policy.Service{ID: "woot", Name: "Woot", Purpose: "chat"})
	d.Trackers = append(d.Trackers, policy.Tracker{Name: "cw_*", Kind: policy.Cookie, Purpose: "chat", Service: "woot", Place: policy.OnProduct})
	return d
}

func TestOnRequestIsOfferedAndNotAsked(t *testing.T) {
	t.Parallel()
	body := `<template data-consent="chat"><script>(window.ran??=[]).push("chat");document.cookie="cw_user=1"</script></template>
		<iframe data-consent="woot" class="box" title="Map" data-src="/frame/map"></iframe>`
	f := serve(t, document(include, body), chat())
	p := newPage(t, look{})
	launcher := bannerRoot + `.querySelector('[name=launch]')`
	p.asked(f.address)
	if text := get[string](p, firstLayer+`.textContent`); strings.Contains(text, "Chat") {
		t.Errorf("the first layer asks for the chat: %s", text)
	}
	p.push(first("accept"))
	p.until(`!` + firstLayer)
	is(p, `window.ran===undefined`, true)
	p.until(visible(launcher))
	is(p, launcher+`.textContent`, "Open: Chat")
	p.axe()
	p.picture("launcher")
	p.push(launcher)
	p.until(`window.ran?.join()==='chat'`)
	p.until(`document.querySelector('main>iframe')?.contentDocument?.body?.textContent.includes('map')`)
	is(p, `!!`+launcher, false)
	is(p, `document.activeElement!==document.body`, true)

	p.unasked(f.address) // opening it once is no lasting consent, and loses nothing
	p.until(visible(launcher))
	is(p, `window.ran===undefined`, true)
	is(p, cookieNamed("cw_user"), "1")
	p.run(`charte.open()`)
	p.push(toggle("chat"))
	p.push(second("save"))
	p.until(`window.ran?.join()==='chat'`)
	p.unasked(f.address)
	p.until(`window.ran?.join()==='chat'`)
	p.run(`charte.withdraw('chat')`)
	p.until(`window.charte&&!charte.status().allowed.chat&&` + cookieNamed("cw_user") + `===null`)
}

func TestOnlyOnRequest(t *testing.T) {
	t.Parallel()
	d := chat()
	d.Purposes, d.Services = []policy.Purpose{d.Purposes[0], d.Purposes[4]}, []policy.Service{d.Services[0], d.Services[4]}
	d.Trackers = []policy.Tracker{d.Trackers[0], d.Trackers[5]}
	f := serve(t, document(include, `<template data-consent="chat"><script>(window.ran??=[]).push("chat")</script></template>`), d)
	p := newPage(t, look{})
	p.unasked(f.address)
	p.push(bannerRoot + `?.querySelector('[name=launch]')`)
	p.until(`window.ran?.join()==='chat'`)
	is(p, `document.cookie`, "")
	p.quiet()
}

func TestNothingToChoose(t *testing.T) {
	t.Parallel()
	d := shop()
	d.Purposes, d.Services, d.Trackers = d.Purposes[:1], d.Services[:1], d.Trackers[:1]
	f := serve(t, document(include, gated), d)
	p := newPage(t, look{})
	p.unasked(f.address)
	p.run(`charte.open();charte.accept();charte.refuse();charte.withdraw();charte.on('change',()=>{})()`)
	p.push(`document.querySelector('#choices')`)
	is(p, `!!document.querySelector('#charte')`, false)
	is(p, `document.cookie`, "")
	is(p, `window.ran===undefined`, true)
	p.quiet()
}
