package change

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Frozen gives the text as it is to be kept for ever: HTML that is the same for the
// same words, however the page was written.
//
//	<article lang="fr" dir="ltr">
//	<h1>Politique de cookies</h1>
//	<p class="lead">…</p>
//	<section class="brief"…>…</section>
//	<div class="text">…</div>
//	</article>
//
// Permalinks, notices, navigation and the line of the version are left out, and so
// is every element and attribute that is not needed to read the text. Links to
// pages of the site are paths from its root without the language:
// "/flowlyweb/guide/#roles" for "../guide/#roles" on /fr/flowlyweb/cookies/; see
// [Reading.Shown] for the way back.
func (r Reading) Frozen() string {
	p := printer{links: r.links.rooted}
	p.open("article", keep(r.root, "lang", "dir"))
	for _, n := range parts(r.article) {
		p.block(n)
	}
	p.close("article")
	return p.String()
}

// Article gives the text of a built page as it is to be kept for ever; see
// [Reading.Frozen]. Path and the error are as for [Read].
func Article(page []byte, path string) (string, error) {
	r, err := Open(page, path)
	if err != nil {
		return "", err
	}
	return r.Frozen(), nil
}

// Shown gives the text as a page shows it: without the article element and its
// title, which a page says itself, and with each link as resolve gives it. Resolve
// gets paths as Frozen writes them, and nothing else.
func (r Reading) Shown(resolve func(path string) string) string {
	p := printer{links: func(href string) string {
		href = r.links.rooted(href)
		if strings.HasPrefix(href, "/") && !strings.HasPrefix(href, "//") {
			return resolve(href)
		}
		return href
	}}
	for _, n := range parts(r.article) {
		if n.DataAtom != atom.H1 {
			p.block(n)
		}
	}
	return p.String()
}

// boxes are the elements that are kept and stand on lines of their own.
var boxes = []atom.Atom{
	atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.P, atom.Div, atom.Section, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt,
	atom.Dd, atom.Table, atom.Caption, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Th, atom.Td, atom.Blockquote, atom.Details,
	atom.Summary, atom.Figure, atom.Figcaption, atom.Pre,
}

// attributes are those that are kept.
var attributes = []string{
	"aria-labelledby", "class", "colspan", "data-label", "datetime", "dir", "href", "id", "lang", "rowspan", "scope", "start",
	"title", "translate", "value",
}

// printer writes HTML in one way only.
type printer struct {
	strings.Builder
	links func(href string) string
	line  strings.Builder
	// apart tells that a space stands before the next word of the line.
	apart bool
}

func keep(n *html.Node, names ...string) []html.Attribute {
	var out []html.Attribute
	for _, a := range n.Attr {
		if a.Namespace == "" && slices.Contains(names, a.Key) {
			out = append(out, html.Attribute{Key: a.Key, Val: a.Val})
		}
	}
	slices.SortFunc(out, func(a, b html.Attribute) int { return strings.Compare(a.Key, b.Key) })
	return out
}

// tag gives an opening tag.
func (p *printer) tag(name string, attrs []html.Attribute) string {
	var b strings.Builder
	b.WriteString("<" + name)
	for _, a := range attrs {
		if a.Key == "href" {
			a.Val = p.links(a.Val)
		}
		b.WriteString(" " + a.Key + `="` + escape(a.Val) + `"`)
	}
	b.WriteString(">")
	return b.String()
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "\u00a0", "&nbsp;")

func escape(s string) string { return escaper.Replace(s) }

func (p *printer) open(name string, attrs []html.Attribute) {
	p.WriteString(p.tag(name, attrs) + "\n")
}

func (p *printer) close(name string) { p.WriteString("</" + name + ">\n") }

// block writes a box: on one line where it holds no other box.
func (p *printer) block(n *html.Node) {
	switch {
	case n.Type != html.ElementNode || skipped(n):
	case n.DataAtom == atom.Pre:
		p.WriteString(p.tag("pre", keep(n, attributes...)) + "<code>" + escape(strings.Trim(textOf(n), "\n")) + "</code></pre>\n")
	case !holdsBox(n):
		p.WriteString(p.tag(boxName(n), keep(n, attributes...)))
		p.inside(n)
		p.flush()
		p.close(boxName(n))
	default:
		p.open(boxName(n), keep(n, attributes...))
		p.content(n)
		p.close(boxName(n))
	}
}

// boxName is the name of a box, "div" for those that are not kept.
func boxName(n *html.Node) string {
	if slices.Contains(boxes, n.DataAtom) {
		return n.Data
	}
	return "div"
}

// content writes boxes, and the text between them on lines of its own.
func (p *printer) content(n *html.Node) {
	for c := range n.ChildNodes() {
		if skipped(c) {
			continue
		}
		if isLine(c) {
			p.inline(c)
			continue
		}
		p.endLine()
		p.block(c)
	}
	p.endLine()
}

// endLine closes a line of text between boxes.
func (p *printer) endLine() {
	if p.line.Len() > 0 {
		p.flush()
		p.WriteByte('\n')
	}
	p.apart = false
}

func (p *printer) flush() {
	p.WriteString(p.line.String())
	p.line.Reset()
	p.apart = false
}

func (p *printer) inside(n *html.Node) {
	for c := range n.ChildNodes() {
		p.inline(c)
	}
}

func (p *printer) inline(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		p.text(n.Data)
	case n.Type != html.ElementNode || skipped(n):
	case n.DataAtom == atom.Br || n.DataAtom == atom.Wbr:
		p.line.WriteString("<" + n.Data + ">")
		p.apart = false
	case !flowing[n.DataAtom]: // a box inside of a line parts words
		p.apart = true
		p.inside(n)
		p.apart = true
	default:
		if p.apart && p.line.Len() > 0 {
			p.line.WriteByte(' ')
		}
		p.apart = false
		p.line.WriteString(p.tag(n.Data, keep(n, attributes...)))
		p.inside(n)
		p.line.WriteString("</" + n.Data + ">")
	}
}

func (p *printer) text(s string) {
	words := strings.FieldsFunc(s, isFolded)
	if len(words) == 0 {
		p.apart = p.apart || s != ""
		return
	}
	p.apart = p.apart || isFolded(rune(s[0]))
	for _, w := range words {
		if p.apart && p.line.Len() > 0 {
			p.line.WriteByte(' ')
		}
		p.line.WriteString(escape(w))
		p.apart = true
	}
	p.apart = isFolded(rune(s[len(s)-1]))
}

func holdsBox(n *html.Node) bool {
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode && !isLine(c) && !skipped(c) {
			return true
		}
	}
	return false
}
