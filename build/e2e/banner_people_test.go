package e2e

import (
	"fmt"
	"strings"
	"testing"
)

func TestAccessibility(t *testing.T) {
	t.Parallel()
	looks := map[string]look{
		"light":  {},
		"dark":   {dark: true},
		"narrow": {width: 320, height: 640},
		"phone":  {width: 390, height: 844, dark: true},
		"zoomed": {width: 640, height: 400}, // 1280 by 800 at 200 %
	}
	body := `<iframe title="A film" width="280" height="158" data-consent="video" data-src="/frame/film"></iframe>`
	f := serve(t, document(include, body), chat())
	for name, l := range looks {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPage(t, l)
			p.asked(f.address)
			p.axe()
			p.picture(name + "-first")
			p.push(first("customise"))
			p.until(visible(second("save")))
			p.axe()
			p.picture(name + "-second")
			p.push(secondLayer + `.querySelector('section:nth-of-type(2) summary')`)
			p.until(secondLayer + `.querySelector('details[open]')`)
			p.axe()
			p.picture(name + "-trackers")
			p.push(second("accept"))
			p.until(`!` + secondLayer)
			p.axe()
			is(p, `document.documentElement.scrollWidth<=innerWidth`, true)
		})
	}
}

func TestRightToLeft(t *testing.T) {
	t.Parallel()
	d := shop()
	d.Lang = "ar"
	f := serve(t, strings.Replace(document(include, ""), `lang="en"`, `lang="ar" dir="rtl"`, 1), d)
	for _, l := range []look{{}, {width: 320, height: 640, dark: true}} {
		judgeRightToLeft(t, f, l)
	}
}

func judgeRightToLeft(t *testing.T, f *fixture, l look) {
	t.Helper()
	p := newPage(t, l)
	p.asked(f.address)
	is(p, first("refuse")+`.textContent`, words(t)["ar"].Text["banner.refuse"])
	is(p, `getComputedStyle(`+firstLayer+`).direction`, "rtl")
	if l.width == 0 {
		is(p, firstLayer+`.querySelector('h2').getBoundingClientRect().left>`+first("accept")+`.getBoundingClientRect().left`, true)
	}
	p.axe()
	p.picture("rtl-first")
	p.push(first("customise"))
	p.until(visible(second("save")))
	is(p, toggle("ads")+`.getBoundingClientRect().left<`+secondLayer+`.querySelector('label').getBoundingClientRect().left`, true)
	is(p, second("close")+`.getBoundingClientRect().left<`+secondLayer+`.querySelector('h2').getBoundingClientRect().left`, true)
	is(p, secondLayer+`.querySelector('.m').scrollWidth<=`+secondLayer+`.querySelector('.m').clientWidth`, true)
	p.axe()
	p.picture("rtl-second")
	p.push(second("refuse"))
	p.until(`!` + secondLayer)
}

// What is shown only at times: a signal, news since the last choice, what could
// not be erased.
func TestRareWordsAreAccessible(t *testing.T) {
	t.Parallel()
	d := stored()
	d.Banner.Signal = "ask"
	f := serve(t, document(include, ""), d)
	p := newPage(t, look{dark: true, script: `Object.defineProperty(Navigator.prototype,'globalPrivacyControl',{get:()=>true})`})
	p.asked(f.address)
	p.axe()
	p.run(`charte.accept('ads')`)
	p.asked(f.address) // the rest is new
	p.axe()
	p.run(`charte.open()`)
	p.push(second("refuse"))
	p.until(second("done"))
	p.axe()
}

func TestForcedColours(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, ""), shop())
	p := newPage(t, look{forcedColours: true})
	p.asked(f.address)
	p.picture("forced-first")
	p.push(first("customise"))
	p.push(toggle("ads"))
	p.picture("forced-second")
	// A switch that is on differs from one that is off by more than a colour.
	side := func(id string) int {
		return get[int](p, `(e=>getComputedStyle(e,'::before').marginInlineStart==='0px'?0:1)(`+toggle(id)+`)`)
	}
	if on, off := side("ads"), side("video"); on == off {
		t.Error("a switch that is on looks like one that is off")
	}
	is(p, `getComputedStyle(`+second("accept")+`).borderTopStyle`, "solid")
	// The focus is drawn by an outline, which forced colours keep.
	p.strike("Tab")
	is(p, `(s=>s.outlineStyle!=='none'&&parseFloat(s.outlineWidth)>=2)(getComputedStyle(`+bannerRoot+`.activeElement))`, true)
}

func TestKeyboard(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, ""), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	where := bannerRoot + `.activeElement?.closest('section,dialog')?.nodeName+':'+(` + bannerRoot + `.activeElement?.name||` + bannerRoot + `.activeElement?.nodeName)`
	for _, want := range []string{"SECTION:A", "SECTION:refuse", "SECTION:accept", "SECTION:customise"} {
		p.strike("Tab")
		is(p, where, want)
	}
	p.strike("Enter")
	p.until(visible(second("save")))
	is(p, bannerRoot+`.activeElement.closest('dialog')!==null`, true)
	for range 40 { // the dialog keeps the focus, but for the browser's own controls
		p.strike("Tab")
		is(p, `document.activeElement===document.body||!!`+secondLayer+`.contains(`+bannerRoot+`.activeElement)`, true)
	}
	p.strike("Escape")
	p.until(`!` + secondLayer)
	is(p, where, "SECTION:customise")
	p.strike("Shift+Tab", "Shift+Tab", "Enter")
	p.until(`!` + firstLayer)
	is(p, `document.activeElement.localName`, "main")
	p.strike("Tab")
	is(p, `document.activeElement.id`, "choices")
	p.strike("Enter")
	p.until(visible(second("save")))
	p.strike("Escape")
	p.until(`!` + secondLayer)
	is(p, `document.activeElement.id`, "choices")
	p.quiet()
}

func TestFocusGoesBackToWhereItWas(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, `<p><a id="inside" href="/elsewhere">A link</a></p>`), shop())
	for _, button := range []string{"accept", "refuse"} {
		p := newPage(t, look{})
		p.asked(f.address)
		p.run(`document.querySelector('#inside').focus()`)
		p.push(first(button))
		p.until(`!` + firstLayer)
		is(p, `document.activeElement.id`, "inside")
	}
	p := newPage(t, look{})
	p.asked(f.address)
	p.push(first("customise"))
	p.push(second("accept"))
	p.until(`!` + secondLayer)
	p.until(`document.activeElement.localName==='main'`)
}

func TestApiMovesNoFocus(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, ""), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	p.run(`charte.refuse()`)
	p.until(`!` + firstLayer)
	is(p, `document.activeElement===document.body`, true)
}

func TestStateIsAnnounced(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, ""), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	status := bannerRoot + `.querySelector('output').textContent`
	is(p, status, "Your choices")
	p.push(first("refuse"))
	p.until(`!` + firstLayer)
	is(p, status, "Your choice is saved.")
}

func TestTargetsAreLargeEnough(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, ""), shop())
	p := newPage(t, look{width: 320, height: 640})
	small := `[...%s.querySelectorAll('button,input,summary')].filter(e=>{const r=e.getBoundingClientRect();return r.width<24||r.height<24}).map(e=>e.outerHTML).join()`
	p.asked(f.address)
	is(p, fmt.Sprintf(small, firstLayer), "")
	p.push(first("customise"))
	p.until(visible(second("save")))
	is(p, fmt.Sprintf(small, secondLayer), "")
}

func TestReflow(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, ""), shop())
	for _, l := range []look{{width: 320, height: 256}, {width: 320, height: 640}, {width: 640, height: 360}} {
		p := newPage(t, l)
		p.goTo(f.address)
		p.until(first("accept"))
		p.still()
		is(p, `(r=>r.top>=0&&r.bottom<=innerHeight&&r.left>=0&&r.right<=innerWidth)(`+firstLayer+`.getBoundingClientRect())`, true)
		is(p, firstLayer+`.scrollWidth<=`+firstLayer+`.clientWidth`, true)
		p.push(first("customise")) // scrolled to inside of the region
		p.until(second("save"))
		is(p, secondLayer+`.querySelector('.m').scrollWidth<=`+secondLayer+`.querySelector('.m').clientWidth`, true)
		p.push(second("refuse"))
		p.until(`!` + secondLayer)
	}
}
