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
	}
}

func TestAnyPageIsRead(t *testing.T) {
	text, err := ReadPage([]byte(`<html lang=en><body><header>Site</header><main><nav>Here</nav><header><h1>Acme</h1><p class=tagline>Rockets</p></header><ul class=cards><li><h3>Policy</h3></ul>
		<section><h2 id=contact>Write</h2><p>To <a href=../x/index.html>them</a></p></section></main><footer>Foot</footer>`), "/en/acme/")
	if err != nil || text.Plain() != "Acme\nRockets\nWrite\nTo them\n" || text.Clauses[1].ID != "contact" {
		t.Errorf("%v, %q, %+v", err, text.Plain(), text.Clauses)
	}
	if href := text.Clauses[1].Blocks[0].Cells[0].Inline[1].Href; href != "/x/" {
		t.Errorf("the link leads to %q", href)
	}
}

func TestThePageOfAVersionReadsAsItsText(t *testing.T) {
	raw, path := page(t, "flowlyweb.cookies.fr")
	want, err := Read(raw, path)
	if err != nil {
		t.Fatal(err)
	}
	frozen, _ := Article(raw, path)
	shown, err := Shown(frozen, func(path string) string { return "../../../.." + path })
	if err != nil {
		t.Fatal(err)
	}
	version := `<html lang=fr><main><article id=policy><header class=title><h1>` + want.Title + `</h1><p class=state>!</p></header><div class=frozen>` + shown + `</div></article></main>`
	got, err := Read([]byte(version), path+"2026-02-10/")
	if err != nil || got.Digest() != want.Digest() {
		t.Errorf("%v\n%s", err, Compare(want, got).Marked())
	}
}
