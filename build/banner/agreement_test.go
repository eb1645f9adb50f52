package banner

import (
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

var (
	interfaces = regexp.MustCompile(`(?s)export interface (\w+)(?: extends (\w+))? \{\n(.*?)\n\}`)
	property   = regexp.MustCompile(`(?m)^  (_\w+)(\??): (.+);$`)
)

// declared are the properties of each interface of config.ts with their types;
// an optional one has a question mark behind its type.
func declared(t *testing.T) map[string]map[string]string {
	t.Helper()
	source, err := os.ReadFile("../../assets/banner/config.ts")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]map[string]string{}
	for _, m := range interfaces.FindAllStringSubmatch(string(source), -1) {
		out[m[1]] = map[string]string{}
		if m[2] != "" {
			out[m[1]]["extends"] = m[2]
		}
		for _, p := range property.FindAllStringSubmatch(m[3], -1) {
			if strings.HasPrefix(p[3], "'") {
				p[3] = "string" // of some values
			}
			out[m[1]][p[1]] = p[3] + p[2]
		}
	}
	return out
}

// typeName is how config.ts writes the type of a field.
func typeName(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Slice, reflect.Array:
		return typeName(t.Elem()) + "[]"
	case reflect.Interface:
		return "unknown"
	case reflect.Struct:
		return t.Name()
	case reflect.Map:
		return "Record<string, " + typeName(t.Elem()) + ">"
	case reflect.String:
		return "string"
	case reflect.Bool:
		return "boolean"
	}
	return "number"
}

func structs(t reflect.Type, found map[string]reflect.Type) {
	for t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return
	}
	found[t.Name()] = t
	for i := range t.NumField() {
		structs(t.Field(i).Type, found)
	}
}

func TestBothSidesDeclareTheSameConfiguration(t *testing.T) {
	theirs := declared(t)
	ours := map[string]reflect.Type{}
	structs(reflect.TypeFor[Config](), ours)
	for name, s := range ours {
		want := map[string]string{}
		for i := range s.NumField() {
			f := s.Field(i)
			if f.Anonymous {
				want["extends"] = f.Name
				continue
			}
			want[propertyName(f.Name)] = typeName(f.Type)
			if strings.HasSuffix(f.Tag.Get("json"), ",omitempty") {
				want[propertyName(f.Name)] += "?"
			}
		}
		got := theirs[name]
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s in config.ts is\n%v\nand in config.go\n%v", name, got, want)
		}
		delete(theirs, name)
	}
	for name := range theirs {
		t.Errorf("config.ts declares %s, and config.go does not", name)
	}
}

func TestKeysMeanOneName(t *testing.T) {
	names := map[any]string{}
	for name, key := range mangleCache() {
		if other, taken := names[key]; taken {
			t.Errorf("%s and %s have the same key %q", name, other, key)
		}
		names[key] = name
	}
	found := map[string]reflect.Type{}
	structs(reflect.TypeFor[Config](), found)
	for _, s := range found {
		for i := range s.NumField() {
			f := s.Field(i)
			if f.Anonymous {
				continue
			}
			key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if got := mangleCache()[propertyName(f.Name)]; got != key {
				t.Errorf("%s.%s has the key %q, and elsewhere %q", s.Name(), f.Name, key, got)
			}
		}
	}
}
