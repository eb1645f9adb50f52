package content

import (
	"reflect"
	"slices"
	"strings"
)

// field is one field of a struct that front matter can set.
type field struct {
	index    int
	typ      reflect.Type
	words    bool
	required bool
	enum     []string
}

// fieldsOf gives the fields of a struct by the name that a file uses.
func fieldsOf(t reflect.Type) map[string]field {
	out := map[string]field{}
	for i := range t.NumField() {
		f := t.Field(i)
		name := f.Tag.Get("yaml")
		if name == "" || name == "-" {
			continue
		}
		out[name] = field{
			index:    i,
			typ:      f.Type,
			words:    f.Tag.Get("words") == "true",
			required: f.Tag.Get("required") == "true",
			enum:     enumOf(f.Tag.Get("enum")),
		}
	}
	return out
}

func enumOf(tag string) []string {
	if tag == "" {
		return nil
	}
	return strings.Split(tag, ",")
}

func names(fields map[string]field) []string {
	var out []string
	for name := range fields {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

func contains(list []string, s string) bool { return slices.Contains(list, s) }

// container gives the struct type inside a field: of a group, or of the items
// of a list; false where the field holds single values.
func (f field) container() (reflect.Type, bool) {
	t := f.typ
	if t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	return t, t.Kind() == reflect.Struct && !isText(t)
}

func isText(t reflect.Type) bool {
	_, ok := reflect.PointerTo(t).MethodByName("UnmarshalText")
	return ok
}
