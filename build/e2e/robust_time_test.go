package e2e

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"
)

// clock sets the page's clock off by hours.
func clock(hours int) look {
	return look{script: fmt.Sprintf(`{const off=%d*36e5,now=Date.now;Date.now=()=>now()+off}`, hours)}
}

// timed is a choice cookie made hours from now, with the parts of another one.
func timed(cookie string, minutes int) string {
	return `(()=>{const [r,t,...rest]=` + "`" + cookie + "`" + `.split('.');return [r,(Math.floor(Date.now()/6e4)+(` + itoa(minutes) + `)).toString(36),...rest].join('.')})()`
}

func TestClockThatIsWrong(t *testing.T) {
	t.Parallel()
	const year = 365 * 24
	f := serve(t, document(include, oneAd), shop())
	for _, hours := range []int{-55 * year, -10 * year, -25, 25, 10 * year, 100 * year} {
		p := newPage(t, clock(hours))
		p.asked(f.address)
		p.push(first("accept"))
		p.until(`window.ran&&!` + firstLayer)
		is(p, `Math.abs(charte.status().time-Date.now())<12e4`, true)
		p.unasked(f.address) // as long as the clock stays what it is
		p.until(`window.ran`)
		p.run(`charte.withdraw()`)
		p.until(`window.charte?.status().allowed.ads===false&&!window.ran`)
		p.quiet()
	}
}

func TestAgeOfAChoice(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, oneAd), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	p.push(first("accept"))
	p.until(`window.ran`)
	good := get[string](p, cookieNamed(choice))
	const day = 24 * 60
	for _, c := range []struct {
		minutes int
		holds   bool
	}{
		{-1, true}, {-180 * day, true}, {-184 * day, false}, {-4000 * day, false},
		{2 * day, true},                         // written under a clock that was a little ahead
		{184 * day, false}, {4000 * day, false}, // must not live for ever
	} {
		p.run(`document.cookie='eu-consent='+` + timed(good, c.minutes) + `+';Path=/'`)
		if c.holds {
			p.unasked(f.address)
			p.until(`window.ran`)
			continue
		}
		p.asked(f.address)
		is(p, `window.ran===undefined&&!charte.status().complete&&!charte.status().allowed.ads&&charte.status().time===undefined`, true)
	}
}

// comeBack goes back to the page "/", and gives whether the browser had kept it.
func (p page) comeBack() bool {
	p.t.Helper()
	must(p.t, p.back())
	p.until(`location.pathname==='/'&&document.readyState==='complete'&&window.kept!==undefined`)
	return get[bool](p, `window.kept`)
}

const noteKept = `<script>addEventListener('pageshow',e=>window.kept=e.persisted)</script>`

func TestChoiceMadeWhileThePageWasAway(t *testing.T) {
	t.Parallel()
	f := serve(t, document(noteKept+include, oneAd), shop())
	f.pages["/next"] = document("", "")
	for _, told := range []bool{true, false} { // by the banner of another tab, or not at all
		p := newPage(t, look{})
		p.asked(f.address)
		p.push(first("accept"))
		p.until(`window.ran`)
		accepted := get[string](p, `document.cookie`)
		p.run(`charte.withdraw()`)
		p.until(`window.charte?.status().allowed.ads===false&&!window.ran`)
		withdrawn := get[string](p, `document.cookie`)
		p.goTo(f.address + "/next")
		p.elsewhere(f, told, `charte.accept()`, accepted)
		p.comeBack()
		p.until(`window.ran&&charte.status().allowed.ads`)
		is(p, `!!`+firstLayer, false)

		p.goTo(f.address + "/next")
		p.elsewhere(f, told, `charte.withdraw()`, withdrawn)
		p.comeBack() // what runs is stopped by loading the page again
		p.until(`window.charte?.status().allowed.ads===false&&!window.ran`)
	}
}

// elsewhere changes the choice in another tab: by its banner, or by a page
// without one which writes the cookie. It waits until the page sees it: browsers
// tell their processes of a cookie a moment later.
func (p page) elsewhere(f *fixture, told bool, call, cookie string) {
	p.t.Helper()
	before := get[string](p, `document.cookie`)
	other := p.another()
	if told {
		other.goTo(f.address + "/other")
		other.until(`window.charte`)
		other.run(call)
	} else {
		other.goTo(f.address + "/next")
		other.run(`document.cookie=` + quoted(cookie+";Path=/"))
	}
	p.until(`document.cookie!==` + quoted(before))
}

func TestPageLeftBeforeItWasPainted(t *testing.T) {
	t.Parallel()
	f := serve(t, document(noteKept+include, oneAd), shop())
	f.pages["/next"] = document("", "")
	p := newPage(t, look{script: `{const own=requestAnimationFrame;window.requestAnimationFrame=f=>own(()=>setTimeout(f,1500))}`})
	p.goTo(f.address + "/other")
	p.until(first("refuse"))
	p.push(first("refuse"))
	p.until(`document.cookie`)
	p.goTo(f.address)
	p.until(`window.charte`)
	p.goTo(f.address + "/next")
	p.elsewhere(f, true, `charte.accept()`, "")
	p.comeBack()
	p.until(`window.ran&&charte.status().allowed.ads`)
}

func TestBannerKeepsNoPageOutOfTheCacheOfPages(t *testing.T) {
	t.Parallel()
	f := serve(t, document(noteKept+include, oneAd), shop())
	f.pages["/next"] = document("", "")
	f.pages["/bare"] = document(noteKept, "")
	p := newPage(t, look{})
	p.goTo(f.address + "/bare")
	p.goTo(f.address + "/next")
	must(p.t, p.back())
	p.until(`location.pathname==='/bare'&&window.kept!==undefined`)
	if !get[bool](p, `window.kept`) {
		must(t, unsupported("when driven, it keeps no pages to go back to"))
	}
	kept := false
	for try := 0; try < 3 && !kept; try++ { // a browser may have reasons of its own for once
		p.asked(f.address)
		p.goTo(f.address + "/next")
		kept = p.comeBack()
	}
	if !kept {
		t.Errorf("the page is not kept: %s", get[string](p, `JSON.stringify(performance.getEntriesByType('navigation')[0].notRestoredReasons??'')`))
	}
	p.until(visible(first("accept")))
	p.push(first("accept"))
	p.until(`window.ran`)
}

// prerendered makes a page as a browser has it that has loaded it ahead: the
// real thing in Chromium is in TestPrerendering.
const prerendered = `let ahead=true;Object.defineProperty(Document.prototype,'prerendering',{get:()=>ahead,configurable:true});
window.activate=()=>{ahead=false;document.dispatchEvent(new Event('prerenderingchange'))};`

func TestPrerenderedPageWaits(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, oneAd), shop())
	p := newPage(t, look{script: `if(location.pathname==='/ahead'){` + prerendered + `}`})
	p.asked(f.address)
	p.push(first("accept"))
	p.until(`window.ran`)
	p.goTo(f.address + "/ahead")
	p.run(`await new Promise(done=>setTimeout(done,200))`)
	is(p, `window.ran===undefined`, true) // nobody has visited this page yet
	p.run(`activate()`)
	p.until(`window.ran?.length===1`)
	p.goTo(f.address + "/ahead")
	p.run(`document.cookie='eu-consent=;Max-Age=0;Path=/'`) // meanwhile, elsewhere
	p.run(`activate()`)
	p.until(visible(first("accept")))
	is(p, `window.ran===undefined`, true)
}

// TestPrerendering runs in a tab that nothing drives: a driven one prerenders
// nothing. The pages tell the server how they fare.
func TestPrerendering(t *testing.T) {
	t.Parallel()
	e, err := running()
	must(t, err)
	driven, ok := e.(chromiumEngine)
	if !ok {
		must(t, unsupported("only Chromium prerenders"))
	}
	html := func(next, script string) string {
		return document(`<script>const say=w=>navigator.sendBeacon('/say?'+[w,location.pathname,document.prerendering,performance.getEntriesByType('navigation')[0].activationStart>0]);
document.onprerenderingchange=()=>setTimeout(()=>{say(!!document.querySelector('#charte')?'asked':'calm');later()},400)</script>
<script type="speculationrules">{"prerender":[{"source":"list","urls":["`+next+`"],"eagerness":"immediate"}]}</script>`+include,
			`<template data-consent="ads"><script>say('ran')</script></template><script>function later(){`+script+`}</script>`)
	}
	f := serve(t, "", shop())
	f.pages["/"] = html("/next", "") + `<script>addEventListener('charte:show',()=>setTimeout(()=>document.querySelector('#charte').shadowRoot.querySelector('[name=accept]').click(),1000));
addEventListener('charte:change',()=>setTimeout(()=>location.href='/next',300))</script>`
	f.pages["/next"] = html("/third", `setTimeout(()=>location.href='/third',1000)`)
	f.pages["/third"] = html("/none", `setTimeout(()=>say("end"),500)`)
	heard := make(chan string, 100)
	f.start(t, httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/say" {
			heard <- r.URL.RawQuery
			return
		}
		f.ServeHTTP(w, r)
	})))
	must(t, driven.alone(f.address+"/"))
	var all []string
	for last := ""; !strings.HasPrefix(last, "end"); all = append(all, last) {
		select {
		case last = <-heard:
		case <-time.After(patience):
			t.Fatalf("the pages told only %q", all)
		}
	}
	want := []string{"ran,/,false,false", "ran,/next,false,true", "calm,/next,false,true", "ran,/third,false,true", "calm,/third,false,true", "end,/third,false,true"}
	if !slices.Equal(all, want) {
		t.Errorf("the pages told %q, want %q", all, want)
	}
}

// Looking at a page again, or coming back to it, is no change of the choice.
func TestNothingChangesByLookingAgain(t *testing.T) {
	t.Parallel()
	head := noteKept + `<script>window.heard=[];addEventListener('charte:change',()=>heard.push('change'));window.dataLayer=[]</script>`
	d := google()
	f := serve(t, document(head+include, ""), d)
	f.pages["/next"] = document("", "")
	p := newPage(t, look{})
	p.asked(f.address)
	p.push(first("accept"))
	p.until(`heard.length===1`)
	p.unasked(f.address)
	const rest = `await new Promise(done=>setTimeout(done,300))`
	p.run(rest)
	is(p, `heard.length`, 0)
	told := get[int](p, `dataLayer.length`)
	p.run(`for(let i=0;i<4;i++)document.dispatchEvent(new Event('visibilitychange',{bubbles:true}));` + rest)
	is(p, `heard.length`, 0)
	is(p, `dataLayer.length`, told)
	p.goTo(f.address + "/next")
	if p.comeBack() {
		p.run(rest)
		is(p, `heard.length`, 0)
		is(p, `dataLayer.length`, told)
	}
}
