package change

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// inliner folds the text of a line as a browser does.
type inliner struct {
	links links
	runs  Inline
	// apart tells that a space stands between what is there and what comes.
	apart bool
}

// inlineOf is the text inside of an element.
func inlineOf(n *html.Node, links links) Inline {
	line := inliner{links: links}
	for c := range n.ChildNodes() {
		line.node(c, Marks{})
	}
	return line.done()
}

func (l *inliner) done() Inline { return l.runs }

func (l *inliner) node(n *html.Node, m Marks) {
	if n.Type == html.TextNode {
		l.text(n.Data, m)
		return
	}
	if n.Type != html.ElementNode || skipped(n) {
		return
	}
	box := !flowing[n.DataAtom] || n.DataAtom == atom.Small || n.DataAtom == atom.Br
	l.apart = l.apart || box
	m = l.marked(n, m)
	for c := range n.ChildNodes() {
		l.node(c, m)
	}
	l.apart = l.apart || box
}

// marked adds what an element says of its text.
func (l *inliner) marked(n *html.Node, m Marks) Marks {
	switch n.DataAtom {
	case atom.A:
		m.Href = l.links.rooted(attribute(n, "href"))
	case atom.Code, atom.Kbd, atom.Samp:
		m.Code = true
	case atom.Strong, atom.B:
		m.Strong = true
	case atom.Em, atom.I:
		m.Emphasis = true
	case atom.Small:
		m.Small = true
	case atom.Time:
		m.Time = attribute(n, "datetime")
	case atom.Data:
		m.Value = attribute(n, "value")
	}
	return m
}

// isFolded tells the spaces that a browser folds; no-break spaces are not among them.
func isFolded(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' }

func (l *inliner) text(s string, m Marks) {
	words := strings.FieldsFunc(s, isFolded)
	if len(words) == 0 {
		l.apart = l.apart || s != ""
		return
	}
	l.apart = l.apart || isFolded(rune(s[0]))
	l.say(strings.Join(words, " "), m)
	l.apart = isFolded(rune(s[len(s)-1]))
}

// say adds folded words, after a space where they stand apart.
func (l *inliner) say(w string, m Marks) {
	if l.apart && len(l.runs) > 0 {
		w = " " + w
	}
	if last := len(l.runs) - 1; last >= 0 && l.runs[last].Marks == m {
		l.runs[last].Text += w
		return
	}
	if strings.HasPrefix(w, " ") && len(l.runs) > 0 { // a space belongs to what is around a mark
		last := &l.runs[len(l.runs)-1]
		if last.Marks == (Marks{}) {
			last.Text += " "
			w = w[1:]
		} else if m != (Marks{}) {
			l.runs = append(l.runs, Run{Text: " "})
			w = w[1:]
		}
	}
	l.runs = append(l.runs, Run{w, m})
}

// textOf is the text inside of an element, as it stands there.
func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}
