package schema

import (
	"bytes"
	"encoding/json"
)

// node is one schema, with the keywords that are used here.
type node struct {
	Schema      string     `json:"$schema,omitempty"`
	ID          string     `json:"$id,omitempty"`
	Comment     string     `json:"$comment,omitempty"`
	Title       string     `json:"title,omitempty"`
	Description string     `json:"description,omitempty"`
	Type        string     `json:"type"`
	Enum        []string   `json:"enum,omitempty"`
	Format      string     `json:"format,omitempty"`
	Pattern     string     `json:"pattern,omitempty"`
	Examples    []string   `json:"examples,omitempty"`
	Items       *node      `json:"items,omitempty"`
	Properties  properties `json:"properties,omitempty"`
	Required    []string   `json:"required,omitempty"`
	// Closed is false where there are properties: no others are allowed.
	Closed *bool `json:"additionalProperties,omitempty"`
}

// properties stand in the order of the fields of the struct.
type properties []property

type property struct {
	name   string
	schema *node
}

// MarshalJSON writes an object in the given order.
func (p properties) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, one := range p {
		if i > 0 {
			b.WriteByte(',')
		}
		name, _ := json.Marshal(one.name) // a text always has a form in JSON
		b.Write(append(name, ':'))
		schema, err := plainJSON(one.schema, "")
		if err != nil {
			return nil, err
		}
		b.Write(schema)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func (n *node) json() ([]byte, error) { return plainJSON(n, "  ") }

// plainJSON keeps <, > and & as they are.
func plainJSON(v any, indent string) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	err := e.Encode(v)
	return b.Bytes(), err
}
