package page

import (
	"strings"
	"testing"

	"charte/build/policy"
)

var read = policy.Date{Year: 2026, Month: 11, Day: 22}

// speaking are words that say what was filled in.
func speaking() subject {
	s := asking()
	for key, text := range map[string]string{
		"list.comma": ", ", "list.and": " and ", "part.pattern": "pattern",
		"part.source": "from {link}", "part.source-checked": "from {link} on {date}", "part.source-link": "docs",
		"part.source-of": "{names} from {link}", "part.source-of-checked": "{names} from {link} on {date}",
		"part.transfer": "leaves by {mechanism}", "part.transfer-checked": "leaves by {mechanism}, read {date}", "part.transfer-risks": "at the risk: {risks}",
		"part.host": "{host} ({use})", "part.lasting": "{duration}, {criterion}", "part.choice-receipt-kept": "kept there {kept}",
		"date.format": "{day}.{month}.{year}", "date.month-11": "11",
	} {
		s.words.Text[key] = text
	}
	return s
}

func TestTheBasisOfAPurposeIsSaidWhereItIsKnown(t *testing.T) {
	s := speaking()
	text := said(s.trackers())
	if n := strings.Count(text, "part.basis"); n != 1 || !strings.Contains(text, "basis.consent") {
		t.Errorf("%d bases are said; the chat's is consent, that of signing in is not known", n)
	}
	s.document.Purposes[0].LegalBasis = "contract"
	contains(t, said(s.trackers()), "basis.contract")
	contains(t, said(s.purposes()), "basis.contract", "basis.consent")
}

func TestConditionsOfAnExemptMeasurement(t *testing.T) {
	s := speaking()
	lacks(t, said(s.trackers()), "part.assures", "part.data-kept", "part.reviewed")
	s.document.Purposes[0].Measurement = policy.Measurement{Assures: []policy.Assurance{policy.Anonymous, policy.TruncatedIP}, Kept: months(25), Reviewed: read}
	contains(t, said(s.trackers()), "assurance.anonymous", "assurance.truncated-ip", "25 months", `<time datetime="2026-11-22">22.11.2026</time>`)
	lacks(t, said(s.trackers()), "assurance.single-site")
}

func TestWhatEndsAStorageWithoutDate(t *testing.T) {
	s := speaking()
	s.words.Text["duration.deleted"] = "until deleted"
	s.document.Trackers[1].Duration, s.document.Trackers[1].Criterion = policy.Duration{Until: policy.Deleted}, "at sign-out"
	contains(t, said(s.trackers()), "Until deleted\nAt sign-out\n")
	contains(t, said(s.withdraw()), "for until deleted, at sign-out")
}

func TestTransfersAreSaidWhereTheyAreStated(t *testing.T) {
	s := speaking()
	lacks(t, said(s.services()), "leaves by", "at the risk", "part.arrangement")
	v := &s.document.Services[0].Vendor
	v.Transfer = policy.Transfer{Mechanism: policy.SCC, Source: "https://talk.example/dpa", Checked: read}
	contains(t, said(s.services()), `leaves by <a href="https://talk.example/dpa">⟨transfer.scc⟩</a>, read <time datetime="2026-11-22">22.11.2026</time>`)
	v.Transfer = policy.Transfer{Mechanism: policy.ExplicitConsent, Risks: "<authorities>"}
	contains(t, said(s.services()), "leaves by ⟨transfer.consent⟩ at the risk: &lt;authorities&gt;")
	v.Role, v.Arrangement = policy.RoleJoint, "https://talk.example/joint"
	contains(t, said(s.services()), `<a href="https://talk.example/joint">⟨part.arrangement⟩</a>`)
}

func TestHostsThatAServiceContacts(t *testing.T) {
	s := speaking()
	contains(t, said(s.services()), "part.hosts", "<code>talk.example</code>")
	v := &s.document.Services[0]
	v.Host, v.Hosts = "", []policy.Host{{Name: "cdn.example", For: "script"}, {Name: "*.example", For: "request"}, {Name: "cdn.example", For: "image"}}
	contains(t, said(s.services()), "<code>cdn.example</code> (⟨host.script⟩ and ⟨host.image⟩)", "<code>*.example</code> (⟨host.request⟩)")
	v.Hosts = nil
	lacks(t, said(s.services()), "part.hosts")
}

func TestServicesOfWhichNothingElseIsKnownHaveNoColumnForIt(t *testing.T) {
	s := speaking()
	if n := len(s.services()[0].Table.Columns); n != 2 {
		t.Errorf("%d columns, want service and recipient", n)
	}
	s.document.Services[0].Note = "Hosted in France."
	if n := len(s.services()[0].Table.Rows[0]); n != 3 {
		t.Errorf("%d cells, want the note as well", n)
	}
}

func TestASourceIsNamedOnceBelowATable(t *testing.T) {
	s := speaking()
	lacks(t, said(s.trackers()), "docs")
	cookies := []*policy.Tracker{&s.document.Trackers[0], &s.document.Trackers[2]}
	for _, c := range cookies {
		c.Source, c.Checked = "https://talk.example/cookies", read
	}
	link := `from <a href="https://talk.example/cookies">docs</a> on <time datetime="2026-11-22">22.11.2026</time>`
	contains(t, said(s.trackers()), "\n"+link+"\n")
	if n := strings.Count(said(s.trackers()), "docs"); n != 1 {
		t.Errorf("the source of two trackers is named %d times", n)
	}
	cookies[1].Source = ""
	contains(t, said(s.trackers()), "\n<code>a</code> "+link+"\n")
	s.resolve = resolver{from: "fr/shop/cookies/index.html", lang: "fr", site: &Site{byPath: map[string]*Page{}}}
	cookies[1].Source, cookies[1].Catalogued = "/shop/nowhere/", true
	if len(s.problems()) != 1 {
		t.Errorf("a source that leads nowhere is not reported: %v", s.problems())
	}
}

func TestTrackersOfAServiceStandTogether(t *testing.T) {
	s := speaking()
	s.document.Services = append(s.document.Services, policy.Service{ID: "ring", Name: "Ring", Purpose: "chat"})
	for _, t := range []policy.Tracker{{Name: "r", Service: "ring"}, {Name: "z", Service: "talk", Catalogued: true}} {
		t.Kind, t.Purpose = policy.Cookie, "chat"
		s.document.Trackers = append(s.document.Trackers, t)
	}
	text := said(s.trackers())
	if strings.Index(text, "<code>z</code>") > strings.Index(text, "<code>r</code>") {
		t.Errorf("what the catalogue adds stands behind another service:\n%s", text)
	}
}

func TestHowLongReceiptsAreKept(t *testing.T) {
	s := speaking()
	lacks(t, said(s.choices()), "receipt-sent", "receipt-kept", "kept there")
	s.document.Choice.Receipt = "/consent"
	s.words.Text["part.choice-receipt-sent"] = "sent to {endpoint}"
	contains(t, said(s.choices()), "sent to <code>shop.example/consent</code>")
	s.document.Choice.ReceiptKept = months(36)
	contains(t, said(s.choices()), "kept there 36 months")
}

func TestNoDataProtectionOfficerIsNoAddress(t *testing.T) {
	s := speaking()
	s.edition.Controller = policy.Party{Name: "Shop SA"}
	lacks(t, said(s.controller()), "part.dpo")
	s.edition.Controller.DPO = policy.NoDPO
	contains(t, said(s.controller()), "part.dpo", "part.no-dpo")
	lacks(t, said(s.controller()), "\nnone")
	s.edition.Controller.DPO = "dpo@shop.example"
	contains(t, said(s.controller()), "mailto:dpo@shop.example")
}

func TestNoLawOfFranceIsNamedWhereItDoesNotApply(t *testing.T) {
	s := speaking()
	s.document.Purposes = s.document.Purposes[:1]
	for key, text := range map[string]string{"": "art. 82", "-elsewhere": "the law"} {
		s.words.Text["part.nothing-asked"+key] = text
		s.words.Text["clause.definition"+key+".text"] = text
	}
	for jurisdiction, want := range map[string]string{"": "art. 82", "fr": "art. 82", "de": "the law"} {
		s.edition.Jurisdictions = nil
		if jurisdiction != "" {
			s.edition.Jurisdictions = []string{jurisdiction}
		}
		contains(t, said(s.choices()), want)
		contains(t, s.standard(), want)
	}
}
