package verify

import (
	"context"
	"errors"
	"io/fs"
	"net/url"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"
)

// readFolder reads a published folder.
func readFolder(ctx context.Context, folder fs.FS) (*published, error) {
	s := &published{homes: []*url.URL{nowhere}, files: map[string]*file{}, gone: map[string]answer{}}
	err := fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		f := &file{path: name}
		if s.files[name] = f; !isPage(name) {
			f.body, err = fs.ReadFile(folder, name)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	if err := s.readPages(folder); err != nil {
		return nil, err
	}
	s.assemble()
	s.readHeaderFile()
	return s, nil
}

// isPage tells whether a file is a page.
func isPage(name string) bool { return strings.HasSuffix(name, ".html") }

// readPages reads all pages, a few at a time. What is read of a page is kept; its
// text only where a compressed copy is held against it.
func (s *published) readPages(folder fs.FS) error {
	paths := s.under(isPage)
	pages, errs := make([]*page, len(paths)), make([]error, len(paths))
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for i, name := range paths {
		wg.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			var text []byte
			if text, errs[i] = fs.ReadFile(folder, name); errs[i] != nil {
				return
			}
			pages[i], errs[i] = readPage(name, text)
			if _, copied := s.files[name+".gz"]; copied {
				s.files[name].body = text
			}
		})
	}
	wg.Wait()
	s.pages = pages
	return errors.Join(errs...)
}

// assemble finds what the pages have in common: the site's address, its languages,
// and the place of each.
func (s *published) assemble() {
	slices.SortFunc(s.pages, func(a, b *page) int { return strings.Compare(a.path, b.path) })
	s.byPath = map[string]*page{}
	for _, p := range s.pages {
		s.byPath[p.path] = p
	}
	if s.declared = s.declaredHome(); s.declared != nil {
		s.homes = slices.DeleteFunc(s.homes, func(u *url.URL) bool { return u == nowhere || u.String() == s.declared.String() })
		s.homes = append([]*url.URL{s.declared}, s.homes...)
	}
	s.languages = s.findLanguages()
	for _, p := range s.pages {
		if p.location = locate(p.path, s.languages); p.refresh != nil { // a former address
			p.location = location{lang: p.location.lang}
		}
	}
}

// declaredHome is the address that most pages declare: what is left of a page's
// canonical address without its path. A single page that is wrong does not move it.
func (s *published) declaredHome() *url.URL {
	votes := map[string]int{}
	for _, p := range s.pages {
		for _, c := range p.canonical {
			if home, ok := strings.CutSuffix(c.address, strings.TrimSuffix(p.path, "index.html")); ok && strings.HasSuffix(home, "/") {
				votes[home]++
			}
		}
	}
	best := ""
	for home, n := range votes {
		if n > votes[best] || n == votes[best] && home < best {
			best = home
		}
	}
	u, err := url.Parse(best)
	if best == "" || err != nil || u.Host == "" {
		return nil
	}
	return u
}

// findLanguages gives the folders of the top that hold a language each: their first
// page is in it, or the first page of all names it as one.
func (s *published) findLanguages() []string {
	var out []string
	var offered []string
	if first := s.byPath["index.html"]; first != nil {
		for _, r := range first.references {
			if r.use == followed && r.lang != "" {
				offered = append(offered, r.lang)
			}
		}
	}
	for _, p := range s.pages {
		folder, name := path.Split(p.path)
		lang := strings.TrimSuffix(folder, "/")
		if name != "index.html" || lang == "" || strings.Contains(lang, "/") {
			continue
		}
		if strings.EqualFold(p.lang, lang) || slices.Contains(offered, lang) {
			out = append(out, lang)
		}
	}
	return out
}

// isDate tells whether a text is a day, YYYY-MM-DD.
func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// hosts are the hosts that a document names in its addresses.
func (d *document) hosts() []string {
	var out []string
	for _, r := range d.references() {
		if u, err := url.Parse(r.address); err == nil {
			out = append(out, strings.TrimPrefix(u.Hostname(), "www."), u.Hostname())
			if _, host, ok := strings.Cut(u.Opaque, "@"); ok { // mailto:
				out = append(out, host)
			}
		}
	}
	return out
}

// files are the names of the files that a document links to.
func (d *document) files() []string {
	var out []string
	for _, r := range d.references() {
		if u, err := url.Parse(r.address); err == nil {
			out = append(out, path.Base(u.Path))
		}
	}
	return out
}
