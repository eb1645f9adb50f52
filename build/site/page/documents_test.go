package page

import (
	"testing"

	"charte/build/policy"
)

// spoken gives the subject the words that a test looks at.
func spoken(s subject, words map[string]string) subject {
	for key, text := range words {
		s.words.Text[key] = text
	}
	return s
}

func TestRecipientsStandOnceWithAllTheirServices(t *testing.T) {
	s := spoken(asking(), map[string]string{"part.own-services": "own {list}", "part.since": "since {date}", "part.transfer": "by {mechanism}"})
	vendor := policy.Vendor{Name: "Acme Inc", Country: "US", Role: policy.RoleProcessor}
	s.document.Services = []policy.Service{
		{ID: "a", Name: "Alpha", Purpose: "chat", Vendor: vendor}, {ID: "b", Name: "Beta", Purpose: "chat", Vendor: vendor},
		{ID: "c", Name: "Gamma", Purpose: "chat", Vendor: policy.Vendor{Role: policy.RoleSelf}},
	}
	s.edition.Processors = []policy.Processor{{ID: "mail", Name: "Post", Why: "Sends the mail.", Country: "FR", Since: policy.Date{Year: 2026, Month: 1, Day: 2}}}
	blocks := s.recipients()
	if rows := blocks[0].Table.Rows; len(rows) != 2 {
		t.Fatalf("%d rows", len(rows))
	}
	contains(t, said(blocks), "Acme Inc", "Alpha", "Beta", "role.processor", "by ⟨part.transfer-not-stated⟩", "Post", "Sends the mail.", "since ", "own Gamma")
}

func TestTheListOfProcessorsLeavesOutWhoIsNone(t *testing.T) {
	s := spoken(asking(), map[string]string{"part.role-unclear": "unclear {list}", "part.provider-of": "{service} (unknown)"})
	s.document.Services = []policy.Service{
		{ID: "a", Name: "Alpha", Purpose: "chat", Vendor: policy.Vendor{Name: "Own ends", Role: policy.RoleController}},
		{ID: "b", Name: "Beta", Purpose: "chat"},
	}
	text := said(s.subprocessors())
	contains(t, text, "part.no-subprocessors", "unclear Beta (unknown)")
	lacks(t, text, "Own ends")
}

func TestTransfersSayWhatProtectsAndWhatIsNotKnown(t *testing.T) {
	s := spoken(asking(), map[string]string{
		"part.transfers-unknown": "unknown {list}", "part.in-country": "{recipient} in {country}", "part.transfers-copy": "copy from {contact}",
		"part.transfer-risks": "Risks: {risks}", "part.item": "{title}: {text}",
	})
	s.document.Services, s.edition.Contact.Email = nil, "a@acme.example"
	add := func(id, country string, m policy.Mechanism) {
		s.edition.Processors = append(s.edition.Processors, policy.Processor{ID: id, Name: id, Country: country, Transfer: policy.Transfer{Mechanism: m}})
	}
	contains(t, said(s.transfers()), "part.transfers-not-stated")
	add("Home", "FR", "")
	contains(t, said(s.transfers()), "part.no-transfers")
	add("Swiss", "CH", "")
	add("Nowhere", "", "")
	text := said(s.transfers())
	contains(t, text, "Swiss in ", "transfer.adequacy", "unknown Nowhere")
	lacks(t, text, "Home", "part.no-transfers", "copy from")
	add("Bare", "US", "")
	add("Clauses", "US", policy.SCC)
	s.edition.Processors[4].Transfer.Risks = "none known"
	text = said(s.transfers())
	contains(t, text, "Bare in ", "part.transfer-not-stated", "Clauses in ", "transfer.scc", "Risks: none known", "copy from")
}

func TestProcessingSaysWhatIsNotKnown(t *testing.T) {
	s := spoken(asking(), map[string]string{"part.trackers-serve": "see {link}", "part.item": "{title}: {text}"})
	s.document.Kind = policy.Privacy
	s.document.Processing = []policy.Processing{
		{ID: "orders", Title: "Orders", Why: "To deliver.", Data: []string{"Name", "Address"}, LegalBasis: policy.ByLegitimateInterest, Criterion: "until the claim lapses"},
		{ID: "bare", Title: "Bare"},
	}
	cookies := s.document
	cookies.Kind = policy.CookiePolicy
	s.edition.Documents = []policy.Document{cookies}
	blocks := s.processing()
	text := said(blocks)
	contains(t, text, "To deliver.", "Address", "part.interest-not-stated", "until the claim lapses", "see <a href=", "basis.consent")
	if h := blocks[0].Heading; h.ID != "processing-orders" {
		t.Errorf("the anchor is %s", h.ID)
	}
	for _, f := range blocks[3].Facts {
		contains(t, string(f.Text), "part.not-stated")
	}
	s.document.Processing, s.edition.Documents = nil, nil
	contains(t, said(s.processing()), "part.processing-not-stated")
}

func TestAStatementFollowsFromItsFacts(t *testing.T) {
	s := spoken(asking(), map[string]string{"statement.percent": "{n} %", "statement.decimal": ",", "part.item": "{title}: {text}"})
	a := &s.document.Accessibility
	text := said(s.conformity())
	contains(t, text, "status.not-stated")
	lacks(t, text, "statement.commitment", "statement.share")
	*a = policy.Accessibility{Duties: []policy.Duty{policy.Article47}, Status: policy.ConformsPartly, Standard: policy.RGAA, StandardVersion: "4.1", Share: "82.5", Plan: "https://acme.example/plan"}
	contains(t, said(s.conformity()), "statement.commitment", "statement.plan", "duty.art-47", "status.partial", "standard.rgaa⟩ 4.1", "82,5 %")
	contains(t, said(s.exceptions()), "statement.exceptions-not-stated")
	a.Exceptions = []policy.Exception{{ID: "map", Title: "The map", Reason: policy.Burden, Why: "It is costly."}}
	contains(t, said(s.exceptions()), "reason.burden", "The map", "It is costly.")
	contains(t, said(s.assessment()), "statement.assessor")
	a.Status = policy.NotAssessed
	contains(t, said(s.conformity()), "status.counts-as-none")
	lacks(t, said(s.assessment()), "statement.assessor")
	a.Status, a.Exceptions = policy.Conforms, nil
	contains(t, said(s.exceptions()), "statement.no-exceptions")
}

func TestRedressIsThatOfFrance(t *testing.T) {
	s := asking()
	contains(t, said(s.redress()), defenderMessage)
	s.edition.Jurisdictions = []string{"de"}
	lacks(t, said(s.redress()), defenderMessage)
}

func TestAPublisherIsSaidWithEveryFact(t *testing.T) {
	s := asking()
	text := said(s.publisher())
	contains(t, text, "part.office", "part.registration", "part.capital", "part.vat", "part.director", "part.phone")
	lacks(t, text, "part.legal-form", "part.editor")
	s.edition.Legal = policy.Legal{Registration: policy.None, VAT: policy.None, Office: "Lyon", Editor: "A. B."}
	text = said(s.publisher())
	contains(t, text, "part.no-registration", "Lyon", "A. B.")
	lacks(t, text, "part.capital", "part.vat")
	contains(t, said(s.host()), "part.host-not-stated")
	s.edition.Host = policy.Party{Name: "Keeper", Site: "https://keeper.example"}
	contains(t, said(s.host()), "Keeper", "keeper.example", "part.not-stated")
}

func TestTermsNameAMediatorForConsumers(t *testing.T) {
	s := asking()
	contains(t, said(s.terms()), "part.customers", "part.mediator")
	s.document.Terms.Customers = []policy.Customer{policy.Professionals}
	lacks(t, said(s.terms()), "part.mediator")
	s.document.Terms.Customers = []policy.Customer{policy.Consumers}
	s.document.Terms.Mediator = policy.Party{Name: "M", Site: "https://m.example"}
	contains(t, said(s.terms()), "m.example", "customer.consumers")
}

func TestRightsToWithdrawWhereProcessingRestsOnConsent(t *testing.T) {
	s := asking()
	s.document = policy.Document{Kind: policy.Privacy}
	lacks(t, said(s.rights()), "right.withdrawal")
	s.document.Processing = []policy.Processing{{ID: "letters", Title: "Letters", LegalBasis: policy.ByConsent}}
	contains(t, said(s.rights()), "right.withdrawal")
}
