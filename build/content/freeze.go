package content

import (
	"encoding"
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"charte/build/policy"
)

// ArchivePath is where the archived version of a document stands.
func ArchivePath(product string, d policy.Document) string {
	return strings.Join([]string{root, product, archiveFolder, d.Version.String(), d.ID + "." + d.Lang + ".md"}, "/")
}

// Freeze gives the file of a version for the archive: everything that the
// document declares, written out whatever it came from, then its text as it was
// published. article is that text in HTML, as change.Article gives it. A
// translation says its words alone. The file carries a seal, by which an
// alteration shows; see [ArchivePath] for its place.
func Freeze(d policy.Document, translation bool, article string) ([]byte, error) {
	f := freezer{words: translation}
	front, err := yaml.Marshal(f.group(reflect.ValueOf(d)))
	if err != nil {
		return nil, err
	}
	open := fence + "\n" + string(front)
	rest := fence + "\n\n" + ended(article)
	return []byte(open + sealField + ": " + seal([]byte(open+rest)) + "\n" + rest), nil
}

// passing are fields that speak of the file in which they stand, not of the
// version.
var passing = []string{"ignore", "aliases", "translates", "browsers"}

// freezer writes values as nodes of YAML.
type freezer struct{ words bool }

func (f freezer) group(v reflect.Value) *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode}
	for _, field := range policy.Fields(v.Type()) {
		inner := v.Field(field.Index)
		if inner.IsZero() || !f.has(field) || f.passes(v, field.Name) {
			continue
		}
		value := f.value(inner)
		if value.Kind != yaml.ScalarNode && len(value.Content) == 0 && f.words {
			continue
		}
		n.Content = append(n.Content, plainNode(field.Name), value)
	}
	return n
}

// passes tells whether a field of a document speaks of the file in which it stands,
// or is a default that only a cookie policy has a use for.
func (f freezer) passes(v reflect.Value, name string) bool {
	d, whole := v.Interface().(policy.Document)
	if !whole {
		return false
	}
	return slices.Contains(passing, name) || d.Kind != policy.CookiePolicy && slices.Contains(policy.Declarations(), name)
}

// has tells whether a field is written: of a translation, its words and what
// tells to which item they belong.
func (f freezer) has(field policy.Field) bool {
	inner, group := field.Group()
	return !f.words || field.Words || field.Identity || group && policy.HoldsWords(inner)
}

func (f freezer) value(v reflect.Value) *yaml.Node {
	if m, ok := v.Interface().(encoding.TextMarshaler); ok {
		written, _ := m.MarshalText() // the types of the model return no error
		return &yaml.Node{Kind: yaml.ScalarNode, Value: string(written)}
	}
	switch v.Kind() {
	case reflect.Struct:
		return f.group(v)
	case reflect.Slice:
		n := &yaml.Node{Kind: yaml.SequenceNode}
		for i := range v.Len() {
			n.Content = append(n.Content, f.value(v.Index(i)))
		}
		return n
	case reflect.Bool:
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: "true"}
	}
	return plainNode(v.String())
}

func plainNode(s string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s}
}
