package rules

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"

	"charte/build/diag"
	"charte/build/policy"
)

// page is a built page as a rule sees it.
type page struct {
	// file is its path in the published folder: fr/flowlyweb/cookies/index.html.
	file string
	// lang is the language of its address, product the product that it is about;
	// that may be the zero Product, for a home page.
	lang    string
	product policy.Product
	root    *html.Node
	// all are the elements, in document order, and said is what one reads in the main
	// part, folded; both are looked for once.
	all  []*html.Node
	said func() string
	Input
}

// CheckPages gives the findings of built pages and of the style sheets beside
// them: files by path, as they would be written. What is found there is the fault
// of a layout, a style or a word that somebody replaced. Pages are looked at side
// by side, as many as there are processors.
func CheckPages(in Input, files map[string][]byte) diag.List {
	rules := lookingAtPages(All())
	var names []string
	for _, file := range slices.Sorted(maps.Keys(files)) {
		if strings.HasSuffix(file, ".html") && !ofVersion.MatchString(file) {
			names = append(names, file)
		}
	}
	found, inline := make([]diag.List, len(names)), make([][]sheet, len(names))
	products := in.byID()
	sideBySide(len(names), func(i, _ int) {
		p := pageOf(in, products, names[i], files[names[i]])
		found[i], inline[i] = p.check(rules), p.sheets()
	})
	out := slices.Concat(found...)
	for _, s := range distinct(append(slices.Concat(inline...), published(files)...)) {
		out = append(out, s.check(in, rules)...)
	}
	return out.Sort()
}

// ofVersion finds the pages of versions: what is archived is never changed, and
// what is announced is held against the rules in its own file.
var ofVersion = regexp.MustCompile(`/\d{4}-\d{2}-\d{2}/`)

// lookingAtPages are the rules about pages or their styles.
func lookingAtPages(rules []Rule) []Rule {
	return slices.DeleteFunc(rules, func(r Rule) bool { return !r.looksAtPages() })
}

// byID are the products of the site.
func (in Input) byID() map[string]policy.Product {
	out := map[string]policy.Product{}
	for _, p := range in.Site.Products {
		out[p.ID] = p
	}
	return out
}

func (p page) check(rules []Rule) diag.List {
	var out diag.List
	profiles := profilesOf(p.Input, p.facts())
	for _, rule := range rules {
		if !rule.appliesTo(profiles) {
			continue
		}
		for way := range rule.ways() {
			if way.page == nil {
				continue
			}
			for _, f := range way.page(p) {
				out = append(out, way.problem(f, p.Input, acceptance{}))
			}
		}
	}
	return out
}

func (s sheet) check(in Input, rules []Rule) diag.List {
	var out diag.List
	profiles := profilesOf(in, policy.Edition{})
	for _, rule := range rules {
		if !rule.appliesTo(profiles) {
			continue
		}
		for way := range rule.ways() {
			if way.sheet == nil {
				continue
			}
			for _, f := range way.sheet(s) {
				out = append(out, way.problem(f, in, acceptance{}))
			}
		}
	}
	return out
}

func pageOf(in Input, products map[string]policy.Product, file string, raw []byte) page {
	root, err := html.Parse(bytes.NewReader(raw))
	if err != nil { // the parser reads any bytes; only its reader could fail
		root = &html.Node{Type: html.DocumentNode}
	}
	p := page{file: file, root: root, all: within(root), Input: in}
	p.said = sync.OnceValue(p.mainText)
	parts := strings.Split(file, "/")
	if len(parts) > 1 && slices.Contains(in.Site.Languages, parts[0]) {
		p.lang = parts[0]
	}
	if len(parts) > 2 {
		p.product = products[parts[1]]
	}
	return p
}

// facts are those of the page's product, in the authoritative language.
func (p page) facts() policy.Edition {
	if len(p.product.Editions) == 0 {
		return policy.Edition{}
	}
	return p.product.Authoritative()
}

// finding is one about the page; its acceptance stands in the product's policy.
func (p page) finding(words string, fill ...string) finding {
	d, _ := p.facts().Policy()
	f := finding{document: d, words: words, fill: fill}
	f.at.File = p.file
	return f
}

// worded gives the finding with a message of its own.
func (f finding) worded(en, fr string) finding {
	f.message = Text{en, fr}
	return f
}

// once gives one finding where something is the case.
func (p page) once(is bool, en, fr string) []finding {
	if !is {
		return nil
	}
	return []finding{p.finding("").worded(en, fr)}
}
