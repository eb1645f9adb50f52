package rules

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"charte/build/content"
)

// What charte itself publishes, the standard clauses and the words of the
// banner, breaks none of the rules about words.
func TestTheStandardWordsAreClean(t *testing.T) {
	words, problems := content.ReadWords(os.DirFS("../.."), nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, lang := range []string{"fr", "en"} {
		read := 0
		for _, key := range slices.Sorted(maps.Keys(words[lang].Text)) {
			for passage := range strings.SplitSeq(words[lang].Text[key], "\n\n") {
				read++
				for _, f := range listen(sentence(lang, passage)) {
					if !slices.Contains(declared, f.Code) && !apart(key) {
						t.Errorf("%s %s: [%s] %s", lang, key, f.Code, f.Message)
					}
				}
			}
		}
		t.Logf("%s: %d passages", lang, read)
	}
}

// apart tells words that are no text of a page: those for developers, and the
// words of a link, whose address stands beside them.
func apart(key string) bool {
	return strings.HasPrefix(key, "install.") || strings.HasPrefix(key, "preview.") || strings.HasPrefix(key, "authority.")
}
