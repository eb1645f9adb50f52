package preview

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"regexp"
	"slices"
	"strings"

	"charte/build/diag"
)

//go:embed page
var pages embed.FS

// own is where the preview's own scripts and styles are served.
const own = "/_charte/"

// Handler answers for the site, the try-out pages and the preview's own files.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	inner, err := fs.Sub(pages, "page")
	if err != nil {
		panic(err) // the folder is embedded
	}
	mux.Handle("GET "+own, noStore(http.StripPrefix(own, http.FileServerFS(inner))))
	mux.HandleFunc("GET "+own+"events", s.events)
	mux.HandleFunc("GET /_try/{product}/{$}", s.tryOut)
	mux.HandleFunc("GET /_try/{product}/{script}", s.imitation)
	mux.HandleFunc("GET /", s.page)
	return mux
}

func noStore(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		h.ServeHTTP(w, r)
	})
}

// page serves a published file as a host would: the index of a folder, the
// 404 page for what is not there.
func (s *Server) page(w http.ResponseWriter, r *http.Request) {
	site := s.current()
	if site.Files == nil {
		writeHTML(w, http.StatusServiceUnavailable, []byte(nothingYet))
		return
	}
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	if data, ok := site.Files[name]; ok && name != "" {
		serveFile(w, name, data)
		return
	}
	if data, ok := site.Files[path.Join(name, "index.html")]; ok {
		if !strings.HasSuffix(r.URL.Path, "/") {
			http.Redirect(w, r, "/"+name+"/", http.StatusMovedPermanently)
			return
		}
		serveFile(w, "index.html", data)
		return
	}
	writeHTML(w, http.StatusNotFound, withReload(site.Files["404.html"]))
}

func serveFile(w http.ResponseWriter, name string, data []byte) {
	if strings.HasSuffix(name, ".html") {
		writeHTML(w, http.StatusOK, withReload(data))
		return
	}
	w.Header().Set("Content-Type", contentType(name))
	if isData(name) { // as every host is told to serve it
		w.Header().Set("Access-Control-Allow-Origin", "*")
	}
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write(data) // the reader may have gone
}

// isData tells whether a published file is for programs of other people.
func isData(name string) bool {
	return slices.Contains([]string{".json", ".csv", ".xml", ".tpl"}, path.Ext(name))
}

func contentType(name string) string {
	if path.Ext(name) == ".csv" { // not every system knows it
		return "text/csv; charset=utf-8"
	}
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}

func writeHTML(w http.ResponseWriter, status int, data []byte) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(data) // the reader may have gone
}

const (
	reloadTag  = `<script src="` + own + `reload.js" defer></script>`
	nothingYet = `<!doctype html><html lang="en"><meta charset="utf-8"><title>charte</title>` +
		`<meta name="viewport" content="width=device-width">` + reloadTag + `<p>Nothing could be built yet.</p>`
)

// securityPolicy is the Content-Security-Policy in the head of a published page; the
// group holds its directives.
var securityPolicy = regexp.MustCompile(`(?i)<meta [^>]*http-equiv=["']?content-security-policy["']?[^>]*? content="([^"]*)"`)

// withReload adds the preview's script to a page, at its end, and lets it run. All
// that the page's own policy forbids otherwise stays forbidden, as where it is
// published.
func withReload(page []byte) []byte {
	page = bytes.Clone(page)
	if at := securityPolicy.FindSubmatchIndex(page); at != nil {
		more := "; connect-src 'self'"
		if !bytes.Contains(page[at[2]:at[3]], []byte("script-src")) {
			more += "; script-src 'self'"
		}
		page = slices.Insert(page, at[3], []byte(more)...)
	}
	return append(page, reloadTag...)
}

// events tells a browser about each build: the problems, or none.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	flusher, ok := w.(http.Flusher)
	if !ok {
		http.Error(w, "no streaming", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	notices := s.join()
	defer s.leave(notices)
	s.sendState(w, "state")
	flusher.Flush()
	for {
		select {
		case <-r.Context().Done():
			return
		case <-notices:
			s.sendState(w, "built")
			flusher.Flush()
		}
	}
}

func (s *Server) sendState(w http.ResponseWriter, event string) {
	var text bytes.Buffer
	_ = diag.Text(&text, s.Problems(), diag.Style{}) // a buffer takes everything
	data, err := json.Marshal(text.String())
	if err != nil {
		panic(err) // a string can always be written as JSON
	}
	fmt.Fprintf(w, "event: %s\ndata: %s\n\n", event, data)
}

func (s *Server) join() chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := make(chan struct{}, 1)
	s.clients[c] = true
	return c
}

func (s *Server) leave(c chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.clients, c)
}
