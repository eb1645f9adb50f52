package diag

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

func at(file string, line, column int, code, message string) Problem {
	return Problem{Position: Position{file, line, column}, Severity: Law, Code: code, Message: message, Source: "a law", Hint: "mend it"}
}

func TestSortOrdersAndDropsRepetitions(t *testing.T) {
	l := List{at("b", 1, 1, "A", "x"), at("a", 2, 1, "A", "x"), at("a", 1, 9, "A", "x"), at("a", 1, 2, "A", "x"), at("b", 1, 1, "A", "x")}.Sort()
	var places []string
	for _, p := range l {
		places = append(places, p.Position.String())
	}
	if got := strings.Join(places, " "); got != "a:1:2 a:1:9 a:2:1 b:1:1" {
		t.Error(got)
	}
}

func TestTextShowsTheLineAndACaret(t *testing.T) {
	p := at("f.md", 3, 5, "", "it is wrong")
	p.Severity, p.Excerpt, p.Source = Error, "  é: tab\there", ""
	var b bytes.Buffer
	if err := Text(&b, List{p}, Style{}); err != nil {
		t.Fatal(err)
	}
	want := "f.md:3:5: it is wrong\n      é: tab here\n        ^\n    hint: mend it\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestNearest(t *testing.T) {
	words := []string{"duration", "purpose", "service", "name", "why", "summary"}
	for word, want := range map[string]string{
		"durée": "duration", "purpos": "purpose", "Service": "service", "nmae": "name", "résumé": "", "sumary": "summary", "xyz": "",
	} {
		if got := Nearest(word, words); got != want {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
}

func TestOfGivesEveryErrorAsProblems(t *testing.T) {
	if Of(nil) != nil || len(Of(errors.New("x"))) != 1 || len(Of(List{at("a", 1, 1, "", "x"), at("b", 1, 1, "", "y")})) != 2 {
		t.Error("problems were lost")
	}
	if (List{}).Err() != nil {
		t.Error("no problem is an error")
	}
}

func TestJSONOfNothingIsAList(t *testing.T) {
	var b bytes.Buffer
	if err := JSON(&b, nil); err != nil || strings.TrimSpace(b.String()) != "[]" {
		t.Error(b.String(), err)
	}
}
