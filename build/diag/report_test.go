package diag

import (
	"encoding/json"
	"strings"
	"testing"
)

// sample is a finding of each severity, one of them accepted, one mechanical.
func sample() List {
	law := Problem{Position: Position{"content/a.md", 3, 5}, Severity: Law, Code: "INF-07", Title: "Duration", Message: "the duration of x is not stated", Hint: "add duration:", Source: "GDPR, art. 13", Reference: "https://eur-lex.europa.eu/"}
	other := law
	other.Line, other.Message = 9, "the duration of y is not stated"
	words := Problem{Position: Position{"content/b.md", 2, 4}, Severity: Guideline, Code: "RET-02", Title: "Withdrawal", Message: "“F12” is no way to withdraw", Words: "F12", Excerpt: "la F12 :", Source: "EDPB 05/2020"}
	empty := Problem{Position: Position{"content/b.md", 7, 1}, Severity: Practice, Code: "EDT-03", Message: "an item is empty", Source: "charte", Mend: Edit{"content/b.md", 7, 1, 8, 1, ""}}
	kept := Problem{Position: Position{"content/b.md", 8, 1}, Severity: Law, Code: "DUR-01", Message: "kept 13 months", Source: "CNIL", Accepted: "as published", Until: "2027-02-10"}
	return List{law, other, words, empty, kept}
}

func TestReportForALawyer(t *testing.T) {
	var b strings.Builder
	r := Report{Lang: "fr", Titles: map[string]string{"content/a.md": "Acme · Cookies"}}
	if err := r.Write(&b, sample()); err != nil {
		t.Fatal(err)
	}
	const want = `Acme · Cookies

content/a.md:3:5: loi [INF-07] the duration of x is not stated
content/a.md:9:5: loi [INF-07] the duration of y is not stated
    → add duration:
    Source : GDPR, art. 13

content/b.md

content/b.md:2:4: recommandation [RET-02] “F12” is no way to withdraw
    la F12 :
       ^^^
    Source : EDPB 05/2020

content/b.md:7:1: conseil [EDT-03] an item is empty
    Source : charte

Acceptés

content/b.md:8:1: [DUR-01] kept 13 months
    jusqu’au 2027-02-10 : as published

4 constats (loi 2, recommandation 1, conseil 1), 1 accepté.
`
	if got := b.String(); got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestReportOfNothing(t *testing.T) {
	var b strings.Builder
	_ = Report{Lang: "en"}.Write(&b, nil) // a Builder takes everything
	if b.String() != "No finding.\n" {
		t.Errorf("%q", b.String())
	}
}

func TestWhatReachesALevel(t *testing.T) {
	for level, want := range map[Severity]int{Law: 2, Guideline: 3, Practice: 4} {
		if got := len(sample().Reaches(level)); got != want {
			t.Errorf("%d findings reach %s, want %d", got, level, want)
		}
	}
}

func TestGitHubEscapesWhatEndsACommand(t *testing.T) {
	var b strings.Builder
	l := List{{Position: Position{"a,b:c.md", 1, 2}, Severity: Guideline, Code: "X-1", Title: "100 %, all", Message: "50 % of\nit"}}
	if err := GitHub(&b, l); err != nil {
		t.Fatal(err)
	}
	if want := "::warning file=a%2Cb%3Ac.md,line=1,col=2,title=X-1 100 %25%2C all::50 %25 of%0Ait\n"; b.String() != want {
		t.Errorf("got %s", b.String())
	}
}

func TestGitLabFingerprintsStayWhereLinesMove(t *testing.T) {
	prints := func(l List) map[string]bool {
		var b strings.Builder
		if err := GitLab(&b, l); err != nil {
			t.Fatal(err)
		}
		var issues []issue
		if err := json.Unmarshal([]byte(b.String()), &issues); err != nil {
			t.Fatal(err)
		}
		out := map[string]bool{}
		for _, i := range issues {
			out[i.Fingerprint] = true
		}
		return out
	}
	before, moved := sample(), sample()
	for i := range moved {
		moved[i].Line += 10
	}
	a, b := prints(before), prints(moved)
	if len(a) != 4 {
		t.Errorf("%d fingerprints for 4 findings", len(a))
	}
	for f := range a {
		if !b[f] {
			t.Error("a fingerprint changed with the line")
		}
	}
}

func TestSARIFNamesRulesAndFixes(t *testing.T) {
	var b strings.Builder
	if err := SARIF(&b, sample(), "0.1.0", "fr"); err != nil {
		t.Fatal(err)
	}
	var log struct {
		Runs []struct {
			Tool struct {
				Driver struct {
					Rules []struct{ ID, HelpURI string }
				}
			}
			Results []struct {
				RuleID, Level string
				Suppressions  []struct{ Justification string }
				Fixes         []any
			}
		}
	}
	if err := json.Unmarshal([]byte(b.String()), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if len(run.Tool.Driver.Rules) != 4 || len(run.Results) != 5 || run.Results[0].Level != "error" || run.Results[2].Level != "warning" {
		t.Errorf("%+v", run)
	}
	if len(run.Results[3].Fixes) != 1 || run.Results[4].Suppressions[0].Justification != "as published" {
		t.Errorf("%+v", run.Results)
	}
	b.Reset()
	if err := SARIF(&b, nil, "0.1.0", "en"); err != nil || !strings.Contains(b.String(), `"results": []`) {
		t.Errorf("no findings: %v\n%s", err, b.String())
	}
}

func TestEditsChangeTheirPlaceOnly(t *testing.T) {
	text := []byte("été\n-\nfin\n")
	got, err := Apply(text, []Edit{{Line: 3, Column: 4, EndLine: 3, EndColumn: 4, Text: " !"}, {Line: 2, Column: 1, EndLine: 3, EndColumn: 1}})
	if err != nil || string(got) != "été\nfin !\n" {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := Apply(text, []Edit{{Line: 1, Column: 1, EndLine: 1, EndColumn: 3}, {Line: 1, Column: 2, EndLine: 1, EndColumn: 4}}); err == nil {
		t.Error("edits that overlap are made")
	}
	if _, err := Apply(text, []Edit{{Line: 9, Column: 1, EndLine: 9, EndColumn: 2}}); err == nil {
		t.Error("an edit outside of the file is made")
	}
}
