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
