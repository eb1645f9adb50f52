package rules

import (
	"slices"
	"strings"
	"testing"

	"charte/build/policy"
)

// inTwo gives the sound product's policy a text in two languages.
func inTwo(french, english string) func(*policy.Site) {
	return func(s *policy.Site) {
		for i, text := range []string{french, english} {
			e := &s.Products[0].Editions[i]
			d := &e.Documents[0]
			file := "content/acme/cookies." + e.Lang + ".md"
			d.Body = policy.Body{Markdown: text, File: file, Line: 5, Lang: e.Lang}
			d.Texts = law
			d.Origin = policy.Origin{"": {File: &policy.File{Name: file}, Number: 1}}
		}
		s.Products[0].Editions[1].Documents[0].Translates = []policy.ClauseDigest{{Clause: "one", Digest: "00000000"}}
	}
}

// part is what every text needs to be a sound one.
const part = "{{< trackers >}}\n\n{{< controller >}} {{< services >}} {{< choices >}} {{< withdraw >}} {{< refused >}} {{< rights >}} {{< contact >}} {{< texts >}} {{< data >}}\n"

var law = []policy.Link{{ID: "law", Title: "Loi n° 78-17, article 82", URL: "https://www.legifrance.gouv.fr/loda/article_lc/LEGIARTI000037813978"}}

// unmarked takes from the translation what it is one of.
func unmarked(s *policy.Site) {
	inTwo(part, part)(s)
	s.Products[0].Editions[1].Documents[0].Translates = nil
}

var structureCases = map[string]ruleCase{
	"TRA-02": {
		siteFires: func(s *policy.Site) {
			inTwo(part, part)(s)
			s.Products[0].Editions[1].Documents[0].Outdated = []string{policy.FrontClause, "one"}
		},
		siteNearMiss: inTwo(part, part),
	},
	"TRA-03": {
		siteFires:    inTwo("## Un {#one}\n\n"+part, "## One {#one}\n\n"+strings.Replace(part, "< trackers ", "< trackers purpose=\"chat\" ", 1)),
		siteNearMiss: inTwo("## Un {#one}\n\n"+part, "## One {#one}\n\n{{< name >}} "+strings.Replace(part, "< trackers >", "<trackers>", 1)),
	},
	"TRA-04": {
		siteFires:    inTwo("## Un {#one}\n\n[a](/acme/terms/) "+part, "## One {#one}\n\n[a](/acme/privacy/) "+part),
		siteNearMiss: inTwo("## Un {#one}\n\n[a](https://fr.example.org/b) "+part, "## One {#one}\n\n[a](https://en.example.org/c) "+part),
	},
	"TRA-05": {
		siteFires:    inTwo("## Un {#one}\n\nLe 10 mars 2026. "+part, "## One {#one}\n\nOn 10 March 2025. "+part),
		siteNearMiss: inTwo("## Un {#one}\n\nLe 10 mars 2026 : 1\u00a0000,50 fois, trois ans, `x-2020`. "+part, "## One {#one}\n\nOn March 10, 2026: 1,000.50 times, 3 years. "+part),
	},
	"TRA-06": {siteFires: unmarked, siteNearMiss: inTwo(part, part)},
}

// A clause of the translation is named, at its line, with what each side has.
func TestWhatATranslationLacksIsNamed(t *testing.T) {
	site := policy.Site{Products: []policy.Product{sound()}}
	inTwo("## Un {#one}\n\nLe 10 mars 2026.\n\n## Deux {#two}\n\n"+part, "## One {#one}\n\nOn 10 March 2025.\n\n## Two {#two}\n\n"+part)(&site)
	for _, f := range Check(Input{Site: site, Known: known, Today: today, Lang: "en"}) {
		if f.Code == "TRA-05" {
			if f.Line != 5 || !strings.Contains(f.Message, "#one: the translation has 2025, and the original 2026") {
				t.Errorf("line %d: %s", f.Line, f.Message)
			}
			return
		}
	}
	t.Error("nothing was found")
}

// earlier puts a version into the archive of the sound product.
func earlier(body policy.Body, change func(*policy.Document)) func(*policy.Site) {
	return func(s *policy.Site) {
		p := &s.Products[0]
		old := p.Editions[0].Documents[0]
		old.Version, old.Body = policy.Date{Year: 2025, Month: 1, Day: 1}, body
		p.Versions = []policy.Version{{Document: old.ID, Day: old.Version, Editions: []policy.Document{old}}}
		for i := range p.Editions {
			p.Editions[i].Documents = slices.Clone(p.Editions[i].Documents)
			d := &p.Editions[i].Documents[0]
			d.Changes = "Un mot."
			change(d)
		}
	}
}

const frozenRights = `<article lang="fr" dir="ltr"><h1>Cookies</h1><div class="text"><h2 id="rights">Vos droits</h2><p>Demandez l’accès, la rectification ou l’effacement de vos données.</p></div></article>`

// oneClause gives a document one clause.
func oneClause(text string) func(*policy.Document) {
	return func(d *policy.Document) {
		if d.Lang == "fr" {
			d.Texts = law
			d.Body = policy.Body{Markdown: text + "\n\n" + part, Lang: "fr", Line: 1, File: "content/acme/cookies.fr.md"}
		}
	}
}

var recordCases = map[string]ruleCase{
	"VER-01": {
		siteFires:    earlier(policy.Body{Frozen: frozenRights}, oneClause("## Nos bureaux {#rights}\n\nNous occupons trois étages à Lyon.")),
		siteNearMiss: earlier(policy.Body{Frozen: frozenRights}, oneClause("## Ce que vous pouvez faire {#rights}\n\nDemandez la rectification ou l’effacement de vos données, par courrier.")),
	},
}

func TestAnchorsOfEveryVersionAreKept(t *testing.T) {
	for _, c := range []struct {
		name, now string
		old       policy.Body
		want      bool
	}{
		{"the same title", "## Vos droits {#rights}\n\nTout autre chose que naguère.", policy.Body{Frozen: frozenRights}, false},
		{"a word of the title", "## Exercer vos droits {#rights}\n\nTout autre chose.", policy.Body{Frozen: frozenRights}, false},
		{"a Markdown archive", "## Nos bureaux {#rights}\n\nTrois étages.", policy.Body{Markdown: "## Vos droits {#rights}\n\nDemandez l’accès.\n"}, true},
		{"a new anchor", "## Nos bureaux {#offices}\n\nTrois étages.", policy.Body{Frozen: frozenRights}, false},
		{"generated alone", "## Vos droits {#rights}\n\n{{< rights >}}", policy.Body{Frozen: frozenRights}, false},
	} {
		site := policy.Site{Products: []policy.Product{sound()}}
		earlier(c.old, oneClause(c.now))(&site)
		found := codes(Check(Input{Site: site, Known: known, Today: today, Lang: "fr"}))
		if slices.Contains(found, "VER-01") != c.want {
			t.Errorf("%s: %v", c.name, found)
		}
	}
}
