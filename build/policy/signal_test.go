package policy

import (
	"slices"
	"testing"
)

func TestAServiceThatSaysNothingHasNoInterface(t *testing.T) {
	if got := (Service{ID: "matomo"}).Interface(); got != NoSignal {
		t.Errorf("an id alone gives the interface %q", got)
	}
	if got := (Service{Signal: Matomo}).Interface(); got != Matomo {
		t.Errorf("what is stated is not the interface: %q", got)
	}
}

func TestTypesAreStatedOrThoseOfThePurpose(t *testing.T) {
	for _, c := range []struct {
		service Service
		want    []ConsentType
	}{
		{Service{Purpose: "audience"}, []ConsentType{AnalyticsStorage}},
		{Service{Purpose: "video"}, []ConsentType{FunctionalityStorage, PersonalizationStorage}},
		{Service{Purpose: "audience", ConsentTypes: []ConsentType{AdStorage}}, []ConsentType{AdStorage}},
		{Service{Purpose: "audience", ConsentTypes: []ConsentType{}}, []ConsentType{}},
	} {
		if got := c.service.Types(); !slices.Equal(got, c.want) {
			t.Errorf("%+v uses %v, want %v", c.service, got, c.want)
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
	for _, signal := range []Signal{Plausible, Umami} {
		if c := d.Contracts(Service{Signal: signal}); len(c) > 0 {
			t.Errorf("%s is told %v, and does not load before consent", signal, c)
		}
		if c := d.Contracts(Service{Signal: signal, Mode: Advanced}); len(c) != 1 {
			t.Errorf("%s loads early and is told %v", signal, c)
		}
	}
}
