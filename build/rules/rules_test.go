package rules

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"charte/build/diag"
	"charte/build/policy"
)

var today = policy.Date{Year: 2026, Month: 11, Day: 22}

func span(months int) policy.Duration {
	return policy.Duration{Until: policy.Elapsed, Span: policy.Span{Months: months}}
}

// sound is a product without a finding.
func sound() policy.Product {
	d := policy.Document{
		ID: "cookies", Lang: "fr", Kind: policy.CookiePolicy, Title: "Cookies", Version: policy.Date{Year: 2026, Month: 1, Day: 1},
		Purposes: []policy.Purpose{
			{ID: "choice", Exemption: policy.ChoiceMemory, LegalBasis: "legal-obligation"},
			{ID: "chat", Title: "Chat", Summary: "Vous répondre.", Gate: policy.Consent, IfRefused: "Écrivez-nous."},
		},
		Services: []policy.Service{{ID: "chatwoot", Name: "Chatwoot", Purpose: "chat", Vendor: policy.Vendor{
			Name: "Chatwoot Inc.", Country: "US", Policy: "https://chatwoot.example/privacy", Role: policy.RoleProcessor,
			Transfer: policy.Transfer{Mechanism: policy.SCC},
		}, Note: "Ce qu’il garde lui-même s’efface avec votre conversation."}},
		Trackers: []policy.Tracker{{
			Name: "cw_*", Kind: policy.Cookie, Purpose: "chat", Service: "chatwoot", Duration: span(12), Place: policy.OnProduct, Why: "Garde le fil.",
		}},
		Choice: policy.Choice{Key: policy.DefaultKey, Lifetime: span(6)},
		Data:   []policy.Item{{ID: "messages", Title: "Messages"}},
	}
	english := d
	english.Lang = "en"
	who := policy.Party{Name: "Acme SAS", Email: "a@acme.example", DPO: policy.NoDPO}
	return policy.Product{ID: "acme", Editions: []policy.Edition{
		{Lang: "fr", Name: "Acme", Address: "https://acme.example", Controller: who, Documents: []policy.Document{d}},
		{Lang: "en", Name: "Acme", Address: "https://acme.example", Controller: who, Documents: []policy.Document{english}},
	}}
}

// look gives the findings in one product.
func look(p policy.Product, profiles ...Profile) diag.List {
	return Check(Input{Site: policy.Site{Products: []policy.Product{p}}, Known: known, Today: today, Lang: "en", Profiles: profiles})
}

// found are the rules of the findings that nobody accepted.
func found(p policy.Product, profiles ...Profile) []string { return codes(look(p, profiles...)) }

// codes are the rules of the findings that nobody accepted, each once.
func codes(l diag.List) []string {
	var out []string
	for _, f := range l {
		if f.Accepted == "" && !slices.Contains(out, f.Code) {
			out = append(out, f.Code)
		}
	}
	return out
}

// ruleCase is what a rule is about, and what only looks like it: both change a
// sound product, or a site of it.
type ruleCase struct {
	fires, nearMiss         func(*policy.Edition, *policy.Document)
	siteFires, siteNearMiss func(*policy.Site)
	// profile is the one that the rule belongs to, where that is not France.
	profile Profile
	// also are further rules that what fires breaks.
	also []string
}

// site is one of a sound product that a case has changed.
func (c ruleCase) site(one func(*policy.Edition, *policy.Document), whole func(*policy.Site)) policy.Site {
	site := policy.Site{Products: []policy.Product{sound()}}
	if whole != nil {
		whole(&site)
		return site
	}
	e := &site.Products[0].Editions[0]
	one(e, &e.Documents[0])
	return site
}

// found are the findings of a site in one language.
func (c ruleCase) found(site policy.Site, lang string) diag.List {
	in := Input{Site: site, Known: known, Today: today, Lang: lang}
	if c.profile != "" {
		in.Profiles = []Profile{c.profile}
	}
	return Check(in)
}

// says puts a sentence into the body of a document.
func says(sentence string) func(*policy.Edition, *policy.Document) {
	return func(_ *policy.Edition, d *policy.Document) {
		d.Body = policy.Body{Markdown: sentence, File: "content/acme/cookies.fr.md", Line: 9, Lang: d.Lang}
		d.Body.Passages = []policy.Passage{{Kind: policy.Paragraph, Text: sentence, Marks: []policy.Mark{{}}}}
	}
}

// cases are those of all families, each in the test file of its own.
func cases() map[string]ruleCase {
	out := map[string]ruleCase{}
	for _, family := range []map[string]ruleCase{
		proseCases(), editorialCases, scopeCases, useCases, audienceCases, informationCases, recipientCases, noticeCases, durationCases, knownCases,
		proofCases, transferCases, siteCases, acceptanceCases, loadingCases, partCases,
		structureCases, recordCases, bannerCases, withdrawalCases, techniqueCases, jurisdictionCases, cataloguedCases, documentCases,
	} {
		maps.Copy(out, family)
	}
	return out
}

var loadingCases = map[string]ruleCase{
	"BAN-01": {
		fires: func(_ *policy.Edition, d *policy.Document) { d.Banner.Through = "chatwoot" },
		nearMiss: func(_ *policy.Edition, d *policy.Document) {
			d.Banner.Through = "chatwoot"
			d.Purposes[1].Gate, d.Purposes[1].Exemption, d.Purposes[1].LegalBasis = policy.Open, policy.Interface, "contract"
			d.Services[0].ID, d.Banner.Through = "own-chat", "own-chat"
			d.Trackers[0].Service = "own-chat"
		},
	},
	"TEC-ADV": {
		fires:    func(_ *policy.Edition, d *policy.Document) { d.Services[0].Mode = policy.Advanced },
		nearMiss: func(_ *policy.Edition, d *policy.Document) { d.Services[0].Mode = policy.Basic },
	},
}

func TestEachRuleFiresOnItsCaseAndOnNothingElse(t *testing.T) {
	if got := found(sound()); len(got) > 0 {
		t.Fatalf("a sound product has findings: %v", got)
	}
	for code, c := range cases() {
		want := slices.Sorted(slices.Values(append([]string{code}, c.also...)))
		if got := codes(c.found(c.site(c.fires, c.siteFires), "en")); !slices.Equal(slices.Sorted(slices.Values(got)), want) {
			t.Errorf("%s: the case gives %v", code, got)
		}
		if got := codes(c.found(c.site(c.nearMiss, c.siteNearMiss), "en")); len(got) > 0 {
			t.Errorf("%s: the near miss gives %v", code, got)
		}
	}
}

// A rule of the declaration without a case is a rule that nobody has seen fire.
func TestEachRuleOfTheDeclarationHasACase(t *testing.T) {
	all := cases()
	for _, r := range All() {
		if _, ok := all[r.ID]; !ok && r.looksAt() {
			t.Errorf("%s has no case", r.ID)
		}
	}
	for id := range all {
		if !slices.Contains(idsOf(All()), id) {
			t.Errorf("there is a case of %s, which is no rule", id)
		}
	}
}

// What a finding says is complete: nothing is left to fill in, and whoever looks
// for the thing that it is about finds it by name.
func TestFindingsSayWhatTheyAreAbout(t *testing.T) {
	for code, c := range cases() {
		for _, lang := range []string{"en", "fr"} {
			for _, f := range c.found(c.site(c.fires, c.siteFires), lang) {
				for _, text := range []string{f.Message, f.Hint} {
					if len(policy.Placeholders(strings.ReplaceAll(text, "{{<", ""))) > 0 || text == "" || strings.Contains(text, "  ") {
						t.Errorf("%s (%s): %q", code, lang, text)
					}
				}
				if lang == "fr" {
					french(t, code, f.Message)
					french(t, code, f.Hint)
				}
			}
		}
	}
}

func TestAcceptedFindingsKeepTheirReasonUntilTheirDay(t *testing.T) {
	p := sound()
	d := &p.Editions[0].Documents[0]
	d.Choice.Lifetime = span(12)
	d.Ignore = []policy.Acceptance{{Rule: "DUR-01", Reason: "kept as published", Until: today}}
	list := look(p)
	if len(list) != 1 || list[0].Accepted != "kept as published" {
		t.Errorf("%+v", list)
	}
	later := policy.Date{Year: 2026, Month: 11, Day: 23}
	list = Check(Input{Site: policy.Site{Products: []policy.Product{p}}, Known: known, Today: later, Lang: "en"})
	if len(list) != 2 || list[0].Accepted+list[1].Accepted != "" {
		t.Errorf("%+v", list)
	}
}

func TestRulesAreCompleteInBothLanguages(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range All() {
		if seen[r.ID] {
			t.Errorf("%s stands twice", r.ID)
		}
		seen[r.ID] = true
		for _, text := range []Text{r.Title, r.Why, r.Message, r.Hint} {
			if text.EN == "" || text.FR == "" {
				t.Errorf("%s lacks a language: %+v", r.ID, text)
			}
			if en, fr := policy.Placeholders(text.EN), policy.Placeholders(text.FR); !slices.Equal(en, fr) {
				t.Errorf("%s has {%s} in English and {%s} in French", r.ID, strings.Join(en, "} {"), strings.Join(fr, "} {"))
			}
			french(t, r.ID, text.FR)
		}
	}
}

// badFrench is what French typography does not know: a plain space, or none,
// where an unbreakable one belongs; straight apostrophes and quotation marks.
// The name of a field keeps its colon: gate: consent.
var badFrench = regexp.MustCompile("[ \u202f][:;?!»]|«[^\u00a0]|[^\u00a0]»|\\pL[;?!]|\\pL['\"]|[éèàùç]:")

func french(t *testing.T, where, text string) {
	t.Helper()
	if at := badFrench.FindStringIndex(text); at != nil {
		t.Errorf("%s: French typography at %q in %q", where, text[at[0]:at[1]], text)
	}
}

func TestSourcesSayHowAndWhenTheyWereRead(t *testing.T) {
	for _, r := range All() {
		s := r.Source
		if s.Name == "" || s.Checked.IsZero() || !slices.Contains([]Flag{Primary, Secondary, Unverified, House}, s.Flag) {
			t.Errorf("%s: %+v", r.ID, s)
		}
		if s.Flag != House && !strings.HasPrefix(s.URL, "https://") {
			t.Errorf("%s leads to no source: %q", r.ID, s.URL)
		}
		if r.Severity == diag.Law && (s.Flag == Unverified || s.Flag == House) {
			t.Errorf("%s weighs like law and nobody read the text", r.ID)
		}
	}
}
