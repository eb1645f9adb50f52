package policy

import (
	"reflect"
	"strconv"
	"sync"
)

// Worded is a text of the front matter with the path of its field.
type Worded struct{ Path, Text string }

// Worded gives every text of the document that people wrote to be read: the
// fields tagged words:"true" that are not empty, with the paths under which
// Origin knows them.
func (d Document) Worded() []Worded {
	var out []Worded
	wordedDocument().collect(reflect.ValueOf(&d).Elem(), "", &out)
	return out
}

// Worded gives the product's own texts, as [Document.Worded] does.
func (e Edition) Worded() []Worded {
	var out []Worded
	wordedEdition().collect(reflect.ValueOf(&e).Elem(), "", &out)
	return out
}

var (
	wordedDocument = sync.OnceValue(func() wordedFields { return wordedIn(reflect.TypeFor[Document]()) })
	wordedEdition  = sync.OnceValue(func() wordedFields { return wordedIn(reflect.TypeFor[Edition]()) })
)

// wordedFields are the fields of a type that are words, or that hold some.
type wordedFields []wordedField

type wordedField struct {
	index int
	name  string
	// list tells that the field is a list; keys are the fields of its items that may
	// name them, the best first.
	list bool
	keys []int
	// within are the fields of what the field holds; none where that is words.
	within wordedFields
}

// wordedIn looks for the fields of a type. Types of the front matter hold none of
// their own kind.
func wordedIn(t reflect.Type) wordedFields {
	var out wordedFields
	for i := range t.NumField() {
		f := t.Field(i)
		one := wordedField{index: i, name: f.Tag.Get("yaml")}
		if one.name == "" || one.name == "-" {
			continue
		}
		inner := f.Type
		if one.list = inner.Kind() == reflect.Slice; one.list {
			inner = inner.Elem()
		}
		if inner.Kind() == reflect.Struct {
			one.within = wordedIn(inner)
			for _, name := range []string{"ID", "Name"} {
				if key, ok := inner.FieldByName(name); ok {
					one.keys = append(one.keys, key.Index[0])
				}
			}
		}
		if len(one.within) > 0 || inner.Kind() == reflect.String && f.Tag.Get("words") == "true" {
			out = append(out, one)
		}
	}
	return out
}

func (all wordedFields) collect(v reflect.Value, path string, out *[]Worded) {
	for _, one := range all {
		at := one.name
		if path != "" {
			at = path + "." + at
		}
		held := v.Field(one.index)
		if !one.list {
			one.take(held, at, out)
			continue
		}
		for i := range held.Len() {
			item := held.Index(i)
			one.take(item, at+"["+one.keyOf(item, i)+"]", out)
		}
	}
}

// take collects what a field, or an item of it, holds.
func (one wordedField) take(v reflect.Value, at string, out *[]Worded) {
	if len(one.within) > 0 {
		one.within.collect(v, at, out)
	} else if v.Len() > 0 {
		*out = append(*out, Worded{at, v.String()})
	}
}

// keyOf names an item of a list as the reader of content does: by its id, its
// name or its number.
func (one wordedField) keyOf(item reflect.Value, i int) string {
	for _, key := range one.keys {
		if name := item.Field(key).String(); name != "" {
			return name
		}
	}
	return strconv.Itoa(i)
}
