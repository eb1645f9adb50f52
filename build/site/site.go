// Package site renders the pages of a site. It is the only importer of Hugo.
//
// Hugo runs inside the process and never sees a disk: its project is made in
// memory from the finished pages of [page], the layouts, the style sheets and
// the words. The defaults are a theme of that project, and the user's files lie
// over them, so that a file of the same name in the user's layouts/ or assets/
// wins. Hugo reads no environment variable, starts no program and contacts no
// host.
//
// Layouts begin with
//
//	{{ $p := site.Params.charte.Page .Params.path }}
//
// and find in $p everything they show. Static words come from i18n "page.skip".
//
// Whatever Hugo complains about, warnings as well, is an error here, and points
// at the line that its author wrote.
package site

import (
	"fmt"
	"io/fs"
	"strings"

	"charte/build/diag"
	"charte/build/policy"
	"charte/build/site/page"
)

// Banner and Script are what the page of a product says of its banner.
type (
	Banner = page.Banner
	Script = page.Script
)

// Input is what a site is rendered from.
type Input struct {
	Site policy.Site
	// Words are the words of each language of the site.
	Words map[string]policy.Words
	// Banners are by product; one that has none here is not told how to install it.
	Banners map[string]Banner
	// Data are the paths of the machine-readable files of each product that its
	// cookie policy offers.
	Data map[string][]string
	// Defaults holds layouts/ and assets/.
	Defaults fs.FS
	// User holds the user's own layouts/ and assets/; may be nil.
	User fs.FS
	// BaseURL is the site's absolute address without a closing slash, or "".
	BaseURL string
	// Today decides whether a version applies or is announced.
	Today policy.Date
}

// batch bounds how many pages Hugo holds at a time; pages are independent.
const batch = 2000

// Render gives the published files by slash path. The error is a diag.List
// where a place is known.
func Render(in Input) (map[string][]byte, error) {
	pages, problems := page.New(page.Source{Site: in.Site, Words: in.Words, Banners: in.Banners, Data: in.Data, BaseURL: in.BaseURL, Today: in.Today})
	if len(problems) > 0 {
		return nil, problems
	}
	out := map[string][]byte{}
	if err := renderAll(in, pages, pages.Pages, out); err != nil {
		return nil, err
	}
	later, err := pages.Record(out)
	if err == nil {
		err = renderAll(in, pages, later, out)
	}
	if err != nil {
		return nil, err
	}
	if in.BaseURL != "" {
		out["sitemap.xml"] = sitemap(pages.Pages)
	}
	return out, addFeeds(pages.Channels(), in.BaseURL, out)
}

// renderAll renders pages into out, a batch after the other.
func renderAll(in Input, all *page.Site, pages []*page.Page, out map[string][]byte) error {
	for len(pages) > 0 {
		n := min(batch, len(pages))
		if err := renderBatch(in, all, pages[:n], out); err != nil {
			return err
		}
		pages = pages[n:]
	}
	return nil
}

// renderBatch renders some of the pages into out. Hugo may panic on input that
// it does not expect; that is an error like another.
func renderBatch(in Input, all *page.Site, some []*page.Page, out map[string][]byte) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the pages could not be rendered: %v", r)
		}
	}()
	p, err := newProject(in, some)
	if err != nil {
		return err
	}
	files, err := p.build(all)
	if err != nil {
		return p.problems(err)
	}
	for name, content := range files {
		out[strings.TrimPrefix(name, "/")] = content
	}
	return missingPages(some, out)
}

// missingPages notices a page that Hugo left out without a word.
func missingPages(pages []*page.Page, out map[string][]byte) error {
	var lost diag.List
	for _, p := range pages {
		if _, ok := out[p.Path]; !ok {
			lost = append(lost, diag.Problem{Position: diag.Position{File: p.Body.File}}.With(
				diag.Say("the page %s was not rendered", "la page %s n’a pas été faite", p.Path), diag.Sentence{}))
		}
	}
	return lost.Err()
}
