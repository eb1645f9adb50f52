package policy

import "testing"

func TestParseDuration(t *testing.T) {
	for text, want := range map[string]string{
		"13 months": "P13M", "6 mois": "P6M", "1 an": "P1Y", "2 ans": "P2Y",
		"30 minutes": "PT30M", "1 heure": "PT1H", "24h": "PT24H", "P13M": "P13M", "p1y6m": "P1Y6M",
		"PT30M": "PT30M", "1 an et 6 mois": "P1Y6M", "1 year, 6 months": "P1Y6M", "1 year 6 months": "P1Y6M",
		"2 semaines": "P2W", "  6   MOIS ": "P6M", "session": "session", "Session du navigateur": "session",
		"until deleted": "until deleted", "jusqu’à suppression": "until deleted", "not stated": "",
	} {
		d, err := ParseDuration(text)
		if err != nil || d.ISO() != want {
			t.Errorf("%q: got %q, %v; want %q", text, d.ISO(), err, want)
		}
	}
}

func TestParseDurationRefuses(t *testing.T) {
	for _, text := range []string{
		"", "treize mois", "6", "mois", "-6 mois", "6 mois 2 mois", "0 mois", "P", "PT", "P1H", "1.5 ans",
		"99999999999999999999 jours", "2000000 ans", "conforme à la réglementation", "6 lunes",
	} {
		if d, err := ParseDuration(text); err == nil {
			t.Errorf("%q was read as %q", text, d.ISO())
		}
	}
}

func TestDurationSeconds(t *testing.T) {
	for iso, want := range map[string]int64{"P1Y": 31536000, "P6M": 15768000, "P13M": 34164000, "P1D": 86400, "PT30M": 1800} {
		d, err := ParseDuration(iso)
		if err != nil || d.Span.TotalSeconds() != want {
			t.Errorf("%s: %d seconds, %v; want %d", iso, d.Span.TotalSeconds(), err, want)
		}
	}
}

// FuzzParseDuration: nothing panics, and what is read is read the same again
// from its ISO form.
func FuzzParseDuration(f *testing.F) {
	for _, seed := range []string{"13 months", "6 mois", "P1Y2M3W4DT5H6M7S", "session", "1 an et 6 mois", "jusqu'à suppression", "p", "9999999999 ans", "1 an,,2 mois", "é"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := ParseDuration(text)
		if err != nil || !d.Stated() {
			return
		}
		again, err := ParseDuration(d.ISO())
		if err != nil || again != d {
			t.Errorf("%q became %q, which is read as %+v, %v", text, d.ISO(), again, err)
		}
	})
}
