package data

import (
	"bytes"
	"encoding/json"

	"charte/build/policy"
	"charte/build/schema"
)

// Values of which null says that nothing is stated.
type (
	// text is a text without a language: a name, an identifier, a code.
	text string
	// address is absolute, or leads from the file that holds it to another one.
	address string
	// day is YYYY-MM-DD.
	day policy.Date
	// words are a text by language, in the site's order of languages.
	words []worded[string]
	// lists are several texts by language.
	lists []worded[[]string]
	// places are an address by language.
	places []worded[string]
)

// worded is what one language says.
type worded[T any] struct {
	lang string
	said T
}

func (t text) MarshalJSON() ([]byte, error)    { return orNull(string(t)) }
func (a address) MarshalJSON() ([]byte, error) { return orNull(string(a)) }
func (d day) MarshalJSON() ([]byte, error)     { return orNull(d.String()) }
func (w words) MarshalJSON() ([]byte, error)   { return byLanguage(w) }
func (l lists) MarshalJSON() ([]byte, error)   { return byLanguage(l) }
func (p places) MarshalJSON() ([]byte, error)  { return byLanguage(p) }

// String is "" where the day is not stated.
func (d day) String() string { return policy.Date(d).String() }

func orNull(s string) ([]byte, error) {
	if s == "" {
		return []byte("null"), nil
	}
	return plain(s)
}

// byLanguage is an object with a property a language; null where none says
// anything.
func byLanguage[T any](all []worded[T]) ([]byte, error) {
	if len(all) == 0 {
		return []byte("null"), nil
	}
	var b bytes.Buffer
	for i, one := range all {
		b.WriteByte("{,"[min(i, 1)])
		said, err := plain(one.said)
		if err != nil {
			return nil, err
		}
		lang, _ := plain(one.lang) // a text always has a form in JSON
		b.Write(append(append(lang, ':'), said...))
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// plain is JSON that keeps <, > and & as they are.
func plain(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSpace(b.Bytes()), err
}

// Schemas of the values.

func (text) Schema() schema.Node { return schema.Node{Type: schema.Types{"string", "null"}} }

func (address) Schema() schema.Node {
	return schema.Node{Type: schema.Types{"string", "null"}, Format: "uri-reference"}
}

func (day) Schema() schema.Node {
	return schema.Node{Type: schema.Types{"string", "null"}, Format: "date"}
}

func (words) Schema() schema.Node {
	return perLanguage(&schema.Node{Type: schema.Types{"string"}})
}

func (places) Schema() schema.Node {
	return perLanguage(&schema.Node{Type: schema.Types{"string"}, Format: "uri-reference"})
}

func (lists) Schema() schema.Node {
	return perLanguage(&schema.Node{Type: schema.Types{"array"}, Items: &schema.Node{Type: schema.Types{"string"}}})
}

func perLanguage(value *schema.Node) schema.Node {
	return schema.Node{Type: schema.Types{"object", "null"}, Additional: value}
}
