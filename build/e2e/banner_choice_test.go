package e2e

import (
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"charte/build/policy"
)

func itoa(n int) string { return strconv.Itoa(n) }

const choice = "eu-consent"

func TestFirstLayerAsksAndStoresNothing(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, ""), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	for _, name := range []string{"refuse", "accept", "customise"} {
		p.until(visible(first(name)))
	}
	text := get[string](p, firstLayer+`.textContent`)
	for _, want := range []string{"Audience measurement", "Counter, Heatmap", "Videos", "Tube", "Advertising", "Cookie policy"} {
		if !strings.Contains(text, want) {
			t.Errorf("the first layer does not name %q: %s", want, text)
		}
	}
	is(p, `document.cookie`, "")
	is(p, firstLayer+`.querySelector('a').href`, f.address+"/en/shop/cookies/index.html")
	is(p, `document.activeElement===document.body`, true)
	p.quiet()
}

func TestAcceptAndRefuseAreTheSameControl(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, ""), shop())
	for _, width := range []int{320, 1280} {
		p := newPage(t, look{width: width, height: 700})
		p.asked(f.address)
		shape := func(name string) string {
			return get[string](p, `(e=>{const s=getComputedStyle(e),r=e.getBoundingClientRect();return [e.className,r.width.toFixed(),r.height,s.backgroundColor,s.color,s.fontSize,s.fontWeight,s.borderColor].join()})(`+first(name)+`)`)
		}
		if a, b := shape("accept"), shape("refuse"); a != b {
			t.Errorf("at %d px accept is %s and refuse %s", width, a, b)
		}
	}
}

func TestChoiceIsKept(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, ""), shop())
	for _, c := range []struct{ button, bit string }{{"accept", "1"}, {"refuse", "0"}} {
		p := newPage(t, look{})
		p.asked(f.address)
		p.push(first(c.button))
		p.until(`!` + firstLayer)
		parts := strings.Split(get[string](p, cookieNamed(choice)), ".")
		var answers string
		for _, u := range shop().Units() {
			answers += u.Digest + c.bit
		}
		if len(parts) != 4 || parts[0] != shop().Revision() || parts[2] != answers || len(parts[3]) != len("12345en") {
			t.Errorf("%s wrote %v", c.button, parts)
		}
		is(p, `charte.status().allowed.audience`, c.button == "accept")
		p.unasked(f.address)
		is(p, `charte.status().allowed.tube`, c.button == "accept")
		is(p, `!!document.querySelector('#charte')`, false)
		p.quiet()
	}
}

func TestEightUnitsFitInSixtyFourBytes(t *testing.T) {
	t.Parallel()
	d := shop()
	for _, id := range []string{"one", "two", "three", "four"} {
		d.Services = append(d.Services, policy.Service{ID: id, Name: id, Purpose: "video"})
	}
	if n := len(d.Units()); n != 8 {
		t.Fatalf("the fixture has %d units", n)
	}
	f := serve(t, document(include, ""), d)
	p := newPage(t, look{})
	p.asked(f.address)
	p.push(first("accept"))
	p.until(`document.cookie`)
	if size := get[int](p, `document.cookie.length`); size > 64 {
		t.Errorf("the choice takes %d bytes", size)
	}
}

func TestChoosingInDetail(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, ""), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	p.push(first("customise"))
	p.until(visible(second("save")))
	is(p, secondLayer+`.querySelectorAll('[role=switch]:checked').length`, 0)
	p.push(toggle("counter"))
	is(p, toggle("audience")+`.checked`, false)
	p.push(toggle("video"))
	p.push(second("save"))
	p.until(`!` + secondLayer)
	is(p, `!!`+firstLayer, false)
	is(p, `JSON.stringify(charte.status().allowed)`, `{"counter":true,"heatmap":false,"tube":true,"ads":false,"audience":false,"video":true,"signin":true,"choice":true}`)

	p.unasked(f.address)
	p.push(`document.querySelector('#choices')`)
	p.until(visible(second("save")))
	is(p, toggle("counter")+`.checked`, true)
	is(p, toggle("heatmap")+`.checked`, false)
	p.push(toggle("audience"))
	is(p, toggle("heatmap")+`.checked`, true)
	p.push(second("refuse"))
	p.until(`!` + secondLayer)
	is(p, `Object.values(charte.status().allowed).filter(Boolean).length`, 2)
	p.quiet()
}

func TestEscapeIsNoChoice(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, ""), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	p.push(first("customise"))
	p.until(visible(second("save")))
	p.push(toggle("ads"))
	p.strike("Escape")
	p.until(`!` + secondLayer)
	is(p, `document.cookie`, "")
	p.until(visible(first("accept")))
	is(p, bannerRoot+`.activeElement.name`, "customise")
	p.push(first("customise"))
	p.push(second("close"))
	p.until(`!` + secondLayer)
	is(p, `document.cookie`, "")
}

func TestMalformedCookieIsNoChoice(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, ""), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	p.push(first("accept"))
	p.until(`document.cookie`)
	good := strings.Split(get[string](p, cookieNamed(choice)), ".")
	for _, bad := range []string{
		"", ".", "...", "true", "{}", "%", "undefined", strings.Repeat("1", 3000),
		good[0] + "." + good[1] + "." + good[2][1:] + "." + good[3],
		good[0] + "." + good[1] + "." + strings.ReplaceAll(good[2], "1", "2") + "." + good[3],
		good[0] + "." + good[1] + "." + good[2] + "." + good[3][:5],
		good[0] + "." + good[1] + "." + good[2],
		good[0] + ".." + good[2] + "." + good[3],
		good[0] + ".zzzzzzzz." + good[2] + "." + good[3],
		good[0] + ".1." + good[2] + "." + good[3],
		strings.Join(good, ".") + "=1",
		"\u00e9\u2028<script>",
	} {
		p.run("document.cookie=" + strconv.Quote(choice+"="+bad))
		p.asked(f.address)
		is(p, `charte.status().complete`, false)
	}
	p.run("document.cookie=" + strconv.Quote(choice+"="+strings.Join(good, ".")))
	p.unasked(f.address)
	p.quiet()
}

func TestNewestOfTwoCookiesHolds(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, ""), shop())
	host := f.on("www.shop.test")
	p := newPage(t, look{})
	p.asked(host)
	p.push(first("refuse"))
	p.until(`document.cookie`)
	p.run(`const [r,t,a,d]=` + cookieNamed(choice) + `.split('.');document.cookie='eu-consent='+[r,(parseInt(t,36)-9).toString(36),a.replace(/(...)0/g,'$11'),d].join('.')+';Path=/;Domain=shop.test'`)
	p.unasked(host)
	is(p, `document.cookie.split('eu-consent').length`, 3)
	is(p, `charte.status().allowed.ads`, false)
}

func TestOnlyWhatIsNewIsAskedAgain(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, ""), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	p.push(first("customise"))
	p.push(toggle("video"))
	p.push(second("save"))
	p.until(`!` + secondLayer)

	reworded := shop()
	reworded.Purposes[1].Summary = "See which pages people read."
	f.banner = script(t, reworded)
	p.unasked(f.address)

	changed := shop()
	changed.Services = append(changed.Services, policy.Service{ID: "clips", Name: "Clips", Purpose: "video"})
	f.banner = script(t, changed)
	p.asked(f.address)
	text := get[string](p, firstLayer+`.textContent`)
	if !strings.Contains(text, "New since your last choice") || !strings.Contains(text, "Videos Clips") || strings.Contains(text, "Advertising") || strings.Contains(text, "Tube") {
		t.Errorf("the first layer says: %s", text)
	}
	is(p, `charte.status().allowed.tube`, true)
	is(p, `charte.status().asked.join()`, "clips")
	p.push(first("refuse"))
	p.until(`!` + firstLayer)
	is(p, `charte.status().allowed.tube`, true)
	is(p, `charte.status().allowed.clips`, false)
	is(p, `charte.status().revision`, changed.Revision())
	p.unasked(f.address)
}

func TestPurposeWithANewTrackerIsAskedAgain(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, ""), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	p.push(first("accept"))
	p.until(`!` + firstLayer)
	changed := shop()
	changed.Trackers = append(changed.Trackers, policy.Tracker{Name: "_new", Kind: policy.Cookie, Purpose: "ads", Place: policy.OnProduct})
	f.banner = script(t, changed)
	p.asked(f.address)
	is(p, `charte.status().asked.join()`, "ads")
	is(p, `charte.status().allowed.ads`, false)
}

func TestChoiceIsSharedBetweenSubdomains(t *testing.T) {
	t.Parallel()
	d := shop()
	d.Choice.Domain = "shop.test"
	f := serve(t, document(include, ""), d)
	p := newPage(t, look{})
	p.asked(f.on("www.shop.test"))
	p.push(first("refuse"))
	p.until(`document.cookie`)
	p.unasked(f.on("app.shop.test"))
	p.asked(f.on("other.test"))
	p.push(first("refuse"))
	p.until(`document.cookie`) // a copy under another name keeps the choice for itself
	p.asked(f.on("www.other.test"))
}

func TestAttributesOfTheCookie(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, ""), shop())
	f.start(t, httptest.NewTLSServer(f))
	p := newPage(t, look{})
	p.asked(f.address + "/deep/below")
	p.push(first("accept"))
	p.until(`document.cookie`)
	c := p.cookie("eu-consent")
	if c.Path != "/" || c.SameSite != "Lax" || !c.Secure || c.Domain != "127.0.0.1" {
		t.Errorf("the choice is kept as %+v", c)
	}
	if days := time.Until(time.Unix(int64(c.Expiry), 0)).Hours() / 24; days < 182 || days > 183 {
		t.Errorf("the choice is kept for %v days", days)
	}
}

// The smallest peer builds 34 elements, and 142 with its choices open.
func TestFewElementsAreBuilt(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, ""), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	const elements = bannerRoot + `.querySelectorAll('*').length`
	if n := get[int](p, elements); n < 10 || n > 30 {
		t.Errorf("the first layer has %d elements", n)
	}
	p.push(first("customise"))
	p.until(visible(second("save")))
	if n := get[int](p, elements); n < 40 || n > 120 {
		t.Errorf("both layers have %d elements", n)
	}
	is(p, `performance.getEntriesByType('resource').filter(e=>!/favicon/.test(e.name)).length`, 1)
}

// Tabs of another subdomain are not told, and look when they are looked at.
func TestTabOfAnotherSubdomainLooksAgain(t *testing.T) {
	t.Parallel()
	d := shop()
	d.Choice.Domain = "shop.test"
	body := `<template data-consent="ads"><script>window.ran=true</script></template>`
	f := serve(t, document(include, body), d)
	a := newPage(t, look{})
	a.asked(f.on("www.shop.test"))
	b := a.another()
	b.asked(f.on("app.shop.test"))
	b.push(first("accept"))
	b.until(`document.cookie`)
	const back = `document.dispatchEvent(new Event('visibilitychange',{bubbles:true}))`
	a.run(`window.heard=0;charte.on('change',()=>heard++);` + back + `;` + back)
	a.until(`window.ran&&!` + firstLayer)
	is(a, `heard`, 1)
	b.run(`charte.refuse()`)
	b.until(`window.charte&&!window.ran`)
	a.run(`window.same=true;` + back)
	a.until(`window.charte&&!window.same&&!window.ran&&!charte.status().allowed.ads`)
}
