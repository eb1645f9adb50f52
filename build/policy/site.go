// Package policy is the model of what a product declares: who answers for it,
// what it stores on its visitors' devices, why, for how long and on whose
// behalf, and which choice it offers them.
//
// It is pure: it reads no file, knows no template and looks at no clock. Every
// other part of charte converts to it or from it, so that the policy page, the
// banner, the deletions and the findings cannot contradict each other.
//
// # Facts and words
//
// A product has one [Edition] a language. Facts (names, addresses, durations,
// services) are the same in all of them, because a translation may only set
// words: the fields tagged `words:"true"`. An edition is complete: a word that
// a translation lacks stands there in the authoritative language, and
// [Document.Missing] names it.
//
// # Where it came from
//
// [Origin] remembers the place of every field, so that a finding can point at
// the line that somebody can mend.
package policy

import (
	"strings"

	"charte/build/diag"
)

// Site is everything that one source folder declares.
type Site struct {
	// Languages are the tags of the published languages; the first is the
	// authoritative one.
	Languages []string
	// Fronts are the site's own words, one a language of Languages.
	Fronts []Front
	// Products are sorted by ID.
	Products []Product
	// Releases are the banners that were ever released, also those of products
	// that are no more, by product and number.
	Releases []Release
}

// Front is what the home page of one language says.
type Front struct {
	Lang      string `yaml:"-"`
	Title     string `yaml:"title" words:"true" required:"true"`
	Summary   string `yaml:"summary" words:"true"`
	Publisher Party  `yaml:"publisher"`
	// Languages is read from the authoritative file only.
	Languages []string `yaml:"languages"`
	Body      Body     `yaml:"-"`
	Origin    Origin   `yaml:"-"`
	// Missing are the paths of the words that this translation lacks.
	Missing []string `yaml:"-"`
}

// Product is one site or application with its own documents and banner.
type Product struct {
	// ID is the folder's name, and the product's part in every address.
	ID string
	// Editions holds one entry a language of the site, in the site's order.
	Editions []Edition
	// Versions are the archived versions of its documents, those of one document
	// from the oldest on.
	Versions []Version
}

// Authoritative gives the edition that holds the facts.
func (p Product) Authoritative() Edition { return p.Editions[0] }

// Edition gives the edition in a language, or the authoritative one.
func (p Product) Edition(lang string) Edition {
	for _, e := range p.Editions {
		if e.Lang == lang {
			return e
		}
	}
	return p.Authoritative()
}

// Edition is a product in one language.
type Edition struct {
	Lang string `yaml:"-"`
	// Name is what the product is called, the same in every language.
	Name    string `yaml:"name" required:"true"`
	Tagline string `yaml:"tagline" words:"true"`
	Summary string `yaml:"summary" words:"true"`
	// Address is the https address of the product itself; may be unknown.
	Address URL    `yaml:"address"`
	Extends string `yaml:"extends"`
	// Controller decides on the purposes (GDPR art. 4(7)); a zero Controller
	// was not stated by the source.
	Controller Party   `yaml:"controller"`
	Contact    Contact `yaml:"contact"`
	// Publisher is who publishes the product, where that is not the controller; see
	// [Edition.Publishes]. Legal identifies it, and Host keeps the product online.
	Publisher Party `yaml:"publisher"`
	Legal     Legal `yaml:"legal"`
	Host      Party `yaml:"host"`
	// Processors are those of the controller that provide none of the services.
	Processors []Processor `yaml:"processors"`
	// PrivacyPolicy is the fuller document that the pages refer to.
	PrivacyPolicy Link `yaml:"privacy-policy"`
	// Jurisdictions are those whose rules the product follows; empty means
	// [DefaultJurisdiction].
	Jurisdictions []string `yaml:"jurisdictions" enum:"fr,de,es,it,ie,uk,us-ca"`
	// Authority is the code of the supervisory authority, "cnil" by default.
	Authority string `yaml:"authority"`
	// Documents are sorted: the cookie policy first, then by ID.
	Documents []Document `yaml:"-"`
	// Announced are the documents whose version does not apply yet, where another
	// one stands in their place (see [Site.On]).
	Announced []Document `yaml:"-"`
	Body      Body       `yaml:"-"`
	Origin    Origin     `yaml:"-"`
	// Missing are the paths of the words that this translation lacks.
	Missing []string `yaml:"-"`
}

// Policy gives the product's cookie policy, or false where it has none.
func (e Edition) Policy() (Document, bool) {
	return e.Document(CookiePolicy)
}

// Document gives the product's first document of a kind, or false.
func (e Edition) Document(kind DocumentKind) (Document, bool) {
	for _, d := range e.Documents {
		if d.Kind == kind {
			return d, true
		}
	}
	return Document{}, false
}

// Party is a legal person; empty fields are not known.
type Party struct {
	Name    string `yaml:"name"`
	Address string `yaml:"address"`
	Email   string `yaml:"email"`
	Phone   string `yaml:"phone"`
	Site    URL    `yaml:"site"`
	// DPO is the contact of the data protection officer (GDPR art. 13(1)(b)), or
	// [NoDPO].
	DPO string `yaml:"dpo"`
}

// DefaultJurisdiction is that of a product which names none.
const DefaultJurisdiction = "fr"

// NoDPO is what Party.DPO holds where no data protection officer is designated.
const NoDPO = None

// Known tells whether the party is named at all.
func (p Party) Known() bool { return p.Name != "" }

// Contact is where a visitor's question goes; Party.Email stands in for an
// empty Email.
type Contact struct {
	Email string `yaml:"email"`
	Phone string `yaml:"phone"`
	Page  URL    `yaml:"page"`
	// Note says in words how else to reach somebody.
	Note string `yaml:"note" words:"true"`
}

// Link is a text with an address; an empty URL means that none was stated.
type Link struct {
	ID    string `yaml:"id"`
	Title string `yaml:"title" words:"true"`
	URL   URL    `yaml:"url"`
}

// Body is the text of a file after its front matter, in Markdown.
type Body struct {
	Markdown string
	// Frozen is the text of an archived version as it was published, in HTML; the
	// Markdown is then empty. It holds sections and marks of text only.
	Frozen string
	// File and Line are where the text begins.
	File string
	Line int
	// Lang is the language of the text, which is the authoritative one where
	// the translation has none.
	Lang string
	// Passages are what a reader reads, Links where it leads.
	Passages []Passage
	Links    []TextLink
	// EmptyItems are the lines of the file on which an item of a list is empty.
	EmptyItems []int
}

// Empty tells whether there is no text at all.
func (b Body) Empty() bool { return b.Markdown+b.Frozen == "" }

// Places tells whether the text has a generated part: {{< withdraw >}}. The
// standard policy, which an empty text stands for, has all of them.
func (b Body) Places(part string) bool {
	for _, after := range strings.Split(b.Markdown, "{{<")[1:] {
		if name, _, _ := strings.Cut(strings.TrimSpace(after), " "); strings.TrimSuffix(name, ">}}") == part {
			return true
		}
	}
	return b.Empty()
}

// Origin maps the path of a field ("trackers[cw_user_*].duration") to its place.
type Origin map[string]Line

// Line is where something stands in a file: small, since every field has one.
type Line struct {
	// File is nil where none is known.
	File *File
	// Number and Column count from one; zero where they are not known.
	Number, Column int32
}

// File is a file of the source folder, as far as one points at lines of it.
type File struct {
	// Name is its slash path: content/flowlyweb/cookies.fr.md.
	Name string
	// Text is what it holds, with plain line ends.
	Text string
}

// Problem gives a problem on the line: its Position and Excerpt are set.
func (l Line) Problem() diag.Problem {
	if l.File == nil {
		return diag.Problem{}
	}
	return diag.Problem{
		Position: diag.Position{File: l.File.Name, Line: int(l.Number), Column: int(l.Column)},
		Excerpt:  l.File.line(int(l.Number)),
	}
}

// line is a line of the file, counted from one; "" where there is none.
func (f *File) line(n int) string {
	for line := range strings.Lines(f.Text) {
		if n--; n == 0 {
			return strings.TrimRight(line, "\r\n")
		}
	}
	return ""
}

// At gives a problem placed at the field, or at the nearest field around it:
// its Position and Excerpt are set.
func (o Origin) At(path string) diag.Problem {
	return o.Line(path).Problem()
}

// Line gives the line of the field, or of the nearest field around it.
func (o Origin) Line(path string) Line {
	for {
		if p, ok := o[path]; ok || path == "" {
			return p
		}
		path = parent(path)
	}
}

// parent cuts the last ".name" or "[key]" off a path; keys may hold dots.
func parent(path string) string {
	if path[len(path)-1] == ']' {
		for i := len(path) - 1; i > 0; i-- {
			if path[i] == '[' {
				return path[:i]
			}
		}
		return ""
	}
	for i := len(path) - 1; i > 0; i-- {
		if path[i] == '.' {
			return path[:i]
		}
	}
	return ""
}
