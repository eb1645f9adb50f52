package policy

import (
	"encoding"
	"reflect"
	"strings"
)

// Field is one field that front matter can set, as the tags of the Go field
// say:
//
//	yaml:"name"      its name in a file
//	words:"true"     a translation may set it
//	translation:"true"  only a translation sets it
//	required:"true"  it must be known in the end; a base may have said it
//	identity:"true"  it tells which item of a list is meant, as an id does
//	enum:"a,b"       the values that it takes
type Field struct {
	Name string
	// Index is its number in the struct.
	Index                     int
	Type                      reflect.Type
	Words, Required, Identity bool
	// Translation: only a translation sets it.
	Translation bool
	Enum        []string
}

// Fields gives the fields of a struct that front matter can set, in the order
// in which a file holds them.
func Fields(t reflect.Type) []Field {
	var out []Field
	for i := range t.NumField() {
		f := t.Field(i)
		name := f.Tag.Get("yaml")
		if name == "" || name == "-" {
			continue
		}
		one := Field{Name: name, Index: i, Type: f.Type}
		one.Words = f.Tag.Get("words") == "true"
		one.Translation = f.Tag.Get("translation") == "true"
		one.Required = f.Tag.Get("required") == "true"
		one.Identity = f.Tag.Get("identity") == "true" || name == "id"
		if enum := f.Tag.Get("enum"); enum != "" {
			one.Enum = strings.Split(enum, ",")
		}
		out = append(out, one)
	}
	return out
}

// Single is the type of the field, or of one item of its list.
func (f Field) Single() reflect.Type {
	if f.Type.Kind() == reflect.Slice {
		return f.Type.Elem()
	}
	return f.Type
}

// Group gives the struct inside a field: of a group of fields, or of the items
// of a list; false where the field holds single values.
func (f Field) Group() (reflect.Type, bool) {
	t := f.Single()
	return t, t.Kind() == reflect.Struct && !IsText(t)
}

// IsText tells whether a type reads itself from a text, as [Date] does.
func IsText(t reflect.Type) bool {
	return reflect.PointerTo(t).Implements(reflect.TypeFor[encoding.TextUnmarshaler]())
}

// HoldsWords tells whether a struct has a field that a translation may set.
func HoldsWords(t reflect.Type) bool {
	for _, f := range Fields(t) {
		if inner, ok := f.Group(); f.Words || ok && HoldsWords(inner) {
			return true
		}
	}
	return false
}
