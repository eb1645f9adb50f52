package e2e

import (
	"strings"
	"testing"

	"charte/build/policy"
)

// telling is a shop of which services tell their vendors.
func telling(services ...policy.Service) policy.Document {
	d := shop()
	d.Services = append(d.Services[:1:1], services...)
	d.Trackers = d.Trackers[:1:1]
	return d
}

// at gives a service to a purpose of the shop, with the interface that the
// catalogue knows of it, and none of its trackers.
func at(purpose, id string) policy.Service {
	known, _ := catalogue().Service(id)
	return policy.Service{ID: id, Name: id, Purpose: purpose, Signal: known.Consent.Signal, ConsentTypes: known.Consent.Types}
}

// recorder notes, in order and across reloads, every entry that a vendor's queue
// or function gets, and every file that runs: as in log.join(' ').
const recorder = `
window.log=JSON.parse(sessionStorage.log??'[]');
window.note=(name,args)=>{log.push(name+JSON.stringify(Array.from(args)));sessionStorage.log=JSON.stringify(log)};
window.queue=(name)=>{const all=[];const own=all.push;all.push=(...args)=>{args.forEach(a=>note(name+(Object.prototype.toString.call(a)==='[object Arguments]'?'()':''),a.event?[a.event,a.charte_allowed]:a.length===undefined||typeof a==='string'?[a]:a));return own.apply(all,args)};return all};
window.told=(name)=>function(){note(name,arguments)};
`

// page of fakes: what stands there before the banner, and what is gated.
func fakes(before, gated string) string {
	return document(`<script>`+recorder+before+`</script>`+include, gated)
}

// logged is the number of entries, or the entries that hold a text.
func logged(text string) string { return `log.filter(e=>e.includes('` + text + `'))` }

// since empties the record.
const since = `log.length=0;sessionStorage.log='[]'`

const (
	denied = `{"ad_personalization":"denied","ad_storage":"denied","ad_user_data":"denied","analytics_storage":"denied",` +
		`"functionality_storage":"denied","personalization_storage":"denied","security_storage":"granted"}`
	measured = `{"ad_personalization":"denied","ad_storage":"denied","ad_user_data":"denied","analytics_storage":"granted",` +
		`"functionality_storage":"denied","personalization_storage":"denied","security_storage":"granted"}`
	wholly = `{"ad_personalization":"granted","ad_storage":"granted","ad_user_data":"granted","analytics_storage":"granted",` +
		`"functionality_storage":"denied","personalization_storage":"denied","security_storage":"granted"}`
)

const googleTag = `<template data-consent="google-analytics"><script>note('ran',['gtag.js']);document.cookie='_ga=1'</script></template>`

func google() policy.Document {
	d := telling(at("audience", "google-analytics"), at("ads", "google-ads"))
	d.Trackers = append(d.Trackers, policy.Tracker{Name: "_ga*", Kind: policy.Cookie, Purpose: "audience", Service: "google-analytics", Place: policy.OnProduct})
	return d
}

func TestGoogleIsDeniedThenUpdatedBeforeItsTagRuns(t *testing.T) {
	t.Parallel()
	f := serve(t, fakes(`window.dataLayer=queue('g')`, googleTag), google())
	p := newPage(t, look{})
	p.asked(f.address)
	is(p, `log.join(' ')`, `g()["consent","default",`+denied+`] g()["set","ads_data_redaction",true]`)
	is(p, `performance.getEntriesByType('resource').filter(e=>/google/.test(e.name)).length`, 0)

	p.run(since)
	p.run(`charte.accept('google-analytics')`)
	p.until(`log.length>=3`)
	is(p, `log.join(' ')`, `g()["consent","update",`+measured+`] g["charte_consent",{"google-analytics":true,"video":false,"google-ads":false,"audience":true,"ads":false,"signin":true,"choice":true}] ran["gtag.js"]`)
	p.run(since)
	p.push(first("accept"))
	p.until(`!` + firstLayer)
	p.until(`log.length>=2`)
	is(p, logged("update")+`.join(' ')`, `g()["consent","update",`+wholly+`]`)
	p.quiet()
}

func TestGoogleIsToldOnceOnEachPageOfAReturningVisitor(t *testing.T) {
	t.Parallel()
	f := serve(t, fakes(`window.dataLayer=queue('g')`, googleTag), google())
	for _, c := range []struct{ button, state string }{{"accept", wholly}, {"refuse", denied}} {
		p := newPage(t, look{})
		p.asked(f.address)
		p.push(first(c.button))
		p.until(`!` + firstLayer + `&&` + logged("update") + `.length===1`)
		p.run(since)
		p.unasked(f.address)
		if c.button == "accept" {
			p.until(logged("ran[") + `.length===1`)
		}
		is(p, logged("g()[\"consent")+`.join(' ')`, `g()["consent","default",`+denied+`] g()["consent","update",`+c.state+`]`)
		is(p, logged("charte_consent")+`.length`, 1)
		p.quiet()
	}
}

func TestGoogleIsDeniedOnWithdrawalBeforeErasing(t *testing.T) {
	t.Parallel()
	f := serve(t, fakes(`window.dataLayer=queue('g');const own=dataLayer.push;dataLayer.push=function(...a){own.apply(this,a);if(a[0][1]==='update')note('cookie',[/_ga=/.test(document.cookie)])}`, googleTag), google())
	p := newPage(t, look{})
	p.asked(f.address)
	p.push(first("accept"))
	p.until(cookieNamed("_ga") + `==='1'`)
	p.run(since + `;window.same=true;charte.withdraw()`)
	p.until(`window.charte&&!window.same`)
	is(p, `log.slice(0,2).join(' ')`, `g()["consent","update",`+denied+`] cookie[true]`)
	is(p, cookieNamed("_ga")+`===null`, true)
	is(p, logged("ran[")+`.length`, 0)
}

func TestTypesThatAServiceDeclaresAreItsOwn(t *testing.T) {
	t.Parallel()
	player := policy.Service{ID: "player", Name: "Player", Purpose: "video", Signal: policy.Google,
		ConsentTypes: []policy.ConsentType{policy.PersonalizationStorage, policy.AnalyticsStorage}}
	f := serve(t, fakes(`window.dataLayer=queue('g')`, ""), telling(at("audience", "google-analytics"), player))
	p := newPage(t, look{})
	p.asked(f.address)
	p.run(`charte.accept('player')`)
	p.until(logged("update") + `.length===1`)
	// What two services use is granted only when both are allowed.
	is(p, `Object.entries(JSON.parse(`+logged("update")+`[0].slice(3))[2]).filter(([,s])=>s==='granted').map(([n])=>n).join()`, "personalization_storage,security_storage")
}

// early is a service that loads before the choice.
func early(id string) policy.Service {
	s := at("audience", id)
	s.Mode = policy.Advanced
	return s
}

// keeper notes what is done to the local storage.
const keeper = `for(const m of ['setItem','removeItem']){const own=Storage.prototype[m];Storage.prototype[m]=function(...args){note(m,args);return own.apply(this,args)}}`

// vendors are the interfaces of one object each, with what it is told.
var vendors = []struct {
	service                   policy.Service
	before                    string
	start, granted, withdrawn string
}{
	{at("audience", "microsoft-clarity"), `window.clarity=told('c')`, ``,
		`c["consentv2",{"ad_Storage":"denied","analytics_Storage":"granted"}]`, `c["consentv2",{"ad_Storage":"denied","analytics_Storage":"denied"}]`},
	{early("microsoft-clarity"), `window.clarity=told('c')`,
		`c["consentv2",{"ad_Storage":"denied","analytics_Storage":"denied"}]`,
		`c["consentv2",{"ad_Storage":"denied","analytics_Storage":"granted"}]`, `c["consentv2",{"ad_Storage":"denied","analytics_Storage":"denied"}]`},
	{at("ads", "uet"), `window.uetq={push:told('u')}`, `u["consent","default",{"ad_storage":"denied"}]`,
		`u["consent","update",{"ad_storage":"granted"}]`, `u["consent","update",{"ad_storage":"denied"}]`},
	{at("audience", "matomo"), `window._paq={push:told('m')}`, `m[["requireConsent"]]`,
		`m[["setConsentGiven"]]`, `m[["forgetConsentGiven",4380]] m[["deleteCookies"]]`},
	{early("matomo"), `window._paq={push:told('m')}`, `m[["requireCookieConsent"]]`,
		`m[["setCookieConsentGiven"]]`, `m[["forgetCookieConsentGiven"]] m[["deleteCookies"]]`},
	{at("ads", "meta-pixel"), `window.fbq=told('f')`, `f["consent","revoke"]`, `f["consent","grant"]`, `f["consent","revoke"]`},
	{at("ads", "tiktok"), `window.ttq={holdConsent:told('hold'),grantConsent:told('grant'),revokeConsent:told('revoke')}`, `hold[]`, `grant[]`, `revoke[]`},
	{at("ads", "hubspot"), `window._hsp={push:told('p')};window._hsq={push:told('q')}`, ``,
		`p[["setHubSpotConsent",{"advertisement":true,"analytics":false,"functionality":false}]]`, `p[["revokeCookieConsent"]] q[["revokeCookieConsent"]]`},
	{at("video", "crisp"), `window.$crisp={push:told('c')}`, ``, ``, `c[["do","chat:hide"]] c[["do","session:reset"]]`},
	{early("plausible"), keeper, `setItem["plausible_ignore","true"]`, `removeItem["plausible_ignore"]`, `setItem["plausible_ignore","true"]`},
	{early("umami"), keeper, `setItem["umami.disabled","1"]`, `removeItem["umami.disabled"]`, `setItem["umami.disabled","1"]`},
	{at("video", "intercom"), `window.Intercom=told('i')`, ``, ``, `i["shutdown"]`},
}

func TestVendorsAreToldInOrder(t *testing.T) {
	t.Parallel()
	for _, v := range vendors {
		body := `<template data-consent="` + v.service.ID + `"><script>note('ran',[])</script></template>`
		f := serve(t, fakes(v.before, body), telling(v.service))
		p := newPage(t, look{})
		p.asked(f.address)
		is(p, `log.join(' ')`, v.start)
		p.run(since)
		p.push(first("accept"))
		p.until(logged("ran[") + `.length===1`)
		is(p, `log.join(' ')`, strings.TrimSpace(v.granted+" ran[]"))

		// Each page of a returning visitor tells it again.
		p.run(since)
		p.unasked(f.address)
		p.until(logged("ran[") + `.length===1`)
		is(p, `log.join(' ')`, strings.TrimSpace(strings.TrimSpace(v.start+" "+v.granted)+" ran[]"))

		p.run(since + `;window.same=true;charte.withdraw()`)
		p.until(`window.charte&&!window.same`)
		is(p, `log.join(' ')`, strings.TrimSpace(v.withdrawn+" "+v.start))
		p.quiet()
	}
}

func TestRefusalTellsNoVendorOfConsent(t *testing.T) {
	t.Parallel()
	f := serve(t, fakes(`window._paq={push:told('m')};window.fbq=told('f')`, ""), telling(at("audience", "matomo"), at("ads", "meta-pixel")))
	p := newPage(t, look{})
	p.asked(f.address)
	p.push(first("refuse"))
	p.until(`!` + firstLayer)
	p.unasked(f.address)
	is(p, `log.filter(e=>/setConsent|grant/.test(e)).length`, 0)
}

// Where the vendor's script is not there yet, what it is told waits in the form
// in which its own snippet keeps it; that snippet finds it and goes on.
func TestWhatIsToldWaitsForTheVendor(t *testing.T) {
	t.Parallel()
	clarity := `<template data-consent="clarity"><script>(c=>{c.clarity=c.clarity||function(){(c.clarity.q=c.clarity.q||[]).push(arguments)}})(window);window.kept=clarity.q.map(a=>Object.prototype.toString.call(a)+a[0]).join()</script></template>`
	matomo := `<template data-consent="matomo"><script>var _paq=window._paq=window._paq||[];_paq.push(['trackPageView']);window.paq=_paq.map(a=>a[0]).join()</script></template>`
	pixel := `<template data-consent="meta-pixel"><script>(f=>{if(f.fbq)return;f.fbq=function(){};window.pixel=true})(window)</script></template>`
	f := serve(t, document(include, clarity+matomo+pixel), telling(at("audience", "clarity"), at("audience", "matomo"), at("ads", "meta-pixel")))
	p := newPage(t, look{})
	p.asked(f.address)
	p.push(first("accept"))
	p.until(`window.pixel&&window.kept&&window.paq`)
	is(p, `kept`, "[object Arguments]consentv2")
	is(p, `paq`, "requireConsent,setConsentGiven,trackPageView")
	p.quiet()
}

func TestChatIsTakenAwayBeforeItsCookiesAreErased(t *testing.T) {
	t.Parallel()
	d := telling(at("video", "chatwoot"))
	d.Trackers = append(d.Trackers, policy.Tracker{Name: "cw_*", Kind: policy.Cookie, Purpose: "video", Service: "chatwoot", Place: policy.OnProduct})
	sdk := `<template data-consent="chatwoot"><script>
		document.cookie='cw_conversation=1';
		document.body.insertAdjacentHTML('beforeend','<div class="woot-widget-holder"></div><div class="woot--bubble-holder"></div>');
		window.onmessage=()=>{document.cookie='cw_conversation=again'};
		window.$chatwoot={toggleBubbleVisibility(what){note('toggle',[what,document.querySelectorAll('[class^=woot]').length,/cw_/.test(document.cookie)])},reset(){note('reset',[])}}
	</script></template>`
	f := serve(t, fakes("", sdk), d)
	p := newPage(t, look{})
	p.asked(f.address)
	p.push(first("accept"))
	p.until(`window.$chatwoot`)
	p.push(`document.querySelector('#choices')`)
	p.push(second("refuse"))
	p.until(logged("toggle") + `.length===1`)
	p.until(`window.charte&&!window.$chatwoot&&!window.onmessage&&!document.querySelector('[class^=woot]')`)
	p.until(cookieNamed("cw_conversation") + `===null`)
	is(p, `log.join(' ')`, `toggle["hide",2,true]`)
}

func TestVendorThatThrowsKeepsNothingFromBeingRefused(t *testing.T) {
	t.Parallel()
	d := google()
	d.Services = append(d.Services, at("audience", "matomo"))
	before := `window.dataLayer=Object.freeze([]);window._paq={push(){throw new Error('vendor')}}`
	f := serve(t, fakes(before, `<template data-consent="ads"><script>window.ran=true</script></template>`), d)
	p := newPage(t, look{})
	p.asked(f.address)
	is(p, `window.ran===undefined`, true)
	p.push(first("accept"))
	p.until(`window.ran`)
	p.run(`window.same=true;charte.refuse()`)
	p.until(`window.charte&&!window.same&&!charte.status().allowed.ads`)
	is(p, `window.ran===undefined`, true)
	p.quiet()
}

func TestVendorsAreToldUnderAStrictPolicy(t *testing.T) {
	t.Parallel()
	d := google()
	d.Services = append(d.Services, at("audience", "clarity"), at("audience", "matomo"))
	f := serve(t, document(`<script async src="/live/shop.js" nonce="n1"></script>`, `<template data-consent="ads"><script nonce="n1">window.ran=dataLayer.length</script></template>`), d)
	f.header["Content-Security-Policy"] = "default-src 'none'; script-src 'nonce-n1'; require-trusted-types-for 'script'; trusted-types 'none'"
	p := newPage(t, look{})
	p.asked(f.address)
	p.push(first("accept"))
	p.until(`window.ran===4`)
	p.quiet()
}
