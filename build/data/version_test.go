package data

import (
	"fmt"
	"reflect"
	"testing"

	"charte/build/policy"
)

// archived is the fixture with earlier versions: of 2025 in French alone, and of
// January 2026 in both languages. The document itself applies from 10 February.
func archived(t *testing.T, today policy.Date) Source {
	t.Helper()
	s := acme(t, func(lang string, _ *policy.Edition, d *policy.Document) {
		d.Changes = "Third " + lang
		d.Announced = policy.Date{Year: 2026, Month: 1, Day: 20}
	})
	p := &s.Site.Products[0]
	now := [2]policy.Document{p.Editions[0].Documents[0], p.Editions[1].Documents[0]}
	as := func(d policy.Document, day policy.Date, changes string) policy.Document {
		d.Version, d.Changes, d.Announced = day, changes, policy.Date{}
		d.Body = policy.Body{Frozen: "<article>…</article>", Lang: d.Lang}
		return d
	}
	first, second := policy.Date{Year: 2025, Month: 11, Day: 1}, policy.Date{Year: 2026, Month: 1, Day: 1}
	p.Versions = []policy.Version{
		{Document: "cookies", Day: first, Editions: []policy.Document{as(now[0], first, "")}},
		{Document: "cookies", Day: second, Editions: []policy.Document{as(now[0], second, "Second fr"), as(now[1], second, "Second en")}},
	}
	s.Site = s.Site.On(today)
	return s
}

func TestVersionsStandWithTheirPages(t *testing.T) {
	got := read(t, made(t, archived(t, policy.Date{Year: 2026, Month: 11, Day: 22})), "acme/cookies/policy.json")
	pages := func(end string) map[string]any {
		return map[string]any{"fr": base + "/fr/acme/cookies/" + end, "en": base + "/en/acme/cookies/" + end}
	}
	want := []any{
		map[string]any{
			"version": "2026-02-10", "until": nil, "announced": "2026-01-20", "changes": map[string]any{"fr": "Third fr", "en": "Third en"},
			"addresses": pages("2026-02-10/"), "comparison": pages("2026-02-10/changes/"),
		},
		map[string]any{
			"version": "2026-01-01", "until": "2026-02-10", "announced": nil, "changes": map[string]any{"fr": "Second fr", "en": "Second en"},
			"addresses": pages("2026-01-01/"), "comparison": pages("2026-01-01/changes/"),
		},
		map[string]any{
			"version": "2025-11-01", "until": "2026-01-01", "announced": nil, "changes": nil,
			"addresses": pages("2025-11-01/"), "comparison": nil,
		},
	}
	if is := at(t, got, "document", "versions"); !reflect.DeepEqual(is, want) {
		t.Errorf("they are %v, want %v", is, want)
	}
	if is := at(t, got, "document", "history"); !reflect.DeepEqual(is, pages("history/")) {
		t.Errorf("their list is %v", is)
	}
}

func TestOneVersionHasNoHistory(t *testing.T) {
	got := declares(t, nil)
	if at(t, got, "document", "history") != nil || len(at(t, got, "document", "versions").([]any)) != 1 {
		t.Errorf("it is %v", got["document"])
	}
	got = declares(t, func(_ string, _ *policy.Edition, d *policy.Document) { d.Version = policy.Date{} })
	if len(at(t, got, "document", "versions").([]any)) != 0 {
		t.Error("a document without a day has a version")
	}
}

// The file tells of the version that applies; where that one did not exist in a
// language, it says so and gives no word of another language for it.
func TestALanguageThatAVersionDidNotHave(t *testing.T) {
	for day, c := range map[policy.Date]struct{ version, why, translation string }{
		{Year: 2025, Month: 12, Day: 1}: {"2025-11-01", "map[fr:Why fr]", "map[lacks:[title purposes[chat].title trackers[talk_*].why] language:en outdated:[] text:false]"},
		{Year: 2026, Month: 1, Day: 15}: {"2026-01-01", "map[en:Why en fr:Why fr]", "map[lacks:[] language:en outdated:[] text:true]"},
	} {
		got := read(t, made(t, archived(t, day)), "acme/cookies/policy.json")
		if is := at(t, got, "document", "version"); is != c.version {
			t.Errorf("on %s the version is %v, want %s", day, is, c.version)
		}
		if is := fmt.Sprint(at(t, got, "trackers", 0, "why")); is != c.why {
			t.Errorf("on %s the words are %s, want %s", day, is, c.why)
		}
		if is := fmt.Sprint(at(t, got, "document", "translations", 0)); is != c.translation {
			t.Errorf("on %s the translation is %s, want %s", day, is, c.translation)
		}
		titles := at(t, got, "document", "title").(map[string]any)
		if listed := at(t, got, "product", "documents", 0, "title"); !reflect.DeepEqual(listed, titles) || (titles["en"] == nil) != (c.version == "2025-11-01") {
			t.Errorf("on %s the titles are %v and %v", day, titles, listed)
		}
		if n := len(at(t, got, "document", "versions").([]any)); n != 3 {
			t.Errorf("on %s there are %d versions, with the announced one", day, n)
		}
	}
}
