package content

import (
	"encoding"
	"errors"
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

func (d *decoder) report(t *tree, message, hint diag.Sentence) {
	d.problems = append(d.problems, t.problem(message, hint))
}

func (d *decoder) remember(path string, t *tree) { d.origin[path] = t.src.place(t.line, t.column) }

// decode fills the struct that out points to from a mapping.
func decode(t *tree, out any, fill []string) (policy.Origin, diag.List) {
	d := &decoder{origin: policy.Origin{}, fill: fill}
	d.remember("", t)
	d.structure(reflect.ValueOf(out).Elem(), t, "")
	return d.origin, d.problems
}

func (d *decoder) structure(v reflect.Value, t *tree, path string) {
	if t.kind != mapping {
		d.report(t, diag.Say("%s stands where a group of fields is expected", "un groupe de champs est attendu ici, et non %s", describe(t)), diag.Sentence{})
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
			d.report(t, diag.Say("the field %q is missing", "il manque le champ %q", name), diag.Sentence{})
		}
	}
}

// blamed tells whether the field has a value, which then was found wrong.
func (d *decoder) blamed(t *tree, name string) bool {
	v := t.get(name)
	return v != nil && v.kind != empty && v.text != ""
}

func (d *decoder) unknown(t *tree, e entry, fields map[string]policy.Field) {
	all := diag.Say("the fields here are %s", "les champs possibles ici sont : %s", strings.Join(names(fields), ", "))
	// The entry's own file: a merged mapping holds entries of several.
	d.problems = append(d.problems, e.value.src.problem(e.line, e.column,
		diag.Say("unknown field %q", "le champ %q n’existe pas ici", e.key), near(e.key, names(fields), all, all)))
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
			d.report(t, diag.Say("%s stands where true or false is expected", "true ou false est attendu ici, et non %s", describe(t)), diag.Sentence{})
			return
		}
		v.SetBool(strings.EqualFold(t.text, "true")) // True and TRUE are true as well
	case reflect.String:
		d.str(v, t, f)
	}
}

func (d *decoder) text(u encoding.TextUnmarshaler, t *tree) {
	if t.kind != scalar {
		d.report(t, diag.Say("%s stands where one value is expected", "une seule valeur est attendue ici, et non %s", describe(t)), diag.Sentence{})
		return
	}
	if err := u.UnmarshalText([]byte(t.text)); err != nil {
		var m diag.Mistake
		if !errors.As(err, &m) {
			m.Message = diag.Say("%v", "%v", err)
		}
		d.report(t, m.Message, m.Hint)
	}
}

func (d *decoder) str(v reflect.Value, t *tree, f policy.Field) {
	if t.kind != scalar || t.tag == "!!bool" || t.tag == "!!float" {
		d.report(t, textExpected(t),
			diag.Say("put it between double quotes if a text is meant", "s’il s’agit d’un texte, mettez-le entre guillemets droits (\"…\")"))
		return
	}
	text := strings.TrimSpace(t.text)
	if len(f.Enum) > 0 && !contains(f.Enum, text) {
		hint := diag.Say("write one of: %s", "écrivez l’une de ces valeurs : %s", strings.Join(f.Enum, ", "))
		if near := diag.Nearest(text, f.Enum); near != "" {
			hint = diag.Say("did you mean %q? %s", "vouliez-vous dire %q ? %s", near, hint)
		}
		d.report(t, diag.Say("%q is not a value of this field", "%q n’est pas une valeur possible de ce champ", text), hint)
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
		d.report(t, diag.Say("nothing is known by the name {%s}", "rien ne correspond à {%s}", name),
			diag.Say("a text may hold {name} and {address}", "un texte peut contenir {name} et {address}"))
	}
	return text
}

func (d *decoder) sequence(v reflect.Value, t *tree, path string, f policy.Field) {
	if t.kind != list {
		d.report(t, diag.Say("%s stands where a list is expected", "une liste est attendue ici, et non %s", describe(t)),
			diag.Say("begin each item on a line of its own with a hyphen and a space", "commencez chaque élément sur une ligne à part, par un tiret suivi d’une espace"))
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
				d.report(item, diag.Say("%q stands twice in this list", "%q figure deux fois dans cette liste", id),
					diag.Say("keep one of them; the first is at %s:%d", "n’en gardez qu’un ; le premier est à %s:%d", earlier.src.file, earlier.line))
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

// describe names a value's type in the words of a person.
func describe(t *tree) diag.Sentence {
	switch t.kind {
	case mapping:
		return diag.Say("a group of fields", "un groupe de champs")
	case list:
		return diag.Say("a list", "une liste")
	case empty:
		return diag.Say("nothing", "une valeur vide")
	}
	switch t.tag {
	case "!!bool":
		return diag.Say("true or false", "true ou false")
	case "!!int", "!!float":
		return diag.Say("a number", "un nombre")
	case "!!timestamp":
		return diag.Say("a date", "une date")
	}
	return diag.Say("the text %q", "le texte %q", t.text)
}

// textExpected says that a value is no text.
func textExpected(t *tree) diag.Sentence {
	return diag.Say("%s stands where a text is expected", "un texte est attendu ici, et non %s", describe(t))
}
