package content

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// markChanges write - before the items of lists and * around emphasis.
func markChanges(tree ast.Node, source []byte) []change {
	var out []change
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.ListItem:
			if at := n.Pos(); at >= 0 && at < len(source) && (source[at] == '*' || source[at] == '+') {
				out = append(out, change{{at, at + 1, "-"}})
			}
		case *ast.Emphasis:
			if c := emphasisChange(n, source); c != nil {
				out = append(out, c)
			}
		}
		return ast.WalkContinue, nil
	}) // the walker returns no error
	return out
}

// emphasisChange is nil where the marks are stars, or cannot be found.
func emphasisChange(n *ast.Emphasis, source []byte) change {
	start, end := startOf(n), endOf(n, source)
	if start < n.Level || end < start || end+n.Level > len(source) {
		return nil
	}
	marks := bytes.Repeat([]byte("_"), n.Level)
	if !bytes.Equal(source[start-n.Level:start], marks) || !bytes.Equal(source[end:end+n.Level], marks) {
		return nil
	}
	stars := string(bytes.Repeat([]byte("*"), n.Level))
	return change{{start - n.Level, start, stars}, {end, end + n.Level, stars}}
}

// startOf is where the emphasised words begin, -1 where that is not known.
func startOf(n *ast.Emphasis) int {
	switch first := n.FirstChild().(type) {
	case nil:
		return -1
	case *ast.Text:
		return first.Segment.Start
	case *ast.Emphasis:
		if start := startOf(first); start >= 0 {
			return start - first.Level
		}
		return -1
	default:
		return first.Pos()
	}
}

// endOf is where the emphasised words end, -1 where that is not known: a link
// does not say where it ends, but what follows says where it begins.
func endOf(n *ast.Emphasis, source []byte) int {
	switch last := n.LastChild().(type) {
	case *ast.Text:
		return last.Segment.Stop
	case *ast.Emphasis:
		if end := endOf(last, source); end >= 0 {
			return end + last.Level
		}
		return -1
	}
	if next, ok := n.NextSibling().(*ast.Text); ok {
		return next.Segment.Start - n.Level
	}
	if block := n.Parent(); n.NextSibling() == nil && block.Type() == ast.TypeBlock && block.Lines().Len() > 0 {
		line := block.Lines().At(block.Lines().Len() - 1)
		return line.Start + len(bytes.TrimRight(line.Value(source), " \t\n")) - n.Level
	}
	return -1
}
