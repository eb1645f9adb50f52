package approval

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"charte/build/change"
	"charte/build/diag"
	"charte/build/policy"
)

var today = policy.Date{Year: 2026, Month: 11, Day: 22}

// published is a site with one text: what it says, from which day, and its note.
func published(words, note string, version policy.Date) Side {
	d := policy.Document{ID: "terms", Lang: "en", Title: "Terms", Version: version, Changes: note}
	e := policy.Edition{Lang: "en", Name: "Acme", Documents: []policy.Document{d}}
	page := []byte(`<html lang=en><main><article id=policy><h1>Terms</h1><div class=text><h2 id=delay>Delay</h2><p>` + words + `</p></div></article></main>`)
	return Side{
		Site:   policy.Site{Languages: []string{"en"}, Products: []policy.Product{{ID: "acme", Editions: []policy.Edition{e}}}},
		Words:  map[string]policy.Words{"en": {Lang: "en", Text: map[string]string{"language.name": "English"}}},
		Files:  map[string][]byte{"en/acme/terms/index.html": page, "en/acme/terms/" + version.String() + "/index.html": page},
		Source: Source{Name: "HEAD"},
	}
}

func compared(t *testing.T, before, after Side) Sheet {
	t.Helper()
	s, err := Compare(Input{Before: before, After: after, Day: today, Lang: "en"})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func kindsOf(s Sheet) []Kind {
	var out []Kind
	for _, w := range s.Warnings {
		out = append(out, w.Kind)
	}
	return out
}

func TestWhatIsToBeSettled(t *testing.T) {
	first, second := policy.Date{Year: 2026, Month: 1, Day: 1}, policy.Date{Year: 2026, Month: 6, Day: 1}
	kept := func(s Side) Side { // the first version stays on record
		s.Site.Products[0].Versions = []policy.Version{{Document: "terms", Day: first}}
		s.Files["en/acme/terms/2026-01-01/index.html"] = published("ten days", "", first).Files["en/acme/terms/index.html"]
		return s
	}
	for name, one := range map[string]struct {
		before, after Side
		want          []Kind
	}{
		"nothing":           {published("ten days", "", first), published("ten days", "", first), nil},
		"words":             {published("ten days", "", first), published("six days", "", first), []Kind{SameVersion}},
		"words, undated":    {published("ten days", "", policy.Date{}), published("six days", "", policy.Date{}), []Kind{NoVersion}},
		"version and note":  {published("ten days", "", first), kept(published("six days", "Shorter.", second)), nil},
		"version, no note":  {published("ten days", "", first), kept(published("six days", "", second)), []Kind{NoNote}},
		"the note of old":   {published("ten days", "Shorter.", first), kept(published("six days", "Shorter.", second)), []Kind{OldNote}},
		"no archive":        {published("ten days", "", first), published("six days", "Shorter.", second), []Kind{LostVersion}},
		"another archive":   {published("nine days", "", first), kept(published("six days", "Shorter.", second)), []Kind{OtherArchive}},
		"an older version":  {kept(published("six days", "Shorter.", second)), published("ten days", "", first), []Kind{LostVersion, EarlierVersion}},
		"before its day":    {published("ten days", "", policy.Date{Year: 2027, Month: 1, Day: 1}), published("six days", "", policy.Date{Year: 2027, Month: 1, Day: 1}), nil},
		"no product at all": {published("ten days", "", first), Side{Site: policy.Site{Languages: []string{"en"}}, Words: published("", "", first).Words}, []Kind{LostAddress}},
	} {
		s := compared(t, one.before, one.after)
		if got := kindsOf(s); !slices.Equal(got, one.want) {
			t.Errorf("%s: %v, want %v", name, got, one.want)
		}
		if s.Changes != (name != "nothing") {
			t.Errorf("%s: Changes is %v", name, s.Changes)
		}
	}
}

func TestFindingsAreHeldAgainstThoseBefore(t *testing.T) {
	open := func(message string, line int) diag.Problem {
		return diag.Problem{Position: diag.Position{File: "content/x.md", Line: line}, Severity: diag.Law, Code: "INF-01", Message: message}
	}
	accepted := open("b", 3)
	accepted.Accepted = "We live with it."
	f := findings(diag.List{open("a", 1), open("b", 2), open("gone", 5)}, diag.List{open("a", 9), open("a", 10), accepted})
	if len(f.New) != 1 || f.New[0].Line != 10 || len(f.Accepted) != 1 || len(f.Gone) != 1 || f.Gone[0].Message != "gone" {
		t.Errorf("%+v", f)
	}
}

func TestAddressesThatAreGone(t *testing.T) {
	before := Side{Files: map[string][]byte{
		"fr/a/index.html": nil, "fr/a/cookies/index.html": nil, "fr/a/cookies/2026-01-01/index.html": nil, "fr/index.html": nil,
		"fr/b/terms/index.html": nil, "a/policy.json": nil, "b/trackers.csv": nil, "live/a.js": nil, "live/a.fr.txt": nil, "pin/a/x.js": nil, "a/page.css": nil,
	}}
	after := Side{Files: map[string][]byte{"fr/index.html": nil, "fr/b/index.html": nil, "live/b.js": nil}}
	c := comparer{Input: Input{Before: before, After: after, Lang: "en"}, told: map[string]bool{}}
	c.addresses()
	want := []Gone{{"/fr/a/", 3}, {"/fr/b/terms/", 1}, {"/b/", 1}, {"/live/a.js", 1}, {"/pin/a/x.js", 1}}
	if !slices.Equal(c.sheet.Gone, want) {
		t.Errorf("%v, want %v", c.sheet.Gone, want)
	}
	if got := kindsOf(c.sheet); !slices.Equal(got, []Kind{LostAddress, LostBanner}) {
		t.Errorf("%v", got)
	}
}

func TestTextIsWrappedWhereASpaceIs(t *testing.T) {
	p := page{width: 20, color: true}
	p.flow("• ", "  ", stretch{text: "kept for "}, stretch{"[-six months-]", red}, stretch{text: " "}, stretch{"{+13\u00a0months+}", green}, stretch{text: ", no\u200b\x1b[2Jlonger\u202e"})
	want := "• kept for \x1b[31m[-six\x1b[0m\n  \x1b[31mmonths-]\x1b[0m\n  \x1b[32m{+13\u00a0months+}\x1b[0m,\n  no\u200b[2Jlonger\n"
	if p.String() != want {
		t.Errorf("%q, want %q", p.String(), want)
	}
}

func TestOnlyWhatStandsBesideAChangeIsShown(t *testing.T) {
	long := strings.Repeat("word ", 60)
	got := around([]Span{{Op: change.Kept, Text: long}, {Op: change.Written, Text: "new"}, {Op: change.Kept, Text: " " + long}, {Op: change.Deleted, Text: "old"}})
	if n := len(got[0].Text); n > shownAround+5 || !strings.HasPrefix(got[0].Text, " … word") || !strings.HasSuffix(got[0].Text, "word ") {
		t.Errorf("before: %q", got[0].Text)
	}
	if n := len(got[2].Text); n > 2*shownAround+9 || strings.Count(got[2].Text, " … ") != 1 {
		t.Errorf("between: %q", got[2].Text)
	}
}

func TestMarkdownSaysNothingByItself(t *testing.T) {
	if got := escaped("a *b* <i> [x](y) & `c` _d_ #1 | ~e~ \\ “f”\n"); got != "a \\*b\\* &lt;i&gt; \\[x\\](y) &amp; \\`c\\` \\_d\\_ \\#1 \\| \\~e\\~ \\\\ “f” " {
		t.Errorf("%q", got)
	}
	got := spansMarked([]Span{{Op: change.Kept, Text: "for "}, {Op: change.Deleted, Text: "six "}, {Op: change.Written, Text: "ten", Link: "https://x.example/"}, {Op: change.Kept, Text: " days"}})
	if got != "for <del>six</del> <ins>ten (https://x.example/)</ins> days" {
		t.Errorf("%q", got)
	}
}

func TestASheetForPrograms(t *testing.T) {
	s := compared(t, published("ten days", "", today), published("six days", "", today))
	raw, err := json.Marshal(s)
	for _, part := range []string{`"kind":"same-version","product":"acme","document":"terms"`, `"op":"deleted","text":"ten"`, `"changes":true`, `"pages":[]`, `"gone":[]`, `"new":[]`} {
		if err != nil || !bytes.Contains(raw, []byte(part)) {
			t.Errorf("%v: no %s in %s", err, part, raw)
		}
	}
	if bytes.Contains(raw, []byte("null")) {
		t.Errorf("a list is null: %s", raw)
	}
}
