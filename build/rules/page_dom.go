package rules

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// elements are those of the page with one of these names, in document order; all
// of them where no name is given.
func (p page) elements(names ...string) []*html.Node {
	if len(names) == 0 {
		return p.all
	}
	var out []*html.Node
	for _, n := range p.all {
		if slices.Contains(names, n.Data) {
			out = append(out, n)
		}
	}
	return out
}

// within gives the elements inside of a node, in document order.
func within(n *html.Node, names ...string) []*html.Node {
	var out []*html.Node
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && (len(names) == 0 || slices.Contains(names, c.Data)) {
			out = append(out, c)
		}
	}
	return out
}

// value gives an attribute, or false where the element has none.
func value(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

func attribute(n *html.Node, name string) string {
	v, _ := value(n, name)
	return v
}

// unread are elements whose text nobody reads.
var unread = []string{"script", "style", "template", "noscript"}

// textOf is the text inside of a node, with single spaces.
func textOf(n *html.Node) string {
	var s spacing
	s.collect(n)
	return s.String()
}

// spacing is a text in which words stand apart by one space each.
type spacing struct {
	strings.Builder
	apart bool
}

func (s *spacing) collect(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		s.say(n.Data)
	case n.Type == html.ElementNode && slices.Contains(unread, n.Data):
		return
	}
	if n.Type == html.ElementNode && blockElements[n.Data] {
		s.apart = true
	}
	for c := range n.ChildNodes() {
		s.collect(c)
	}
}

func (s *spacing) say(words string) {
	for len(words) > 0 {
		from := strings.IndexFunc(words, func(r rune) bool { return !unicode.IsSpace(r) })
		if from != 0 {
			s.apart = true
		}
		if from < 0 {
			return
		}
		words = words[from:]
		to := strings.IndexFunc(words, unicode.IsSpace)
		if to < 0 {
			to = len(words)
		}
		if s.apart && s.Len() > 0 {
			s.WriteByte(' ')
		}
		s.apart = false
		s.WriteString(words[:to])
		words = words[to:]
	}
}

// blockElements part their text from the one before.
var blockElements = map[string]bool{
	"p": true, "li": true, "td": true, "th": true, "dt": true, "dd": true, "div": true, "section": true, "caption": true,
	"h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "small": true, "br": true, "nav": true, "tr": true,
}

// nameOf is what a link or a control is called by those who do not see it.
func nameOf(n *html.Node) string {
	if label := strings.TrimSpace(attribute(n, "aria-label")); label != "" {
		return label
	}
	parts := []string{textOf(n)}
	for _, img := range within(n, "img") {
		parts = append(parts, attribute(img, "alt"))
	}
	if id := attribute(n, "aria-labelledby"); id != "" {
		parts = append(parts, id)
	}
	parts = append(parts, attribute(n, "title"))
	return strings.TrimSpace(strings.Join(parts, " "))
}

// named gives the element of an id, or nil.
func (p page) named(id string) *html.Node {
	for _, n := range p.elements() {
		if v, ok := value(n, "id"); ok && v == id && id != "" {
			return n
		}
	}
	return nil
}

// inside tells whether a node is another, or stands in it.
func inside(n, outer *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == outer {
			return true
		}
	}
	return false
}

// opening is the beginning of an element, as a finding quotes it.
func opening(n *html.Node) string {
	var b strings.Builder
	b.WriteString("<" + n.Data)
	for _, a := range n.Attr {
		b.WriteString(" " + a.Key + `="` + a.Val + `"`)
	}
	b.WriteString(">")
	return b.String()
}
