package content

import (
	"encoding"
	"fmt"
	"reflect"
	"strings"

	"charte/build/diag"
	"charte/build/policy"
)

// decoder fills Go values from a tree and notes every problem and every place.
// The tags of the fields are the rules: yaml:"name", required:"true",
// words:"true" (a translation may set it), enum:"a,b".
type decoder struct {
	problems diag.List
	origin   policy.Origin
	// fill are name, value pairs for {placeholders} in words.
	fill []string
}

func (d *decoder) report(t *tree, message, hint string) {
	d.problems = append(d.problems, t.problem(message, hint))
}

func (d *decoder) remember(path string, t *tree) { d.origin[path] = t.problem("", "") }

// decode fills the struct that out points to from a mapping.
func decode(t *tree, out any, fill []string) (policy.Origin, diag.List) {
	d := &decoder{origin: policy.Origin{}, fill: fill}
	d.remember("", t)
	d.structure(reflect.ValueOf(out).Elem(), t, "")
	return d.origin, d.problems
}

func (d *decoder) structure(v reflect.Value, t *tree, path string) {
	if t.kind != mapping {
		d.report(t, fmt.Sprintf("%s stands where a group of fields is expected", describe(t)), "")
		return
	}
	fields := fieldsOf(v.Type())
	for _, e := range t.entries {
		f, ok := fields[e.key]
		if !ok {
			d.unknown(t, e, fields)
			continue
		}
		if e.value.kind == empty {
			continue
		}
		d.value(v.Field(f.Index), e.value, join(path, e.key), f)
	}
	for _, name := range names(fields) {
		if f := fields[name]; f.Required && v.Field(f.Index).IsZero() && !d.blamed(t, name) {
			d.report(t, fmt.Sprintf("the field %q is missing", name), "")
		}
	}
}

// blamed tells whether the field has a value, which then was found wrong.
func (d *decoder) blamed(t *tree, name string) bool {
	v := t.get(name)
	return v != nil && v.kind != empty && v.text != ""
}

func (d *decoder) unknown(t *tree, e entry, fields map[string]policy.Field) {
	hint := "the fields here are " + strings.Join(names(fields), ", ")
	if near := diag.Nearest(e.key, names(fields)); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	// The entry's own file: a merged mapping holds entries of several.
	d.problems = append(d.problems, e.value.src.problem(e.line, e.column, fmt.Sprintf("unknown field %q", e.key), hint))
}

func (d *decoder) value(v reflect.Value, t *tree, path string, f policy.Field) {
	d.remember(path, t)
	if u, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok {
		d.text(u, t)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		d.structure(v, t, path)
	case reflect.Slice:
		d.sequence(v, t, path, f)
	case reflect.Bool:
		if t.tag != "!!bool" {
			d.report(t, fmt.Sprintf("%s stands where true or false is expected", describe(t)), "")
			return
		}
		v.SetBool(strings.EqualFold(t.text, "true")) // True and TRUE are true as well
	case reflect.String:
		d.str(v, t, f)
	}
}

func (d *decoder) text(u encoding.TextUnmarshaler, t *tree) {
	if t.kind != scalar {
		d.report(t, fmt.Sprintf("%s stands where one value is expected", describe(t)), "")
		return
	}
	if err := u.UnmarshalText([]byte(t.text)); err != nil {
		message, hint, _ := strings.Cut(err.Error(), "; ")
		d.report(t, message, hint)
	}
}

func (d *decoder) str(v reflect.Value, t *tree, f policy.Field) {
	if t.kind != scalar || t.tag == "!!bool" || t.tag == "!!float" {
		d.report(t, fmt.Sprintf("%s stands where a text is expected", describe(t)), "put it between double quotes if a text is meant")
		return
	}
	text := strings.TrimSpace(t.text)
	if len(f.Enum) > 0 && !contains(f.Enum, text) {
		hint := "write one of: " + strings.Join(f.Enum, ", ")
		if near := diag.Nearest(text, f.Enum); near != "" {
			hint = fmt.Sprintf("did you mean %q? %s", near, hint)
		}
		d.report(t, fmt.Sprintf("%q is not a value of this field", text), hint)
		return
	}
	if f.Words {
		text = d.filled(text, t)
	}
	v.SetString(text)
}

// filled replaces {placeholders} by the product's facts.
func (d *decoder) filled(text string, t *tree) string {
	if d.fill == nil {
		return text
	}
	text = policy.Fill(text, d.fill...)
	for _, name := range policy.Placeholders(text) {
		d.report(t, fmt.Sprintf("nothing is known by the name {%s}", name), "a text may hold {name} and {address}")
	}
	return text
}

func (d *decoder) sequence(v reflect.Value, t *tree, path string, f policy.Field) {
	if t.kind != list {
		d.report(t, fmt.Sprintf("%s stands where a list is expected", describe(t)), "begin each item on a line of its own with a hyphen and a space")
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), len(t.items), len(t.items)))
	for i, item := range t.items {
		at := fmt.Sprintf("%s[%s]", path, key(item, i))
		d.value(v.Index(i), item, at, f)
	}
	d.duplicates(t)
}

func (d *decoder) duplicates(t *tree) {
	for i, item := range t.items {
		id := identity(item)
		if id == "" {
			continue
		}
		for _, earlier := range t.items[:i] {
			if identity(earlier) == id && kindOf(earlier) == kindOf(item) {
				d.report(item, fmt.Sprintf("%q stands twice in this list", id), fmt.Sprintf("keep one of them; the first is at %s:%d", earlier.src.file, earlier.line))
				break
			}
		}
	}
}

// kindOf is the kind of tracker that an item declares; a cookie by default.
func kindOf(t *tree) string {
	if k := t.word("kind"); k != "" {
		return k
	}
	return string(policy.Cookie)
}

// key names an item in a path: its identity, or its number.
func key(t *tree, i int) string {
	if id := identity(t); id != "" {
		return id
	}
	return fmt.Sprint(i)
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}
