package content

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"charte/build/policy"
)

// CheckID tells why a word cannot name a product, or nil.
func CheckID(id string) error {
	if slices.Contains(reserved, id) {
		return fmt.Errorf("%q is a folder of the published site; choose another name", id)
	}
	if id == released {
		return fmt.Errorf("%q is the folder of the released banners; choose another name", id)
	}
	return checkSlug(id)
}

// CheckDocumentID tells why a word cannot name a document, or nil.
func CheckDocumentID(id string) error {
	if slices.Contains(reservedDocuments, id) {
		return fmt.Errorf("%q is a page that charte makes; choose another name", id)
	}
	return checkSlug(id)
}

func checkSlug(id string) error {
	if !slug.MatchString(id) {
		return fmt.Errorf("%q cannot stand in an address; use small letters a to z, digits and single hyphens", id)
	}
	return nil
}

// Languages gives the languages of a source folder, the authoritative one
// first; none where there is no readable home page.
func Languages(folder fs.FS) []string {
	r := &reader{folder: folder, files: map[place]*source{}}
	r.present, _ = survey(folder)
	r.parseAll(folder)
	return r.languages()
}

// Skeleton gives the file of a translation: the ids of everything that has
// words, and the words of the original as comments, for a translator to
// replace. It builds as it is, and each word that is still a comment is a
// finding.
func Skeleton(folder fs.FS, product, document, lang string) (string, error) {
	if _, err := language.Parse(lang); err != nil {
		return "", fmt.Errorf("%q is not a language; write a tag such as en or pt-BR", lang)
	}
	langs := Languages(folder)
	switch {
	case len(langs) > 0 && langs[0] == lang:
		return "", fmt.Errorf("%q is the authoritative language: there is nothing to translate", lang)
	case !slices.Contains(langs, lang):
		return "", fmt.Errorf("the site has no language %q; add it to languages in %s/%s.%s.md first", lang, root, index, langs[0])
	}
	file := path.Join(root, product, document+"."+langs[0]+".md")
	raw, err := fs.ReadFile(folder, file)
	if errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("there is no %s to translate", file)
	} else if err != nil {
		return "", err
	}
	s, problems := parse(file, raw)
	if len(problems) > 0 {
		return "", problems
	}
	t := reflect.TypeFor[policy.Document]()
	if document == index {
		t = reflect.TypeFor[policy.Edition]()
	}
	k := &skeleton{}
	k.structure(s.front, t, "")
	return "---\n# " + file + "\n" + k.text.String() + "---\n", nil
}

type skeleton struct{ text strings.Builder }

func (k *skeleton) structure(t *tree, typ reflect.Type, indent string) {
	fields := fieldsOf(typ)
	for _, e := range t.entries {
		f, known := fields[e.key]
		inner, nested := f.Group()
		switch {
		case !known || e.value.kind == empty:
		case f.Words:
			k.words(e, indent)
		case nested && policy.HoldsWords(inner) && e.value.kind == list:
			fmt.Fprintf(&k.text, "%s%s:\n", indent, e.key)
			for _, item := range e.value.items {
				k.item(item, inner, indent+"  ")
			}
		case nested && policy.HoldsWords(inner) && wordy(e.value, inner):
			fmt.Fprintf(&k.text, "%s%s:\n", indent, e.key)
			k.structure(e.value, inner, indent+"  ")
		}
	}
}

func (k *skeleton) item(t *tree, typ reflect.Type, indent string) {
	name := "id"
	if t.word("id") == "" {
		name = "name"
	}
	fmt.Fprintf(&k.text, "%s- %s: %q\n", indent, name, identity(t))
	if kind := t.word("kind"); kind != "" {
		fmt.Fprintf(&k.text, "%s  kind: %s\n", indent, kind)
	}
	k.structure(t, typ, indent+"  ")
}

// words writes the original words as a comment.
func (k *skeleton) words(e entry, indent string) {
	if e.value.kind == list {
		fmt.Fprintf(&k.text, "%s# %s:\n", indent, e.key)
		for _, item := range e.value.items {
			fmt.Fprintf(&k.text, "%s#   - %q\n", indent, item.text)
		}
		return
	}
	fmt.Fprintf(&k.text, "%s# %s: %q\n", indent, e.key, strings.TrimSpace(e.value.text))
}

// wordy tells whether a group holds any words.
func wordy(t *tree, typ reflect.Type) bool {
	return len(missingWords(t, nil, typ)) > 0
}
