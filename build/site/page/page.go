// Package page turns the model into the finished contents of every published
// page: sentences, tables, links, all of it ready to be laid out. It decides
// what a page says; a layout only decides how it looks.
//
// # Addresses
//
// A page's Path is its place in the published folder,
// "fr/flowlyweb/cookies/index.html". Links between pages are relative, so that
// the folder works under any address; where the site has no address of its own
// they end in index.html, so that it also opens from a disk.
//
// # Sentences
//
// Words come from [policy.Words]. A word may hold `code` between backticks and
// nothing else that is not plain text; what a user declares is always escaped.
// What the banner does is said from the banner's own configuration.
package page

import (
	"fmt"
	"html/template"
	"regexp"

	"charte/build/policy"
)

// Layouts that a page can have; each is a file layouts/<name>.html.
const (
	LayoutFront    = "front"
	LayoutProduct  = "product"
	LayoutDocument = "document"
	LayoutInstall  = "install"
	LayoutMissing  = "missing"
	LayoutRoot     = "root"
	// The page of one version, of all versions, and of what changed between two.
	LayoutVersion    = "version"
	LayoutHistory    = "history"
	LayoutComparison = "comparison"
	// LayoutMoved is the page at a former address.
	LayoutMoved = "moved"
)

// Site holds every page of a site.
type Site struct {
	// Pages are in the order in which they are rendered.
	Pages  []*Page
	byPath map[string]*Page
	// builder makes the pages of versions, once the others are rendered.
	builder *builder
}

// Page gives the page at a path. Layouts begin with it.
func (s *Site) Page(path string) (*Page, error) {
	p, ok := s.byPath[path]
	if !ok {
		return nil, fmt.Errorf("no page at %q", path)
	}
	return p, nil
}

// Page is one published page in one language.
type Page struct {
	Path   string
	Layout string
	// Lang is a language tag, Dir "ltr" or "rtl".
	Lang, Dir string
	// Title is the heading of the page, Head the text of its title element.
	Title, Head string
	Description string
	// Hidden keeps the page out of search engines and of the site map.
	Hidden bool
	// Root leads from the page to the folder that holds the site: "../../".
	Root string
	// Canonical is the page's own absolute address; "" where it has none.
	Canonical string
	// Alternates are the same page in every language, absolute, this one included;
	// empty where the site has no address of its own.
	Alternates []Language
	// Languages are the same page in every language, as relative links.
	Languages []Language
	// Trail are the pages above this one, the home page first.
	Trail []Link
	// SiteTitle and Home are the name of the site and the address of its home page.
	SiteTitle, Home string
	// Publisher are the lines that say who answers for the site; empty where it
	// is not stated.
	Publisher []template.HTML

	Front    *Front
	Product  *Product
	Document *Document
	Install  *Install
	// Choices are the home pages, on the page at the site's own address.
	Choices []Language
	// Redirect is where that page leads where there is nothing to choose, and where a
	// former address does.
	Redirect string
	// Version, History and Comparison are what pages about versions show.
	Version    *Version
	History    *History
	Comparison *Comparison
	// Frozen is the text of an archived version; it stands in the place of the body.
	Frozen template.HTML
	// Contents are the clauses of a frozen text.
	Contents []Link
	// Crumb stands for Title in the trail; may be empty.
	Crumb string
	// Feeds are the addresses at which programs learn of new versions.
	Feeds []Feed

	// Data are the machine-readable files of what the page declares.
	Data []File
	// Linked says what the page is, for programs, as JSON-LD; "" where it is no
	// document. It is safe inside of a script element.
	Linked template.JS

	// Body is the text in Markdown.
	Body Body
	// BodyLang and BodyDir are set where the text is in another language than the
	// page, because nobody translated it yet.
	BodyLang, BodyDir string
	// Notices stand above the text.
	Notices []template.HTML
	// Modified is the day of the text's version; zero where not stated.
	Modified policy.Date

	words   policy.Words
	resolve resolver
	subject subject
	// stale says of clauses that they changed since they were translated.
	stale map[string]template.HTML
	// draft: the page exists for its text, which another one shows.
	draft bool
}

// Body is the Markdown of a page and where its author wrote it.
type Body struct {
	Markdown string
	// File and Line are where the text begins; "" and 0 where charte assembled it.
	File string
	Line int
}

// Link is a text with an address; Href is "" where the address is not stated.
type Link struct {
	Text string
	Href string
	// Note follows the link in plain words; may be empty.
	Note string
}

// File is one that programs read.
type File struct {
	// Name is that of the file, Type its media type.
	Name, Type string
	Href       string
}

// Language is a page in another language.
type Language struct {
	// Lang is the tag, Name the language's own name.
	Lang, Name string
	// Title is that of the site in this language.
	Title   string
	Href    string
	Current bool
}

// Front is what a home page lists.
type Front struct {
	Summary  string
	Products []Card
}

// Card is a product on the home page, or a document on a product's page.
type Card struct {
	Title   string
	Tagline string
	Summary string
	Href    string
	// Date is the version in words; Day the same as YYYY-MM-DD, or "".
	Date  template.HTML
	Day   string
	Links []Link
}

// Product is the head of a product's pages.
type Product struct {
	Name    string
	Tagline string
	Summary string
	// Page leads to the product's page; Address to the product itself, and Short
	// is how a reader says that address.
	Page, Address, Short string
	Documents            []Card
	// Former are the documents of which only archived versions are published.
	Former []Link
	// Controller and Contact say who answers for the product.
	Controller, Contact *Part
	// Install leads to the page about the banner; nil where there is none.
	Install *Link
}

// Document is what the layout of a document shows besides its body.
type Document struct {
	Kind    string
	Summary template.HTML
	// Audience says for whom a guide is written.
	Audience string
	// Version is the line about the date; Day is YYYY-MM-DD or "".
	Version template.HTML
	Day     string
	// Brief is the summary box; nil where the document has none.
	Brief *Part
	// Changes is the note on what changed; may be empty.
	Changes template.HTML
	// Versions lead to the permanent page, the history and the feeds.
	Versions []Link
	// Others are the product's further documents.
	Others []Link
}

// Say gives a sentence of the page's language with its placeholders filled from
// name, value pairs. Words without placeholders come from Hugo's i18n.
func (p *Page) Say(key string, pairs ...string) string { return p.words.Get(key, pairs...) }

// unescaped finds what Markdown keeps from being a mark.
var unescaped = regexp.MustCompile("\\\\([!-/:-@\\[-`{-~])")

// Heading is a heading that an author wrote: its HTML, and the same as plain text.
func (p *Page) Heading(level int, id string, text template.HTML, plain string) Heading {
	w := p.words
	if p.BodyLang != "" {
		w = p.subject.words
	}
	return Heading{ID: id, Text: text, Level: level, Permalink: w.Get("page.permalink", "title", unescaped.ReplaceAllString(plain, "$1")), Outdated: p.stale[id]}
}
