package content

import (
	"path"
	"reflect"
	"slices"
	"strings"

	"charte/build/diag"
	"charte/build/policy"
)

func cmpString(a, b string) int { return strings.Compare(a, b) }

// product reads one product in every language; false where its own file is
// missing or unusable.
func (r *reader) product(owner string) (policy.Product, bool) {
	home := place{owner, index, r.langs[0]}
	if _, present := r.present[home]; !present {
		r.add(diag.List{wholeFile(path.Join(root, owner),
			diag.Say("the product has no file _index.%s.md", "le produit n’a pas de fichier _index.%s.md", r.langs[0]),
			diag.Say("write one with the product's name and address", "écrivez-le, avec le nom et l’adresse du produit"))})
		return policy.Product{}, false
	}
	if r.files[home] == nil {
		return policy.Product{}, false
	}
	p := policy.Product{ID: owner}
	chain := r.chain(owner)
	for _, lang := range r.langs {
		p.Editions = append(p.Editions, r.edition(chain, lang))
	}
	p.Versions = r.archive(owner, p.Authoritative())
	r.explained(p)
	return p, true
}

// chain is the product and the bases that it extends, the farthest base first.
func (r *reader) chain(owner string) []string {
	chain := []string{owner}
	for {
		front := r.front(place{chain[0], index, r.langs[0]})
		field := front.get("extends")
		if field == nil || field.kind != scalar {
			return chain
		}
		base := bases + "/" + field.text
		if !slices.Contains(r.bases, base) {
			r.add(diag.List{field.problem(diag.Say("there is no base %q", "il n’y a pas de base %q", field.text), baseHint(field.text, r.bases))})
			return chain
		}
		if slices.Contains(chain, base) {
			r.add(diag.List{field.problem(
				diag.Say("this base extends itself: %s", "cette base se reprend elle-même : %s", cycle(append([]string{base}, chain...))),
				diag.Say("remove extends from one of them", "retirez extends de l’une d’elles"))})
			return chain
		}
		chain = append([]string{base}, chain...)
	}
}

func cycle(chain []string) string {
	var names []string
	for _, c := range slices.Backward(chain) {
		names = append(names, path.Base(c))
	}
	return strings.Join(names, " → ")
}

func baseHint(name string, known []string) diag.Sentence {
	var names []string
	for _, k := range known {
		names = append(names, path.Base(k))
	}
	return near(name, names,
		diag.Say("bases are folders in content/_bases/", "une base est un dossier de content/_bases/"),
		diag.Say("the bases are %s", "les bases sont : %s", strings.Join(names, ", ")))
}

// merged lays the files of a chain over each other, the product's own last.
func (r *reader) merged(chain []string, stem, lang string) *tree {
	var out *tree
	for _, owner := range chain {
		out = merge(out, r.front(place{owner, stem, lang}))
	}
	return out
}

// words gives the merged facts, the same with the words of a translation laid
// over them, and the paths of the words that the translation lacks.
func (r *reader) words(chain []string, stem, lang string, t reflect.Type) (facts, full *tree, missing []string) {
	facts = r.merged(chain, stem, r.langs[0])
	if lang == r.langs[0] {
		return facts, facts, nil
	}
	for _, owner := range chain {
		if own := r.front(place{owner, stem, lang}); own != nil && facts != nil {
			r.add(onlyWords(own, facts, t))
		}
	}
	own := r.merged(chain, stem, lang)
	if facts == nil {
		return nil, own, nil
	}
	return facts, merge(facts, own), missingWords(facts, own, t)
}

func (r *reader) edition(chain []string, lang string) policy.Edition {
	owner := chain[len(chain)-1]
	e := policy.Edition{Lang: lang}
	facts, full, missing := r.words(chain, index, lang, reflect.TypeFor[policy.Edition]())
	fill := []string{"name", facts.word("name"), "address", policy.URL(facts.word("address")).Short()}
	origin, problems := decode(full, &e, fill)
	e.Origin, e.Missing = origin, missing
	r.addOnce(lang, problems)
	if lang == r.langs[0] {
		r.add(people(e))
	}
	e.Body = r.chainBody(chain, index, lang)
	if e.Authority == "" {
		e.Authority = "cnil"
	}
	for _, stem := range r.chainStems(chain) {
		if d, ok := r.document(chain, stem, lang, fill); ok {
			e.Documents = append(e.Documents, d)
		}
	}
	slices.SortStableFunc(e.Documents, func(a, b policy.Document) int {
		if (a.Kind == policy.CookiePolicy) != (b.Kind == policy.CookiePolicy) {
			return map[bool]int{true: -1, false: 1}[a.Kind == policy.CookiePolicy]
		}
		return cmpString(a.ID, b.ID)
	})
	if lang == r.langs[0] {
		r.onePolicy(owner, e)
	}
	return e
}

// addOnce adds the problems of a decoding. Those of facts would come back in
// every language: only the authoritative one reports them, and a translation
// reports what stands in its own files.
func (r *reader) addOnce(lang string, problems diag.List) {
	for _, p := range problems {
		if lang == r.langs[0] || strings.HasSuffix(p.File, "."+lang+".md") {
			r.problems = append(r.problems, p)
		}
	}
}

// chainStems are the documents of a product and its bases, sorted.
func (r *reader) chainStems(chain []string) []string {
	var out []string
	for _, owner := range chain {
		out = append(out, r.stems[owner]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (r *reader) onePolicy(owner string, e policy.Edition) {
	var found []policy.Document
	for _, d := range e.Documents {
		if d.Kind == policy.CookiePolicy {
			found = append(found, d)
		}
	}
	if len(found) > 1 {
		r.add(diag.List{found[1].Origin.At("kind").With(
			diag.Say("%s has two cookie policies, %s and %s", "%s a deux politiques de cookies, %s et %s", owner, found[0].ID, found[1].ID),
			diag.Say("a product declares its trackers in one document", "un produit déclare ses traceurs dans un seul document"))})
	}
}
