// Package content reads what a legal team writes: a folder content/ of Markdown
// files with facts in YAML front matter, and makes the model of it.
//
//	content/_index.fr.md                 the site: title, publisher, languages
//	content/flowlyweb/_index.fr.md       a product: name, address, controller
//	content/flowlyweb/cookies.fr.md      a document, here the cookie policy
//	content/flowlyweb/cookies.en.md      its translation: words only
//	content/_bases/portal/cookies.fr.md  what products that say "extends: portal" share
//	content/releases/                    the banners that were released; nobody edits them
//
// The first language of the site is the authoritative one. A base, the
// product's own file and a translation are merged as trees before they become
// Go values, so that a field can be pointed at in whichever file it stands.
//
// [Read] reports every problem of every file in one run; a site with problems
// is not returned.
package content

import (
	"io/fs"
	"path"
	"reflect"
	"slices"

	"charte/build/catalog"
	"charte/build/diag"
	"charte/build/policy"
)

// reader holds the files of one run.
type reader struct {
	folder  fs.FS
	files   map[place]*source
	present map[place]string
	// stems are the documents of each owner, sorted; bases are the folders of bases.
	stems    map[string][]string
	bases    []string
	problems diag.List
	langs    []string
	// known are the services that need not be described.
	known catalog.Catalogue
	// texts are the walks over bodies, each done once.
	texts map[*source]*body
}

// Read reads the folder content/ of a source folder; services that the
// catalogue knows bring what it knows of them. The problems are sorted; where
// there are any, the site is not usable.
func Read(folder fs.FS, known catalog.Catalogue) (policy.Site, diag.List) {
	r := &reader{folder: folder, files: map[place]*source{}, known: known, texts: map[*source]*body{}}
	var problems diag.List
	r.present, problems = survey(folder)
	r.add(problems)
	r.stems = documents(r.present)
	r.bases = owners(r.present, true)
	r.parseAll(folder)
	site := r.site()
	site.Releases, problems = ReadReleases(folder)
	r.add(problems)
	return site, r.problems.Sort()
}

func (r *reader) add(l diag.List) { r.problems = append(r.problems, l...) }

// unread says that a file could not be read at all.
func unread(err error) diag.Sentence {
	return diag.Say("%v", "ce fichier n’a pas pu être lu : %v", err)
}

func (r *reader) parseAll(folder fs.FS) {
	for p, file := range r.present {
		text, err := fs.ReadFile(folder, file)
		if err != nil {
			r.add(diag.List{wholeFile(file, unread(err), diag.Sentence{})})
			continue
		}
		s, problems := parse(file, text)
		r.add(problems)
		if s != nil && s.front != nil {
			r.files[p] = s
		}
	}
}

// site reads the home pages first, since they name the languages.
func (r *reader) site() policy.Site {
	r.langs = r.languages()
	if len(r.langs) == 0 {
		return policy.Site{}
	}
	site := policy.Site{Languages: r.langs}
	facts := r.front(place{"", index, r.langs[0]})
	for _, lang := range r.langs {
		here := place{"", index, lang}
		front := policy.Front{Lang: lang}
		merged := merge(facts, r.front(here))
		origin, problems := decode(merged, &front, nil)
		front.Missing = r.translated(here, facts, reflect.TypeFor[policy.Front]())
		r.addOnce(lang, problems)
		front.Origin = origin
		front.Body = r.body(place{"", index, r.langs[0]}, here)
		site.Fronts = append(site.Fronts, front)
	}
	r.strangers()
	r.abandoned()
	for _, owner := range owners(r.present, false) {
		if slices.Contains(r.langs, owner) {
			r.add(diag.List{wholeFile(path.Join(root, owner),
				diag.Say("a product cannot be called like a language of the site", "un produit ne peut pas porter le nom d’une langue du site"), renameHint)})
		}
		if p, ok := r.product(owner); ok {
			site.Products = append(site.Products, p)
		}
	}
	return site
}

func (r *reader) front(p place) *tree {
	if s := r.files[p]; s != nil {
		return s.front
	}
	return nil
}

// languages are those that the home page names, or the only one there is.
func (r *reader) languages() []string {
	var homes []place
	for p := range r.present {
		if p.owner == "" {
			homes = append(homes, p)
		}
	}
	if len(homes) == 0 {
		r.add(diag.List{wholeFile(root, diag.Say("there is no home page", "il n’y a pas de page d’accueil"),
			diag.Say("write content/_index.fr.md with a title and languages: [fr]", "écrivez content/_index.fr.md, avec un titre et languages: [fr]"))})
		return nil
	}
	slices.SortFunc(homes, func(a, b place) int { return cmpString(a.lang, b.lang) })
	for _, p := range homes {
		if list := r.front(p).get("languages"); list != nil {
			return r.declared(p, list)
		}
	}
	if len(homes) > 1 {
		r.add(diag.List{wholeFile(r.present[homes[0]],
			diag.Say("the home page does not say which languages the site has", "la page d’accueil ne dit pas quelles sont les langues du site"),
			diag.Say("add languages: [fr, en] to the file of the authoritative language; the first one is authoritative",
				"ajoutez languages: [fr, en] au fichier de la langue qui fait foi ; c’est celle qui vient en premier"))})
		return nil
	}
	return []string{homes[0].lang}
}

func (r *reader) declared(p place, list *tree) []string {
	var out []string
	for _, item := range list.items {
		out = append(out, item.text)
	}
	if len(out) == 0 || out[0] != p.lang {
		r.add(diag.List{list.problem(
			diag.Say("the first language is not the language of this file", "la première langue n’est pas celle de ce fichier"),
			diag.Say("the authoritative language comes first, and its home page alone names the languages",
				"la langue qui fait foi vient en premier, et seule sa page d’accueil énumère les langues"))})
		return nil
	}
	return out
}

// strangers reports files in a language that the site does not have.
func (r *reader) strangers() {
	for p, file := range r.present {
		if !slices.Contains(r.langs, p.lang) {
			r.add(diag.List{wholeFile(file, diag.Say("the site has no language %q", "le site n’existe pas dans la langue %q", p.lang),
				diag.Say("add it to languages in %s, or delete the file", "ajoutez-la à languages dans %s, ou supprimez le fichier", r.home()))})
		}
	}
}

func (r *reader) home() string { return r.present[place{"", index, r.langs[0]}] }

// translated checks the file of a translation, and gives the words it lacks.
func (r *reader) translated(p place, facts *tree, t reflect.Type) []string {
	if p.lang == r.langs[0] || facts == nil {
		return nil
	}
	own := r.front(p)
	if own != nil {
		r.add(onlyWords(own, facts, t))
	}
	return missingWords(facts, own, t)
}
