package change

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// errNoArticle: what was given is not a page of a document.
var errNoArticle = errors.New("the page holds no legal document (article#policy)")

// Read gives the text of a built page. Path is where the page is published, from
// the root of the site ("/fr/flowlyweb/cookies/"); links to pages of the site are
// resolved against it. The error tells that the page is not one of a document.
//
// Navigation, permalinks, the line of the version and notices are not part of the
// text. The page of a version gives the text of that version.
func Read(page []byte, path string) (Text, error) {
	r, err := Open(page, path)
	if err != nil {
		return Text{}, err
	}
	return r.Text(), nil
}

// Reading is the legal text of a page, or of what was kept of one, parsed once for
// all that is made of it.
type Reading struct {
	article *html.Node
	// root is the element that says the language.
	root  *html.Node
	links links
}

// Open finds the legal text of a built page. Path and the error are as for [Read].
func Open(page []byte, path string) (Reading, error) {
	root, article, err := find(page)
	return Reading{article, root, linker(path)}, err
}

// OpenFrozen is [Open] for what [Reading.Frozen] gave.
func OpenFrozen(frozen string) (Reading, error) {
	root, err := html.Parse(strings.NewReader(frozen))
	if err != nil {
		return Reading{}, fmt.Errorf("reading a frozen text: %w", err)
	}
	article := first(root, func(n *html.Node) bool { return n.DataAtom == atom.Article })
	if article == nil {
		return Reading{}, errNoArticle
	}
	return Reading{article, article, linker("")}, nil
}

// Text is what a reader reads, to be compared.
func (r Reading) Text() Text { return readArticle(r.article, attribute(r.root, "lang"), r.links) }

// ReadPage gives what is read in the main part of any page: the text of a document
// as [Read] does, or everything of a page that holds none, but for its cards: they
// repeat what the pages say to which they lead. Path is as for [Read].
func ReadPage(page []byte, path string) (Text, error) {
	text, err := Read(page, path)
	if !errors.Is(err, errNoArticle) {
		return text, err
	}
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return Text{}, fmt.Errorf("reading a page: %w", err)
	}
	is := func(a atom.Atom) func(*html.Node) bool {
		return func(n *html.Node) bool { return n.DataAtom == a }
	}
	text = Text{Lang: attribute(first(root, is(atom.Html)), "lang")}
	main := first(root, is(atom.Main))
	if main == nil {
		return text, nil
	}
	links := linker(path)
	for cards := first(main, isCards); cards != nil; cards = first(main, isCards) {
		cards.Parent.RemoveChild(cards)
	}
	if title := first(main, is(atom.H1)); title != nil {
		text.Title = folded(inlineOf(title, links).String())
		title.Parent.RemoveChild(title)
	}
	lead, rest := clausesOf([]*html.Node{main}, links)
	text.Clauses = lead.before(rest)
	return text, nil
}

func isCards(n *html.Node) bool { return hasClass(n, "cards") }

// ReadFrozen gives the text of what [Reading.Frozen] wrote: the same as that of the
// page.
func ReadFrozen(frozen string) (Text, error) {
	r, err := OpenFrozen(frozen)
	if err != nil {
		return Text{}, err
	}
	return r.Text(), nil
}

// find parses a page.
func find(page []byte) (root, article *html.Node, err error) {
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return nil, nil, fmt.Errorf("reading a page: %w", err)
	}
	root = first(doc, func(n *html.Node) bool { return n.DataAtom == atom.Html })
	article = first(doc, func(n *html.Node) bool {
		return n.DataAtom == atom.Article && attribute(n, "id") == "policy"
	})
	if article == nil {
		return nil, nil, errNoArticle
	}
	return root, article, nil
}

// parts are the elements of an article that are its text, in the order of the page;
// the page of a version holds them in a box of their own.
func parts(article *html.Node) []*html.Node {
	var out []*html.Node
	for c := range article.ChildNodes() {
		switch {
		case c.DataAtom == atom.Header:
			for p := range c.ChildNodes() {
				if p.DataAtom == atom.H1 || hasClass(p, "lead") || hasClass(p, "audience") {
					out = append(out, p)
				}
			}
		case c.DataAtom == atom.H1 || hasClass(c, "lead") || hasClass(c, "audience") || hasClass(c, Brief) || hasClass(c, "text"):
			out = append(out, c)
		case hasClass(c, "frozen"):
			out = append(out, parts(c)...)
		}
	}
	return out
}

func readArticle(article *html.Node, lang string, links links) Text {
	var title string
	var before, brief, text []*html.Node
	for _, p := range parts(article) {
		switch {
		case p.DataAtom == atom.H1:
			title = folded(inlineOf(p, links).String())
		case hasClass(p, Brief):
			brief = append(brief, p)
		case hasClass(p, "text"):
			text = append(text, p)
		default:
			before = append(before, p)
		}
	}
	lead, rest := clausesOf(append(before, text...), links)
	_, facts := clausesOf(brief, links)
	return Text{Title: title, Lang: lang, Clauses: lead.before(append(facts, rest...))}
}

// before puts what stands before the first heading in front of the clauses, where
// there is anything.
func (c Clause) before(rest []Clause) []Clause {
	if len(c.Blocks) == 0 {
		return rest
	}
	return append([]Clause{c}, rest...)
}

// clausesOf gives what stands before the first heading, and the clauses.
func clausesOf(nodes []*html.Node, links links) (lead Clause, rest []Clause) {
	r := reader{links: links, clauses: []Clause{{}}}
	for _, n := range nodes {
		r.block(n)
	}
	return r.clauses[0], r.clauses[1:]
}

func attribute(n *html.Node, name string) string {
	if n != nil {
		for _, a := range n.Attr {
			if a.Key == name && a.Namespace == "" {
				return a.Val
			}
		}
	}
	return ""
}

func hasClass(n *html.Node, name string) bool {
	for _, c := range strings.Fields(attribute(n, "class")) {
		if c == name {
			return true
		}
	}
	return false
}

func first(n *html.Node, is func(*html.Node) bool) *html.Node {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && is(c) {
			return c
		}
	}
	return nil
}
