package conformance

import (
	"errors"
	"fmt"
	"time"

	"charte/build/bench/drive"
)

func storesNothing(t *trial) error {
	v, err := t.open(setting{})
	if err != nil {
		return err
	}
	found, err := drive.Value[string](v.Tab, `(async()=>[...document.cookie.split('; ').filter(Boolean).map(c=>'cookie '+c.split('=')[0]),
...Object.keys(localStorage).map(k=>'local storage '+k),...Object.keys(sessionStorage).map(k=>'session storage '+k),
...(await indexedDB.databases()).map(d=>'database '+d.name)].join(', '))()`)
	if err == nil && found != "" {
		err = errors.New("stores before any choice: " + found)
	}
	return err
}

func stealsNoFocus(t *trial) error {
	v, err := t.open(setting{})
	if err != nil {
		return err
	}
	return v.hold(`document.activeElement===document.body`, "takes the focus when it appears")
}

func refusesInAsManyClicks(t *trial) error {
	v, err := t.open(setting{})
	if err != nil {
		return err
	}
	if err := v.answer(t.banner.Refuse); err != nil {
		return err
	}
	if yes, no := len(t.banner.Accept), len(t.banner.Refuse); no > yes {
		return fmt.Errorf("refusing takes %d clicks, accepting %d", no, yes)
	}
	return nil
}

func looksAlike(t *trial) error {
	v, err := t.open(setting{})
	if err != nil {
		return err
	}
	look := func(control string) (map[string]any, error) {
		return drive.Value[map[string]any](v.Tab, `(e=>{const s=getComputedStyle(e),r=e.getBoundingClientRect();return{tag:e.localName,height:Math.round(r.height),
size:s.fontSize,weight:s.fontWeight,background:s.backgroundColor,colour:s.color,border:s.borderTopColor+s.borderTopWidth}})(`+control+`)`)
	}
	yes, err := look(t.banner.Accept[0])
	if err != nil {
		return err
	}
	no, err := look(t.banner.Refuse[0])
	for _, property := range []string{"tag", "height", "size", "weight", "background", "colour", "border"} {
		if err == nil && yes[property] != no[property] {
			err = fmt.Errorf("%s is %v for accept, %v for refuse", property, yes[property], no[property])
		}
	}
	return err
}

func escapeIsNoAnswer(t *trial) error {
	v, err := t.open(setting{})
	if err != nil {
		return err
	}
	before, err := drive.Value[string](v.Tab, `document.cookie`)
	if err != nil {
		return err
	}
	return all(
		func() error { return v.press([]string{t.banner.Customise}) },
		func() error { return v.expect(drive.Visible(t.banner.Choices), "the choices do not open") },
		func() error { time.Sleep(calm); return v.Escape() },
		func() error {
			return v.expect("!"+drive.Visible(t.banner.Choices), "Escape does not close the choices")
		},
		func() error {
			return v.hold(fmt.Sprintf("document.cookie===%q", before), "Escape stores an answer")
		},
		func() error { return v.Visit(v.address) },
		func() error {
			return v.expect(drive.Visible(t.banner.First), "after Escape the banner asks no more")
		},
	)
}

// heedsSignal accepts each of three ways: it does not ask, it runs nothing and
// says so, or it says another thing than it would without the signal.
func heedsSignal(t *trial) error {
	plain, err := t.open(setting{})
	if err != nil {
		return err
	}
	without, err := drive.Value[string](plain.Tab, "("+t.banner.First+").textContent")
	if err != nil {
		return err
	}
	v, err := t.enter(setting{script: `Object.defineProperty(Navigator.prototype,'globalPrivacyControl',{get:()=>true})`})
	if err != nil {
		return err
	}
	if v.asked() != nil {
		return nil
	}
	with, err := drive.Value[string](v.Tab, "("+t.banner.First+").textContent")
	if err == nil && with == without {
		err = errors.New("asks a visitor who sends the signal as it asks everybody")
	}
	return err
}

func keepsAcceptance(t *trial) error {
	v, err := t.open(setting{body: t.banner.Inline(first, ran("inline"))})
	if err != nil {
		return err
	}
	return all(
		func() error { return v.hold("!window.ran", "runs before the choice") },
		func() error { return v.answer(t.banner.Accept) },
		v.comeBack,
		func() error { return v.expect("window.ran", "does not run on the next page") },
		func() error { return v.hold("!"+drive.Visible(t.banner.First), "asks again on the next page") },
	)
}

func keepsRefusal(t *trial) error {
	v, err := t.open(setting{body: t.banner.Inline(first, ran("inline"))})
	if err != nil {
		return err
	}
	return all(
		func() error { return v.answer(t.banner.Refuse) },
		v.comeBack,
		func() error { return v.hold("!window.ran", "runs in spite of the refusal") },
		func() error { return v.hold("!"+drive.Visible(t.banner.First), "asks again on the next page") },
	)
}

// paintsFirst looks at the frame after the click, in the page's own time.
func paintsFirst(t *trial) error {
	const limit = 100
	watch := `addEventListener('click',e=>{const at=e.timeStamp,c=new MessageChannel;c.port1.onmessage=()=>window.frameAfter??=performance.now()-at;requestAnimationFrame(()=>c.port2.postMessage(0))},true)`
	v, err := t.open(setting{script: watch, body: t.banner.Inline(first, "(()=>{const t=performance.now();while(performance.now()-t<150);})();"+ran("tag"))})
	if err != nil {
		return err
	}
	if err := v.hold("!window.ran", "runs before the choice"); err != nil {
		return err
	}
	if err := v.answer(t.banner.Accept); err != nil {
		return err
	}
	if err := v.expect("window.ran&&window.frameAfter", "the tag does not run"); err != nil {
		return err
	}
	after, err := drive.Value[float64](v.Tab, "window.frameAfter")
	if err == nil && after > limit {
		err = errors.New("the tag runs before the page is painted")
	}
	return err
}

func keepsFocus(t *trial) error {
	v, err := t.open(setting{})
	if err != nil {
		return err
	}
	return all(
		func() error { return v.answer(t.banner.Accept) },
		func() error { time.Sleep(calm); return nil },
		func() error {
			return v.hold("document.activeElement&&document.activeElement!==document.body", "the focus falls to the body of the document")
		},
	)
}

func scriptedClick(t *trial) error {
	v, err := t.open(setting{})
	if err != nil {
		return err
	}
	for _, control := range t.banner.Refuse {
		if err := v.Run("(" + control + ").click()"); err != nil {
			return errors.New("refuse cannot be clicked by a script")
		}
	}
	time.Sleep(calm)
	return v.hold("!"+drive.Visible(t.banner.First), "the banner is still there half a second later")
}

func tellsTabs(t *trial) error {
	v, err := t.open(setting{})
	if err != nil {
		return err
	}
	tab, err := v.Beside()
	if err != nil {
		return err
	}
	t.closers = append(t.closers, tab.Close)
	other := &visit{Tab: tab, trial: t, site: v.site, address: v.address}
	return all(
		func() error { return other.Visit(other.address) },
		other.asked,
		func() error { return other.answer(t.banner.Accept) },
		func() error {
			return v.expect("!"+drive.Visible(t.banner.First), "the other tab goes on asking")
		},
	)
}

// blocked are cookies and storage as a browser gives them that blocks both:
// cookies are silently lost, storage throws.
const blocked = `const no=()=>{throw new DOMException('no','SecurityError')};Object.defineProperty(Document.prototype,'cookie',{configurable:true,get:()=>'',set(){}});
for(const s of ['localStorage','sessionStorage'])Object.defineProperty(window,s,{get:no})`

// throwing are cookies and storage as a sandboxed frame gives them.
const throwing = blocked + `;Object.defineProperty(Document.prototype,'cookie',{get:no,set:no})`

func worksWithBlockedCookies(t *trial) error { return worksIn(t, blocked) }

func worksWithThrowingCookies(t *trial) error { return worksIn(t, throwing) }

func worksIn(t *trial, script string) error {
	v, err := t.open(setting{script: script, body: t.banner.Inline(first, ran("inline"))})
	if err != nil {
		return err
	}
	return all(
		func() error { return v.hold("!window.ran", "runs before the choice") },
		func() error { return v.answer(t.banner.Accept) },
		func() error { return v.expect("window.ran", "accepting runs nothing") },
	)
}
