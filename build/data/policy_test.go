package data

import (
	"reflect"
	"strings"
	"testing"

	"charte/build/policy"
)

// declares is policy.json of the fixture, with its facts changed.
func declares(t *testing.T, change func(lang string, e *policy.Edition, d *policy.Document)) map[string]any {
	t.Helper()
	return read(t, made(t, acme(t, change)), "acme/cookies/policy.json")
}

// What a language has not translated is not given in another one.
func TestWordsAreInTheirLanguage(t *testing.T) {
	got := declares(t, func(lang string, e *policy.Edition, d *policy.Document) {
		e.Summary, d.Trackers[0].Why = "Résumé", "Pourquoi"
		d.Purposes[0].Uses, d.Purposes[0].IfRefused = []string{"Un"}, "Rien "+lang
		if lang == "en" {
			e.Missing = []string{"summary"}
			d.Missing, d.Outdated = []string{"trackers[talk_*].why", "purposes[chat].uses"}, []string{"scope"}
		}
	})
	for _, c := range []struct {
		want any
		path []any
	}{
		{map[string]any{"fr": "Résumé"}, []any{"product", "summary"}},
		{map[string]any{"fr": "Pourquoi"}, []any{"trackers", 0, "why"}},
		{map[string]any{"fr": []any{"Un"}}, []any{"purposes", 0, "uses"}},
		{map[string]any{"fr": "Rien fr", "en": "Rien en"}, []any{"purposes", 0, "ifRefused"}},
		{map[string]any{"fr": "Cookies fr", "en": "Cookies en"}, []any{"document", "title"}},
		{[]any{map[string]any{
			"language": "en", "text": true, "lacks": []any{"trackers[talk_*].why", "purposes[chat].uses"}, "outdated": []any{"scope"},
		}}, []any{"document", "translations"}},
		{nil, []any{"product", "tagline"}},
	} {
		if is := at(t, got, c.path...); !reflect.DeepEqual(is, c.want) {
			t.Errorf("%v is %v, want %v", c.path, is, c.want)
		}
	}
}

// The cookie of the choice is told of as the pages tell of it.
func TestTheChoicesOwnCookie(t *testing.T) {
	session := policy.Purpose{ID: "session", Exemption: policy.Authentication}
	memory := policy.Purpose{ID: "memory", Exemption: policy.ChoiceMemory}
	chat := policy.Purpose{ID: "chat", Title: "Chat", Gate: policy.Consent}
	own := policy.Tracker{Name: policy.DefaultKey, Kind: policy.Cookie, Purpose: "memory", Place: policy.OnProduct}
	for name, c := range map[string]struct {
		purposes         []policy.Purpose
		trackers         []policy.Tracker
		wantPurposes     string
		names, purposeOf string
	}{
		"no purpose for it":    {[]policy.Purpose{chat}, nil, "chat choice", "eu-consent", "choice"},
		"a purpose for it":     {[]policy.Purpose{session, memory, chat}, nil, "session memory chat", "eu-consent", "memory"},
		"declared by somebody": {[]policy.Purpose{memory, chat}, []policy.Tracker{own}, "memory chat", "eu-consent", "memory"},
		"nothing to choose":    {[]policy.Purpose{session, memory}, nil, "session memory", "", ""},
	} {
		got := declares(t, func(_ string, _ *policy.Edition, d *policy.Document) {
			d.Purposes, d.Services, d.Trackers = c.purposes, nil, c.trackers
		})
		if is := names(t, got["purposes"], "id"); is != c.wantPurposes {
			t.Errorf("%s: the purposes are %s, want %s", name, is, c.wantPurposes)
		}
		if is := names(t, got["trackers"], "name"); is != c.names {
			t.Errorf("%s: the trackers are %s, want %s", name, is, c.names)
		}
		if is := names(t, got["trackers"], "purpose"); is != c.purposeOf {
			t.Errorf("%s: they are of %s, want %s", name, is, c.purposeOf)
		}
		if nothing := c.names == ""; nothing != (got["choice"] == nil) || nothing != (got["banner"] == nil) {
			t.Errorf("%s: the choice is %v, the banner %v", name, got["choice"], got["banner"])
		}
	}
}

func TestTrackersStandByPurposeAndService(t *testing.T) {
	got := declares(t, func(_ string, _ *policy.Edition, d *policy.Document) {
		d.Purposes = append(d.Purposes, policy.Purpose{ID: "audience", Gate: policy.Consent}, policy.Purpose{ID: "memory", Exemption: policy.ChoiceMemory})
		d.Services = []policy.Service{{ID: "one", Purpose: "audience"}, {ID: "two", Purpose: "audience"}, {ID: "talk", Purpose: "chat"}}
		d.Trackers = []policy.Tracker{
			{Name: "d", Purpose: "audience", Service: "two"}, {Name: "c", Purpose: "audience", Service: "one"},
			{Name: "b", Purpose: "audience"}, {Name: "a", Purpose: "chat", Service: "talk"},
		}
	})
	if is := names(t, got["trackers"], "name"); is != "a b c d eu-consent" {
		t.Errorf("they stand as %s", is)
	}
}

// Addresses are absolute, or lead from the file to another one.
func TestAddresses(t *testing.T) {
	change := func(_ string, e *policy.Edition, d *policy.Document) {
		e.Contact.Page, e.PrivacyPolicy.URL = "/acme/privacy/#contact", "/en/acme/privacy/"
		d.Choice.Receipt, d.Trackers[0].Source = "/receipts", "https://talk.example/cookies"
		d.Links = []policy.Link{{ID: "a", URL: "/acme/privacy.fr.md"}, {ID: "b", URL: "/acme/_index.fr.md"}, {ID: "c"}}
	}
	for baseURL, root := range map[string]string{base + "/texts": base + "/texts/", "": "../../"} {
		s := acme(t, change)
		s.BaseURL = baseURL
		end := ""
		if baseURL == "" {
			end = "index.html"
		}
		got := read(t, made(t, s), "acme/cookies/policy.json")
		for _, c := range []struct {
			want any
			path []any
		}{
			{root + "schemas/policy.json", []any{"$schema"}},
			{map[string]any{"fr": root + "fr/acme/cookies/" + end, "en": root + "en/acme/cookies/" + end}, []any{"document", "addresses"}},
			{map[string]any{"fr": root + "fr/acme/" + end, "en": root + "en/acme/" + end}, []any{"product", "pages"}},
			{root + "fr/acme/privacy/" + end + "#contact", []any{"product", "contact", "page"}},
			{root + "en/acme/privacy/" + end, []any{"product", "privacyPolicy", "address"}},
			{root + "fr/acme/privacy/" + end, []any{"document", "links", 0, "address"}},
			{root + "fr/acme/" + end, []any{"document", "links", 1, "address"}},
			{nil, []any{"document", "links", 2, "address"}},
			{root + "live/acme.js", []any{"banner", "script"}},
			{"https://www.acme.example/receipts", []any{"choice", "receipt", "address"}},
			{"https://talk.example/cookies", []any{"trackers", 0, "source", "address"}},
			{"talk.example:8443", []any{"services", 0, "hosts", 0, "name"}},
		} {
			if is := at(t, got, c.path...); !reflect.DeepEqual(is, c.want) {
				t.Errorf("%v is %v, want %v", c.path, is, c.want)
			}
		}
	}
}

func TestDurationsAreForMachinesAndPeople(t *testing.T) {
	for text, want := range map[string]map[string]any{
		"13 months":     {"ends": "elapsed", "iso8601": "P13M", "seconds": 34164000.0, "words": map[string]any{"fr": "13\u00a0mois", "en": "13\u00a0months"}},
		"session":       {"ends": "session", "iso8601": nil, "seconds": nil, "words": map[string]any{"fr": "session du navigateur", "en": "browser session"}},
		"until deleted": {"ends": "deleted", "iso8601": nil, "seconds": nil, "words": map[string]any{"fr": "jusqu’à suppression", "en": "until deleted"}},
		"not stated":    nil,
	} {
		stated, err := policy.ParseDuration(text)
		if err != nil {
			t.Fatal(err)
		}
		got := at(t, declares(t, func(_ string, _ *policy.Edition, d *policy.Document) { d.Trackers[0].Duration = stated }), "trackers", 0, "duration")
		is, _ := got.(map[string]any)
		if !reflect.DeepEqual(is, want) {
			t.Errorf("%s is %v, want %v", text, is, want)
		}
	}
}

func TestPurposesSayWhyTheyWork(t *testing.T) {
	got := declares(t, func(_ string, _ *policy.Edition, d *policy.Document) {
		d.Purposes = []policy.Purpose{
			{ID: "chat", Title: "Chat", Gate: policy.Consent},
			{ID: "video", Title: "Vidéo", Gate: policy.OnRequest},
			{ID: "audience", Exemption: policy.Audience, OptOut: true, Measurement: policy.Measurement{Assures: []policy.Assurance{policy.SingleSite}}},
		}
	})
	if is := names(t, got["purposes"], "status"); is != "consent on-request exempt exempt" {
		t.Errorf("they are %s", is)
	}
	if at(t, got, "purposes", 2, "optOut") != true || at(t, got, "purposes", 2, "measurement", "assures", 0) != "single-site" {
		t.Errorf("the measurement is %v", at(t, got, "purposes", 2))
	}
	reason, _ := at(t, got, "purposes", 2, "exemption", "reason", "fr").(string)
	if reason == "" || strings.Contains(reason, "⟨") || at(t, got, "purposes", 0, "exemption") != nil {
		t.Errorf("the reason is %q", reason)
	}
	if is := names(t, at(t, got, "choice", "answers"), "id"); is != "chat video audience" && is != "talk video audience" {
		t.Errorf("a visitor answers for %s", is)
	}
}
