package rules

import (
	"regexp"
	"slices"
	"strings"

	"charte/build/diag"
	"charte/build/policy"
)

// parts are rules of several families about what a text of one's own leaves out
// of a cookie policy: the standard policy says all of it, and a generated part
// ({{< withdraw >}}) says its own.
func parts() []Rule {
	return []Rule{
		{
			ID: "INF-03", Severity: diag.Law, Source: cnilGuidelines("§ 24"), Profiles: european(),
			Title: Text{"How to accept and refuse", "Comment accepter et refuser"},
			Why: Text{
				"Whoever is asked has to know how to say yes and how to say no, and a page that keeps a choice says how it is made.",
				"La personne sollicitée doit savoir comment dire oui et comment dire non ; une page qui conserve un choix dit comment il se fait.",
			},
			Message: Text{"the text keeps a choice and does not say how it is made", "le texte conserve un choix sans dire comment il se fait"},
			Hint: Text{
				"put {{< choices >}} on a line of its own, which describes the banner as it is",
				"placez {{< choices >}} sur une ligne à part, qui décrit la bannière telle qu’elle est",
			},
			find: silent("choices", howToChoose),
		},
		{
			ID: "INF-05", Severity: diag.Law, Source: Source{Name: "GDPR, art. 7(3) and 13(2)(c); CNIL, deliberation 2020-091, § 24", URL: eurLexGDPR, Flag: Primary, Checked: checked}, Profiles: european(),
			Title: Text{"The right to withdraw is told", "Le droit de retirer son accord est annoncé"},
			Why: Text{
				"Before somebody agrees, they are told that they may change their mind at any time.",
				"Avant de donner son accord, chacun doit savoir qu’il pourra le retirer à tout moment.",
			},
			Message: Text{"the text does not say that a choice can be taken back", "le texte ne dit pas que l’on peut revenir sur son choix"},
			Hint: Text{
				"put {{< withdraw >}} on a line of its own, which says how and what is erased",
				"placez {{< withdraw >}} sur une ligne à part, qui dit comment faire et ce qui est effacé",
			},
			find: silent("withdraw", takingBack),
		},
		{
			ID: "RET-01", Severity: diag.Law, Source: Source{Name: "GDPR, art. 7(3); CNIL, deliberation 2020-091, § 31", URL: eurLexGDPR, Flag: Primary, Checked: checked}, Profiles: european(),
			Title: Text{"Withdrawing from the page", "Retirer son accord depuis la page"},
			Why: Text{
				"It has to be as easy to withdraw as to agree. A page that offers no control, or that sends its reader to other tools, makes it harder.",
				"Retirer son accord doit être aussi simple que le donner. Une page sans commande, ou qui renvoie le lecteur à d’autres outils, rend la chose plus difficile.",
			},
			Message: Text{"nothing on the page lets the reader withdraw consent", "rien sur la page ne permet au lecteur de retirer son accord"},
			Hint: Text{
				"put {{< withdraw >}} on a line of its own: it holds the control",
				"placez {{< withdraw >}} sur une ligne à part : la commande s’y trouve",
			},
			find: noControl,
		},
		{
			ID: "RET-03", Severity: diag.Guideline, Source: Source{Name: "EDPB, cookie banner taskforce report (2023), § 32", URL: "https://www.edpb.europa.eu/our-work-tools/our-documents/other/report-work-undertaken-cookie-banner-taskforce_en", Flag: Primary, Checked: checked}, Profiles: european(),
			Title: Text{"A link where withdrawal is promised", "Un lien là où le retrait est annoncé"},
			Why: Text{
				"The place where consent is withdrawn is easy to find: a sentence that promises it leads there.",
				"L’endroit où l’on retire son accord se trouve facilement : la phrase qui l’annonce y conduit.",
			},
			Message: Text{"the text says “{words}”, and not where", "le texte dit « {words} », sans dire où"},
			Hint: Text{
				"put {{< withdraw >}} after it, or link the words to #eu-consent",
				"placez {{< withdraw >}} à la suite, ou faites des mots un lien vers #eu-consent",
			},
			find: promised,
		},
	}
}

var (
	howToChoose = mentioning("accept|refus|bandeau|bann|reject", `\b(?:accepter|refuser|bandeau|banniere|accept|refuse|reject|banner)\b`)
	takingBack  = mentioning("retir|avis|modifier|revenir|withd|change", `retir(?:er|e|ee?s?) (?:(?:a tout moment )?(?:votre|son|le|ce) (?:consentement|accord|choix))|(?:consentement|accord) peut etre retire(?: a tout moment)?|changer d'avis|(?:modifier|revenir sur)[^.]{0,30} (?:preferences|choix)|withdraw[^.]{0,20} consent|consent (?:may|can) be withdrawn(?: at any time)?|change your (?:mind|choice|preferences)`)
	elsewhere   = mentioning("f12|outils|tools|onglet", `\bf12\b|outils de developpement|developer tools|onglet application`)
)

// mention is a way of speaking of something in French or English.
type mention struct {
	// with are pieces of folded text of which every match holds one: a text without
	// any of them is not searched.
	with []string
	says *regexp.Regexp
}

// mentioning makes a mention of pieces that "|" separates, and an expression.
func mentioning(with, says string) mention {
	return mention{strings.Split(with, "|"), regexp.MustCompile(says)}
}

// in gives the place of the first words in folded text that mention it, or nil.
func (m mention) in(folded string) []int {
	if !slices.ContainsFunc(m.with, func(piece string) bool { return strings.Contains(folded, piece) }) {
		return nil
	}
	return m.says.FindStringIndex(folded)
}

// keepsChoice tells whether a document is a cookie policy with a text of its own
// and a choice to be made, or at least to be kept.
func keepsChoice(d policy.Document) bool {
	if d.Kind != policy.CookiePolicy || d.Body.Empty() {
		return false
	}
	if d.Asks() || d.OffersOptOut() {
		return true
	}
	for _, t := range d.Trackers {
		if p, _ := d.Purpose(t.Purpose); p.Exemption == policy.ChoiceMemory {
			return true
		}
	}
	return false
}

// silent finds texts that neither place a generated part nor say it in words.
func silent(part string, words mention) func(subject) []finding {
	return func(s subject) []finding {
		var out []finding
		for _, d := range s.policies() {
			if d.Body.Places(part) || !keepsChoice(d) {
				continue
			}
			if _, said := s.said(d, words); !said {
				out = append(out, finding{document: d, path: "title"})
			}
		}
		return out
	}
}

// policies are the cookie policy in each language in which it has a text of its own.
func (s subject) policies() []policy.Document {
	var out []policy.Document
	for _, e := range s.Editions {
		if d, ok := e.Policy(); ok && d.Body.Lang == d.Lang {
			out = append(out, d)
		}
	}
	return out
}

// said gives the first words of a document's body that match, or false.
func (s subject) said(d policy.Document, words mention) (finding, bool) {
	for _, t := range s.texts {
		if t.path != "" || t.document.ID != d.ID || t.lang != d.Lang {
			continue
		}
		if m := words.in(t.folded); m != nil {
			return t.finding(m[0], m[1]), true
		}
	}
	return finding{}, false
}

// controlled tells whether the page opens the choices.
func controlled(d policy.Document) bool {
	if d.Body.Places("withdraw") {
		return true
	}
	for _, l := range d.Body.Links {
		if strings.HasSuffix(l.Address, "#eu-consent") {
			return true
		}
	}
	return false
}

func noControl(s subject) []finding {
	var out []finding
	for _, d := range s.policies() {
		if !keepsChoice(d) || controlled(d) {
			continue
		}
		_, promises := s.said(d, takingBack)
		if _, away := s.said(d, elsewhere); away || !promises {
			out = append(out, finding{document: d, path: "title"})
		}
	}
	return out
}

func promised(s subject) []finding {
	var out []finding
	for _, d := range s.policies() {
		if !keepsChoice(d) || controlled(d) {
			continue
		}
		f, promises := s.said(d, takingBack)
		if _, away := s.said(d, elsewhere); promises && !away {
			f.fill = []string{"words", f.words}
			out = append(out, f)
		}
	}
	return out
}
