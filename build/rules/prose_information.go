package rules

import "charte/build/diag"

// proseInformation are the words by which policies leave something untold.
func proseInformation() []Rule {
	return []Rule{
		{
			ID: "INF-06", Severity: diag.Law, Source: cnilGuidelines("§ 25"),
			Title: Text{"Open list of third parties", "Liste ouverte de tiers"},
			Why: Text{
				"Consent is given to somebody. The list of those who store or read must be complete and kept up to date: “such as” and “any other” leave it open.",
				"On donne son accord à quelqu’un. La liste de ceux qui enregistrent ou lisent doit être exhaustive et tenue à jour : « tels que » et « tout autre » la laissent ouverte.",
			},
			Message: Text{
				"“{words}” leaves open who sets trackers",
				"« {words} » laisse ouvert qui dépose des traceurs",
			},
			Hint: Text{
				"name every service, each with its vendor, and delete the rest of the phrase",
				"nommez chaque service, avec son fournisseur, et supprimez le reste de la formule",
			},
			find: wordings(inf06Words()...),
		},
		{
			ID: "INF-07", Severity: diag.Law, Source: Source{Name: "CJEU C-673/17 Planet49, § 81; GDPR, art. 13(2)(a)", URL: eurLexGDPR, Flag: Secondary, Checked: checked},
			Title: Text{"Duration that says nothing", "Durée qui ne dit rien"},
			Why: Text{
				"A visitor must learn how long each tracker lasts, or by what that is decided. “As the law permits” gives neither.",
				"Le visiteur doit apprendre combien de temps dure chaque traceur, ou ce qui en décide. « Conforme à la réglementation » ne donne ni l’un ni l’autre.",
			},
			Message: Text{
				"“{words}” is not a duration",
				"« {words} » n’est pas une durée",
			},
			Hint: Text{
				"declare a duration for each tracker, and delete the phrase",
				"déclarez une durée pour chaque traceur, et supprimez la formule",
			},
			find: wordings(inf07Words()...),
		},
		{
			ID: "INF-15", Severity: diag.Guideline, Source: edpbConsent("footnote 30 (WP 203, p. 16)"),
			Title: Text{"Vague purpose", "Finalité vague"},
			Why: Text{
				"“Improving users’ experience”, “marketing purposes” and “IT security” are the very examples that the authorities give of purposes which are not specific.",
				"« Améliorer l’expérience utilisateur », « marketing » et « sécurité informatique » sont les exemples mêmes que les autorités donnent de finalités trop vagues.",
			},
			Message: Text{
				"“{words}” is not a specific purpose",
				"« {words} » n’est pas une finalité précise",
			},
			Hint: Text{
				"say what is done: count visits, remember the language, show advertisements chosen for you…",
				"dites ce qui est fait : compter les visites, retenir la langue, choisir les publicités…",
			},
			find: wordings(inf15Words()...),
		},
		{
			ID: "INF-25", Severity: diag.Law, Source: cnilGuidelines("§§ 34-38; CJEU C-40/17 Fashion ID"),
			Title: Text{"Third parties disclaimed", "Tiers reniés"},
			Why: Text{
				"Who lets third parties store or read through its site answers for it, at least jointly, up to the collection and the transmission.",
				"L’éditeur qui laisse des tiers enregistrer ou lire par son site en répond, au moins avec eux, pour la collecte et la transmission.",
			},
			Message: Text{
				"“{words}” disclaims trackers that the site lets in",
				"« {words} » se décharge de traceurs que le site laisse entrer",
			},
			Hint: Text{
				"say who does what: the site decides which services load, each vendor what it does afterwards",
				"dites qui fait quoi : le site décide des services qui se chargent, chaque fournisseur de ce qu’il fait ensuite",
			},
			find: wordings(inf25Words()...),
		},
		{
			ID: "INF-27", Severity: diag.Law, Source: cnilGuidelines("§ 44"),
			Title: Text{"Browser settings as the only means", "Réglages du navigateur pour seul moyen"},
			Why: Text{
				"Browser settings do not let people choose by purpose, so they cannot be the way in which consent is given or refused.",
				"Les réglages du navigateur ne permettent pas de choisir par finalité : ils ne peuvent pas être le moyen d’accepter ou de refuser.",
			},
			Message: Text{
				"“{words}” gives the browser as the means of choosing",
				"« {words} » donne le navigateur comme moyen de choisir",
			},
			Hint: Text{
				"say first how to choose in the banner ({{< choices >}}), then what the browser allows besides",
				"dites d’abord comment choisir dans la bannière ({{< choices >}}), puis ce que permet en outre le navigateur",
			},
			find: wordings(inf27Words()...),
		},
	}
}

func inf06Words() []wording {
	const others = `(?:outils?|prestataires?|partenaires?|fournisseurs?|regies?|services? (?:tiers|similaires?|analytiques?|equivalents?))`
	const known = `liste|en cliquant|gerer|ci-dessous|ci-apres|suivants?\b|tableau|si vous|apres avoir|qu'apres|sous reserve`
	const links = `liens? (?:\w+ ){0,3}vers|votre compte|vous connect|\bsans\b`
	return []wording{
		fr("autre", `(?:ou|et|,) (?:tout|toute|tous|toutes) autres? `+others+`(?: \w+){0,2}`).but(links),
		fr("telle tels tel notamment exemple lesquel autres", `(?:outils?|services?|solutions?|prestataires?|partenaires?|fournisseurs?|\btiers|societes?|regies?|plateformes?)(?: \w+){0,4},? (?:tels? que|telles? que|comme par exemple|notamment|par exemple|parmi lesquel(?:le)?s|entre autres)`).but(links).before(isNamed),
		fr("susceptible", `(?:\btiers|partenaires?|prestataires?|services?|societes?|outils?|annonceurs?)(?: \w+){0,2} susceptibles? d(?:e |')(?:deposer|placer|installer|implanter|enregistrer|emettre|lire)`).but(known),
		fr("notamment autres exemple", `(?:partenaires|prestataires|fournisseurs|outils|tiers)(?: \w+){0,3} sont (?:notamment|entre autres|par exemple)`),
		fr("principaux", `principaux (?:cookies|traceurs|partenaires|outils|tiers|prestataires)`).beside(`sont|suivants?`),
		fr("exhaustive", `(?:liste|enumeration) (?:\w+ ){0,4}(?:non|pas) exhaustive|non[- ]exhaustive`).beside(trackerWords + `|partenaire|tiers|prestataire|outil`),
		en("other", `(?:or|and|,) (?:any )?other (?:similar |comparable |analytics? |third[- ]party )*(?:tools?|providers?|partners?|vendors?)|(?:or|and|,) (?:any )?other (?:similar|comparable) services?`).but(`link to|your account|without`),
		en("such like including example", `(?:third[- ]part(?:y|ies)|partners?|providers?|vendors?|tools?|services?|companies|networks|platforms?)(?: \w+){0,4},? (?:such as|including(?:,? but not limited to,?)?|like|for example,?)`).but(`links? to|your account|log in|browser`).before(isNamed),
		en("third partner provider", `(?:third[- ]part(?:y|ies)|partners|providers)(?: \w+){0,3} (?:may|might|could) (?:also )?(?:set|place|store|drop|install|use)\w* [^.]{0,20}(?:cookies|trackers)`).but(`list|if you|below|following|consent|accept|click`),
		en("exhaustive", `(?:not (?:an )?exhaustive|non-exhaustive)`).beside(trackerWords + `|partner|third|provider|tool`),
	}
}

func inf07Words() []wording {
	const stated = `\d+ ?\)? ?(?:mois|jours?|ans?|annees?|heures?|minutes?|months?|days?|years?|hours?|weeks?)`
	return []wording{
		fr("duree", `dure(?:e|es)(?: \w+){0,3} (?:conformes? (?:a|aux)|(?:prevu|autoris|fix|impos|permis|admis|requis)\w*(?: \w+)? par)(?: la| le| les)? (?:reglement\w*|lois?|legislation|droit|textes?|cnil|normes?)(?: (?:applicables?|en vigueur))?`).
			beside(`cookie|traceur|depos|conserv`).but(stated),
		fr("necessaire", `(?:pendant|pour)? ?(?:la|une) duree (?:strictement )?(?:necessaire|utile|limitee|raisonnable|proportionnee)(?: (?:a|aux) [^.,;]{0,40})?|aussi longtemps que (?:necessaire|la loi|cela)`).
			beside(`cookies?|traceurs?`).but(stated + `|donnees|consentement a ete`),
		fr("certain", `(?:cookies?|traceurs?)[^.]{0,60}conserves? (?:pendant |pour )?une certaine duree`).but(stated),
		en("permitted allowed required necessary reasonable", `(?:(?:as|so|for as|for so) long as|no longer than|for the (?:maximum )?(?:period|duration|time)(?: of time)?|(?:maximum|retention) (?:period|duration)) (?:(?:is|are|it is) )?(?:strictly |reasonably )?(?:permitted|allowed|required|necessary|needed|authori[sz]ed|reasonable)(?: (?:by|under) (?:applicable |the )?(?:law|regulations?|legislation))?`).
			beside(`cookies?|trackers?`).but(stated + `|personal data|personal information`),
	}
}

func inf15Words() []wording {
	const better = `(?:ameliorer|optimiser|enrichir)`
	const of = `(?: (?:utilisateurs?|client|de navigation|des utilisateurs|de l'utilisateur|d'utilisation|en ligne|sur (?:le|notre|ce) site(?: (?:web|internet))?))*`
	const bare = `[ .;,]*$`
	return []wording{
		fr("experience", `^(?:pour |afin )?(?:de |d')?(`+better+` (?:l'|votre |son )experience`+of+`)`+bare).in(statement),
		fr("experience", `(?:utilis|recour|servent)\w*[^.:,]{0,60} (?:pour|afin d|a) ?(?:'|e )?(?:vous )?(`+better+` (?:l'|votre )experience`+of+`)\s*(?:[.;]|$)`).
			beside(`cookie|traceur`).but(` et (?:de |d'|a |pour |afin d[e'] ?)?` + better),
		fr("marketing informatique", `^(?:a des )?(?:fins |finalites? )?(?:de |d')?(marketing|securite informatique)`+bare).in(statement),
		en("experience", `^(?:to )?((?:improve|improving|enhance|enhancing|optimi[sz]e) (?:your|the|our|users?'?s?) (?:\w+ ){0,2}experience(?: (?:on|of|for) (?:our|the|this|your) \w+)?)`+bare).in(statement),
		en("experience", `\buse[sd]?\b[^.:,]{0,60} (?:to|in order to) ((?:improve|enhance|optimi[sz]e) (?:your|the|our|users?'?s?) (?:\w+ ){0,2}experience(?: (?:on|of|for) (?:our|the|this|your) \w+)?)\s*(?:[.;]|$)`).
			beside(`cookie|tracker`).but(` and (?:to )?(?:improve|enhance|optimi)`),
		en("marketing security", `^(?:for )?(marketing(?: purposes)?|it[- ]security(?: purposes)?)`+bare).in(statement),
	}
}

func inf25Words() []wording {
	const elsewhere = `liens? (?:\w+ ){0,3}vers|redirig|autres? sites?|sites? (?:web |internet )?(?:de )?tiers|hors (?:de )?notre site`
	const elsewhereEN = `links? to|redirect|other (?:web)?sites?|third[- ]party (?:web)?sites?|leave our`
	const ofThirdsFR = `tiers|partenaire|prestataire|reseaux sociaux|reseau social|societes emettrices|regie`
	return []wording{
		fr("contro maitris responsab regis", `n(?:e |')(?:\w+ )?(?:contro|maitris)\w+ (?:pas|aucun\w*)|n'(?:a|avons|ont|exerc\w+) (?:pas (?:de|le)|aucun|pas la) (?:contro\w*|maitrise)|(?:declin|ne saur|n'est pas|ne sommes pas|n'est en aucun cas|ne peut|ne pourr)\w*[^.]{0,40}responsab\w+|aucune responsabilite|sous leur (?:propre|seule|entiere) responsabilite|(?:exclusivement|uniquement) (?:regis|geres)|hors de (?:notre|son) controle`).
			beside(`(?:` + ofThirdsFR + `)[^§]*(?:cookie|traceur)|(?:cookie|traceur)[^§]*(?:` + ofThirdsFR + `)`).but(elsewhere),
		en("contro responsib liab", `(?:do(?:es)? not|has no|have no|cannot) (?:have )?(?:any )?contro\w+|no contro\w+ over|(?:is|are) not (?:responsible|liable)|(?:accepts?|assumes?) no (?:responsibility|liability)|disclaims?|outside (?:of )?(?:our|its) control|not in our control`).
			beside(`(?:third|partner|provider|vendor|social)[^§]*(?:cookie|tracker)|(?:cookie|tracker)[^§]*(?:third|partner|provider|vendor|social)`).but(elsewhereEN),
	}
}

func inf27Words() []wording {
	const besidesFR = `egalement|\baussi\b|en outre|par ailleurs|de plus|enfin|en complement|` + bannerFR + `|strictement necessaire|indispensable|exempt|dispens`
	const besidesEN = `\balso\b|in addition|additionally|furthermore|alternatively|as well|` + bannerEN + `|strictly necessary|essential|exempt`
	const refuseFR = `(?:refus|accept|oppos|bloqu|desactiv|gerer|gestion|choisi|autoris|interdi|empech)\w*`
	return []wording{
		fr("navigateur", `(?:vous pouvez|l'utilisateur peut|chacun peut|il (?:vous )?est possible|vous avez la possibilite|nous vous informons|vous informons|possibilite)[^.]{0,80}`+refuseFR+`[^.]{0,110}navigateur`).
			in(withoutControl).beside(`cookie|traceur`).but(besidesFR),
		fr("navigateur", `(?:vos choix|votre choix)[^.]{0,40}(?:exprim\w+ )?par (?:le |les |l')?(?:parametr|reglage|configuration)\w*[^.]{0,20}navigateur`),
		fr("navigateur", `(?:en (?:parametrant|configurant|reglant)|(?:via|par|dans) (?:les |le |des )?(?:parametr|reglage|configuration|option)\w*)[^.]{0,20}navigateur[^.]{0,60}(?:vous (?:acceptez|consentez)|vaut (?:consentement|accord))`).but(`ne vaut|n'est pas`),
		en("browser", `(?:you (?:can|may)|users (?:can|may)|it is possible)[^.]{0,80}(?:refuse|accept|reject|block|disable|manage|control|opt out|prevent)[^.]{0,110}browser`).
			in(withoutControl).beside(`cookie|tracker`).but(besidesEN),
		en("browser", `browser[^.]{0,60}(?:set to accept|settings?)[^.]{0,60}(?:you (?:consent|agree|accept)|constitutes? (?:your )?consent)`).but(`not`),
	}
}
