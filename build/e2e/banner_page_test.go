package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"charte/build/policy"
)

func TestStrictPolicyAndTrustedTypes(t *testing.T) {
	t.Parallel()
	body := `
<template data-consent="ads"><script type="text/plain" src="/run/t1.js"></script><script nonce="n1">(window.ran??=[]).push("t2")</script><style nonce="n1">h1{--gated:1}</style></template>
<script type="text/plain" nonce="n1" data-consent="ads">(window.ran??=[]).push("plain")</script>
<iframe title="A film" width="560" height="315" data-consent="video" data-src="/frame/film"></iframe>
<script src="/listen.js"></script>`
	f := serve(t, document(include, body), stored())
	f.pages["/listen.js"] = `window.seen=[];addEventListener('securitypolicyviolation',e=>/favicon/.test(e.blockedURI)||seen.push(e.violatedDirective+' '+e.blockedURI))`
	for _, types := range []string{"'none'", "charte"} {
		f.header["Content-Security-Policy"] = "default-src 'none'; script-src 'self' 'nonce-n1'; style-src 'nonce-n1'; frame-src 'self'; require-trusted-types-for 'script'; trusted-types " + types
		f.header["Content-Type"] = ""
		p := newPage(t, look{})
		p.asked(f.address)
		p.push(first("customise"))
		p.push(toggle("ads"))
		p.push(second("save"))
		p.until(`window.ran?.length===3`)
		is(p, `ran.filter(n=>n[0]==='t').join()`, "t1,t2")
		is(p, `getComputedStyle(document.querySelector('h1')).getPropertyValue('--gated')`, "1")
		is(p, `getComputedStyle(document.querySelector('div[class=""]').shadowRoot.querySelector('.h')).display`, "grid")
		p.run(`charte.accept()`)
		p.until(`document.querySelector('main>iframe')?.src`)
		p.run(`charte.open()`)
		p.until(visible(second("refuse")))
		is(p, `seen.join()`, "")
		p.quiet()
	}
}

func TestScriptAddressUnderTrustedTypesNeedsThePolicy(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, `<script type="text/plain" data-consent="ads" data-src="/run/src.js"></script>
		<script type="text/plain" nonce="n1" data-consent="ads">(window.ran??=[]).push("after")</script>`), shop())
	for types, want := range map[string]string{"charte": "src,after", "'none'": "after"} {
		f.header["Content-Security-Policy"] = "script-src 'self' 'nonce-n1'; require-trusted-types-for 'script'; trusted-types " + types
		p := newPage(t, look{})
		p.asked(f.address)
		p.push(first("accept"))
		p.until(`window.ran?.join()===` + quoted(want))
	}
}

func quoted(s string) string { return "'" + s + "'" }

func TestPageOnADisk(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for name, content := range map[string]string{
		"live/shop.js":   string(script(t, shop())),
		"app/index.html": document(`<script async src="../live/shop.js"></script>`, `<template data-consent="ads"><script>window.ran=true</script></template>`),
	} {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	p := newPage(t, look{})
	p.asked("file://" + folder + "/app/index.html")
	is(p, firstLayer+`.querySelector('a').href`, "file://"+folder+"/en/shop/cookies/index.html")
	p.push(first("accept"))
	p.until(`window.ran&&!` + firstLayer)
	p.quiet()
}

func TestGlobalPrivacyControl(t *testing.T) {
	t.Parallel()
	gpc := look{script: `Object.defineProperty(Navigator.prototype,'globalPrivacyControl',{get:()=>true})`}
	body := `<template data-consent="ads"><script>window.ran=true</script></template>`
	with := func(signal string) *fixture {
		d := shop()
		d.Banner.Signal = signal
		return serve(t, document(include, body), d)
	}
	ask := newPage(t, gpc)
	f := with("ask")
	ask.asked(f.address)
	is(ask, firstLayer+`.textContent.includes('Global Privacy Control')`, true)
	is(ask, `charte.status().signal`, true)
	ask.push(first("accept")) // an explicit choice outranks the signal
	ask.until(`window.ran`)
	ask.unasked(f.address)
	ask.until(`window.ran`)

	quiet := newPage(t, gpc)
	quiet.goTo(with("quiet").address)
	quiet.until(`window.charte`)
	quiet.run(`charte.open()`)
	quiet.until(visible(second("accept")))
	is(quiet, `!!`+firstLayer, false)
	is(quiet, `!!window.ran||document.cookie!==''`, false)
	quiet.push(second("accept"))
	quiet.until(`window.ran`)

	off := newPage(t, gpc)
	off.asked(with("off").address)
	is(off, firstLayer+`.textContent.includes('Global Privacy Control')`, false)
	is(off, `charte.status().signal`, false)

	none := newPage(t, look{})
	none.asked(f.address)
	is(none, firstLayer+`.textContent.includes('Global Privacy Control')`, false)
}

func TestCookiesAndStorageThatThrow(t *testing.T) {
	t.Parallel()
	blocked := `for(const [o,n] of [[Document.prototype,'cookie'],[window,'localStorage'],[window,'sessionStorage'],[window,'indexedDB'],[window,'caches']])
		Object.defineProperty(o,n,{get(){throw Error('blocked')},set(){throw Error('blocked')}});window.BroadcastChannel=function(){throw Error('blocked')}`
	f := serve(t, document(include, `<template data-consent="ads"><script>window.ran=true</script></template>`), stored())
	p := newPage(t, look{script: blocked})
	p.asked(f.address)
	p.push(first("accept"))
	p.until(`window.ran&&!` + firstLayer)
	is(p, `charte.status().complete`, true)
	p.quiet()

	sandboxed := serve(t, `<!doctype html><html lang=en><title>outer</title><iframe title=x sandbox=allow-scripts srcdoc="<script src=/live/shop.js></script><script>setInterval(()=>parent.postMessage(!!document.querySelector('#charte'),'*'),20)</script>"></iframe><script>onmessage=e=>window.asked||=e.data</script>`, shop())
	outer := newPage(t, look{})
	outer.goTo(sandboxed.address)
	outer.until(`window.asked`)
}

func TestIncludedTwiceRunsOnce(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include+`<script src="/live/shop.js"></script>`, `<template data-consent="ads"><script>(window.ran??=[]).push(1)</script></template>`+include), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	is(p, `document.querySelectorAll('#charte').length`, 1)
	p.push(first("accept"))
	p.until(`window.ran&&!` + firstLayer)
	is(p, `ran.length`, 1)
	p.quiet()
}

func TestBeforeThereIsABody(t *testing.T) {
	t.Parallel()
	f := serve(t, document(`<script src="/live/shop.js"></script><script>window.early=!document.body&&!!window.charte</script>`, ""), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	is(p, `window.early`, true)
	is(p, `[...document.querySelectorAll("#charte,a,button")][0].id`, "charte") // first in tab order
	p.strike("Tab")
	is(p, `document.activeElement.id`, "charte")
	p.goTo(f.address + "/other#eu-consent")
	p.until(visible(second("save")))
	is(p, `location.hash`, "")
	p.quiet()
}

func TestElementCalledCharteIsNoBanner(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, `<p id="charte">Our charter</p>`), shop())
	p := newPage(t, look{})
	p.goTo(f.address)
	p.until(`document.querySelector('div#charte')?.shadowRoot.querySelector('section.f')`)
}

func TestHostileWordsStayText(t *testing.T) {
	t.Parallel()
	bad := `</script><img src=x onerror="window.owned=1"><script>window.owned=1</script>{name}$&`
	d := shop()
	d.Title = bad
	d.Banner.Labels = policy.Labels{Title: bad, Text: bad, Accept: bad, Refuse: bad, Customise: bad, Save: bad}
	for i := range d.Purposes {
		d.Purposes[i].Title, d.Purposes[i].Summary, d.Purposes[i].IfRefused = bad, bad, bad
	}
	for i := range d.Services {
		d.Services[i].Name, d.Services[i].Note, d.Services[i].Vendor.Name = bad, bad, bad
	}
	for i := range d.Trackers {
		d.Trackers[i].Why = bad
	}
	f := serve(t, document(`<script>`+string(script(t, d))+`</script>`, `<iframe title="film" data-consent="video" data-src="/frame/f"></iframe>`), shop())
	p := newPage(t, look{})
	p.goTo(f.address)
	p.until(first("customise"))
	is(p, firstLayer+`.querySelector('h2').textContent`, bad)
	p.push(first("customise"))
	p.until(second("save"))
	is(p, secondLayer+`.querySelectorAll('img,script').length`, 0)
	is(p, `window.owned===undefined`, true)
	is(p, `[...document.scripts].length`, 1)
	p.quiet()
}

func TestLanguages(t *testing.T) {
	t.Parallel()
	fr := shop()
	fr.Lang = "fr"
	fr.Purposes[1].Title = "Mesure d’audience"
	html := func(lang string) string { return strings.Replace(document(include, ""), `lang="en"`, lang, 1) }
	f := serve(t, html(`lang="en"`), fr, shop())
	f.pages["/fr"], f.pages["/fr-CA"], f.pages["/de"], f.pages["/none"] = html(`lang="fr"`), html(`lang="fr-CA"`), html(`lang="de"`), html("")
	speaks := func(languages string) look {
		return look{script: `Object.defineProperty(Navigator.prototype,'languages',{get:()=>` + languages + `})`}
	}
	for _, c := range []struct{ path, languages, want string }{
		{"/", `['fr']`, "en"}, {"/fr", `['en']`, "fr"}, {"/fr-CA", `['en']`, "fr"},
		{"/de", `['nl','en-GB']`, "en"}, {"/none", `['en']`, "en"}, {"/de", `['nl']`, "fr"},
	} {
		p := newPage(t, speaks(c.languages))
		p.asked(f.address + c.path)
		is(p, `document.querySelector('#charte').lang`, c.want)
		title := map[string]string{"fr": "Mesure d’audience", "en": "Audience measurement"}[c.want]
		is(p, firstLayer+`.querySelector('b').textContent`, title)
		is(p, firstLayer+`.querySelector('a').pathname`, "/"+c.want+"/shop/cookies/index.html")
	}
}

func TestEventsAndApi(t *testing.T) {
	t.Parallel()
	f := serve(t, document(`<script>window.heard=[];for(const n of ['ready','show','open','close','change'])addEventListener('charte:'+n,e=>heard.push(n+':'+e.detail.complete))</script>`+include, `<button data-consent-open><b id="inner">Choices</b></button>`), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	p.until(`heard.join()==='show:false,ready:false'`)
	p.run(`window.off=charte.on('change',s=>heard.push('on:'+s.allowed.video))`)
	p.push(`document.querySelector('#inner')`)
	p.push(second("close"))
	p.until(`!` + secondLayer)
	p.run(`charte.accept(['video','nobody'])`)
	p.until(`heard.length===6`)
	p.run(`off();charte.refuse()`)
	p.until(`heard.length===7`)
	is(p, `heard.slice(2).join()`, "open:false,close:false,change:false,on:true,change:true")
	is(p, `Math.abs(charte.status().time-Date.now())<120000`, true)
	is(p, `charte.status().product`, "shop")
}

func TestPagesOwnStylesStopAtTheBanner(t *testing.T) {
	t.Parallel()
	f := serve(t, document(`<style>*{all:unset!important}html{font-size:3px}p{color:red}</style>`+include, ""), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	is(p, `getComputedStyle(`+firstLayer+`).position`, "fixed")
	is(p, `getComputedStyle(`+firstLayer+`).fontSize`, "15px")

	themed := serve(t, document(`<style>html{--charte-accent:#06c;--charte-on-accent:#fff;--charte-radius:0px}</style>`+include, ""), shop())
	q := newPage(t, look{})
	q.asked(themed.address)
	is(q, `getComputedStyle(`+first("accept")+`).backgroundColor`, "rgb(0, 102, 204)")
	is(q, `getComputedStyle(`+firstLayer+`).borderRadius`, "0px")
}

func TestTopPosition(t *testing.T) {
	t.Parallel()
	d := shop()
	d.Banner.Position = "top"
	f := serve(t, document(include, ""), d)
	p := newPage(t, look{})
	p.asked(f.address)
	p.still()
	is(p, firstLayer+`.getBoundingClientRect().top`, 16)
}

func TestAcceptPaintsBeforeAnythingRuns(t *testing.T) {
	t.Parallel()
	body := `<template data-consent="ads"><script>window.ran=[performance.now()];const end=performance.now()+150;while(performance.now()<end);</script><script>ran.push(performance.now())</script></template>`
	f := serve(t, document(include, body), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	p.run(`addEventListener('click',()=>requestAnimationFrame(()=>{window.gone=!` + firstLayer + `;window.kept=document.cookie!=='';window.unrun=!window.ran;setTimeout(()=>window.painted=performance.now())}),true)`)
	p.push(first("accept"))
	p.until(`window.ran?.length===2&&window.painted`)
	is(p, `gone&&kept&&unrun`, true)
	is(p, `ran[0]>=painted-1`, true)
}
