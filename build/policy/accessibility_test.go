package policy

import "testing"

func TestSharesAreReadAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]Share{"82": "82", "82.76": "82.76", "82,76 %": "82.76", "100%": "100", "0": "0", " 7.50 ": "7.5"} {
		var got Share
		if err := got.UnmarshalText([]byte(text)); err != nil || got != want {
			t.Errorf("%q: %q, error %v", text, got, err)
		}
	}
	for _, text := range []string{"", "%", "-1", "100.1", "1e1", "NaN", "half", "8 2"} {
		var got Share
		if err := got.UnmarshalText([]byte(text)); err == nil {
			t.Errorf("%q is read as %q", text, got)
		}
	}
}

func TestStatusesFollowFromShares(t *testing.T) {
	for share, want := range map[Share]Status{"": "", "100": Conforms, "99.99": ConformsPartly, "50": ConformsPartly, "49.99": DoesNotConform, "0": DoesNotConform} {
		if got := share.Status(); got != want {
			t.Errorf("%q: %q", share, got)
		}
	}
}
