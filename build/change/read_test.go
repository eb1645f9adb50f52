package change

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// page reads a built page: product.document.language.html.
func page(t testing.TB, name string) ([]byte, string) {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", "pages", name+".html"))
	if err != nil {
		t.Fatal(err)
	}
	p := strings.Split(name, ".")
	return raw, "/" + p[2] + "/" + p[0] + "/" + p[1] + "/"
}

func pages(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/pages/*.html")
	if err != nil || len(files) < 8 {
		t.Fatalf("%d pages, %v", len(files), err)
	}
	for i, f := range files {
		files[i] = strings.TrimSuffix(filepath.Base(f), ".html")
	}
	return files
}

func TestWhatIsFrozenReadsAsThePage(t *testing.T) {
	for _, name := range pages(t) {
		raw, path := page(t, name)
		text, err := Read(raw, path)
		if err != nil {
			t.Fatal(err)
		}
		frozen, err := Article(raw, path)
		if err != nil {
			t.Fatal(err)
		}
		again, err := ReadFrozen(frozen)
		if err != nil || !reflect.DeepEqual(text, again) {
			t.Errorf("%s: %v\n%s", name, err, Compare(text, again).Marked())
		}
		if d := Compare(text, again); !d.Empty() {
			t.Errorf("%s: the same text differs from itself:\n%s", name, d.Marked())
		}
		if now, later := shownOf(t, func() (Reading, error) { return Open(raw, path) }), shownOf(t, func() (Reading, error) { return OpenFrozen(frozen) }); now != later {
			t.Errorf("%s: of the page is shown\n%s\nand of what was kept\n%s", name, now, later)
		}
	}
}

// shownOf is a text as a page shows it, with its links marked.
func shownOf(t *testing.T, open func() (Reading, error)) string {
	r, err := open()
	if err != nil {
		t.Fatal(err)
	}
	return r.Shown(func(path string) string { return "https://legal.example" + path })
}

// TestPlainIsWhatIsRead: by hand, as somebody would who checks a digest.
func TestPlainIsWhatIsRead(t *testing.T) {
	raw, path := page(t, "flowlyweb.cookies.fr")
	text := read(t, raw, path)
	if len(text.Clauses) != 16 || text.Title != "Politique de cookies" || text.Lang != "fr" {
		t.Errorf("%d clauses of %q in %q", len(text.Clauses), text.Title, text.Lang)
	}
	for _, line := range []string{
		"Politique de cookies",
		"En bref",
		"Durée de votre choix\t13 mois, que vous acceptiez ou refusiez.",
		"Dispensé de consentement",
		"Nom du cookie\tFinalité\tDurée",
		"_chatwoot_session\tMaintient la connexion avec le service d’assistance. La bannière ne peut pas l’effacer.\tSession du navigateur",
		"chatwoot_available_agents_* : stockage local",
		"Google Chrome",
	} {
		if !strings.Contains("\n"+text.Plain(), "\n"+line+"\n") {
			t.Errorf("no line %q in\n%s", line, text.Plain())
		}
	}
	for _, no := range []string{"#\n", "Lien permanent", "Sommaire", "Version du", "Plugin", "Publié par"} {
		if strings.Contains(text.Plain(), no) {
			t.Errorf("%q is not part of the text", no)
		}
	}
}

func TestDigestIsThatOfPlain(t *testing.T) {
	text := textOfBody(t, `<p>Un&nbsp;  cafe&#769;<br>noir<h2 id=a>Titre</h2><table><tr><th>a<td><td>b<small>c</small></table>`)
	const want = "Document\nUn café noir\nTitre\na\t\tb c\n"
	if got := text.Plain(); got != want {
		t.Errorf("the plain text is %q, not %q", got, want)
	}
	// printf 'Document\nUn café noir\nTitre\na\t\tb c\n' | sha256sum
	if got := text.Digest(); got != "080fc8623bace1a75f2772a1149004105e4c357895d9dbe2712591f3631cd974" {
		t.Errorf("the digest is %s", got)
	}
}

func TestHowAPageIsWrittenChangesNothing(t *testing.T) {
	plain := `<h2 id=a class=x>Titre</h2><p>Un <a href=../guide/ title=t>lien</a>, deux.<ul><li>trois</li></ul>`
	for _, other := range []string{
		`<h2 class="x" id="a">Titre</h2> <p> Un <a title='t' href="../guide/">lien</a>, ` + "\n" + `deux.</p> <ul> <li> trois </ul>`,
		`<div class="h h2"><h2 id=a>Titre</h2><a class=anchor href=#a>#</a></div><p>Un <a href=/fr/p/guide/index.html>lien</a>, <span>deux</span>.<!-- non --><ul><li><p>trois</ul>`,
	} {
		d := Compare(textOfBody(t, plain), textOfBody(t, other))
		if !d.Empty() {
			t.Errorf("%s\n%s", other, d.Marked())
		}
		if a, b := textOfBody(t, plain).Digest(), textOfBody(t, other).Digest(); a != b {
			t.Errorf("%s has another digest", other)
		}
	}
}

func TestWhatIsNoDocumentIsRefused(t *testing.T) {
	if _, err := Read([]byte("<h1>404</h1>"), "/404.html"); err == nil {
		t.Error("a page without a document was read")
	}
	if _, err := Article([]byte("<article><h1>404</h1></article>"), "/"); err == nil {
		t.Error("a page without a document was frozen")
	}
	if _, err := ReadFrozen("<h1>404</h1>"); err == nil {
		t.Error("a frozen text without an article was read")
	}
	if _, err := OpenFrozen(""); err == nil {
		t.Error("nothing was opened")
	}
}

func TestLinksCanBeResolvedAgain(t *testing.T) {
	for href, want := range map[string]string{
		"../guide/":                      "/p/guide/",
		"../guide/index.html#roles":      "/p/guide/#roles",
		"index.html":                     "/p/terms/",
		"./#a":                           "/p/terms/#a",
		"../../../p/terms/policy.json":   "/p/terms/policy.json",
		"../../index.html":               "/",
		"../../../en/p/terms/index.html": "/en/p/terms/",
		"#a":                             "#a",
		"":                               "",
		"https://example.org/fr/x":       "https://example.org/fr/x",
		"//example.org/fr/":              "//example.org/fr/",
		"mailto:dpo@example.org":         "mailto:dpo@example.org",
		"%zz":                            "%zz",
	} {
		for _, path := range []string{"/fr/p/terms/", "fr/p/terms/index.html"} {
			if got := linker(path).rooted(href); got != want {
				t.Errorf("on %s, %q becomes %q, not %q", path, href, got, want)
			}
		}
		if got := linker("").rooted(want); got != want {
			t.Errorf("%q does not stay, it becomes %q", want, got)
		}
	}
}

func TestAFrozenTextIsShownWithItsLinks(t *testing.T) {
	raw, path := page(t, "clickmeeting.guide.fr")
	frozen, err := Article(raw, path)
	if err != nil {
		t.Fatal(err)
	}
	var asked []string
	kept, err := OpenFrozen(frozen)
	shown := kept.Shown(func(path string) string {
		asked = append(asked, path)
		return "../.." + path
	})
	if err != nil || strings.Join(asked, " ") != "/clickmeeting/cookies/" {
		t.Errorf("%v; asked for %v", err, asked)
	}
	if strings.Contains(shown, "<h1") || strings.Contains(shown, "<article") || !strings.Contains(shown, `href="../../clickmeeting/cookies/"`) {
		t.Errorf("shown is\n%s", shown)
	}
	if again := kept.Shown(func(path string) string { return path }); !strings.Contains(frozen, again) {
		t.Error("shown with the links as they are, the text is another one")
	}
}

func TestFrozenIsTheSameHoweverThePageIsWritten(t *testing.T) {
	of := func(body string) string {
		frozen, err := Article([]byte(`<html lang=fr dir=ltr><article id=policy><header><h1>T</h1><p class=notice>n</p><p class=version>v</p></header>`+
			`<nav class=contents>c</nav><div class=text>`+body+`</div></article>`), "/fr/p/terms/")
		if err != nil {
			t.Fatal(err)
		}
		return frozen
	}
	const want = `<article dir="ltr" lang="fr">
<h1>T</h1>
<div class="text">
<p class="a" id="b">Un <a href="/p/guide/">l&nbsp;"i" &lt;en</a>.</p>
<ul>
<li>
a
<ul>
<li>b</li>
</ul>
</li>
</ul>
<pre><code>x
  y &amp;</code></pre>
</div>
</article>
`
	for _, body := range []string{
		`<p id=b class=a onclick=x()>Un <a href=../guide/index.html rel=x>l&nbsp;"i" &lt;en</a>.<ul><li>a<ul><li>b</ul></ul><pre><code>x` + "\n" + `  y &amp;</code></pre>`,
		`<p class="a" style="x" id="b"> Un <a href='../guide/'>l&#160;"i" &lt;en</a>. </p><script>1</script><ul> <li> a <ul> <li> b </li> </ul></li></ul>` +
			`<pre>` + "\n" + `x` + "\n" + `  y &amp;` + "\n" + `</pre>`,
	} {
		if got := strings.ReplaceAll(of(body), "&#34;", `"`); got != want {
			t.Errorf("%s is frozen as\n%s", body, got)
		}
	}
}
