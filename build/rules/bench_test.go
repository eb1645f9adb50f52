package rules

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"charte/build/policy"
)

// The words that policies are made of, so that searches have something to find
// their beginnings in.
var policyWords = map[string][]string{
	"fr": strings.Fields(`les cookies traceurs et de la des sont déposés par un service tiers sur votre terminal lorsque vous consultez le site afin
		mesurer l’audience améliorer l’expérience utilisateur conserver vos préférences pendant treize mois conformément à réglementation
		applicable consentement peut être retiré tout moment paramètres navigateur données personnelles finalité durée droit d’accès
		rectification effacement opposition notamment nécessaires fonctionnement publicité réseaux sociaux statistiques anonymes intérêt
		légitime responsable traitement sous-traitant hébergement étranger États-Unis refuser accepter personnaliser continuer navigation`),
	"en": strings.Fields(`the cookies trackers and of a are set by third-party service on your device when you visit this site in order to
		measure audience improve user experience keep preferences for thirteen months in accordance with applicable law consent may be
		withdrawn at any time browser settings personal data purpose duration right access rectification erasure objection such as
		necessary functioning advertising social networks anonymous statistics legitimate interest controller processor hosting abroad
		United States refuse accept customise continue browsing`),
}

// paragraphs are about so many bytes of passages, different for every seed: one word in
// four is nobody else's.
func paragraphs(lang string, seed uint64, bytes int) []policy.Passage {
	random := rand.New(rand.NewPCG(seed, uint64(len(lang))))
	var out []policy.Passage
	for written := 0; written < bytes; {
		var b strings.Builder
		for range 20 + random.IntN(40) {
			if random.IntN(4) == 0 {
				fmt.Fprintf(&b, "é%sx ", fmt.Sprintf("%x", random.Uint32()))
				continue
			}
			b.WriteString(policyWords[lang][random.IntN(len(policyWords[lang]))] + " ")
		}
		p := policy.Passage{Kind: policy.Paragraph, Text: strings.TrimSpace(b.String()) + "."}
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
			reads(d, append(paragraphs(e.Lang, uint64(2*i+j), 12_000), allRights...)...)
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
