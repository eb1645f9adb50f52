package e2e

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"time"
)

// firefoxPreferences keep Firefox from asking the network for anything of its
// own: every name is loopback, also those that the tests make up.
const firefoxPreferences = `
user_pref("network.dns.forceResolve", "127.0.0.1");
user_pref("app.update.disabledForTesting", true);
user_pref("app.normandy.enabled", false);
user_pref("browser.newtabpage.enabled", false);
user_pref("browser.safebrowsing.malware.enabled", false);
user_pref("browser.safebrowsing.phishing.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.page", 0);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("dom.security.https_first", false);
user_pref("extensions.getAddons.cache.enabled", false);
user_pref("extensions.update.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("network.prefetch-next", false);
user_pref("services.settings.server", "data:,");
user_pref("toolkit.telemetry.enabled", false);
`

// Firefox takes its colours from preferences only, so each look that has other
// colours is a Firefox of its own.
const (
	firefoxLight  = `user_pref("layout.css.prefers-color-scheme.content-override", 1);`
	firefoxDark   = `user_pref("layout.css.prefers-color-scheme.content-override", 0);`
	firefoxForced = `user_pref("browser.display.document_color_use", 2);`
)

func firefoxColours(l look) string {
	colours := firefoxLight
	if l.dark {
		colours = firefoxDark
	}
	if l.forcedColours {
		colours += "\n" + firefoxForced
	}
	return colours
}

// firefoxEngine is one Firefox for each kind of colours; each page has its own
// user context.
type firefoxEngine struct {
	program string
	mutex   sync.Mutex
	started map[string]*firefoxProcess
}

func firefox() (engine, error) {
	program, err := installed("firefox-esr", "firefox-esr", "firefox")
	if err != nil {
		return nil, err
	}
	return &firefoxEngine{program: program, started: map[string]*firefoxProcess{}}, nil
}

func (e *firefoxEngine) open(l look) (tab, error) {
	p, err := e.process(firefoxColours(l))
	if err != nil {
		return nil, err
	}
	var profile struct {
		UserContext string `json:"userContext"`
	}
	if err := p.call("browser.createUserContext", object{}, &profile); err != nil {
		return nil, err
	}
	return p.newTab(profile.UserContext, l)
}

// process is the Firefox of these colours, started on first use.
func (e *firefoxEngine) process(colours string) (*firefoxProcess, error) {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	if p, ok := e.started[colours]; ok {
		return p, nil
	}
	p, err := startFirefox(e.program, firefoxPreferences+colours)
	if err != nil {
		return nil, fmt.Errorf("firefox does not start: %w", err)
	}
	e.started[colours] = p
	return p, nil
}

func (e *firefoxEngine) close() {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	for _, p := range e.started {
		p.end()
	}
}

type firefoxProcess struct {
	*bidi
	child  *child
	folder string
	front  sync.Mutex             // held while a window has to stay in front
	mutex  sync.Mutex             // guards the tabs and what they said
	tabs   map[string]*firefoxTab // by browsing context
}

func startFirefox(program, preferences string) (*firefoxProcess, error) {
	folder, err := os.MkdirTemp("", "charte-firefox-")
	if err != nil {
		return nil, err
	}
	p := &firefoxProcess{folder: folder, tabs: map[string]*firefoxTab{}}
	if err := p.start(program, preferences); err != nil {
		p.end()
		return nil, err
	}
	return p, nil
}

func (p *firefoxProcess) start(program, preferences string) error {
	if err := os.WriteFile(filepath.Join(p.folder, "user.js"), []byte(preferences), 0o600); err != nil {
		return err
	}
	listening := make(chan string, 1)
	output := &lines{hear: func(line string) {
		if address, ok := strings.CutPrefix(line, "WebDriver BiDi listening on "); ok {
			listening <- address
		}
	}}
	var err error
	p.child, err = launch(output, []string{"HOME=" + p.folder}, program, "--headless", "--no-remote", "--remote-debugging-port", "0", "--profile", p.folder)
	if err != nil {
		return err
	}
	select {
	case address := <-listening:
		return p.connect(address + "/session")
	case <-time.After(time.Minute):
		return errors.New("it does not say where it listens")
	}
}

func (p *firefoxProcess) connect(address string) error {
	var err error
	if p.bidi, err = dialBidi(address, p.hear); err != nil {
		return err
	}
	if err := p.call("session.new", object{"capabilities": object{"alwaysMatch": object{"acceptInsecureCerts": true}}}, nil); err != nil {
		return err
	}
	return p.call("session.subscribe", object{"events": []string{"log.entryAdded"}}, nil)
}

func (p *firefoxProcess) end() {
	if p.child != nil {
		p.child.end()
	}
	_ = os.RemoveAll(p.folder)
}

// firefoxChatter is what the console says of a page without fault: whoever
// erases a cookie of unknown domain and path is told of each try that was none;
// and what a policy only reports is for [fixture.report] to judge.
var firefoxChatter = regexp.MustCompile(`favicon\.ico|\(Report-Only policy\)|^Cookie “.*” has been rejected (for invalid domain|because a non-HTTPS cookie)`)

// hear gives what a console says to its tab.
func (p *firefoxProcess) hear(_ string, params json.RawMessage) {
	var entry struct {
		Level, Text string
		Source      struct{ Context string }
	}
	if json.Unmarshal(params, &entry) != nil || entry.Level != "error" && entry.Level != "warn" || firefoxChatter.MatchString(entry.Text) {
		return
	}
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if t, ok := p.tabs[entry.Source.Context]; ok {
		t.said = append(t.said, entry.Text)
	}
}

// newTab opens a window: a tab behind another one would be hidden, and draw nothing.
func (p *firefoxProcess) newTab(profile string, l look) (tab, error) {
	var created struct{ Context string }
	p.front.Lock()
	err := p.call("browsingContext.create", object{"type": "window", "userContext": profile}, &created)
	p.front.Unlock()
	if err != nil {
		return nil, err
	}
	t := &firefoxTab{process: p, context: created.Context, profile: profile, look: l}
	p.mutex.Lock()
	p.tabs[t.context] = t
	p.mutex.Unlock()
	if err := t.dress(); err != nil {
		t.close()
		return nil, err
	}
	return t, nil
}

type firefoxTab struct {
	process          *firefoxProcess
	context, profile string
	look             look
	said             []string
}

// call sends a command about this tab.
func (t *firefoxTab) call(method string, params object, result any) error {
	params["context"] = t.context
	return t.process.call(method, params, result)
}

// dress gives the tab its size and its script.
func (t *firefoxTab) dress() error {
	width, height := t.look.width, t.look.height
	if width == 0 {
		width, height = 1280, 800
	}
	err := t.call("browsingContext.setViewport", object{"viewport": object{"width": width, "height": height}}, nil)
	if err != nil || t.look.script == "" {
		return err
	}
	return t.process.call("script.addPreloadScript", object{
		"functionDeclaration": "()=>{" + t.look.script + "}",
		"contexts":            []string{t.context},
	}, nil)
}

func (t *firefoxTab) visit(address string) error {
	return t.call("browsingContext.navigate", object{"url": address, "wait": "complete"}, nil)
}

func (t *firefoxTab) back() error {
	return t.call("browsingContext.traverseHistory", object{"delta": -1}, nil)
}

func (t *firefoxTab) eval(expression string) (string, error) {
	var answer struct {
		Result           struct{ Value string }
		ExceptionDetails *struct{ Text string }
	}
	err := t.process.call("script.evaluate", object{
		"expression":   inJSON(expression),
		"target":       object{"context": t.context},
		"awaitPromise": true,
	}, &answer)
	if err == nil && answer.ExceptionDetails != nil {
		err = errors.New(answer.ExceptionDetails.Text)
	}
	return answer.Result.Value, err
}

func (t *firefoxTab) click(x, y float64) error {
	return t.act(pointerActions(x, y))
}

func (t *firefoxTab) press(key string) error {
	actions, err := keyActions(key)
	if err != nil {
		return err
	}
	return t.act(actions)
}

// act does what a visitor does in the window in front: other tests have windows
// as well, and input for one that is not in front gets lost.
func (t *firefoxTab) act(actions []object) error {
	t.process.front.Lock()
	defer t.process.front.Unlock()
	if err := t.call("browsingContext.activate", object{}, nil); err != nil {
		return err
	}
	return t.call("input.performActions", object{"actions": actions}, nil)
}

func (t *firefoxTab) beside() (tab, error) { return t.process.newTab(t.profile, t.look) }

func (t *firefoxTab) cookie(name string) (cookie, error) {
	var found struct{ Cookies []cookie }
	err := t.process.call("storage.getCookies", object{
		"filter":    object{"name": name},
		"partition": object{"type": "context", "context": t.context},
	}, &found)
	if err == nil && len(found.Cookies) != 1 {
		err = fmt.Errorf("there are %d cookies %s", len(found.Cookies), name)
	}
	if err != nil {
		return cookie{}, err
	}
	c := found.Cookies[0]
	c.SameSite = strings.ToUpper(c.SameSite[:1]) + c.SameSite[1:]
	return c, nil
}

func (t *firefoxTab) screenshot() ([]byte, error) {
	var image struct{ Data string }
	if err := t.call("browsingContext.captureScreenshot", object{}, &image); err != nil {
		return nil, err
	}
	return base64.StdEncoding.DecodeString(image.Data)
}

func (t *firefoxTab) complaints() []string {
	t.process.mutex.Lock()
	defer t.process.mutex.Unlock()
	return append([]string(nil), t.said...)
}

func (t *firefoxTab) close() {
	_ = t.call("browsingContext.close", object{}, nil) // the process ends in any case
}

// pointerActions press the main button of a mouse at a place of the window, in
// CSS pixels, as both WebDriver protocols spell it.
func pointerActions(x, y float64) []object {
	return []object{{
		"type": "pointer", "id": "mouse", "parameters": object{"pointerType": "mouse"},
		"actions": []object{
			{"type": "pointerMove", "x": math.Round(x), "y": math.Round(y), "duration": 0},
			{"type": "pointerDown", "button": 0},
			{"type": "pointerUp", "button": 0},
		},
	}}
}

// keyActions strike a key of [tab.press]. Keys without a character have a place
// in the private use area, see https://w3c.github.io/webdriver/#keyboard-actions.
func keyActions(key string) ([]object, error) {
	const shift = "\ue008"
	codes := map[string]string{"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c", " ": " "}
	name, shifted := strings.CutPrefix(key, "Shift+")
	code, ok := codes[name]
	if !ok {
		return nil, fmt.Errorf("no such key: %q", key)
	}
	actions := []object{{"type": "keyDown", "value": code}, {"type": "keyUp", "value": code}}
	if shifted {
		actions = append([]object{{"type": "keyDown", "value": shift}}, append(actions, object{"type": "keyUp", "value": shift})...)
	}
	return []object{{"type": "key", "id": "keyboard", "actions": actions}}, nil
}
