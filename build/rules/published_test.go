package rules_test

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"charte/build/catalog"
	"charte/build/content"
	"charte/build/diag"
	"charte/build/policy"
	"charte/build/rules"
)

const published = "../../testdata/published"

// expectation is what a published document has to raise, written by hand.
type expectation struct {
	Rule, File, Words, Why string
	Line                   int
	Source                 []int
}

type expected struct{ Findings, Also, Unseen []expectation }

func (e expectation) String() string { return fmt.Sprintf("%s %s:%d", e.Rule, e.File, e.Line) }

func readExpected(t *testing.T) map[string]expected {
	t.Helper()
	raw, err := os.ReadFile(published + "/expected.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var out map[string]expected
	if err := yaml.Load(raw, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// read reads a source folder with the catalogue that ships.
func read(t *testing.T, folder string) (policy.Site, rules.Input) {
	t.Helper()
	known, problems := catalog.Read(os.DirFS("../.."))
	site, more := content.Read(os.DirFS(folder), known)
	words, worse := content.ReadWords(os.DirFS("../.."), nil)
	if problems = append(problems, append(more, worse...)...); len(problems) > 0 {
		t.Fatal(problems)
	}
	today := policy.Date{Year: 2026, Month: 11, Day: 22}
	return site, rules.Input{Site: site, Known: known, Words: words, Today: today, Lang: "en"}
}

// The five documents as they were published raise what was found in them by
// hand, each at its line, and nothing else.
func TestTheFivePublishedDocuments(t *testing.T) {
	want := readExpected(t)
	site, in := read(t, published)
	for _, p := range site.Products {
		t.Run(p.ID, func(t *testing.T) {
			in.Site.Products = []policy.Product{p}
			found := rules.Check(in)
			missing, extra := compare(append(want[p.ID].Findings, want[p.ID].Also...), found)
			for _, m := range missing {
				t.Errorf("not found: %s %q: %s", m, m.Words, m.Why)
			}
			for _, e := range extra {
				t.Errorf("not expected: %s %s: %s", e.Code, e.Position, e.Message)
			}
			t.Logf("%d of the list and %d more, %d that nothing shows", len(want[p.ID].Findings), len(want[p.ID].Also), len(want[p.ID].Unseen))
		})
	}
}

// compare takes away what both have.
func compare(want []expectation, found diag.List) (missing []expectation, extra diag.List) {
	extra = slices.Clone(found)
	for _, w := range want {
		i := slices.IndexFunc(extra, func(p diag.Problem) bool {
			return p.Code == w.Rule && p.File == "content/"+w.File && p.Line == w.Line
		})
		if i < 0 {
			missing = append(missing, w)
			continue
		}
		extra = slices.Delete(extra, i, i+1)
	}
	return missing, extra
}

// The products of this project raise nothing that nobody accepted.
func TestTheProjectsOwnContentIsClean(t *testing.T) {
	_, in := read(t, "../..")
	open, accepted := rules.Check(in).Split()
	for _, p := range open {
		t.Errorf("%s [%s] %s %q", p.Position, p.Code, p.Message, p.Words)
	}
	count := map[string]int{}
	for _, p := range accepted {
		count[p.Code]++
		if strings.TrimSpace(p.Accepted) == "" {
			t.Errorf("%s [%s] is accepted without a reason", p.Position, p.Code)
		}
	}
	for _, code := range slices.Sorted(maps.Keys(count)) {
		t.Logf("%s: %d accepted", code, count[code])
	}
}
