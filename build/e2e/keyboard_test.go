package e2e

import (
	"strings"
	"testing"
)

// hiddenFocus is an expression of the focused element where it is wholly
// under the first layer, else null.
const hiddenFocus = `(()=>{const e=document.activeElement,r=e.getBoundingClientRect(),b=` + firstLayer + `.getBoundingClientRect();
return e.matches('.stop')&&r.top>=b.top&&r.bottom<=b.bottom&&r.left>=b.left&&r.right<=b.right?e.textContent:null})()`

// WCAG 2.2, 2.4.11: what has the focus is not wholly hidden by the first layer,
// whichever way a visitor without a pointer walks through the page.
func TestFocusIsNotHiddenByTheFirstLayer(t *testing.T) {
	t.Parallel()
	var body strings.Builder
	for i := range 60 {
		body.WriteString(`<p><a class="stop" href="/` + itoa(i) + `">Link ` + itoa(i) + `</a></p>`)
	}
	for _, position := range []string{"bottom", "top"} {
		d := shop()
		d.Banner.Position = position
		f := serve(t, document(`<style>main{max-width:700px;margin:0 auto;padding:0 24px}</style>`+include, body.String()), d)
		for _, l := range []look{{width: 1280, height: 800}, {width: 390, height: 844}} {
			p := newPage(t, l)
			p.asked(f.address)
			p.still()
			for _, key := range []string{"Tab", "Shift+Tab"} {
				p.run(`document.querySelectorAll('.stop')[` + map[string]string{"Tab": "0", "Shift+Tab": "59"}[key] + `].focus()`)
				hidden := 0
				for range 40 {
					p.strike(key)
					if get[*string](p, hiddenFocus) != nil {
						hidden++
					}
				}
				if hidden > 0 {
					t.Errorf("%s layer at %d pixels: of 40 links reached by %s, %d are wholly hidden", position, l.width, key, hidden)
				}
			}
		}
	}
}

// A visitor who has nothing but a keyboard chooses, in detail.
func TestChoosingByKeyboardOnly(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, `<iframe title="A film" width="400" height="225" data-consent="video" data-src="/frame/film"></iframe>`), shop())
	p := newPage(t, look{width: 1280, height: 1000})
	p.asked(f.address)
	at := `(e=>e?.id||e?.name||e?.localName)(` + bannerRoot + `.activeElement)`
	to := func(want string) {
		t.Helper()
		for range 20 {
			if p.strike("Tab"); get[string](p, at+"??''") == want {
				return
			}
		}
		t.Fatalf("Tab does not lead to %s", want)
	}
	to("customise")
	p.strike("Enter")
	p.until(visible(second("save")))
	to("p-audience")
	p.strike(" ")
	is(p, toggle("audience")+`.checked&&`+toggle("counter")+`.checked`, true)
	to("u-counter")
	p.strike(" ")
	is(p, toggle("audience")+`.checked||`+toggle("counter")+`.checked`, false)
	to("summary")
	p.strike("Enter")
	p.until(secondLayer + `.querySelector('details[open]')`)
	p.strike(" ")
	p.until(`!` + secondLayer + `.querySelector('details[open]')`)
	to("save")
	p.strike(" ")
	p.until(`!` + firstLayer + `&&!` + secondLayer)
	is(p, `JSON.stringify([charte.status().allowed.heatmap,charte.status().allowed.counter])`, "[true,false]")

	// From the main content on to the placeholder, which gives the focus to its film.
	p.until(`document.activeElement.localName==="main"`)
	p.strike("Tab")
	is(p, `document.activeElement.shadowRoot?.activeElement?.name`, "once")
	p.strike(" ")
	p.until(`document.activeElement.localName==='iframe'&&document.activeElement.contentDocument?.body?.textContent.includes('film')`)
}
