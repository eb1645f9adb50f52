package verify

import (
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"

	"charte/build/diag"
)

// file is one published file.
type file struct {
	// path is that from the site's root, "fr/acme/cookies/index.html".
	path string
	body []byte
	// header is what it is served with: by the address that was asked, or by the
	// header file of a folder. It is nil where nothing is known of it.
	header http.Header
	// compressed tells that it came compressed; only an address tells.
	compressed bool
}

// published is a finished site as it lies before the inspector.
type published struct {
	// homes are the addresses that mean the site's root, each with a closing slash:
	// the one from which it was read, and the one that its pages declare.
	homes []*url.URL
	// declared is the home that its pages declare, nil where they declare none.
	declared *url.URL
	// live tells that it was read from an address, origin.
	live   bool
	origin *url.URL
	files  map[string]*file
	// gone are files that were asked for and are not there, with what was answered.
	gone map[string]answer
	// moved are addresses that sent on to another one of the site.
	moved map[string]string
	// pages are sorted by path.
	pages     []*page
	byPath    map[string]*page
	languages []string
	// headerFile tells that the folder says what its files are served with.
	headerFile bool
	// cut tells that reading ended before everything was asked for.
	cut       bool
	redirects []redirect
}

// answer is what an address said instead of giving a file.
type answer struct {
	status int           // 0 where there was no answer
	words  diag.Sentence // why there was none
}

// nowhere stands for the address of a site that does not know its own. The name is
// reserved for what does not exist (RFC 6761, 6.4).
var nowhere = &url.URL{Scheme: "https", Host: "site.invalid", Path: "/"}

// target is where an address leads.
type target struct {
	// own tells that it is in the site; path is then the file's.
	own  bool
	path string
	// here tells that it names a place in the file in which it stands.
	here bool
	// slashless tells that the address names a folder without its closing slash.
	slashless bool
	fragment  string
	// url is the whole address; nil where it is none.
	url *url.URL
}

// lead resolves an address that stands in a file.
func (s *published) lead(from, address string) (target, error) {
	base := s.homes[0].ResolveReference(&url.URL{Path: strings.TrimSuffix(from, "index.html")})
	u, err := url.Parse(address)
	if err != nil {
		return target{}, err
	}
	whole := base.ResolveReference(u)
	t := target{url: whole, fragment: whole.Fragment}
	if u.Scheme == "" && u.Host == "" && u.Path == "" { // a place in the same file
		t.own, t.here, t.path = true, true, from
		return t, nil
	}
	for _, home := range s.homes {
		if whole.Scheme != home.Scheme || !strings.EqualFold(whole.Host, home.Host) {
			continue
		}
		rest, ok := strings.CutPrefix(whole.Path, home.Path)
		if !ok && whole.Path+"/" != home.Path {
			continue
		}
		t.own, t.path = true, strings.TrimSuffix(rest, "/")
		s.settle(&t, rest == "" || strings.HasSuffix(rest, "/"))
		return t, nil
	}
	return t, nil
}

// settle finds the file of an address in the site: a folder's is its index.html.
func (s *published) settle(t *target, folder bool) {
	if folder {
		t.path = path.Join(t.path, "index.html")
		return
	}
	if _, ok := s.files[t.path]; ok {
		return
	}
	if _, ok := s.files[path.Join(t.path, "index.html")]; ok {
		t.path, t.slashless = path.Join(t.path, "index.html"), true
	}
}

// remote tells whether an address is somebody else's: a browser that uses it talks
// to another host.
func (t target) remote() bool {
	if t.own || t.url == nil {
		return false
	}
	switch t.url.Scheme {
	case "http", "https", "ws", "wss", "ftp":
		return true
	}
	return false
}

// address is the one under which a file is published, as far as the site knows.
func (s *published) address(path string) string {
	home := s.declared
	if home == nil {
		home = s.homes[0]
	}
	return home.ResolveReference(&url.URL{Path: strings.TrimSuffix(path, "index.html")}).String()
}

// has tells whether a file is published.
func (s *published) has(path string) bool {
	_, ok := s.files[path]
	return ok
}

// under gives the paths of the published files that pass, sorted.
func (s *published) under(passes func(path string) bool) []string {
	var out []string
	for path := range s.files {
		if passes(path) {
			out = append(out, path)
		}
	}
	slices.Sort(out)
	return out
}

// whole is the place of a file as a whole.
func whole(path string) diag.Position { return diag.Position{File: path} }

// kind of page, by its place in the site.
type kind int

const (
	otherPage    kind = iota
	rootPage          // the choice of a language
	frontPage         // /fr/
	productPage       // /fr/acme/
	installPage       // /fr/acme/install/
	documentPage      // /fr/acme/cookies/
	versionPage       // /fr/acme/cookies/2026-02-10/
	changesPage       // /fr/acme/cookies/2026-02-10/changes/
	historyPage       // /fr/acme/cookies/history/
	missingPage       // 404.html
)

// location is what a page's path says of it.
type location struct {
	kind                             kind
	lang, product, document, version string
}

// locate reads a path; languages are those of the site.
func locate(file string, languages []string) location {
	parts := strings.Split(file, "/")
	last := parts[len(parts)-1]
	parts = parts[:len(parts)-1]
	if len(parts) == 0 || !slices.Contains(languages, parts[0]) {
		switch file {
		case "index.html":
			return location{kind: rootPage}
		case "404.html":
			return location{kind: missingPage}
		}
		return location{}
	}
	l := location{lang: parts[0]}
	if last != "index.html" {
		if last == "404.html" && len(parts) == 1 {
			l.kind = missingPage
		}
		return l
	}
	l.place(parts[1:])
	return l
}

// place reads the folders below a language.
func (l *location) place(parts []string) {
	for i, into := range []*string{&l.product, &l.document, &l.version} {
		if i < len(parts) {
			*into = parts[i]
		}
	}
	switch {
	case len(parts) == 0:
		l.kind = frontPage
	case len(parts) == 1:
		l.kind = productPage
	case len(parts) == 2 && l.document == "install":
		l.kind, l.document = installPage, ""
	case len(parts) == 2:
		l.kind = documentPage
	case len(parts) == 3 && l.version == "history":
		l.kind, l.version = historyPage, ""
	case len(parts) == 3 && isDate(l.version):
		l.kind = versionPage
	case len(parts) == 4 && isDate(l.version) && parts[3] == "changes":
		l.kind = changesPage
	default:
		*l = location{lang: l.lang}
	}
}
