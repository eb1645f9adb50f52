package host

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite the expected files")

// published is a site with something of every kind.
func published() map[string][]byte {
	files := map[string][]byte{}
	for _, path := range []string{
		"index.html", "404.html", "sitemap.xml", ".well-known/gpc.json", "schemas/policy.json",
		"fr/index.html", "fr/404.html", "fr/feed.xml", "fr/feed.json", "en/index.html", "en/404.html",
		"fr/acme/index.html", "fr/acme/cookies/index.html", "fr/acme/cookies/2026-02-10/index.html", "fr/acme/cookies/feed.xml", "fr/acme/cookies/feed.json",
		"fr/old/index.html", "legal/cookies.html",
		"acme/cookies/policy.json", "acme/cookies/trackers.csv", "acme/ota.json", "acme/gtm-template.tpl",
		"live/acme.js", "live/acme.fr.js", "live/acme.fr.txt", "live/acme.json", "live/charte.d.ts", "live/feed.json",
		"pin/acme/0123456789ab.js", "pin/acme/0123456789ab.txt", "pin/acme/0123456789ab.json", "a/page.8ebf4cefb19c.css", "a/copy.8ebf4cefb19c.js",
	} {
		files[path] = []byte(path + "\n")
	}
	return files
}

func site() Site {
	return Site{
		Files: published(), Address: "https://legal.example.org", Folder: "public",
		Redirects: []Redirect{{From: "/legal/cookies.html", To: "/fr/acme/cookies/"}, {From: "/fr/old", To: "/fr/acme/cookies/"}},
	}
}

// Each host is written as the file of its name says.
func TestHostsAreWrittenAsExpected(t *testing.T) {
	for _, name := range Names() {
		t.Run(name, func(t *testing.T) {
			files, problems := For(site(), []string{name})
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			var a txtar.Archive
			for _, note := range files.Notes {
				a.Comment = append(a.Comment, note.EN+"\n"+note.FR+"\n"...)
			}
			for place, list := range map[string]map[string][]byte{"inside": files.Inside, "beside": files.Beside} {
				for file, content := range list {
					a.Files = append(a.Files, txtar.File{Name: place + "/" + file, Data: content})
				}
			}
			slices.SortFunc(a.Files, func(x, y txtar.File) int { return strings.Compare(x.Name, y.Name) })
			golden(t, filepath.Join("testdata", name+".txtar"), txtar.Format(&a))
		})
	}
}

func golden(t *testing.T, path string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("%s differs; refresh it with: go test ./build/host -update\n%s", path, got)
	}
}

// Hosts disagree on two values of one header, so there are never two.
func TestNoFileHasAHeaderTwice(t *testing.T) {
	p, _ := newPlan(site())
	for _, rules := range [][]Rule{p.Caching, p.Types, slices.Concat(guessed(), byEnding(p.Types))} {
		for file := range published() {
			n := 0
			for _, r := range rules {
				if r.Holds("/" + file) {
					n++
				}
			}
			if n > 1 {
				t.Errorf("%d rules for /%s", n, file)
			}
		}
	}
}

func byEnding(rules []Rule) []Rule {
	return slices.DeleteFunc(slices.Clone(rules), func(r Rule) bool { return r.Base != "" })
}

func TestClassesAndTypes(t *testing.T) {
	p, _ := newPlan(site())
	for file, want := range map[string]string{
		"/index.html":                 Pages + " text/html; charset=utf-8",
		"/fr/acme/index.html":         Pages + " text/html; charset=utf-8",
		"/a/page.8ebf4cefb19c.css":    Frozen + " text/css; charset=utf-8",
		"/pin/acme/0123456789ab.js":   Frozen + " text/javascript; charset=utf-8",
		"/live/acme.js":               Live + " text/javascript; charset=utf-8",
		"/live/acme.fr.txt":           Live + " text/plain; charset=utf-8",
		"/live/charte.d.ts":           Live + " text/plain; charset=utf-8",
		"/pin/acme/0123456789ab.json": Data + " application/json",
		"/live/acme.json":             Data + " application/json",
		"/live/feed.json":             Data + " application/json",
		"/fr/acme/cookies/feed.xml":   Data + " application/atom+xml; charset=utf-8",
		"/fr/feed.json":               Data + " application/feed+json",
		"/sitemap.xml":                Data + " application/xml",
		"/.well-known/gpc.json":       Data + " application/json",
		"/acme/gtm-template.tpl":      Data + " text/plain; charset=utf-8",
		"/acme/cookies/trackers.csv":  Data + " text/csv; charset=utf-8",
		"/x.wasm":                     Pages + " application/octet-stream",
	} {
		if got := p.cachingOf(file) + " " + p.typeOf(file); got != want {
			t.Errorf("%s has %s, not %s", file, got, want)
		}
	}
}

// The settings of a large site are those of a small one.
func TestRulesDoNotGrowWithProducts(t *testing.T) {
	small, large := site(), site()
	for i := range 500 {
		for file, content := range published() {
			large.Files[strings.ReplaceAll(file, "acme", fmt.Sprintf("acme-%d", i))] = content
		}
	}
	one, problems := For(small, Names())
	many, more := For(large, Names())
	if len(problems)+len(more) > 0 {
		t.Fatal(problems, more)
	}
	for place, pair := range map[string][2]map[string][]byte{"inside": {one.Inside, many.Inside}, "beside": {one.Beside, many.Beside}} {
		if !maps.EqualFunc(pair[0], pair[1], func(a, b []byte) bool { return string(a) == string(b) }) {
			t.Errorf("the files %s differ", place)
		}
	}
}

// chooses says what a list of filters does with a path: the first that matches
// decides, and one without a slash before it is for the end of the path.
func chooses(t *testing.T, filters []string, file string) bool {
	t.Helper()
	for _, f := range filters {
		pattern, rooted := strings.CutPrefix(f[2:], "/")
		match := false
		if rooted {
			before, after, _ := strings.Cut(pattern, "**")
			match = strings.HasPrefix(file, before) && strings.HasSuffix(file, after)
		} else {
			var err error
			if match, err = path.Match(pattern, path.Base(file)); err != nil {
				t.Fatal(err)
			}
		}
		if match {
			return f[0] == '+'
		}
	}
	return true
}

func TestEachFileIsSentOnceAndInOrder(t *testing.T) {
	s := site()
	s.Files["live/acme.js.br"], s.Files["live/acme.js.gz"] = nil, nil
	p, _ := newPlan(s)
	list := p.uploads()
	for file := range s.Files {
		var sent []upload
		for _, u := range list {
			if chooses(t, u.Filter, file) {
				sent = append(sent, u)
			}
		}
		if ext := path.Ext(file); ext == ".br" || ext == ".gz" {
			if len(sent) > 0 {
				t.Errorf("%s is sent", file)
			}
			continue
		}
		if len(sent) != 1 || sent[0].CacheControl != p.cachingOf("/"+file) || sent[0].ContentType != p.typeOf("/"+file) {
			t.Errorf("%s is sent %d times: %v", file, len(sent), sent)
		}
	}
	if !slices.IsSortedFunc(list, func(a, b upload) int { return slices.Index(steps, a.Step) - slices.Index(steps, b.Step) }) {
		t.Error("assets, pages and banners are not sent in that order")
	}
}

func TestPagesThatLeadOnStayWhereNoHostDoes(t *testing.T) {
	s := site()
	for names, stay := range map[string]bool{"": true, "netlify": false, "nginx,caddy,s3": false, "github": true, "netlify,gcs": true} {
		got := WithoutPages(s.Files, s.Redirects, strings.FieldsFunc(names, func(r rune) bool { return r == ',' }))
		for _, file := range []string{"fr/old/index.html", "legal/cookies.html"} {
			if _, has := got[file]; has != stay {
				t.Errorf("for %q %s stays: %t", names, file, has)
			}
		}
	}
	if len(s.Files) != len(published()) {
		t.Error("the files that were given have changed")
	}
}

func TestRedirectsThatNoHostCanHave(t *testing.T) {
	for _, list := range [][]Redirect{
		{{From: "fr/old/", To: "/fr/"}}, {{From: "/fr/*", To: "/fr/"}}, {{From: "/fr/:old", To: "/fr/"}}, {{From: "/a b", To: "/fr/"}}, {{From: "/", To: "/fr/"}}, {{From: "//x.org/", To: "/fr/"}},
		{{From: "/old/", To: "https://example.org/"}}, {{From: "/old/", To: "//example.org/"}}, {{From: "/old/", To: "/fr/"}, {From: "/old/", To: "/en/"}}, {{From: "/old;}", To: "/fr/"}},
	} {
		s := site()
		s.Redirects = list
		files, problems := For(s, []string{"netlify"})
		if len(problems) != 1 || len(files.Inside) > 0 {
			t.Errorf("%v was taken: %v", list, problems)
		}
		if files, none := For(s, nil); len(none) > 0 || strings.Count(string(files.Inside["_redirects"]), list[0].From) > 2 {
			t.Errorf("%v is refused where its page leads on: %v, %s", list, none, files.Inside["_redirects"])
		}
		if len(problems) == 1 && problems[0].In("fr").Message == problems[0].Message {
			t.Errorf("%v is not said in French", list)
		}
	}
}

// What people are told about caching is what is sent.
func TestManualTellsWhatIsSent(t *testing.T) {
	raw, err := os.ReadFile("../../docs/operators.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, value := range []string{Frozen, Live, Data, Pages} {
		if !strings.Contains(string(raw), "| `"+value+"` |") {
			t.Errorf("docs/operators.md does not say %s", value)
		}
	}
	if !strings.Contains(Live, "max-age=600,") || !strings.Contains(string(raw), "The 600 seconds are a promise") {
		t.Error("the promise of docs/operators.md is not the one of the banners")
	}
	for _, h := range hosts() {
		if !strings.Contains(string(raw), "| `"+h.Name+"` |") || !strings.Contains(string(raw), "--host "+h.Name) {
			t.Errorf("docs/operators.md does not say how to publish with %s", h.Title)
		}
	}
}
