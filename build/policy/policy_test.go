package policy

import (
	"fmt"
	"testing"

	"charte/build/diag"
)

func TestTrackerMatches(t *testing.T) {
	for _, c := range []struct {
		pattern, name string
		want          bool
	}{
		{"cw_conversation", "cw_conversation", true},
		{"cw_conversation", "cw_conversation2", false},
		{"cw_user_*", "cw_user_42", true},
		{"cw_user_*", "cw_user_", true},
		{"cw_user_*", "xcw_user_42", false},
		{"_pk_id.*", "_pk_id.1.1fff", true},
		{"*_session", "_chatwoot_session", true},
		{"a*b*c", "a1b2c", true},
		{"a*b*c", "a1c2b", false},
		{"aa*aa", "aaa", false},
		{"a+b", "a+b", true},
		{"a.b", "axb", false},
	} {
		if got := (Tracker{Name: c.pattern}).Matches(c.name); got != c.want {
			t.Errorf("%q on %q: %v", c.pattern, c.name, got)
		}
	}
}

func TestOrigin(t *testing.T) {
	for address, want := range map[URL]string{
		"https://Chat.example.org:8443/sdk.js?a#b": "https://chat.example.org:8443", "http://example.org": "http://example.org", "/receipts": "", "": "",
	} {
		if got := address.Origin(); got != want {
			t.Errorf("%s is of %q, want %q", address, got, want)
		}
	}
}

func TestURL(t *testing.T) {
	for _, good := range []string{"https://example.org/a?b=c#d", "http://example.org", "/privacy", "https://xn--caf-dma.fr/"} {
		var u URL
		if err := u.UnmarshalText([]byte(good)); err != nil {
			t.Errorf("%s: %v", good, err)
		}
	}
	for _, bad := range []string{"javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:x", "data:text/html,x", "//evil.example", "vbscript:x",
		"example.org/a", "https:///x", "https://a b", "https://a\"b", "", "#", "https://a<b>"} {
		var u URL
		if err := u.UnmarshalText([]byte(bad)); err == nil {
			t.Errorf("%q was accepted", bad)
		}
	}
}

func chat() Document {
	return Document{
		Purposes: []Purpose{{ID: "choice", Exemption: ChoiceMemory}, {ID: "chat", Gate: Consent, Title: "Chat"}, {ID: "ads", Gate: Consent}},
		Services: []Service{{ID: "chatwoot", Purpose: "chat"}},
		Trackers: []Tracker{{Name: "cw_*", Kind: Cookie, Purpose: "chat", Service: "chatwoot"}, {Name: "b", Kind: Cookie, Purpose: "chat", Service: "chatwoot"}},
	}
}

func TestUnitsAreServicesAndPurposesWithoutService(t *testing.T) {
	units := chat().Units()
	if len(units) != 2 || units[0].ID != "chatwoot" || units[1].ID != "ads" || len(units[0].Trackers) != 2 {
		t.Fatalf("%+v", units)
	}
}

func TestRevisionFollowsFactsOnly(t *testing.T) {
	base := chat().Revision()
	for name, change := range map[string]func(*Document){
		"words":          func(d *Document) { d.Purposes[1].Title = "Discussion"; d.Trackers[0].Why = "Because" },
		"order":          func(d *Document) { d.Trackers[0], d.Trackers[1] = d.Trackers[1], d.Trackers[0] },
		"exempt tracker": func(d *Document) { d.Trackers = append(d.Trackers, Tracker{Name: "lang", Purpose: "choice"}) },
	} {
		if d := chat(); true {
			change(&d)
			if d.Revision() != base {
				t.Errorf("%s changed the revision", name)
			}
		}
	}
	for name, change := range map[string]func(*Document){
		"tracker": func(d *Document) {
			d.Trackers = append(d.Trackers, Tracker{Name: "c", Purpose: "chat", Service: "chatwoot"})
		},
		"duration": func(d *Document) { d.Trackers[0].Duration = Duration{Until: SessionEnd} },
		"vendor":   func(d *Document) { d.Services[0].Vendor.Name = "Somebody" },
		"purpose":  func(d *Document) { d.Purposes = append(d.Purposes, Purpose{ID: "new", Gate: Consent}) },
	} {
		if d := chat(); true {
			change(&d)
			if d.Revision() == base {
				t.Errorf("%s left the revision alone", name)
			}
		}
	}
}

func TestOriginFallsBackToWhatIsAround(t *testing.T) {
	f := &File{Name: "f", Text: "1\n2\n3\n4\n5\n6\n7 \n"}
	o := Origin{"": {f, 1, 1}, "trackers": {f, 5, 1}, "trackers[_pk_id.*]": {f, 7, 3}}
	if p := o.At("trackers[_pk_id.*].why"); p.File != "f" || p.Column != 3 || p.Excerpt != "7 " {
		t.Errorf("%+v", p)
	}
	if p := (Origin{}).At("title"); p != (diag.Problem{}) {
		t.Errorf("what is not known stands at %+v", p)
	}
	for path, want := range map[string]int{"trackers[_pk_id.*].duration": 7, "trackers[x].why": 5, "choice.key": 1, "": 1} {
		if got := o.At(path).Line; got != want {
			t.Errorf("%s: line %d, want %d", path, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	w := Words{
		Lang: "fr",
		Text: map[string]string{
			"duration.month.one": "{n} mois", "duration.month.other": "{n} mois", "duration.year.one": "{n} an", "duration.year.other": "{n} ans",
			"duration.session": "session du navigateur", "list.comma": ", ", "list.and": " et ",
			"date.format": "{day} {month} {year}", "date.first": "1er {month} {year}", "date.month-2": "février", "date.not-stated": "date non précisée",
		},
		Category: func(n int) string { return map[bool]string{true: "one", false: "other"}[n < 2] },
	}
	span := Duration{Until: Elapsed, Span: Span{Years: 1, Months: 6}}
	if got := w.Duration(span); got != "1 an et 6 mois" {
		t.Error(got)
	}
	if got := w.Date(Date{2026, 2, 10}) + "|" + w.Date(Date{2026, 2, 1}) + "|" + w.Date(Date{}); got != "10 février 2026|1er février 2026|date non précisée" {
		t.Error(got)
	}
	if got := w.Get("nowhere"); got != "⟨nowhere⟩" {
		t.Error(got)
	}
}

// Three characters are few: of a thousand services some would share them.
func TestNoTwoUnitsShareADigest(t *testing.T) {
	d := Document{Purposes: []Purpose{{ID: "all", Gate: Consent}}}
	for i := range 2000 {
		d.Services = append(d.Services, Service{ID: fmt.Sprintf("s%d", i), Purpose: "all"})
	}
	seen := map[string]string{}
	for _, u := range d.Units() {
		if other, ok := seen[u.Digest]; ok {
			t.Fatalf("%s and %s are both %s", other, u.ID, u.Digest)
		}
		seen[u.Digest] = u.ID
	}
}
