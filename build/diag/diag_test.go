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

// shown is the line and the carets of a problem with words in a line.
func shown(line, words string) (string, string) {
	before, _, _ := strings.Cut(line, words)
	p := Problem{Position: Position{"f.md", 1, len([]rune(before)) + 1}, Message: "m", Words: words, Excerpt: line}
	var b bytes.Buffer
	_ = Text(&b, List{p}, Style{}) // a buffer takes everything
	lines := strings.Split(b.String(), "\n")
	return lines[1], lines[2]
}

func TestCaretsAreAsLongAsTheWords(t *testing.T) {
	for _, c := range []struct{ line, words, want string }{
		{"Nous gardons aussi longtemps que nécessaire.", "aussi longtemps que nécessaire", "aussi longtemps que nécessaire"},
		{"Nous gardons aussi longtemps", "aussi longtemps\nque nécessaire", "aussi longtemps"},
		{"Un *autre* outil", "Un autre outil", "Un"},
		{"Un", "Un", "Un"},
	} {
		before, _, _ := strings.Cut(c.line, c.want)
		p := Problem{Position: Position{"f.md", 1, len([]rune(before)) + 1}, Words: c.words, Excerpt: c.line}
		start, end := p.marked([]rune(c.line))
		if got := string([]rune(c.line)[start:end]); got != c.want {
			t.Errorf("%q in %q: %q", c.words, c.line, got)
		}
	}
}

func TestOfALongLineThePartAroundTheWordsIsShown(t *testing.T) {
	filler := strings.Repeat("des mots qui précèdent ", 20)
	for name, c := range map[string]struct {
		line, words string
		cut         [2]bool
	}{
		"short":        {"Il le fallait.", "le", [2]bool{false, false}},
		"beginning":    {"Il le fallait. " + filler, "le", [2]bool{false, true}},
		"middle":       {filler + "c’est fautif ici, " + filler, "c’est fautif", [2]bool{true, true}},
		"end":          {filler + "c’est fautif", "c’est fautif", [2]bool{true, false}},
		"one word":     {strings.Repeat("é", 400) + "fautif" + strings.Repeat("é", 400), "fautif", [2]bool{true, true}},
		"long at once": {strings.Repeat("mot ", 100), strings.Repeat("mot ", 60), [2]bool{false, true}},
	} {
		line, carets := shown(c.line, c.words)
		if got := [2]bool{strings.HasPrefix(line, "    …"), strings.HasSuffix(line, "…")}; got != c.cut {
			t.Errorf("%s: cut %v: %q", name, got, line)
		}
		if n := len([]rune(line)); n > maxExcerpt+len("    ")+2 {
			t.Errorf("%s: %d characters are shown", name, n)
		}
		under := []rune(line)[strings.Index(carets, "^"):len([]rune(carets))]
		if want := string(under); !strings.HasPrefix(c.words, want) || len(want) < min(len(c.words), 100) {
			t.Errorf("%s: the carets stand under %q", name, want)
		}
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
