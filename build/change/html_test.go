package change

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var spoken = Markup{
	Resolve: func(path string) string { return ".." + path },
	Deleted: [2]string{"[supprimé : ", "]"},
	Written: [2]string{"[ajouté : ", "]"},
	Remark: func(b BlockChange) string {
		if b.Moved {
			return "Déplacé"
		}
		return ""
	},
}

// twoVersions have every kind of block, and every kind of change.
const oldVersion = `<p>Nous traitons <strong>votre nom</strong> selon <a href=../guide/>le guide</a>.</p>
<ol><li>ouvrir un compte ;<ul><li>par le chat</li><li>par lettre<p>Affranchir.</p></li><li>au guichet</li></ul></li><li>fermer le compte.</li></ol><ul><li>sans frais</li></ul>
<table><caption>Cookies</caption><thead><tr><th>Nom</th><th>Finalité</th><th>Durée</th></tr></thead><tbody>
<tr><th>sid</th><td>Session</td><td>30 minutes</td></tr><tr><th>_ga</th><td>Mesure</td><td>2 ans</td></tr></tbody></table>
<table><thead><tr><th>Droit</th><th>Article</th></tr></thead><tbody><tr><th>Accès</th><td>15</td></tr></tbody></table>
<dl><dt>Accès</dt><dd>Obtenir une copie.</dd><dt>Effacement</dt><dd>Faire effacer.</dd></dl><pre>a &lt; b</pre><h4>Note</h4><p>Fin.</p>`

const newVersion = `<p>Nous traitons <strong>votre nom et votre adresse</strong> selon <a href=../guide/>le guide</a>.</p>
<ol><li>ouvrir un compte ;<ul><li>par lettre<p>Affranchir au tarif lent.</p></li><li>par le chat</li><li>au guichet central</li></ul></li><li>suspendre ou fermer le compte.</li></ol><ul><li>sans aucuns frais</li></ul>
<table><caption>Cookies et clés</caption><thead><tr><th>Nom</th><th>Durée</th><th>Destinataire</th></tr></thead><tbody>
<tr><th>sid</th><td>1 heure</td><td>Nous</td></tr><tr><th>lang</th><td>1 an</td><td>Nous</td></tr></tbody></table>
<table><thead><tr><th>Droit</th><th>Article</th></tr></thead><tbody><tr><th>Accès</th><td>15 et 16</td></tr></tbody></table>
<dl><dt>Accès</dt><dd>Obtenir une copie.</dd><dt>Effacement</dt><dd>Faire effacer vos données.</dd></dl><pre>a &lt; c</pre><h4>Note</h4><p>Fin.</p>`

func TestADifferenceIsWrittenAsHTML(t *testing.T) {
	d := Compare(textOfBody(t, oldVersion), textOfBody(t, newVersion))
	got := spoken.Blocks(d.Clauses[0].Blocks) + "<!-- only what changed -->\n" + spoken.Blocks(Changes(d.Clauses[0].Blocks))
	if *update {
		if err := os.WriteFile("testdata/difference.html", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/difference.html")
	if err != nil || got != string(want) {
		t.Errorf("%v; the HTML is now\n%s", err, got)
	}
}

// TestHTMLIsWellFormed: what a browser makes of it is what was written, and both
// versions can be read from it.
func TestHTMLIsWellFormed(t *testing.T) {
	for _, name := range pages(t) {
		raw, path := page(t, name)
		other, _ := page(t, strings.NewReplacer(".fr", ".en", ".en", ".fr").Replace(name))
		old, new := read(t, raw, path), read(t, other, path)
		for _, c := range Compare(old, new).Clauses {
			wellFormed(t, spoken.Blocks(c.Blocks))
			wellFormed(t, Markup{}.Blocks(Changes(c.Blocks)))
			wellFormed(t, spoken.Spans(c.Title))
		}
	}
}

func wellFormed(t *testing.T, written string) {
	t.Helper()
	nodes, err := html.ParseFragment(strings.NewReader(written), &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	for _, n := range nodes {
		if err := html.Render(&b, n); err != nil {
			t.Fatal(err)
		}
	}
	if got := strings.ReplaceAll(strings.ReplaceAll(b.String(), "\u00a0", "&nbsp;"), "&#39;", "'"); got != written {
		t.Errorf("a browser makes\n%s\nof\n%s", got, written)
	}
}
