package site

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/spf13/afero"

	"charte/build/policy"
	"charte/build/site/page"
)

// Folders of Hugo's project, which exists in memory only.
const (
	workFolder    = "/charte"
	themeName     = "defaults"
	themeFolder   = workFolder + "/themes/" + themeName
	publishFolder = "/public"
)

// shared are the folders in which a user's file wins over one of the same name.
var shared = []string{"layouts", "assets"}

// project is a Hugo project in memory.
type project struct {
	in     Input
	source afero.Fs
	// pages are by the file of the project that holds them.
	pages map[string]*page.Page
}

func newProject(in Input, pages []*page.Page) (*project, error) {
	p := &project{in: in, source: afero.NewMemMapFs(), pages: map[string]*page.Page{}}
	if err := p.copyFolders(in.Defaults, themeFolder); err != nil {
		return nil, err
	}
	if in.User != nil {
		if err := p.copyFolders(in.User, workFolder); err != nil {
			return nil, err
		}
	}
	for _, lang := range in.Site.Languages {
		if err := p.writeWords(lang, in.Words[lang]); err != nil {
			return nil, err
		}
	}
	for i, one := range pages {
		if err := p.writePage(i, one); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// copyFolders copies the shared folders of a source.
func (p *project) copyFolders(source fs.FS, to string) error {
	for _, folder := range shared {
		if _, err := fs.Stat(source, folder); err != nil {
			continue // nothing of the kind there
		}
		err := fs.WalkDir(source, folder, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			content, err := fs.ReadFile(source, name)
			if err != nil {
				return err
			}
			return afero.WriteFile(p.source, path.Join(to, name), content, 0o644)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// writeWords hands one language's words to Hugo, which finds them by the same
// dotted keys.
func (p *project) writeWords(lang string, w policy.Words) error {
	text := map[string]string{}
	for key, value := range w.Text {
		text[key] = strings.ReplaceAll(value, "{{", "{\u200b{") // Hugo takes two braces for code
	}
	content, err := json.Marshal(text)
	if err != nil {
		return err
	}
	return afero.WriteFile(p.source, themeFolder+"/i18n/"+lang+".json", content, 0o644)
}

// frontMatter is what Hugo has to know about a page; the layouts ask for the rest.
type frontMatter struct {
	Title  string `json:"title"`
	URL    string `json:"url"`
	Layout string `json:"layout"`
	Path   string `json:"path"`
}

// writePage writes a page so that its text begins on the line on which the
// author's does: what Hugo reports then has the author's own line.
func (p *project) writePage(number int, one *page.Page) error {
	url := "/" + strings.TrimSuffix(one.Path, "index.html")
	matter, err := json.Marshal(frontMatter{one.Title, url, one.Layout, one.Path})
	if err != nil {
		return err
	}
	padding := strings.Repeat("\n", max(one.Body.Line-1, 1))
	name := fmt.Sprintf("%s/content/page-%d.%s.md", workFolder, number, strings.ToLower(one.Lang))
	p.pages[name] = one
	return afero.WriteFile(p.source, name, []byte(string(matter)+padding+one.Body.Markdown), 0o644)
}
