package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"charte/build/catalog"
	"charte/build/content"
	"charte/build/diag"
	"charte/build/policy"
	"charte/build/rules"
)

// pageFindings builds a folder, and gives what the rules about pages find there.
func pageFindings(t *testing.T, source string) diag.List {
	t.Helper()
	user := os.DirFS(source)
	words, problems := content.ReadWords(root, user)
	known, wrong := catalog.Read(root, user)
	site, more := content.Read(user, known)
	if all := append(problems, append(wrong, more...)...); len(all) > 0 {
		t.Fatal(all)
	}
	files := filesBelow(t, build(t, source))
	return rules.CheckPages(rules.Input{Site: site, Known: known, Words: words, Today: policy.Date{Year: 2026, Month: 11, Day: 22}, Lang: "en"}, files)
}

func filesBelow(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		files[filepath.ToSlash(name)] = fileAt(t, path)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestNothingIsFoundOnTheProjectsOwnPages(t *testing.T) {
	for _, p := range pageFindings(t, "../..") {
		t.Errorf("%s %s: %s", p.Code, p.File, p.Message)
	}
}

// What a company replaces is seen on the pages that come of it.
func TestWhatAReplacedLayoutBreaksIsFound(t *testing.T) {
	source := written(t, shopContent)
	for name, text := range map[string]string{
		"assets/page/9-brand.css":       ":root{--accent:#9cf}\n@font-face{font-family:a;src:url(https://fonts.other.test/a.woff2)}",
		"layouts/_partials/trail.html":  `<h4>Trail</h4>`,
		"layouts/_partials/footer.html": `<footer><img src="https://count.other.test/p.gif" alt=""></footer>`,
		"assets/banner/banner.css":      string(fileAt(t, "../../assets/banner/banner.css")) + "button{color:#888;background:#777}",
	} {
		path := filepath.Join(source, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	found := map[string]string{}
	for _, p := range pageFindings(t, source) {
		found[p.Code] += p.File + ": " + p.Message + "\n"
	}
	for code, words := range map[string][]string{
		"A11-01": {"a/page.", "--accent (#99ccff) on --paper (#ffffff)", "live/shop"},
		"A11-07": {"en/shop/cookies/index.html", "Trail"},
		"BAN-01": {"fonts.other.test", "fr/shop/index.html: count.other.test is contacted"},
	} {
		for _, said := range words {
			if !strings.Contains(found[code], said) {
				t.Errorf("%s does not say %q:\n%s", code, said, found[code])
			}
		}
		delete(found, code)
	}
	if len(found) > 0 {
		t.Errorf("found as well: %v", found)
	}
}
