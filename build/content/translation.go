package content

import (
	"fmt"
	"reflect"

	"charte/build/diag"
	"charte/build/policy"
)

// onlyWords reports every fact in a translation, and every item that the
// authoritative file does not have.
func onlyWords(translation, facts *tree, t reflect.Type) diag.List {
	c := &wordsCheck{}
	c.structure(translation, facts, t)
	return c.problems
}

type wordsCheck struct{ problems diag.List }

func (c *wordsCheck) structure(translation, facts *tree, t reflect.Type) {
	if translation == nil || translation.kind != mapping {
		return
	}
	fields := fieldsOf(t)
	for _, e := range translation.entries {
		f, known := fields[e.key]
		if !known || f.Words || f.Identity || f.Translation {
			continue // an unknown field is reported where the file is decoded
		}
		inner, nested := f.Group()
		if !nested || !policy.HoldsWords(inner) {
			c.fact(translation, e)
			continue
		}
		c.nested(e.value, facts.get(e.key), inner)
	}
}

func (c *wordsCheck) nested(translation, facts *tree, t reflect.Type) {
	if translation.kind != list {
		c.structure(translation, facts, t)
		return
	}
	for _, item := range translation.items {
		match := find(facts, item)
		if match == nil && item.kind == mapping {
			c.problems = append(c.problems, c.stranger(item, facts))
			continue
		}
		c.structure(item, match, t)
	}
}

func (c *wordsCheck) fact(t *tree, e entry) {
	c.problems = append(c.problems, e.value.src.problem(e.line, e.column,
		diag.Say("%q is a fact, and a translation holds only words", "%q est un fait, or une traduction ne contient que des textes", e.key),
		diag.Say("delete it here; facts stand once, in the file of the authoritative language",
			"supprimez-le ici ; les faits figurent une seule fois, dans le fichier de la langue qui fait foi")))
}

func (c *wordsCheck) stranger(item, facts *tree) diag.Problem {
	id := identity(item)
	if id == "" {
		return item.problem(
			diag.Say("this item of a translation names neither an id nor a name", "cet élément de la traduction n’a ni id ni name"),
			diag.Say("begin it with the id or the name of the item that it translates", "commencez-le par l’id ou par le name de l’élément traduit"))
	}
	hint := diag.Say("translate only what the authoritative file declares", "ne traduisez que ce que déclare le fichier de la langue qui fait foi")
	return item.problem(
		diag.Say("%q is not in the authoritative file", "%q ne figure pas dans le fichier de la langue qui fait foi", id),
		near(id, identities(facts), hint, hint))
}

func identities(t *tree) []string {
	var out []string
	if t != nil {
		for _, item := range t.items {
			out = append(out, identity(item))
		}
	}
	return out
}

func find(t, item *tree) *tree {
	if t == nil {
		return nil
	}
	for _, candidate := range t.items {
		if same(candidate, item) {
			return candidate
		}
	}
	return nil
}

// missingWords gives the paths of the words that facts has and a translation
// does not, in the order in which they stand.
func missingWords(facts, translation *tree, t reflect.Type) []string {
	var out []string
	collectMissing(facts, translation, t, "", &out)
	return out
}

func collectMissing(facts, translation *tree, t reflect.Type, path string, out *[]string) {
	fields := fieldsOf(t)
	for _, e := range facts.entries {
		f, known := fields[e.key]
		if !known || e.value.kind == empty {
			continue
		}
		at, theirs := join(path, e.key), translation.get(e.key)
		if f.Words {
			if theirs == nil || theirs.kind == empty {
				*out = append(*out, at)
			}
			continue
		}
		inner, nested := f.Group()
		if !nested {
			continue
		}
		if e.value.kind != list {
			collectMissing(e.value, theirs, inner, at, out)
			continue
		}
		for i, item := range e.value.items {
			collectMissing(item, find(theirs, item), inner, fmt.Sprintf("%s[%s]", at, key(item, i)), out)
		}
	}
}
