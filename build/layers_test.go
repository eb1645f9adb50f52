package build

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// layers says which rooms each room may import. The order is that of the data:
// content, catalog → policy → {rules, banner, site, data} → output → preview → command.
var layers = map[string][]string{
	"diag":      {},
	"policy":    {"diag"},
	"catalog":   {"diag", "policy"},
	"content":   {"diag", "policy", "catalog"},
	"rules":     {"diag", "policy", "catalog", "change"},
	"change":    {"diag", "policy"},
	"approval":  {"diag", "policy", "change"},
	"revision":  {"diag"},
	"banner":    {"diag", "policy"},
	"data":      {"diag", "policy", "schema"},
	"site/page": {"diag", "policy", "change"},
	"site":      {"diag", "policy", "site/page"},
	"schema":    {"policy"},
	"output":    {"diag"},
	"host":      {"diag"},
	"preview":   {"diag", "policy"},
	"verify":    {"diag"},
	"command":   {"diag", "policy", "catalog", "content", "rules", "change", "approval", "revision", "banner", "site", "data", "schema", "output", "host", "preview", "verify"},
	"e2e":       {"diag", "policy", "catalog", "content", "rules", "change", "banner", "site", "data", "schema", "output", "host", "preview", "command"},
	// The comparison with other banners; what it needs of the others is what makes a banner.
	"bench":             {"bench/speed", "bench/conformance"},
	"bench/adapter":     {"diag", "policy", "content", "banner"},
	"bench/drive":       {},
	"bench/speed":       {"bench/adapter", "bench/drive"},
	"bench/conformance": {"bench/adapter", "bench/drive"},
}

// libraryOwners says which room alone imports a foreign library.
var libraryOwners = map[string][]string{
	"github.com/gohugoio/hugo":        {"site"},
	"github.com/evanw/esbuild":        {"banner"},
	"github.com/adrg/frontmatter":     {"content"},
	"go.yaml.in/yaml":                 {"content", "catalog"},
	"github.com/yuin/goldmark":        {"content"},
	"github.com/tdewolff/minify":      {"banner", "output"},
	"github.com/andybalholm/brotli":   {"output", "banner", "e2e", "bench/speed"},
	"github.com/fsnotify/fsnotify":    {"preview"},
	"github.com/spf13/cobra":          {"command"},
	"golang.org/x/term":               {"command"},
	"github.com/mattn/go-runewidth":   {"approval"},
	"github.com/chavacava/garif":      {"diag"},
	"github.com/chromedp":             {"e2e", "bench/drive"},
	"github.com/coder/websocket":      {"e2e"},
	"golang.org/x/net/publicsuffix":   {"content"},
	"golang.org/x/net/html":           {"rules", "content", "change", "verify"},
	"github.com/aymanbagabas":         {"change"},
	"github.com/tdewolff/parse":       {"rules"},
	"github.com/lucasb-eyer":          {"rules"},
	"golang.org/x/image":              {"rules"},
	"github.com/rogpeppe/go-internal": {"command"},
	"github.com/santhosh-tekuri":      {}, // for tests only
}

// pure are the rooms that read no file and look at no clock.
var pure = []string{"policy", "rules", "change", "approval", "data", "diag", "schema", "host"}

// imports reads the source files itself: "go list" inside a test would hide a
// violation behind the test cache.
func imports(t *testing.T) map[string][]*ast.ImportSpec {
	t.Helper()
	found := map[string][]*ast.ImportSpec{}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && d.Name() == "node_modules" {
			return err
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") || filepath.Dir(path) == "." {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		room := filepath.ToSlash(filepath.Dir(path))
		if strings.HasSuffix(path, "_test.go") {
			room += " (test)"
		}
		found[room] = append(found[room], file.Imports...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestRoomsImportOnlyWhatStandsBelowThem(t *testing.T) {
	for room, specs := range imports(t) {
		name, isTest := strings.CutSuffix(room, " (test)")
		allowed, known := layers[name]
		if !known {
			t.Errorf("the room build/%s has no place in the layers; give it one in build/layers_test.go", name)
			continue
		}
		for _, spec := range specs {
			path, _ := strconv.Unquote(spec.Path.Value) // the parser accepted it
			below, ours := strings.CutPrefix(path, "charte/build/")
			if ours && below != name && !slices.Contains(allowed, below) && !isTest {
				t.Errorf("build/%s imports build/%s, which does not stand below it", name, below)
			}
			checkLibrary(t, name, path, isTest)
		}
	}
}

func checkLibrary(t *testing.T, room, path string, isTest bool) {
	t.Helper()
	for library, owners := range libraryOwners {
		if strings.HasPrefix(path, library) && !slices.Contains(owners, room) && !isTest {
			t.Errorf("build/%s imports %s, which belongs to %s", room, path, strings.Join(owners, ", "))
		}
	}
	impure := path == "os" || path == "io/fs" || path == "path/filepath" || strings.HasPrefix(path, "net/http")
	if impure && slices.Contains(pure, room) && !isTest {
		t.Errorf("build/%s imports %s, and is to read nothing", room, path)
	}
}

func TestFilesStaySmall(t *testing.T) {
	for _, root := range []string{".", "../assets/banner", "../layouts"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() && (d.Name() == "node_modules" || d.Name() == "testdata") {
				return fs.SkipDir
			}
			if ext := filepath.Ext(path); ext != ".go" && ext != ".ts" {
				return nil
			}
			raw, err := os.ReadFile(path)
			if lines := strings.Count(string(raw), "\n"); lines > 400 {
				t.Errorf("%s has %d lines; the house keeps files under 400", path, lines)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
