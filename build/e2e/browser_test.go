package e2e

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// engine is a browser that tests can drive.
type engine interface {
	// open gives a tab of a fresh profile.
	open(look look) (tab, error)
	close()
}

// look is how a tab presents itself to a page. The zero look is a light window
// of 1280 by 800.
type look struct {
	width, height int
	dark          bool
	forcedColours bool
	// broken tells that pages replace functions of the language itself.
	broken bool
	// script runs in every document before the document's own.
	script string
}

// tab is one tab of an engine.
type tab interface {
	// visit opens an address and waits until everything has loaded.
	visit(address string) error
	// back goes to the page before, as the visitor's button does.
	back() error
	// eval gives the value of an expression as JSON, and waits for promises.
	eval(expression string) (string, error)
	// click presses the pointer at a place of the window.
	click(x, y float64) error
	// press strikes a key: "Tab", "Shift+Tab", "Enter", "Escape", " ".
	press(key string) error
	// beside opens another tab of the same profile.
	beside() (tab, error)
	screenshot() ([]byte, error)
	// cookie is a cookie of the document that is shown, as the browser keeps it.
	cookie(name string) (cookie, error)
	// complaints are the exceptions, errors and warnings of the console so far.
	complaints() []string
	close()
}

// cookie is what a browser keeps beside a cookie's value; the names are those of
// WebDriver.
type cookie struct {
	Domain, Path, SameSite string
	Secure                 bool
	// Expiry is in seconds since 1970.
	Expiry float64
}

// inJSON is a promise of an expression's value as JSON. A page that puts its own
// functions in the place of the browser's leaves JSON.stringify under a symbol.
func inJSON(expression string) string {
	return "(async()=>(window[Symbol.for('stringify')]??JSON.stringify)((await(" + expression + "))??null))()"
}

// patience is how long a test waits for something to become true.
const patience = 25 * time.Second

// page is a tab in a test: what goes wrong in it fails the test.
type page struct {
	tab
	t *testing.T
}

// newPage opens a tab of a fresh profile.
func newPage(t *testing.T, l look) page {
	t.Helper()
	e, err := running()
	must(t, err)
	tab, err := e.open(l)
	must(t, err)
	t.Cleanup(tab.close)
	return page{tab, t}
}

// another is a second tab beside the page's.
func (p page) another() page {
	p.t.Helper()
	tab, err := p.beside()
	must(p.t, err)
	p.t.Cleanup(tab.close)
	return page{tab, p.t}
}

func (p page) goTo(address string) {
	p.t.Helper()
	if err := p.visit(address); err != nil {
		p.t.Fatalf("opening %s: %v", address, err)
	}
}

// get gives the value of an expression.
func get[T any](p page, expression string) T {
	p.t.Helper()
	var value T
	text, err := p.eval(expression)
	if err == nil {
		err = json.Unmarshal([]byte(text), &value)
	}
	if err != nil {
		p.t.Fatalf("%s: %v", expression, err)
	}
	return value
}

func (p page) run(statements string) {
	p.t.Helper()
	if _, err := p.eval("(async()=>{" + statements + "})()"); err != nil {
		p.t.Fatalf("%s: %v", statements, err)
	}
}

// until waits until an expression is true.
func (p page) until(expression string) {
	p.t.Helper()
	var last string
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(15 * time.Millisecond) {
		value, err := p.eval("!!(" + expression + ")")
		if err == nil && value == "true" {
			return
		}
		last = fmt.Sprint(value, " ", err) // a page that loads again has no value for a moment
	}
	p.t.Fatalf("did not become true: %s (%s)\nconsole: %s", expression, last, strings.Join(p.complaints(), "\n"))
}

// is checks that an expression has a value now.
func is[T comparable](p page, expression string, want T) {
	p.t.Helper()
	if got := get[T](p, expression); got != want {
		p.t.Errorf("%s is %v, want %v", expression, got, want)
	}
}

// push clicks in the middle of an element, as a visitor would.
func (p page) push(element string) {
	p.t.Helper()
	type point struct{ X, Y float64 }
	p.until(element)
	at := get[point](p, "(e=>{e.scrollIntoView({block:'nearest'});const r=e.getBoundingClientRect();return{X:r.x+r.width/2,Y:r.y+r.height/2}})("+element+")")
	must(p.t, p.click(at.X, at.Y))
}

// cookie is a cookie of the page, which must exist.
func (p page) cookie(name string) cookie {
	p.t.Helper()
	c, err := p.tab.cookie(name)
	must(p.t, err)
	return c
}

func (p page) strike(keys ...string) {
	p.t.Helper()
	for _, key := range keys {
		must(p.t, p.press(key))
	}
}

// quiet checks that nothing went wrong on the page.
func (p page) quiet() {
	p.t.Helper()
	for _, complaint := range p.complaints() {
		p.t.Errorf("the console says: %s", complaint)
	}
}

// picture keeps a screenshot where the environment names a folder for them.
func (p page) picture(name string) {
	p.t.Helper()
	folder := os.Getenv("CHARTE_PICTURES")
	if folder == "" {
		return
	}
	image, err := p.screenshot()
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, name+".png"), image, 0o644)
	}
	if err != nil {
		p.t.Fatal(err)
	}
}

func TestMain(m *testing.M) {
	code := m.Run()
	closeEngine()
	os.Exit(code)
}
