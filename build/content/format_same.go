package content

import (
	"reflect"
	"strings"

	"charte/build/policy"
)

// unlike gives the first part of a front matter that another one does not say in
// the same way, whatever the order of the fields, or nil.
func unlike(a, b *tree, typ *reflect.Type) *tree {
	if a.kind != b.kind {
		return a
	}
	switch a.kind {
	case mapping:
		return unlikeFields(a, b, typ)
	case list:
		if len(a.items) != len(b.items) {
			return a
		}
		for i, item := range a.items {
			if part := unlike(item, b.items[i], itemOf(typ)); part != nil {
				return part
			}
		}
	case scalar:
		same := saidIn(a.text, typ) == saidIn(b.text, typ) || a.tag == "!!bool" && strings.EqualFold(a.text, b.text)
		if !same || !sameTag(a, b, typ) {
			return a
		}
	}
	return nil
}

func unlikeFields(a, b *tree, typ *reflect.Type) *tree {
	fields := map[string]policy.Field{}
	if group := groupOf(typ); group != nil {
		fields = fieldsOf(*group)
	}
	for _, e := range a.entries {
		other := b.get(e.key)
		var of *reflect.Type
		if f, known := fields[e.key]; known {
			of = &f.Type
		}
		if other == nil {
			return e.value
		}
		if part := unlike(e.value, other, of); part != nil {
			return part
		}
	}
	if len(a.entries) != len(b.entries) {
		return a
	}
	return nil
}

// sameTag tells whether two values are of one type of YAML, as far as the field
// does not say the type itself.
func sameTag(a, b *tree, typ *reflect.Type) bool {
	if typ != nil && policy.IsText(*typ) || a.tag == b.tag {
		return true
	}
	return isWords(typ) && isWritten(a.tag) && isWritten(b.tag)
}
