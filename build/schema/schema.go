// Package schema describes the front matter of content files to editors and to
// other programs: JSON Schemas (2020-12), made from the Go types that the reader
// of content fills and from what docs/content.md says of each field.
//
// There is one schema a kind of file, and further ones for files that say only a
// part:
//
//	site, product, cookies, document    a file that stands alone
//	…-base                              one of a base, or laid over a base: nothing
//	                                    is required but what names an item
//	…-translation                       words only, by the ids of what they are of
//
// A schema knows no more than one file: whether purposes exist, whether a word
// is missing, what the law asks for is what "charte check" finds.
package schema

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"charte/build/policy"
)

const dialect = "https://json-schema.org/draft/2020-12/schema"

// kind is one kind of front matter.
type kind struct {
	name, title string
	// section is the heading of docs/content.md under which its fields are.
	section string
	typ     reflect.Type
	// kinds are the values of the field kind; none where there is no such field.
	kinds []string
	// without are fields that only another kind has.
	without []string
	part    part
}

// part is how much of a front matter a file says.
type part int

const (
	whole part = iota
	overlay
	words
)

func kinds() []kind {
	document := reflect.TypeFor[policy.Document]()
	particulars := slices.Sorted(maps.Keys(policy.Particulars()))
	alone := []kind{
		{name: "site", title: "The site’s _index", section: "The site", typ: reflect.TypeFor[policy.Front]()},
		{name: "product", title: "A product’s _index", section: "A product", typ: reflect.TypeFor[policy.Edition]()},
		{name: "cookies", title: "A cookie policy", section: "A document", typ: document, kinds: []string{string(policy.CookiePolicy)}, without: particulars},
		{
			name: "document", title: "Any other document", section: "A document", typ: document,
			kinds: []string{
				string(policy.Privacy), string(policy.TermsOfUse), string(policy.LegalNotice), string(policy.AccessibilityStatement),
				string(policy.Subprocessors), string(policy.Guide), string(policy.Plain),
			}, without: policy.Declarations(),
		},
	}
	var out []kind
	for _, k := range alone {
		out = append(out, k)
		if k.name != "site" {
			out = append(out, k.as(overlay, "-base", ", in a base or over one"))
		}
		out = append(out, k.as(words, "-translation", ", translated: words only"))
	}
	return out
}

func (k kind) as(p part, suffix, title string) kind {
	k.part, k.name, k.title = p, k.name+suffix, k.title+title
	return k
}

// Names are the names of all schemas.
func Names() []string {
	var out []string
	for _, k := range kinds() {
		out = append(out, k.name)
	}
	return out
}

// Title says what files the schema of that name is for.
func Title(name string) string {
	for _, k := range kinds() {
		if k.name == name {
			return k.title
		}
	}
	return ""
}

// Of gives the schema of that name as JSON. What its fields are for is taken
// from the text of docs/content.md; a field of which that says nothing is an error.
func Of(name, manual string) ([]byte, error) {
	all := kinds()
	i := slices.IndexFunc(all, func(k kind) bool { return k.name == name })
	if i < 0 {
		return nil, fmt.Errorf("there is no schema %q; there are %s", name, strings.Join(Names(), ", "))
	}
	m := readManual(manual)
	for _, k := range all { // what one kind says of a type holds for the others
		m.visit(k.typ, k.section, "")
	}
	w := &maker{manual: m, kind: all[i]}
	n := w.group(all[i].typ, all[i].section, "", false)
	n.Schema, n.ID, n.Title = dialect, "urn:charte:front-matter:"+name, all[i].title
	n.Comment = "Made from the Go types by \"charte schema\"."
	if len(w.silent) > 0 {
		return nil, fmt.Errorf("docs/content.md does not say what these fields are for: %s", strings.Join(w.silent, ", "))
	}
	return n.json()
}
