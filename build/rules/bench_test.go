package rules

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"charte/build/catalog"
	"charte/build/content"
	"charte/build/policy"
)

// sentences are those of the project's own documents in a language, without
// the front matter.
func sentences(lang string) []string {
	var out []string
	for _, pattern := range []string{"../../content/*/*.%s.md", "../../content/_bases/*/*.%s.md", "../../testdata/published/content/*/*.%s.md"} {
		files, _ := filepath.Glob(fmt.Sprintf(pattern, lang)) // the pattern is well formed
		for _, file := range files {
			raw, _ := os.ReadFile(file)
			_, body, _ := strings.Cut(strings.TrimPrefix(string(raw), "---\n"), "\n---\n")
			for _, block := range strings.Split(body, "\n\n") {
				if block = strings.TrimLeft(strings.TrimSpace(block), "#->* 0123456789."); len(block) > 20 && !strings.Contains(block, "{{<") {
					out = append(out, strings.Join(strings.Fields(block), " "))
				}
			}
		}
	}
	return out
}

// paragraphs are about so many bytes of them, different for every seed: one word
// in six is nobody else's.
func paragraphs(pool []string, seed uint64, bytes int) []policy.Passage {
	random := rand.New(rand.NewPCG(seed, 1))
	var out []policy.Passage
	for written := 0; written < bytes; {
		words := strings.Fields(pool[random.IntN(len(pool))])
		for i := range words {
			if random.IntN(6) == 0 {
				words[i] = fmt.Sprintf("é%xo", random.Uint32())
			}
		}
		p := policy.Passage{Kind: policy.Paragraph, Text: strings.Join(words, " ")}
		if random.IntN(8) == 0 {
			p.Kind = policy.ListItem
		}
		out = append(out, p)
		written += len(p.Text)
	}
	return out
}

// bigSite is a site of many products in two languages, each with words of its
// own, ten services and twenty trackers.
func bigSite(products int) policy.Site {
	var site policy.Site
	pools := map[string][]string{"fr": sentences("fr"), "en": sentences("en")}
	for i := range products {
		p := sound()
		p.ID = fmt.Sprintf("product-%d", i)
		for j := range p.Editions {
			e := &p.Editions[j]
			e.Address = policy.URL(fmt.Sprintf("https://%d.example", i))
			d := &e.Documents[0]
			d.Services, d.Trackers = d.Services[:1:1], d.Trackers[:1:1]
			for k := range 9 {
				s := d.Services[0]
				s.ID = fmt.Sprintf("service-%d", k)
				s.Note = fmt.Sprintf("Note %d-%d sur ce service, déposé par un tiers.", i, k)
				d.Services = append(d.Services, s)
			}
			for k := range 19 {
				t := d.Trackers[0]
				t.Name, t.Service = fmt.Sprintf("t%d_*", k), fmt.Sprintf("service-%d", k%9)
				d.Trackers = append(d.Trackers, t)
			}
			reads(d, append(paragraphs(pools[e.Lang], uint64(2*i+j), 12_000), allRights...)...)
		}
		site.Products = append(site.Products, p)
	}
	return site
}

// sharedWords is a site of many products that are drawn from those of this
// project, as products that extend one base are: each has a name, an address and,
// in each language, a paragraph of its own, and all other words are those of the
// sample.
func sharedWords(products int) Input {
	known, _ := catalog.Read(os.DirFS("../.."))
	site, _ := content.Read(os.DirFS("../.."), known)
	words, _ := content.ReadWords(os.DirFS("../.."), nil)
	samples := site.Products
	pools := map[string][]string{"fr": sentences("fr"), "en": sentences("en")}
	site.Products = nil
	for i := range products {
		p := samples[i%len(samples)]
		p.ID = fmt.Sprintf("%s-%d", p.ID, i)
		p.Editions = slices.Clone(p.Editions)
		for j := range p.Editions {
			e := &p.Editions[j]
			e.Name, e.Address = fmt.Sprint(e.Name, " ", i), policy.URL(fmt.Sprintf("https://%d.example", i))
			e.Documents = slices.Clone(e.Documents)
			d := &e.Documents[0]
			own := paragraphs(pools[e.Lang], uint64(2*i+j), 1)[0]
			own.Marks = []policy.Mark{{At: len(d.Body.Markdown)}}
			d.Body.Lang = e.Lang
			d.Body.Markdown += "\n\n" + own.Text
			d.Body.Passages = append(slices.Clone(d.Body.Passages), own)
		}
		site.Products = append(site.Products, p)
	}
	return Input{Site: site, Known: known, Words: words, Today: today, Lang: "fr"}
}

// A thousand products of which most words are shared, in two languages: 14 MB of
// words, nearly all of which stand in two hundred of them. After
// reading, a check takes less than a second on two processors.
func BenchmarkCheckSharedWords(b *testing.B) { benchmarkCheck(b, sharedWords(1000)) }

// A thousand products in two languages of which no two share a passage: 25 MB of
// text, more than any site that people write would have.
func BenchmarkCheckOwnWords(b *testing.B) {
	benchmarkCheck(b, Input{Site: bigSite(1000), Known: known, Today: today, Lang: "en"})
}

func benchmarkCheck(b *testing.B, in Input) {
	bytes := 0
	for _, p := range in.Site.Products {
		for _, t := range textsOf(p) {
			bytes += len(t.words)
		}
	}
	b.SetBytes(int64(bytes))
	findings := 0
	for b.Loop() {
		findings = len(Check(in))
	}
	b.ReportMetric(float64(findings), "findings/op")
}

// What the rules see of a passage must not depend on the order of products, or
// on how many are checked side by side.
func TestCheckingSideBySideGivesTheSame(t *testing.T) {
	in := Input{Site: bigSite(8), Known: known, Today: today, Lang: "en"}
	first := fmt.Sprint(Check(in))
	for range 3 {
		if fmt.Sprint(Check(in)) != first {
			t.Fatal("two checks of one site differ")
		}
	}
}
