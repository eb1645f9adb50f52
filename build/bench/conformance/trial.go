package conformance

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"charte/build/bench/adapter"
	"charte/build/bench/drive"
)

// trial is one banner before one check; each trial has its own site and profiles.
type trial struct {
	browser *drive.Chromium
	banner  adapter.Banner
	closers []func()
}

// errUnseen says that a check could not even begin.
var errUnseen = errors.New("no banner is seen")

// setting is the page on which a check takes place.
type setting struct {
	// body stands in the page's main content.
	body string
	// header is sent with the page, nonce is given to every script of the page.
	header map[string]string
	nonce  string
	// script runs before everything else in each document.
	script string
	// at is the path of the page, host another name of this machine.
	at, host string
}

// visit is a tab in which the banner was seen.
type visit struct {
	*drive.Tab
	*trial
	site *drive.Site
	// address is that of the page.
	address string
}

// open opens a page of a new site and waits until the banner is seen, in peace.
func (t *trial) open(s setting) (*visit, error) {
	v, err := t.enter(s)
	if err == nil {
		err = v.asked()
	}
	return v, err
}

// enter opens a page of a new site.
func (t *trial) enter(s setting) (*visit, error) {
	html := drive.Page(t.banner.Head, s.body)
	if s.nonce != "" {
		html = strings.ReplaceAll(html, "<script", `<script nonce="`+s.nonce+`"`)
	}
	site := drive.Serve(html, t.banner.Files, s.header)
	t.closers = append(t.closers, site.Close)
	tab, err := t.browser.Open(s.script)
	if err != nil {
		return nil, err
	}
	t.closers = append(t.closers, tab.Close)
	v := &visit{Tab: tab, trial: t, site: site, address: site.Address + s.at}
	if s.host != "" {
		v.address = strings.Replace(v.address, "127.0.0.1", s.host, 1)
	}
	return v, v.Visit(v.address)
}

func (t *trial) close() {
	for i := len(t.closers) - 1; i >= 0; i-- {
		t.closers[i]()
	}
	t.closers = nil
}

// calm is how long a page is given to do what it should not, or to make its
// buttons work.
const calm = 500 * time.Millisecond

// asked waits until the banner is seen and its buttons had time to work.
func (v *visit) asked() error {
	if v.Until(drive.Visible(v.banner.First)) != nil {
		return errUnseen
	}
	time.Sleep(calm)
	return nil
}

// press clicks on controls, one after another.
func (v *visit) press(controls []string) error {
	for _, control := range controls {
		if err := v.Push(control); err != nil {
			return errors.New("a button of the banner cannot be pressed")
		}
	}
	return nil
}

// answer presses controls and waits until the banner has gone.
func (v *visit) answer(controls []string) error {
	if err := v.press(controls); err != nil {
		return err
	}
	return v.expect("!"+drive.Visible(v.banner.First)+"&&!"+drive.Visible(v.banner.Choices), "the banner stays after the answer")
}

// withdraw opens the choices and refuses everything there.
func (v *visit) withdraw() error {
	if err := v.Run(v.banner.Reopen); err != nil {
		return errors.New("the choices cannot be opened again")
	}
	if err := v.expect(drive.Visible(v.banner.Choices), "the choices do not open again"); err != nil {
		return err
	}
	time.Sleep(calm)
	return v.press(v.banner.Withdraw)
}

// comeBack comes back to the page after a while, as on the next day.
func (v *visit) comeBack() error {
	time.Sleep(calm)
	if err := v.Visit("about:blank"); err != nil {
		return err
	}
	if err := v.Visit(v.address); err != nil {
		return err
	}
	time.Sleep(2 * calm)
	return nil
}

// expect waits until an expression is true.
func (v *visit) expect(expression, otherwise string) error {
	if v.Until(expression) != nil {
		return errors.New(otherwise)
	}
	return nil
}

// hold checks that an expression is true now.
func (v *visit) hold(expression, otherwise string) error {
	yes, err := drive.Value[bool](v.Tab, "!!("+expression+")")
	if err != nil {
		return fmt.Errorf("%s (%w)", otherwise, err)
	}
	if !yes {
		return errors.New(otherwise)
	}
	return nil
}

// all does one step after another until one fails.
func all(steps ...func() error) error {
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}
