package rules

import (
	"slices"
	"strings"
	"testing"

	"charte/build/policy"
)

func TestRulesUnderstandSentences(t *testing.T) {
	for id, sentences := range sentencesThatFire {
		for _, sentence := range sentences {
			if got := saying(sentence); !slices.Equal(slices.Compact(got), []string{id}) {
				t.Errorf("%s: %q gives %v", id, sentence, got)
			}
		}
	}
	for id, sentences := range sentencesThatDoNot {
		for _, sentence := range sentences {
			if got := saying(sentence); len(got) > 0 {
				t.Errorf("%s: %q gives %v", id, sentence, got)
			}
		}
	}
}

// saying gives the rules that a sentence breaks as the only text of a product.
func saying(words string) []string {
	lang, markdown, _ := strings.Cut(words, " ")
	return slices.DeleteFunc(heard(sentence(lang, markdown)), func(id string) bool { return id == "EDT-02" })
}

// written is a body of one paragraph, with the links that stand in it.
func written(markdown, lang string) policy.Body {
	body := policy.Body{Markdown: markdown, File: "content/acme/cookies." + lang + ".md", Line: 9, Lang: lang}
	var words strings.Builder
	p := policy.Passage{Kind: policy.Paragraph}
	at := 0
	for _, m := range markdownLink.FindAllStringSubmatchIndex(markdown, -1) {
		p.Marks = append(p.Marks, policy.Mark{In: words.Len(), At: at}, policy.Mark{In: words.Len() + m[2] - 1 - at, At: m[2]})
		words.WriteString(markdown[at:m[0]] + markdown[m[2]:m[3]])
		body.Links = append(body.Links, policy.TextLink{Text: markdown[m[2]:m[3]], Address: markdown[m[4]:m[5]], At: m[2]})
		at = m[1]
	}
	p.Marks = append(p.Marks, policy.Mark{In: words.Len(), At: at})
	words.WriteString(markdown[at:])
	p.Text = words.String()
	body.Passages = []policy.Passage{p}
	return body
}

// proseCases are the first sentences of each rule, as cases of all rules; a rule
// that is seen from facts too has its case there.
func proseCases() map[string]ruleCase {
	out := map[string]ruleCase{
		"BAN-21": {fires: told("La bannière s’affiche en haut de l’écran."), nearMiss: told("La bannière s’affiche en bas de l’écran.")},
		"RET-06": {
			fires: func(e *policy.Edition, d *policy.Document) {
				d.Trackers = append(d.Trackers, policy.Tracker{Name: "chat_seen", Kind: policy.LocalStorage, Purpose: "chat", Service: "chatwoot", Duration: span(6), Why: "Retient."})
				told("Supprimez l’entrée chat_seen.")(e, d)
			},
			nearMiss: func(e *policy.Edition, d *policy.Document) {
				d.Trackers = append(d.Trackers, policy.Tracker{Name: "chat_seen", Kind: policy.LocalStorage, Purpose: "chat", Service: "chatwoot", Duration: span(6), Why: "Retient."})
				told("Supprimez chat_seen et cw_*.")(e, d)
			},
		},
	}
	for id, sentences := range sentencesThatFire {
		_, words, _ := strings.Cut(sentences[0], " ")
		_, nearly, _ := strings.Cut(sentencesThatDoNot[id][0], " ")
		out[id] = ruleCase{fires: told(words), nearMiss: told(nearly)}
		if id == "INF-23" { // the others name the right text elsewhere
			out[id] = ruleCase{fires: with(says(words), control), nearMiss: told(nearly)}
		}
	}
	return out
}

// told puts a sentence into a body that says all the rest.
func told(sentence string) func(*policy.Edition, *policy.Document) {
	return with(says(sentence), control, func(_ *policy.Edition, d *policy.Document) {
		d.Texts = []policy.Link{{ID: "law", Title: "Loi n° 78-17, article 82"}}
	})
}

// control places the parts by which a reader chooses.
func control(_ *policy.Edition, d *policy.Document) {
	for _, part := range []string{"trackers", "services", "choices", "withdraw", "controller", "rights"} {
		d.Body.Markdown += "\n\n{{< " + part + " >}}"
	}
}

func with(changes ...func(*policy.Edition, *policy.Document)) func(*policy.Edition, *policy.Document) {
	return func(e *policy.Edition, d *policy.Document) {
		for _, change := range changes {
			change(e, d)
		}
	}
}

func TestPromisesAreHeldAgainstTheBanner(t *testing.T) {
	early := func(d *policy.Document) { d.Services[0].Mode = policy.Advanced }
	for name, c := range map[string]struct {
		change func(*policy.Document)
		says   string
		want   int
	}{
		"top":                        {func(d *policy.Document) { d.Banner.Position = "top" }, "Un bandeau s’affiche en bas de votre écran.", 1},
		"nothing is asked":           {func(d *policy.Document) { d.Purposes = d.Purposes[:1]; d.Trackers, d.Services = nil, nil }, "Une bannière s’affiche.", 1},
		"loads early":                {early, "Aucun traceur n’est déposé avant votre accord.", 1},
		"loads early, and says so":   {early, "Aucun traceur n’est déposé avant votre accord, sauf exception.", 0},
		"loads late":                 {func(*policy.Document) {}, "Aucun traceur n’est déposé avant votre accord.", 0},
		"refused and loaded":         {func(d *policy.Document) { early(d); d.Purposes[1].IfRefused = "Le chat ne se charge pas." }, "", 1},
		"refused and not loaded":     {func(d *policy.Document) { d.Purposes[1].IfRefused = "Le chat ne se charge pas." }, "", 0},
		"kept for another time":      {func(*policy.Document) {}, "Votre choix est conservé pendant 12 mois.", 1},
		"kept for so long":           {func(*policy.Document) {}, "Votre choix est conservé pendant six (6) mois.", 0},
		"carried by a tag manager":   {func(d *policy.Document) { d.Banner.Through = "chatwoot" }, "Rien ne se charge sans votre consentement.", 1},
		"a button of another name":   {func(*policy.Document) {}, "Cliquez sur le bouton « Personnaliser » pour choisir vos cookies.", 1},
		"a button of the banner’s":   {func(*policy.Document) {}, "Cliquez sur « Tout refuser » pour refuser les cookies.", 0},
		"a button of something else": {func(*policy.Document) {}, "Cliquez sur « Envoyer » pour nous écrire.", 0},
	} {
		p := sound()
		d := &p.Editions[0].Documents[0]
		c.change(d)
		if c.says != "" {
			d.Body = written(c.says, "fr")
		}
		list := Check(Input{Site: policy.Site{Products: []policy.Product{p}}, Today: today, Lang: "fr", Words: labels})
		n := 0
		for _, f := range list {
			if f.Code == "BAN-21" {
				n++
			}
		}
		if n != c.want {
			t.Errorf("%s: %d findings in %v", name, n, list)
		}
	}
}

var labels = map[string]policy.Words{"fr": {Lang: "fr", Text: map[string]string{
	"banner.accept": "Tout accepter", "banner.refuse": "Tout refuser", "banner.customise": "Choisir", "banner.save": "Enregistrer", "banner.open": "Gérer mes choix",
}}}

func TestFieldsOfExemptPurposesAreRead(t *testing.T) {
	for words, want := range map[string]string{
		"Ne collecte aucune donnée personnelle.": "SCO-02",
		"Améliorer l’ergonomie.":                 "SCO-10",
		"Retenir votre choix.":                   "",
		"Nécessaire à notre intérêt légitime.":   "SCO-07",
	} {
		p := sound()
		p.Editions[0].Documents[0].Purposes[0].Summary = words
		if got := strings.Join(found(p), " "); got != want {
			t.Errorf("%s gives %s", words, got)
		}
	}
	p := sound()
	p.Editions[0].Documents[0].Purposes[1].Title = "Cookies tiers"
	if got := found(p); !slices.Equal(got, []string{"SCO-12"}) {
		t.Error(got)
	}
}

func TestAChoiceOfThirteenMonthsIsToldOfTheCommonMistake(t *testing.T) {
	p := sound()
	p.Editions[0].Documents[0].Choice.Lifetime = span(13)
	if got := found(p); !slices.Equal(got, []string{"DUR-01", "DUR-05"}) {
		t.Error(got)
	}
}

func TestWordsOfARuleKeepTheirOwnMessage(t *testing.T) {
	for _, r := range prose() {
		for _, text := range []Text{r.Title, r.Why, r.Message, r.Hint} {
			if text.EN == "" || text.FR == "" {
				t.Errorf("%s lacks a text", r.ID)
			}
			if en, fr := policy.Placeholders(text.EN), policy.Placeholders(text.FR); !slices.Equal(en, fr) {
				t.Errorf("%s has %v in English and %v in French", r.ID, en, fr)
			}
		}
	}
	p := sound()
	says("Google Analytics, ou tout autre outil similaire")(&p.Editions[0], &p.Editions[0].Documents[0])
	list := listen(p)
	if len(list) != 1 || list[0].Code != "INF-06" || list[0].Message != "“ou tout autre outil similaire” leaves open who sets trackers" || list[0].Column != 19 || list[0].Words != "ou tout autre outil similaire" {
		t.Errorf("%+v", list)
	}
}

func TestAProcedureIsOneFinding(t *testing.T) {
	p := sound()
	body := written("Ouvrez les outils de développement.", "fr")
	body.Passages = append(body.Passages, policy.Passage{Kind: policy.ListItem, Text: "Allez dans l’onglet Application", Marks: []policy.Mark{{}}})
	p.Editions[0].Documents[0].Body = body
	if got := listen(p); len(got) != 2 || got[0].Code != "INF-13" || got[1].Code != "RET-02" {
		t.Error(got)
	}
}
