package content

import (
	"slices"

	"go.yaml.in/yaml/v4"
)

// piece is a value of the front matter with the comments that stand at it.
type piece struct {
	kind      kind
	tag, text string
	// members are the entries of a mapping, or the items of a list.
	members []*member
	// lead are the comments at the very top, apart from the first member; foot
	// are those after the last.
	lead, foot []comment
	// form is how a single value is written, block the further lines of it.
	form  string
	block []string

	of   *member // whose value it is; nil for the whole
	flow bool
	// line is where it begins; column is where its members begin.
	line, column int
}

// member is an entry of a mapping, or an item of a list.
type member struct {
	key   *piece // nil for an item
	value *piece
	in    *piece
	// head are the comments before it, beside is the one on its line.
	head   []comment
	beside string
	// apart: an empty line stands between head and the member.
	apart        bool
	line, column int
}

// layout places comments on the pieces around them.
type layout struct {
	lines [][]rune
	// order holds all members as they stand, one before those inside of it.
	order []*member
	// special is the first node with a type or a name of YAML.
	special *yaml.Node
	// after is the member after which the last comment stood, and refuge the group
	// at whose end it was placed: nil where that was before the next member.
	after  *member
	refuge *piece
}

// grow makes a piece of a node, and a member of each node inside.
func (l *layout) grow(n *yaml.Node, of *member) *piece {
	if r := l.runeAt(n); l.special == nil && (r == '!' || r == '&') {
		l.special = n
	}
	p := &piece{tag: n.Tag, text: n.Value, of: of, line: n.Line, column: n.Column, flow: n.Style&yaml.FlowStyle != 0}
	switch n.Kind {
	case yaml.MappingNode:
		p.kind = mapping
		for i := 0; i+1 < len(n.Content); i += 2 {
			k := n.Content[i]
			m := l.member(p, k.Line, k.Column)
			m.key = l.grow(k, m)
			m.value = l.grow(n.Content[i+1], m)
		}
	case yaml.SequenceNode:
		p.kind = list
		for _, c := range n.Content {
			m := l.member(p, c.Line, c.Column)
			if !p.flow {
				m.column = n.Column // of its hyphen
			}
			m.value = l.grow(c, m)
		}
	default:
		if n.Tag == "!!null" {
			p.kind = empty
		}
	}
	return p
}

// runeAt is the character with which a node begins.
func (l *layout) runeAt(n *yaml.Node) rune {
	if line := l.lines[n.Line-1]; n.Column <= len(line) {
		return line[n.Column-1]
	}
	return 0
}

func (l *layout) member(in *piece, line, column int) *member {
	m := &member{in: in, line: line, column: column}
	in.members = append(in.members, m)
	l.order = append(l.order, m)
	return m
}

// place gives a comment to the member or the group at which it stands. Comments
// come in their order.
func (l *layout) place(c comment, front *piece) {
	i, _ := slices.BinarySearchFunc(l.order, c, func(m *member, c comment) int {
		if m.line < c.line || m.line == c.line && m.column < c.column {
			return -1
		}
		return 1
	})
	var before, next *member
	if i > 0 {
		before = l.order[i-1]
	}
	if i < len(l.order) {
		next = l.order[i]
	}
	switch {
	case before != nil && !c.own:
		before.annotate(c)
	case before != nil && before.value.line > c.line && !before.value.isGroup():
		before.besideToHead()
		before.head = append(before.head, c) // between a field and its value
	default:
		l.placeLine(c, before, next, front)
	}
}

func (p *piece) isGroup() bool { return p.kind == mapping || p.kind == list }

// annotate gives a member the comment that stands on its line.
func (m *member) annotate(c comment) {
	for m.in.flow && m.in.of != nil && m.in.of.line == c.line {
		m = m.in.of // [a, b] # c: the comment is about the list
	}
	m.besideToHead()
	m.beside = c.text
}

// besideToHead moves the comment on a member's line to those before it.
func (m *member) besideToHead() {
	if m.beside != "" {
		m.head, m.beside, m.apart = append(m.head, comment{text: m.beside}), "", false
	}
}

// placeLine places a comment on a line of its own: before the next member, or,
// where it is indented more, at the end of a group that ends here.
func (l *layout) placeLine(c comment, before, next *member, front *piece) {
	refuge := l.refugeFor(c, before, next)
	l.after, l.refuge = before, refuge
	switch {
	case refuge != nil:
		refuge.foot = append(refuge.foot, c)
	case next != nil:
		next.head = append(next.head, c)
		next.apart = next.line > c.line+1 && empties(l.lines[next.line-2])
	default:
		front.foot = append(front.foot, c)
	}
}

// refugeFor is the innermost of the ending groups whose members are not
// indented more than the comment; nil where the comment belongs to what follows.
// A comment does not go further in than the one before it.
func (l *layout) refugeFor(c comment, before, next *member) *piece {
	if before == nil || next != nil && c.column <= next.column {
		return nil
	}
	ending := endingBetween(before, next)
	if l.after == before {
		if l.refuge == nil {
			return nil
		}
		ending = ending[slices.Index(ending, l.refuge):]
	}
	var best *piece
	for _, p := range slices.Backward(ending) {
		if p.column <= c.column && (best == nil || p.column > best.column) {
			best = p
		}
	}
	return best
}

// endingBetween are the groups that end after a member, the innermost first.
func endingBetween(before, next *member) []*piece {
	if next != nil && next.in.of == before {
		return nil // next is the first inside of before
	}
	var out []*piece
	for p := before.in; next == nil || p != next.in; p = p.of.in {
		out = append(out, p)
		if p.of == nil {
			break
		}
	}
	return out
}
