package policy

import (
	"regexp"
	"slices"
	"testing"
)

func TestCountriesAreCodesAndStandOnce(t *testing.T) {
	code := regexp.MustCompile(`^[A-Z]{2}$`)
	seen := map[string]bool{}
	for _, c := range slices.Concat(atHome, adequate) {
		if seen[c] || !code.MatchString(c) {
			t.Errorf("%s stands twice, or is no code", c)
		}
		seen[c] = true
	}
	if len(atHome) != 27+7+3 {
		t.Errorf("%d countries and territories", len(atHome))
	}
}

func TestCountriesAreOfOneGroupOnly(t *testing.T) {
	for country, want := range map[string][2]bool{"FR": {true, false}, "NO": {true, false}, "CH": {false, true}, "US": {}, "": {}} {
		if got := [2]bool{InEEA(country), IsAdequate(country)}; got != want {
			t.Errorf("%q: %v", country, got)
		}
	}
}
