package content

import (
	"strings"
	"testing"

	"charte/build/catalog"
)

// Each fault that has French words is one that the decoder still reports in the
// words by which it is recognised.
func TestFaultsOfYAMLAreRecognised(t *testing.T) {
	fronts := map[string]string{
		"mapping values are not allowed":         "title: a: b",
		"cannot start any token":                 "title: @x",
		"unexpected end of stream":               "title: \"x",
		"did not find expected":                  "title: [a, b\nx: y",
		"could not find expected ':'":            "title: x\nsummary\nversion: y",
		"block sequence entries are not allowed": "title: - x",
		"found a tab character":                  "title: a\n\tb: c",
		"unknown escape character":               `title: "a\q"`,
		"control characters are not allowed":     "title: a\x01b",
		"unknown anchor":                         "title: *x",
	}
	for _, fault := range yamlFaults {
		part, front := fault.part, fronts[fault.part]
		_, problems := Read(folder(map[string]string{"acme/terms.fr.md": "---\n" + front + "\n---\n"}), catalog.Catalogue{})
		if len(problems) == 0 {
			t.Errorf("%s: no problem", part)
			continue
		}
		english, french := problems[0].Message, problems[0].In("fr").Message
		if !strings.Contains(english, part) || strings.Contains(french, "lecteur de YAML") {
			t.Errorf("%s: %s, %s", part, english, french)
		}
	}
}
