package policy

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"charte/build/diag"
)

const aReceipt = `{"product":"shop","revision":"ab-_ef","text":"3KDDJ","language":"pt-BR","time":"2026-11-22T06:00:00.000Z","choices":{"chat":false,"video":true,"ads":null}}`

func TestParseReceipt(t *testing.T) {
	for name, text := range map[string]string{"plain": aReceipt, "with a byte-order mark and a line end": "\ufeff" + aReceipt + "\r\n"} {
		r, err := ParseReceipt([]byte(text))
		want := []Answer{{"chat", true, false}, {"video", true, true}, {"ads", false, false}}
		if err != nil || r.Product != "shop" || r.Revision != "ab-_ef" || r.Text != "3KDDJ" || r.Language != "pt-BR" || r.Time.Hour() != 6 || !slices.Equal(r.Answers, want) {
			t.Errorf("%s: %+v, %v", name, r, err)
		}
	}
}

func TestParseChoiceCookie(t *testing.T) {
	r, err := ParseReceipt([]byte("eu-consent=ab-_ef.hl7zu.tCQ0x-_1.3KDDJpt-BR!\n"))
	want := []Answer{{"tCQ", true, false}, {"x-_", true, true}}
	if err != nil || r.Key != "eu-consent" || r.Product != "" || r.Revision != "ab-_ef" || r.Text != "3KDDJ" || r.Language != "pt-BR" || !slices.Equal(r.Answers, want) {
		t.Errorf("%+v, %v", r, err)
	}
	if got := r.Time.Format("2006-01-02 15:04"); got != "2026-03-04 09:30" {
		t.Errorf("the choice was made at %s", got)
	}
}

func TestWhatIsNoReceipt(t *testing.T) {
	edit := func(old, new string) string {
		if !strings.Contains(aReceipt, old) {
			t.Fatalf("there is no %s to change", old)
		}
		return strings.Replace(aReceipt, old, new, 1)
	}
	for _, text := range []string{
		"", "{}", "[]", "null", "eu-consent=", "ab-_ef.hl7zu.tCQ0.3KDDJen", "eu-consent=ab-_ef.hl7zu.tCQ2.3KDDJen", "eu-consent=ab-_ef.hl7zu.tCQ0.3KDDJ",
		edit("shop", ""), edit("ab-_ef", "ab"), edit("3KDDJ", "3KD<J"), edit("pt-BR", "../x"), edit("2026-11-22T06", "yesterday"), edit("null", "3"),
		edit(`,"choices":{"chat":false,"video":true,"ads":null}`, ""), edit(`"language"`, `"address":"10.0.0.1","language"`), aReceipt + "{}",
	} {
		_, err := ParseReceipt([]byte(text))
		var m diag.Mistake
		if !errors.As(err, &m) || m.Message.FR == "" || m.Hint.FR == "" {
			t.Errorf("%q was read: %v", text, err)
		}
	}
}

func aRelease(number, day int) Release {
	return Release{
		Product: "shop", Number: number, Day: Date{2026, 11, day}, Revision: "ab-_ef", Key: "eu-consent",
		Units: []ReleasedUnit{{ID: "chat", Digest: "tCQ"}, {ID: "tCQ", Digest: "x-_"}, {ID: "ads", Digest: "zzz"}},
		Texts: []ReleasedText{{Language: "pt-BR", Shown: "3KDDJ"}, {Language: "en", Shown: "AAAAA"}},
	}
}

func TestFits(t *testing.T) {
	r, err := ParseReceipt([]byte(strings.Replace(aReceipt, "video", "tCQ", 1)))
	if err != nil {
		t.Fatal(err)
	}
	c, err := ParseReceipt([]byte("eu-consent=ab-_ef.hl7zu.tCQ0x-_1.3KDDJpt-BR"))
	if err != nil {
		t.Fatal(err)
	}
	if release := aRelease(1, 1); !r.Fits(release) || !c.Fits(release) {
		t.Error("they do not fit")
	}
	// An id of three characters is no digest.
	if u, ok := c.Unit(aRelease(1, 1), c.Answers[0]); !ok || u.ID != "chat" {
		t.Errorf("the first answer is about %+v", u)
	}
	for what, change := range map[string]func(*Release){
		"product":  func(release *Release) { release.Product, release.Key = "other", "other" },
		"revision": func(release *Release) { release.Revision = "ABCDEF" },
		"language": func(release *Release) { release.Texts[0].Language = "fr" },
		"words":    func(release *Release) { release.Texts[0].Shown = "BBBBB" },
		"units":    func(release *Release) { release.Units = release.Units[1:] },
	} {
		release := aRelease(1, 1)
		change(&release)
		if r.Fits(release) || c.Fits(release) {
			t.Errorf("another %s fits too", what)
		}
	}
	if r.Answers = r.Answers[:2]; r.Fits(aRelease(1, 1)) {
		t.Error("a receipt that leaves an answer out fits")
	}
}

func TestInForce(t *testing.T) {
	releases := []Release{aRelease(1, 1), aRelease(2, 20), aRelease(3, 22), aRelease(4, 23)}
	r, err := ParseReceipt([]byte(aReceipt))
	if err != nil {
		t.Fatal(err)
	}
	if last, ok := r.InForce(releases); !ok || last.Number != 3 {
		t.Errorf("got release %d", last.Number)
	}
	if _, ok := r.InForce(releases[3:]); ok {
		t.Error("a later release was in force")
	}
}
