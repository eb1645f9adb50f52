package policy

import (
	"fmt"
	"reflect"
)

// Worded is a text of the front matter with the path of its field.
type Worded struct{ Path, Text string }

// Worded gives every text of the document that people wrote to be read: the
// fields tagged words:"true" that are not empty, with the paths under which
// Origin knows them.
func (d Document) Worded() []Worded {
	var out []Worded
	collectWords(reflect.ValueOf(d), "", &out)
	return out
}

// Worded gives the product's own texts, as [Document.Worded] does.
func (e Edition) Worded() []Worded {
	var out []Worded
	collectWords(reflect.ValueOf(e), "", &out)
	return out
}

func collectWords(v reflect.Value, path string, out *[]Worded) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		name := f.Tag.Get("yaml")
		if name == "" || name == "-" {
			continue
		}
		at := name
		if path != "" {
			at = path + "." + name
		}
		collectField(v.Field(i), at, f.Tag.Get("words") == "true", out)
	}
}

func collectField(v reflect.Value, at string, words bool, out *[]Worded) {
	switch v.Kind() {
	case reflect.String:
		if words && v.Len() > 0 {
			*out = append(*out, Worded{at, v.String()})
		}
	case reflect.Struct:
		collectWords(v, at, out)
	case reflect.Slice:
		for i := range v.Len() {
			collectField(v.Index(i), fmt.Sprintf("%s[%s]", at, itemKey(v.Index(i), i)), words, out)
		}
	}
}

// itemKey names an item of a list as the reader of content does: by its id, its
// name or its number.
func itemKey(v reflect.Value, i int) string {
	if v.Kind() == reflect.Struct {
		for _, name := range []string{"ID", "Name"} {
			if f := v.FieldByName(name); f.IsValid() && f.String() != "" {
				return f.String()
			}
		}
	}
	return fmt.Sprint(i)
}
