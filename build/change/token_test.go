package change

import (
	"strings"
	"testing"
)

func cutUp(s string) string {
	var out []string
	for _, t := range tokens(Inline{{Text: s}}) {
		out = append(out, t.runs.String())
	}
	return strings.Join(out, "|")
}

func TestWhatIsOneWord(t *testing.T) {
	for text, want := range map[string]string{
		"l’accord d’autrui, qu'il donne":        "l’|accord|d’|autrui|,|qu'|il|donne",
		"aujourd’hui, the company's":            "aujourd’hui|,|the|company's",
		"L’article 5, paragraphe 3":             "L’|article|5|,|paragraphe|3",
		"la directive 2002/58/CE (art. 5.3)":    "la|directive|2002/58/CE|(|art|.|5.3|)",
		"le 10 février 2026, puis 1er\u00a0mai": "le|10 février 2026|,|puis|1er\u00a0mai",
		"on 10 February 2026":                   "on|10 February 2026",
		"May 3, 2026; May I?":                   "May 3, 2026|;|May|I|?",
		"2026-02-10 et 10/02/2026":              "2026-02-10|et|10/02/2026",
		"13\u00a0mois ou 1\u00a0an.":            "13\u00a0mois|ou|1\u00a0an|.",
		"1\u202f200,50\u00a0€ (20 %), $12.50":   "1\u202f200,50\u00a0€|(|20 %|)|,|$12.50",
		"6 moisson, 3 anneaux, 24h, 3rd-party":  "6|moisson|,|3|anneaux|,|24h|,|3rd-party",
		"cw_user_* et _ga_<id>":                 "cw_user_*|et|_ga_|<|id|>",
		"https://www.cnil.fr/fr/plaintes.":      "https://www.cnil.fr/fr/plaintes|.",
		"écrivez à dpo@example.org !":           "écrivez|à|dpo@example.org|!",
		"sous-traitant et/ou co-responsable":    "sous-traitant|et/ou|co-responsable",
		"«\u00a0oui\u00a0»\u202f;":              "«|oui|»|;",
		"e\u0301te\u0301 - fin":                 "e\u0301te\u0301|-|fin",
		"同意を求める":                                "同|意|を|求|め|る",
		"":                                      "",
		"  ":                                    "",
		"’":                                     "’",
		"l’":                                    "l|’",
	} {
		if got := cutUp(text); got != want {
			t.Errorf("%q is cut into %s, not %s", text, got, want)
		}
	}
}

func TestTokensAreTheText(t *testing.T) {
	for _, name := range pages(t) {
		raw, path := page(t, name)
		for _, c := range read(t, raw, path).Clauses {
			for _, b := range c.Blocks {
				for _, cell := range b.Cells {
					text := ""
					for _, tok := range tokens(cell.Inline) {
						text += tok.before.String() + tok.runs.String()
					}
					if text != cell.Inline.String() {
						t.Errorf("%q becomes %q", cell.Inline, text)
					}
				}
			}
		}
	}
}
