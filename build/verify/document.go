package verify

import (
	"bytes"
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"charte/build/diag"
)

// document is an HTML text as a browser's parser reads it, in which each element
// knows where it is written.
type document struct {
	path string
	text []byte
	// lines are the offsets at which lines begin.
	lines []int
	// elements stand in document order; what stands in a template is among them.
	elements []*html.Node
	at       map[*html.Node]int
	root     *html.Node
	// named are its addresses, once somebody asked for them.
	addresses []reference
}

// marker is the attribute that carries an element's offset through the parser,
// which keeps no positions of its own.
const marker = "charte-verify-at"

// read parses a page. Scripting counts as off, so that what stands in a noscript
// is read as the elements that it is.
func read(path string, text []byte) (*document, error) {
	root, err := html.ParseWithOptions(bytes.NewReader(marked(text)), html.ParseOptionEnableScripting(false))
	if err != nil {
		return nil, err
	}
	d := &document{path: path, text: text, lines: lineStarts(text), at: map[*html.Node]int{}, root: root}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			d.elements = append(d.elements, n)
			d.unmark(n)
		}
	}
	return d, nil
}

// unmark takes the offset out of an element's attributes.
func (d *document) unmark(n *html.Node) {
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool {
		if a.Key != marker {
			return false
		}
		if offset, err := strconv.Atoi(a.Val); err == nil {
			d.at[n] = offset
		}
		return true
	})
}

// marked writes its own offset into every start tag.
func marked(text []byte) []byte {
	var out bytes.Buffer
	out.Grow(len(text) * 5 / 4)
	z := html.NewTokenizer(bytes.NewReader(text))
	for offset := 0; ; {
		kind := z.Next()
		raw := bytes.Clone(z.Raw())
		if kind == html.StartTagToken || kind == html.SelfClosingTagToken {
			name, _ := z.TagName()
			end := bytes.IndexAny(raw, " \t\n\r\f/>") // the name itself is read otherwise where it holds NUL
			out.Write(raw[:end])
			fmt.Fprintf(&out, " %s=%d ", marker, offset)
			out.Write(raw[end:])
			if string(name) == "noscript" {
				z.NextIsNotRawText()
			}
		} else {
			out.Write(raw)
		}
		offset += len(raw)
		if kind == html.ErrorToken {
			return out.Bytes()
		}
	}
}

func lineStarts(text []byte) []int {
	starts := []int{0}
	for i, c := range text {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// place is where an element begins; elements that the parser adds have none.
func (d *document) place(n *html.Node) diag.Position {
	offset, ok := d.at[n]
	if !ok {
		return diag.Position{File: d.path}
	}
	return placeAt(d.path, d.text, d.lines, offset)
}

func placeAt(path string, text []byte, lines []int, offset int) diag.Position {
	line := sort.SearchInts(lines, offset+1)
	start := lines[line-1]
	return diag.Position{File: path, Line: line, Column: 1 + utf8.RuneCount(text[start:offset])}
}

// tag is the start tag of an element as it is written, shortened.
func (d *document) tag(n *html.Node) string {
	offset, ok := d.at[n]
	if !ok {
		return "<" + n.Data + ">"
	}
	z := html.NewTokenizer(bytes.NewReader(d.text[offset:]))
	z.Next()
	return shortened(string(z.Raw()), longestTag)
}

// longestTag is how many characters of a tag a finding quotes.
const longestTag = 160

// shortened is a text on one line, cut after some characters.
func shortened(s string, most int) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// attr gives an attribute, "" where there is none.
func attr(n *html.Node, key string) string {
	v, _ := has(n, key)
	return v
}

// has gives an attribute and whether the element has it.
func has(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val, true
		}
	}
	return "", false
}

// words are the words of an attribute, in small letters.
func words(n *html.Node, key string) []string {
	return strings.Fields(strings.ToLower(attr(n, key)))
}

// within gives the nearest element around a node, or the node itself, of one of
// these names; nil where there is none.
func within(n *html.Node, names ...string) *html.Node {
	for ; n != nil; n = n.Parent {
		if n.Type == html.ElementNode && slices.Contains(names, n.Data) {
			return n
		}
	}
	return nil
}

// spoken is the text in a node, as it stands: a name that is broken for narrow
// screens (wbr) is whole.
func spoken(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
	}
	walk(n)
	return strings.TrimSpace(b.String())
}

// named gives the elements of some names, in document order.
func (d *document) named(names ...string) []*html.Node {
	var out []*html.Node
	for _, n := range d.elements {
		if slices.Contains(names, n.Data) {
			out = append(out, n)
		}
	}
	return out
}

// modern tells whether the document begins with the doctype of HTML.
func (d *document) modern() bool {
	first := d.root.FirstChild
	return first != nil && first.Type == html.DoctypeNode && strings.EqualFold(first.Data, "html") && len(first.Attr) == 0
}
