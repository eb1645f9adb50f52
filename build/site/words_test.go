package site

import (
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"charte/build/policy"
)

// pluralForm is the last part of a key that a language has in its own number.
var pluralForm = regexp.MustCompile(`\.(zero|one|two|few|many|other)$`)

// sections are the words of pages; others belong to other rooms.
var sections = []string{"language.", "page.", "install.", "brief.", "part.", "kind.", "exemption.", "basis.", "assurance.", "transfer.", "host.", "role.", "right.", "authority.", "clause.", "duration.", "date.", "list.", "statement.", "duty.", "standard.", "status.", "reason.", "customer."}

func TestEveryLanguageHasEveryWord(t *testing.T) {
	all := ofCompleteLanguages(words(t))
	for lang, w := range all {
		for other, theirs := range all {
			for key, text := range theirs.Text {
				if !ofPages(key) {
					continue
				}
				if general := pluralForm.ReplaceAllString(key, ".other"); w.Has(general) {
					key = general
				}
				if !w.Has(key) {
					t.Errorf("i18n/%s.yaml lacks %s, which i18n/%s.yaml has", lang, key, other)
					continue
				}
				if got, want := policy.Placeholders(w.Text[key]), policy.Placeholders(text); !slices.Equal(got, want) {
					t.Errorf("%s holds %q in %s and %q in %s", key, got, lang, want, other)
				}
			}
		}
	}
}

// ofCompleteLanguages leaves out the languages that have the banner's words only.
func ofCompleteLanguages(all map[string]policy.Words) map[string]policy.Words {
	maps.DeleteFunc(all, func(_ string, w policy.Words) bool { return !w.Has("page.skip") })
	return all
}

func ofPages(key string) bool {
	return slices.ContainsFunc(sections, func(s string) bool { return strings.HasPrefix(key, s) })
}

var i18nCall = regexp.MustCompile(`i18n "([^"]+)"`)

func TestLayoutsUseWordsThatExist(t *testing.T) {
	used := map[string]string{}
	err := fs.WalkDir(root, "layouts", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		raw, err := fs.ReadFile(root, name)
		for _, m := range i18nCall.FindAllStringSubmatch(string(raw), -1) {
			used[m[1]] = name
		}
		return err
	})
	if err != nil || len(used) == 0 {
		t.Fatalf("%d words in layouts, error %v", len(used), err)
	}
	for lang, w := range ofCompleteLanguages(words(t)) {
		for _, key := range slices.Sorted(maps.Keys(used)) {
			if !w.Has(key) {
				t.Errorf("%s uses the word %s, which i18n/%s.yaml lacks", used[key], key, lang)
			}
			if len(policy.Placeholders(w.Text[key])) > 0 {
				t.Errorf("%s uses the word %s, which has a placeholder: let Go fill it", used[key], key)
			}
		}
	}
}

// frenchSigns are ordinary spaces where French has ones that do not break.
var frenchSigns = regexp.MustCompile(`\S [:;!?»]|« `)

func TestFrenchSpaces(t *testing.T) {
	for key, text := range words(t)["fr"].Text {
		if !ofPages(key) {
			continue
		}
		if m := frenchSigns.FindString(text); m != "" {
			t.Errorf("%s has an ordinary space in %q", key, m)
		}
	}
}
