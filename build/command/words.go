package command

import (
	"maps"
	"slices"
	"strings"

	"charte/build/diag"
	"charte/build/policy"
)

// complete is the language that holds every word.
const complete = "en"

// missingWords reports languages of the site in which a page would lack words.
func missingWords(site policy.Site, words map[string]policy.Words) diag.List {
	var out diag.List
	at := site.Fronts[0].Origin.At("languages")
	for _, lang := range site.Languages {
		w, known := words[lang]
		if !known {
			out = append(out, at.With(
				diag.Say("charte has no words in the language %q", "charte n’a pas de textes dans la langue %q", lang),
				diag.Say("translate i18n/%s.yaml into i18n/%s.yaml", "traduisez i18n/%s.yaml dans i18n/%s.yaml", complete, lang)))
			continue
		}
		lacking := lacks(w, words[complete])
		switch {
		case len(lacking) == 0:
		case w.Has("banner.text") && !w.Has("page.skip"):
			out = append(out, at.With(
				diag.Say("charte has the words of the banner, but not of the pages, in the language %q",
					"charte a les textes de la bannière, mais non ceux des pages, dans la langue %q", lang),
				diag.Say("translate the other sections of i18n/%s.yaml in a file of your own, i18n/%s.yaml",
					"traduisez les autres parties de i18n/%s.yaml dans un fichier à vous, i18n/%s.yaml", complete, lang)))
		default:
			out = append(out, at.With(
				diag.Say("the language %q lacks %d of the words that pages need", "dans la langue %q manquent %d des textes dont les pages ont besoin", lang, len(lacking)),
				diag.Say("translate them in i18n/%s.yaml: %s", "traduisez-les dans i18n/%s.yaml : %s", lang, some(lacking))))
		}
	}
	return out
}

// lacks gives the keys that a language does not have, sorted. Each language has
// its own plural forms, of which "other" alone is common to all; the words of
// the preview are never published.
func lacks(w, all policy.Words) []string {
	var out []string
	for _, key := range slices.Sorted(maps.Keys(all.Text)) {
		form := key[strings.LastIndex(key, ".")+1:]
		optional := slices.Contains([]string{"zero", "one", "two", "few", "many", "first"}, form)
		if !w.Has(key) && !optional && !strings.HasPrefix(key, "preview.") {
			out = append(out, key)
		}
	}
	return out
}

func some(keys []string) string {
	const shown = 5
	if len(keys) <= shown {
		return strings.Join(keys, ", ")
	}
	return strings.Join(keys[:shown], ", ") + ", …"
}
