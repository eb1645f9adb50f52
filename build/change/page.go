package change

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// reader collects the clauses of a part of a page.
type reader struct {
	links   links
	clauses []Clause
	depth   int
	// number is that of the item in a numbered list, or 0.
	number int
	// item tells that the next paragraph opens an item of a list.
	item bool
}

// flowing are the elements that stand in a line of text.
var flowing = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Br: true, atom.Cite: true, atom.Code: true,
	atom.Data: true, atom.Del: true, atom.Dfn: true, atom.Em: true, atom.I: true, atom.Ins: true, atom.Kbd: true, atom.Mark: true,
	atom.Q: true, atom.S: true, atom.Samp: true, atom.Small: true, atom.Span: true, atom.Strong: true, atom.Sub: true, atom.Sup: true,
	atom.Time: true, atom.U: true, atom.Var: true, atom.Wbr: true,
}

// skipped tells what is not part of the text: permalinks, navigation, scripts.
func skipped(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Button, atom.Svg, atom.Form, atom.Hr:
		return true
	}
	return n.Type == html.CommentNode || n.DataAtom == atom.A && hasClass(n, "anchor") || hasClass(n, "notice")
}

// isLine tells whether a node stands in a line of text.
func isLine(n *html.Node) bool { return n.Type == html.TextNode || flowing[n.DataAtom] }

func (r *reader) add(b Block) {
	if b.empty() {
		return
	}
	last := &r.clauses[len(r.clauses)-1]
	last.Blocks = append(last.Blocks, b)
}

// say adds a block of one cell; in an item of a list, the first opens it.
func (r *reader) say(kind Kind, in Inline) {
	if len(in) == 0 {
		return
	}
	b := Block{Kind: kind, Cells: []Cell{{Inline: in}}}
	if r.depth > 0 && kind == Paragraph {
		b.Depth = r.depth
		if r.item {
			b.Kind, b.Number, r.item = Item, r.number, false
		}
	}
	r.add(b)
}

// flow reads what stands in a container; text between its boxes is of the kind.
func (r *reader) flow(n *html.Node, kind Kind) {
	line := inliner{links: r.links}
	flush := func() {
		r.say(kind, line.done())
		line = inliner{links: r.links}
	}
	for c := range n.ChildNodes() {
		switch {
		case skipped(c):
		case isLine(c):
			line.node(c, Marks{})
		default:
			flush()
			r.block(c)
		}
	}
	flush()
}

func (r *reader) block(n *html.Node) {
	if n.Type != html.ElementNode || skipped(n) {
		return
	}
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		r.heading(n)
	case atom.Ul, atom.Ol, atom.Menu:
		r.list(n)
	case atom.Dl:
		r.pairs(n)
	case atom.Table:
		r.table(n)
	case atom.Pre:
		r.say(Code, Inline{{Text: strings.Trim(textOf(n), "\n")}})
	default:
		kind := Paragraph
		if n.DataAtom == atom.Div && hasClass(n, "h") || hasClass(n, "status") {
			kind = Label
		}
		r.flow(n, kind)
	}
}

func (r *reader) heading(n *html.Node) {
	title, id := inlineOf(n, r.links), attribute(n, "id")
	if id == "" {
		r.say(Subheading, title)
		return
	}
	r.clauses = append(r.clauses, Clause{ID: id, Level: int(n.Data[1] - '0'), Title: title})
}

func (r *reader) list(n *html.Node) {
	outer := *r
	r.depth++
	number := 1
	if start, err := strconv.Atoi(attribute(n, "start")); err == nil {
		number = start
	}
	for c := range n.ChildNodes() {
		if c.Type != html.ElementNode || skipped(c) {
			continue
		}
		r.item, r.number = true, 0
		if n.DataAtom == atom.Ol {
			r.number = number
		}
		r.flow(c, Paragraph)
		number++
	}
	r.depth, r.number, r.item = outer.depth, outer.number, false
}

// pairs reads a list of terms; a list inside of what is said of a term becomes
// items after the pair.
func (r *reader) pairs(dl *html.Node) {
	var term Inline
	for c := range dl.ChildNodes() {
		switch c.DataAtom {
		case atom.Div:
			r.pairs(c)
		case atom.Dt:
			term = inlineOf(c, r.links)
		case atom.Dd:
			r.said(term, c)
			term = nil
		}
	}
}

func (r *reader) said(term Inline, dd *html.Node) {
	line := inliner{links: r.links}
	var lists []*html.Node
	for c := range dd.ChildNodes() {
		switch c.DataAtom {
		case atom.Ul, atom.Ol, atom.Dl, atom.Table, atom.Pre:
			lists = append(lists, c)
		default:
			line.node(c, Marks{})
		}
	}
	r.add(Block{Kind: Pair, Cells: []Cell{{Header: true, Inline: term}, {Inline: line.done()}}})
	for _, l := range lists {
		r.block(l)
	}
}

func (r *reader) table(n *html.Node) {
	var columns []string
	for c := range n.Descendants() {
		switch c.DataAtom {
		case atom.Caption:
			r.say(Caption, inlineOf(c, r.links))
		case atom.Tr:
			row := r.row(c, columns)
			if head(row) {
				columns = nil
				for _, cell := range row.Cells {
					columns = append(columns, folded(cell.Inline.String()))
				}
			}
			r.add(row)
		}
	}
}

// head tells whether a row names the columns.
func head(b Block) bool {
	for _, c := range b.Cells {
		if !c.Header {
			return false
		}
	}
	return b.Kind == Row && len(b.Cells) > 1
}

func (r *reader) row(tr *html.Node, columns []string) Block {
	b := Block{Kind: Row}
	for c := range tr.ChildNodes() {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			continue
		}
		cell := Cell{Header: c.DataAtom == atom.Th, Inline: inlineOf(c, r.links)}
		if i := len(b.Cells); i < len(columns) {
			cell.Column = columns[i]
		}
		b.Cells = append(b.Cells, cell)
	}
	return b
}
