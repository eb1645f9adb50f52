package rules

import (
	"slices"
	"testing"

	"charte/build/policy"
)

// alteration is what a case does to a sound product.
type alteration = func(*policy.Edition, *policy.Document)

// adding adds a document of a kind to a sound product, and changes both.
func adding(kind policy.DocumentKind, c alteration) alteration {
	return func(e *policy.Edition, _ *policy.Document) {
		d := policy.Document{ID: string(kind), Lang: "fr", Kind: kind, Title: "T", Version: policy.Date{Year: 2026, Month: 1, Day: 1}}
		e.Publisher = policy.Party{Name: "Acme SAS", Phone: "+33 1 23 45 67 89"}
		e.Legal = policy.Legal{Office: "Lyon", Registration: "RCS Lyon 1", Capital: "1 euro", Director: "A. B."}
		e.Host = policy.Party{Name: "Hôte", Address: "Lille", Phone: "+33 3 20 00 00 00"}
		d.Processing = []policy.Processing{{
			ID: "orders", Title: "Commandes", Why: "Livrer.", LegalBasis: "contract", Kept: span(36), Recipients: []string{"Le transporteur."},
		}}
		d.Accessibility = policy.Accessibility{
			Duties: []policy.Duty{policy.NoDuty}, Status: policy.Conforms, Standard: policy.RGAA,
			Assessed: policy.Date{Year: 2026, Month: 1, Day: 1}, Assessor: policy.Self,
		}
		d.Terms = policy.Terms{Customers: []policy.Customer{policy.Professionals}}
		c(e, &d)
		e.Documents = append(e.Documents, d)
	}
}

// worded gives a document a text of one's own.
func worded(text string) alteration {
	return func(_ *policy.Edition, d *policy.Document) {
		reads(d, policy.Passage{Kind: policy.Paragraph, Text: text})
	}
}

func aNotice(c alteration) alteration    { return adding(policy.LegalNotice, c) }
func aPrivacy(c alteration) alteration   { return adding(policy.Privacy, c) }
func aStatement(c alteration) alteration { return adding(policy.AccessibilityStatement, c) }
func someTerms(c alteration) alteration  { return adding(policy.TermsOfUse, c) }
func aList(c alteration) alteration      { return adding(policy.Subprocessors, c) }

// byHand is a legal notice that somebody wrote without a single fact.
const byHand = "Acme SAS, au capital de 1 euro, 123 456 789 RCS Lyon, siège social à Lyon, téléphone : 01 23 45 67 89. " +
	"Directrice de la publication : A. B. Hébergeur : Hôte, Lille."

func noFacts(e *policy.Edition, _ *policy.Document) {
	e.Publisher, e.Legal, e.Host = policy.Party{}, policy.Legal{}, policy.Party{}
}

func inTurn(changes ...alteration) alteration {
	return func(e *policy.Edition, d *policy.Document) {
		for _, c := range changes {
			c(e, d)
		}
	}
}

var documentCases = map[string]ruleCase{
	"DOC-01": {
		fires: aNotice(func(e *policy.Edition, _ *policy.Document) { e.Legal.Office = "" }),
		nearMiss: aNotice(func(e *policy.Edition, _ *policy.Document) {
			e.Legal.Registration, e.Legal.Capital = policy.None, ""
		}),
	},
	"DOC-02": {
		fires:    aNotice(func(e *policy.Edition, _ *policy.Document) { e.Legal.Director = "" }),
		nearMiss: aNotice(inTurn(noFacts, worded(byHand))),
	},
	"DOC-03": {
		fires:    aNotice(func(e *policy.Edition, _ *policy.Document) { e.Host.Phone = "" }),
		nearMiss: someTerms(noFacts),
	},
	"DOC-04": {
		fires:    aPrivacy(worded("{{< processing >}} {{< rights >}}")),
		nearMiss: aPrivacy(worded("{{< processing >}} {{< rights >}} Le responsable du traitement est la société Acme SAS.")),
	},
	"DOC-05": {
		fires: aPrivacy(inTurn(func(_ *policy.Edition, d *policy.Document) { d.Processing = nil }, worded("{{< controller >}} {{< rights >}}"))),
		nearMiss: aPrivacy(inTurn(func(_ *policy.Edition, d *policy.Document) { d.Processing = nil },
			worded("{{< controller >}} {{< rights >}} Vos données ont pour finalité la livraison."))),
	},
	"DOC-06": {
		fires: aPrivacy(func(_ *policy.Edition, d *policy.Document) { d.Processing[0].LegalBasis = policy.ByLegitimateInterest }),
		nearMiss: aPrivacy(func(_ *policy.Edition, d *policy.Document) {
			d.Processing[0].LegalBasis, d.Processing[0].Interest = policy.ByLegitimateInterest, "prévenir la fraude"
		}),
	},
	"DOC-07": {
		fires: aPrivacy(func(_ *policy.Edition, d *policy.Document) { d.Processing[0].Kept = policy.Duration{} }),
		nearMiss: aPrivacy(func(_ *policy.Edition, d *policy.Document) {
			d.Processing[0].Kept, d.Processing[0].Criterion = policy.Duration{}, "trois ans après la dernière commande"
		}),
	},
	"DOC-08": {
		fires: aPrivacy(func(_ *policy.Edition, d *policy.Document) { d.Processing[0].Recipients = nil }),
		nearMiss: aPrivacy(func(_ *policy.Edition, d *policy.Document) {
			d.Processing[0].Recipients = []string{"Personne d’autre qu’Acme SAS."}
		}),
	},
	"DOC-09": {
		fires:    aPrivacy(worded("{{< controller >}} {{< processing >}} Vous pouvez exercer vos droits d’accès et de rectification.")),
		nearMiss: aPrivacy(worded("{{< controller >}} {{< processing >}} {{< rights >}}")),
	},
	"DOC-10": {
		fires: aList(func(e *policy.Edition, _ *policy.Document) {
			e.Processors = []policy.Processor{{ID: "mail", Name: "Post"}}
		}),
		nearMiss: aList(func(e *policy.Edition, _ *policy.Document) {
			e.Processors = []policy.Processor{{ID: "mail", Name: "Post", Country: "CH"}}
		}),
	},
	"DOC-11": {
		fires:    aStatement(func(_ *policy.Edition, d *policy.Document) { d.Accessibility.Status = "" }),
		nearMiss: aStatement(func(_ *policy.Edition, d *policy.Document) { d.Accessibility.Status = policy.NotAssessed }),
	},
	"DOC-12": {
		fires: aStatement(func(_ *policy.Edition, d *policy.Document) { d.Accessibility.Assessed = policy.Date{} }),
		nearMiss: aStatement(func(_ *policy.Edition, d *policy.Document) {
			d.Accessibility.Status, d.Accessibility.Assessed, d.Accessibility.Assessor = policy.NotAssessed, policy.Date{}, ""
		}),
	},
	"DOC-13": {
		fires: aStatement(func(e *policy.Edition, _ *policy.Document) { e.Controller.Email, e.Controller.Address = "", "Lyon" }),
		nearMiss: aStatement(func(e *policy.Edition, _ *policy.Document) {
			e.Controller.Email, e.Contact.Page = "", "/contact"
		}),
	},
	"DOC-14": {
		fires: aStatement(func(_ *policy.Edition, d *policy.Document) { d.Accessibility.Status = policy.ConformsPartly }),
		nearMiss: aStatement(func(_ *policy.Edition, d *policy.Document) {
			d.Accessibility.Status = policy.ConformsPartly
			d.Accessibility.Exceptions = []policy.Exception{{ID: "pdf", Title: "PDF", Reason: policy.Fault}}
		}),
	},
	"DOC-15": {
		fires:    aStatement(func(_ *policy.Edition, d *policy.Document) { d.Version = policy.Date{Year: 2023, Month: 11, Day: 21} }),
		nearMiss: aStatement(func(_ *policy.Edition, d *policy.Document) { d.Version = policy.Date{Year: 2023, Month: 11, Day: 22} }),
	},
	"DOC-16": {
		fires: someTerms(func(_ *policy.Edition, d *policy.Document) { d.Terms.Customers = nil }),
		nearMiss: someTerms(inTurn(func(_ *policy.Edition, d *policy.Document) { d.Terms.Customers = nil },
			worded("Le service est réservé aux professionnels."))),
	},
	"DOC-17": {
		fires: someTerms(func(_ *policy.Edition, d *policy.Document) { d.Terms.Customers = []policy.Customer{policy.Consumers} }),
		nearMiss: someTerms(func(_ *policy.Edition, d *policy.Document) {
			d.Terms.Customers = []policy.Customer{policy.Consumers}
			d.Terms.Mediator = policy.Party{Name: "Médiation", Site: "https://mediation.example"}
		}),
	},
	"DOC-18": {
		fires: aPrivacy(inTurn(worded("{{< controller >}} {{< rights >}} Finalité : livrer."), func(_ *policy.Edition, d *policy.Document) {
			d.Origin = policy.Origin{"processing": {}}
		})),
		nearMiss: aPrivacy(func(_ *policy.Edition, d *policy.Document) { d.Origin = policy.Origin{"processing": {}} }),
	},
}

// A notice says each of its facts, and a fact that is missing is one finding that
// can be accepted for itself.
func TestWhatALegalNoticeLacks(t *testing.T) {
	list := look(changed(aNotice(inTurn(noFacts, func(_ *policy.Edition, d *policy.Document) {
		d.Ignore = []policy.Acceptance{{Rule: "DOC-01", On: []string{"office", "phone"}, Reason: "r", Until: today}}
	}))))
	var got []string
	for _, f := range list {
		mark := " "
		if f.Accepted != "" {
			mark = "*"
		}
		got = append(got, f.Code+mark+f.Message)
	}
	slices.Sort(got)
	want := []string{
		"DOC-01 the legal notice does not give the capital of Acme’s publisher",
		"DOC-01 the legal notice does not give the registration of Acme’s publisher",
		"DOC-01*the legal notice does not give the registered office of Acme’s publisher",
		"DOC-01*the legal notice does not give the telephone number of Acme’s publisher",
		"DOC-02 the legal notice names no director of publication for Acme",
		"DOC-03 the legal notice does not give the name, the address and the telephone number of Acme’s host",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// Which safeguards a processor of the product's own list needs is the same as for
// the vendor of a service.
func TestProcessorsAbroad(t *testing.T) {
	for _, c := range []struct {
		country  string
		transfer policy.Mechanism
		want     []string
	}{
		{"FR", "", nil}, {"CH", "", nil}, {"US", policy.SCC, nil}, {"US", policy.DPF, nil}, {"US", "", []string{"TRF-01"}},
		{"US", policy.Adequacy, []string{"TRF-01"}}, {"IN", policy.DPF, []string{"TRF-01"}}, {"", "", []string{"DOC-10"}},
	} {
		p := changed(aList(func(e *policy.Edition, _ *policy.Document) {
			e.Processors = []policy.Processor{{ID: "mail", Name: "Post", Country: c.country, Transfer: policy.Transfer{Mechanism: c.transfer}}}
		}))
		if got := found(p); !slices.Equal(got, c.want) {
			t.Errorf("%s %s: %v, want %v", c.country, c.transfer, got, c.want)
		}
	}
}

// A vendor that is a processor has a country once the product lists its processors.
func TestProcessorsOfServicesHaveACountry(t *testing.T) {
	nowhere := func(e *policy.Edition, _ *policy.Document) { e.Documents[0].Services[0].Vendor.Country = "" }
	if got := found(changed(aList(nowhere))); !slices.Equal(got, []string{"DOC-10"}) {
		t.Errorf("listed: %v", got)
	}
	if got := found(changed(nowhere)); len(got) > 0 {
		t.Errorf("not listed: %v", got)
	}
}

// Documents of one kind are not held against the rules on another.
func TestDocumentsOfEachKindAreSound(t *testing.T) {
	for _, kind := range []policy.DocumentKind{policy.LegalNotice, policy.Privacy, policy.AccessibilityStatement, policy.TermsOfUse, policy.Subprocessors} {
		if got := found(changed(adding(kind, func(*policy.Edition, *policy.Document) {}))); len(got) > 0 {
			t.Errorf("%s: %v", kind, got)
		}
	}
}
