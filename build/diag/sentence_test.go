package diag

import (
	"bytes"
	"testing"
)

func TestSayQuotesAsEachLanguageDoes(t *testing.T) {
	s := Say("%s: %q on line %d", "%s : %q à la ligne %d", Say("a list", "une liste"), "a \"b\"\x01", 3)
	if want := `a list: "a \"b\"\x01" on line 3`; s.EN != want || s.In("de") != want {
		t.Errorf("%s", s.EN)
	}
	if want := "une liste : «\u00a0a \"b\"\\x01\u00a0» à la ligne 3"; s.In("fr") != want {
		t.Errorf("%s", s.FR)
	}
	if wide := Say("%6s|", "%-6s|", "ab"); wide.EN != "    ab|" || wide.FR != "ab    |" {
		t.Errorf("%q", wide)
	}
}

func TestProblemsArePrintedInTheLanguageOfTheReader(t *testing.T) {
	at := Problem{Position: Position{"content/a.md", 3, 5}}
	list := List{at.With(Say("no title", "pas de titre"), Say("write one", "écrivez-en un")), {Position: at.Position, Message: "un constat", Hint: "un conseil"}}
	for lang, want := range map[string]string{
		"en": "content/a.md:3:5: no title\n    hint: write one\n",
		"fr": "content/a.md:3:5: pas de titre\n    aide\u00a0: écrivez-en un\n",
	} {
		var out bytes.Buffer
		if err := Text(&out, list[:1].In(lang), Style{}); err != nil || out.String() != want {
			t.Errorf("%v\n%s", err, &out)
		}
	}
	if list[0].Message != "no title" || list[0].Severity != Error {
		t.Errorf("%+v", list[0])
	}
	if p := list[1].In("fr"); p.Message != "un constat" || p.Hint != "un conseil" {
		t.Errorf("a finding, which is in the reader's language already, changed: %+v", p)
	}
	twice := List{list[0], at.With(Say("no title", "pas de titre"), Say("write one", "écrivez-en un"))}
	if len(twice.Sort()) != 1 {
		t.Error("the same problem stands twice")
	}
}
