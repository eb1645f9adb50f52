package change

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"charte/build/policy"
)

func duration(t *testing.T, s string) policy.Duration {
	t.Helper()
	d, err := policy.ParseDuration(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// shop is a declaration with one thing of each kind.
func shop(t *testing.T) policy.Document {
	return policy.Document{
		Purposes: []policy.Purpose{
			{ID: "choice", Title: "Choix", Exemption: policy.ChoiceMemory},
			{ID: "chat", Title: "Assistance", Gate: policy.Consent},
			{ID: "audience", Title: "Mesure", Gate: policy.Consent},
		},
		Services: []policy.Service{
			{ID: "chatwoot", Name: "Chatwoot", Purpose: "chat", Vendor: policy.Vendor{Name: "Chatwoot Inc.", Country: "US"}},
			{ID: "matomo", Name: "Matomo", Purpose: "audience"},
		},
		Trackers: []policy.Tracker{
			{Name: "eu-consent", Kind: policy.Cookie, Purpose: "choice", Duration: duration(t, "6 months")},
			{Name: "cw_user_*", Kind: policy.Cookie, Purpose: "chat", Service: "chatwoot", Duration: duration(t, "1 year")},
			{Name: "_pk_id", Kind: policy.Cookie, Purpose: "audience", Service: "matomo", Duration: duration(t, "13 months")},
		},
		Choice: policy.Choice{Key: "eu-consent", Lifetime: duration(t, "6 months")},
	}
}

func (f Fact) line() string {
	say := func(v any) string {
		if d, ok := v.(policy.Duration); ok {
			return d.ISO()
		}
		return fmt.Sprint(v)
	}
	if f.Field == "" {
		return fmt.Sprintf("%s %s %s", f.Subject, f.ID, f.Kind)
	}
	return fmt.Sprintf("%s %s %s %s: %s > %s", f.Subject, f.ID, f.Field, f.Kind, say(f.Old), say(f.New))
}

func TestDeclaredThingsAreComparedAsData(t *testing.T) {
	for _, c := range []struct {
		name string
		edit func(d *policy.Document)
		want string
	}{
		{"nothing", func(d *policy.Document) {}, ""},
		{"words alone", func(d *policy.Document) { d.Trackers[1].Why = "Autre"; d.Purposes[1].Title = "Aide" }, ""},
		{"the order", func(d *policy.Document) { slices.Reverse(d.Trackers) }, ""},
		{
			"longer", func(d *policy.Document) { d.Trackers[1].Duration = duration(t, "2 years") },
			"tracker cw_user_* duration longer: P1Y > P2Y; unit chatwoot asked-again",
		},
		{
			"shorter", func(d *policy.Document) { d.Trackers[2].Duration = duration(t, "session") },
			"tracker _pk_id duration shorter: P13M > session; unit matomo asked-again",
		},
		{
			"for ever", func(d *policy.Document) { d.Trackers[2].Duration = duration(t, "until deleted") },
			"tracker _pk_id duration longer: P13M > until deleted; unit matomo asked-again",
		},
		{
			"as long, in other words", func(d *policy.Document) {
				d.Choice.Lifetime = duration(t, "P6M")
				d.Trackers[1].Duration = duration(t, "12 months")
			},
			"tracker cw_user_* duration becomes: P1Y > P12M; unit chatwoot asked-again",
		},
		{
			"no longer stated", func(d *policy.Document) { d.Trackers[0].Duration = policy.Duration{} },
			"tracker eu-consent duration no-longer-stated: P6M > <nil>",
		},
		{
			"another tracker", func(d *policy.Document) { d.Trackers[2].Name = "_pk_ses" },
			"tracker _pk_ses appears; tracker _pk_id vanishes; unit matomo asked-again",
		},
		{
			"a technique", func(d *policy.Document) {
				d.Trackers[1].Kind, d.Trackers[1].Domain = policy.LocalStorage, "chat.example.org"
			},
			"tracker cw_user_* kind becomes: cookie > local-storage; tracker cw_user_* domain now-stated: <nil> > chat.example.org; unit chatwoot asked-again",
		},
		{
			"a second technique under the same name", func(d *policy.Document) {
				d.Trackers = append(d.Trackers, policy.Tracker{Name: "cw_user_*", Kind: policy.LocalStorage, Purpose: "chat", Service: "chatwoot"})
			},
			"tracker cw_user_* appears; unit chatwoot asked-again",
		},
		{
			"another purpose", func(d *policy.Document) { d.Services[0].Purpose, d.Trackers[1].Purpose = "audience", "audience" },
			"service chatwoot purpose becomes: chat > audience; tracker cw_user_* purpose becomes: chat > audience; " +
				"unit chat asked-first; unit chatwoot asked-again",
		},
		{
			"a recipient", func(d *policy.Document) { d.Services[0].Vendor = policy.Vendor{Name: "Autre SAS", Country: "FR"} },
			"service chatwoot vendor becomes: Chatwoot Inc. > Autre SAS; service chatwoot vendor.country becomes: US > FR; unit chatwoot asked-again",
		},
		{
			"an exemption", func(d *policy.Document) { d.Purposes[2].Exemption, d.Purposes[2].Gate = policy.Audience, policy.Open },
			"purpose audience exemption now-stated: <nil> > audience",
		},
		{
			"an exemption that can be objected to", func(d *policy.Document) {
				d.Purposes[2] = policy.Purpose{ID: "audience", Exemption: policy.Audience, OptOut: true}
			},
			"purpose audience exemption now-stated: <nil> > audience; purpose audience opt-out becomes: false > true",
		},
		{
			"a gate", func(d *policy.Document) { d.Purposes[1].Gate = policy.OnRequest },
			"purpose chat gate becomes: consent > on-request; unit chatwoot asked-again",
		},
		{
			"a new service", func(d *policy.Document) {
				d.Services = append(d.Services, policy.Service{ID: "crisp", Name: "Crisp", Purpose: "chat"})
			},
			"service crisp appears; unit crisp asked-first",
		},
		{
			"less", func(d *policy.Document) {
				d.Purposes, d.Services, d.Trackers = d.Purposes[:2], d.Services[:1], d.Trackers[:2]
			},
			"purpose audience vanishes; service matomo vanishes; tracker _pk_id vanishes",
		},
		{
			"the choice", func(d *policy.Document) { d.Choice = policy.Choice{Key: "ok", Lifetime: duration(t, "13 months")} },
			"choice  key becomes: eu-consent > ok; choice  lifetime longer: P6M > P13M; unit chatwoot asked-again; unit matomo asked-again",
		},
	} {
		old, new := shop(t), shop(t)
		c.edit(&new)
		var got []string
		again := false
		for _, f := range Declared(old, new) {
			got = append(got, f.line())
			again = again || f.Subject == OfUnit
		}
		if line := strings.Join(got, "; "); line != c.want {
			t.Errorf("%s: the facts are\n%s\nnot\n%s", c.name, line, c.want)
		}
		if again && old.Revision() == new.Revision() && old.Choice.Key == new.Choice.Key {
			t.Errorf("%s: the revision is the same, yet visitors are asked", c.name)
		}
	}
}

func TestFactsNameThings(t *testing.T) {
	old, new := shop(t), shop(t)
	new.Purposes = new.Purposes[:2]
	new.Services[0].Vendor.Country = "FR"
	facts := Declared(old, new)
	if facts[0].Name != "Mesure" || facts[1].Name != "Chatwoot" {
		t.Errorf("%+v", facts)
	}
}
