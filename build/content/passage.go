package content

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"charte/build/policy"
)

// published is the text as the rest of charte knows it.
func (b *body) published(lang string) policy.Body {
	return policy.Body{
		Markdown: b.source.body, File: b.source.file, Line: b.source.bodyLine, Lang: lang,
		Passages: b.passages, Links: b.links, EmptyItems: b.empty,
	}
}

// passage notes a block that holds words, and a link.
func (b *body) passage(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		b.add(policy.Heading, n)
	case *ast.Paragraph, *ast.TextBlock:
		kind := policy.Paragraph
		if _, item := n.Parent().(*ast.ListItem); item {
			kind = policy.ListItem
		}
		b.add(kind, n)
	case *ast.Link:
		words := b.words(n)
		b.links = append(b.links, policy.TextLink{Text: words.Text, Address: string(n.Destination), At: words.Offset(0)})
	}
}

func (b *body) add(kind policy.PassageKind, n ast.Node) {
	p := b.words(n)
	if p.Kind = kind; strings.TrimSpace(p.Text) != "" {
		b.passages = append(b.passages, p)
	}
}

// words are those inside of a node, with their places.
func (b *body) words(n ast.Node) policy.Passage {
	var p policy.Passage
	var text strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			if entering {
				p.Marks = append(p.Marks, policy.Mark{In: text.Len(), At: n.Segment.Start})
				text.Write(n.Segment.Value(b.text))
				if n.SoftLineBreak() || n.HardLineBreak() {
					text.WriteByte(' ')
				}
			}
		case *ast.AutoLink:
			if entering {
				text.Write(n.Label(b.text))
			}
		}
		return ast.WalkContinue, nil
	}) // the walker returns no error
	p.Text = text.String()
	return p
}
