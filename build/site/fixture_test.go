package site

import (
	"os"
	"testing"

	"charte/build/content"
	"charte/build/policy"
)

// root is the project's folder, which holds layouts, assets and i18n.
var root = os.DirFS("../..")

var today = policy.Date{Year: 2026, Month: 11, Day: 22}

func words(t testing.TB) map[string]policy.Words {
	t.Helper()
	all, problems := content.ReadWords(root, nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return all
}

// chatPolicy is a cookie policy with an exempt purpose and a chat that asks.
func chatPolicy(lang string) policy.Document {
	return policy.Document{
		ID: "cookies", Lang: lang, Kind: policy.CookiePolicy, Title: "Politique <" + lang + ">",
		Version: policy.Date{Year: 2026, Month: 2, Day: 10},
		Purposes: []policy.Purpose{
			{ID: "choice", Exemption: policy.ChoiceMemory},
			{ID: "chat", Title: "Chat", Summary: "Vous répondre.", Gate: policy.Consent, IfRefused: "Écrivez-nous."},
		},
		Services: []policy.Service{{ID: "chatwoot", Name: "Chatwoot", Purpose: "chat", Host: "https://chat.example.org", Vendor: policy.Vendor{Name: "Chatwoot Inc", Country: "US", Role: policy.RoleProcessor}}},
		Trackers: []policy.Tracker{
			{Name: "cw_user_*", Kind: policy.Cookie, Purpose: "chat", Service: "chatwoot", Duration: policy.Duration{Until: policy.Elapsed, Span: policy.Span{Months: 13}}, Why: "</script><script>alert(1)</script>", Place: policy.OnProduct},
			{Name: "_session", Kind: policy.Cookie, Purpose: "chat", Service: "chatwoot", Duration: policy.Duration{Until: policy.SessionEnd}, Place: policy.OnService},
		},
		Choice: policy.Choice{Key: policy.DefaultKey, Lifetime: policy.Duration{Until: policy.Elapsed, Span: policy.Span{Months: 6}}},
		Banner: policy.Banner{Position: "bottom", Signal: "ask"},
	}
}

// chatSite is one product in French and English.
func chatSite() policy.Site {
	s := policy.Site{Languages: []string{"fr", "en"}}
	product := policy.Product{ID: "chat"}
	for _, lang := range s.Languages {
		s.Fronts = append(s.Fronts, policy.Front{Lang: lang, Title: "Site " + lang, Publisher: policy.Party{Name: "Example SA"}})
		product.Editions = append(product.Editions, policy.Edition{
			Lang: lang, Name: "Chat_y*", Address: "https://chat.example.org", Authority: "cnil",
			Contact: policy.Contact{Email: "dpo@example.org"}, Documents: []policy.Document{chatPolicy(lang)},
		})
	}
	s.Products = []policy.Product{product}
	return s
}

// withBody gives the product's policy a text of its own, from line 12 of its file.
func withBody(s policy.Site, markdown string) policy.Site {
	for i, lang := range s.Languages {
		d := &s.Products[0].Editions[i].Documents[0]
		d.Body = policy.Body{Markdown: markdown, File: "content/chat/cookies." + lang + ".md", Line: 12, Lang: lang}
	}
	return s
}

func input(t testing.TB, s policy.Site) Input {
	return Input{Site: s, Words: words(t), Defaults: root, Today: today}
}

func render(t testing.TB, in Input) map[string][]byte {
	t.Helper()
	files, err := Render(in)
	if err != nil {
		t.Fatalf("%v\n%#v", err, err)
	}
	return files
}
