package rules

import (
	"charte/build/diag"
	"charte/build/policy"
)

var languages = Source{Name: "EDPB, guidelines 03/2022, language discontinuity"}

// translations is the family TRA: what the other languages lack.
func translations() []Rule {
	return []Rule{{
		ID: "TRA-01", Severity: diag.Guideline, Source: languages,
		Message: Text{
			"{path} of {document} is not translated into {lang}",
			"{path} de {document} n’a pas de traduction ({lang})",
		},
		Hint: Text{
			"add the words to {document}.{lang}.md; until then the page shows those of the authoritative language",
			"ajoutez les mots à {document}.{lang}.md ; d’ici là, la page montre ceux de la langue qui fait foi",
		},
		find: missingWords,
	}}
}

func missingWords(p product) []finding {
	var out []finding
	for _, e := range p.Editions[1:] {
		home := policy.Document{ID: "_index", Origin: e.Origin, Missing: e.Missing}
		for _, d := range append([]policy.Document{home}, e.Documents...) {
			for _, path := range d.Missing {
				out = append(out, finding{d, path, []string{"path", path, "document", d.ID, "lang", e.Lang}})
			}
		}
	}
	return out
}
