package drive

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"sync"
	"time"
)

// Site is a small site on loopback.
type Site struct {
	// Address is where it is served, without a closing slash.
	Address string
	server  *httptest.Server
	html    string
	files   map[string][]byte
	header  map[string]string
	mutex   sync.Mutex
	asked   []string
}

// Serve starts a site: the page at every address but those of the files and
// /blank, an empty page; /run/NAME.js adds NAME to the list window.ran, and
// /frame/NAME is a document. The headers go with every page.
func Serve(html string, files map[string][]byte, header map[string]string) *Site {
	s := &Site{html: html, files: files, header: header}
	s.server = httptest.NewServer(s)
	s.Address = s.server.URL
	return s
}

// Close stops the site.
func (s *Site) Close() { s.server.Close() }

// Asked gives the files that were asked for, in order, and forgets them.
func (s *Site) Asked() []string {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	asked := s.asked
	s.asked = nil
	return asked
}

// ServeHTTP answers one request.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	at := r.URL.Path
	name := strings.TrimSuffix(path.Base(at), ".js")
	if file, ok := s.files[at]; ok {
		s.mutex.Lock()
		s.asked = append(s.asked, at)
		s.mutex.Unlock()
		w.Header().Set("Content-Type", map[string]string{".js": "text/javascript", ".css": "text/css"}[path.Ext(at)]+"; charset=utf-8")
		_, _ = w.Write(file)
		return
	}
	switch {
	case strings.HasPrefix(at, "/run/"):
		w.Header().Set("Content-Type", "text/javascript")
		fmt.Fprintf(w, "(window.ran??=[]).push(%q)", name)
	case strings.HasPrefix(at, "/peer/"), at == "/favicon.ico":
		http.NotFound(w, r)
	default:
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, s.document(w, at))
	}
}

func (s *Site) document(w http.ResponseWriter, at string) string {
	switch {
	case at == "/blank":
		return "<!doctype html><title>blank</title>"
	case strings.HasPrefix(at, "/frame/"):
		return "<!doctype html><title>frame</title><p>the frame"
	}
	for name, value := range s.header {
		w.Header().Set(name, value)
	}
	return s.html
}

// Page makes a page of ordinary text with what a banner needs in its head.
func Page(head, body string) string {
	sentence := "Ordinary text of a page, which is long enough to be read and to be painted as a whole paragraph of words. "
	text := strings.Repeat("<p>"+strings.Repeat(sentence, 4)+"</p>", 8)
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A page</title>` +
		`<link rel="icon" href="data:,">` + head + `</head><body><header><a id="before" href="/elsewhere">Home</a></header><main><h1>A page of the shop</h1>` +
		text + body + `</main></body></html>`
}

// patience is how long to wait for something that should come true.
const patience = 4 * time.Second
