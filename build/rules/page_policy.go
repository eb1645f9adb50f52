package rules

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"charte/build/diag"
	"charte/build/policy"
)

// shownInformation are the rules of the families INF and AUD that only the built
// page shows: a text of one's own may leave out a part that the standard policy
// places.
func shownInformation() []Rule {
	hint := Text{
		"place {{< trackers >}} in the text, or leave the text empty: the standard policy holds every part",
		"placez {{< trackers >}} dans le texte, ou laissez-le vide : la politique type contient toutes les parties",
	}
	return []Rule{
		{
			ID: "INF-02", Severity: diag.Law, Source: Source{Name: "French law 78-17, art. 82, 1°; CNIL, deliberation 2020-091, § 24", URL: cnil2020091, Flag: Primary, Checked: checked},
			Title: Text{"Every purpose is on the page", "Toutes les finalités figurent sur la page"},
			Why: Text{
				"Before they agree, visitors are told what each reading and writing on their device is for. What is declared has to stand on the page that they read.",
				"Avant d’accepter, le visiteur doit savoir à quoi sert chaque lecture et chaque écriture sur son appareil. Ce qui est déclaré doit figurer sur la page qu’il lit.",
			},
			Message: Text{"this page does not mention “{what}”, which stands in the declaration or in the catalogue", "cette page ne mentionne pas « {what} », qui figure pourtant dans la déclaration ou dans le catalogue"},
			Hint:    hint, page: hidden(needsConsent),
		},
		{
			ID: "INF-03", Severity: diag.Law, Source: Source{Name: "French law 78-17, art. 82, 2°; CNIL, deliberation 2020-091, § 24", URL: cnil2020091, Flag: Primary, Checked: checked},
			Title: Text{"How to accept and to refuse", "Comment accepter et refuser"},
			Why: Text{
				"The page tells how one accepts and how one refuses, in the words that the banner really shows.",
				"La page dit comment on accepte et comment on refuse, avec les mots que la bannière affiche vraiment.",
			},
			Message: Text{"this page does not name the button “{label}”", "cette page ne nomme pas le bouton « {label} »"},
			Hint: Text{
				"place {{< choices >}} in the text: it quotes the buttons from the banner itself",
				"placez {{< choices >}} dans le texte : les boutons y sont cités d’après la bannière elle-même",
			},
			page: unnamedButtons,
		},
		{
			ID: "INF-08", Severity: diag.Law, Profiles: european(), Source: Source{Name: "CJEU C-673/17 Planet49, § 81", URL: planet49URL, Flag: Secondary, Checked: checked},
			Title: Text{"Those who have access are on the page", "Ceux qui ont accès aux traceurs figurent sur la page"},
			Why: Text{
				"Visitors are told whether third parties may read what is stored on their device. A service that is declared, or the company behind it, has to stand on the page.",
				"Le visiteur doit savoir si des tiers peuvent lire ce qui est déposé sur son appareil. Un service déclaré, ou la société qui le fournit, doit figurer sur la page.",
			},
			Message: Text{"this page does not name “{what}”, which is declared as a service or its vendor", "cette page ne nomme pas « {what} », qui est déclaré comme service ou comme fournisseur"},
			Hint: Text{
				"place {{< services >}} in the text: it names every service, its vendor and its part",
				"placez {{< services >}} dans le texte : chaque service y figure, avec son fournisseur et son rôle",
			},
			page: hiddenServices,
		},
		{
			ID: "INF-18", Severity: diag.Guideline, Profiles: []Profile{France}, Source: cnilRecommendation("art. 5, § 49"),
			Title: Text{"What is exempt is described too", "Ce qui est dispensé de consentement se décrit aussi"},
			Why: Text{
				"No text obliges a publisher to describe the trackers that need no consent, but the CNIL recommends it: only so can a visitor see that the list is whole.",
				"Aucun texte n’oblige à décrire les traceurs dispensés de consentement, mais la CNIL le recommande : c’est ainsi que le visiteur voit que la liste est complète.",
			},
			Message: Text{"this page does not mention “{what}”, which the declaration exempts from consent", "cette page ne mentionne pas « {what} », que la déclaration dispense de consentement"},
			Hint:    hint, page: hidden(exemptOtherwise),
		},
		{
			ID: "AUD-06", Severity: diag.Guideline, Profiles: []Profile{France}, Source: cnilRecommendation("art. 5, § 50"),
			Title: Text{"Exempt measuring is told", "La mesure dispensée est annoncée"},
			Why: Text{
				"An audience may be measured without consent; the CNIL recommends that visitors are then told of it, for example in the policy.",
				"L’audience peut se mesurer sans consentement ; la CNIL recommande que les visiteurs en soient alors informés, par exemple dans la politique.",
			},
			Message: Text{"this page does not mention “{what}”, by which the audience is measured without consent", "cette page ne mentionne pas « {what} », qui sert à mesurer l’audience sans consentement"},
			Hint:    hint, page: hidden(measuresAudience),
		},
	}
}

func needsConsent(p policy.Purpose) bool     { return !p.Exempt() }
func measuresAudience(p policy.Purpose) bool { return p.Exemption == policy.Audience }
func exemptOtherwise(p policy.Purpose) bool {
	return p.Exempt() && !measuresAudience(p)
}

// policyOf gives the cookie policy that the page shows, in the page's language;
// false for every other page.
func (p page) policyOf() (policy.Edition, policy.Document, bool) {
	if len(p.product.Editions) == 0 {
		return policy.Edition{}, policy.Document{}, false
	}
	e := p.product.Edition(p.lang)
	d, ok := e.Policy()
	return e, d, ok && p.file == p.lang+"/"+p.product.ID+"/"+d.ID+"/index.html"
}

// atTitle places a finding about what a page lacks where somebody can mend it: in
// the file of the policy.
func (f finding) atTitle() finding {
	f.at, f.path = diag.Problem{}, "title"
	return f
}

// written is the text that a person wrote for the page; its faults are found at
// their lines, by other rules.
func (p page) written() policy.Body {
	if len(p.product.Editions) == 0 {
		return policy.Body{}
	}
	e := p.product.Edition(p.lang)
	for _, d := range e.Documents {
		if p.file == p.lang+"/"+p.product.ID+"/"+d.ID+"/index.html" {
			return d.Body
		}
	}
	return e.Body
}

func (p page) writtenLink(name string) bool {
	return slices.ContainsFunc(p.written().Links, func(l policy.TextLink) bool { return l.Text == name })
}

// mainText is what one reads in the main part of the page, folded.
func (p page) mainText() string {
	var b strings.Builder
	for _, n := range p.elements("main") {
		b.WriteString(textOf(n) + " ")
	}
	return fold(b.String())
}

// reads tells whether the page says something.
func (p page) reads(words string) bool {
	plain := strings.Join(strings.Fields(fold(strings.ReplaceAll(words, "`", ""))), " ")
	return strings.Contains(p.said(), plain)
}

// hidden finds purposes of a kind, and trackers of them, that the page of the
// policy leaves out.
func hidden(kind func(policy.Purpose) bool) func(page) []finding {
	return func(p page) []finding {
		_, d, ok := p.policyOf()
		if !ok {
			return nil
		}
		var out []finding
		for _, purpose := range d.Purposes {
			if !kind(purpose) {
				continue
			}
			title := p.titleOf(purpose)
			missing := title != "" && !p.reads(title)
			if missing {
				out = append(out, p.about(purpose.ID, title))
			}
			if names := p.unread(d.TrackersFor(purpose.ID)); !missing && len(names) > 0 {
				out = append(out, p.about(names[0], strings.Join(names, ", ")).weighing(diag.Guideline))
			}
		}
		return out
	}
}

// unread are the names of declared trackers that a page does not show; what the
// catalogue brought nobody wrote.
func (p page) unread(trackers []policy.Tracker) []string {
	var names []string
	for _, t := range trackers {
		if !t.Catalogued && !p.reads(t.Name) {
			names = append(names, t.Name)
		}
	}
	return names
}

func (p page) about(on, what string) finding {
	f := p.finding(what, "what", what)
	f.on = on
	return f.atTitle()
}

// titleOf is the title under which a page shows a purpose; "" where that is not
// known.
func (p page) titleOf(purpose policy.Purpose) string {
	if purpose.Title == "" && purpose.Exempt() {
		return p.Words[p.lang].Text["exemption."+string(purpose.Exemption)+".title"]
	}
	return purpose.Title
}

// hiddenServices finds declared services, and companies behind them, that the
// page of the policy does not name.
func hiddenServices(p page) []finding {
	_, d, ok := p.policyOf()
	if !ok {
		return nil
	}
	var out []finding
	for _, v := range d.Services {
		for _, name := range []string{v.Name, v.Vendor.Name} {
			if name != "" && !p.reads(name) {
				out = append(out, p.about(v.ID, name))
				break
			}
		}
	}
	return out
}

func unnamedButtons(p page) []finding {
	e, d, ok := p.policyOf()
	if !ok || !d.Asks() {
		return nil
	}
	var out []finding
	for _, key := range []string{"accept", "refuse"} {
		if t, _ := p.subject().bannerWord(e, key); !t.empty() && !p.reads(t.words) {
			out = append(out, p.finding(t.words, "label", t.words).atTitle())
		}
	}
	return out
}

// subject is the product of the page.
func (p page) subject() subject {
	return subject{Product: p.product, facts: p.facts(), reader: &reader{}, Input: p.Input}
}

// noWayBack finds pages of a policy with something to choose from which nothing
// opens the choices. Where the product has no address, to name the link is all
// that a page can do.
func noWayBack(p page) []finding {
	e, d, ok := p.policyOf()
	if !ok || !d.OffersChoice() || p.opensChoices() {
		return nil
	}
	if t, _ := p.subject().bannerWord(e, "open"); p.facts().Address == "" && !t.empty() && p.reads(t.words) {
		return nil
	}
	return []finding{p.finding("")}
}

func (p page) opensChoices() bool {
	for _, n := range p.elements() {
		if _, ok := value(n, "data-consent-open"); ok {
			return true
		}
	}
	return slices.ContainsFunc(p.elements("a", "area"), func(n *html.Node) bool {
		return strings.HasSuffix(attribute(n, "href"), "#eu-consent")
	})
}
