package rules

import (
	"slices"
	"strings"
	"testing"

	"charte/build/diag"
	"charte/build/policy"
)

func labelled(l policy.Labels) func(*policy.Edition, *policy.Document) {
	return func(_ *policy.Edition, d *policy.Document) { d.Banner.Labels = l }
}

// enough is a text of the banner that says what has to be said.
const enough = "Nous vous demandons votre accord. Ce que vous refusez ne se charge pas, et vous pouvez changer d’avis à tout moment."

func bannerSays(sentence string) func(*policy.Edition, *policy.Document) {
	return labelled(policy.Labels{Text: enough + " " + sentence})
}

var bannerCases = map[string]ruleCase{
	"BAN-02": {
		fires:    labelled(policy.Labels{Refuse: "\u00a0"}),
		nearMiss: labelled(policy.Labels{Accept: "Oui, j’accepte", Refuse: "Non, je refuse"}),
	},
	"BAN-05": {
		fires:    labelled(policy.Labels{Accept: "ACCEPTER LE CHAT", Refuse: "Refuser le chat"}),
		nearMiss: labelled(policy.Labels{Accept: "Accepter le chat IA", Refuse: "Refuser le chat IA"}),
	},
	"BAN-09": {
		fires: func(_ *policy.Edition, d *policy.Document) {
			d.Purposes[1].Uses = []string{"Répondre à vos questions.", "Diffuser de la publicité ciblée."}
		},
		nearMiss: func(_ *policy.Edition, d *policy.Document) {
			d.Purposes[1].Summary = "Répondre à vos questions, sans publicité."
			d.Purposes = append(d.Purposes, policy.Purpose{ID: "ads", Title: "Publicité", Summary: "Mesurer l’effet de nos publicités.", IfRefused: "Rien ne change.", Gate: policy.Consent})
			d.Services = append(d.Services, policy.Service{
				ID: "ads-network", Name: "Régie", Purpose: "ads", Note: "La régie sert aussi au marketing.", StoresNothing: true, Vendor: d.Services[0].Vendor,
			})
		},
	},
	"BAN-12": {
		fires:    bannerSays("Acceptez pour accéder au site."),
		nearMiss: bannerSays("Vous pouvez aussi continuer sans accepter."),
	},
	"BAN-20": {
		fires:    labelled(policy.Labels{Accept: "Accepter le chat", Refuse: "Refuser"}),
		nearMiss: labelled(policy.Labels{Accept: "Accepter le chat", Refuse: "Refuser le chat"}),
	},
	"BAN-13": {
		fires:    labelled(policy.Labels{Accept: "Valider", Refuse: "valider"}),
		nearMiss: labelled(policy.Labels{Accept: "J’accepte", Refuse: "Je refuse"}),
	},
	"BAN-15": {
		fires:    bannerSays("Et −10 % de réduction avec notre newsletter !"),
		nearMiss: bannerSays("Le chat est hébergé à 100 % en France."),
	},
	"BAN-16": {
		fires:    bannerSays("En acceptant, vous acceptez aussi nos conditions générales."),
		nearMiss: bannerSays("Les conditions générales figurent au bas de la page."),
	},
	"BAN-17": {
		fires:    labelled(policy.Labels{Text: "Nous utilisons des cookies."}),
		nearMiss: labelled(policy.Labels{Text: "Acme dépose des cookies. Sans votre accord, rien ne se charge ; vous pourrez le retirer ici."}),
	},
}

// withWords gives the findings in a product whose interface says something else.
func withWords(p policy.Product, words map[string]string) diag.List {
	all := map[string]policy.Words{"fr": {Lang: "fr", Text: words}}
	return Check(Input{Site: policy.Site{Products: []policy.Product{p}}, Words: all, Today: today, Lang: "en"})
}

func TestReplacedWordsOfTheInterfaceAreSeen(t *testing.T) {
	standard := map[string]string{
		"banner.accept": "Tout accepter", "banner.refuse": "Tout refuser", "banner.customise": "Personnaliser",
		"banner.save": "Enregistrer mes choix", "banner.open": "Gérer mes choix", "banner.text": enough, "banner.title": "Vos choix",
	}
	if found := withWords(sound(), standard); len(found) > 0 {
		t.Fatalf("%+v", found)
	}
	for code, change := range map[string][2]string{
		"BAN-02": {"banner.refuse", ""}, "BAN-09": {"banner.save", " "}, "RET-03": {"banner.open", ""},
		"BAN-13": {"banner.accept", "J’ai compris"}, "BAN-17": {"banner.text", "Ce site utilise des cookies, que vous pouvez refuser."},
		"BAN-05": {"banner.accept", "Tout accepter !"},
	} {
		words := map[string]string{}
		for key, word := range standard {
			words[key] = word
		}
		words[change[0]] = change[1]
		found := withWords(sound(), words)
		if len(found) != 1 || found[0].Code != code || found[0].File != "i18n/fr.yaml" {
			t.Errorf("%s: %+v", code, found)
		}
	}
}

func TestButtonsWithoutWords(t *testing.T) {
	p := sound()
	labelled(policy.Labels{Customise: "…", Save: "Enregistrer"})(nil, &p.Editions[0].Documents[0])
	if got := found(p); !slices.Equal(got, []string{"BAN-09"}) {
		t.Error(got)
	}
}

func TestMessagesThatComeByThemselvesAreAPurpose(t *testing.T) {
	p := sound()
	d := &p.Editions[0].Documents[0]
	d.Trackers[0].Why = "Campagnes de messages automatiques pour vous assister proactivement"
	list := look(p)
	if len(list) != 1 || list[0].Code != "BAN-09" || !strings.Contains(list[0].Message, "Campagnes de messages automatiques") {
		t.Errorf("%+v", list)
	}
	d.Purposes[1].Title = "Messages automatiques"
	if got := found(p); len(got) > 0 {
		t.Error(got)
	}
}

func TestOneLabelForBothAnswers(t *testing.T) {
	p := sound()
	p.Editions[0].Documents[0].Banner.Labels = policy.Labels{Accept: "Valider", Refuse: "valider"}
	list := look(p)
	if len(list) != 1 || list[0].Code != "BAN-13" || !strings.Contains(list[0].Message, "same label, “Valider”") {
		t.Errorf("%+v", list)
	}
}

func TestATranslationThatRepeatsALabelIsNotJudgedAgain(t *testing.T) {
	p := sound()
	for i := range p.Editions {
		p.Editions[i].Documents[0].Banner.Labels = policy.Labels{Accept: "Accepter !", Refuse: "Refuser"}
	}
	p.Editions[1].Documents[0].Missing = []string{"banner.labels.accept", "banner.labels.refuse"}
	list := look(p)
	if got := codes(list); !slices.Equal(got, []string{"BAN-05", "TRA-01"}) || len(list) != 3 {
		t.Errorf("%+v", list)
	}
}

func TestOneOfTwoProductsOnAHostNeedsAnotherName(t *testing.T) {
	one, other := sound(), sound()
	other.ID = "blog"
	other.Editions[0].Documents[0].Choice.Key = "blog-consent"
	other.Editions[0].Address = "https://acme.example:443/blog/"
	in := Input{Site: policy.Site{Products: []policy.Product{one, other}}, Today: today, Lang: "en"}
	if list := Check(in); len(list) > 0 {
		t.Errorf("%+v", list)
	}
	other.Editions[0].Address = "https://blog.acme.example/"
	if list := Check(in); len(list) != 1 || list[0].Code != "TEC-01" {
		t.Errorf("%+v", list)
	}
}

func TestLabelsThatAreBuiltAlike(t *testing.T) {
	for _, c := range []struct {
		accept, refuse string
		alike          bool
	}{
		{"Oui", "Non", true},
		{"J’accepte", "Je n’accepte pas", true},
		{"Autoriser", "Interdire", true},
		{"Accept all cookies", "Reject all cookies", true},
		{"Accepter", "Continuer sans accepter", true},
		{"Accepter tous les cookies", "Non merci", false},
		{"Accept", "Only the necessary ones", false},
	} {
		if got := parallel(fold(c.accept), fold(c.refuse)); got != c.alike {
			t.Errorf("%q and %q: %t", c.accept, c.refuse, got)
		}
	}
}
