package content

import (
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// comment is a comment of the front matter, from its # to the end of the line.
type comment struct {
	text string
	// line and column count from one, as those of YAML nodes do; where only
	// hyphens stand before the comment, column is that of the first.
	line, column int
	// own: nothing, or only the hyphens of lists, stands before it on its line.
	own bool
	// apart: an empty line stands before it.
	apart bool
}

// yamlBreak is what YAML takes for the end of a line.
var yamlBreak = regexp.MustCompile("\r\n|[\n\r\u0085\u2028\u2029]")

func yamlLines(text string) [][]rune {
	var out [][]rune
	for _, line := range yamlBreak.Split(text, -1) {
		out = append(out, []rune(line))
	}
	return out
}

// commentsOf finds every comment: a # at the start of a line or after a blank,
// outside of quotes and of blocks of text. Where those begin, the nodes know.
func commentsOf(lines [][]rune, top *yaml.Node) []comment {
	s := &commentScan{lines: lines}
	if top != nil {
		s.texts(top, 0)
	}
	for s.line < len(lines) {
		s.walkLine()
	}
	return s.found
}

type commentScan struct {
	lines        [][]rune
	guarded      []guarded
	line, column int // of the next rune, from zero
	found        []comment
}

// guarded is a text in quotes or in a block, in which a # is no comment.
type guarded struct {
	node *yaml.Node
	// indent is that of the collection in which it stands.
	indent int
}

func (s *commentScan) texts(n *yaml.Node, indent int) {
	const styles = yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle
	if n.Kind == yaml.ScalarNode && n.Style&styles != 0 {
		s.guarded = append(s.guarded, guarded{n, indent})
	}
	for _, c := range n.Content {
		s.texts(c, n.Column-1)
	}
}

func (s *commentScan) walkLine() {
	at := s.line
	for s.column < len(s.lines[s.line]) {
		if len(s.guarded) > 0 && s.guarded[0].node.Line == s.line+1 && s.guarded[0].node.Column == s.column+1 {
			g := s.guarded[0]
			s.guarded = s.guarded[1:]
			s.pass(g)
			if s.line >= len(s.lines) || s.line != at {
				return
			}
			continue
		}
		if s.commentHere() {
			break
		}
		s.column++
	}
	s.line, s.column = s.line+1, 0
}

// commentHere notes the comment that begins at the next rune, if one does.
func (s *commentScan) commentHere() bool {
	line, c := s.lines[s.line], s.column
	if line[c] != '#' || c > 0 && !blank(line[c-1]) {
		return false
	}
	before := string(line[:c])
	one := comment{text: strings.TrimRight(string(line[c:]), " \t"), line: s.line + 1, column: c + 1}
	one.own = strings.Trim(before, " \t-") == ""
	if i := strings.IndexByte(before, '-'); one.own && i >= 0 {
		one.column = i + 1
	}
	one.apart = strings.TrimSpace(before) == "" && s.line > 0 && empties(s.lines[s.line-1])
	s.found = append(s.found, one)
	return true
}

// pass goes behind a text in quotes, or to the line after a block.
func (s *commentScan) pass(g guarded) {
	switch {
	case g.node.Style&yaml.DoubleQuotedStyle != 0:
		s.passQuotes('"', '\\')
	case g.node.Style&yaml.SingleQuotedStyle != 0:
		s.passQuotes('\'', '\'')
	default:
		s.passBlock(g.indent)
	}
}

func (s *commentScan) passQuotes(quote, escape rune) {
	s.column++
	for ; s.line < len(s.lines); s.line, s.column = s.line+1, 0 {
		line := s.lines[s.line]
		for ; s.column < len(line); s.column++ {
			next := s.column+1 < len(line)
			switch {
			case line[s.column] == escape && next && (escape != quote || line[s.column+1] == quote):
				s.column++
			case line[s.column] == quote:
				s.column++
				return
			}
		}
	}
}

// passBlock notes a comment behind the | or > and passes over the lines of the
// block: those indented like its first line, or as its head says, and empty ones.
func (s *commentScan) passBlock(indent int) {
	head := string(s.lines[s.line][s.column:])
	for ; s.column < len(s.lines[s.line]); s.column++ {
		if s.commentHere() {
			break
		}
	}
	s.line, s.column = s.line+1, 0
	within := s.firstDepth()
	if digit := blockIndent.FindString(head); digit != "" {
		within = indent + int(digit[len(digit)-1]-'0')
	}
	for within > indent && s.line < len(s.lines) && (empties(s.lines[s.line]) || depth(s.lines[s.line]) >= within) {
		s.line++
	}
}

// blockIndent is the head of a block that says how far its lines are indented.
var blockIndent = regexp.MustCompile(`^[|>][+-]?[1-9]`)

// firstDepth is that of the next line which is not empty.
func (s *commentScan) firstDepth() int {
	for _, line := range s.lines[s.line:] {
		if !empties(line) {
			return depth(line)
		}
	}
	return 0
}

func blank(r rune) bool { return r == ' ' || r == '\t' }

func empties(line []rune) bool {
	return !slices.ContainsFunc(line, func(r rune) bool { return !blank(r) })
}

// depth is the number of spaces at the start of a line.
func depth(line []rune) int {
	return slices.IndexFunc(append(slices.Clone(line), 0), func(r rune) bool { return r != ' ' })
}
