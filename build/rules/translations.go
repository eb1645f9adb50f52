package rules

import (
	"charte/build/diag"
	"charte/build/policy"
)

var languages = Source{Name: "EDPB, guidelines 03/2022, language discontinuity", URL: "https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-032022-deceptive-design-patterns-social-media_en", Flag: Secondary, Checked: checked}

// translations is the family TRA: what the other languages lack.
func translations() []Rule {
	return []Rule{{
		ID: "TRA-01", Severity: diag.Guideline, Source: languages,
		Title: Text{"Words that a translation lacks", "Passages non traduits"},
		Why: Text{
			"A page, or a banner, that changes language in the middle is understood by half. The EDPB counts it among the designs that mislead: what is not understood is not chosen.",
			"Une page, ou une bannière, qui change de langue en cours de route n’est comprise qu’à moitié. Le Comité européen de la protection des données y voit une présentation trompeuse : on ne choisit pas ce que l’on ne comprend pas.",
		},
		Message: Text{
			"{path} of {document} is not translated into {lang}",
			"{path}, dans {document}, n’est pas traduit ({lang})",
		},
		Hint: Text{
			"add the words to {document}.{lang}.md; until then the page shows those of the authoritative language",
			"ajoutez la traduction dans {document}.{lang}.md ; d’ici là, la page affiche le texte de la langue qui fait foi",
		},
		find: missingWords,
	}}
}

func missingWords(s subject) []finding {
	var out []finding
	for _, e := range s.Editions[1:] {
		home := policy.Document{ID: "_index", Origin: e.Origin, Missing: e.Missing}
		for _, d := range append([]policy.Document{home}, e.Documents...) {
			for _, path := range d.Missing {
				out = append(out, finding{document: d, path: path, fill: []string{"path", path, "document", d.ID, "lang", e.Lang}})
			}
		}
	}
	return out
}

// frontWords are the words that the home page lacks in other languages.
func frontWords(in Input) diag.List {
	if len(in.Site.Fronts) == 0 {
		return nil
	}
	var out diag.List
	rule := translations()[0]
	for _, front := range in.Site.Fronts[1:] {
		home := policy.Document{ID: "_index", Origin: front.Origin}
		for _, path := range front.Missing {
			f := finding{document: home, path: path, fill: []string{"path", path, "document", "_index", "lang", front.Lang}}
			out = append(out, rule.problem(f, in, acceptance{}))
		}
	}
	return out
}
