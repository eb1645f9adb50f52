package verify

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"

	"charte/build/diag"
)

// plain is the text of the legal document on a page, as its digest is made of it
// (the comment on Plain in build/change/text.go says it byte by byte): a block a
// line, the cells of a row and the halves of a pair parted by tabulators, any other
// white space one space, in Unicode's form NFC. It is "" where the page holds none.
func (d *document) plain() string {
	article := d.article()
	if article == nil {
		return ""
	}
	var l lines
	var brief, text []*html.Node
	for _, n := range d.elements {
		if !under(n, article) {
			continue
		}
		switch {
		case n.Data == "h1", hasClass(n, "lead"), hasClass(n, "audience"):
			l.block(n)
		case hasClass(n, "brief"):
			brief = append(brief, n)
		case hasClass(n, "text"):
			text = append(text, n)
		}
	}
	first, rest := split(text)
	for _, n := range slices.Concat(first, brief, rest) {
		l.block(n)
	}
	l.end()
	return norm.NFC.String(l.text.String())
}

// article is the element that holds a legal document.
func (d *document) article() *html.Node {
	for _, n := range d.named("article") {
		if attr(n, "id") == "policy" {
			return n
		}
	}
	return nil
}

// split parts what stands before the first heading from the rest.
func split(text []*html.Node) (first, rest []*html.Node) {
	for _, box := range text {
		for n := range box.ChildNodes() {
			if len(rest) > 0 || isHeading(n) {
				rest = append(rest, n)
			} else {
				first = append(first, n)
			}
		}
	}
	return first, rest
}

// isHeading tells whether a node is a heading, or a box around one.
func isHeading(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	return slices.Contains([]string{"h2", "h3", "h4", "h5", "h6"}, n.Data) || hasClass(n, "h")
}

func under(n, outer *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == outer {
			return true
		}
	}
	return false
}

func hasClass(n *html.Node, name string) bool {
	return n.Type == html.ElementNode && slices.Contains(strings.Fields(attr(n, "class")), name)
}

// lines collects a text block by block.
type lines struct {
	text strings.Builder
	line strings.Builder
}

// boxes are elements at whose edge a line ends.
var boxes = []string{
	"h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "ul", "ol", "dl", "div", "section", "table", "caption", "thead", "tbody", "tfoot", "tr",
	"pre", "blockquote", "figure", "figcaption", "details", "summary", "hr", "article", "header",
}

// block adds what a node holds.
func (l *lines) block(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		l.line.WriteString(n.Data)
		return
	case n.Type != html.ElementNode || hasClass(n, "anchor") || hasClass(n, "notice"):
		return
	case n.Data == "tr":
		l.row(n, "th", "td")
		return
	case n.Data == "dt":
		l.pair(n)
		return
	case n.Data == "dd": // said with its term
		return
	case n.Data == "br":
		l.line.WriteByte(' ')
		return
	}
	box := slices.Contains(boxes, n.Data) || hasClass(n, "status")
	if box {
		l.end()
	}
	l.inside(n)
	if box {
		l.end()
	}
}

func (l *lines) inside(n *html.Node) {
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode && c.Data == "small" {
			l.line.WriteByte(' ')
		}
		l.block(c)
	}
}

// end closes a line; an empty one is left out.
func (l *lines) end() {
	if s := folded(l.line.String()); s != "" {
		l.text.WriteString(s + "\n")
	}
	l.line.Reset()
}

// row adds the cells of a row of a table, parted by tabulators.
func (l *lines) row(tr *html.Node, names ...string) {
	var cells []string
	for c := range tr.ChildNodes() {
		if c.Type == html.ElementNode && slices.Contains(names, c.Data) {
			cells = append(cells, boxed(c))
		}
	}
	l.end()
	l.cells(cells)
}

// pair adds a term with what is said of it.
func (l *lines) pair(dt *html.Node) {
	cells := []string{boxed(dt)}
	for n := dt.NextSibling; n != nil && n.Data != "dt"; n = n.NextSibling {
		if n.Type == html.ElementNode && n.Data == "dd" {
			cells = append(cells, boxed(n))
		}
	}
	l.end()
	l.cells(cells)
}

func (l *lines) cells(cells []string) {
	if strings.Join(cells, "") != "" {
		l.text.WriteString(strings.Join(cells, "\t") + "\n")
	}
}

// boxed is the text of a cell, in which the edges of boxes are white space.
func boxed(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		edge := n.Type == html.ElementNode && (slices.Contains(boxes, n.Data) || slices.Contains([]string{"small", "br", "dt", "dd"}, n.Data))
		if edge {
			b.WriteByte(' ')
		}
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
		if edge {
			b.WriteByte(' ')
		}
	}
	walk(n)
	return folded(b.String())
}

// folded has one space for each run of white space, and none at the ends.
func folded(s string) string { return strings.Join(strings.FieldsFunc(s, unicode.IsSpace), " ") }

// versions: the page of a version shows the digest of its own text, and the policy
// in force reads as the version that it says it is.
func (i inspection) versions() {
	for _, p := range i.pages {
		switch p.kind {
		case versionPage:
			i.counts.Versions++
			i.ownDigest(p)
		case documentPage:
			i.inForce(p)
		}
	}
}

func (i inspection) ownDigest(p *page) {
	switch {
	case len(p.digests) == 0:
		i.say("version", whole(p.path), diag.Say("this page of a version shows no digest of its text", "cette page de version ne montre pas l’empreinte de son texte"), none)
	case !slices.Contains(p.digests, p.digest):
		i.say("version", whole(p.path), diag.Say("the digest that this page shows is not that of its text, which is %s", "l’empreinte que montre cette page n’est pas celle de son texte, qui est %s", p.digest), none)
	}
	if !slices.Contains(p.dates, p.version) {
		i.say("version", whole(p.path), diag.Say("this page does not say that it is the version of %s", "cette page ne dit pas qu’elle est la version du %s", p.version), none)
	}
}

// recorded: the history of a document leads to all of its versions, and its feeds
// tell of each.
func (i inspection) recorded(feeds map[string][]entry) {
	for _, p := range i.pages {
		if p.kind != versionPage {
			continue
		}
		folder := p.location.lang + "/" + p.product + "/" + p.document + "/"
		if h := i.byPath[folder+"history/index.html"]; h != nil && !i.leadsTo(h, p.path) {
			i.say("version", whole(h.path), diag.Say("the history does not lead to %s", "l’historique ne mène pas à %s", p.path), none)
		}
		for _, name := range []string{folder + "feed.xml", folder + "feed.json"} {
			entries, ok := feeds[name]
			if ok && !slices.ContainsFunc(entries, func(e entry) bool { return e.address == i.address(p.path) }) {
				i.say("version", whole(name), diag.Say("the feed does not tell of %s", "le flux ne mentionne pas %s", p.path), none)
			}
		}
	}
}

// leadsTo tells whether a page has a link to another one.
func (i inspection) leadsTo(p *page, path string) bool {
	return slices.ContainsFunc(p.references, func(r reference) bool {
		t, err := i.lead(p.path, r.address)
		return err == nil && t.own && t.path == path && r.use == followed
	})
}

// inForce: the text in force is that of the page of its version.
func (i inspection) inForce(p *page) {
	for _, day := range p.dates {
		there := i.byPath[strings.TrimSuffix(p.path, "index.html")+day+"/index.html"]
		if there == nil || there.kind != versionPage || day != p.state {
			continue
		}
		if there.digest != p.digest {
			i.say("version", whole(p.path), diag.Say("this page does not read as %s, the version that it says it is", "le texte de cette page n’est pas celui de %s, la version qu’elle annonce", there.path), none)
		}
	}
}
