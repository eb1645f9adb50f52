package verify_test

import (
	"compress/gzip"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"path"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"charte/build/verify"
)

// host serves a built site as docs/operators.md says, but for what a test does to an
// answer: instead takes the answer over, and tells whether it did.
type host struct {
	*httptest.Server
	files   map[string]string
	instead atomic.Pointer[func(http.ResponseWriter, *http.Request) bool]
}

// hosted builds the site for the address at which it is then served.
func hosted(t *testing.T) *host {
	t.Helper()
	h := &host{}
	h.Server = httptest.NewServer(h)
	t.Cleanup(h.Close)
	h.files = built(t, h.URL)
	return h
}

func (h *host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	text, ok := h.files[name]
	if _, folder := h.files[name+"/index.html"]; folder {
		http.Redirect(w, r, r.URL.Path+"/", http.StatusMovedPermanently)
		return
	}
	h.promise(w.Header(), name)
	if instead := h.instead.Load(); instead != nil && (*instead)(w, r) {
		return
	}
	if !ok {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(http.StatusNotFound)
		text = h.files["404.html"]
	}
	if len(text) > 1000 && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") && w.Header().Get("X-Plain") == "" && ok {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		defer z.Close()
		_, _ = io.WriteString(z, text) // who hangs up hears nothing
		return
	}
	_, _ = io.WriteString(w, text)
}

// promise sets what docs/operators.md promises.
func (h *host) promise(header http.Header, name string) {
	for key, value := range map[string]string{
		"Content-Security-Policy":      "default-src 'none'; script-src 'self'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'",
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cross-Origin-Resource-Policy": "cross-origin", "Permissions-Policy": "camera=()", "Referrer-Policy": "no-referrer",
		"X-Content-Type-Options": "nosniff", "Access-Control-Allow-Origin": "*", "Timing-Allow-Origin": "*",
		"Cache-Control": "public, max-age=0, must-revalidate",
	} {
		header.Set(key, value)
	}
	folder, _, _ := strings.Cut(name, "/")
	switch ext := path.Ext(name); {
	case slices.Contains([]string{".json", ".csv", ".xml", ".tpl"}, ext):
		header.Set("Cache-Control", "public, max-age=600")
	case folder == "pin" || folder == "a":
		header.Set("Cache-Control", "public, max-age=31536000, immutable")
	case folder == "live":
		header.Set("Cache-Control", "public, max-age=600, stale-while-revalidate=86400")
	}
	types := map[string]string{
		".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".ts": "text/plain; charset=utf-8",
		".json": "application/json", ".xml": "application/xml", ".csv": "text/csv; charset=utf-8", ".txt": "text/plain; charset=utf-8",
	}
	header.Set("Content-Type", types[path.Ext(name)])
}

// only does something to the answers of addresses that begin so.
func only(begin string, do func(http.ResponseWriter, *http.Request) bool) func(http.ResponseWriter, *http.Request) bool {
	return func(w http.ResponseWriter, r *http.Request) bool {
		return strings.HasPrefix(r.URL.Path, begin) && do(w, r)
	}
}

// header changes a header of some answers, "" takes it away.
func header(begin, name, value string) func(http.ResponseWriter, *http.Request) bool {
	return only(begin, func(w http.ResponseWriter, _ *http.Request) bool {
		w.Header().Del(name)
		if value != "" {
			w.Header().Set(name, value)
		}
		return false
	})
}

// answers gives some addresses a status, and a place to go on to.
func answers(begin string, status int, to string) func(http.ResponseWriter, *http.Request) bool {
	return only(begin, func(w http.ResponseWriter, _ *http.Request) bool {
		if to != "" {
			w.Header().Set("Location", to)
		}
		w.WriteHeader(status)
		return true
	})
}

// sleeps gives some addresses no answer until who asks has gone.
func sleeps(begin string) func(http.ResponseWriter, *http.Request) bool {
	return only(begin, func(_ http.ResponseWriter, r *http.Request) bool {
		<-r.Context().Done()
		return true
	})
}

var mishosted = []struct {
	name    string
	instead func(http.ResponseWriter, *http.Request) bool
	want    []string
}{
	{"as promised", nil, nil},
	{"no policy of content", header("/fr/", "Content-Security-Policy", ""), []string{"header"}},
	{"a policy that is open", header("/fr/", "Content-Security-Policy", "default-src *"), []string{"header"}},
	{"a policy that keeps styles out", header("/fr/acme/terms/", "Content-Security-Policy", "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"), []string{"csp"}},
	{"types may be guessed", header("/live/", "X-Content-Type-Options", ""), []string{"header"}},
	{"the referrer goes everywhere", header("/", "Referrer-Policy", "unsafe-url"), []string{"header"}},
	{"features are not denied", header("/", "Permissions-Policy", ""), []string{"header"}},
	{"windows are not kept apart", header("/", "Cross-Origin-Opener-Policy", "unsafe-none"), []string{"header"}},
	{"banners cannot be embedded", header("/live/", "Cross-Origin-Resource-Policy", "same-origin"), []string{"header"}},
	{"pins cannot be checked", header("/pin/", "Access-Control-Allow-Origin", ""), []string{"header"}},
	{"data cannot be read", header("/acme/", "Access-Control-Allow-Origin", "https://acme.example"), []string{"header"}},
	{"banners are kept too long", header("/live/", "Cache-Control", "public, max-age=86400"), []string{"cache"}},
	{"pins are not kept", header("/pin/", "Cache-Control", "no-cache"), []string{"cache"}},
	{"pages are kept", header("/fr/", "Cache-Control", "public, max-age=600"), []string{"cache"}},
	{"scripts are text", header("/live/acme.js", "Content-Type", "text/plain; charset=utf-8"), []string{"type"}},
	{"words without their characters", header("/live/", "Content-Type", "text/plain"), []string{"type"}},
	{"nothing is compressed", header("/", "X-Plain", "1"), []string{"compression"}},
	{"a cookie is set", header("/fr/acme/", "Set-Cookie", "seen=1"), []string{"cookie"}},
	{"search engines are sent away", header("/", "X-Robots-Tag", "noindex"), []string{"robots"}},
	{"a page is not there", answers("/fr/acme/terms/2025-06-01/", 404, ""), []string{"language", "link"}},
	{"a page breaks", answers("/fr/acme/terms/2025-06-01/", 500, ""), []string{"language", "link", "status"}},
	{"a page leads on for ever", answers("/fr/acme/terms/2025-06-01/", 302, "?"), []string{"language", "link", "status"}},
	{"a page leads on to nothing", answers("/fr/acme/terms/2025-06-01/", 302, ""), []string{"language", "link", "status"}},
	{"a page leads on in the site", answers("/fr/acme/terms/2025-06-01/", 301, "/fr/acme/terms/"), []string{"language", "redirect"}},
	{"a page leads on to another host", answers("/fr/acme/terms/2025-06-01/", 301, "https://else.example/"), []string{"foreign", "language", "link", "status"}},
	{"a banner is gone", answers("/live/acme.fr.js", 404, ""), []string{"banner", "link", "manifest"}},
	{"what is not there is there", only("/charte-verify/", func(w http.ResponseWriter, _ *http.Request) bool { return true }), []string{"missing", "status"}},
	{"the host has a page of its own", only("/charte-verify/", func(w http.ResponseWriter, _ *http.Request) bool {
		w.WriteHeader(http.StatusNotFound)
		_, _ = io.WriteString(w, "<!doctype html><title>Not found</title><h1>Not found</h1>")
		return true
	}), []string{"missing"}},
}

func live() verify.Options {
	return verify.Options{Lang: "en", Timeout: time.Minute, Most: 1000, Agent: "charte-verify/test"}
}

func TestWhatAHostGetsWrongIsFound(t *testing.T) {
	h := hosted(t)
	for _, c := range mishosted {
		t.Run(c.name, func(t *testing.T) {
			h.instead.Store(nil)
			if c.instead != nil {
				h.instead.Store(&c.instead)
			}
			found, err := verify.Site(context.Background(), h.URL, live())
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(codes(found.Findings), c.want) {
				t.Errorf("found %v, want %v:\n%s", codes(found.Findings), c.want, said(found.Findings))
			}
			if n := found.Counts; n.Requests < 20 || n.Headers < 20 || n.Pages < 10 {
				t.Errorf("too little was looked at: %+v", n)
			}
		})
	}
}

func TestSlowAnswersEnd(t *testing.T) {
	h := hosted(t)
	o := live()
	o.Timeout = 2 * time.Second
	one, most := sleeps("/fr/acme/terms/2025-06-01/"), sleeps("/fr/")
	h.instead.Store(&one)
	found, err := verify.Site(context.Background(), h.URL, o)
	if got := codes(found.Findings); err != nil || !slices.Contains(got, "status") || !slices.Contains(got, "link") {
		t.Errorf("%v %v", said(found.Findings), err)
	}
	h.instead.Store(&most)
	start := time.Now()
	found, err = verify.Site(context.Background(), h.URL, o)
	if got := codes(found.Findings); err != nil || !slices.Contains(got, "limit") || slices.Contains(got, "sitemap") {
		t.Errorf("%v %v", said(found.Findings), err)
	}
	if took := time.Since(start); took > time.Minute {
		t.Errorf("the inspection of a site that is silent took %s", took)
	}
}

func TestAnAddressSeesWhatTheFolderHolds(t *testing.T) {
	h := hosted(t)
	found, err := verify.Site(context.Background(), h.URL, live())
	if err != nil {
		t.Fatal(err)
	}
	folder := inspected(t, h.files).Counts
	a := found.Counts
	if a.Pages+len([]string{"fr/404.html", "en/404.html"}) != folder.Pages || a.Trackers != folder.Trackers || a.Feeds != folder.Feeds || a.Releases != folder.Releases || a.Versions != folder.Versions || a.Scripts != folder.Scripts {
		t.Errorf("at the address %+v, in the folder %+v", a, folder)
	}
}

func TestRequestsAreFewAndSayWhoAsks(t *testing.T) {
	h := hosted(t)
	var asked atomic.Int64
	seen := map[string]bool{}
	log := func(_ http.ResponseWriter, r *http.Request) bool {
		asked.Add(1)
		if r.Method != http.MethodGet || r.UserAgent() != "charte-verify/test" {
			t.Errorf("%s %s by %s", r.Method, r.URL, r.UserAgent())
		}
		return false
	}
	h.instead.Store(&log)
	found, err := verify.Site(context.Background(), h.URL, live())
	if err != nil || asked.Load() > int64(len(h.files)+12) {
		t.Errorf("%d requests for %d files, %v %v", asked.Load(), len(h.files), seen, err)
	}
	o := live()
	o.Most = 12
	asked.Store(0)
	found, err = verify.Site(context.Background(), h.URL, o)
	if err != nil || asked.Load() > 13 || !slices.Contains(codes(found.Findings), "limit") {
		t.Errorf("%d requests, %v, %v", asked.Load(), codes(found.Findings), err)
	}
}

func TestAHostThatIsBusyIsAskedAgain(t *testing.T) {
	h := hosted(t)
	var turned atomic.Bool
	busy := only("/fr/acme/terms/", func(w http.ResponseWriter, _ *http.Request) bool {
		if turned.Swap(true) {
			return false
		}
		w.Header().Set("Retry-After", "0")
		w.WriteHeader(http.StatusTooManyRequests)
		return true
	})
	h.instead.Store(&busy)
	found, err := verify.Site(context.Background(), h.URL, live())
	if err != nil || len(found.Findings) > 0 || !turned.Load() {
		t.Errorf("%v %v", said(found.Findings), err)
	}
}

func TestASiteElsewhereThanItSays(t *testing.T) {
	h := hosted(t)
	h.files = built(t, base)
	found, err := verify.Site(context.Background(), h.URL, live())
	if err != nil || !slices.Equal(codes(found.Findings), []string{"base"}) {
		t.Errorf("%v %v", said(found.Findings), err)
	}
	h.files = built(t, "")
	if found, err = verify.Site(context.Background(), h.URL, live()); err != nil || len(found.Findings) > 0 {
		t.Errorf("%v %v", said(found.Findings), err)
	}
}

func TestNobodyAnswers(t *testing.T) {
	closed := httptest.NewServer(nil)
	closed.Close()
	for _, address := range []string{closed.URL, "https://", "http://x/?a=b", "http://user@x/"} {
		if found, err := verify.Site(context.Background(), address, live()); err == nil {
			t.Errorf("%s: %v", address, found)
		}
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := verify.Site(ctx, hosted(t).URL, live()); err == nil {
		t.Error("an inspection that was ended says nothing")
	}
	empty := httptest.NewServer(http.NotFoundHandler())
	defer empty.Close()
	found, err := verify.Site(context.Background(), empty.URL, live())
	if err != nil || !slices.Contains(codes(found.Findings), "empty") {
		t.Errorf("%v %v", said(found.Findings), err)
	}
}
