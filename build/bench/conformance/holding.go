package conformance

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"charte/build/bench/drive"
)

// ran are statements that note that something ran.
func ran(name string) string { return fmt.Sprintf("(window.ran??=[]).push('%s')", name) }

// holds checks that what is in the page is held back before acceptance, and then
// runs, once.
func holds(t *trial, body, name string) error {
	v, err := t.open(setting{body: body})
	if err != nil {
		return err
	}
	return all(
		func() error { return v.hold("!window.ran", "runs before the choice") },
		func() error {
			return v.hold(`!performance.getEntriesByType('resource').some(e=>e.name.includes('/run/'))`, "is asked for before the choice")
		},
		func() error { return v.answer(t.banner.Accept) },
		func() error { return v.expect("window.ran", "does not run after acceptance") },
		func() error { time.Sleep(calm); return nil },
		func() error { return v.hold("ran.join()==='"+name+"'", "runs more than once") },
	)
}

func holdsInline(t *trial) error { return holds(t, t.banner.Inline(first, ran("inline")), "inline") }

func holdsExternal(t *trial) error {
	return holds(t, t.banner.External(second, "/run/file.js"), "file")
}

var errNoFrames = errors.New("has no way to hold back a frame")

const (
	frameLoaded = `[...document.querySelectorAll('iframe')].some(f=>f.contentDocument?.body?.textContent.includes('the frame'))`
	frameAsked  = `performance.getEntriesByType('resource').some(e=>e.name.includes('/frame/'))`
)

func holdsFrame(t *trial) error {
	if t.banner.Frame == nil {
		return errNoFrames
	}
	v, err := t.open(setting{body: t.banner.Frame(film, "/frame/film")})
	if err != nil {
		return err
	}
	return all(
		func() error { return v.hold("!"+frameAsked+"&&!"+frameLoaded, "loads before the choice") },
		func() error { return v.answer(t.banner.Accept) },
		func() error { return v.expect(frameLoaded, "does not load after acceptance") },
	)
}

// placeholder presses the first control that stands in the page's content, in
// the light or in a shadow tree.
func placeholder(t *trial) error {
	if t.banner.Frame == nil {
		return errNoFrames
	}
	const control = `[...document.querySelectorAll('main *')].flatMap(e=>[e,...e.shadowRoot?.querySelectorAll('*')??[]]).find(e=>e.matches('button,a[href],[role=button]')&&e.checkVisibility())`
	v, err := t.open(setting{body: t.banner.Frame(film, "/frame/film") + t.banner.Inline(first, ran("other"))})
	if err != nil {
		return err
	}
	return all(
		func() error { return v.hold("!"+frameAsked+"&&!"+frameLoaded, "loads before the choice") },
		func() error { return v.expect(control, "nothing to press stands in place of the frame") },
		func() error { return v.Run("(" + control + ").click()") },
		func() error { return v.expect(frameLoaded, "one click does not load the frame") },
		func() error { time.Sleep(calm); return v.hold("!window.ran", "another service runs too") },
	)
}

func holdsLate(t *trial) error { return holdsInserted(t, t.banner.Late(first, ran("late"))) }

func holdsLateMarkup(t *trial) error {
	markup := strconv.Quote(t.banner.Inline(first, ran("late")))
	return holdsInserted(t, "document.querySelector('main').insertAdjacentHTML('beforeend',"+markup+")")
}

// holdsInserted inserts before the choice by statements of the page.
func holdsInserted(t *trial, insert string) error {
	v, err := t.open(setting{})
	if err != nil {
		return err
	}
	return all(
		func() error { return v.Run(insert) },
		func() error { time.Sleep(calm); return v.hold("!window.ran", "runs before the choice") },
		func() error { return v.answer(t.banner.Accept) },
		func() error { return v.expect("window.ran", "does not run after acceptance") },
	)
}

// runsLate first sees that acceptance runs what was there, so that a banner which
// holds nothing back does not pass.
func runsLate(t *trial) error {
	v, err := t.open(setting{body: t.banner.Inline(second, ran("early"))})
	if err != nil {
		return err
	}
	return all(
		func() error { return v.hold("!window.ran", "runs before the choice") },
		func() error { return v.answer(t.banner.Accept) },
		func() error { return v.expect("window.ran", "does not run after acceptance") },
		func() error { return v.Run(t.banner.Late(first, ran("late"))) },
		func() error { return v.expect("ran.includes('late')", "does not run when inserted after acceptance") },
	)
}

func holdsLateAfterRefusal(t *trial) error {
	v, err := t.open(setting{})
	if err != nil {
		return err
	}
	return all(
		func() error { return v.answer(t.banner.Refuse) },
		func() error { return v.Run(t.banner.Late(first, ran("late"))) },
		func() error { time.Sleep(2 * calm); return v.hold("!window.ran", "runs in spite of the refusal") },
	)
}

func withdrawalHolds(t *trial) error {
	v, err := t.open(setting{body: t.banner.Inline(first, ran("inline"))})
	if err != nil {
		return err
	}
	return all(
		func() error { return v.answer(t.banner.Accept) },
		func() error { return v.expect("window.ran", "does not run after acceptance") },
		v.withdraw,
		v.comeBack,
		func() error { return v.hold("!window.ran", "still runs") },
	)
}

// deletes stores something after acceptance and checks that withdrawal deletes it.
func deletes(t *trial, s setting, store, gone, what string) error {
	v, err := t.open(s)
	if err != nil {
		return err
	}
	return all(
		func() error { return v.answer(t.banner.Accept) },
		func() error { time.Sleep(calm); return v.Run(store) },
		func() error { return v.hold("!("+gone+")", "the page could not store anything") },
		v.withdraw,
		func() error { return v.expect(gone, what+" is still there") },
	)
}

func hasNo(cookie string) string { return `!document.cookie.includes('` + cookie + `=')` }

func deletesCookie(t *trial) error {
	gone := hasNo("_fbp")
	return deletes(t, setting{}, `document.cookie='my_fbp2=1;path=/';document.cookie='_fbp=1;path=/'`, gone+`&&document.cookie.includes('my_fbp2=1')`, "the cookie")
}

func deletesPattern(t *trial) error {
	return deletes(t, setting{}, `document.cookie='_pk_id.1.1fff=1;path=/'`, hasNo("_pk_id.1.1fff"), "the cookie")
}

func deletesSubPath(t *trial) error {
	return deletes(t, setting{at: "/shop/basket"}, `document.cookie='_fbp=1;path=/shop'`, hasNo("_fbp"), "the cookie")
}

func deletesParentDomain(t *trial) error {
	return deletes(t, setting{host: "www.shop.test"}, `document.cookie='_fbp=1;path=/;domain=shop.test'`, hasNo("_fbp"), "the cookie")
}

func deletesLocalStorage(t *trial) error {
	return deletes(t, setting{}, `localStorage.setItem('`+localKey+`','1')`, `localStorage.getItem('`+localKey+`')===null`, "the key")
}

// underPolicy accepts, and in another profile opens the choices, under a policy
// that may report no violation.
func underPolicy(t *trial, policy, body, name string) error {
	s := setting{
		body: body, nonce: "n1", header: map[string]string{"Content-Security-Policy": policy},
		script: `window.broken=[];addEventListener('securitypolicyviolation',e=>broken.push(e.violatedDirective+' '+(e.blockedURI||'')))`,
	}
	v, err := t.open(s)
	if err != nil {
		return err
	}
	err = all(
		func() error { return v.hold("!window.ran", "runs before the choice") },
		func() error { return v.answer(t.banner.Accept) },
		func() error {
			return v.expect("window.ran?.join()==='"+name+"'", "accepting does not run what was held")
		},
		v.unbroken,
	)
	if err != nil {
		return err
	}
	w, err := t.open(s)
	if err != nil {
		return err
	}
	return all(
		func() error { return w.press([]string{t.banner.Customise}) },
		func() error { return w.expect(drive.Visible(t.banner.Choices), "the choices do not open") },
		w.unbroken,
	)
}

// unbroken checks that the page's policy was not violated.
func (v *visit) unbroken() error {
	broken, err := drive.Value[[]string](v.Tab, "broken")
	if err == nil && len(broken) > 0 {
		err = fmt.Errorf("%d violations: %s", len(broken), strings.TrimSpace(broken[0]))
	}
	return err
}

func strictPolicy(t *trial) error {
	return underPolicy(t, "default-src 'none'; script-src 'self' 'nonce-n1'; style-src 'self'; img-src 'self' data:; connect-src 'self'",
		t.banner.External(second, "/run/file.js"), "file")
}

func carriesNonce(t *trial) error {
	return underPolicy(t, "script-src 'self' 'nonce-n1'", t.banner.Inline(first, ran("inline")), "inline")
}

func trustedTypes(t *trial) error {
	return underPolicy(t, "require-trusted-types-for 'script'; trusted-types 'none'",
		t.banner.Inline(first, ran("inline")), "inline")
}
