package rules

import (
	"bytes"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"charte/build/diag"
)

var update = flag.Bool("update", false, "write docs/rules.md and docs/regles.md anew")

func TestTheListOfRulesIsUpToDate(t *testing.T) {
	for lang, name := range map[string]string{"en": "../../docs/rules.md", "fr": "../../docs/regles.md"} {
		want := Markdown(lang)
		if *update {
			if err := os.WriteFile(name, want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(name)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not what the rules say; write it anew: go test ./build/rules -run TestTheListOfRules -update (%v)", name, err)
		}
		if bytes.Contains(want, []byte("%!")) {
			t.Errorf("%s has a hole", name)
		}
	}
}

// gathered are the rules that law, guidance and practice give, by the ids under
// which they were gathered.
var gathered = strings.Fields(`
	SCO-01 SCO-02 SCO-03 SCO-04 SCO-05 SCO-06 SCO-07 SCO-08 SCO-09 SCO-10 SCO-11 SCO-12 SCO-13 SCO-14
	AUD-01 AUD-02 AUD-03 AUD-04 AUD-05 AUD-06 AUD-07 AUD-08 AUD-09 AUD-10 AUD-11
	INF-01 INF-02 INF-03 INF-04 INF-05 INF-06 INF-07 INF-08 INF-09 INF-10 INF-11 INF-12 INF-13 INF-14 INF-15 INF-16 INF-17 INF-18
	INF-19 INF-20 INF-21 INF-22 INF-23 INF-24 INF-25 INF-26 INF-27 INF-28
	BAN-01 BAN-02 BAN-03 BAN-04 BAN-05 BAN-06 BAN-07 BAN-08 BAN-09 BAN-10 BAN-11 BAN-12 BAN-13 BAN-14 BAN-15 BAN-16 BAN-17 BAN-18
	BAN-19 BAN-20 BAN-21
	RET-01 RET-02 RET-03 RET-04 RET-05 RET-06 RET-07 RET-08
	DUR-01 DUR-02 DUR-03 DUR-04 DUR-05 DUR-06 DUR-07 DUR-08
	PRF-01 PRF-02 PRF-03 PRF-04 PRF-05 PRF-06 TRF-01 TRF-02 TRF-03 TEC-01 TEC-02 TEC-03
	DE-01 ES-01 IT-01 IE-01 UK-01 US-01 US-02 GPC-01 GPC-02 GPC-03 EUX-01
	A11-01 A11-02 A11-03 A11-04 A11-05 A11-06 A11-07 A11-08 A11-09 A11-10 A11-11 A11-12 A11-13
	EDT-01 EDT-02 EDT-03 EDT-04 EDT-05 EDT-06 EDT-07 EDT-08 EDT-09 EDT-10`)

func TestEachRuleOfTheTextsIsAnsweredOnce(t *testing.T) {
	answers := map[string][]string{}
	for _, r := range All() {
		answers[r.ID] = append(answers[r.ID], "a rule")
	}
	for _, a := range Held() {
		answers[a.ID] = append(answers[a.ID], "held")
	}
	for _, u := range OutOfSight() {
		answers[u.ID] = append(answers[u.ID], "out of sight")
	}
	for id, as := range SameAs() {
		answers[id] = append(answers[id], "the same as "+as)
		if len(answers[as]) == 0 {
			t.Errorf("%s is to be the same as %s, which is nothing", id, as)
		}
	}
	for _, id := range gathered {
		if n := len(answers[id]); n != 1 {
			t.Errorf("%s is answered %d times: %s", id, n, strings.Join(answers[id], ", "))
		}
	}
}

func TestWhatIsHeldAndUnseenIsToldInBothLanguages(t *testing.T) {
	for _, a := range Held() {
		inBoth(t, a.ID, a.Title, a.By)
		weighed(t, a.ID, a.Severity, a.Source)
	}
	for _, u := range OutOfSight() {
		inBoth(t, u.ID, u.Title, u.Because)
		weighed(t, u.ID, u.Severity, u.Source)
	}
	for _, r := range All() {
		weighed(t, r.ID, r.Severity, r.Source)
	}
}

func inBoth(t *testing.T, id string, texts ...Text) {
	t.Helper()
	for _, text := range texts {
		if text.EN == "" || text.FR == "" || text.EN == text.FR {
			t.Errorf("%s is not told in both languages: %q, %q", id, text.EN, text.FR)
		}
	}
}

// weighed asks that nothing which nobody read has the weight of law.
func weighed(t *testing.T, id string, s diag.Severity, source Source) {
	t.Helper()
	if source.Name == "" || source.Flag == "" || source.Checked.IsZero() {
		t.Errorf("%s has no source, flag or day: %+v", id, source)
	}
	if s == diag.Law && source.Flag != Primary && source.Flag != Secondary {
		t.Errorf("%s is called law, and its source was not read (%s)", id, source.Flag)
	}
}

func TestEachNamedTestExists(t *testing.T) {
	tests := testsBelow(t, "..")
	for _, a := range Held() {
		if !slices.Contains(tests, a.Test) {
			t.Errorf("%s names %q, which is no test", a.ID, a.Test)
		}
	}
	if len(tests) < 100 || slices.Contains(tests, "e2e TestOfNothing") {
		t.Errorf("%d tests were seen", len(tests))
	}
}

// testsBelow are the tests in a folder and below, as "package TestName".
func testsBelow(t *testing.T, folder string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() && entry.Name() == "node_modules" {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && strings.HasPrefix(f.Name.Name, "Test") {
				out = append(out, strings.TrimSuffix(file.Name.Name, "_test")+" "+f.Name.Name)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// english are words that no source has whose name is French.
var english = regexp.MustCompile(`(?i)\b(?:the|of|on|and|to|law|report|guidance|guidelines?|part|answers|measur\w+|January|February|April|May|June|July|regulations?|proposed|wording)\b`)

func TestSourcesAreCitedInFrench(t *testing.T) {
	var all []Source
	for _, r := range All() {
		all = append(all, r.Source)
	}
	for _, a := range Held() {
		all = append(all, a.Source)
	}
	for _, u := range OutOfSight() {
		all = append(all, u.Source)
	}
	for _, s := range all {
		if name := s.In("fr"); english.MatchString(name) {
			t.Errorf("%q is cited as %q", s.Name, name)
		}
	}
}
