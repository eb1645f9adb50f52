package change

import (
	"maps"
	"strings"
	"testing"

	"charte/build/policy"
)

const markdown = `Avant tout titre.

## Vos données {#data}

Nous traitons « votre nom » ; c’est tout…

### Durée {#duration .wide}
Trois ans

` + "```" + `
## Pas un titre {#not}
` + "```" + `
## Contact {#contact}
`

func TestClausesOfASourceHaveDigests(t *testing.T) {
	// printf 'Contact' | sha256sum | cut -c1-8; that of the second clause is of
	// Vos données Nous traitons "votre nom"; c'est tout...
	want := map[string]string{"": "7a192f2b", "data": "2825be35", "duration": "9dae58da", "contact": "2b5c3d26"}
	if got := Clauses(policy.Body{Markdown: markdown}); !maps.Equal(got, want) {
		t.Errorf("the clauses are %v", got)
	}
	if got := Clauses(policy.Body{}); len(got) != 0 {
		t.Errorf("no text has the clauses %v", got)
	}
}

func TestTypographyDoesNotOutdateATranslation(t *testing.T) {
	base := Clauses(policy.Body{Markdown: markdown})
	for _, edit := range [][]string{
		{"« votre nom »", "«\u00a0votre nom\u00a0»"},
		{"« votre nom »", "“votre nom”"},
		{" ;", "\u202f;"},
		{" ;", ";"},
		{"c’est", "c'est"},
		{"…", "..."},
		{"Nous traitons ", "Nous\ntraitons  "},
		{"## Vos données {#data}", "##   Vos données   {#data}"},
		{"{#data}", "{ .a #data }"},
		{"\n", "\r\n"},
	} {
		if !strings.Contains(markdown, edit[0]) {
			t.Fatalf("no %q", edit[0])
		}
		if got := Clauses(policy.Body{Markdown: strings.ReplaceAll(markdown, edit[0], edit[1])}); !maps.Equal(got, base) {
			t.Errorf("with %q for %q, %v becomes %v", edit[1], edit[0], base, got)
		}
	}
}

func TestWordsOutdateTheirClauseAlone(t *testing.T) {
	base := Clauses(policy.Body{Markdown: markdown})
	for id, edit := range map[string][]string{
		"":         {"Avant", "Devant"},
		"data":     {"Vos données", "Les données"},
		"duration": {"Trois", "Cinq"},
	} {
		for other, digest := range Clauses(policy.Body{Markdown: strings.Replace(markdown, edit[0], edit[1], 1)}) {
			if same := digest == base[other]; same != (other != id) {
				t.Errorf("%q becomes %q: the digest of %q is the same: %t", edit[0], edit[1], other, same)
			}
		}
	}
}
