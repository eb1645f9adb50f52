package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// chromiumEngine is one Chromium for all tests; each page has its own profile.
type chromiumEngine struct {
	ctx    context.Context
	cancel context.CancelFunc
}

func chromium() (engine, error) {
	path, err := installed("chromium", "chromium", "chromium-browser", "google-chrome")
	if err != nil {
		return nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.NoSandbox, // the tests may run as root, and open only their own pages
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("ignore-certificate-errors", true), // of the tests' own servers
		// Nothing but loopback can be reached, as behind the proxy of the other engines.
		chromedp.Flag("host-resolver-rules", "MAP *.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"),
	)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	if err := chromedp.Do(ctx); err != nil {
		return nil, fmt.Errorf("chromium does not start: %w", err)
	}
	return chromiumEngine{ctx, func() { cancel(); stop() }}, nil
}

func (e chromiumEngine) open(l look) (tab, error) {
	return newChromiumTab(e.ctx, l, chromedp.WithNewBrowserContext())
}

// alone opens an address in a tab of a fresh profile that nothing drives.
func (e chromiumEngine) alone(address string) error {
	made, err := chromedp.CallBrowser(e.ctx, target.CreateBrowserContext, target.CreateBrowserContextParams{})
	if err == nil {
		_, err = chromedp.CallBrowser(e.ctx, target.CreateTarget, target.CreateTargetParams{URL: address, BrowserContextID: made.BrowserContextID})
	}
	return err
}

func (e chromiumEngine) close() { e.cancel() }

type chromiumTab struct {
	ctx    context.Context
	cancel context.CancelFunc
	look   look
	mutex  sync.Mutex
	said   []string
}

func newChromiumTab(parent context.Context, l look, option ...chromedp.ContextOption) (tab, error) {
	t := &chromiumTab{look: l}
	t.ctx, t.cancel = chromedp.NewContext(parent, append(option, chromedp.WithListener(t.hear))...)
	if err := t.dress(); err != nil {
		t.cancel()
		return nil, err
	}
	return t, nil
}

// dress gives the tab its look.
func (t *chromiumTab) dress() error {
	if t.look.width == 0 {
		t.look.width, t.look.height = 1280, 800
	}
	if err := chromedp.Do(t.ctx, chromedp.EmulateViewport(int64(t.look.width), int64(t.look.height))); err != nil {
		return err
	}
	scheme, forced := "light", "none"
	if t.look.dark {
		scheme = "dark"
	}
	if t.look.forcedColours {
		forced = "active"
	}
	_, err := chromedp.Call(t.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "forced-colors", Value: forced}},
	})
	if err != nil || t.look.script == "" {
		return err
	}
	_, err = chromedp.Call(t.ctx, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: t.look.script})
	return err
}

// hear keeps what the console says.
func (t *chromiumTab) hear(event any) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		if e.Type != runtime.ConsoleAPICalledTypeError && e.Type != runtime.ConsoleAPICalledTypeWarning {
			return
		}
		var words []string
		for _, arg := range e.Args {
			var text string
			if json.Unmarshal(arg.Value, &text) != nil {
				text = arg.Description
			}
			words = append(words, text)
		}
		t.said = append(t.said, strings.Join(words, " "))
	case *runtime.EventExceptionThrown:
		t.said = append(t.said, (&chromedp.ExceptionError{ExceptionDetails: e.ExceptionDetails}).Error())
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError && !strings.Contains(e.Entry.URL, "favicon.ico") {
			t.said = append(t.said, e.Entry.Text+" "+e.Entry.URL)
		}
	}
}

func (t *chromiumTab) complaints() []string {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	return append([]string(nil), t.said...)
}

func (t *chromiumTab) visit(address string) error {
	return chromedp.Do(t.ctx, chromedp.Navigate(address))
}

func (t *chromiumTab) back() error {
	_, err := t.eval("setTimeout(()=>history.back())")
	return err
}

func (t *chromiumTab) eval(expression string) (string, error) {
	return chromedp.Run(t.ctx, chromedp.Evaluate[string](inJSON(expression), chromedp.EvalAwaitPromise))
}

func (t *chromiumTab) click(x, y float64) error {
	return chromedp.Do(t.ctx, chromedp.MouseClickXY(x, y))
}

func (t *chromiumTab) press(key string) error {
	key, shift := strings.CutPrefix(key, "Shift+")
	if code, ok := map[string]string{"Tab": kb.Tab, "Enter": kb.Enter, "Escape": kb.Escape}[key]; ok {
		key = code
	} else if shift {
		return fmt.Errorf("no such key: %q", key)
	}
	var options []chromedp.KeyOption
	if !shift {
		return chromedp.Do(t.ctx, chromedp.KeyEvent(key, options...))
	}
	return chromedp.Do(t.ctx, chromedp.KeyEvent(key, chromedp.KeyModifiers(chromedp.ModifierShift)))
}

func (t *chromiumTab) beside() (tab, error) { return newChromiumTab(t.ctx, t.look) }

func (t *chromiumTab) cookie(name string) (cookie, error) {
	all, err := chromedp.Call(t.ctx, network.GetCookies, network.GetCookiesParams{})
	if err != nil {
		return cookie{}, err
	}
	for _, c := range all.Cookies {
		if c.Name == name {
			return cookie{c.Domain, c.Path, c.SameSite.String(), c.Secure, c.Expires}, nil
		}
	}
	return cookie{}, fmt.Errorf("there is no cookie %s", name)
}

func (t *chromiumTab) screenshot() ([]byte, error) {
	return chromedp.Run(t.ctx, chromedp.CaptureScreenshot())
}

func (t *chromiumTab) close() { t.cancel() }
