package rules

import (
	"regexp"
	"strings"

	"charte/build/diag"
	"charte/build/policy"
)

var edpbDeceptive = Source{Name: "CNIL, recommendation 2020-092, 2.4; EDPB, guidelines 03/2022 (ambiguous wording, emotional steering)", URL: cnil2020092, Flag: Secondary, Checked: checked}

// proseBanner are the words by which banners, and what policies say of them,
// obtain a consent that is none.
func proseBanner() []Rule {
	return []Rule{
		{
			ID: "BAN-07", Severity: diag.Law, Source: cnilGuidelines("§§ 27, 30"),
			Title: Text{"Browsing on taken for consent", "Poursuite de la navigation prise pour un accord"},
			Why: Text{
				"Consent is a clear positive act. Scrolling, browsing on or saying nothing is a refusal.",
				"Le consentement est un acte positif clair. Faire défiler, poursuivre sa navigation ou se taire vaut refus.",
			},
			Message: Text{
				"“{words}” takes browsing on for consent",
				"« {words} » prend la poursuite de la navigation pour un accord",
			},
			Hint: Text{
				"delete the sentence; the banner takes nothing but a click for consent",
				"supprimez la phrase ; la bannière ne prend pour accord qu’un clic",
			},
			find: wordings(ban07Words()...),
		},
		{
			ID: "BAN-12", Severity: diag.Guideline, Source: taskforceAt("§ 13"),
			Title: Text{"Consent as the price of access", "Accord présenté comme condition d’accès"},
			Why: Text{
				"Nothing may suggest that one has to accept in order to see the content: a consent so obtained is not free.",
				"Rien ne doit laisser croire qu’il faut accepter pour voir le contenu : le consentement ainsi obtenu n’est pas libre.",
			},
			Message: Text{
				"“{words}” suggests that visitors have to accept",
				"« {words} » laisse croire qu’il faut accepter",
			},
			Hint: Text{
				"say that the site is open to those who refuse, and what they go without",
				"dites que le site reste ouvert à qui refuse, et ce dont il se prive",
			},
			find: wordings(ban12Words()...),
		},
		{
			ID: "BAN-13", Severity: diag.Guideline, Source: edpbDeceptive,
			Title: Text{"Ambiguous label", "Libellé ambigu"},
			Why: Text{
				"“OK” or “Got it” may mean that one has read as well as that one agrees, and a label must not make people feel guilty for refusing.",
				"« OK » ou « J’ai compris » peut vouloir dire qu’on a lu aussi bien qu’on accepte, et un libellé ne doit pas culpabiliser qui refuse.",
			},
			Message: Text{
				"“{words}” does not say plainly what a click does",
				"« {words} » ne dit pas nettement ce que fait un clic",
			},
			Hint: Text{
				"write Accept all and Refuse all, or Allow and Forbid",
				"écrivez Tout accepter et Tout refuser, ou Autoriser et Interdire",
			},
			find: both(ambiguousLabels, wordings(ban13Words()...)),
		},
		{
			ID: "BAN-16", Severity: diag.Law, Source: cnilGuidelines("§ 20"),
			Title: Text{"Consent bundled with terms", "Accord noyé dans des conditions générales"},
			Why: Text{
				"Consent is specific: accepting general terms is not consenting to trackers, and one click cannot do both.",
				"Le consentement est spécifique : accepter des conditions générales n’est pas consentir à des traceurs, et un seul clic ne peut faire les deux.",
			},
			Message: Text{
				"“{words}” ties consent to the acceptance of terms",
				"« {words} » lie l’accord à l’acceptation de conditions",
			},
			Hint: Text{
				"ask for consent to trackers on its own",
				"demandez l’accord pour les traceurs à part",
			},
			find: wordings(ban16Words()...),
		},
		{
			ID: "BAN-20", Severity: diag.Practice, Source: house("the two answers to one question are put alike"),
			Title: Text{"Labels that do not answer each other", "Libellés qui ne se répondent pas"},
			Why: Text{
				"“Accept” beside “Refuse chat” leaves open what else is accepted. The two answers name the same thing.",
				"« Accepter » en face de « Refuser le chat » laisse ouvert ce qui est accepté d’autre. Les deux réponses nomment la même chose.",
			},
			Message: Text{
				"the labels “{accept}” and “{refuse}” do not name the same thing",
				"les libellés « {accept} » et « {refuse} » ne nomment pas la même chose",
			},
			Hint: Text{
				"put both alike: Accept chat and Refuse chat",
				"construisez-les de la même façon : Accepter le chat et Refuser le chat",
			},
			find: unequalLabels,
		},
	}
}

func ban07Words() []wording {
	const onFR = `(?:en poursuivant|en continuant|la poursuite|poursuivre|si vous (?:poursuivez|continuez)|le fait de (?:poursuivre|continuer|naviguer)|en naviguant|en utilisant (?:ce|notre|le|nos|les|l')[^.]{0,12}(?:sites?|services?|application)|en (?:vous |se )?connectant|en vous rendant sur|en faisant defiler|en acced(?:ant|ez)|si vous ne (?:modifiez|desactivez|changez) pas)`
	const saysYes = `(?:(?:vous|(?:l')?(?:utilisateur|internaute)s?|il)[^.]{0,40}(?:accept|consent|donn\w+ (?:votre|son) accord|autoris)|vaut[^.]{0,20}(?:accord|acceptation|consentement)|(?:constitue|emporte|signifie|implique)[^.]{0,40}(?:accord|accept|consent))\w*(?: [^.,;]{0,40}cookies)?`
	const onEN = `(?:(?:by|when) (?:continuing|browsing|using|navigating|scrolling|visiting|accessing|moving (?:further|on))|if you (?:continue|keep)|continu(?:ed|ing) (?:use|to (?:use|browse))|your continued use|your (?:use|access)(?: of[^.]{0,40})? (?:constitut|indicat|signif|mean)\w*)`
	const agreesEN = `(?:(?:you|users?)[^.]{0,30}(?:agree|consent|accept)|(?:constitut|impl|signif|mean)\w*[^.]{0,40}(?:agree|consent|accept)|(?:deemed|assum)\w*[^.]{0,40}(?:agree|consent|accept|happy))\w*(?: [^.,;]{0,40}cookies)?`
	const denied = `ne vaut|n'est pas (?:un|pris|considere)|ne constitue|sans accepter|ne signifie|(?:does|do) not (?:mean|amount|count|constitut|imply|take|treat|consider)|is not (?:a )?(?:consent|taken|considered|treated)|without accepting|(?:pouvez|pourrez) (?:\w+ )?(?:accepter|refuser|choisir|consentir)|you (?:can|may) (?:\w+ )?(?:accept|refuse|choose|consent)`
	return []wording{
		fr("poursuiv poursuite continu navig utilisant defil acced connect rendant modifiez desactivez changez", onFR+`[^.]{0,140}`+saysYes).having("accept consent accord autoris").in(aboutTrackers).beside(trackerWords).but(denied),
		fr("silence absence", `(?:silence|absence (?:de (?:choix|reponse|refus)|d'action|d'opposition))[^.]{0,60}(?:vaut|vaudra|equivaut|comme)[^.]{0,30}(?:acceptation|consentement|accord)`).but(`ne vaut|refus`),
		fr("considere repute presume suppos", `(?:nous (?:considerons|considererons|supposons)|(?:est|etes|serez) (?:repute|considere|presume)\w*)[^.]{0,60}(?:accept|consent|accord)\w*`).in(aboutTrackers).beside(trackerWords),
		en("continu brows using navigat scroll visit access your moving", onEN+`[^.]{0,140}`+agreesEN).having("agree consent accept happy").in(aboutTrackers).beside(trackerWords + `|this (?:cookie |privacy )?policy`).but(denied),
		en("continu unless", `(?:accept|agree|consent|install|set|plac|stor)\w*[^.]{0,80} if you continue (?:brows|to brows|us|to us)\w*|unless you (?:have )?(?:adjust|chang|disabl|set)\w*[^.]{0,80}(?:refus|reject|block|settings)[^.]{0,60}(?:we will|our system will|we may|will be)[^.]{0,40}cookies`).in(aboutTrackers).beside(trackerWords + `|\bthey\b`).but(denied),
		en("assum implied deemed", `we(?:'ll| will)? assum\w+[^.]{0,60}(?:happy|consent|agree|accept)\w*|implied consent|deemed to (?:have )?(?:accept|consent|agree)\w*`).in(aboutTrackers).beside(trackerWords + `|implied consent`),
	}
}

func ban12Words() []wording {
	const single = `video|\bcarte|lecteur|youtube|vimeo|contenu (?:tiers|externe|integre)|\bmap|player|embedded|\bchat\b`
	const open = `ne (?:devez|faut)|n'est pas|sans accepter|not (?:have|need)|without`
	return []wording{
		fr("accept consent", `pour (?:pouvoir )?(?:continuer|acceder|poursuivre|consulter|naviguer|utiliser|lire|profiter)[^.]{0,80}(?:devez|veuillez|merci d|il faut|il est necessaire|acceptez)[^.]{0,40}(?:accept\w*|consent\w*)?[^.]{0,30}cookies`).but(single + `|` + open),
		fr("accept consent", `(?:devez|veuillez|merci d'|il faut|il est (?:necessaire|obligatoire) d')\s?(?:accepter|consentir)[^.]{0,50}cookies[^.]{0,50}pour (?:pouvoir )?(?:continuer|acceder|poursuivre|consulter|naviguer|utiliser|lire)`).but(single + `|` + open),
		en("accept consent agree", `(?:you (?:must|need to|have to)|please) (?:accept|consent|agree)[^.]{0,60}cookies[^.]{0,60}(?:to|in order to) (?:continue|access|use|view|browse|read|enter)`).but(single + `|` + open),
		en("accept consent agree", `(?:to|in order to) (?:continue|access|use|view|browse|read|enter)[^.]{0,60}(?:you (?:must|need to|have to)|please) (?:accept|consent|agree)[^.]{0,40}(?:cookies)?`).beside(`cookie`).but(single + `|` + open),
	}
}

const plainYes = `ok(?:ay)?|j'ai compris|compris|c'est compris|d'accord !?|fermer|continuer|got it|i understand|understood|close|continue|sounds good`

func ban13Words() []wording {
	const press = `(?:cliqu\w+|appuy\w+|bouton|click\w*|press\w*|button)[^.«“"']{0,30}["«“]\s?`
	return []wording{
		fr("cliqu appuy bouton", `((?:cliqu\w+|appuy\w+) sur ["«“]\s?(?:ok|j'ai compris|compris|c'est compris)\s?["»”])`).in(aboutTrackers).beside(trackerWords + `|consent|accept`),
		fr("bouton cliqu", press+`((?:ok|j'ai compris|compris|c'est compris))\s?["»”]`).in(aboutTrackers).beside(trackerWords + `|consent|accept`),
		en("click press button", press+`((?:ok|okay|got it|i understand))\s?["”]`).in(aboutTrackers).beside(trackerWords + `|consent|accept`),
	}
}

var (
	ambiguous = regexp.MustCompile(`^(?:` + plainYes + `)[ .!]*$`)
	guilt     = regexp.MustCompile(`tant pis|je prefere (?:payer|une experience|un site)|degradee?|i don't (?:care|want)|worse|less relevant|non merci, je|no thanks, i`)
)

// ambiguousLabels are the product's own labels that do not say what they do.
func ambiguousLabels(s subject) []finding {
	var out []finding
	for _, t := range s.texts {
		accept, refuse := t.path == "banner.labels.accept", t.path == "banner.labels.refuse"
		if accept && ambiguous.MatchString(t.folded) || refuse && (ambiguous.MatchString(t.folded) || guilt.MatchString(t.folded)) {
			out = append(out, t.finding(0, len(t.folded)))
		}
	}
	return out
}

func ban16Words() []wording {
	const terms = `(?:conditions (?:generales|d'utilisation)|\bcgu\b|\bcgv\b)`
	const termsEN = `(?:terms (?:of (?:use|service)|and conditions))`
	return []wording{
		fr("accept", `accept\w*[^.]{0,60}`+terms+`[^.]{0,60}(?:cookies|traceurs)|accept\w*[^.]{0,60}(?:cookies|traceurs)[^.]{0,60}`+terms).but(`consult|voir|savoir plus|pas accept`),
		fr("condition cgu cgv", terms).in(acceptLabel),
		en("accept agree", `(?:accept|agree)\w*[^.]{0,60}`+termsEN+`[^.]{0,60}(?:cookies|trackers)|(?:accept|agree)\w*[^.]{0,60}(?:cookies|trackers)[^.]{0,60}`+termsEN).but(`\bsee\b|read|learn more`),
		en("terms", `\bterms\b`).in(acceptLabel),
	}
}

// acceptLabel chooses the label by which everything is accepted.
func acceptLabel(t text) bool { return t.path == "banner.labels.accept" }

var answer = regexp.MustCompile(`\b(?:j'accepte|je refuse|accepter|refuser|autoriser|interdire|rejeter|continuer sans|activer|desactiver|accept|refuse|reject|decline|deny|allow|forbid|enable|disable|i|yes|no|oui|non)\b`)

// unequalLabels compares what is accepted with what is refused. A label that the
// product does not set is the standard one, which names everything.
func unequalLabels(s subject) []finding {
	var out []finding
	for _, d := range s.documents() {
		accept, refuse := s.label(d, "accept", d.Banner.Labels.Accept), s.label(d, "refuse", d.Banner.Labels.Refuse)
		if accept == "" || refuse == "" || d.Banner.Labels.Accept+d.Banner.Labels.Refuse == "" || object(accept) == object(refuse) {
			continue
		}
		path := "banner.labels.refuse"
		if d.Banner.Labels.Refuse == "" {
			path = "banner.labels.accept"
		}
		out = append(out, finding{document: d, path: path, fill: []string{"accept", accept, "refuse", refuse}})
	}
	return out
}

// label is the product's own label, or the standard one.
func (s subject) label(d policy.Document, name, own string) string {
	if own != "" {
		return own
	}
	return s.Words[d.Lang].Text["banner."+name]
}

// object is what a label names, without the answer itself.
func object(label string) string {
	folded := fold(label)
	if strings.Contains(folded, "sans accepter") || strings.Contains(folded, "without accepting") {
		return ""
	}
	words := strings.Fields(answer.ReplaceAllString(folded, " "))
	return strings.Trim(strings.Join(words, " "), " .!")
}
