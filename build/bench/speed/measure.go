// Package speed measures consent banners on one page, in one run: what a visitor
// downloads, how soon the banner is there, and how long a click takes. Banners
// take turns in each round, so that whatever else the machine does falls on all
// of them alike.
package speed

import (
	"errors"
	"fmt"
	"time"

	"charte/build/bench/adapter"
	"charte/build/bench/drive"
)

// tag is the third-party script that stands behind consent: it blocks for
// 150 ms, whatever the processor.
const tag = `(()=>{const t=performance.now();while(performance.now()-t<150);window.tag=1})()`

// gatedService is the service that the tag belongs to.
const gatedService = "google-analytics"

// slow is the factor by which the processor is throttled.
const slow = 4

// bench measures one banner.
type bench struct {
	browser *drive.Chromium
	banner  adapter.Banner
	samples map[figure][]float64
}

func (b *bench) note(f figure, value float64) { b.samples[f] = append(b.samples[f], value) }

// control tells whether this is the page without a banner.
func (b *bench) control() bool { return b.banner.First == "" }

// visit opens the page in a fresh profile on a processor so many times slower,
// and hands the tab and the site to a measurement.
func (b *bench) visit(script, body string, times float64, measure func(*drive.Tab, *drive.Site) error) error {
	site := drive.Serve(drive.Page(b.banner.Head, body), b.banner.Files, nil)
	defer site.Close()
	tab, err := b.browser.Open(script)
	if err != nil {
		return err
	}
	defer tab.Close()
	if err := tab.Visit(site.Address + "/blank"); err != nil { // the process of the site is there
		return err
	}
	if err := tab.Slow(times); err != nil {
		return err
	}
	return measure(tab, site)
}

// round takes each figure that varies once.
func (b *bench) round() error {
	steps := []func() error{
		func() error { return b.shown(1, shown1) },
		func() error { return b.shown(slow, shown4) },
		func() error { return b.load(1) },
		func() error { return b.load(slow) },
	}
	if !b.control() {
		steps = append(steps,
			func() error { return b.press(b.banner.Accept, tag, 1, taggedFrame1, taggedPaint1) },
			func() error { return b.press(b.banner.Accept, tag, slow, taggedFrame4, taggedPaint4) },
			func() error { return b.press(b.banner.Accept, "window.tag=1", slow, "", accept4) },
			func() error { return b.press(b.banner.Refuse, "", slow, "", refuse4) },
			b.again)
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return fmt.Errorf("%s: %w", b.banner.Name, err)
		}
	}
	return nil
}

// shown measures when the banner is seen: the first frame in which it has a
// place and is more than half opaque. Without a banner, when the page's text is.
func (b *bench) shown(times float64, f figure) error {
	element := b.banner.First
	if b.control() {
		element = `document.querySelector('main')`
	}
	watch := `(()=>{const look=()=>{if(` + drive.Visible(element) + `)window.shownAt=performance.now();else requestAnimationFrame(look)};requestAnimationFrame(look)})()`
	return b.visit(watch, "", times, func(tab *drive.Tab, site *drive.Site) error {
		if err := tab.Visit(site.Address); err != nil {
			return err
		}
		if err := tab.Until("window.shownAt"); err != nil {
			return err
		}
		at, err := drive.Value[float64](tab, "window.shownAt")
		b.note(f, at)
		return err
	})
}

// settled is how long a page is left alone after it has loaded.
func settled(times float64) { time.Sleep(time.Duration(900+400*times) * time.Millisecond) }

// load measures what a first visit costs, with nothing watching meanwhile.
func (b *bench) load(times float64) error {
	return b.visit("", "", times, func(tab *drive.Tab, site *drive.Site) error {
		spent, err := scripts(tab, func() error {
			err := tab.Visit(site.Address)
			settled(times)
			return err
		})
		if err != nil {
			return err
		}
		if times == 1 {
			b.note(script1, spent)
			return b.still(tab, site)
		}
		b.note(script4, spent)
		return b.smooth(tab)
	})
}

// scripts measures the script time of what is done.
func scripts(tab *drive.Tab, do func() error) (float64, error) {
	before, err := tab.ScriptTime()
	if err == nil {
		err = do()
	}
	if err != nil {
		return 0, err
	}
	after, err := tab.ScriptTime()
	return after - before, err
}

// observed is the list of a page's performance entries of a type.
func observed(kind string) string {
	return `new Promise(done=>{const o=new PerformanceObserver(l=>done(l.getEntries()));o.observe({type:'` + kind + `',buffered:true});setTimeout(()=>done([]),200)})`
}

// smooth takes the blocking time and the layout shifts of a page that has loaded.
func (b *bench) smooth(tab *drive.Tab) error {
	for f, expression := range map[figure]string{
		blocking4: observed("longtask") + `.then(l=>l.reduce((sum,e)=>sum+Math.max(0,e.duration-50),0))`,
		longest4:  observed("longtask") + `.then(l=>Math.max(0,...l.map(e=>e.duration)))`,
		shift:     observed("layout-shift") + `.then(l=>l.reduce((sum,e)=>sum+e.value,0))`,
	} {
		value, err := drive.Value[float64](tab, expression)
		if err != nil {
			return err
		}
		b.note(f, value)
	}
	return nil
}

const countNodes = `(roots=>{let n=0;const walk=e=>{n++;for(const c of [...e.children,...e.shadowRoot?.children??[]])walk(c)};roots.filter(Boolean).forEach(walk);return n})`

// still takes what does not vary: files, nodes, whether the banner is the
// largest paint.
func (b *bench) still(tab *drive.Tab, site *drive.Site) error {
	if b.control() {
		return nil
	}
	if seen, err := drive.Value[bool](tab, drive.Visible(b.banner.First)); err != nil || !seen {
		return errors.Join(errors.New("the banner is not seen"), err)
	}
	asked := site.Asked()
	b.note(requests, float64(len(asked)))
	total := 0
	for _, file := range asked {
		total += compressed(b.banner.Files[file])
	}
	b.note(bytes, float64(total))
	largest := observed("largest-contentful-paint") + `.then(l=>l.length?(e=>+(!e||(` + b.banner.Drawn + `).some(r=>r?.contains(e))))(l.at(-1).element):-1)`
	for f, expression := range map[figure]string{largestPaint: largest, nodes: countNodes + "(" + b.banner.Drawn + ")"} {
		value, err := drive.Value[float64](tab, expression)
		if err != nil {
			return err
		}
		b.note(f, value)
	}
	return nil
}

// clicked notes, in the page, when the frame after the first click was made (a
// message sent from that frame's callback comes after its paint), and what the
// browser's Event Timing says of the interaction.
const clicked = `window.timed=[];for(const type of ['event','first-input'])new PerformanceObserver(l=>timed.push(...l.getEntries())).observe({type,buffered:true,durationThreshold:16});
addEventListener('click',e=>{if(window.frameAfter)return;const at=e.timeStamp,c=new MessageChannel;
c.port1.onmessage=()=>{window.frameAfter??=performance.now()-at};requestAnimationFrame(()=>c.port2.postMessage(0))},true)`

// press measures a click on the last of the controls; the code, which may be
// empty, stands behind consent.
func (b *bench) press(controls []string, code string, times float64, frame, paint figure) error {
	body := ""
	if code != "" {
		body = b.banner.Inline(gatedService, code)
	}
	return b.visit(clicked, body, times, func(tab *drive.Tab, site *drive.Site) error {
		if err := tab.Visit(site.Address); err != nil {
			return err
		}
		settled(times)
		if err := pushAll(tab, controls); err != nil {
			return err
		}
		if err := tab.Until("window.frameAfter&&(window.tag||" + fmt.Sprint(code == "") + ")&&!" + drive.Visible(b.banner.First)); err != nil {
			return err
		}
		if frame != "" {
			after, err := drive.Value[float64](tab, "window.frameAfter")
			if err != nil {
				return err
			}
			b.note(frame, after)
		}
		settled(1) // entries come some time after the paint that they tell of
		// The first input is always told; an interaction under 16 ms is not, else.
		if err := tab.Until("timed.some(e=>e.entryType==='first-input')"); err != nil {
			return err
		}
		event, err := drive.Value[float64](tab, `Math.max(16,...timed.filter(e=>e.interactionId).map(e=>e.duration))`)
		b.note(paint, event)
		return err
	})
}

func pushAll(tab *drive.Tab, controls []string) error {
	for _, control := range controls {
		if err := tab.Push(control); err != nil {
			return err
		}
	}
	return nil
}

// again measures a visitor who comes back with a choice, the choice itself, and
// the elements once the choices have been opened.
func (b *bench) again() error {
	return b.visit("", "", slow, func(tab *drive.Tab, site *drive.Site) error {
		if err := tab.Visit(site.Address); err != nil {
			return err
		}
		settled(slow) // a button may be seen before it works
		if err := pushAll(tab, b.banner.Accept); err != nil {
			return err
		}
		if err := tab.Until(`document.cookie.includes('` + b.banner.Cookie + `=')`); err != nil {
			return err
		}
		size, err := drive.Value[float64](tab, `document.cookie.split('; ').find(c=>c.startsWith('`+b.banner.Cookie+`=')).length`)
		if err != nil {
			return err
		}
		b.note(cookie, size)
		spent, err := scripts(tab, func() error {
			err := tab.Visit(site.Address + "/?again")
			settled(slow)
			return err
		})
		b.note(returning4, spent)
		if err == nil {
			err = tab.Run(b.banner.Reopen)
		}
		if err == nil {
			err = tab.Until(drive.Visible(b.banner.Choices))
		}
		if err != nil {
			return err
		}
		all, err := drive.Value[float64](tab, countNodes+"("+b.banner.Drawn+")")
		b.note(nodesOpen, all)
		return err
	})
}
