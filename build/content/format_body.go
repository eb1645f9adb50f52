package content

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
)

// edit replaces the bytes from:to of a text.
type edit struct {
	from, to int
	with     string
}

// change is a number of edits that make sense together only.
type change []edit

// maxTrials bounds how many changes are tried one by one.
const maxTrials = 100

// settleBody takes out of a text what editors change and no reader sees: blanks
// at line ends, second empty lines, and the choice between the marks that mean
// the same (- for lists, * for emphasis). A change stands where the page that
// Markdown makes of the text is the same, byte for byte, before and after.
func settleBody(body string) string {
	m := newMarkdown()
	page := m.page(body)
	same := func(changes ...change) bool { return len(changes) > 0 && m.page(apply(body, changes...)) == page }
	for {
		wanted := m.changes(body)
		if !same(wanted...) {
			if len(wanted) > maxTrials {
				return body
			}
			wanted = slices.DeleteFunc(wanted, func(c change) bool { return !same(c) })
			if !same(wanted...) {
				wanted = wanted[:min(len(wanted), 1)]
			}
		}
		if len(wanted) == 0 {
			return body
		}
		body = apply(body, wanted...)
	}
}

// apply gives the text as the reader would take it afterwards.
func apply(text string, changes ...change) string {
	edits := slices.Concat(changes...)
	slices.SortFunc(edits, func(a, b edit) int { return cmp.Compare(a.from, b.from) })
	var b strings.Builder
	at := 0
	for _, e := range edits {
		if e.from >= at {
			b.WriteString(text[at:e.from] + e.with)
			at = e.to
		}
	}
	return ended(strings.TrimLeft(b.String()+text[at:], blanks))
}

// markdown reads texts as the pages do, with the extensions that Hugo begins with.
type markdown struct{ goldmark.Markdown }

func newMarkdown() markdown {
	return markdown{goldmark.New(
		goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList, extension.Typographer),
		goldmark.WithParserOptions(parser.WithHeadingAttribute(), parser.WithAutoHeadingID()),
		goldmark.WithRendererOptions(html.WithUnsafe()),
	)}
}

func (m markdown) page(body string) string {
	var b bytes.Buffer
	_ = m.Convert([]byte(body), &b) // a buffer takes everything
	return b.String()
}

// changes are all that would bring the text into its form.
func (m markdown) changes(body string) []change {
	source := []byte(body)
	tree := m.Parser().Parse(text.NewReader(source))
	kept := append(verbatim(tree), generated(body)...)
	all := append(lineChanges(body, kept), markChanges(tree, source)...)
	touches := func(e edit) bool {
		return slices.ContainsFunc(kept, func(k span) bool { return e.from < k.to && k.from < e.to })
	}
	return slices.DeleteFunc(all, func(c change) bool { return slices.ContainsFunc(c, touches) })
}

// span is a part of a text in which every byte counts.
type span struct{ from, to int }

// verbatim are the lines of code and of HTML.
func verbatim(tree ast.Node) []span {
	var out []span
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n.Kind() {
		case ast.KindCodeBlock, ast.KindFencedCodeBlock, ast.KindHTMLBlock:
			if lines := n.Lines(); entering && lines.Len() > 0 {
				out = append(out, span{lines.At(0).Start, lines.At(lines.Len() - 1).Stop})
			}
		}
		return ast.WalkContinue, nil
	}) // the walker returns no error
	return out
}

var (
	partSpan = regexp.MustCompile(`(?s)\{\{[<%].*?[>%]\}\}`)
	partEnd  = regexp.MustCompile(`^\{\{[<%]\s*/\s*([\w-]+)`)
	partName = regexp.MustCompile(`^\{\{[<%]\s*([\w-]+)`)
)

// generated are the places of generated parts; one that has an end, as parts of
// the user's own may, takes the text in between as it is.
func generated(body string) []span {
	var out []span
	opened := map[string]int{}
	for _, at := range partSpan.FindAllStringIndex(body, -1) {
		part := body[at[0]:at[1]]
		out = append(out, span{at[0], at[1]})
		if name := partName.FindStringSubmatch(part); name != nil {
			if _, open := opened[name[1]]; !open {
				opened[name[1]] = at[0]
			}
		}
		if name := partEnd.FindStringSubmatch(part); name != nil {
			if from, open := opened[name[1]]; open {
				out = append(out, span{from, at[1]})
			}
		}
	}
	return out
}

// lineChanges take blanks off line ends, where they are no line break, and empty
// lines after an empty line.
func lineChanges(body string, kept []span) []change {
	var out []change
	at, afterEmpty := 0, false
	for line := range strings.Lines(body) {
		words := strings.TrimRight(line, " \t\r\n")
		end := at + len(strings.TrimRight(line, "\n"))
		inside := slices.ContainsFunc(kept, func(k span) bool { return k.from <= at && at < k.to })
		breaks := words != "" && strings.HasSuffix(line, "  \n") && !emptyFrom(body[at+len(line):])
		switch {
		case inside:
		case words == "" && afterEmpty:
			out = append(out, change{{from: at, to: at + len(line)}})
		case !breaks && end-at > len(words):
			out = append(out, change{{from: at + len(words), to: end}})
		}
		if i := strings.IndexByte(words, '\r'); i >= 0 && !inside {
			out = append(out, change{{at + i, at + i + 1, "\n"}})
		}
		afterEmpty = words == "" && !inside
		at += len(line)
	}
	return out
}

// emptyFrom tells whether the next line is empty.
func emptyFrom(rest string) bool {
	line, _, _ := strings.Cut(rest, "\n")
	return strings.TrimSpace(line) == ""
}
