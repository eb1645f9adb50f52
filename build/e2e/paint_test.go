package e2e

import (
	"strings"
	"testing"
)

// observed keeps what the browser says of a paint or a shift. What is drawn in a
// shadow tree has no element here, so the place on screen tells whose it is.
const observed = `<script>window.paints=[];window.shifts=[];
new PerformanceObserver(l=>{for(const e of l.getEntries())paints.push({size:e.size,id:e.element?e.element.id||e.element.localName:'?'})}).observe({type:'largest-contentful-paint',buffered:true});
new PerformanceObserver(l=>{for(const e of l.getEntries())shifts.push(e.value)}).observe({type:'layout-shift',buffered:true})</script>`

func TestBannerIsNotTheLargestPaintAndShiftsNothing(t *testing.T) {
	t.Parallel()
	text := `<p id="text">` + strings.Repeat("A page with ordinary text, as a shop has it on its first page. ", 8) + `</p>`
	bare := newPage(t, look{}) // shows that the banner would be seen
	bare.asked(serve(t, `<!doctype html><html lang=en><title>x</title>`+observed+`<body><p id=text>x</p>`+include, shop()).address)
	if !get[bool](bare, `PerformanceObserver.supportedEntryTypes.includes('layout-shift')`) {
		must(t, unsupported("it reports no shifts"))
	}
	bare.until(`paints.at(-1)?.id==='?'`)
	for _, position := range []string{"bottom", "top"} {
		d := shop()
		d.Banner.Position = position
		f := serve(t, document(observed+include, text), d)
		// The banner before any text of the page: what is drawn first counts too.
		f.pages["/early"] = document(observed+`<script src="/live/shop.js"></script>`, text)
		for _, l := range []look{{width: 390, height: 844}, {width: 1280, height: 800}} {
			for _, path := range []string{"/", "/early"} {
				p := newPage(t, l)
				p.asked(f.address + path)
				p.still()
				p.until(`paints.length`)
				p.run(`await new Promise(done=>requestAnimationFrame(()=>setTimeout(done,100)))`)
				if largest := get[string](p, `paints.at(-1).id`); largest != "text" {
					t.Errorf("at %d pixels on %s the largest paint is %s: %s", l.width, path, largest, get[string](p, `JSON.stringify(paints)`))
				}
				is(p, `shifts.join()`, "")
				p.push(first("refuse"))
				p.until(`!` + firstLayer)
				p.run(`await new Promise(done=>requestAnimationFrame(()=>setTimeout(done,100)))`)
				is(p, `shifts.join()`, "")
			}
		}
	}
}
