package catalog

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"charte/build/policy"
)

// The catalogue that ships: every file keeps to the form, every fact has its
// source or says that it has none.
func TestTheCatalogueThatShips(t *testing.T) {
	c, problems := Read(os.DirFS("../.."))
	for _, p := range problems {
		t.Error(p.File, p.Message)
	}
	facts, confirmed := c.Count()
	t.Logf("%d services, %d facts, of them %d confirmed", len(c.services), facts, confirmed)
}

func file(text string) fstest.MapFS {
	return fstest.MapFS{Folder + "/acme.yaml": {Data: []byte(text)}}
}

const acme = `id: acme
name: Acme
aliases: [acme-chat]
kind: chat
summary: {en: Chats., fr: Un chat.}
vendor: {name: Acme Inc., country: US, role: processor, source: https://acme.example/dpa, checked: 2026-11-22, unverified: [country]}
transfer: {mechanism: dpf, unverified: [all]}
hosts:
  - {host: cdn.acme.example, for: script, source: https://acme.example/csp, checked: 2026-11-22}
trackers:
  - name: acme_*
    kind: cookie
    place: product
    duration: 1 year
    why: {en: Knows you again., fr: Vous reconnaît.}
    source: https://acme.example/cookies
    checked: 2026-11-22
  - name: acme_seen
    kind: local-storage
    place: product
    duration: until deleted
    optional: true
    when: {en: only with the badge, fr: seulement avec la pastille}
    why: {en: Remembers what was read., fr: Retient ce qui est lu.}
    source: https://acme.example/cookies
    checked: 2026-11-22
    unverified: [duration]
  - name: acme_rumour
    kind: cookie
    place: product
    why: {en: Said elsewhere., fr: Dit ailleurs.}
    unverified: [all]
consent: {signal: chatwoot, types: [functionality_storage], source: https://acme.example/api, checked: 2026-11-22}
`

func theOne(t *testing.T) Catalogue {
	t.Helper()
	c, problems := Read(file(acme))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return c
}

func TestAServiceBringsWhatWasConfirmed(t *testing.T) {
	d := policy.Document{Lang: "fr", Origin: policy.Origin{"services[acme-chat]": {File: &policy.File{Name: "f"}, Number: 7}}}
	d.Services = []policy.Service{{ID: "acme-chat", Purpose: "chat"}}
	theOne(t).Complete(&d)
	s := d.Services[0]
	if s.Name != "Acme" || s.Signal != policy.Chatwoot || s.Vendor.Name != "Acme Inc." || s.Vendor.Role != policy.RoleProcessor {
		t.Errorf("%+v", s)
	}
	if s.Vendor.Country != "" || s.Vendor.Transfer.Mechanism != "" {
		t.Errorf("what nobody confirmed is stated: %+v", s.Vendor)
	}
	if len(s.Hosts) != 1 || len(d.Trackers) != 2 {
		t.Fatalf("%+v %+v", s.Hosts, d.Trackers)
	}
	if first := d.Trackers[0]; first.Duration.ISO() != "P1Y" || first.Purpose != "chat" || first.Source == "" || !first.Catalogued {
		t.Errorf("%+v", first)
	}
	second := d.Trackers[1]
	if second.Duration.Stated() || second.Why != "Retient ce qui est lu (seulement avec la pastille)." {
		t.Errorf("%+v", second)
	}
	if at := d.Origin.At("trackers[acme_*].duration"); at.Line != 7 {
		t.Errorf("a brought tracker is not placed at its service: %+v", at)
	}
}

func TestWhatTheProductSaysWins(t *testing.T) {
	d := policy.Document{Lang: "en", Services: []policy.Service{{
		ID: "acme", Name: "Our chat", Purpose: "chat", Signal: policy.NoSignal, Without: []string{"acme_seen"}, Vendor: policy.Vendor{Role: policy.RoleSelf},
	}}}
	d.Trackers = []policy.Tracker{{Name: "acme_id", Service: "acme", Purpose: "chat"}}
	theOne(t).Complete(&d)
	s := d.Services[0]
	if s.Name != "Our chat" || s.Signal != policy.NoSignal || s.Vendor.Name != "" || len(s.Hosts) > 0 {
		t.Errorf("%+v", s)
	}
	if len(d.Trackers) != 1 {
		t.Errorf("an instance of the known pattern is declared: %+v", d.Trackers)
	}
}

func TestHostsComeWithAnAddressOfTheVendor(t *testing.T) {
	c, problems := Read(file(strings.Replace(acme, "trackers:", "  - {host: \"*.acme.net\", for: request, source: https://acme.example/csp, checked: 2026-11-22}\ntrackers:", 1)))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for address, want := range map[policy.URL]int{
		"": 2, "https://cdn.acme.example": 2, "https://Eu.acme.net/x": 2, "https://acme.net": 0, "https://chat.shop.example": 0,
	} {
		d := policy.Document{Services: []policy.Service{{ID: "acme", Host: address}}}
		c.Complete(&d)
		if n := len(d.Services[0].Hosts); n != want {
			t.Errorf("at %q the service has %d known hosts, want %d", address, n, want)
		}
	}
}

func TestTypesOfConsentAreTakenWhereNoListIsWritten(t *testing.T) {
	for _, c := range []struct{ said, want []policy.ConsentType }{
		{nil, []policy.ConsentType{policy.FunctionalityStorage}},
		{[]policy.ConsentType{}, []policy.ConsentType{}},
		{[]policy.ConsentType{policy.AdStorage}, []policy.ConsentType{policy.AdStorage}},
	} {
		d := policy.Document{Services: []policy.Service{{ID: "acme", Signal: policy.Google, ConsentTypes: c.said}}}
		theOne(t).Complete(&d)
		if s := d.Services[0]; s.Signal != policy.Google || !slices.Equal(s.ConsentTypes, c.want) {
			t.Errorf("%v becomes %v by %s, want %v", c.said, s.ConsentTypes, s.Signal, c.want)
		}
	}
}

func TestTheListOfAServiceWithoutTypesIsEmpty(t *testing.T) {
	c, _ := Read(os.DirFS("../.."))
	if s, ok := c.Service("gtm"); !ok || s.Consent.Types == nil || len(s.Consent.Types) > 0 {
		t.Errorf("the types of a tag manager are %#v", s.Consent.Types)
	}
}

func TestAnotherVendorKeepsItsOwnFacts(t *testing.T) {
	d := policy.Document{Services: []policy.Service{{ID: "acme", Vendor: policy.Vendor{Name: "Reseller"}}}}
	theOne(t).Complete(&d)
	if v := d.Services[0].Vendor; v.Role != "" || v.Policy != "" {
		t.Errorf("%+v", v)
	}
}

func TestSearchAndLookUp(t *testing.T) {
	c := theOne(t)
	for _, words := range []string{"acme", "ACME-chat", "un chat", "cdn.acme", "acme_seen", "chat"} {
		if got := c.Search(words); len(got) != 1 {
			t.Errorf("%q finds %d services", words, len(got))
		}
	}
	if got := c.Trackers("acme_seen"); len(got) != 2 || got[0].Tracker.Name != "acme_seen" {
		t.Errorf("%+v", got)
	}
	if got := c.Trackers("other"); got != nil {
		t.Error(got)
	}
}

func TestMistakesInAFile(t *testing.T) {
	for text, want := range map[string]string{
		"id: other\nname: A\nkind: chat\nsummary: {en: a, fr: b}\n":                                                        `the id is "other", and the file is called acme.yaml`,
		"id: acme\nname: A\nkind: chatter\nsummary: {en: a, fr: b}\n":                                                      `kind cannot be "chatter"`,
		"id: acme\nname: A\nkind: chat\nsummary: {en: a}\n":                                                                "summary is missing in English or French",
		"id: acme\nname: A\nkind: chat\nsummary: {en: a, fr: b}\nvendor: {name: B}\n":                                      "vendor names no source; write unverified: [all] where there is none",
		"id: acme\nname: A\nkind: chat\nsummary: {en: a, fr: b}\nhosts: [{host: 'a/b', for: script, unverified: [all]}]\n": "hosts: a/b is not a host",
	} {
		_, problems := Read(file(text))
		if len(problems) != 1 || problems[0].Message != want {
			t.Errorf("%s: %v", text, problems)
		}
	}
	if _, problems := Read(file("id: acme\nfrom: x\n")); len(problems) != 1 {
		t.Errorf("an unknown field is accepted: %v", problems)
	}
}

func TestAFolderOfOnesOwnReplacesAFile(t *testing.T) {
	own := file("id: acme\nname: Mine\nkind: chat\nsummary: {en: a, fr: b}\n")
	c, problems := Read(file(acme), own)
	if s, _ := c.Service("acme"); len(problems) > 0 || s.Name != "Mine" {
		t.Error(s.Name, problems)
	}
}
