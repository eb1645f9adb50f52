package rules

import (
	"slices"
	"strings"
	"testing"

	"charte/build/catalog"
	"charte/build/diag"
	"charte/build/policy"
)

// reads puts passages into a document, which then has a text of its own.
func reads(d *policy.Document, passages ...policy.Passage) {
	d.Body = policy.Body{File: "content/acme/cookies.fr.md", Line: 9, Lang: d.Lang}
	for _, p := range passages {
		p.Marks = []policy.Mark{{At: len(d.Body.Markdown)}}
		d.Body.Markdown += p.Text + "\n\n"
		d.Body.Passages = append(d.Body.Passages, p)
	}
}

// allRights is a list of rights in the words of a policy.
var allRights = []policy.Passage{
	{Kind: policy.Paragraph, Text: "{{< choices >}} {{< withdraw >}} {{< trackers >}} {{< services >}} Loi Informatique et Libertés, article 82."},
	{Kind: policy.Heading, Text: "Vos droits"},
	{Kind: policy.ListItem, Text: "accès et rectification ;"}, {Kind: policy.ListItem, Text: "effacement, limitation, opposition ;"},
	{Kind: policy.ListItem, Text: "portabilité."}, {Kind: policy.Heading, Text: "Autres"},
	{Kind: policy.Paragraph, Text: "Vous pouvez retirer votre consentement, et introduire une réclamation auprès de la CNIL."},
}

// leftOut takes a generated part out of passages.
func leftOut(part string, from []policy.Passage) []policy.Passage {
	out := slices.Clone(from)
	for i := range out {
		out[i].Text = strings.ReplaceAll(out[i].Text, "{{< "+part+" >}} ", "")
	}
	return out
}

var informationCases = map[string]ruleCase{
	"INF-01": {
		fires:    func(e *policy.Edition, _ *policy.Document) { e.Controller.Name = "" },
		nearMiss: func(e *policy.Edition, _ *policy.Document) { e.Controller.Email, e.Contact.Page = "", "/contact" },
	},
	"INF-02": {
		fires: func(_ *policy.Edition, d *policy.Document) { d.Purposes[1].Summary, d.Trackers[0].Why = "", "" },
		nearMiss: func(_ *policy.Edition, d *policy.Document) {
			d.Purposes[1].Summary, d.Purposes[1].Uses = "", []string{"Vous répondre."}
		},
	},
	"INF-04": {
		fires: func(_ *policy.Edition, d *policy.Document) { d.Purposes[1].IfRefused = "" },
		nearMiss: func(_ *policy.Edition, d *policy.Document) {
			d.Purposes[1].IfRefused, d.Purposes[1].Gate = "", policy.OnRequest
		},
	},
	"INF-07": {
		fires: func(_ *policy.Edition, d *policy.Document) { d.Trackers[0].Duration = policy.Duration{} },
		nearMiss: func(_ *policy.Edition, d *policy.Document) {
			d.Trackers[0].Duration = policy.Duration{Until: policy.SessionEnd}
			d.Services[0].ID, d.Trackers[0].Service = "ours", "ours"
			d.Trackers = append(d.Trackers, policy.Tracker{Name: "p", Kind: policy.Pixel, Purpose: "choice", Why: "Compte."})
		},
	},
	"INF-10": {
		fires:    func(_ *policy.Edition, d *policy.Document) { d.Purposes[0].LegalBasis = "" },
		nearMiss: func(_ *policy.Edition, d *policy.Document) { d.Purposes[1].LegalBasis = "" },
	},
	"INF-11": {
		fires:    func(e *policy.Edition, _ *policy.Document) { e.Controller.DPO = "" },
		nearMiss: func(e *policy.Edition, _ *policy.Document) { e.Controller.DPO = "dpo@acme.example" },
	},
	"INF-12": {
		fires: func(_ *policy.Edition, d *policy.Document) {
			d.Rights = []string{"access", "rectification", "erasure", "restriction", "objection", "withdrawal"}
		},
		nearMiss: func(_ *policy.Edition, d *policy.Document) { reads(d, allRights...) },
	},
}

func TestAControllerThatNobodyCanReach(t *testing.T) {
	p := changed(func(e *policy.Edition, _ *policy.Document) {
		e.Controller = policy.Party{Name: "Acme SAS", DPO: policy.NoDPO}
	})
	if list := look(p); len(list) != 1 || list[0].Message != "Acme SAS is named as the controller, and nothing says how to reach it" {
		t.Errorf("%+v", list)
	}
}

// A purpose whose trackers nobody names has no duration to tell: it has no
// service, or its text does not show what the catalogue knows.
func TestPurposesWithoutATracker(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*policy.Edition, *policy.Document)
		want   []string
	}{
		{"a purpose of nothing", func(_ *policy.Edition, d *policy.Document) {
			d.Purposes = append(d.Purposes, policy.Purpose{ID: "ads", Title: "Publicité", Summary: "Montrer.", IfRefused: "Rien.", Gate: policy.Consent})
		}, []string{"INF-06", "INF-07"}},
		{"an exempt one", func(_ *policy.Edition, d *policy.Document) {
			d.Purposes = append(d.Purposes, policy.Purpose{ID: "cart", Title: "Panier", Summary: "Garder.", Exemption: policy.Cart, LegalBasis: "contract"})
		}, []string{"INF-07"}},
		{"a service that stores nothing known", func(_ *policy.Edition, d *policy.Document) { d.Trackers = nil }, nil},
		{"tables that are not shown", func(_ *policy.Edition, d *policy.Document) {
			d.Trackers[0].Catalogued = true
			reads(d, leftOut("trackers", allRights)...)
		}, []string{"INF-07"}},
		{"what the product declares, told in words", func(_ *policy.Edition, d *policy.Document) {
			reads(d, leftOut("trackers", allRights)...)
		}, nil},
	} {
		if got := found(changed(c.change)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestATrackerWithoutAWordOfItsOwn(t *testing.T) {
	mute := func(d *policy.Document) { d.Trackers[0].Why = "" }
	p := changed(func(_ *policy.Edition, d *policy.Document) { mute(d) })
	if list := look(p); len(list) != 1 || list[0].Severity != "practice" {
		t.Errorf("%+v", list)
	}
	p = changed(func(_ *policy.Edition, d *policy.Document) {
		mute(d)
		d.Purposes[1].Summary = ""
	})
	if list := look(p); len(list) != 2 || list[0].Severity != "law" || list[1].Severity != "law" {
		t.Errorf("%+v", list)
	}
}

func TestAMissingDurationIsLookedUp(t *testing.T) {
	for name, want := range map[string]string{
		"cw_conversation": "its vendor documents: P12M (https://vendor.example/docs, read on 2026-11-22)",
		"cw_other":        "add duration: with the time that the tracker is really kept",
	} {
		list := look(changed(chatTracker(func(t *policy.Tracker) { t.Name, t.Duration = name, policy.Duration{} })))
		if len(list) != 1 || !strings.Contains(list[0].Hint, want) {
			t.Errorf("%s: %+v", name, list)
		}
	}
	list := look(changed(chatTracker(func(t *policy.Tracker) { t.Duration, t.Catalogued = policy.Duration{}, true })))
	if len(list) != 1 || !strings.HasPrefix(list[0].Hint, "the catalogue knows no duration") {
		t.Errorf("%+v", list)
	}
}

// Rights count where a text speaks of rights; that a site can be accessed, or
// that a button deletes, tells nobody of one.
func TestRightsInATextOfItsOwn(t *testing.T) {
	missing := func(passages ...policy.Passage) string {
		list := look(changed(func(_ *policy.Edition, d *policy.Document) { reads(d, passages...) }))
		for _, f := range list {
			if f.Code == "INF-12" {
				return strings.TrimPrefix(f.Message, "not all rights are told of: ")
			}
		}
		return ""
	}
	for _, c := range []struct {
		passages []policy.Passage
		want     string
	}{
		{allRights, ""},
		{allRights[:4], "portability, complaint to the authority"},
		{[]policy.Passage{{Text: "Accédez au site, supprimez vos cookies."}},
			"access, rectification, erasure, restriction, objection, portability, withdrawal of consent, complaint to the authority"},
		{[]policy.Passage{{Text: "{{< rights >}}"}}, ""},
		{[]policy.Passage{{Text: "Vous avez un droit d’accès, de rectification, d’effacement, de limitation, d’opposition, à la portabilité, de retrait et de réclamation."}}, ""},
	} {
		if got := missing(c.passages...); got != c.want {
			t.Errorf("%v: %s", c.passages, got)
		}
	}
}

func TestWithoutConsentThereIsNothingToWithdraw(t *testing.T) {
	p := changed(func(_ *policy.Edition, d *policy.Document) {
		d.Purposes, d.Services, d.Trackers = d.Purposes[:1], nil, nil
		d.Rights = slices.DeleteFunc(policy.AllRights(), func(r string) bool { return r == "withdrawal" })
	})
	if got := found(p); len(got) > 0 {
		t.Error(got)
	}
}

var recipientCases = map[string]ruleCase{
	"INF-06": {
		fires: func(_ *policy.Edition, d *policy.Document) { d.Services[0].Vendor.Name = "" },
		nearMiss: func(_ *policy.Edition, d *policy.Document) {
			d.Services[0].Vendor = policy.Vendor{Role: policy.RoleSelf}
		},
	},
	"INF-09": {
		fires: func(_ *policy.Edition, d *policy.Document) {
			d.Services[0].Vendor.Country, d.Services[0].Vendor.Transfer = "FR", policy.Transfer{}
			reads(d, leftOut("services", allRights)...)
		},
		nearMiss: func(_ *policy.Edition, d *policy.Document) {
			d.Services[0].Vendor.Country, d.Services[0].Vendor.Transfer = "FR", policy.Transfer{}
			reads(d, append(leftOut("services", allRights), policy.Passage{Text: "Le chat est fourni par Chatwoot Inc."})...)
		},
	},
	"INF-26": {
		fires: func(_ *policy.Edition, d *policy.Document) { d.Services[0].Vendor.Role = policy.RoleJoint },
		nearMiss: func(_ *policy.Edition, d *policy.Document) {
			d.Services[0].Vendor.Role, d.Services[0].Vendor.Arrangement = policy.RoleJoint, "/arrangement"
		},
	},
	"INF-28": {
		fires: func(_ *policy.Edition, d *policy.Document) { d.Services[0].Vendor.Role = "" },
		nearMiss: func(_ *policy.Edition, d *policy.Document) {
			d.Services[0].Vendor = policy.Vendor{Role: policy.RoleSelf}
		},
	},
}

func TestVendorsThatNobodyCanLookUp(t *testing.T) {
	for _, c := range []struct {
		vendor policy.Vendor
		want   string
	}{
		{policy.Vendor{}, "nothing says who provides Chatwoot"},
		{policy.Vendor{Name: "Chatwoot Inc.", Role: policy.RoleProcessor}, "nothing leads to the privacy policy of Chatwoot Inc., who provides Chatwoot"},
	} {
		list := look(changed(func(_ *policy.Edition, d *policy.Document) { d.Services[0].Vendor = c.vendor }))
		list = slices.DeleteFunc(list, func(f diag.Problem) bool { return f.Code == "INF-28" })
		if len(list) != 1 || list[0].Code != "INF-06" || list[0].Message != c.want {
			t.Errorf("%+v", list)
		}
	}
}

var noticeCases = map[string]ruleCase{
	"INF-14": {
		fires:    func(_ *policy.Edition, d *policy.Document) { d.Purposes[1].Title = strings.Repeat("é", 61) },
		nearMiss: func(_ *policy.Edition, d *policy.Document) { d.Purposes[1].Title = strings.Repeat("é", 60) },
	},
	"INF-19": {
		fires: func(_ *policy.Edition, d *policy.Document) { d.Data = nil },
		nearMiss: func(_ *policy.Edition, d *policy.Document) {
			d.Data, d.Services[0].Data = nil, []string{"messages"}
		},
	},
	"INF-22": {
		fires:    func(_ *policy.Edition, d *policy.Document) { d.Version = policy.Date{} },
		nearMiss: func(_ *policy.Edition, d *policy.Document) { d.Version = policy.Date{Year: 2030, Month: 1, Day: 1} },
	},
	"INF-23": {
		fires: func(_ *policy.Edition, d *policy.Document) {
			reads(d, allRights[1:]...)
			d.Body.Markdown += allRights[0].Text
			d.Texts = []policy.Link{{ID: "rgpd", Title: "Règlement (UE) 2016/679 (RGPD)"}}
		},
		nearMiss: func(_ *policy.Edition, d *policy.Document) {
			reads(d, allRights[1:]...)
			d.Body.Markdown += allRights[0].Text
			d.Texts = []policy.Link{{ID: "rgpd", Title: "RGPD"}, {ID: "loi", Title: "Loi Informatique et Libertés, article 82"}}
		},
	},
}

func TestAPurposeOfNothingButATitle(t *testing.T) {
	list := look(changed(func(_ *policy.Edition, d *policy.Document) { d.Purposes[1].Summary = "" }))
	if len(list) != 1 || list[0].Code != "INF-14" || list[0].Message != "visitors choose “Chat” by its title alone" {
		t.Errorf("%+v", list)
	}
}

func TestAProviderThatNoServiceDeclares(t *testing.T) {
	for provider, want := range map[string]int{"Opendatasoft": 1, "Acme": 0, "Acme SAS": 0, "Chatwoot Inc.": 0} {
		list := look(changed(func(_ *policy.Edition, d *policy.Document) {
			for _, name := range []string{"sid", "csrf"} {
				addExempt(d, "account-"+name, name)
				d.Trackers[len(d.Trackers)-1].Provider = provider
			}
		}))
		if len(list) != want || want > 0 && list[0].Code != "INF-28" {
			t.Errorf("%s: %+v", provider, list)
		}
	}
}

func TestATextWithoutALaw(t *testing.T) {
	bare := leftOut("", allRights)
	bare[0].Text = "{{< choices >}} {{< withdraw >}} {{< trackers >}} {{< services >}}"
	list := look(changed(func(_ *policy.Edition, d *policy.Document) { reads(d, bare...) }))
	if len(list) != 1 || list[0].Code != "INF-23" || !strings.HasPrefix(list[0].Message, "no text is named") {
		t.Errorf("%+v", list)
	}
	list = look(changed(func(_ *policy.Edition, d *policy.Document) {
		reads(d, append(bare, policy.Passage{Text: "Conformément au RGPD, FlowlyWeb vous informe."})...)
	}))
	if len(list) != 1 || list[0].Words != "RGPD" {
		t.Errorf("%+v", list)
	}
}

func TestLongSummariesOfWhatIsShownInTheBanner(t *testing.T) {
	long := strings.Repeat("mot ", 60)
	p := changed(func(_ *policy.Edition, d *policy.Document) { d.Purposes[0].Summary, d.Purposes[1].Summary = long, long })
	list := look(p)
	for _, f := range list {
		if f.Code != "INF-14" || !strings.HasPrefix(f.Message, "the summary of “Chat” has 240 characters") {
			t.Errorf("%+v", f)
		}
	}
	if len(list) == 0 {
		t.Error("nothing was found")
	}
}

// Everything that the catalogue brings keeps to the rules about kinds.
func TestEveryTechniqueHasAName(t *testing.T) {
	for _, k := range policy.Kinds() {
		if technique(k, "en") == "" || technique(k, "fr") == "" {
			t.Errorf("%s has no name", k)
		}
	}
	for kind := range neverNecessary {
		if !slices.Contains(catalog.Kinds(), kind) {
			t.Errorf("%s is no kind of service", kind)
		}
	}
}
