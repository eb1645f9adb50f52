package build

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"charte/build/policy"
)

// Every field that a file may hold is described to the people who write files.
func TestEveryFieldIsDocumented(t *testing.T) {
	raw, err := os.ReadFile("../docs/content.md")
	if err != nil {
		t.Fatal(err)
	}
	doc := string(raw)
	seen := map[reflect.Type]bool{}
	var walk func(reflect.Type)
	walk = func(typ reflect.Type) {
		for typ.Kind() == reflect.Slice {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct || seen[typ] {
			return
		}
		seen[typ] = true
		for i := range typ.NumField() {
			f := typ.Field(i)
			name := f.Tag.Get("yaml")
			if name == "" || name == "-" {
				continue
			}
			for _, word := range append(strings.Split(f.Tag.Get("enum"), ","), name) {
				if word != "" && name != "rights" && !strings.Contains(doc, "`"+word+"`") {
					t.Errorf("docs/content.md does not tell of `%s` (%s.%s)", word, typ.Name(), f.Name)
				}
			}
			walk(f.Type)
		}
	}
	walk(reflect.TypeFor[policy.Front]())
	walk(reflect.TypeFor[policy.Edition]())
	walk(reflect.TypeFor[policy.Document]())
}
