package content

import (
	"go.yaml.in/yaml/v4"

	"charte/build/diag"
)

// kind is the shape of a tree.
type kind int

const (
	scalar kind = iota
	mapping
	list
	empty // a field without a value
)

// tree is front matter that remembers where each part was written, so that
// parts of several files can be merged and still be pointed at.
type tree struct {
	src          *source
	line, column int
	kind         kind
	tag, text    string
	entries      []entry
	items        []*tree
}

type entry struct {
	key          string
	line, column int
	value        *tree
}

func (t *tree) problem(message, hint diag.Sentence) diag.Problem {
	return t.src.problem(t.line, t.column, message, hint)
}

// get gives the value of a key, or nil.
func (t *tree) get(key string) *tree {
	if t == nil {
		return nil
	}
	for _, e := range t.entries {
		if e.key == key {
			return e.value
		}
	}
	return nil
}

// word gives the text of a key, or "".
func (t *tree) word(key string) string {
	if v := t.get(key); v != nil && v.kind == scalar {
		return v.text
	}
	return ""
}

// grow makes a tree of a YAML node; offset is the number of lines before it.
func (s *source) grow(n *yaml.Node, offset int) (*tree, diag.List) {
	t := &tree{src: s, line: n.Line + offset, column: n.Column, tag: n.Tag, text: n.Value}
	switch n.Kind {
	case yaml.MappingNode:
		t.kind = mapping
		return t, s.growEntries(t, n.Content, offset)
	case yaml.SequenceNode:
		t.kind = list
		var problems diag.List
		for _, c := range n.Content {
			item, p := s.grow(c, offset)
			t.items = append(t.items, item)
			problems = append(problems, p...)
		}
		return t, problems
	case yaml.AliasNode:
		t.kind = empty
		return t, diag.List{t.problem(
			diag.Say("references to other parts of the file (*name) are not read", "les renvois à d’autres parties du fichier (*nom) ne sont pas lus"),
			diag.Say("write the value out", "répétez la valeur ici"))}
	}
	if n.Tag == "!!null" {
		t.kind = empty
	}
	return t, nil
}

func (s *source) growEntries(t *tree, content []*yaml.Node, offset int) diag.List {
	var problems diag.List
	seen := map[string]int{}
	for i := 0; i+1 < len(content); i += 2 {
		k := content[i]
		value, p := s.grow(content[i+1], offset)
		problems = append(problems, p...)
		e := entry{key: k.Value, line: k.Line + offset, column: k.Column, value: value}
		if k.Kind != yaml.ScalarNode || k.Tag == "!!merge" {
			problems = append(problems, s.problem(e.line, e.column,
				diag.Say("a field's name must be a plain word", "le nom d’un champ doit être un simple mot"), diag.Sentence{}))
			continue
		}
		if first, twice := seen[e.key]; twice {
			problems = append(problems, s.problem(e.line, e.column,
				diag.Say("the field %q stands twice", "le champ %q figure deux fois", e.key),
				diag.Say("keep one of them; the first is on line %d", "n’en gardez qu’un ; le premier est à la ligne %d", first)))
			continue
		}
		seen[e.key] = e.line
		t.entries = append(t.entries, e)
	}
	return problems
}

// merge lays over on base: mappings by key, lists of things with an id or a
// name by that, everything else as a whole. Neither argument is changed.
func merge(base, over *tree) *tree {
	switch {
	case base == nil || base.kind == empty:
		return over
	case over == nil || over.kind == empty:
		return base
	case base.kind == mapping && over.kind == mapping:
		return mergeEntries(base, over)
	case base.kind == list && over.kind == list && identified(base) && identified(over):
		return mergeItems(base, over)
	}
	return over
}

func mergeEntries(base, over *tree) *tree {
	out := *over
	out.entries = nil
	for _, e := range base.entries {
		e.value = merge(e.value, over.get(e.key))
		out.entries = append(out.entries, e)
	}
	for _, e := range over.entries {
		if base.get(e.key) == nil {
			out.entries = append(out.entries, e)
		}
	}
	return &out
}

func mergeItems(base, over *tree) *tree {
	out := *over
	out.items = nil
	used := map[*tree]bool{}
	for _, item := range base.items {
		merged := item
		for _, o := range over.items {
			if !used[o] && same(item, o) {
				used[o] = true
				merged = merge(item, o)
				break
			}
		}
		out.items = append(out.items, merged)
	}
	for _, o := range over.items {
		if !used[o] {
			out.items = append(out.items, o)
		}
	}
	return &out
}

// identified tells whether every item is a mapping with an id or a name.
func identified(t *tree) bool {
	for _, item := range t.items {
		if identity(item) == "" {
			return false
		}
	}
	return true
}

// identity is what names an item of a list: its id, or else its name.
func identity(t *tree) string {
	if id := t.word("id"); id != "" {
		return id
	}
	return t.word("name")
}

// same tells whether two items are the same thing. Trackers of one name but
// two kinds are two; an item that says no kind stands for any.
func same(a, b *tree) bool {
	if identity(a) != identity(b) {
		return false
	}
	ka, kb := a.word("kind"), b.word("kind")
	return ka == kb || ka == "" || kb == ""
}
