package rules

import (
	"regexp"
	"slices"
	"strings"

	"charte/build/diag"
	"charte/build/policy"
)

// proseInformation are the words by which policies leave something untold.
func proseInformation() []Rule {
	return []Rule{
		{
			ID: "INF-06", Severity: diag.Law, Source: cnilGuidelines("§ 25"),
			Title: Text{"Open list of third parties", "Liste ouverte de tiers"},
			Why: Text{
				"Consent is given to somebody. The list of those who store or read must be complete and kept up to date: “such as” and “any other” leave it open.",
				"Un consentement se donne à quelqu’un. La liste de ceux qui enregistrent ou lisent doit être exhaustive et tenue à jour : « tels que » et « tout autre » la laissent ouverte.",
			},
			Message: Text{
				"“{words}” leaves open who sets trackers",
				"« {words} » laisse la liste ouverte : on ne sait pas qui dépose des traceurs",
			},
			Hint: Text{
				"name every service, each with its vendor, and delete the rest of the phrase",
				"nommez chaque service, avec son fournisseur, et supprimez le reste de la formule",
			},
			find: wordings(inf06Words()...),
		},
		{
			ID: "INF-07", Severity: diag.Law, Source: planet49,
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
			Title: Text{"Third parties disclaimed", "Responsabilité rejetée sur des tiers"},
			Why: Text{
				"Who lets third parties store or read through its site answers for it, at least jointly, up to the collection and the transmission.",
				"L’éditeur qui laisse des tiers enregistrer ou lire par son site en répond, au moins avec eux, pour la collecte et la transmission.",
			},
			Message: Text{
				"“{words}” disclaims trackers that the site lets in",
				"par « {words} », l’éditeur se décharge de traceurs qu’il laisse pourtant entrer sur son site",
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
				"« {words} » présente le navigateur comme le moyen de choisir",
			},
			Hint: Text{
				"say first how to choose in the banner ({{< choices >}}), then what the browser allows besides",
				"dites d’abord comment choisir dans la bannière ({{< choices >}}), puis ce que permet en outre le navigateur",
			},
			find: wordings(inf27Words()...),
		},
	}
}

func inf06Words() []wording { return append(inf06French(), inf06English()...) }

func inf06French() []wording {
	const others = `(?:outils?|prestataires?|partenaires?|fournisseurs?|regies?|services? (?:tiers|similaires?|analytiques?|equivalents?))`
	const known = `liste|en cliquant|gerer|ci-dessous|ci-apres|suivants?\b|tableau|si vous|apres avoir|qu'apres|sous reserve`
	const links = `liens? (?:\w+ ){0,3}vers|votre compte|vous connect|\bsans\b`
	const thirds = `outils?|services?|solutions?|prestataires?|partenaires?|fournisseurs?|\btiers|societes?|regies?|plateformes?|annonceurs?|reseaux`
	const whole = `est exhaustive|complete|\bn(?:e |')(?:public|publi|donn|tenons|tient)\w* (?:pas|jamais|aucune)`
	none := `|` + deniedFR(thirds)
	const nobody = `|\b(?:aucune?|ni|nul)\b[^.,;:]{0,40}(?:partenaires?|tiers|tierces?|prestataires?|services?|societes?|outils?|annonceurs?|regies?)\b`
	return []wording{
		fr("tout_autre toute_autre tous_autres toutes_autres tous_les_autres", `(?:ou|et|,) (?:tout|toute|tous|toutes) autres? `+others+`(?: \w+){0,2}`).but(links + none),
		fr("tels_que tel_que telles_que telle_que comme_par_exemple notamment par_exemple lesquel entre_autres", `(?:outils?|services?|solutions?|prestataires?|partenaires?|fournisseurs?|\btiers|societes?|regies?|plateformes?)(?: \w+){0,4},? (?:tels? que|telles? que|comme par exemple|notamment|par exemple|parmi lesquel(?:le)?s|entre autres)`).but(links + none).before(isNamed),
		fr("_comme_", `(?:\btiers|partenaires?|prestataires?|fournisseurs?|societes|entreprises)(?:,? notamment)?(?: des societes)? comme`).beside(trackerWords + `|technologies`).but(links + none).before(isNamed),
		fr("certains_", `certains (?:de (?:nos|ses) )?partenaires(?: [^.]{0,30})? (?:pourr\w+|peuvent|pourraient)`).in(aboutTrackers).but(known),
		fr("peuvent pourront pourraient pouvons", `(?:partenaires|\btiers|tierces parties|prestataires|annonceurs)(?: [^.,:]{0,40})? (?:peuvent|pourront|pourraient|pouvons) (?:egalement |aussi |etre amenes a )*(?:deposer|placer|installer|utiliser|implanter|recueillir)[^.]{0,40}(?:cookies|traceurs|technologies)`).but(known + nobody),
		fr("susceptible", `susceptibles? de contenir[^.]{0,80}\b(?:tiers|partenaires)`).beside(`cookie|traceur`).but(known + `|` + deniedFR(`susceptible`)),
		fr("etc.", `(?:reseaux sociaux|partenaires|prestataires|fournisseurs|annonceurs|regies|outils|(?:services|cookies|traceurs) tiers)(?: \w+){0,2} ?\([^)]{0,100}\betc\.?\)`).beside(`cookie|traceur`).but(links + none),
		fr("etc.", `(?:`+vendorNames+`)(?:[^.()]{0,60},|\b) etc\b`).beside(`cookie|traceur`).but(links + `|navigateur|chrome|safari|firefox` + none),
		fr("notamment_etre notamment_partag notamment_transmis notamment_communiq", `notamment (?:etre )?(?:partage|transmis|communique)e?s? (?:avec|a) `).before(isNamed).but(deniedFR(`notamment`)),
		fr("susceptible", `(?:\btiers|partenaires?|prestataires?|services?|societes?|outils?|annonceurs?)(?: \w+){0,2} susceptibles? d(?:e |')(?:deposer|placer|installer|implanter|enregistrer|emettre|lire)`).but(known + `|` + deniedFR(`susceptible`)),
		fr("sont_notamment sont_entre sont_par", `(?:partenaires|prestataires|fournisseurs|outils|tiers)(?: \w+){0,3} sont (?:notamment|entre autres|par exemple)`).but(nobody[1:]),
		fr("principaux", `principaux (?:cookies|traceurs|partenaires|outils|tiers|prestataires)`).beside(`sont|suivants?`).but(deniedFR(`principaux`) + `|(?:pas|non) (?:seulement|uniquement)`),
		fr("exhausti", `(?:liste|enumeration)[^.]{0,100}(?:non|pas) exhaustive|non[- ]exhaustive|sans que (?:cette |la |ladite )?(?:liste|enumeration)[^.,;:]{0,30} (?:soit|puisse|pretende)[^.,;:]{0,30} exhausti\w+|sans (?:etre |pretendre a |pretention d)?(?:l')?exhausti\w+`).beside(trackerWords + `|partenaire|tiers|prestataire|outil`).but(whole),
		fr("indicative indicatif limitative d'exemple", `(?:liste|enumeration)[^.,;:]{0,80} (?:a titre (?:purement |simplement )?(?:indicatif|d'exemple)|(?:est |purement )indicative|non[- ]limitative)`).beside(trackerWords + `|partenaire|tiers|prestataire|outil`).but(whole + `|navigateur`),
		fr("sites", `(?:contenus?|videos?)[^.]{0,60} sites? (?:tels que|telles que|comme)`).beside(`integr|tiers|lecteur`).before(isNamed).but(deniedFR(`contenu|video`)),
	}
}

func inf06English() []wording {
	const whole = `\bis (?:complete|exhaustive)|(?:not|never) (?:publish|give|keep) (?:an? )?non-exhaustive`
	const none = `|` + noEN + ` (?:[\w-]+ ){0,4}?(?:third|part(?:y|ies)|partners?|providers?|vendors?|tools?|services?|companies|networks?|platforms?)\b`
	return []wording{
		en("selected_ trusted_ certain_ various_", `(?:shar|disclos|pass)\w*[^.]{0,60}(?:selected|trusted|certain|various) (?:third parties|partners)`).in(aboutTrackers).but(`list|below|following` + none),
		en("etc.", `(?:social networks|partners|providers|vendors|tools|third[- ]part(?:y services|y cookies|ies))(?: \w+){0,2} ?\([^)]{0,100}\betc\.?\)|(?:`+vendorNames+`)(?:[^.()]{0,60},|\b) etc\b`).beside(`cookie|tracker`).but(`browser|chrome|safari|firefox` + none),
		en("other_similar other_comparable other_analytic other_third other_tool other_provider other_partner other_vendor", `(?:or|and|,) (?:any )?other (?:similar |comparable |analytics? |third[- ]party )*(?:tools?|providers?|partners?|vendors?)|(?:or|and|,) (?:any )?other (?:similar|comparable) services?`).but(`link to|your account|without` + none),
		en("such_as including _like_ for_example", `(?:third[- ]part(?:y|ies)|partners?|providers?|vendors?|tools?|services?|companies|networks|platforms?)(?: \w+){0,4},? (?:such as|including(?:,? but not limited to,?)?|like|for example,?)`).but(`links? to|your account|log in|browser` + none).before(isNamed),
		en("may_set may_place may_store may_drop may_install may_use may_also might_ could_", `(?:third[- ]parties|partners|providers)(?: [^.,]{0,80})? (?:may|might|could) (?:also )?(?:set|place|store|drop|install|use)\w* [^.]{0,20}(?:cookies|trackers)`).but(`list|if you|below|following|consent|accept|click` + none),
		en("embed", `embed\w*[^.]{0,60}(?:websites?|sites?|platforms?|services?) (?:such as|like)`).before(isNamed).but(deniedEN(`embed`)),
		en("exhaustive", `(?:not (?:an )?exhaustive|non-exhaustive|without being exhaustive)`).beside(trackerWords + `|partner|third|provider|tool`).but(whole),
	}
}

func inf07Words() []wording {
	const stated = `(?:\d+ ?\)?|\bun|\bdeux|trois|quatre|\bsix|neuf|douze|treize|quatorze|vingt(?:-\w+)?|trente|one|two|three|twelve|thirteen|twenty(?:-\w+)?|thirty) ?(?:mois|jours?|ans?|annees?|heures?|minutes?|months?|days?|years?|hours?|weeks?)\b|ci-dessous|ci-apres|tableau|\bbelow\b|\btable\b`
	const ofData = `|donnees|factur|commande|contrat|archiv|compta`
	const ofDataEN = `|personal data|personal information|invoice|account|contract`
	return []wording{
		fr("duree", `dure(?:e|es)(?: \w+){0,3} (?:conformes? (?:a|aux)|(?:prevu|autoris|fix|impos|permis|admis|requis)\w*(?: \w+)? par)(?: la| le| les)? (?:reglement\w*|lois?|legislation|droit|textes?|cnil|normes?)(?: (?:applicables?|en vigueur))?`).
			beside(`cookie|traceur|depos|conserv`).but(stated),
		fr("duree_necessaire duree_strictement duree_utile duree_limitee duree_raisonnable duree_proportionnee longtemps_que temps_necessaire temps_strictement temps_utile", `(?:pendant|pour)? ?(?:la|une) duree (?:strictement )?(?:necessaire|utile|limitee|raisonnable|proportionnee)(?: (?:a|aux) [^.,;]{0,40})?|aussi longtemps que (?:necessaire|la loi|cela)|le temps (?:strictement )?(?:necessaire|utile)`).
			beside(`cookies?|traceurs?`).but(stated + `|donnees|consentement a ete|session`),
		fr("duree_legal duree_maximale_legal durees_legal delai_legal delais_legaux duree_de_conservation_legal duree_reglementaire", `(?:dure|delai)\w*(?: de conservation| maximale?| de vie){0,2} (?:legal|reglementaire)\w*(?: (?:autorisee|maximale|applicable|en vigueur|admise))?`).
			beside(`cookies?|traceurs?`).but(stated + ofData),
		fr("conservees_conf conserves_conf conserve_conf conservee_conf dans_le_respect", `conserve\w* (?:conformement|dans le respect) (?:a|aux|de|des) (?:la |les |l')?(?:recommandations?|reglementation|loi|legislation|textes?)`).in(aboutTrackers).but(stated + `|donnees (?:a caractere )?personnel`),
		fr("limite", `(?:validite|duree)(?: de vie)? limitee(?: dans le temps)?`).beside(`cookies?|traceurs?`).but(stated),
		en("limited", `(?:for a|have a|has a) limited (?:period|time|lifetime|duration)`).beside(`cookies?|trackers?`).but(stated),
		fr("certain", `(?:cookies?|traceurs?)[^.]{0,60}conserves? (?:pendant |pour )?une certaine duree`).but(stated),
		en("long_as longer_than for_the_maximum for_the_period for_the_duration for_the_time maximum_period maximum_duration retention_period retention_duration", `(?:(?:as|so|for as|for so) long as|no longer than|for the (?:maximum )?(?:period|duration|time)(?: of time)?|(?:maximum|retention) (?:period|duration)) (?:(?:is|are|it is) )?(?:strictly |reasonably )?(?:permitted|allowed|required|necessary|needed|authori[sz]ed|reasonable)(?: (?:by|under) (?:applicable |the )?(?:law|regulations?|legislation))?`).
			beside(`cookies?|trackers?`).but(stated + `|personal data|personal information`),
		en("legal statutory", `(?:legal|statutory|legally (?:permitted|required|allowed|prescribed|mandated))(?: maximum| retention)? (?:period|duration|time|term|lifetime)s?`).
			beside(`cookies?|trackers?`).but(stated + ofDataEN),
	}
}

// inf15Words are formulas that stand for a purpose. In a sentence that also says
// what is done they are harmless; in a field that states the purpose they are not.
func inf15Words() []wording {
	const betterFR = `(?:ameliorer|optimiser|enrichir|personnaliser) (?:et (?:d'|de )?\w+ )?(?:l'|votre |son )experience(?: (?:de l'|de |du |d'|des )?(?:utilisateurs?|client\w*|navigation|utilisation|chat|service client))?`
	const vagueFR = `(?:(?:ameliorer|optimiser|amelioration|optimisation) (?:et (?:d'|de )?\w+ )?(?:de |d'|des |du )?(?:l'|la |le |les |votre |vos |nos |notre |son )?(?:experience|navigation|qualite|performances?|fonctionnalites?|services?|site)|offrir (?:une|la) (?:meilleure )?experience(?: possible| unique| optimale| personnalisee)?|mieux vous servir|plus (?:agreable|convivial\w*))`
	const doneFR = `(?:mesurer|compter|analyser|analysant|memoriser|retenir|conserver|enregistrer|identifier|afficher|proposer|adapter|diffuser|partager|securiser|suivre|comprendre|detecter|maintenir|authentifier|reconnaitre|gagner|savoir|connaitre|etablir|recueillir|collecter|eviter|se souvenir|faciliter)\b|statisti|langue|panier|publicit|exempt|strictement|necessaire|qui sont stockes|mesures? d'audience`
	const betterEN = `(?:improv|enhanc|optimi[sz]|personali[sz])(?:e|ing) (?:your|the|our|users?'?s?) (?:\w+ ){0,2}experience`
	const vagueEN = `(?:(?:improv|enhanc|optimi[sz])\w* (?:your|the|our|their|users?'?s?) (?:[\w'-]+ ){0,3}(?:experience|services?|site|website|performance|functionality)|(?:better|unique|best(?: possible)?) (?:\w+ )?experience|experience (?:that is )?unique|serve you better)`
	const doneEN = `\b(?:measur|count|remember|analy[sz]|track|stor|identif|recogni[sz]|show|display|deliver|understand|collect|statisti|advert|languag|basket|secur|sav|learn|know|monitor|gather|adapt|tailor|report|test|detect|allow)\w*|strictly|necessary`
	return []wording{
		fr("experience", betterFR).in(purposeField),
		fr("marketing informatique", `\b(marketing|securite informatique)[ .;,]*$`).in(purposeField),
		fr("experience amelior optimis servir agreable convivial", vagueFR+`[^.,;:]{0,60}`).in(inSentence).beside(`cookie|traceur`).but(doneFR),
		fr("experience", `^(?:de |d'|pour )?`+betterFR+`[ .;,]*$`).in(inSentence),
		en("experience", `^(?:to )?`+betterEN+`[ .;,]*$`).in(inSentence),
		en("experience", betterEN).in(purposeField),
		en("marketing security", `\b(marketing(?: purposes)?|it[- ]security(?: purposes)?)[ .;,]*$`).in(purposeField),
		en("experience improv enhanc optimi better", vagueEN+`[^.,;:]{0,60}`).in(inSentence).beside(`cookie|tracker`).but(doneEN),
	}
}

// purposeField chooses what states a purpose in the front matter; a title names
// it only.
func purposeField(t text) bool {
	return t.field("purposes", "summary") || strings.HasPrefix(t.path, "purposes[") && strings.Contains(t.path, "].uses[") || t.field("trackers", "why")
}

// inSentence chooses passages that are no item of a list and no heading.
func inSentence(t text) bool { return t.path == "" && t.kind == policy.Paragraph }

func inf25Words() []wording {
	const linked = `\bliens?\b|redirig|autres? sites?|vers lesquels|sites? (?:web |internet )?(?:de )?tiers (?:que|vers|auxquels|accessibles)|hors (?:de )?notre site`
	const elsewhereEN = `links? to|redirect|other (?:web)?sites?|third[- ]party (?:web)?sites?|leave our`
	const ofThirdsFR = `tiers|partenaire|prestataire|reseaux sociaux|reseau social|societes emettrices|regie|` + vendorNames
	const assumedFR = `|\bn(?:e |')(?:[\w']+ ){0,3}(?:pas|jamais|en rien|nullement)? ?(?:\w+ )?(?:declin|exoner|decharg|degag|defauss|soustrai|renonc)|\bne declin|(?:sans|refus\w+ de) (?:nous |se )?(?:declin|exoner|decharg|degag|defauss|soustrai)|(?:que|dont) (?:nous|l'editeur|la societe) n(?:e |')(?:contro|maitris|avons)\w*[^.]{0,30}(?:n'est|ne sont|ne se|n'y|ne peu)|\bn(?:e |')[^.,;:]{0,70} (?:que|dont) nous n(?:e |')(?:contro|maitris|avons)|ne (?:signifie|veut)|\bn'est pas hors|ne sont pas hors|pas (?:seul\w*|uniquement|exclusivement)|mais (?:nous|l'editeur) (?:en )?repond`
	const assumedEN = `|(?:n't|\b(?:not|never|cannot|nor|without)\b) (?:\w+ ){0,2}?(?:disclaim|outside|mean)|(?:n't|\b(?:not|never|no)\b)[^.,;:]{0,70} (?:that|which|over which) we (?:do not|cannot|have no|don't)|not (?:solely|alone|only)`
	return []wording{
		fr("contro maitris responsab regis", `n(?:e |')(?:\w+ )?(?:contro|maitris)\w+ (?:pas|aucun\w*)|n'(?:a|avons|ont|exerc\w+) (?:pas (?:de|le)|aucun|pas la) (?:contro\w*|maitrise)|(?:declin|ne saur|n'est pas|ne sommes pas|n'est en aucun cas|ne peut|ne pourr)\w*[^.]{0,40}responsab\w+|aucune responsabilite|sous leur (?:propre|seule|entiere) responsabilite|n'(?:avons|a) ni[^.]{0,30}controle|ne sont (?:ni|pas)[^.]{0,30}control\w+ par (?:la societe|nous|notre)|(?:exclusivement|uniquement) (?:regis|geres)|hors de (?:notre|son) controle`).
			having("_pas_ aucun n'avons n'ont n'exerc declin ne_saur n'est_en ne_peut ne_pourr sous_leur exclusivement_regi exclusivement_gere uniquement_regi uniquement_gere hors_de ne_sont_ni n'a_ni").beside(`(?:` + ofThirdsFR + `)[^§]*(?:cookie|traceur)|(?:cookie|traceur)[^§]*(?:` + ofThirdsFR + `)`).but(linked + assumedFR),
		en("contro responsib liab", `(?:do(?:es)? not|has no|have no|cannot) (?:have )?(?:any )?contro\w+|no contro\w+ over|(?:is|are) not (?:responsible|liable)|(?:accepts?|assumes?) no (?:responsibility|liability)|disclaims?|outside (?:of )?(?:our|its) control|not in our control`).
			having("not_ no_control no_respons no_liab accepts_no assumes_no accept_no assume_no disclaim outside cannot").beside(`(?:third|partner|provider|vendor|social)[^§]*(?:cookie|tracker)|(?:cookie|tracker)[^§]*(?:third|partner|provider|vendor|social)`).but(elsewhereEN + assumedEN),
	}
}

// inf27Words give the browser as the means. What follows "en paramétrant" or "in
// the settings of" is sure; the rest depends on what the text says elsewhere.
func inf27Words() []wording {
	const besidesFR = `egalement|\baussi\b|en outre|par ailleurs|de plus|enfin|en complement|` + bannerFR + `|strictement necessaire|indispensable|exempt|dispens|mettre fin|retirer|` + freeFR
	const besidesEN = `\balso\b|in addition|additionally|furthermore|alternatively|as well|` + bannerEN + `|strictly necessary|essential|exempt|` + freeEN
	const onlyFR = `(?:uniquement|seulement|exclusivement|seule?s? (?:moyen|facon|maniere|solution|possibilite|methode|faculte))`
	const notOnlyFR = `(?:pas|non) (?:le |la )?(?:uniquement|seule?|seulement|exclusivement)|egalement|\baussi\b|en outre|strictement necessaire|indispensable|exempt|dispens|` + bannerFR + `|` + freeFR
	const mayFR = `(?:vous pouvez|tu peux|(?:l'utilisateur|chacun|personne concernee|l'internaute|celui-ci|il) peut|il (?:vous )?est possible|vous avez la possibilite|vous informons|possibilite)[^.]{0,80}`
	const refuseFR = `(?:refus|oppos|bloqu|desactiv|interdi|empech|evit)\w*`
	const meansFR = `(?:en (?:parametrant|configurant|reglant|modifiant|choisissant|ajustant|changeant|desactivant)|\bvia\b|\bpar (?:le|la|un|une|les|des|l')|au moyen|a l'aide|grace|dans les (?:parametres|reglages|options)|depuis)[^.]{0,70}navigu?ateur`
	const refuseEN = `(?:refuse|reject|block|disable|prevent|opt out|decline)`
	return []wording{
		fr("navig", mayFR+refuseFR+`[^.]{0,100}`+meansFR).in(withoutControl).beside(`cookie|traceur|stockage|technologies`).but(besidesFR),
		fr("navig", `(?:dans|via) les (?:parametr|reglage|option)\w*[^.]{0,30}navigu?ateur[^.]{0,30}, vous pouvez[^.]{0,80}`+refuseFR+`[^.]{0,40}cookies`).in(withoutControl).but(besidesFR),
		fr("navig", `(?:parametrage|gestion|refus) des cookies[^.]{0,40}(?:se fait|s'effectue)[^.]{0,30}navigu?ateur`).in(withoutControl),
		fr("navig", `(?:vos choix|vos preferences)[^.]{0,100} via les (?:options|parametres|reglages)[^.]{0,30}navigu?ateur`).in(withoutControl).but(besidesFR),
		fr("navig", onlyFR+`[^.;:]{0,90}(?:configur|parametr|regl|modifi|option)\w*[^.;:]{0,40}navigu?ateur|(?:configur|parametr|reglage|option)\w*[^.;:]{0,20}navigu?ateur[^.;:]{0,30} (?:est|sont|constitue\w*) (?:votre |l[ae'] ?|les? )?`+onlyFR).in(withoutControl).beside(`cookie|traceur`).but(notOnlyFR),
		fr("navig", `(?:cookies|traceurs)[^.,;:]{0,40} (?:peut|peuvent|pourront) etre (?:refus|bloqu|desactiv)\w*[^.;:]{0,50}`+meansFR).in(withoutControl).but(besidesFR),
		fr("vos_choix votre_choix", `(?:vos choix|votre choix)[^.]{0,40}(?:exprim\w+ )?par (?:le |les |l')?(?:parametr|reglage|configuration)\w*[^.]{0,20}navigateur`).but(notFR + `|` + freeFR + `|et non|ni\b`),
		fr("vous_acceptez vous_consentez vaut_", `(?:en (?:parametrant|configurant|reglant)|(?:via|par|dans) (?:les |le |des )?(?:parametr|reglage|configuration|option)\w*)[^.]{0,20}navigateur[^.]{0,60}(?:vous (?:acceptez|consentez)|vaut (?:consentement|accord))`).but(deniedYesFR + neverFR(`vau|accept|consent|constitu|signifi|emport`)),
		fr("navig", `(?:`+mayFR+refuseFR+`|(?:ne souhaitez pas|ne voulez pas)[^.]{0,80}|(?:configurer|parametrer|regler) )[^.]{0,130}navigu?ateur`).in(browserOnly).beside(`cookie|traceur`).but(besidesFR),
		en("browser", `(?:you (?:can|may)|users (?:can|may)|it is possible)[^.]{0,80}`+refuseEN+`[^.]{0,110}browser`).in(browserOnly).beside(`cookie|tracker`).but(besidesEN),
		en("browser", `(?:only|solely|exclusively)[^.]{0,60}browser settings|(?:can|may|must) only[^.]{0,60}`+refuseEN+`[^.]{0,60}browser`).in(withoutControl).beside(`cookie|tracker`).but(`not only|` + besidesEN),
		en("browser", `browser[^.]{0,60}(?:set to accept|settings?)[^.]{0,60}(?:you (?:consent|agree|accept)|constitutes? (?:your )?consent)`).but(deniedYesEN + `|\bnot\b`),
	}
}

var ownControl = regexp.MustCompile(bannerFR + `|` + bannerEN)

// browserOnly chooses passages of texts that are long enough to tell of a control
// of their own, and do not.
func browserOnly(t text) bool {
	return withoutControl(t) && len(t.body.Passages) > 2 && !slices.ContainsFunc(t.body.Passages, func(p policy.Passage) bool {
		return ownControl.MatchString(fold(p.Text))
	})
}
