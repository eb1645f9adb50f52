package rules

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"charte/build/catalog"
	"charte/build/diag"
	"charte/build/policy"
)

var markdownLink = regexp.MustCompile(`\[([^\]]*)\]\(([^)\s]*)[^)]*\)`)

var editorialCases = map[string]ruleCase{
	"EDT-02": {fires: told("Nous mesurons l’audience avec Own stats."), nearMiss: told("Nous n’employons pas Own stats.")},
	"EDT-03": {
		fires: func(_ *policy.Edition, d *policy.Document) {
			d.Body = policy.Body{Markdown: "- un\n-\n", File: "content/acme/cookies.fr.md", Line: 9, Lang: "fr", EmptyItems: []int{10}}
			control(nil, d)
			d.Texts = []policy.Link{{ID: "law", Title: "Loi n° 78-17, article 82"}}
		},
		nearMiss: told("Supprimez cw_1 et cw_2."),
	},
	"EDT-05": {
		fires: func(_ *policy.Edition, d *policy.Document) {
			d.Purposes[0].Title, d.Purposes[1].Title = "Cookies de sécurité", "Sécurisation"
		},
		nearMiss: func(_ *policy.Edition, d *policy.Document) {
			d.Purposes[0].Title, d.Purposes[1].Title = "Publicité personnalisée", "Publicité non personnalisée"
		},
	},
	"EDT-06": {
		fires: func(_ *policy.Edition, d *policy.Document) {
			d.Purposes, d.Services = d.Purposes[:1], nil
			d.Trackers = []policy.Tracker{{Name: "preferences", Kind: policy.Cookie, Purpose: "choice", Duration: span(6), Why: "Retient."}}
		},
		nearMiss: func(_ *policy.Edition, d *policy.Document) {
			d.Trackers = append(d.Trackers, policy.Tracker{Name: "preferences", Kind: policy.Cookie, Purpose: "choice", Duration: span(6), Why: "Retient."})
		},
	},
	"EDT-11": {fires: told(`> \[!SUMMARY]`), nearMiss: told("> [!SUMMARY]")},
	"EDT-12": {fires: told("| Nom du cookie | Durée |"), nearMiss: told("Accepter | refuser")},
}

// analytics is a product whose catalogue knows a few services.
func analytics(sentence string) []diag.Problem {
	p := sound()
	p.Editions[0].Documents[0].Body = written(sentence, "fr")
	known := catalog.New(
		catalog.Service{ID: "google-analytics", Name: "Google Analytics"}, catalog.Service{ID: "segment", Name: "Segment"},
		catalog.Service{ID: "chatwoot", Name: "Chatwoot"}, catalog.Service{ID: "hotjar", Name: "Hotjar (Contentsquare)"},
	)
	return Check(Input{Site: policy.Site{Products: []policy.Product{p}}, Known: known, Today: today, Lang: "fr"})
}

func TestServicesThatTheCatalogueKnowsAreFoundInWords(t *testing.T) {
	for sentence, want := range map[string]string{
		"Nous mesurons l’audience avec Google Analytics.":      "Google Analytics",
		"Hotjar enregistre votre visite.":                      "Hotjar",
		"Le chat Chatwoot se charge.":                          "",
		"Nous n’utilisons pas Google Analytics.":               "",
		"Segment par segment, nous comptons les visites.":      "",
		"Le mot google analytics n’est pas un nom.":            "",
		"GoogleAnalyticsX n’existe pas, Google Analyticsx non": "",
	} {
		got := ""
		for _, f := range analytics(sentence) {
			if f.Code == "EDT-02" {
				got += f.Words
			}
		}
		if got != want {
			t.Errorf("%q finds %q", sentence, got)
		}
	}
}

func TestAddressesOfTheExamplesOfPublishedPolicies(t *testing.T) {
	for sentence, want := range map[string]string{
		"Google Chrome : support.google.com/chrome/answer/95647":                   "support.google.com/chrome/answer/95647",
		"Mozilla Firefox : support.mozilla.org":                                    "support.mozilla.org",
		"Visitez le site de la CNIL : www.cnil.fr/fr/cookies-et-autres-traceurs":   "www.cnil.fr/fr/cookies-et-autres-traceurs",
		"par le chat, disponible sur [clickmeeting.com](https://clickmeeting.com)": "",
		"Voir <https://www.cnil.fr/fr>.":                                           "",
		"contact@confluent-digital.com":                                            "",
		"Pour la plateforme, écrivez à support@clickmeeting.com ;":                 "",
		"Voir [www.cnil.fr](https://www.cnil.fr).":                                 "",
	} {
		p := sound()
		p.Editions[0].Documents[0].Body = written(sentence, "fr")
		got := ""
		for _, f := range listen(p) {
			got += f.Words
		}
		if got != want {
			t.Errorf("%q finds %q", sentence, got)
		}
	}
}

// An edit mends what it was given for, and nothing else changes.
func TestMendsRemoveTheirFinding(t *testing.T) {
	for name, c := range map[string]struct{ before, after string }{
		"an address":          {"Voir le site de la CNIL : www.cnil.fr/fr.\n", "Voir le site de la CNIL : <https://www.cnil.fr/fr>.\n"},
		"an accent before it": {"À lire, à l’été : www.cnil.fr.\n", "À lire, à l’été : <https://www.cnil.fr>.\n"},
		"glued words":         {"Laissez toutes les entréescw_chat_* en place.\n", "Laissez toutes les entrées cw_chat_* en place.\n"},
		"a glued address":     {"Voirhttps://www.cnil.fr/fr donc.\n", "Voir https://www.cnil.fr/fr donc.\n"},
		"an empty item":       {"- un\n-\n- deux\n", "- un\n- deux\n"},
	} {
		list := mended(c.before)
		if len(list) != 1 || list[0].Mend == (diag.Edit{}) {
			t.Errorf("%s: %+v", name, list)
			continue
		}
		e := list[0].Mend
		e.Line, e.EndLine = e.Line-8, e.EndLine-8 // the body begins on line 9
		got, err := diag.Apply([]byte(c.before), []diag.Edit{e})
		if err != nil || string(got) != c.after {
			t.Errorf("%s: %q, %v", name, got, err)
		}
		if left := mended(string(got)); len(left) > 0 {
			t.Errorf("%s: still %v", name, left)
		}
	}
}

// mended are the findings of a body that is one passage, or a list.
func mended(markdown string) diag.List {
	p := sound()
	d := &p.Editions[0].Documents[0]
	d.Trackers = append(d.Trackers, policy.Tracker{Name: "cw_chat_*", Kind: policy.Cookie, Purpose: "chat", Service: "chatwoot", Duration: span(6)})
	d.Body = written(strings.ReplaceAll(markdown, "\n", " "), "fr")
	d.Body.Markdown = markdown
	for i, line := range strings.Split(markdown, "\n") {
		if line == "-" {
			d.Body.EmptyItems = append(d.Body.EmptyItems, 9+i)
			d.Body.Passages = nil
		}
	}
	return listen(p)
}

func TestItemsThatStandTwice(t *testing.T) {
	p := sound()
	markdown := "- Dans Cookies\n- Dans Cookies ;\n- Ailleurs\n"
	body := policy.Body{Markdown: markdown, File: "content/acme/cookies.fr.md", Line: 9, Lang: "fr"}
	for _, at := range []int{2, 17, 34} {
		line, _, _ := strings.Cut(markdown[at:], "\n")
		body.Passages = append(body.Passages, policy.Passage{Kind: policy.ListItem, Text: line, Marks: []policy.Mark{{At: at}}})
	}
	p.Editions[0].Documents[0].Body = body
	list := listen(p)
	if len(list) != 1 || list[0].Code != "EDT-03" || list[0].Line != 10 || !strings.Contains(list[0].Message, "twice") {
		t.Errorf("%+v", list)
	}
	body.Passages = slices.Insert(body.Passages, 1, policy.Passage{Kind: policy.Heading, Text: "Autre liste", Marks: []policy.Mark{{At: 15}}})
	p.Editions[0].Documents[0].Body = body
	if list := listen(p); len(list) > 0 {
		t.Errorf("two lists: %+v", list)
	}
}

func TestWordsThatContradictTheDeclaration(t *testing.T) {
	for sentence, want := range map[string]int{
		"Les cookies cw_conversation sont strictement nécessaires.":        1,
		"Les cookies cw_conversation ne sont pas strictement nécessaires.": 0,
		"Sauf exception, cw_conversation est dispensé de consentement.":    0,
	} {
		p := sound()
		p.Editions[0].Documents[0].Body = written(sentence, "fr")
		if got := heard(p); len(got) != want {
			t.Errorf("%q gives %v", sentence, got)
		}
	}
}

func TestTitlesThatNameTheSameThing(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Cookies de sécurité", "Sécurité", true},
		{"Audience measurement", "Measurement of the audience", true},
		{"Sécurité des comptes et des accès", "Sécurité des appels à l’API", false},
		{"Mémoire de vos choix", "Mesure d’audience", false},
		{"Publicité", "Publicité personnalisée", false},
		{"Cookies", "Traceurs", false},
	} {
		if similar(roots(c.a), roots(c.b)) != c.want {
			t.Errorf("%s and %s", c.a, c.b)
		}
	}
}
