package e2e

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// webkitEngine is WebKitGTK's small browser. Each page has a browser, a driver
// and a display of its own: a driver has one session, and a display one window
// with the focus.
type webkitEngine struct {
	driver, browser, display string // programs
	mutex                    sync.Mutex
	sessions                 []*webkitSession
}

func webkit() (engine, error) {
	driver, err := installed("webkit2gtk-driver", "WebKitWebDriver")
	if err != nil {
		return nil, err
	}
	display, err := installed("xvfb", "Xvfb")
	if err != nil {
		return nil, err
	}
	browsers, err := filepath.Glob("/usr/lib/*/webkit2gtk-4.*/MiniBrowser")
	if err != nil || len(browsers) == 0 {
		return nil, errors.New("MiniBrowser is not installed; on Debian: apt-get install webkit2gtk-driver")
	}
	return &webkitEngine{driver: driver, browser: browsers[0], display: display}, nil
}

func (e *webkitEngine) open(l look) (tab, error) {
	if l.forcedColours {
		return nil, unsupported("WebKit has no forced colours")
	}
	if l.broken {
		return nil, unsupported("its driver uses the JSON and the arrays of the page")
	}
	if l.width == 0 {
		l.width, l.height = 1280, 800
	}
	s := &webkitSession{look: l}
	e.mutex.Lock()
	e.sessions = append(e.sessions, s)
	e.mutex.Unlock()
	if err := s.start(e); err != nil {
		s.end()
		return nil, fmt.Errorf("webkit does not start: %w", err)
	}
	return s.first()
}

func (e *webkitEngine) close() {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	for _, s := range e.sessions {
		s.end()
	}
}

type webkitSession struct {
	*webdriver
	look     look
	folder   string
	children []*child
	proxy    *httptest.Server
	ended    sync.Once
	// mutex is held while a window is the current one of the session.
	mutex   sync.Mutex
	current string
}

// thinWindow lets a window be as narrow as a telephone: GTK gives the toolbar of
// the browser a width that it needs.
const thinWindow = `* { font-size: 1px; min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; }`

// aboveThePage is room on the display for the toolbar, in pixels.
const aboveThePage = 60

func (s *webkitSession) start(e *webkitEngine) error {
	var err error
	if s.folder, err = os.MkdirTemp("", "charte-webkit-"); err != nil {
		return err
	}
	style := filepath.Join(s.folder, "gtk-3.0", "gtk.css")
	if err := os.MkdirAll(filepath.Dir(style), 0o700); err != nil {
		return err
	}
	if err := os.WriteFile(style, []byte(thinWindow), 0o600); err != nil {
		return err
	}
	number, err := s.startDisplay(e.display)
	if err != nil {
		return err
	}
	if err := s.startDriver(e.driver, number); err != nil {
		return err
	}
	s.proxy = intercept(keepSaid + s.look.script)
	return s.begin(object{
		"acceptInsecureCerts":      true, // of the tests' own servers
		"proxy":                    object{"proxyType": "manual", "httpProxy": s.proxy.Listener.Addr().String()},
		"webkitgtk:browserOptions": object{"binary": e.browser, "args": []string{"--automation"}},
	})
}

// startDisplay starts a display as large as the window, so that the pointer,
// which is in the middle of it, gives the window the focus. It gives its number.
func (s *webkitSession) startDisplay(program string) (string, error) {
	numbers := make(chan string, 1)
	output := &lines{hear: func(line string) {
		if _, err := strconv.Atoi(line); err == nil {
			numbers <- line
		}
	}}
	screen := fmt.Sprintf("%dx%dx24", s.look.width, s.look.height+aboveThePage)
	if err := s.launch(output, nil, program, "-displayfd", "1", "-screen", "0", screen, "-nolisten", "tcp", "-noreset"); err != nil {
		return "", err
	}
	select {
	case number := <-numbers:
		return number, nil
	case <-time.After(patience):
		return "", errors.New("Xvfb does not start")
	}
}

func (s *webkitSession) startDriver(program, display string) error {
	environment := []string{
		"DISPLAY=:" + display, "GDK_BACKEND=x11", "LIBGL_ALWAYS_SOFTWARE=1", "WEBKIT_DISABLE_DMABUF_RENDERER=1",
		"HOME=" + s.folder, "XDG_RUNTIME_DIR=" + s.folder, "XDG_CONFIG_HOME=" + s.folder, "XDG_CACHE_HOME=" + s.folder, "XDG_DATA_HOME=" + s.folder,
		"DBUS_SESSION_BUS_ADDRESS=disabled:", "NO_AT_BRIDGE=1", "GSETTINGS_BACKEND=memory", "LANG=C.UTF-8",
		"GTK_THEME=Adwaita",
	}
	if s.look.dark {
		environment[len(environment)-1] = "GTK_THEME=Adwaita:dark"
	}
	port, err := freePort()
	if err != nil {
		return err
	}
	if err := s.launch(&lines{hear: func(string) {}}, environment, program, "-p", port); err != nil {
		return err
	}
	s.webdriver, err = awaitDriver("http://127.0.0.1:" + port)
	return err
}

func (s *webkitSession) launch(output *lines, environment []string, program string, args ...string) error {
	c, err := launch(output, environment, program, args...)
	if err == nil {
		s.children = append(s.children, c)
	}
	return err
}

// freePort is a port that nobody listens on.
func freePort() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer func() { _ = l.Close() }()
	_, port, err := net.SplitHostPort(l.Addr().String())
	return port, err
}

func (s *webkitSession) end() {
	s.ended.Do(func() {
		for _, c := range slices.Backward(s.children) {
			c.end()
		}
		if s.proxy != nil {
			s.proxy.Close()
		}
		_ = os.RemoveAll(s.folder)
	})
}

// first is the tab that the session begins with.
func (s *webkitSession) first() (tab, error) {
	t := &webkitTab{session: s, first: true}
	if err := s.get("/window", &t.handle); err != nil {
		s.end()
		return nil, err
	}
	s.current = t.handle
	if err := t.fit(); err != nil {
		s.end()
		return nil, err
	}
	return t, nil
}

type webkitTab struct {
	session *webkitSession
	handle  string
	first   bool
	said    []string
}

// use makes the tab the current one of its session, until it is given back.
func (t *webkitTab) use() (giveBack func(), err error) {
	s := t.session
	s.mutex.Lock()
	if s.current != t.handle {
		err = s.post("/window", object{"handle": t.handle}, nil)
		s.current = t.handle
	}
	return s.mutex.Unlock, err
}

// fit makes the inside of the window as large as the look says.
func (t *webkitTab) fit() error {
	giveBack, err := t.use()
	defer giveBack()
	if err != nil {
		return err
	}
	width, height := t.session.look.width, t.session.look.height
	var inside, before [2]int
	above := 0
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if err := t.session.post("/window/rect", object{"x": 0, "y": 0, "width": width, "height": height + above}, nil); err != nil {
			return err
		}
		size, err := t.session.evaluate("[innerWidth,innerHeight]")
		if err == nil {
			err = json.Unmarshal([]byte(size), &inside)
		}
		if err != nil {
			return err
		}
		if inside == [2]int{width, height} {
			return nil
		}
		if inside == before && max(inside[1]-height, height-inside[1]) < aboveThePage { // it has come to rest
			above += height - inside[1]
		}
		before = inside
	}
	return fmt.Errorf("the window is %v wide and high inside, not %d and %d", inside, width, height)
}

func (t *webkitTab) visit(address string) error {
	if t.session.look.script != "" && !strings.HasPrefix(address, "http:") {
		return unsupported("no script runs before those of a page that is no HTTP")
	}
	t.listen()
	giveBack, err := t.use()
	defer giveBack()
	if err != nil {
		return err
	}
	return t.session.post("/url", object{"url": address}, nil)
}

func (t *webkitTab) back() error {
	giveBack, err := t.use()
	defer giveBack()
	if err != nil {
		return err
	}
	return t.session.post("/back", object{}, nil)
}

func (t *webkitTab) eval(expression string) (string, error) {
	giveBack, err := t.use()
	defer giveBack()
	if err != nil {
		return "", err
	}
	return t.session.evaluate(expression)
}

func (t *webkitTab) click(x, y float64) error { return t.act(pointerActions(x, y)) }

func (t *webkitTab) press(key string) error {
	actions, err := keyActions(key)
	if err != nil {
		return err
	}
	return t.act(actions)
}

func (t *webkitTab) act(actions []object) error {
	giveBack, err := t.use()
	defer giveBack()
	if err != nil {
		return err
	}
	return t.session.post("/actions", object{"actions": actions}, nil)
}

func (t *webkitTab) beside() (tab, error) {
	other := &webkitTab{session: t.session}
	if err := t.session.post("/window/new", object{"type": "window"}, other); err != nil {
		return nil, err
	}
	return other, other.fit()
}

// UnmarshalJSON reads the answer to the command that opens a window.
func (t *webkitTab) UnmarshalJSON(raw []byte) error {
	var made struct{ Handle string }
	err := json.Unmarshal(raw, &made)
	t.handle = made.Handle
	return err
}

func (t *webkitTab) cookie(name string) (cookie, error) {
	var c cookie
	giveBack, err := t.use()
	defer giveBack()
	if err == nil {
		err = t.session.get("/cookie/"+name, &c)
	}
	return c, err
}

func (t *webkitTab) screenshot() ([]byte, error) {
	giveBack, err := t.use()
	defer giveBack()
	var image string
	if err == nil {
		// WebKitGTK waits for the next frame, which a page at rest does not draw.
		_, err = t.session.evaluate("void document.documentElement.animate({opacity:[.999,1]},2000)")
	}
	if err == nil {
		err = t.session.get("/screenshot", &image)
	}
	if err != nil {
		return nil, err
	}
	return base64.StdEncoding.DecodeString(image)
}

// complaints misses what a document said before it loaded itself again.
func (t *webkitTab) complaints() []string {
	t.listen()
	return t.said
}

// listen takes what the console said of the document that is shown.
func (t *webkitTab) listen() {
	var more []string
	text, err := t.eval(said + ".splice(0)")
	if err == nil && json.Unmarshal([]byte(text), &more) == nil {
		t.said = append(t.said, more...)
	}
}

// close ends the session with its first tab; others go with it.
func (t *webkitTab) close() {
	if t.first {
		t.session.end()
	}
}
