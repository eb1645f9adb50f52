package e2e

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"charte/build/policy"
)

// fixture is a small site that includes a banner.
type fixture struct {
	// address is where it is served, without a closing slash.
	address string
	server  *httptest.Server
	// banner is the script at /live/shop.js.
	banner []byte
	// pages are whole documents by path.
	pages map[string]string
	// header is sent with every page.
	header map[string]string
	// scripts is sent with the banner.
	scripts map[string]string
	// mutex guards reports, what the banner did against the policy of a page.
	mutex   sync.Mutex
	reports []string
	// careless: reports are what the test is about; one may arrive after its end.
	careless bool
}

// serve starts a fixture with the banner of the documents. Every address that
// has no page is the page "/".
func serve(t *testing.T, html string, documents ...policy.Document) *fixture {
	t.Helper()
	f := &fixture{banner: script(t, documents...), pages: map[string]string{"/": html}, header: map[string]string{}}
	f.start(t, httptest.NewServer(f))
	return f
}

func (f *fixture) start(t *testing.T, server *httptest.Server) {
	t.Cleanup(func() {
		server.Close()
		if f.careless {
			return
		}
		for _, report := range f.reported() {
			t.Errorf("the banner violates the policy of its page: %s", report)
		}
	})
	f.server, f.address = server, server.URL
}

// on is the fixture's address under another name of this machine.
func (f *fixture) on(host string) string { return strings.Replace(f.address, "127.0.0.1", host, 1) }

// ServeHTTP gives pages, the banner, and the files that gated markup asks for:
// /run/NAME.js notes that it ran, /slow/NAME.js does so after a while.
func (f *fixture) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimSuffix(r.URL.Path[strings.LastIndex(r.URL.Path, "/")+1:], ".js")
	switch {
	case r.URL.Path == reportPath:
		f.report(r)
	case r.URL.Path == "/reports":
		fmt.Fprint(w, len(f.reported()))
	case r.URL.Path == "/live/shop.js":
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		for name, value := range f.scripts {
			w.Header().Set(name, value)
		}
		_, _ = w.Write(f.banner)
	case strings.HasPrefix(r.URL.Path, "/run/"), strings.HasPrefix(r.URL.Path, "/slow/"):
		if strings.HasPrefix(r.URL.Path, "/slow/") {
			time.Sleep(150 * time.Millisecond)
		}
		w.Header().Set("Content-Type", "text/javascript")
		fmt.Fprintf(w, "(window.ran??=[]).push(%q)", name)
	case strings.HasPrefix(r.URL.Path, "/frame/"):
		w.Header().Set("Content-Type", "text/html")
		_, _ = io.WriteString(w, "<!doctype html><html lang=en><title>frame</title><p>the frame "+name)
	default:
		f.page(w, r)
	}
}

func (f *fixture) page(w http.ResponseWriter, r *http.Request) {
	html, ok := f.pages[r.URL.Path]
	if !ok {
		html = f.pages["/"]
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	if strings.HasSuffix(r.URL.Path, ".js") {
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
	}
	w.Header().Set("Content-Security-Policy-Report-Only", watched(html))
	for name, value := range f.header {
		w.Header().Set(name, value)
	}
	_, _ = io.WriteString(w, html)
}

// include is how a page includes the banner.
const include = `<script async src="/live/shop.js"></script>`

// document makes a page with a main content and a link to the choices.
func document(head, body string) string {
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A page</title>` +
		head + `</head><body><header><a id="before" href="/elsewhere">Home</a></header><main><h1>A page of the shop</h1><p>Text.</p>` +
		body + `</main><footer><a id="choices" href="#eu-consent">Manage my choices</a></footer></body></html>`
}
