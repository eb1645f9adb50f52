package rules

import "charte/build/diag"

var edpbDeceptive = Source{Name: "CNIL, recommendation 2020-092 (consolidated in January 2026), art. 2 (2.4); EDPB, guidelines 03/2022, emotional steering and ambiguous wording", URL: cnil2020092, Flag: Secondary, Checked: checked}

// proseBanner are the words by which policies tell of a consent that is none. The
// banner's own words are told in loading_words.go and loading_labels.go.
func proseBanner() []Rule {
	return []Rule{
		{
			ID: "BAN-07", Severity: diag.Law, Source: cnilGuidelines("§§ 27 and 30"),
			Title: Text{"Browsing on taken for consent", "Poursuite de la navigation prise pour un consentement"},
			Why: Text{
				"Consent is a clear positive act. Scrolling, browsing on or saying nothing is a refusal.",
				"Le consentement est un acte positif clair. Faire défiler, poursuivre sa navigation ou se taire vaut refus.",
			},
			Message: Text{
				"“{words}” takes browsing on for consent",
				"« {words} » : la poursuite de la navigation est prise pour un consentement",
			},
			Hint: Text{
				"delete the sentence; the banner takes nothing but a click for consent",
				"supprimez la phrase ; pour la bannière, seul un clic vaut consentement",
			},
			find: wordings(ban07Words()...),
		},
		{
			ID: "BAN-12", Severity: diag.Guideline, Source: taskforceAt("§ 13"),
			Title: Text{"Consent as the price of access", "Consentement présenté comme condition d’accès"},
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
				"dites que le site reste ouvert à ceux qui refusent, et ce dont ils se privent",
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
				"« {words} » ne dit pas clairement ce que produit un clic",
			},
			Hint: Text{
				"write Accept all and Refuse all, or Allow and Forbid",
				"écrivez Tout accepter et Tout refuser, ou Autoriser et Interdire",
			},
			find: wordings(ban13Words()...),
		},
		{
			ID: "BAN-16", Severity: diag.Law, Source: cnilGuidelines("§ 20"),
			Title: Text{"Consent bundled with terms", "Consentement noyé dans des conditions générales"},
			Why: Text{
				"Consent is specific: accepting general terms is not consenting to trackers, and one click cannot do both.",
				"Le consentement est spécifique : accepter des conditions générales n’est pas consentir à des traceurs, et un seul clic ne peut faire les deux.",
			},
			Message: Text{
				"“{words}” ties consent to the acceptance of terms",
				"« {words} » lie le consentement à l’acceptation de conditions générales",
			},
			Hint: Text{
				"ask for consent to trackers on its own",
				"demandez à part le consentement aux traceurs",
			},
			find: wordings(ban16Words()...),
		},
	}
}

func ban07Words() []wording { return append(ban07French(), ban07English()...) }

// What takes an act for consent, and what says that it does not.
const (
	yesFR       = `(?:accord|accept|consent)`
	impliesFR   = `(?:constitue|emporte|signifie|implique|vaut|equivaut)`
	deniedYesFR = `sans accepter|(?:pouvez|pourrez) (?:\w+ )?(?:accepter|refuser|choisir|consentir)|\bn'(?:est|etes|etre|a) (?:\w+ )?(?:pas|jamais|en rien|en aucun\w* \w+|ni)? ?(?:un\b|pris|considere|interprete|repute|presume|suppos|assimil|cense)|\b(?:aucun\w*|rien|jamais|ni)\b[^.,;:]{0,50} ne (?:vau|emport|constitu|signifi|impliqu)|`
	deniedYesEN = `is not (?:a )?(?:consent|taken|considered|treated)|without accepting|you (?:can|may) (?:\w+ )?(?:accept|refuse|choose|consent)|(?:n't|\b(?:not|never|no longer|neither|nor|cannot)\b) (?:\w+ ){0,2}?(?:mean|amount|count|constitut|imply|implied|take|treat|consider|assum|deem|signif|indicat|interpret|conclu|equal|agree|accept|consent)|no (?:implied )?consent|implied consent (?:is|does|has)`
)

func ban07French() []wording {
	const on = `(?:en poursuivant|en continuant|la poursuite|poursuivre|si vous (?:poursuivez|continuez)|le (?:simple |seul )?fait de (?:poursuivre|continuer|naviguer|consulter|visiter|rester)|la simple (?:navigation|consultation|visite)|en naviguant|en utilisant (?:ce|notre|le|nos|les|l')[^.]{0,12}(?:sites?|services?|application)|en (?:vous |se )?connectant|en vous rendant sur|en faisant defiler|en fermant (?:le |la |ce |cette )?(?:bandeau|banniere|message|fenetre)|en acced(?:ant|ez)|si vous ne (?:modifiez|desactivez|changez) pas)`
	const idle = `(?:si vous (?:ne faites rien|ne repondez pas|n'agissez pas|ignorez|fermez)|sans (?:action|reponse|reaction|opposition|refus)\b|a defaut d(?:e |')(?:choix|reponse|refus|opposition|action)|en l'absence d(?:e |')(?:choix|reponse|refus|opposition|action|reaction)|sauf (?:opposition|refus|avis contraire))`
	const saysYes = `(?:(?:vous|(?:l')?(?:utilisateur|internaute)s?|il)[^.]{0,40}(?:accept|consent|donn\w+ (?:votre|son) accord|autoris)|vaut[^.]{0,20}(?:accord|acceptation|consentement)|(?:constitue|emporte|signifie|implique)[^.]{0,40}(?:accord|accept|consent))\w*(?: [^.,;]{0,40}cookies)?`
	denied := deniedYesFR + neverFR("vau|emport|impliqu|equivau|constitu|signifi|accept|consent|autoris|donn|considere|interpret|presum|suppos")
	const ofTerms = `conditions|\bcgu\b|\bcgv\b|charte`
	const exempt = `exempt|dispens|necessaire|mesures? d'audience|statisti|aucun|\bne\b[^.]{0,20}\b(?:sont|est|seront|sera|depos|place|install)`
	return []wording{
		fr("en_poursuivant en_continuant poursuite poursuivre vous_poursuivez vous_continuez fait_de_ simple_navig simple_consult simple_visit en_naviguant en_utilisant connectant vous_rendant defiler en_fermant en_acced ne_modifiez ne_desactivez ne_changez", on+`[^.]{0,140}`+saysYes).having("accept consent accord autoris").in(aboutTrackers).beside(trackerWords).but(denied),
		fr("fait_de_ poursuite en_poursuivant en_continuant simple_navig simple_consult simple_visit", on+`[^.]{0,60}`+impliesFR+`[^.]{0,20}(?:accord|consentement)`).in(inCookiePolicy).but(denied + `|` + ofTerms),
		fr("fermeture utilisation consultation navigation visite", `(?:la (?:simple )?fermeture (?:du|de la|de ce|de cette) (?:bandeau|banniere|message|fenetre)|(?:toute |l'|votre )(?:utilisation|consultation|navigation|visite) (?:du|de|sur)[^.,;]{0,30}(?:sites?|services?|application))[^.,;]{0,40}`+impliesFR+`[^.]{0,40}`+yesFR+`\w*[^.]{0,40}(?:cookies|traceurs)`).but(denied),
		fr("silence absence", `(?:silence|absence (?:de (?:choix|reponse|refus)|d'action|d'opposition))[^.]{0,60}(?:vaut|vaudra|equivaut|comme)[^.]{0,30}(?:acceptation|consentement|accord)`).but(denied + `|refus\b`),
		fr("consider repute presume suppos", `(?:nous (?:considerons|considererons|supposons)|(?:est|etes|serez) (?:repute|considere|presume)\w*)[^.]{0,60}(?:accept|consent|accord)\w*`).in(aboutTrackers).beside(trackerWords).but(denied),
		fr("consider repute presume suppos vaut vaudra equivaut", idle+`[^.]{0,80}(?:considerons|considererons|supposons|(?:repute|considere|presume|suppose)\w*|vaut|vaudra|equivaut)[^.]{0,60}`+yesFR+`\w*`).in(inCookiePolicy).but(denied + `|` + ofTerms),
		fr("ne_faites_rien defaut absence sauf_ sans_ fermez ignorez", idle+`[^.:;]{0,60}(?:cookies|traceurs)[^.:;]{0,50} (?:seront|sont|est|sera) (?:\w+ )?(?:depos|install|plac|activ|enregistr|implant)\w*`).but(exempt),
	}
}

func ban07English() []wording {
	const on = `(?:(?:by|when) (?:continuing|browsing|using|navigating|scrolling|visiting|accessing|moving (?:further|on)|closing|dismissing)|if you (?:continue|keep|do nothing|ignore|close|dismiss)|continu(?:ed|ing) (?:use|to (?:use|browse))|your continued use|closing (?:this|the|our) (?:banner|notice|message|window)|your (?:use|access)(?: of[^.]{0,40})? (?:constitut|indicat|signif|mean)\w*)`
	const agrees = `(?:(?:you|users?)[^.]{0,30}(?:agree|consent|accept)|(?:constitut|impl|signif|mean)\w*[^.]{0,40}(?:agree|consent|accept)|(?:deemed|assum)\w*[^.]{0,40}(?:agree|consent|accept|happy))\w*(?: [^.,;]{0,40}cookies)?`
	return []wording{
		en("by_continuing by_browsing by_using by_navigating by_scrolling by_visiting by_accessing by_moving by_closing by_dismissing when_continuing when_browsing when_using when_navigating when_scrolling when_visiting when_accessing when_moving when_closing closing_th closing_our if_you_continue if_you_keep if_you_do_nothing if_you_ignore if_you_close if_you_dismiss continued_use continuing_use continued_to continuing_to your_use your_access", on+`[^.]{0,140}`+agrees).having("agree consent accept happy").in(aboutTrackers).beside(trackerWords + `|this (?:cookie |privacy )?policy`).but(deniedYesEN),
		en("if_you_continue unless_you", `(?:accept|agree|consent|install|set|plac|stor)\w*[^.]{0,80} if you continue (?:brows|to brows|us|to us)\w*|unless you (?:have )?(?:adjust|chang|disabl|set)\w*[^.]{0,80}(?:refus|reject|block|settings)[^.]{0,60}(?:we will|our system will|we may|will be)[^.]{0,40}cookies`).in(aboutTrackers).beside(trackerWords + `|\bthey\b`).but(deniedYesEN + `|(?:we|it|banner|nothing) (?:\w+ )?(?:never|not) (?:set|stor|plac|install)|\bno cookies?\b`),
		en("assum implied_consent deemed_to", `we(?:'ll| will)? assum\w+[^.]{0,60}(?:happy|consent|agree|accept)\w*|implied consent|deemed to (?:have )?(?:accept|consent|agree)\w*`).in(aboutTrackers).beside(trackerWords + `|implied consent`).but(deniedYesEN),
		en("do_nothing no_response silence", `(?:if you do nothing|no response|your silence)[^.]{0,60}(?:assum|consider|deem|treat|tak|mean|constitut)\w*[^.]{0,60}(?:consent|agree|accept)\w*`).in(inCookiePolicy).but(deniedYesEN),
	}
}

func ban12Words() []wording {
	const single = `video|\bcarte|lecteur|youtube|vimeo|contenu (?:tiers|externe|integre)|\bmap|player|embedded|\bchat\b`
	const open = `ne (?:devez|faut)|n'est pas|n'(?:avez|a) (?:pas|rien)|sans accepter|not (?:have|need)|without`
	const partly = single + `|certaine?s? |strictement|necessaires?\b|indispensable|fonctionnalit|espace|compte|strictly|essential|certain |some |features|account|n'est (?:pas|jamais|aucunement|nullement) (?:\w+ )?(?:subordonn|condition|soumis|reserv)|\bne (?:subordonn|condition)\w+ (?:pas|jamais)|aucun|\bnot (?:\w+ )?(?:condition|depend|subject|conting|restrict)|never|no access`
	const whole = `(?:le |ce |notre |au |a (?:ce |notre |l'integralite |l'ensemble )|a nos |aux |nos |les |du )(?:site|contenu|page|article|service|plateforme)s?`
	return []wording{
		fr("pour_pouvoir pour_continuer pour_acceder pour_poursuivre pour_consulter pour_naviguer pour_utiliser pour_lire pour_profiter", `pour (?:pouvoir )?(?:continuer|acceder|poursuivre|consulter|naviguer|utiliser|lire|profiter)[^.]{0,80}(?:devez|veuillez|merci d|il faut|il est necessaire|acceptez)[^.]{0,40}(?:accept\w*|consent\w*)?[^.]{0,30}cookies`).but(single + `|` + open),
		fr("devez veuillez merci_d il_faut il_est_necessaire il_est_obligatoire", `(?:devez|veuillez|merci d'|il faut|il est (?:necessaire|obligatoire) d')\s?(?:accepter|consentir)[^.]{0,50}cookies[^.]{0,50}pour (?:pouvoir )?(?:continuer|acceder|poursuivre|consulter|naviguer|utiliser|lire)`).but(single + `|` + open),
		fr("subordonn condition reserve soumis", `(?:acces|consultation|navigation|utilisation)[^.,;:]{0,40} (?:est|sont|reste)\w* (?:subordonne|conditionne|soumis|reserve)\w*[^.,;:]{0,20} (?:a l'acceptation|a votre (?:consentement|accord|acceptation)|au consentement|aux? [^.,;:]{0,30}(?:accept|consent))\w*`).in(aboutTrackers).but(partly + `|conditions generales|\bcgu\b|\bcgv\b|licence`),
		fr("sans_accept sans_accord sans_votre sans_consent si_vous_refusez n'acceptez cas_de_refus le_refus", `(?:sans (?:acceptation|accepter|votre (?:accord|consentement|acceptation)|consentement)|si vous (?:refusez|n'acceptez pas)|en cas de refus|le refus)[^.;:]{0,50}(?:cookies|traceurs)[^.;:]{0,50}(?:ne (?:pourr|pouv|peu)\w* (?:pas |plus )?(?:\w+ )?(?:acced|consult|navigu|lire|utilis|profit)\w*|(?:acces|consultation)[^.;:]{0,20}(?:impossible|refuse|bloque)|n'aurez pas acces|empeche\w* (?:l'acces|d'acceder)) ?`+whole).but(partly),
		en("you_must you_need_to you_have_to please_accept please_consent please_agree", `(?:you (?:must|need to|have to)|please) (?:accept|consent|agree)[^.]{0,60}cookies[^.]{0,60}(?:to|in order to) (?:continue|access|use|view|browse|read|enter)`).but(single + `|` + open),
		en("you_must you_need_to you_have_to please_accept please_consent please_agree", `(?:to|in order to) (?:continue|access|use|view|browse|read|enter)[^.]{0,60}(?:you (?:must|need to|have to)|please) (?:accept|consent|agree)[^.]{0,40}(?:cookies)?`).beside(`cookie`).but(single + `|` + open),
		en("condition dependent subject contingent restricted", `(?:access|entry|use)[^.,;:]{0,40} (?:is|are) (?:conditional|conditioned|dependent|subject|contingent|restricted)[^.,;:]{0,20} (?:accept|consent|agree)\w*[^.,;:]{0,20}(?:cookie|tracker)s?`).but(partly),
		en("without_accept unless_you if_you_refuse if_you_reject if_you_decline not_accept", `(?:without accepting|unless you accept|if you (?:refuse|reject|decline|do not accept))[^.;:]{0,40}(?:cookies|trackers)[^.;:]{0,40}(?:cannot|can not|will not be able to|may not) (?:access|use|view|browse|read|enter) (?:the|this|our) (?:web)?(?:site|content|pages|articles|service)`).but(partly),
	}
}

func ban13Words() []wording {
	const press = `(?:cliqu\w+|appuy\w+|bouton|click\w*|press\w*|button)[^.«“"']{0,30}["«“]\s?`
	return []wording{
		fr("cliqu appuy bouton", `((?:cliqu\w+|appuy\w+) sur ["«“]\s?(?:ok|j'ai compris|compris|c'est compris)\s?["»”])`).in(aboutTrackers).beside(trackerWords + `|consent|accept`),
		fr("bouton cliqu", press+`((?:ok|j'ai compris|compris|c'est compris))\s?["»”]`).in(aboutTrackers).beside(trackerWords + `|consent|accept`),
		en("click press button", press+`((?:ok|okay|got it|i understand))\s?["”]`).in(aboutTrackers).beside(trackerWords + `|consent|accept`),
	}
}

func ban16Words() []wording {
	const terms = `(?:conditions (?:generales|d'utilisation)|\bcgu\b|\bcgv\b)`
	const termsEN = `(?:terms (?:of (?:use|service)|and conditions))`
	apart := `consult|voir|savoir plus|pas accept|separ|distinct|independ|\ba part\b|` + neverFR("vau|emport|impliqu|equivau|constitu|signifi|comport|accept|consent|autoris")
	const apartEN = `\bsee\b|read|learn more|separate|independent|(?:n't|\b(?:not|never|no|neither|nor)\b) (?:\w+ ){0,2}?(?:consent|mean|imply|include|amount|accept|agree|constitut|count|cover)`
	return []wording{
		fr("conditions_gen conditions_d'util cgu cgv", `accept\w*[^.]{0,60}`+terms+`[^.]{0,60}(?:cookies|traceurs)|accept\w*[^.]{0,60}(?:cookies|traceurs)[^.]{0,60}`+terms).but(apart),
		en("terms_of terms_and", `(?:accept|agree)\w*[^.]{0,60}`+termsEN+`[^.]{0,60}(?:cookies|trackers)|(?:accept|agree)\w*[^.]{0,60}(?:cookies|trackers)[^.]{0,60}`+termsEN).but(apartEN),
	}
}
