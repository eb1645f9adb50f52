package schema

import (
	"fmt"
	"reflect"
	"strings"
)

// Schemed is a type that says its own schema, because it writes its own JSON.
type Schemed interface{ Schema() Node }

// Published gives the schema, as JSON, of a file that charte publishes. Its
// properties are the fields of a struct as encoding/json writes them, with two
// further tags:
//
//	says:"What it is."   its description; a field without one is an error
//	enum:"a,b"           the values that it takes
//
// A property is always there, so that all are required. What a pointer points to
// may be null. Other properties are allowed: a later version of the file may have
// them.
func Published(id, title string, typ reflect.Type) ([]byte, error) {
	p := &publishing{defs: map[string]bool{}}
	n := p.object(typ)
	n.Schema, n.ID, n.Title, n.Defs = dialect, id, title, p.order
	if len(p.silent) > 0 {
		return nil, fmt.Errorf("nothing says what these fields are: %s", strings.Join(p.silent, ", "))
	}
	return n.json()
}

// publishing collects the schemas of structs, each once, by the name of its type.
type publishing struct {
	order  properties
	defs   map[string]bool
	silent []string
}

func (p *publishing) object(typ reflect.Type) *Node {
	n := &Node{Type: Types{"object"}}
	p.fields(typ, n)
	return n
}

// fields adds those of a struct, and those of a struct embedded in it.
func (p *publishing) fields(typ reflect.Type, n *Node) {
	for i := range typ.NumField() {
		f := typ.Field(i)
		if f.Anonymous {
			p.fields(f.Type, n)
			continue
		}
		name, says := f.Tag.Get("json"), f.Tag.Get("says")
		if says == "" {
			p.silent = append(p.silent, typ.Name()+"."+name)
		}
		one := p.value(f.Type)
		if enum := f.Tag.Get("enum"); enum != "" {
			one.Enum = strings.Split(enum, ",")
		}
		one.Description = says
		n.Properties = append(n.Properties, property{name, one})
		n.Required = append(n.Required, name)
	}
}

func (p *publishing) value(typ reflect.Type) *Node {
	if own, ok := reflect.Zero(typ).Interface().(Schemed); ok {
		n := own.Schema()
		return &n
	}
	switch typ.Kind() {
	case reflect.Pointer:
		return orNull(p.value(typ.Elem()))
	case reflect.Slice:
		return &Node{Type: Types{"array"}, Items: p.value(typ.Elem())}
	case reflect.Struct:
		return p.reference(typ)
	case reflect.Bool:
		return &Node{Type: Types{"boolean"}}
	case reflect.Int, reflect.Int64:
		return &Node{Type: Types{"integer"}}
	}
	return &Node{Type: Types{"string"}}
}

func orNull(n *Node) *Node {
	if n.Ref != "" {
		return &Node{AnyOf: []*Node{n, {Type: Types{"null"}}}}
	}
	n.Type = append(n.Type, "null")
	return n
}

// reference names the schema of a struct, which is made at its first mention.
func (p *publishing) reference(typ reflect.Type) *Node {
	name := typ.Name()
	if !p.defs[name] {
		p.defs[name] = true
		at := len(p.order)
		p.order = append(p.order, property{name: name})
		p.order[at].schema = p.object(typ)
	}
	return &Node{Ref: "#/$defs/" + name}
}
