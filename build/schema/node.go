package schema

import (
	"bytes"
	"encoding/json"
)

// Node is one schema, with the keywords that are used here.
type Node struct {
	Schema      string     `json:"$schema,omitempty"`
	ID          string     `json:"$id,omitempty"`
	Comment     string     `json:"$comment,omitempty"`
	Title       string     `json:"title,omitempty"`
	Description string     `json:"description,omitempty"`
	Ref         string     `json:"$ref,omitempty"`
	Type        Types      `json:"type,omitempty"`
	Enum        []string   `json:"enum,omitempty"`
	Format      string     `json:"format,omitempty"`
	Pattern     string     `json:"pattern,omitempty"`
	Examples    []string   `json:"examples,omitempty"`
	AnyOf       []*Node    `json:"anyOf,omitempty"`
	Items       *Node      `json:"items,omitempty"`
	Properties  properties `json:"properties,omitempty"`
	Required    []string   `json:"required,omitempty"`
	// Additional is what other properties are; false allows none.
	Additional any        `json:"additionalProperties,omitempty"`
	Defs       properties `json:"$defs,omitempty"`
}

// Types are the types that a value may have.
type Types []string

// MarshalJSON writes one type as a text.
func (t Types) MarshalJSON() ([]byte, error) {
	if len(t) == 1 {
		return json.Marshal(t[0])
	}
	return json.Marshal([]string(t))
}

// properties stand in the order of the fields of the struct.
type properties []property

type property struct {
	name   string
	schema *Node
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

func (n *Node) json() ([]byte, error) { return plainJSON(n, "  ") }

// plainJSON keeps <, > and & as they are.
func plainJSON(v any, indent string) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	err := e.Encode(v)
	return b.Bytes(), err
}
