package rules

import (
	"regexp"
	"slices"
	"strings"

	"charte/build/diag"
)

// bannerTextRules are about the sentences of the banner.
func bannerTextRules() []Rule {
	return append(pressureRules(), contentRules()...)
}

func pressureRules() []Rule {
	return []Rule{
		{
			ID: "BAN-12", Severity: diag.Guideline, Profiles: european(), Source: taskforceReport("§ 13"),
			Title: Text{"No pressure to go on", "Pas de pression pour continuer"},
			Why: Text{
				"Nothing in the banner may give the impression that one has to agree in order to see the content or to go on.",
				"Rien, dans la bannière, ne doit donner l’impression qu’il faut accepter pour voir le contenu ou pour continuer.",
			},
			Message: Text{
				"“{words}” suggests that agreeing is what lets one go on",
				"« {words} » laisse entendre qu’il faut accepter pour continuer",
			},
			Hint: Text{
				"say that the site can be used all the same after refusing",
				"dites que le site s’utilise tout aussi bien après un refus",
			},
			find: inBanner(
				fr("", `pour (?:pouvoir )?(?:continuer|poursuivre|acceder|entrer|consulter|profiter)|vous devez (?:accepter|consentir)|(?:accord|acceptation|consentement) (?:est )?(?:obligatoire|necessaire|requis)`).but(`sans accepter|meme si vous refusez`),
				en("", `(?:in order )?to (?:continue|proceed|enter|access)\b|you (?:must|have to|need to) (?:accept|agree|consent)|(?:consent|agreement) is (?:required|mandatory|necessary)`).but(`without accepting|even if you re(?:ject|fuse)`),
			),
		},
		{
			ID: "BAN-15", Severity: diag.Guideline, Source: deceptive("look over there"),
			Title: Text{"No promotion in the banner", "Pas de promotion dans la bannière"},
			Why: Text{
				"A discount, a newsletter or an application praised beside the question draws the eye away from it.",
				"Une remise, une lettre d’information ou une application mise en avant à côté de la question en détourne l’attention.",
			},
			Message: Text{"“{words}” advertises something in the banner", "« {words} » fait la promotion de quelque chose dans la bannière"},
			Hint:    Text{"say it elsewhere on the site", "dites-le ailleurs sur le site"},
			find: inBanner(
				fr("", `codes? promo|\d+ ?% de (?:reduction|remise)|newsletter|abonnez-vous|inscrivez-vous|telechargez (?:notre|l')|offres? (?:speciales?|exclusives?)|cadeau`),
				en("", `\d+ ?% off\b|newsletter|\bsubscribe\b|sign up|discount|voucher|(?:special|exclusive) offers?|download (?:our|the) app|\bgift\b`),
			),
		},
		{
			ID: "BAN-16", Severity: diag.Law, Profiles: european(), Source: cnilGuidelines("§ 20"),
			Title: Text{"Consent apart from terms of use", "Le consentement à part des conditions générales"},
			Why: Text{
				"Whoever accepts terms of use has not agreed to trackers, and the other way round: each asks for an act of its own.",
				"Accepter des conditions générales n’est pas consentir à des traceurs, ni l’inverse : chacun demande un acte distinct.",
			},
			Message: Text{"“{words}” ties consent to terms of use", "« {words} » lie le consentement à des conditions générales"},
			Hint:    Text{"ask for the trackers alone; have terms accepted elsewhere", "ne demandez ici que le consentement aux traceurs ; faites accepter les conditions ailleurs"},
			find: both(
				inLabel("accept", fr("", termsFR), en("", termsEN)),
				inBanner(
					fr("", `accept\w*(?: \S+){0,6} (?:`+termsFR+`)`),
					en("", `(?:accept|agree)\w*(?: \S+){0,6} (?:`+termsEN+`)`),
				),
			),
		},
	}
}

const (
	termsFR = `\b(?:cgu|cgv|conditions (?:generales|d'utilisation|d'usage)|reglement interieur)\b`
	termsEN = `\b(?:terms (?:and conditions|of (?:use|service))|t&cs?|tos)\b`
)

func contentRules() []Rule {
	return []Rule{{
		ID: "BAN-17", Severity: diag.Law, Profiles: european(), Source: cnilGuidelines("§ 24"),
		Title: Text{"What the text of the banner has to say", "Ce que doit dire le texte de la bannière"},
		Why: Text{
			"Before the choice, visitors learn who asks, for what, what happens if they refuse, and that they can change their mind. The banner lists the purposes and links to the policy by itself; a text of one’s own has to say the rest.",
			"Avant le choix, le visiteur apprend qui demande, pourquoi, ce qui se passe s’il refuse, et qu’il peut changer d’avis. La bannière énumère d’elle-même les finalités et renvoie à la politique ; un texte que vous rédigez vous-même doit dire le reste.",
		},
		Message: Text{
			"the banner’s own text does not say that one can change one’s mind at any time",
			"le texte de la bannière ne dit pas qu’on peut changer d’avis à tout moment",
		},
		Hint: Text{
			"delete the text, and the standard one stands, or add the sentence",
			"supprimez ce texte (le texte type prend alors sa place), ou ajoutez la phrase",
		},
		find: lackingWords,
	}}
}

// bannerTexts are the sentences of the banner's first layer in an edition.
func (s subject) bannerTexts() []text {
	var out []text
	for _, e := range s.Editions {
		key := "text"
		if d, _ := e.Policy(); len(d.EarlyServices("")) > 0 && d.Banner.Labels.Text == "" {
			key = "text-early"
		}
		for _, key := range []string{"title", key} {
			if t, ok := s.bannerWord(e, key); ok {
				out = append(out, t)
			}
		}
	}
	return out
}

// inBanner finds wordings in the sentences of the banner.
func inBanner(all ...wording) func(subject) []finding {
	return func(s subject) []finding {
		var out []finding
		for _, t := range s.bannerTexts() {
			out = append(out, quoting(t.matches(all))...)
		}
		return out
	}
}

// inLabel finds wordings in one label of the banner.
func inLabel(key string, all ...wording) func(subject) []finding {
	all = slices.Clone(all) // they are numbered here, and may stand elsewhere too
	return func(s subject) []finding {
		var out []finding
		for _, e := range s.Editions {
			if t, ok := s.bannerWord(e, key); ok {
				out = append(out, quoting(t.matches(all))...)
			}
		}
		return out
	}
}

// quoting fills the words at fault into the messages.
func quoting(found []finding) []finding {
	for i := range found {
		found[i].fill = []string{"words", found[i].words}
	}
	return found
}

// saidOf is what a text of the banner says somehow, in each of two languages.
type saidOf struct{ fr, en *regexp.Regexp }

func (w saidOf) in(t text) bool {
	says := w.en
	if t.lang == "fr" {
		says = w.fr
	}
	return says.MatchString(t.folded)
}

var (
	toldOfChange = saidOf{
		regexp.MustCompile(`chang\w* d'avis|retir|revenir sur|revenir a tout|modifi\w* (?:vo|ce|son|le)|a tout moment|quand vous (?:le )?vou`),
		regexp.MustCompile(`chang\w* (?:your|his|her|their|one's) (?:mind|choice|preference|setting)|withdraw|revoke|at any (?:time|moment)|whenever you`),
	}
	toldOfRefusal = saidOf{
		regexp.MustCompile(`refus|sans (?:votre )?(?:accord|consentement)|n'accept|rejet|ne (?:se |s')?(?:charg|depos|enregistr)`),
		regexp.MustCompile(`re(?:fus|ject)|declin|without your (?:consent|agreement)|do not (?:accept|agree|allow)|not (?:loaded|stored)`),
	}
	toldWho = saidOf{
		regexp.MustCompile(`\b(?:nous|notre|nos|ce site|cette application|ce service)\b`),
		regexp.MustCompile(`\b(?:we|our|us|this (?:site|website|app|application|service))\b`),
	}
)

// lackingWords finds texts of the banner that leave out what has to be told, one
// finding for each thing.
func lackingWords(s subject) []finding {
	var out []finding
	for _, e := range s.Editions {
		t, ok := s.bannerWord(e, "text")
		if !ok || t.lang != "fr" && t.lang != "en" || strings.Contains(t.path, "-early") {
			continue
		}
		if !toldOfChange.in(t) {
			out = append(out, t.whole())
		}
		if !toldOfRefusal.in(t) {
			f := t.whole()
			f.message = Text{"the banner’s own text does not say what happens if one refuses", "le texte de la bannière ne dit pas ce qui se passe si l’on refuse"}
			out = append(out, f)
		}
		named := slices.ContainsFunc([]string{e.Name, e.Controller.Name, s.facts.Controller.Name}, func(name string) bool {
			return name != "" && strings.Contains(t.folded, fold(name))
		})
		if !named && !toldWho.in(t) {
			f := t.whole()
			f.message = Text{"the banner’s own text does not say who asks", "le texte de la bannière ne dit pas qui demande"}
			out = append(out, f)
		}
	}
	return out
}

// unclear are labels that name neither an agreement nor a refusal, or that shame.
var unclear = map[string][]wording{
	"accept": {
		fr("", `^(?:ok(?:ay)?|d'accord|j'ai (?:bien )?compris|compris|c'est compris|continuer(?: (?:la|ma) (?:navigation|visite))?|suivant|fermer|entrer|oui(?:,? bien sur)?|c'est parti|super|parfait)[ .!]*$`),
		en("", `^(?:ok(?:ay)?|got it|i (?:understand|get it)|understood|continue|next|close|dismiss|enter|yes|sure|sounds good|let's go|great|fine)[ .!]*$`),
	},
	"refuse": {
		fr("", `^(?:plus tard|pas maintenant|fermer|ignorer|parametrer|parametres|gerer|personnaliser|en savoir plus|options?)(?: \S+){0,3}[ .!]*$|\btant pis\b|je (?:prefere|veux) (?:une|un|des) .*(?:moins|mauvais|degrad)|je me moque|je m'en (?:fiche|moque)|dommage|je n'aime pas`),
		en("", `^(?:later|not now|maybe later|close|skip|dismiss|manage|settings|options|customi[sz]e|learn more|more)(?: \S+){0,3}[ .!]*$|i (?:don't|do not) (?:care|like|want (?:a )?(?:better|good))|i prefer (?:a )?(?:worse|less|bad)|(?:too bad|what a pity|sadly)`),
	},
}

func unclearLabels() func(subject) []finding {
	accept, refuse := inLabel("accept", unclear["accept"]...), inLabel("refuse", unclear["refuse"]...)
	return func(s subject) []finding {
		out := append(accept(s), refuse(s)...)
		for i := range out {
			out[i].fill = []string{"label", out[i].words}
		}
		return out
	}
}
