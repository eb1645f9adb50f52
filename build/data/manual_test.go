package data

import (
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"
)

// docs/data.md says of every property of policy.json what the schema says of it.
func TestManualSaysWhatTheSchemaSays(t *testing.T) {
	const begin, end = "-update -->\n", "<!-- end -->"
	text, err := os.ReadFile("../../docs/data.md")
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(text), begin)
	_, after, ended := strings.Cut(rest, end)
	if !found || !ended {
		t.Fatal("docs/data.md has no place for what is generated")
	}
	m := &manual{}
	m.describe(reflect.TypeFor[Declaration](), "The file", "")
	golden(t, "../../docs/data.md", []byte(before+begin+m.String()+"\n"+end+after))
}

// manual writes a table a struct, each once.
type manual struct {
	strings.Builder
	seen []reflect.Type
}

type described struct {
	typ  reflect.Type
	path string
}

func (m *manual) describe(typ reflect.Type, title, path string) {
	fmt.Fprintf(m, "\n%s:\n\n| property | | |\n|---|---|---|\n", title)
	var within []described
	m.fields(typ, path, &within)
	for _, d := range within {
		m.describe(d.typ, "`"+d.path+"`", d.path)
	}
}

// fields writes the lines of a struct, and collects the structs inside of it that
// nobody described yet.
func (m *manual) fields(typ reflect.Type, path string, within *[]described) {
	for i := range typ.NumField() {
		f := typ.Field(i)
		if f.Anonymous {
			m.fields(f.Type, path, within)
			continue
		}
		name := f.Tag.Get("json")
		kind, inner, list := kindOf(f.Type)
		if enum := f.Tag.Get("enum"); enum != "" {
			kind = "`" + strings.ReplaceAll(enum, ",", "`, `") + "`"
		}
		fmt.Fprintf(m, "| `%s` | %s | %s |\n", name, kind, f.Tag.Get("says"))
		if inner == nil || m.knows(inner) {
			continue
		}
		at := strings.TrimPrefix(path+"."+name, ".")
		if list {
			at += "[]"
		}
		*within = append(*within, described{inner, at})
	}
}

func (m *manual) knows(typ reflect.Type) bool {
	for _, known := range m.seen {
		if known == typ {
			return true
		}
	}
	m.seen = append(m.seen, typ)
	return false
}

// kindOf says what a value is, and the struct that it holds, if any.
func kindOf(typ reflect.Type) (kind string, inner reflect.Type, list bool) {
	switch reflect.Zero(typ).Interface().(type) {
	case text:
		return "text or null", nil, false
	case address:
		return "address or null", nil, false
	case day:
		return "day or null", nil, false
	case words:
		return "text by language, or null", nil, false
	case lists:
		return "texts by language, or null", nil, false
	case places:
		return "address by language, or null", nil, false
	}
	switch typ.Kind() {
	case reflect.Pointer:
		kind, inner, list = kindOf(typ.Elem())
		return kind + " or null", inner, list
	case reflect.Slice:
		_, inner, _ = kindOf(typ.Elem())
		return "list", inner, true
	case reflect.Struct:
		return "object", typ, false
	case reflect.Bool:
		return "true or false", nil, false
	case reflect.Int, reflect.Int64:
		return "number", nil, false
	}
	return "text", nil, false
}
