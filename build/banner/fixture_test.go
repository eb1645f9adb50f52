package banner_test

import (
	"os"
	"testing"

	"charte/build/content"
	"charte/build/policy"
)

// root is the project's folder, which holds assets and i18n.
var root = os.DirFS("../..")

// words are the project's own.
func words(t testing.TB) map[string]policy.Words {
	t.Helper()
	all, problems := content.ReadWords(root, nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return all
}

func months(n int) policy.Duration {
	return policy.Duration{Until: policy.Elapsed, Span: policy.Span{Months: n}}
}

// tracker is a cookie of a service, on the product's own address.
func tracker(purpose, service, name string) policy.Tracker {
	return policy.Tracker{Name: name, Kind: policy.Cookie, Purpose: purpose, Service: service, Place: policy.OnProduct}
}

// benchmark is the content by which banners are compared: four purposes, six
// services, one language, embeds and Google's Consent Mode; no other vendor is
// told anything, as in the peers.
func benchmark() policy.Product {
	document := policy.Document{
		ID: "cookies", Lang: "en", Kind: policy.CookiePolicy, Title: "Cookie policy",
		Purposes: []policy.Purpose{
			{ID: "necessary", Title: "Strictly necessary", Summary: "Required for the site to work: sign-in, security and remembering this choice.", Exemption: policy.ChoiceMemory},
			{ID: "functional", Title: "Functional", Summary: "Embedded videos and remembered settings.", Gate: policy.Consent},
			{ID: "analytics", Title: "Analytics", Summary: "Help us understand how visitors use the site.", Gate: policy.Consent},
			{ID: "marketing", Title: "Marketing", Summary: "Used to measure and personalise advertising.", Gate: policy.Consent},
		},
		Services: []policy.Service{
			{ID: "session", Name: "Session", Purpose: "necessary", Note: "Keeps you signed in."},
			{ID: "youtube", Name: "YouTube", Purpose: "functional", Note: "Plays embedded videos."},
			{ID: "google-analytics", Name: "Google Analytics", Purpose: "analytics", Note: "Measures visits and page views.", Signal: policy.Google},
			{ID: "matomo", Name: "Matomo", Purpose: "analytics", Note: "Measures visits on our own server."},
			{ID: "meta-pixel", Name: "Meta Pixel", Purpose: "marketing", Note: "Measures and retargets Facebook ads."},
			{ID: "google-ads", Name: "Google Ads", Purpose: "marketing", Note: "Measures Google Ads conversions.", Signal: policy.Google},
		},
		Trackers: []policy.Tracker{
			tracker("necessary", "session", "sid"),
			tracker("functional", "youtube", "VISITOR_INFO1_LIVE"), tracker("functional", "youtube", "YSC"),
			tracker("analytics", "google-analytics", "_gid"), tracker("analytics", "google-analytics", "_ga*"),
			tracker("analytics", "matomo", "_pk_*"),
			tracker("marketing", "meta-pixel", "_fbp"), tracker("marketing", "meta-pixel", "_fbc"),
			tracker("marketing", "google-ads", "_gcl_*"),
		},
		Choice: policy.Choice{Key: policy.DefaultKey, Lifetime: months(6)},
		Banner: policy.Banner{Position: policy.DefaultPosition, Signal: "ask", Labels: policy.Labels{
			Title:  "We value your privacy",
			Text:   "We use cookies to run this site and, with your permission, to measure visits and show relevant ads. You can change your choice at any time.",
			Accept: "Accept all", Refuse: "Reject all", Customise: "Preferences", Save: "Save choices",
		}},
	}
	edition := policy.Edition{Lang: "en", Name: "Benchmark", Documents: []policy.Document{document}}
	return policy.Product{ID: "benchmark", Editions: []policy.Edition{edition}}
}
