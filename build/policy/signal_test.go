package policy

import (
	"slices"
	"testing"
)

func TestWellKnownServicesHaveTheirInterface(t *testing.T) {
	for id, want := range map[string]Signal{
		"google-analytics": Google, "google-tag-manager": Google, "microsoft-clarity": Clarity, "uet": UET, "matomo": Matomo,
		"meta-pixel": Meta, "chatwoot": Chatwoot, "hotjar": NoSignal, "linkedin": NoSignal,
		"plausible": Plausible, "umami": Umami, "crisp": Crisp, "own": NoSignal,
	} {
		if got := (Service{ID: id}).Interface(); got != want {
			t.Errorf("%s has the interface %q, want %q", id, got, want)
		}
	}
	if got := (Service{ID: "matomo", Signal: NoSignal}).Interface(); got != NoSignal {
		t.Errorf("what is declared does not win: %q", got)
	}
}

func TestTypesAreDeclaredOrKnownOrThoseOfThePurpose(t *testing.T) {
	for _, c := range []struct {
		service Service
		want    []ConsentType
	}{
		{Service{ID: "google-ads", Purpose: "audience"}, []ConsentType{AdStorage, AdUserData, AdPersonalization}},
		{Service{ID: "google-tag-manager", Purpose: "audience"}, []ConsentType{}},
		{Service{ID: "own", Purpose: "audience"}, []ConsentType{AnalyticsStorage}},
		{Service{ID: "own", Purpose: "video"}, []ConsentType{FunctionalityStorage, PersonalizationStorage}},
		{Service{ID: "google-ads", ConsentTypes: []ConsentType{AdStorage}}, []ConsentType{AdStorage}},
	} {
		if got := c.service.Types(); !slices.Equal(got, c.want) {
			t.Errorf("%s for %s uses %v, want %v", c.service.ID, c.service.Purpose, got, c.want)
		}
	}
}

// A service that begins to load before the choice is one to ask for again; what
// was declared before modes existed keeps its digest.
func TestAdvancedModeAsksAgain(t *testing.T) {
	digest := func(m Mode) string {
		d := Document{Purposes: []Purpose{{ID: "p", Gate: Consent}}, Services: []Service{{ID: "s", Purpose: "p", Mode: m}}}
		return d.Units()[0].Digest
	}
	if digest("") != digest(Basic) || digest(Basic) == digest(Advanced) {
		t.Errorf("digests: %q, %q, %q", digest(""), digest(Basic), digest(Advanced))
	}
}

// A script that waits for consent is not there to be told; one that does not is.
func TestCountersAreToldOnlyWhereTheyLoadEarly(t *testing.T) {
	var d Document
	for _, id := range []string{"plausible", "umami"} {
		if c := d.Contracts(Service{ID: id}); len(c) > 0 {
			t.Errorf("%s is told %v, and does not load before consent", id, c)
		}
		if c := d.Contracts(Service{ID: id, Mode: Advanced}); len(c) != 1 {
			t.Errorf("%s loads early and is told %v", id, c)
		}
	}
}
