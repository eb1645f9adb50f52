package rules

import (
	"fmt"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"charte/build/diag"
	"charte/build/policy"
)

const corpus = "testdata/corpus"

// quoted is a sentence of a real policy with what a lawyer would raise on it.
type quotation struct {
	Text    string   `yaml:"text"`
	Expect  []string `yaml:"expect"`
	Because string   `yaml:"because"`
	lang    string
	file    string
}

// doubtful: two careful readers could differ.
func (q quotation) doubtful() bool { return strings.HasPrefix(q.Because, "doubtful:") }

// quotations are the sentences of the corpus, in the order of the files; even
// files are those on which the rules were tuned, odd ones were looked at by
// nobody who wrote a rule.
func quotations(t *testing.T) (tuned, unseen []quotation) {
	t.Helper()
	files, err := os.ReadDir(corpus)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, file := range files {
		if path.Ext(file.Name()) != ".yaml" {
			continue
		}
		raw, err := os.ReadFile(path.Join(corpus, file.Name()))
		if err != nil {
			t.Fatal(err)
		}
		var p struct {
			Lang      string      `yaml:"lang"`
			Sentences []quotation `yaml:"sentences"`
		}
		if err := yaml.Load(raw, &p); err != nil {
			t.Fatal(file.Name(), err)
		}
		for _, q := range p.Sentences {
			q.lang, q.file = p.Lang, file.Name()
			if n%2 == 0 {
				tuned = append(tuned, q)
			} else {
				unseen = append(unseen, q)
			}
		}
		n++
	}
	return tuned, unseen
}

// measure counts, for each rule, what was found, missed and raised for nothing.
type measure struct{ found, missed, alarms int }

// tally is the measure of a set of sentences.
type tally struct {
	rules            map[string]measure
	sentences, wrong int
	// misses and alarms are "RULE sentence".
	misses, alarms []string
}

func (in tally) add(rule string, m measure) {
	sum := in.rules[rule]
	in.rules[rule] = measure{sum.found + m.found, sum.missed + m.missed, sum.alarms + m.alarms}
}

func (in tally) String() string {
	var b strings.Builder
	var all measure
	for _, rule := range slices.Sorted(maps.Keys(in.rules)) {
		m := in.rules[rule]
		all = measure{all.found + m.found, all.missed + m.missed, all.alarms + m.alarms}
		fmt.Fprintf(&b, "%s  found %2d  missed %2d  false alarms %2d\n", rule, m.found, m.missed, m.alarms)
	}
	fmt.Fprintf(&b, "all     found %2d  missed %2d  false alarms %2d, on %d of %d sentences (%.1f %%)",
		all.found, all.missed, all.alarms, in.wrong, in.sentences, 100*float64(in.wrong)/float64(in.sentences))
	return b.String()
}

// declared are the rules that hold words against a declaration, which these
// policies have none of.
var declared = []string{"EDT-01", "EDT-02", "BAN-21", "RET-06"}

// count holds the rules about words against the labels.
func count(all []quotation) tally {
	out := tally{rules: map[string]measure{}, sentences: len(all)}
	ours := map[string]bool{}
	for _, r := range inWords() {
		ours[r.ID] = !slices.Contains(declared, r.ID)
	}
	for _, q := range all {
		raised := slices.DeleteFunc(heard(sentence(q.lang, q.Text)), func(id string) bool { return !ours[id] })
		wrong := false
		for _, id := range raised {
			if slices.Contains(q.Expect, id) {
				out.add(id, measure{found: 1})
			} else if !q.doubtful() {
				out.add(id, measure{alarms: 1})
				out.alarms = append(out.alarms, id+" "+q.Text)
				wrong = true
			}
		}
		for _, id := range q.Expect {
			if ours[id] && !slices.Contains(raised, id) && !q.doubtful() {
				out.add(id, measure{missed: 1})
				out.misses = append(out.misses, id+" "+q.Text)
			}
		}
		if wrong {
			out.wrong++
		}
	}
	return out
}

// inWords are the rules that are seen from words.
func inWords() []Rule { return slices.Concat(prose(), editorial()) }

// heard gives the rules about words that a product breaks, each once.
func heard(p policy.Product) []string {
	var codes []string
	for _, f := range listen(p) {
		codes = append(codes, f.Code)
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

// listen gives the findings of the rules about words.
func listen(p policy.Product) diag.List {
	in := Input{Site: policy.Site{Products: []policy.Product{p}}, Known: known, Today: today, Lang: "en"}
	return checkProduct(subject{Product: p, facts: p.Authoritative(), texts: textsOf(p), Input: in}, inWords()).Sort()
}

// sentence is a product whose only text is a sentence.
func sentence(lang, markdown string) policy.Product {
	p := sound()
	for i := range p.Editions {
		if p.Editions[i].Lang == lang {
			p.Editions[i].Documents[0].Body = written(markdown, lang)
		}
	}
	return p
}

func TestFalseAlarmsOnRealPolicies(t *testing.T) {
	tuned, unseen := quotations(t)
	for name, set := range map[string][]quotation{"tuned": tuned, "unseen": unseen} {
		in := count(set)
		t.Logf("%s\n%s", name, in)
		if 50*in.wrong > in.sentences {
			t.Errorf("%s: false alarms on more than 2 %% of the sentences", name)
		}
		if name == "unseen" && os.Getenv("SHOW") == "" {
			continue
		}
		for _, a := range in.alarms {
			t.Log("ALARM ", a)
		}
		for _, m := range in.misses {
			t.Log("MISS  ", m)
		}
	}
}
