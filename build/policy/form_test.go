package policy

import (
	"encoding"
	"regexp"
	"testing"
)

// formed is a type that reads itself from a text of a form.
type formed interface {
	encoding.TextUnmarshaler
	Form() Form
}

// What a form lets through is what its type reads.
func TestFormsAreThoseThatTypesRead(t *testing.T) {
	for name, c := range map[string]struct {
		typ       formed
		good, bad []string
	}{
		"date": {new(Date), []string{"2026-02-10", "0001-12-31"}, []string{"", "2026-2-10", "10.02.2026", "2026-02-10T00:00:00Z", "1.10", "2026"}},
		"address": {
			new(URL),
			[]string{"https://acme.example", "http://acme.example/a?b=c#d", "/", "/privacy", "https://acme.example/%C3%A9"},
			[]string{"javascript:alert(1)", "acme.example", "//acme.example", "ftp://acme.example", "https://", "https:///x", "https://a b", "/a b", "mailto:a@b.example", "/\\x"},
		},
		"duration": {
			new(Duration),
			[]string{
				"13 months", "6 mois", "1 an", "1 an et 6 mois", "1 year, 2 days", "1 year and 2 days", "30 minutes", "1 min 30 s", "13months", "session", "Session",
				"until deleted", "jusqu’à suppression", "jusqu'à effacement", "persistent", "non précisée", "P13M", "PT30M", "P1Y2M3DT4H5M6S",
			},
			[]string{"", "13", "months", "treize mois", "13 lunes", "forever", "1 an six mois", "13 months ago", "-1 day", "1.5 years", "13 M0IS"},
		},
	} {
		pattern := regexp.MustCompile(c.typ.Form().Pattern)
		for _, text := range append(c.good, c.typ.Form().Examples...) {
			if err := c.typ.UnmarshalText([]byte(text)); err != nil || !pattern.MatchString(text) {
				t.Errorf("%s %q: matches %v, read with %v", name, text, pattern.MatchString(text), err)
			}
		}
		for _, text := range c.bad {
			if err := c.typ.UnmarshalText([]byte(text)); err == nil || pattern.MatchString(text) {
				t.Errorf("%s %q: matches %v, read with %v", name, text, pattern.MatchString(text), err)
			}
		}
	}
}
