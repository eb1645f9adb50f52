package schema

import (
	"reflect"
	"slices"

	"charte/build/policy"
)

// maker makes the schema of one kind.
type maker struct {
	manual *manual
	kind   kind
	// silent are the fields of which the manual does not speak.
	silent []string
}

// group makes the schema of a struct, which may be an item of a list; scope and
// around are where the manual speaks of its fields.
func (w *maker) group(typ reflect.Type, scope, around string, item bool) *Node {
	n := &Node{Type: Types{"object"}, Additional: false}
	for _, f := range policy.Fields(typ) {
		if !w.has(f) {
			continue
		}
		text := w.manual.text(typ, scope, around, f)
		one := w.field(f, text)
		if one.Description = sentence(text, f.Single()); one.Description == "" {
			w.silent = append(w.silent, scope+"."+f.Name)
		}
		n.Properties = append(n.Properties, property{f.Name, one})
		if w.requires(f, item) {
			n.Required = append(n.Required, f.Name)
		}
	}
	return n
}

// has tells whether a file of the kind can hold the field.
func (w *maker) has(f policy.Field) bool {
	if slices.Contains(w.kind.without, f.Name) {
		return false
	}
	if f.Translation {
		return w.kind.part == words
	}
	inner, group := f.Group()
	return w.kind.part != words || f.Words || f.Identity || group && policy.HoldsWords(inner)
}

// requires: an item of a list is always named; a file that stands alone says
// everything that must be known.
func (w *maker) requires(f policy.Field, item bool) bool {
	switch w.kind.part {
	case whole:
		return f.Required
	case words: // by which the item of the original is found
		return item && f.Identity && (f.Required || f.Name == "id")
	}
	return item && f.Identity && f.Required
}

func (w *maker) field(f policy.Field, text string) *Node {
	if f.Type.Kind() == reflect.Slice {
		return &Node{Type: Types{"array"}, Items: w.single(f, text)}
	}
	return w.single(f, text)
}

// single makes the schema of a value, or of one item of a list.
func (w *maker) single(f policy.Field, text string) *Node {
	typ := f.Single()
	if inner, ok := f.Group(); ok {
		return w.group(inner, f.Name, text, f.Type.Kind() == reflect.Slice)
	}
	if typ.Kind() == reflect.Bool {
		return &Node{Type: Types{"boolean"}}
	}
	n := &Node{Type: Types{"string"}, Enum: f.Enum}
	if typ == reflect.TypeFor[policy.DocumentKind]() {
		n.Enum = w.kind.kinds
	}
	if formed, ok := reflect.Zero(typ).Interface().(interface{ Form() policy.Form }); ok {
		form := formed.Form()
		n.Format, n.Pattern, n.Examples = form.Format, form.Pattern, form.Examples
	}
	return n
}
