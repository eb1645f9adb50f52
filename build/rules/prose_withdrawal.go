package rules

import (
	"regexp"
	"slices"
	"strings"

	"charte/build/diag"
	"charte/build/policy"
)

// proseWithdrawal are the words by which policies make it hard to change one's
// mind, or say for how long something lasts.
func proseWithdrawal() []Rule {
	return []Rule{
		{
			ID: "RET-01", Severity: diag.Law, Source: Source{Name: "GDPR, art. 7(3); CNIL, deliberation 2020-091, § 31", URL: eurLexGDPR, Flag: Primary, Checked: checked},
			Title: Text{"Withdrawal denied", "Retrait empêché"},
			Why: Text{
				"Consent can be withdrawn at any time, as easily as it was given. Words that deny or delay it are wrong, and a consent so obtained is worth nothing.",
				"Le consentement se retire à tout moment, aussi simplement qu’il a été donné. Une phrase qui l’empêche ou le retarde est fausse, et le consentement ainsi obtenu ne vaut rien.",
			},
			Message: Text{
				"“{words}” denies or delays the withdrawal of consent",
				"« {words} » empêche ou retarde le retrait du consentement",
			},
			Hint: Text{
				"say that the choices can be opened again at any time ({{< withdraw >}})",
				"dites que les choix se rouvrent à tout moment ({{< withdraw >}})",
			},
			find: wordings(ret01Words()...),
		},
		{
			ID: "RET-02", Severity: diag.Law, Source: edpbConsent("§§ 114-115"),
			Title: Text{"Withdrawal somewhere else", "Retrait par un autre chemin"},
			Why: Text{
				"Whoever consented by a click withdraws by a click, in the same interface. Developer tools, browser settings or a letter demand undue effort.",
				"Qui a consenti d’un clic doit pouvoir retirer son consentement d’un clic, dans la même interface. Les outils de développement, les réglages du navigateur ou un courrier demandent un effort injustifié.",
			},
			Message: Text{
				"“{words}” makes visitors leave the interface in which they consented",
				"« {words} » oblige le visiteur à quitter l’interface où il a donné son consentement",
			},
			Hint: Text{
				"offer the control that opens the choices again ({{< withdraw >}}) and delete the procedure",
				"proposez la commande qui rouvre les choix ({{< withdraw >}}) et supprimez la procédure",
			},
			find: once(wordings(ret02Words()...)),
		},
		{
			ID: "RET-06", Severity: diag.Practice, Source: house("a procedure for withdrawal covers all trackers of the purpose"),
			Title: Text{"Procedure that leaves trackers behind", "Procédure qui laisse des traceurs"},
			Why: Text{
				"A procedure that erases some of the trackers of a purpose leaves the others at work: consent is not really withdrawn.",
				"Une procédure qui n’efface qu’une partie des traceurs d’une finalité laisse agir les autres : le consentement n’est pas vraiment retiré.",
			},
			Message: Text{
				"the procedure erases trackers of “{purpose}”, but not {left}",
				"la procédure efface des traceurs de la finalité « {purpose} », mais pas {left}",
			},
			Hint: Text{
				"let the banner erase all of them ({{< withdraw >}}), or name all of them",
				"laissez la bannière les effacer tous ({{< withdraw >}}), ou nommez-les tous",
			},
			find: partialProcedures,
		},
		{
			ID: "DUR-05", Severity: diag.Practice, Profiles: []Profile{France}, Source: cnilRecommendation("§§ 38-39 and art. 5, § 50"),
			Title: Text{"Thirteen months as a general limit", "Treize mois comme plafond général"},
			Why: Text{
				"In the texts in force, thirteen months is the lifetime of exempt audience-measurement trackers and nothing else. A choice is best kept for six.",
				"Dans les textes en vigueur, treize mois est la durée de vie des traceurs de mesure d’audience dispensés de consentement, et rien d’autre. Un choix se garde plutôt six mois.",
			},
			Message: Text{
				"“{words}” takes thirteen months for a general limit",
				"« {words} » fait de treize mois un plafond général",
			},
			Hint: Text{
				"state the duration of each tracker, and keep the choice for 6 months",
				"indiquez la durée de chaque traceur, et conservez le choix six mois",
			},
			find: both(wordings(dur05Words()...), thirteenMonthsOfChoice),
		},
	}
}

func ret01Words() []wording {
	const byOthers = `n'est pas definitif|\bliceite|anterieur|retroacti|par (?:un|des|nos|d'autres|quiconque|personne)\b|a votre insu|sans (?:votre|que vous)|autrement|\bou (?:definitif|irrevocable)|` + `il (?:n'est pas|est faux|est inexact)`
	const byOthersEN = `(?:not|never|nor) (?:\w+ )?(?:final|irrevocable)|\blawful|before|by (?:any|third|others|someone|us|our)|without (?:you|us)|otherwise|no consent`
	return []wording{
		fr("definitif irrevocable ne_peut ne_pourr ne_pouv", `(?:consentement|votre accord|votre choix)[^.]{0,60}(?:est|sera|etant) (?:definitif|irrevocable)|(?:consentement|accord|choix)[^.]{0,40} ne (?:peut|pourra|pourrez|pouvez)[^.]{0,20}(?:pas|plus)[^.]{0,20}(?:retire|modifie|revoque|change)\w*|vous ne (?:pouvez|pourrez) (?:pas|plus) (?:retirer|revoquer|modifier) (?:votre|ce) (?:consentement|accord|choix)`).
			beside(trackerWords + `|bandeau|banniere`).but(byOthers),
		en("irrevocable is_final are_final be_final cannot can_not may_not no_longer", `(?:consent|choice)[^.]{0,40} (?:is|are|will be) (?:irrevocable|final)|(?:consent|choice)[^.]{0,40} (?:cannot|can no longer|can not) be (?:withdrawn|changed|revoked)|you (?:cannot|can not|can no longer|may not) (?:withdraw|change|revoke) (?:your|this) (?:consent|choice)`).
			beside(trackerWords + `|banner`).but(byOthersEN),
	}
}

// besidesFR and besidesEN tell of another means besides the one named, or that
// the one named is not needed.
const (
	besidesFR = `egalement|\baussi\b|en outre|par ailleurs|de plus|ou encore|` + bannerFR + `|` + freeFR
	besidesEN = `\balso\b|in addition|additionally|alternatively|as well|` + bannerEN + `|` + freeEN
	orDeleted = ` ou (?:de )?supprim|ou encore| or delet`
)

func ret02Words() []wording { return append(ret02French(), ret02English()...) }

func ret02French() []wording {
	const consent = `(?:consentement|choix|accord|preferences?|avis|ciblage)`
	const back = `(?:(?:retir\w+|retrait d\w|revo(?:qu|c)\w+|modifi\w+|chang\w+|revenir sur|mettre fin a|vous desinscri\w+)[^.]{0,60}` + consent + `|(?:consentement|accord|choix)[^.]{0,60} (?:se retire|se revoque|se modifie|peut etre (?:retire|revoque|modifie)|(?:le|la) retirer|(?:le|la) revoquer))`
	const browser = `(?:(?:parametr|reglage|option|configur)\w*[^.]{0,25}navigateur|(?:supprim|effac)\w+[^.]{0,40}cookies?|cookies[^.]{0,30} (?:sur|dans|via) (?:votre|son|le) navigateur)`
	const may = `(?:vous pouvez|l'utilisateur peut)[^.]{0,140}`
	const letter = `(?:par (?:simple )?(?:e-?mail|mail|courriel|courrier|telephone|lettre|voie postale|la poste|ecrit)\b|en (?:nous |lui )?(?:ecrivant|contactant|appelant|telephonant)|ecri(?:re|vez)\b|contact(?:ez|er)|appel(?:ez|er)\b|(?:adress|envoy)(?:ez|er|ant)(?:-nous)? (?:un|une|votre)\b)`
	const ofOthers = `|newsletter|lettre d'information|prospection|donnees|commercial|abonnement|candidature|commande`
	const account = `(?:uniquement|seulement|exclusivement|que) [^.;:]{0,40}(?:votre |son |l')?(?:compte|espace (?:client|personnel|membre)|profil)\b`
	return []wording{
		fr("developpe f12 onglet console local", `outils? (?:de|pour) developpe\w+|(?:touche )?\bf12\b|onglet (?:application|stockage)|console (?:du navigateur|javascript)|(?:supprim|effac|vid)\w*[^.]{0,30}(?:local storage|stockage local)`).in(visited).but(needlessFR(tools)),
		fr("retir retrait revo modif chang revenir mettre", back+`[^.]{0,120}`+browser).in(withoutControl).but(besidesFR + "|" + orDeleted),
		fr("supprim effac", may+`(?:supprim|effac)\w+[^.]{0,60}cookies[^.]{0,100}navigu?ateur`).in(withoutControl).but(besidesFR + "|" + orDeleted),
		fr("supprim effac", `navigu?ateur[^.]{0,20}, `+may+`(?:supprim|effac)\w+[^.]{0,30}cookies`).in(withoutControl).but(besidesFR),
		fr("effacant supprimant", may+`navigu?ateur[^.]{0,30} en (?:effac|supprim)ant[^.]{0,20}cookies`).in(withoutControl).but(besidesFR),
		fr("retir retrait revo modif", `(?:pour|afin de) `+back+`[^.]{0,80}`+letter).in(withoutControl).beside(`cookie|traceur`).but(besidesFR),
		fr("retir retrait revo", back+`[^.]{0,120}`+letter).in(withoutControl).beside(`cookie|traceur`).but(besidesFR),
		fr("retir retrait revo", back+`[^.]{0,80}`+letter).in(policyWithoutControl).but(besidesFR + ofOthers + `|\bcompte\b|\bespace\b`),
		fr("compte espace profil", back+`[^.;:]{0,60}`+account).in(policyWithoutControl).but(besidesFR + ofOthers + `|pas (?:uniquement|seulement|exclusivement|que)`),
		fr("desactiv oppos refus", `(?:desactiver|vous opposer|refuser)[^.]{0,140}(?:module complementaire|youronlinechoices|tools.google.com|add-?on)`).in(withoutControl).but(besidesFR),
	}
}

func ret02English() []wording {
	const back = `(?:(?:withdraw\w*|revok\w+|chang\w+|modify\w*)[^.]{0,60}(?:consent|choices?|preferences?|mind)|(?:consent|choices?|preferences?)[^.]{0,40} be (?:withdrawn|revoked|changed))`
	const browser = `(?:browser[^.]{0,20}(?:settings|preferences|options)|(?:settings|preferences|options)[^.]{0,20}browser|(?:delet|clear|eras|remov)\w+[^.]{0,40}cookies?)`
	const letter = `(?:by (?:e-?mail|post|letter|(?:tele)?phone)|e-?mailing|writing to|call(?:ing)? (?:us|our|customer)|contacting us|contact us|(?:send|write|drop)(?:ing)? (?:us|to us|an? (?:e-?mail|letter))|e-?mail us)`
	const ofOthers = `|newsletter|marketing e?-?mails?|personal data|personal information|subscription|order\b`
	const account = `\b(?:only|solely|exclusively)\b [^.;:]{0,40}(?:your|the) (?:account|profile)`
	return []wording{
		en("opt-out opt optout disabl", `(?:opt[- ]?out|disable)[^.]{0,140}(?:youronlinechoices|tools.google.com|browser add-?on|networkadvertising|aboutads)`).in(withoutControl).but(besidesEN),
		en("developer devtools f12 storage", `developers?'? tools?|dev ?tools|(?:press )?\bf12\b|(?:application|storage) tab|(?:delete|clear)[^.]{0,30}local storage`).in(visited).but(needlessEN(toolsEN)),
		en("withdraw revok chang modify", back+`[^.]{0,120}`+browser).in(withoutControl).but(besidesEN + "|" + orDeleted),
		en("delet clear eras remov", `(?:you (?:can|may)|users (?:can|may))[^.]{0,140}(?:delet|clear|eras|remov)\w*[^.]{0,60}cookies[^.]{0,100}browser|(?:you (?:can|may)|users (?:can|may))[^.]{0,100}browser[^.]{0,60}(?:delet|clear|eras|remov)\w*[^.]{0,40}cookies`).in(withoutControl).but(besidesEN),
		en("withdraw revok", back+`[^.]{0,120}`+letter).in(withoutControl).beside(`cookie|tracker`).but(besidesEN),
		en("withdraw revok", back+`[^.]{0,80}`+letter).in(policyWithoutControl).but(besidesEN + ofOthers + `|account`),
		en("account profile", back+`[^.;:]{0,60}`+account).in(policyWithoutControl).but(besidesEN + ofOthers + `|not only`),
	}
}

// policyWithoutControl chooses bodies of cookie policies in which no generated
// part offers the choices.
func policyWithoutControl(t text) bool { return inCookiePolicy(t) && withoutControl(t) }

// visited chooses what is written for visitors.
func visited(t text) bool { return t.document.Kind != policy.Guide }

func dur05Words() []wording {
	const thirteen = `(?:13|treize)(?: ?\(13\))? mois`
	const rule = `(?:cnil|\bloi\b|leg(?:al|islation)|reglement|recommand|autorise)`
	const measured = `mesure d'audience|statisti|audience`
	return []wording{
		fr("13_mois treize_mois (13)_mois", thirteen+`[^.]{0,80}`+rule+`\w*|`+rule+`\w*[^.]{0,100}`+thirteen).but(measured),
		en("13_month 13-month thirteen_month thirteen-month", `(?:13|thirteen)[ -]months?[^.]{0,80}(?:cnil|\blaw\b|legal|regulat|recommend)\w*|(?:cnil|\blaw\b|legal|regulat|recommend)\w*[^.]{0,100}(?:13|thirteen)[ -]months?`).but(`audience|statisti|analytics|measur`),
	}
}

// thirteenMonthsOfChoice finds a choice that is kept for just those.
func thirteenMonthsOfChoice(s subject) []finding {
	d, ok := s.facts.Policy()
	if span := d.Choice.Lifetime.Span; !ok || !d.Asks() || span != (policy.Span{Months: 13}) && span != (policy.Span{Years: 1, Months: 1}) {
		return nil
	}
	at := d.Origin.At("choice.lifetime")
	words := strings.TrimSpace(at.Excerpt)
	if words == "" {
		words = "lifetime: 13 months"
	}
	return []finding{{document: d, path: "choice.lifetime", fill: []string{"words", quoted(words)}}}
}

var erasingStems = stems("supprim effac delete remove clear")

var erasing = regexp.MustCompile(`supprim|effac|delete|remove|clear`)

// partialProcedures finds bodies that have visitors delete some of the trackers
// of a purpose by name.
func partialProcedures(s subject) []finding {
	var out []finding
	for _, d := range s.documents() {
		steps := s.steps(d)
		if len(steps) == 0 {
			continue
		}
		for _, p := range d.Purposes {
			trackers := d.TrackersFor(p.ID)
			var left []string
			for _, t := range trackers {
				if !slices.ContainsFunc(steps, func(step text) bool { return step.mentions(t) }) {
					left = append(left, t.Name)
				}
			}
			if p.Exempt() || len(left) == 0 || len(left) == len(trackers) {
				continue
			}
			first := beginning(steps, slices.IndexFunc(steps, func(step text) bool {
				return slices.ContainsFunc(trackers, step.mentions)
			}))
			f := first.finding(0, len(first.folded))
			f.on, f.words = p.ID, ""
			f.fill = []string{"purpose", p.ID, "left", strings.Join(left, ", ")}
			out = append(out, f)
		}
	}
	return out
}

// beginning is the step with which a procedure begins: the first of those that
// follow one another up to the i-th.
func beginning(steps []text, i int) text {
	for i > 0 && steps[i].before == steps[i-1].folded {
		i--
	}
	return steps[i]
}

// documents are those of every language.
func (s subject) documents() []policy.Document {
	var out []policy.Document
	for _, e := range s.Editions {
		out = append(out, e.Documents...)
	}
	return out
}

// steps are the passages of a document that tell visitors to erase something.
func (s subject) steps(d policy.Document) []text {
	var out []text
	for _, t := range s.texts {
		if t.path == "" && t.document.ID == d.ID && t.lang == d.Lang && t.holds(erasingStems) && erasing.MatchString(t.folded) {
			out = append(out, t)
		}
	}
	return out
}

// mentions tells whether a passage names a tracker, or a pattern that it falls
// under.
func (t text) mentions(tracker policy.Tracker) bool {
	for _, word := range identifiers(t.words) {
		name := word.name
		if tracker.Matches(name) || (policy.Tracker{Name: name}).Matches(tracker.Name) {
			return true
		}
		// glued to the word before it: entréeschatwoot_*
		if fixed, _, _ := strings.Cut(tracker.Name, "*"); len(fixed) >= 6 && strings.Contains(name, fixed) {
			return true
		}
		if i := strings.Index(tracker.Name, "_"); i >= 4 && strings.HasSuffix(name, tracker.Name[:i+1]+"*") {
			return true
		}
	}
	return false
}
