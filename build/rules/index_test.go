package rules

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"charte/build/diag"
	"charte/build/policy"
)

// quotingProduct is a product whose policy holds sentences of the corpus, several in one
// passage, parted in various ways.
func quotingProduct(t *testing.T) policy.Product {
	even, odd := quotations(t)
	ends := []string{". ", "! ", ".", " (art. 82) ", " www.acme.example ", " "}
	p := sound()
	for i := range p.Editions {
		d := &p.Editions[i].Documents[0]
		var passages []policy.Passage
		var words strings.Builder
		n := 0
		for _, q := range append(even, odd...) {
			if q.lang != d.Lang {
				continue
			}
			words.WriteString(q.Text + ends[n%len(ends)])
			if n++; n%4 == 0 {
				passages = append(passages, policy.Passage{Kind: policy.Paragraph, Text: words.String()})
				words.Reset()
			}
		}
		reads(d, passages...)
	}
	return p
}

// checkedBy are the findings in a product of all rules, with words read so.
func checkedBy(r *reader, p policy.Product) string {
	in := Input{Site: policy.Site{Products: []policy.Product{p}}, Known: known, Today: today, Lang: "en", Words: labels}
	r.called = called(in.Known)
	return lined(checkProduct(subjectOf(p, textsOf(p), r, in), All()))
}

// lined writes findings one a line.
func lined(found diag.List) string {
	var out strings.Builder
	for _, f := range found {
		fmt.Fprintln(&out, f.Code, f.Line, f.Column, f.Words)
	}
	return out.String()
}

func TestIndexFindsWhatSearchingEachTextFinds(t *testing.T) {
	p := quotingProduct(t)
	searched := checkedBy(&reader{}, p)
	if n := strings.Count(searched, "\n"); n < 100 {
		t.Fatalf("only %d findings to compare", n)
	}
	if got := checkedBy(&reader{known: theBook().indexes()}, p); got != searched {
		t.Errorf("found through the index:\n%s\nand by searching:\n%s", got, searched)
	}
	shared := repeated([][]text{textsOf(p), textsOf(p)})
	for range 2 {
		if got := checkedBy(&reader{known: theBook().indexes(), repeated: shared}, p); got != searched {
			t.Errorf("found in shared words:\n%s\nand by searching:\n%s", got, searched)
		}
	}
}

// Whatever rules look for in the texts of a product has to be in the index: what
// is not is searched in every text of every product, which is slow.
func TestAllThatIsLookedForIsInTheIndex(t *testing.T) {
	asked, told := 0, map[string]bool{}
	noted := func(some []wording) {
		asked++
		if first := some[0].says.expression; some[0].number == 0 && !told[first] && !slices.ContainsFunc(some, wording.anywhere) {
			told[first] = true
			t.Errorf("not in the index: %s", first)
		}
	}
	for _, p := range []policy.Product{sound(), quotingProduct(t)} {
		in := Input{Site: policy.Site{Products: []policy.Product{p}}, Today: today, Lang: "en", Words: labels}
		seen := subjectOf(p, textsOf(p), &reader{noted: noted}, in)
		for _, rule := range All() {
			for way := range rule.ways() {
				if way.find != nil {
					way.find(seen)
				}
			}
		}
	}
	if asked < 100 {
		t.Errorf("only %d questions", asked)
	}
}

func TestWhichExpressionsStayBetweenFullStops(t *testing.T) {
	for expression, want := range map[string]bool{
		`cookies?[^.]{0,30}tiers`: true, `\btiers\b`: true, `(?:l'|la )[a-z\d]+`: true,
		`asp\.net`: false, `cookies.tiers`: false, `^cookies`: false, `tiers$`: false, `a[^§]b`: false, `[ -~]`: false, `(?s:a.b)`: false,
	} {
		if got := staysInPart(expression); got != want {
			t.Errorf("%s: %t", expression, got)
		}
	}
}

func TestWordsOfSeveralPlacesAreReadOnce(t *testing.T) {
	p := sound()
	shared := repeated([][]text{textsOf(p), textsOf(p)})
	first, second := (&reader{repeated: shared}).all(textsOf(p)), (&reader{repeated: shared}).all(textsOf(p))
	for i := range first {
		if first[i].reading != second[i].reading {
			t.Errorf("%q is read twice", first[i].words)
		}
	}
	if r := repeated([][]text{textsOf(p)})[spoken{"Garde le fil.", "fr"}]; r != nil {
		t.Error("words that stand once are kept")
	}
}
