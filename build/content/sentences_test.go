package content

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"charte/build/catalog"
	"charte/build/diag"
)

// sayings are the formats of the French sentences of this room.
func sayings(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if ok && isSay(call.Fun) {
				french, _ := strconv.Unquote(call.Args[1].(*ast.BasicLit).Value)
				out = append(out, french)
			}
			return true
		})
	}
	return out
}

func isSay(e ast.Expr) bool {
	f, ok := e.(*ast.SelectorExpr)
	return ok && f.Sel.Name == "Say"
}

// matches makes a pattern of a format.
func matches(format string) *regexp.Regexp {
	parts := regexp.MustCompile(`%(?:\[\d\])?[a-z]`).Split(strings.ReplaceAll(format, "%%", "%"), -1)
	for i := range parts {
		parts[i] = regexp.QuoteMeta(parts[i])
	}
	return regexp.MustCompile("(?s)" + strings.Join(parts, ".*"))
}

// deaf is a folder in which one file cannot be read.
type deaf struct {
	fstest.MapFS
	file string
}

func (d deaf) ReadFile(name string) ([]byte, error) {
	if name == d.file {
		return nil, errors.New("input/output error")
	}
	return d.MapFS.ReadFile(name)
}

// provoked are the problems of many wrong folders.
func provoked(t *testing.T) diag.List {
	var out diag.List
	read := func(folder fs.FS) {
		_, problems := Read(folder, catalog.Catalogue{})
		out = append(out, problems...)
	}
	for _, c := range mistakes() {
		read(folder(map[string]string{c.file: c.text}))
	}
	for _, files := range wrongTogether {
		read(folder(files))
	}
	for _, files := range brokenArchives(t) {
		read(folder(withVersion(files)))
	}
	read(fstest.MapFS{})
	read(fstest.MapFS{"content/acme/terms.fr.md": {Data: []byte("---\ntitle: T\n---\n")}})
	read(deaf{folder(nil), "content/acme/_index.fr.md"})
	out = append(out, unformatted()...)
	_, problems := ReadWords(fstest.MapFS{"i18n/fr.yaml": {Data: []byte("a: [b]\n")}}, nil)
	return append(out, problems...)
}

// wrongTogether are folders that are wrong in several places, or by several files.
var wrongTogether = []map[string]string{
	{"acme/cookies.fr.md": `---
title: Cookies
wide: 1
summary: [a]
version: [a]
purposes:
  - id: Chat
    opt-out: true
  - id: audience
    title: Mesure
  - 
services:
  - id: tool
    purpose: sound
    host: /tool.js
    vendor: {country: France}
  - id: audience
    name: A
    purpose: Chat
trackers:
  - name: a b
    path: x
    purpose: audience
    service: audience
  - name: b
  - name: c
    purpose: sound
  - name: d
    service: xyz
choice:
  key: a b
  domain: co.uk
banner: {title: T}
texts: {a: b}
---

# A

## A {#A}

## A {#one}

## B {#b}
`, "acme/cookies.en.md": "---\ntitle: T\npurposes:\n  - title: x\n  - id: other\n---\n\n## A {#one}\n"},
	{"acme/cookies.fr.md": "---\ntitle: T\nchoice: {domain: .example.org}\ntrackers:\n  - name: d\n    purpose: xyz\n---\n"},
	{"acme/cookies.fr.md": cookies, "acme/cookies.en.md": "---\ntitle: T\n---\n\n## A {#one}\n\n## B {#two}\n"},
	{"acme/cookies.fr.md": cookies, "acme/cookies.en.md": "---\ntitle: T\npurposes:\n  - title: x\n---\n\n## A {#two}\n"},
	{"acme/terms.fr.md": "---\ntitle: T\nkind: cookies\n---\n", "acme/cookies.fr.md": cookies},
	{"acme/terms.fr.md": "---\ntitle: T\nprocessing: []\n---\n", "acme/accessibility.fr.md": "---\ntitle: T\naccessibility: {standard: rgaa, share: 50, status: full}\n---\n"},
	{"acme/cookies.xxxxxxxxx.md": "", "acme/Terms.fr.md": "", "A b/terms.fr.md": "", "terms.fr.md": "", "zeta/terms.fr.md": ""},
	{"_bases/a/_index.fr.md": "---\nextends: b\n---\n", "_bases/b/_index.fr.md": "---\nextends: a\n---\n", "acme/_index.fr.md": "---\nname: A\nextends: a\n---\n"},
	{"_bases/a/_index.fr.md": "---\n---\n", "acme/_index.fr.md": "---\nname: A\nextends: zzz\n---\n"},
	{"_index.fr.md": "---\ntitle: T\n---\n"},
	{"_index.fr.md": "---\ntitle: T\nlanguages: [en, fr]\n---\n"},
	{"acme/terms.fr.md": "---\n- a\n---\n", "acme/a.fr.md": "---\n[a]: b\n---\n", "acme/b.fr.md": "---\ntitle: !x!y z\n---\n"},
	{"acme/a.fr.md": "---\ntitle: @x\n---\n", "acme/b.fr.md": "---\ntitle: \"x\n---\n", "acme/c.fr.md": "---\ntitle: [a\nx: y\n---\n"},
}

// unformatted are the problems of a form that would not be that of the file.
func unformatted() diag.List {
	const file, text = "content/acme/terms.fr.md", "---\n# c\ntitle: T\n---\n\nText\n"
	_, out := Format(file, []byte("---\ntitle: !!str 3\n---\n"))
	for _, form := range []string{
		"", strings.Replace(text, "title: T", "title: U", 1), strings.Replace(text, "Text", "Word", 1), strings.Replace(text, "# c\n", "", 1),
	} {
		s, _ := parse(file, []byte(text))
		if p, differs := s.differs(form, "Text\n", frontOf(file)); differs {
			out = append(out, p)
		}
	}
	return out
}

// Every sentence of this room is said of some folder, in both languages.
func TestEveryProblemIsProvokedInBothLanguages(t *testing.T) {
	var said []string
	for _, p := range append(provoked(t), unreleasable(t)...) {
		french := p.In("fr")
		if french.Message == "" || french.Message == p.Message || p.Severity != diag.Error {
			t.Errorf("%q, in French %q", p.Message, french.Message)
		}
		if (french.Hint == "") != (p.Hint == "") {
			t.Errorf("%q has the hint %q, in French %q", p.Message, p.Hint, french.Hint)
		}
		said = append(said, french.Message, french.Hint)
	}
	for _, format := range sayings(t) {
		if m := matches(format); format != "%s" && !slices.ContainsFunc(said, m.MatchString) {
			t.Errorf("nothing provokes %q", format)
		}
	}
}
