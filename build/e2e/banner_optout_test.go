package e2e

import (
	"testing"

	"charte/build/policy"
)

// objectable is a shop that measures its audience without consent, with Matomo,
// and lets visitors object; asking tells whether it asks for something else.
func objectable(asking bool, service string) policy.Document {
	d := telling(at("audience", service), at("ads", "network"))
	for i := range d.Purposes {
		if p := &d.Purposes[i]; p.ID == "audience" {
			p.Gate, p.Exemption, p.OptOut = policy.Open, policy.Audience, true
		}
	}
	if !asking {
		d.Purposes, d.Services = d.Purposes[:2:2], d.Services[:2:2]
	}
	d.Trackers = append(d.Trackers, policy.Tracker{Name: "_pk_*", Kind: policy.Cookie, Purpose: "audience", Service: service, Place: policy.OnProduct})
	return d
}

const matomoTag = `<template data-consent="matomo"><script>note('ran',[]);document.cookie='_pk_id.1=1;Path=/'</script></template>`

func TestExemptMeasureWorksUntilTheVisitorObjects(t *testing.T) {
	t.Parallel()
	f := serve(t, fakes(`window._paq={push:told('m')}`, matomoTag), objectable(false, "matomo"))
	p := newPage(t, look{})
	p.unasked(f.address)
	p.until(logged("ran[") + `.length===1`)
	is(p, `log.join(' ')`, "ran[]") // not asked, and nothing to tell
	is(p, `document.cookie`, "_pk_id.1=1")
	is(p, `charte.status().allowed.matomo`, true)

	p.push(`document.querySelector('#choices')`)
	p.until(visible(toggle("audience")))
	is(p, toggle("audience")+`.checked`, true)
	p.run(since + `;window.same=true`)
	p.push(toggle("audience"))
	p.push(second("save"))
	p.until(`window.charte&&!window.same`)
	// What ran is stopped by a reload, and the page that comes says it again.
	is(p, `[...new Set(log)].join(' ')`, `m[["optUserOut",4380]] m[["deleteCookies"]]`)
	is(p, answers, "0")
	p.until(cookieNamed("_pk_id.1") + `===null`)

	p.run(since)
	p.unasked(f.address)
	is(p, `log.join(' ')`, `m[["optUserOut",4380]] m[["deleteCookies"]]`)
	is(p, `charte.status().allowed.matomo`, false)

	p.run(since)
	p.push(`document.querySelector('#choices')`)
	p.until(visible(toggle("audience")))
	is(p, toggle("audience")+`.checked`, false)
	p.push(toggle("audience"))
	p.push(second("save"))
	p.until(logged("ran[") + `.length===1`)
	is(p, `log.join(' ')`, `m[["forgetUserOptOut"]] ran[]`)
	is(p, answers, "1")
	p.quiet()
}

// The first layer asks about what needs consent, and leaves the rest alone.
func TestExemptMeasureIsNoPartOfTheFirstLayer(t *testing.T) {
	t.Parallel()
	f := serve(t, fakes(`window._paq={push:told('m')}`, matomoTag+`<template data-consent="ads"><script>note('ads',[])</script></template>`), objectable(true, "matomo"))
	for button, want := range map[string]string{"refuse": "ran[]", "accept": "ran[] ads[]"} {
		p := newPage(t, look{})
		p.asked(f.address)
		is(p, firstLayer+`.textContent.includes('Audience')`, false)
		is(p, firstLayer+`.textContent.includes('New since')`, false)
		p.until(logged("ran[") + `.length===1`)
		p.push(first(button))
		p.until(`charte.status().complete&&!` + firstLayer)
		p.until(`log.join(' ')===` + quoted(want))
		is(p, `charte.status().allowed.matomo`, true)

		p.run(since)
		p.unasked(f.address)
		p.until(`log.join(' ')===` + quoted(want))
	}

	// All is refused where all is shown.
	p := newPage(t, look{})
	p.asked(f.address)
	p.until(logged("ran[") + `.length===1`)
	p.run(`window.same=true`)
	p.push(first("customise"))
	p.push(second("refuse"))
	p.until(`window.charte&&!window.same`)
	is(p, `Object.values(charte.status().allowed).filter(Boolean).length`, 2) // signing in, and the memory of the choice
	is(p, answers, "000")
	p.quiet()
}

// A script that stands in the page without waiting is told, and need not reload.
func TestObjectionReachesAScriptThatDoesNotWait(t *testing.T) {
	t.Parallel()
	d := objectable(false, "plausible")
	f := serve(t, fakes("", `<script>document.cookie='_pk_1=1';window.counts=()=>localStorage.plausible_ignore!=='true'</script>`), d)
	p := newPage(t, look{})
	p.unasked(f.address)
	is(p, `counts()`, true)
	is(p, `localStorage.length`, 0)
	p.run(`window.same=true;charte.withdraw('plausible')`)
	p.until(`!counts()`)
	p.until(cookieNamed("_pk_1") + `===null`)
	beside := p.another()
	beside.unasked(f.address)
	is(beside, `counts()`, false)
	p.run(`charte.accept('plausible')`)
	p.until(`counts()`)
	beside.until(`counts()&&charte.status().allowed.plausible`)
	is(p, `!!window.same`, true)
	p.quiet()
}
