package rules

import (
	"bytes"
	"maps"
	"slices"
	"strings"

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
	Input
}

// CheckPages gives the findings of built pages and of the style sheets beside
// them: files by path, as they would be written. What is found there is the fault
// of a layout, a style or a word that somebody replaced.
func CheckPages(in Input, files map[string][]byte) diag.List {
	all := All()
	var out diag.List
	var inline []sheet
	for _, file := range slices.Sorted(maps.Keys(files)) {
		if !strings.HasSuffix(file, ".html") {
			continue
		}
		p := pageOf(in, file, files[file])
		inline = append(inline, p.sheets()...)
		for _, rule := range all {
			if !rule.appliesTo(profilesOf(in, p.facts())) {
				continue
			}
			for _, way := range rule.ways() {
				if way.page == nil {
					continue
				}
				for _, f := range way.page(p) {
					out = append(out, way.problem(f, in, acceptance{}))
				}
			}
		}
	}
	for _, s := range distinct(append(inline, published(files)...)) {
		for _, rule := range all {
			if !rule.appliesTo(profilesOf(in, policy.Edition{})) {
				continue
			}
			for _, way := range rule.ways() {
				if way.sheet == nil {
					continue
				}
				for _, f := range way.sheet(s) {
					out = append(out, way.problem(f, in, acceptance{}))
				}
			}
		}
	}
	return out.Sort()
}

func pageOf(in Input, file string, raw []byte) page {
	root, err := html.Parse(bytes.NewReader(raw))
	if err != nil { // the parser reads any bytes; only its reader could fail
		root = &html.Node{Type: html.DocumentNode}
	}
	p := page{file: file, root: root, Input: in}
	parts := strings.Split(file, "/")
	if len(parts) > 1 && slices.Contains(in.Site.Languages, parts[0]) {
		p.lang = parts[0]
	}
	for _, product := range in.Site.Products {
		if len(parts) > 2 && parts[1] == product.ID {
			p.product = product
		}
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
