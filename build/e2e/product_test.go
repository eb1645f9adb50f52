package e2e

import (
	"os"
	"testing"

	"charte/build/banner"
	"charte/build/content"
	"charte/build/policy"
)

// root is the project's folder, which holds assets and i18n.
var root = os.DirFS("../..")

// compiler is shared, as in a build.
var compiler = banner.NewCompiler(root)

func words(t *testing.T) map[string]policy.Words {
	t.Helper()
	all, problems := content.ReadWords(root, nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return all
}

// shop asks for audience measurement by two services, for videos by one and for
// advertising by none that is named; signing in is exempt.
func shop() policy.Document {
	months := func(n int) policy.Duration {
		return policy.Duration{Until: policy.Elapsed, Span: policy.Span{Months: n}}
	}
	cookie := func(purpose, service, name string) policy.Tracker {
		return policy.Tracker{Name: name, Kind: policy.Cookie, Purpose: purpose, Service: service, Duration: months(13), Why: "Counts visits of " + name + ".", Place: policy.OnProduct}
	}
	return policy.Document{
		ID: "cookies", Lang: "en", Kind: policy.CookiePolicy, Title: "Cookie policy",
		Purposes: []policy.Purpose{
			{ID: "signin", Exemption: policy.Authentication},
			{ID: "audience", Title: "Audience measurement", Summary: "Know which pages are read.", IfRefused: "Your visit is not counted.", Gate: policy.Consent},
			{ID: "video", Title: "Videos", Summary: "Play videos inside of a page.", Gate: policy.Consent},
			{ID: "ads", Title: "Advertising", Summary: "Show offers that fit.", Gate: policy.Consent},
		},
		Services: []policy.Service{
			{ID: "session", Name: "Session", Purpose: "signin"},
			{ID: "counter", Name: "Counter", Purpose: "audience", Note: "Hosted in France.", Vendor: policy.Vendor{Name: "Counter SAS"}},
			{ID: "heatmap", Name: "Heatmap", Purpose: "audience"},
			{ID: "tube", Name: "Tube", Purpose: "video"},
		},
		Trackers: []policy.Tracker{
			cookie("signin", "session", "sid"),
			cookie("audience", "counter", "_cnt*"),
			cookie("audience", "heatmap", "_heat"),
			cookie("video", "tube", "tube_*"),
			cookie("ads", "", "_ad*"),
		},
		Choice: policy.Choice{Key: policy.DefaultKey, Lifetime: months(6)},
		Banner: policy.Banner{Position: policy.DefaultPosition, Signal: "ask"},
	}
}

// product makes a product of one edition a document.
func product(documents ...policy.Document) policy.Product {
	p := policy.Product{ID: "shop"}
	for _, d := range documents {
		p.Editions = append(p.Editions, policy.Edition{Lang: d.Lang, Name: "Shop", Documents: []policy.Document{d}})
	}
	return p
}

// script compiles the banner that holds all languages of the documents.
func script(t *testing.T, documents ...policy.Document) []byte {
	t.Helper()
	scripts, err := compiler.Compile(product(documents...), words(t), "")
	if err != nil {
		t.Fatal(err)
	}
	return scripts[0].Code
}
