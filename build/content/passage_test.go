package content

import (
	"slices"
	"testing"

	"charte/build/catalog"
)

// What a reader reads of a text, and where each word of it stands.
func TestPassagesKnowTheirPlaces(t *testing.T) {
	site, problems := Read(folder(map[string]string{
		"acme/_index.fr.md":  "---\nname: Acme\n---\n",
		"acme/cookies.fr.md": "---\ntitle: T\n---\n\n## Un *titre* {#a}\n\nUne ligne,\net [une autre](#) ici.\n\n- un\n- deux `mots`\n-\n  - <https://a.example>\n",
	}), catalog.Catalogue{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	d, _ := site.Products[0].Authoritative().Policy()
	var got []string
	for _, p := range d.Body.Passages {
		got = append(got, string(p.Kind)+": "+p.Text)
	}
	want := []string{"heading: Un titre", "paragraph: Une ligne, et une autre ici.", "item: un", "item: deux mots", "item: https://a.example"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	sentence := d.Body.Passages[1]
	if at := d.Body.At(sentence.Offset(len("Une ligne, et une "))); at.Line != 8 || at.Column != 9 || at.Excerpt != "et [une autre](#) ici." {
		t.Errorf("%+v", at)
	}
	if l := d.Body.Links; len(l) != 1 || l[0].Text != "une autre" || l[0].Address != "#" || d.Body.At(l[0].At).Column != 5 {
		t.Errorf("%+v", l)
	}
}

func TestEmptyItemsOfAListAreNoted(t *testing.T) {
	for text, want := range map[string][]int{
		"- un ;\n- deux.\n-\n\nTexte.\n":              {7},
		"Texte.\n\n-\n- deux\n":                       {7},
		"Texte.\n\n* \n* deux\n*\n":                   {7, 9},
		"+\n\nTexte.\n\n+ un\n+ \n":                   {5, 10},
		"Texte.\n\n- un\n\n  - \n  - deux\n- trois\n": {9},
		"- un\n\n  *\n  * deux\n\n    +\n\n- trois\n": {7, 10},
		"1. un\n2.\n":                                 {6},
		"> Texte.\n>\n> -\n> - deux\n":                {7},
	} {
		site, problems := Read(folder(map[string]string{"acme/cookies.fr.md": "---\ntitle: T\n---\n\n" + text}), catalog.Catalogue{})
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		d, _ := site.Products[0].Authoritative().Policy()
		if !slices.Equal(d.Body.EmptyItems, want) {
			t.Errorf("%q: lines %d, want %d", text, d.Body.EmptyItems, want)
		}
	}
}
