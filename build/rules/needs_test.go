package rules

import (
	"regexp"
	"strings"
	"testing"
)

// spelt writes what an expression needs.
func spelt(n need) string {
	var clauses []string
	for _, c := range n {
		var pieces []string
		for _, p := range c {
			pieces = append(pieces, p.word)
		}
		clauses = append(clauses, strings.Join(pieces, "|"))
	}
	return strings.Join(clauses, " & ")
}

func TestWhatAnExpressionNeeds(t *testing.T) {
	for expression, want := range map[string]string{
		`cookies?`:                             "cookies|cookie",
		`\b(?:tiers|third part(?:y|ies))\b`:    "tiers|third party|third parties",
		`si la loi l'exige[^.]{0,30}consent`:   "si la loi l'exige & consent",
		`(?:ab|\w+)consent`:                    "consent",
		`(?:accept|\w*)`:                       "",
		`a.b`:                                  "",
		`(?i)loi`:                              "",
		`(?:exige|requier)(?:nt)?\w* [^.]+loi`: "exigent|exige|requiernt|requier & loi",
		`[eé]tre`:                              "etre|étre",
		`(?:loi){2,3}`:                         "loiloiloi|loiloi",
	} {
		if got := spelt(needOf(expression)); got != want {
			t.Errorf("%s needs %q, want %q", expression, got, want)
		}
	}
}

// Whatever an expression matches holds what it needs: a wording that is not
// looked for where it stands would be overlooked.
func FuzzNeedsAreMet(f *testing.F) {
	for _, seed := range append(sentences("fr"), sentences("en")...) {
		f.Add(`(?:si|lorsque) la (?:loi|reglementation) l'exige|cookies? tiers|[^.]{0,9}retir\w+|(?:par )?defaut`, seed)
	}
	f.Fuzz(func(t *testing.T, expression, words string) {
		re, err := regexp.Compile(expression)
		if err != nil {
			return
		}
		var seen reading
		seen.read(words, "", nil, nil)
		if re.MatchString(seen.folded) && !needOf(expression).met(&seen) {
			t.Errorf("%q matches %q, and needs %s", expression, seen.folded, spelt(needOf(expression)))
		}
	})
}
