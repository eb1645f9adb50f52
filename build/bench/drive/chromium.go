// Package drive opens pages in Chromium, served from loopback, and does there
// what a visitor does.
package drive

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Chromium is one browser; each tab that it opens has its own profile.
type Chromium struct {
	ctx   context.Context
	close func()
}

// Start starts the Chromium that is installed.
func Start() (*Chromium, error) {
	binary, err := installed()
	if err != nil {
		return nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(binary),
		chromedp.NoSandbox, // it may run as root, and opens only its own pages
		chromedp.Flag("disable-component-update", true),
		chromedp.WindowSize(1280, 900), // no smaller than the viewport, or paints after clicks are not timed
		chromedp.Flag("host-resolver-rules", "MAP *.test 127.0.0.1"),
	)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	if err := chromedp.Do(ctx); err != nil {
		return nil, fmt.Errorf("chromium does not start: %w", err)
	}
	return &Chromium{ctx, func() { cancel(); stop() }}, nil
}

func installed() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if binary, err := exec.LookPath(name); err == nil {
			return binary, nil
		}
	}
	return "", errors.New("no Chromium is installed; on Debian: apt-get install chromium")
}

// Close ends the browser.
func (c *Chromium) Close() { c.close() }

// Version names the browser.
func (c *Chromium) Version() (string, error) {
	t, err := c.Open("")
	if err != nil {
		return "", err
	}
	defer t.Close()
	return Value[string](t, `navigator.userAgent.match(/Chrome\/(\d+)/)[1]`)
}

// Tab is one tab.
type Tab struct {
	ctx    context.Context
	cancel context.CancelFunc
	script string
}

// Open opens a tab of 1280 by 800 in a fresh profile. The script, which may be
// empty, runs in each document before the document's own.
func (c *Chromium) Open(script string) (*Tab, error) {
	return open(c.ctx, script, chromedp.WithNewBrowserContext())
}

// Beside opens another tab of the same profile.
func (t *Tab) Beside() (*Tab, error) { return open(t.ctx, t.script) }

func open(parent context.Context, script string, option ...chromedp.ContextOption) (*Tab, error) {
	t := &Tab{script: script}
	t.ctx, t.cancel = chromedp.NewContext(parent, option...)
	err := chromedp.Do(t.ctx, chromedp.EmulateViewport(1280, 800))
	if err == nil && script != "" {
		_, err = chromedp.Call(t.ctx, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: script})
	}
	if err != nil {
		t.cancel()
		return nil, err
	}
	return t, nil
}

// Close closes the tab.
func (t *Tab) Close() { t.cancel() }

// Visit opens an address and waits until everything has loaded.
func (t *Tab) Visit(address string) error { return chromedp.Do(t.ctx, chromedp.Navigate(address)) }

// Value gives the value of an expression, and waits for promises.
func Value[T any](t *Tab, expression string) (T, error) {
	var value T
	whole := "(async()=>JSON.stringify((await(" + expression + "))??null))()"
	text, err := chromedp.Run(t.ctx, chromedp.Evaluate[string](whole, chromedp.EvalAwaitPromise))
	if err == nil {
		err = json.Unmarshal([]byte(text), &value)
	}
	if err != nil {
		return value, fmt.Errorf("%s: %w", expression, err)
	}
	return value, nil
}

// Run runs statements.
func (t *Tab) Run(statements string) error {
	_, err := Value[any](t, "(async()=>{"+statements+"})()")
	return err
}

// Until waits until an expression is true; an error says that it did not become so.
func (t *Tab) Until(expression string) error {
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		// A page that loads again has no value for a moment.
		if yes, err := Value[bool](t, "!!("+expression+")"); err == nil && yes {
			return nil
		}
	}
	return fmt.Errorf("did not become true: %s", expression)
}

// Visible is an expression: whether an element is on screen for a visitor.
func Visible(element string) string {
	return `(e=>{if(!e||!e.isConnected||!e.checkVisibility({visibilityProperty:true,opacityProperty:true}))return false;
const r=e.getBoundingClientRect();return r.width>0&&r.height>0&&r.bottom>0&&r.right>0&&r.top<innerHeight&&r.left<innerWidth&&getComputedStyle(e).opacity>.5})(` + element + `)`
}

// Push brings an element into view and presses the pointer in its middle, once
// it is seen and rests.
func (t *Tab) Push(element string) error {
	type point struct{ X, Y float64 }
	if err := t.Until(`(e=>{e?.scrollIntoView({block:'nearest'});return ` + Visible("e") + `})(` + element + `)`); err != nil {
		return err
	}
	at, err := Value[point](t, `(async e=>{let x,y,r;
do{x=r?.x;y=r?.y;await new Promise(f=>setTimeout(f,60));r=e.getBoundingClientRect()}while(x!==r.x||y!==r.y);return{X:r.x+r.width/2,Y:r.y+r.height/2}})(`+element+`)`)
	if err != nil {
		return err
	}
	return chromedp.Do(t.ctx, chromedp.MouseClickXY(at.X, at.Y))
}

// Escape strikes the Escape key.
func (t *Tab) Escape() error { return chromedp.Do(t.ctx, chromedp.KeyEvent(kb.Escape)) }

// Slow makes the processor so many times slower for the tab.
func (t *Tab) Slow(times float64) error {
	_, err := chromedp.Call(t.ctx, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: times})
	return err
}

// ScriptTime is how long the tab's process has compiled and run scripts, in
// milliseconds of processor time. The first call begins to count.
func (t *Tab) ScriptTime() (float64, error) {
	_, err := chromedp.Call(t.ctx, performance.Enable, performance.EnableParams{TimeDomain: performance.EnableTimeDomainThreadTicks})
	if err != nil {
		return 0, err
	}
	metrics, err := chromedp.Call(t.ctx, performance.GetMetrics, cdp.Empty{})
	if err != nil {
		return 0, err
	}
	total := 0.0
	for _, m := range metrics.Metrics {
		if m.Name == "ScriptDuration" || m.Name == "V8CompileDuration" {
			total += m.Value * 1000
		}
	}
	return total, nil
}
