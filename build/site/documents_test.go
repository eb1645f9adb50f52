package site

import (
	"strings"
	"testing"

	"charte/build/policy"
)

// kinds are those of documents of which an empty text stands for a standard one.
var kinds = []policy.DocumentKind{policy.Privacy, policy.TermsOfUse, policy.LegalNotice, policy.AccessibilityStatement, policy.Subprocessors}

// everyDocument is a product with a document of each kind, without a text of its
// own, and with as many facts as there are, or none.
func everyDocument(full bool) policy.Site {
	s := chatSite()
	for i := range s.Products[0].Editions {
		e := &s.Products[0].Editions[i]
		for _, kind := range kinds {
			d := policy.Document{ID: string(kind), Lang: e.Lang, Kind: kind, Title: "Document " + string(kind)}
			if full {
				fill(e, &d)
			}
			e.Documents = append(e.Documents, d)
		}
	}
	return s
}

func fill(e *policy.Edition, d *policy.Document) {
	day := policy.Date{Year: 2026, Month: 1, Day: 2}
	all := policy.Party{Name: "P & Co", Address: "Lyon", Email: "p@example.org", Phone: "+33 1 23 45 67 89", Site: "https://p.example.org"}
	e.Controller, e.Host = all, all
	e.Legal = policy.Legal{Form: "SAS", Office: "Lyon", Registration: "RCS", Capital: "1", VAT: "FR1", Director: "D", Editor: "E"}
	e.Processors = []policy.Processor{{
		ID: "mail", Name: "Post", Why: "Mail.", Country: "US", Address: "NY", Policy: "https://p.example.org", Since: day, Source: "https://p.example.org", Checked: day,
		Transfer: policy.Transfer{Mechanism: policy.SCC, Source: "https://p.example.org", Checked: day, Risks: "R"},
	}}
	d.Version = day
	for _, basis := range []policy.Basis{"consent", "contract", "legal-obligation", "vital-interests", "public-task", "legitimate-interest"} {
		d.Processing = append(d.Processing, policy.Processing{
			ID: string(basis), Title: "T", Why: "W", Data: []string{"D", "E"}, LegalBasis: basis, Interest: "I", Criterion: "C",
			Kept: policy.Duration{Until: policy.Elapsed, Span: policy.Span{Months: 3}}, Recipients: []string{"R"}, IfWithheld: "X",
		})
	}
	d.Accessibility = policy.Accessibility{
		Duties: []policy.Duty{policy.Article47, policy.EAA}, Status: policy.ConformsPartly, Standard: policy.RGAA, StandardVersion: "4.1", Share: "82.5",
		Assessed: day, Assessor: policy.Self, Report: "https://p.example.org", Technologies: []string{"HTML"}, Environment: []string{"NVDA"}, Tools: []string{"axe"},
		Pages: []string{"/"}, Scheme: "https://p.example.org", Plan: "https://p.example.org",
	}
	for _, reason := range policy.Reasons() {
		d.Accessibility.Exceptions = append(d.Accessibility.Exceptions, policy.Exception{ID: string(reason), Title: "T", Reason: reason, Why: "W", Instead: "I"})
	}
	d.Terms = policy.Terms{Offer: "O", Customers: []policy.Customer{policy.Consumers, policy.Professionals}, Law: "L", Mediator: all}
}

// Every word that a document needs is there in each language, whether its facts
// are known or not, and no placeholder is left.
func TestStandardTextsOfEveryKindAreWhole(t *testing.T) {
	for _, full := range []bool{true, false} {
		files := render(t, input(t, everyDocument(full)))
		for _, lang := range []string{"fr", "en"} {
			for _, kind := range kinds {
				_, text, _ := strings.Cut(string(files[lang+"/chat/"+string(kind)+"/index.html"]), "<main")
				if !strings.Contains(text, "<h2") || strings.ContainsAny(text, "⟨{}") {
					t.Errorf("%s, %s, full %v: %s", lang, kind, full, text)
				}
			}
		}
	}
}

// What a page says is not known is said in words, and never left out.
func TestDocumentsWithoutFactsSayWhatIsMissing(t *testing.T) {
	files := render(t, input(t, everyDocument(false)))
	for kind, want := range map[policy.DocumentKind]string{
		policy.Privacy: "Le responsable du traitement n’est pas précisé.", policy.TermsOfUse: "Tribunaux compétents</dt><dd>Non précisé",
		policy.LegalNotice: "L’hébergeur n’est pas précisé", policy.AccessibilityStatement: "État de conformité</dt><dd>Non précisé",
		policy.Subprocessors: "garantie non précisée",
	} {
		if page := string(files["fr/chat/"+string(kind)+"/index.html"]); !strings.Contains(page, want) {
			t.Errorf("%s does not say %q: %s", kind, want, page)
		}
	}
}

func TestDocumentsLeadToEachOther(t *testing.T) {
	files := render(t, input(t, everyDocument(true)))
	page := string(files["fr/chat/privacy/index.html"])
	for _, kind := range kinds {
		want := kind != policy.Privacy
		if got := strings.Contains(page, "../"+string(kind)+"/index.html"); got != want {
			t.Errorf("a link to %s: %v, want %v", kind, got, want)
		}
	}
	if !strings.Contains(page, "../cookies/index.html") {
		t.Error("no link to the cookie policy")
	}
}
