package site

import (
	"encoding/json"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"charte/build/policy"
)

var dataBlock = regexp.MustCompile(`<script type=application/ld\+json>(.*?)</script>`)

// linked is what a page says of itself, as plain values.
func linked(t *testing.T, page []byte) map[string]any {
	t.Helper()
	found := dataBlock.FindSubmatch(page)
	if found == nil {
		t.Fatal("the page says nothing of itself")
	}
	var out map[string]any
	if err := json.Unmarshal(found[1], &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func offering(t *testing.T) Input {
	in := input(t, chatSite())
	in.BaseURL = "https://legal.example.org"
	in.Data = map[string][]string{"chat": {"chat/cookies/policy.json", "chat/cookies/trackers.csv"}}
	return in
}

func TestDocumentsSayWhatTheyAre(t *testing.T) {
	in := offering(t)
	hostile := `A </script><script>alert(1)</script> & <!--`
	for i := range in.Site.Products[0].Editions {
		in.Site.Products[0].Editions[i].Name = hostile
	}
	files := render(t, in)
	const site = "https://legal.example.org/"
	got := linked(t, files["en/chat/cookies/index.html"])
	delete(got, "description")
	want := map[string]any{
		"@context": "https://schema.org", "@type": "WebPage", "@id": site + "en/chat/cookies/", "url": site + "en/chat/cookies/",
		"name": "Politique <en>", "inLanguage": "en", "version": "2026-02-10", "dateModified": "2026-02-10",
		"about":             map[string]any{"@type": "Thing", "name": hostile, "url": "https://chat.example.org"},
		"isPartOf":          map[string]any{"@type": "WebSite", "name": "Site en", "url": site},
		"publisher":         map[string]any{"@type": "Organization", "name": "Example SA"},
		"translationOfWork": map[string]any{"@type": "WebPage", "@id": site + "fr/chat/cookies/", "inLanguage": "fr"},
		"encoding": []any{
			map[string]any{"@type": "MediaObject", "name": "policy.json", "encodingFormat": "application/json", "contentUrl": "../../../chat/cookies/policy.json"},
			map[string]any{"@type": "MediaObject", "name": "trackers.csv", "encodingFormat": "text/csv", "contentUrl": "../../../chat/cookies/trackers.csv"},
		},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("the page says\n%v\nwant\n%v", got, want)
	}
	original := linked(t, files["fr/chat/cookies/index.html"])
	if !reflect.DeepEqual(original["workTranslation"], []any{map[string]any{"@type": "WebPage", "@id": site + "en/chat/cookies/", "inLanguage": "en"}}) || original["translationOfWork"] != nil {
		t.Errorf("the original says %v of its translations", original)
	}
	if dataBlock.Match(files["fr/chat/index.html"]) || dataBlock.Match(files["fr/index.html"]) {
		t.Error("a page that is no document says what it is")
	}
}

func TestDocumentsSayOnlyWhatIsKnown(t *testing.T) {
	in := input(t, withBody(chatSite(), "Texte."))
	for i := range in.Site.Fronts {
		in.Site.Fronts[i].Publisher = policy.Party{}
	}
	d := &in.Site.Products[0].Editions[1].Documents[0]
	d.Version, d.Body.Lang = policy.Date{}, "fr"
	got := linked(t, render(t, in)["en/chat/cookies/index.html"])
	for _, name := range []string{"@id", "url", "version", "datePublished", "dateModified", "publisher", "translationOfWork", "workTranslation", "encoding"} {
		if got[name] != nil {
			t.Errorf("%s is %v, and nobody said so", name, got[name])
		}
	}
	if got["inLanguage"] != "fr" {
		t.Errorf("a text that nobody translated is said to be in %v", got["inLanguage"])
	}
}

func TestCookiePoliciesOfferTheirData(t *testing.T) {
	files := render(t, offering(t))
	page := string(files["fr/chat/cookies/index.html"])
	for _, want := range []string{
		`<link rel=alternate type=application/json href=../../../chat/cookies/policy.json title=policy.json>`,
		"Données ouvertes\u00a0: <a href=../../../chat/cookies/policy.json type=application/json>policy.json</a>",
		`<a href=../../../chat/cookies/trackers.csv type=text/csv>trackers.csv</a>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s in the page", want)
		}
	}
	if strings.Contains(string(files["fr/chat/index.html"]), "policy.json") {
		t.Error("a page that declares nothing offers data")
	}
}
