package content

import (
	"cmp"
	"reflect"
	"slices"

	"charte/build/policy"
)

// settle brings the pieces of a front matter into their order, and decides how
// each value is written.
func settle(front *piece, typ reflect.Type) {
	front.settleLead()
	front.settleMapping(&typ)
}

// settleLead finds the comments about the whole file: those that an empty line
// separates from the first field, whichever that will be.
func (p *piece) settleLead() {
	if len(p.members) == 0 {
		return
	}
	first := p.members[0]
	n := 0
	for i, c := range first.head {
		if i > 0 && c.apart {
			n = i
		}
	}
	if first.apart {
		n = len(first.head)
	}
	p.lead, first.head, first.apart = first.head[:n], first.head[n:], first.apart && n == 0
	if n > 0 && len(first.head) > 0 {
		first.head[0].apart = false
	}
}

// settleMapping orders the fields as the struct does, unknown ones last, as they
// stand. typ is nil where nothing is known.
func (p *piece) settleMapping(typ *reflect.Type) {
	var fields []policy.Field
	if typ != nil {
		fields = policy.Fields(*typ)
	}
	rank := func(m *member) int {
		i := slices.IndexFunc(fields, func(f policy.Field) bool { return f.Name == m.key.text })
		return (i + len(fields) + 1) % (len(fields) + 1) // not found comes last
	}
	for _, m := range p.members {
		m.key.form, _ = form(m.key, nil)
		if i := rank(m); i < len(fields) {
			m.settle(&fields[i].Type)
		} else {
			m.settle(nil)
		}
	}
	slices.SortStableFunc(p.members, func(a, b *member) int { return cmp.Compare(rank(a), rank(b)) })
}

func (m *member) settle(typ *reflect.Type) {
	v := m.value
	switch v.kind {
	case mapping:
		v.settleMapping(groupOf(typ))
	case list:
		for _, item := range v.members {
			item.settle(itemOf(typ))
		}
	case scalar:
		v.form, v.block = form(v, typ)
	}
	m.settleComments()
}

// settleComments moves comments from where there is no room for them: the end of
// an empty group, the line of a hyphen.
func (m *member) settleComments() {
	v := m.value
	if m.key == nil && (v.kind == empty || len(v.members) > 0) {
		m.besideToHead()
	}
	if len(v.members) == 0 {
		m.head, v.foot = append(m.head, v.foot...), nil
		return
	}
	if first := v.members[0]; m.key == nil && len(first.head) > 0 {
		m.head, first.head = append(m.head, first.head...), nil
		m.apart, first.apart = first.apart, false
	}
}

// groupOf is the struct of a field that is not written as one text, or nil.
func groupOf(typ *reflect.Type) *reflect.Type {
	if typ == nil || (*typ).Kind() != reflect.Struct || policy.IsText(*typ) {
		return nil
	}
	return typ
}

// itemOf is the type of the items of a list, or nil.
func itemOf(typ *reflect.Type) *reflect.Type {
	if typ == nil || (*typ).Kind() != reflect.Slice {
		return nil
	}
	item := (*typ).Elem()
	return &item
}
