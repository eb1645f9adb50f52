package rules

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

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

// A thousand products in two languages are checked in less than a second on two
// cores, after reading.
func BenchmarkCheckThousandProducts(b *testing.B) {
	in := Input{Site: bigSite(1000), Known: known, Today: today, Lang: "en"}
	var bytes int
	for _, p := range in.Site.Products {
		for _, e := range p.Editions {
			bytes += len(e.Documents[0].Body.Markdown)
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
