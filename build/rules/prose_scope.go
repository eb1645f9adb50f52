package rules

import "charte/build/diag"

// proseScope are the words by which policies say what needs consent.
func proseScope() []Rule { return append(proseStatus(), proseSorting()...) }

// proseStatus are words on whether, and why, consent is asked for.
func proseStatus() []Rule {
	return []Rule{
		{
			ID: "SCO-02", Severity: diag.Law, Source: cnilGuidelines("§ 14; directive 2002/58/EC, art. 5(3)"),
			Title: Text{"Exempt because not personal", "Dispense tirée de l’absence de données personnelles"},
			Why: Text{
				"Article 82 of the French law of 1978 protects the device, whatever the data on it. Consent is due for anonymous information too; only what merely transmits a communication, what the service asked for strictly needs and, on conditions, measuring an audience go without.",
				"L’article 82 de la loi du 6 janvier 1978 protège l’appareil, quelles que soient les données. Le consentement est dû même pour des informations anonymes ; n’en sont dispensés que ce qui sert uniquement à transmettre une communication, ce qui est strictement nécessaire au service demandé et, à certaines conditions, la mesure d’audience.",
			},
			Message: Text{
				"“{words}” is given as the reason why no consent is needed",
				"« {words} » est invoqué pour ne pas demander de consentement",
			},
			Hint: Text{
				"say which exemption applies and why (what the visitor asked for), or ask for consent",
				"dites quelle dispense s’applique et pourquoi (ce que le visiteur a demandé), ou demandez le consentement",
			},
			find: wordings(sco02Words()...),
		},
		{
			ID: "SCO-03", Severity: diag.Law, Source: cnilGuidelines("§§ 16 and 24; French law 78-17, art. 82"),
			Title: Text{"No definite status", "Statut incertain"},
			Why: Text{
				"A visitor must know whether a tracker waits for consent or not. “Where the law requires it” leaves the answer to the reader.",
				"Le visiteur doit savoir si un traceur attend son consentement ou non. « Lorsque la loi l’exige » lui laisse le soin de répondre.",
			},
			Message: Text{
				"“{words}” does not say whether consent is asked for",
				"« {words} » ne dit pas si le consentement est demandé",
			},
			Hint: Text{
				"write that consent is asked for, or name the exemption",
				"écrivez que le consentement est demandé, ou nommez la dispense",
			},
			find: wordings(sco03Words()...),
		},
		{
			ID: "SCO-07", Severity: diag.Law, Source: taskforceAt("§ 24"),
			Title: Text{"Legitimate interest as the basis of a tracker", "Intérêt légitime comme fondement d’un traceur"},
			Why: Text{
				"Storing or reading on a device rests on consent or on an exemption of article 82 (article 5(3) of directive 2002/58/EC). Legitimate interest is a basis of the GDPR, not of these.",
				"Enregistrer ou lire sur un appareil suppose un consentement ou l’une des dispenses de l’article 82 (article 5, paragraphe 3, de la directive 2002/58/CE). L’intérêt légitime est une base du RGPD : il n’en fait pas partie.",
			},
			Message: Text{
				"“{words}” is given as the basis of trackers",
				"« {words} » est invoqué comme fondement de traceurs",
			},
			Hint: Text{
				"ask for consent, or name the exemption and what the visitor asked for",
				"demandez le consentement, ou nommez la dispense et ce que le visiteur a demandé",
			},
			find: wordings(sco07Words()...),
		},
		{
			ID: "SCO-09", Severity: diag.Law, Source: cnilGuidelines("§ 46; French law 78-17, art. 82, 2°"),
			Title: Text{"Necessary to somebody else", "Nécessaire à quelqu’un d’autre"},
			Why: Text{
				"What is strictly necessary is judged from the express request of the person at the device, not from the wish of the publisher or of its customer.",
				"Le strictement nécessaire s’apprécie d’après la demande expresse de la personne qui utilise l’appareil, non d’après le souhait de l’éditeur ou de son client.",
			},
			Message: Text{
				"“{words}”: necessity is judged from the request of somebody other than the visitor",
				"« {words} » : la nécessité est appréciée d’après la demande d’un autre que le visiteur",
			},
			Hint: Text{
				"say what the visitor asks for, or ask for consent",
				"dites ce que le visiteur demande, ou demandez le consentement",
			},
			find: wordings(sco09Words()...),
		},
	}
}

// proseSorting are words by which trackers are filed where they do not belong.
func proseSorting() []Rule {
	return []Rule{
		{
			ID: "SCO-10", Severity: diag.Guideline, Source: cnilGuidelines("§ 49"),
			Title: Text{"Personalised experience as an exemption", "Personnalisation de l’expérience dispensée de consentement"},
			Why: Text{
				"Adapting the interface is exempt only where it is an intrinsic and expected part of the service, such as the language. “Personalising the experience” is more than that.",
				"Adapter l’interface n’est dispensé de consentement que si c’est un élément intrinsèque et attendu du service, comme la langue. « Personnaliser l’expérience » va au-delà.",
			},
			Message: Text{
				"“{words}” stands under an exemption",
				"« {words} » figure parmi ce qui est dispensé de consentement",
			},
			Hint: Text{
				"name the setting that the visitor makes, or ask for consent",
				"nommez le réglage que fait le visiteur, ou demandez le consentement",
			},
			find: wordings(sco10Words()...),
		},
		{
			ID: "SCO-12", Severity: diag.Practice, Source: cnilGuidelines("§§ 22 and 24"),
			Title: Text{"Sorted by origin", "Classement par origine"},
			Why: Text{
				"People choose between purposes. Who sets a cookie decides nothing: a first-party cookie may need consent, and a third-party one may not.",
				"On choisit entre des finalités. Qui dépose un cookie ne décide de rien : un cookie interne peut demander un consentement, et un cookie tiers s’en passer.",
			},
			Message: Text{
				"“{words}” sorts trackers by who sets them",
				"« {words} » classe les traceurs d’après qui les dépose",
			},
			Hint: Text{
				"name the purpose: audience measurement, advertising, video…",
				"nommez la finalité : mesure d’audience, publicité, vidéo…",
			},
			find: wordings(sco12Words()...),
		},
		{
			ID: "AUD-09", Severity: diag.Guideline, Profiles: []Profile{France}, Source: Source{Name: "CNIL, questions and answers on audience measurement, Q12", URL: "https://www.cnil.fr/fr/cookies-et-autres-traceurs/regles/cookies-solutions-pour-les-outils-de-mesure-daudience", Flag: Secondary, Checked: checked},
			Title: Text{"“Certified by the CNIL”", "« Certifié par la CNIL »"},
			Why: Text{
				"The CNIL certifies no measuring tool and no longer publishes a list of exempted ones; a self-assessment took its place (July 2025). Each publisher answers for its own settings.",
				"La CNIL ne certifie aucun outil de mesure et ne publie plus de liste d’outils dispensés ; un outil d’auto-évaluation l’a remplacée (juillet 2025). Chaque éditeur répond de ses propres réglages.",
			},
			Message: Text{
				"“{words}” claims an approval that the CNIL does not give",
				"« {words} » fait état d’une approbation que la CNIL ne donne pas",
			},
			Hint: Text{
				"say which conditions of the exemption are met",
				"dites quelles conditions de la dispense sont remplies",
			},
			find: wordings(aud09Words()...),
		},
	}
}

func sco02Words() []wording {
	const changesNothingFR = `n'est pas anonym|ne suffi|\bmeme (?:si|lorsque|quand|pour|en|anonym)|\bn(?:e |')(?:[\w']+ ){0,3}(?:pas|jamais|rien|aucun\w*|nullement) (?:\w+ )?(?:de |d')?(?:exempt|dispens)|\bn(?:e |')(?:[\w']+ )?(?:exempt|dispens)\w* (?:pas|jamais|en rien|d'aucun|aucun|rien|nullement)|rien n'(?:est|en)|ne change|pour autant|soit anonyme ou non|ou non\b`
	const changesNothingEN = `not enough|\beven (?:if|where|when|though|for|anonym)|(?:not|n't|never|cannot|no longer) (?:\w+ )?(?:be )?exempt|regardless|whether or not|does not (?:change|matter)|nothing`
	return []wording{
		fr("anonym personnel nominati identifi", `(?:aucune?|pas de) (?:donnees?|informations?) (?:a caractere )?(?:personnelles?|nominatives?)|anonymes?\b|anonymis\w+|ne permet\w* (?:pas|en aucun cas|aucunement) (?:de (?:vous )?|d')identifi\w+`).
			in(notOfAudience).beside(exemptsFR).having("exempt dispens n'est_ n'es_pas besoin requier requiere necessite exige demande_pas demandent_pas demandons_pas soumis sans_").but(changesNothingFR),
		fr("trafic", `donnees de trafic,? et non (?:pas )?(?:des |de )?donnees (?:a caractere )?personnelles?`).but(`peu importe|indifferent|que (?:ce|les)[^.]{0,40}soient|` + neverFR("dispens|exempt|chang")),
		fr("personnel nominati", `(?:aucune?|pas de) (?:donnees?|informations?) (?:a caractere )?(?:personnelles?|nominatives?)`).in(inOtherExempt),
		en("anonym personal identify", `(?:no|not(?: \w+){1,3}) personal(?:ly identifiable)? (?:data|information)|anonymous\w*|anonymi[sz]ed|(?:do(?:es)? not|cannot) identify you`).
			in(notOfAudience).beside(exemptsEN).having("exempt not_require not_need not_subject not_necessar not_ask no_consent no_prior without").but(changesNothingEN),
		fr("ainsi_ donc_ par_consequent des_lors", `(?:aucune? donnees? (?:a caractere )?personnelles?|anonym\w+)[^.]{0,80}\. [^.]{0,60}(?:ainsi|donc|par consequent|des lors)[^.]{0,60}(?:exempt|dispens)\w*`).in(notOfAudience).but(changesNothingFR),
		en("thus_ therefore hence_ consequently _so_", `(?:no personal data|anonym\w+)[^.]{0,80}\. [^.]{0,60}(?:thus|therefore|hence|consequently|so)\b[^.]{0,60}(?:exempt|not (?:require|need))\w*`).in(notOfAudience).but(changesNothingEN),
		en("traffic", `traffic data,? (?:and |rather than )?(?:not )?personal data`).but(`regardless|whether|exempts? nothing|no exemption|no ground|does not matter`),
		en("personal", `no personal(?:ly identifiable)? (?:data|information)`).in(inOtherExempt),
	}
}

func sco03Words() []wording {
	const notOnlyFR = `(?:pas|non) (?:seulement|uniquement)|\bmeme (?:lorsque|si|quand|la ou)|\bn(?:e |')(?:l')?(?:exig|impos|requi)\w* (?:pas|aucun)|n'attend`
	const notOnlyEN = `not (?:only|just)|\beven (?:where|when|if)|not wait`
	return []wording{
		fr("exige impose requier requi prevoi", `(?:lorsque|si|quand|des lors que|la ou|dans la mesure ou|dans les cas ou) (?:la |le |les )?(?:reglementation|reglements?|loi|legislation|droit|textes?)(?: \w+){0,2} (?:l'|le |la )?(?:exige|impose|requier|prevoi)\w*`).
			beside(consentWords).but(`retir|\brevo|envoyer|communications|newsletter|marketing direct|` + notOnlyFR),
		fr("requis exige", `(?:lorsque|si|quand) (?:cela|celui-ci|le consentement|votre consentement) est (?:legalement )?(?:requis|exige)`).beside(consentWords).but(`retir|\brevo|ci-dessous|suivant|` + notOnlyFR),
		fr("necessaire", `si necessaire,? nous (?:obten|recueill|demand|sollicit)\w*`).beside(consentWords).but(`retir|pour vous (?:aider|expliquer)`),
		fr("echeant", `(?:consentement|accord),? le cas echeant|le cas echeant,? (?:de |avec |apres |sous reserve de )?(?:votre|son|leur) (?:consentement|accord)`).but(`retir|\brevo|modif`),
		en("requir", `(?:where|when|if|to the extent) (?:it is |this is |so )?(?:legally required|required (?:by|under) (?:applicable |the |local |data protection )?(?:laws?|regulations?|legislation)|(?:the |applicable )?(?:laws?|regulations?|legislation) requires?(?: it| so)?)`).
			beside(consentWords).but(`withdr|` + notOnlyEN),
		en("required", `(?:where|when|if) (?:your )?consent is (?:legally )?required|where (?:legally )?required,? (?:with|subject to|we)[^.]{0,40}consent`).but(`withdr|` + notOnlyEN),
	}
}

func sco07Words() []wording {
	const basis = `(?:legitimes?|article 6|art\. ?6)`
	const deniedBasis = `\boppos|\bn'en (?:est|fait)|legitimes?[^.,;:]{0,40} (?:` + notFR + `|ne suffi)|\b(?:sans (?:invoquer|recourir|(?:nous |se )(?:appuyer|fonder|prevaloir))|ni (?:sur|par|au|de|en|un)|jamais (?:sur|au|par)|et non|non pas|plutot que|au lieu d\w?|aucune? (?:\w+ )?(?:cookie|traceur|pixel)s?)\b[^.,;:]{0,50}?` + basis + `|`
	const articleSix = `(?:articles?|art\.?) 6(?:[ .,()§°-]|1|er|paragraphe|par|alinea|al|premier|lettre|lit|point)*f\b\)?|(?:article|art\.?) 6\b[^§]{0,40}?(?:lettre |lit\.? |point |\()f\b\)?`
	const basisEN = `(?:legitimate (?:business )?(?:interests?|aims?)|article 6|art\. ?6)`
	const deniedEnglish = `\bobject|(?:not|n't|never|no longer|cannot|nor) (?:\w+ ){0,2}(?:rely|rest|based?|use|invoke|place|set|store|justif\w+|claim|appeal|suffic\w*|permit|allow)\w*[^.,;:]{0,50}` + basisEN + `|` + basisEN + `[^.,;:]{0,40} (?:is|are|does|do|can|may|will)(?:n't| not|not| never| no)\b|\bno (?:\w+ )?(?:cookie|tracker|pixel)s?[^.,;:]{0,60}` + basisEN + `|(?:without (?:relying|invoking|any|our|resort)|rather than|instead of|\bnor\b|not (?:on|our|a)\b)[^.,;:]{0,30}` + basisEN
	// The verbs by which one rests something on a basis, or stores something.
	denied := deniedBasis + neverFR("appuy|fond|repos|bas|invoqu|depos|utilis|plac|recour|pretend|autoris|justifi|suffi|constitu|peut|peuvent|saurai|prevaloir|prevalons|install|enregistr") + `[^.,;:]{0,70}` + basis
	return []wording{
		fr("legitime", `(?:interets?|objectifs?)(?: \w+)? legitimes?`).beside(`cookie|traceur|depos|pixel`).but(denied),
		fr("article art.", articleSix).beside(`cookie|traceur`).but(denied),
		en("article art.", articleSix).beside(`cookie|tracker`).but(deniedEnglish),
		fr("legitime", `interets? legitimes?`).in(fieldOfPurpose).but(denied),
		en("legitimate", `legitimate (?:business )?(?:interests?|aims?)`).beside(`cookie|tracker|pixel|\bplac|stor(?:e|ing)`).but(deniedEnglish),
		en("legitimate", `legitimate (?:business )?interests?`).in(fieldOfPurpose).but(deniedEnglish),
	}
}

// fieldOfPurpose chooses the words of a purpose, and of what serves it.
func fieldOfPurpose(t text) bool {
	_, ok := t.purpose()
	return ok
}

func sco09Words() []wording {
	const necessary = `necessaire|indispensable|exempt|dispens`
	const countsFR = `\bn(?:e |')(?:[\w']+ ){0,3}(?:pas|jamais|rien) (?:\w+ )?(?:exempt|dispens|(?:strictement )?necessaire|indispensable|parce|du (?:seul|simple) fait)|ne suffi|peu importe|(?:pas|jamais|non pas) (?:expressement |explicitement )?demande`
	const countsEN = `(?:not|n't|never) (?:\w+ )?(?:exempt|necessary|essential|because|requested)|not enough|regardless|no matter`
	return []wording{
		fr("demande", `(?:expressement |explicitement )?demandee?s? par (?:l'editeur|l'annonceur|l'organisateur|nos clients|le proprietaire du site)`).beside(necessary).but(countsFR),
		fr("demande", `(?:expressement |explicitement )?demandee?s? par l'abonne[^.(]{0,30}\((?:ici ?: ?)?vous`).but(countsFR),
		fr("demande choisi", `(?:demande|choisi)e?s? par (?:le|notre|nos|votre) clients?`).in(inGuide).beside(necessary).but(countsFR),
		fr("choisi", `choisie?s? par (?:l'organisateur|l'editeur|nos clients)`).in(inExempt).but(deniedFR(`choisi`)),
		fr("choisi", `(?:image|photo|illustration|fond|logo)s? choisie?s? par (?:le|notre|nos|votre|vos) clients?`).beside(`cookie|traceur`).but(deniedFR(`cookie|traceur|image|photo|illustration|fond|logo`)),
		en("requested", `(?:expressly |explicitly )?requested by (?:the (?:publisher|advertiser|organi[sz]er|website (?:owner|operator)|site owner)|our (?:clients|customers))`).beside(`necessary|essential|exempt`).but(countsEN),
		en("requested", `(?:expressly |explicitly )?requested by the subscriber[^.(]{0,30}\((?:here:? ?|i.e\.,? )?you\b`).but(countsEN),
		en("chosen", `chosen by (?:the organi[sz]er|the publisher|our customers|the customer)`).in(inExempt).but(deniedEN(`chosen`)),
	}
}

func sco10Words() []wording {
	const necessary = `strictement necessaire|indispensable|exempt|ne (?:necessite|requier)\w* pas`
	return []wording{
		fr("experience ergonomie", `personnalis\w+ (?:de )?(?:l'|votre |son |leur )experience(?: (?:de l')?utilisateur)?|\bergonomie\b`).in(inExempt),
		fr("experience", `personnalis\w+ (?:de )?(?:l'|votre |son |leur )experience(?: (?:de l')?utilisateur)?`).in(inBody).beside(necessary).but(`pas strictement|non (?:strictement )?necessaire`),
		en("experience", `personali[sz]\w+ (?:your|the|their|users?'?s?) (?:\w+ )?experience`).in(inExempt),
		en("experience", `personali[sz]\w+ (?:your|the|their|users?'?s?) (?:\w+ )?experience`).in(inBody).beside(`strictly necessary|essential|exempt|not require`).but(`not strictly|non-essential`),
	}
}

func sco12Words() []wording {
	return []wording{
		fr("tiers tierce third first interne", `^[\d. )]*(?:les |nos |des )?(?:cookies?|traceurs?) (?:dits? )?["«“ ]*(?:de |des )?(?:tiers|tierces? parties?|third[- ]part(?:y|ies)|internes?|first[- ]party)[ "»”]*$`).in(titling),
		fr("tiers tierce", `^[\d. )]*(?:les |nos )?cookies? (?:tiers|tierces? parties?|internes)[ :.]*$`).in(inBody),
		fr("tiers tierce third first interne", `^(?:les |des )?cookies? (?:dits? )?["«“] ?(?:tiers|internes?|tierce partie|first[- ]party|third[- ]party)`).in(inBody),
		fr("types_de type_de categories_de sortes_de familles_de", `(?:types?|categories|sortes|familles) de (?:cookies|traceurs)[^.]{0,200}?(?:cookies? (?:tiers|internes)|tierces? parties?|third[- ]party|(?:emis|deposes|places) par (?:des |nos |les )?(?:\w+ ){0,3}(?:tiers|tierces|partenaires))`).in(inBody),
		fr("cookies_tiers cookie_tiers", `cookies? tiers[^.]{0,60}(?:soumis|necessit|requi|requer)\w*[^.]{0,60}(?:consentement|accord)`).in(inBody),
		en("third first", `^[\d. )]*(?:our )?["“]?(?:third|first)[- ]party (?:cookies?|trackers?)["”]?$`).in(titling),
		en("types_of categories_of kinds_of", `(?:types|categories|kinds) of (?:cookies|trackers)[^.]{0,200}?(?:third|first)[- ]party`).in(inBody),
		en("party_cookies", `^(?:third|first)[- ]party cookies (?:intended|designed|aimed)`).in(inBody),
		en("third-party_cookies third_party_cookies", `third[- ]party cookies[^.]{0,40}(?:require|need|subject to)[^.]{0,40}consent`).in(inBody),
	}
}

func aud09Words() []wording {
	return []wording{
		fr("cnil", `(?:certifie|recommande|valide|approuve|homologue|agree|labellise|autorise)e?s? (?:et \w+ )?par la cnil|(?:certification|homologation|agrement|label|validation) (?:de la )?cnil|exempte\w* (?:\w+ )?par la cnil|exemption (?:accordee par|de) la cnil|cnil\)? (?:ayant |a )?(?:accorde|octroye|delivre|valide)\w*`).but(`(?:pas|jamais|ni) (?:ete )?(?:certifi|valid|approuv|exempt|homolog|agre|label|recommand|autoris)|\bn(?:e |')(?:certifi|valid|approuv|exempt|homolog|agre|label|delivr|accord)|\baucun`),
		en("cnil", `(?:certified|validated|approved|endorsed|authori[sz]ed) by the (?:french )?(?:data protection authority \()?cnil|cnil[- ](?:certified|approved|validated|exempt\w*)|exempt\w* (?:granted )?by the cnil|cnil has (?:granted|approved|validated|exempted)`).but(`(?:not|n't|never|nor) (?:been )?(?:certif|valid|approv|endors|exempt|authori)|\bno\b`),
	}
}
