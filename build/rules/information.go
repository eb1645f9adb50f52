package rules

import (
	"slices"

	"charte/build/diag"
	"charte/build/policy"
)

// planet49 holds that durations and third parties' access belong to clear
// information.
var planet49 = Source{Name: "CJEU C-673/17 Planet49, § 81; GDPR, art. 13(2)(a)", URL: planet49URL, Flag: Secondary, Checked: checked}

// information is the family INF: what a page must tell.
func information() []Rule {
	return slices.Concat(basics(), whoAndWhy(), recipients(), notice(), textsNamed())
}

func basics() []Rule {
	return []Rule{
		{
			ID: "INF-01", Severity: diag.Law, Source: gdpr("art. 13(1)(a)"), Profiles: european(),
			Title: Text{"Who answers for it is named", "Le responsable du traitement est nommé"},
			Why: Text{
				"Visitors must be told who decides on the use of their data and how to reach that person. Without a name there is nobody to exercise rights against, and nobody to whom consent is given.",
				"Le visiteur doit savoir qui décide de l’usage de ses données et comment le joindre. Sans nom, il n’a personne auprès de qui exercer ses droits, ni à qui donner son consentement.",
			},
			Message: Text{
				"nobody is named as the controller of {product}",
				"aucun responsable du traitement n’est nommé pour {product}",
			},
			Hint: Text{
				"add controller: with name, address and email to the product's _index file",
				"ajoutez controller: au fichier _index du produit, avec le nom (name), l’adresse (address) et l’adresse électronique (email)",
			},
			find: noController,
		},
		{
			ID: "INF-02", Severity: diag.Law, Source: cnilGuidelines("§ 24; French law 78-17, art. 82, 1°"), Profiles: european(),
			Title: Text{"The purpose of each tracker is told", "La finalité de chaque traceur est indiquée"},
			Why: Text{
				"What something is stored for is the first thing that the law wants told, and the one on which a choice depends. A name alone, of a purpose or a tracker, does not tell it.",
				"Ce à quoi sert un traceur est la première information que la loi exige, celle dont dépend le choix. Un nom seul, de finalité ou de traceur, ne la donne pas.",
			},
			Message: Text{
				"nothing describes the purpose “{purpose}”",
				"rien ne décrit la finalité « {purpose} »",
			},
			Hint: Text{
				"add summary: with a sentence that a visitor understands",
				"ajoutez summary: avec une phrase que le visiteur comprend",
			},
			find: func(s subject) []finding { return append(undescribed(s), unexplained(s)...) },
		},
		{
			ID: "INF-04", Severity: diag.Law, Source: cnilGuidelines("§ 24"), Profiles: european(),
			Title: Text{"What refusing means is told", "Les conséquences du refus sont indiquées"},
			Why: Text{
				"A choice is informed only by somebody who knows what follows from either answer. Where refusing changes nothing, saying so is what makes a visitor free.",
				"Un choix n’est éclairé que si l’on sait ce qu’entraîne chacune des réponses. Quand refuser ne change rien, le dire est ce qui rend le visiteur libre.",
			},
			Message: Text{
				"nothing says what a visitor goes without who refuses “{purpose}”",
				"rien n’indique de quoi se prive un visiteur qui refuse « {purpose} »",
			},
			Hint: Text{
				"add if-refused: with a sentence, also where nothing changes",
				"ajoutez if-refused: avec une phrase, même si rien ne change",
			},
			find: consequenceUntold,
		},
		{
			ID: "INF-07", Severity: diag.Law, Source: planet49, Profiles: european(),
			Title: Text{"How long each tracker stays is told", "La durée de chaque traceur est indiquée"},
			Why: Text{
				"The Court of Justice counts the time for which a cookie works among the information without which consent is not informed. “As long as allowed” is no duration: there is no such general rule to look up.",
				"La Cour de justice range la durée de fonctionnement d’un cookie parmi les informations sans lesquelles le consentement n’est pas éclairé. « La durée autorisée » n’en est pas une : aucun texte ne fixe de durée générale.",
			},
			Message: Text{
				"the duration of {tracker} is not stated",
				"la durée de {tracker} n’est pas indiquée",
			},
			Hint: Text{
				"add duration: with the time that the tracker is really kept",
				"ajoutez duration: avec la durée réelle de conservation",
			},
			find: func(s subject) []finding { return slices.Concat(unnamedTrackers(s), silentServices(s), noDuration(s)) },
		},
	}
}

func whoAndWhy() []Rule {
	return []Rule{
		{
			ID: "INF-10", Severity: diag.Law, Source: gdpr("art. 13(1)(c)"), Profiles: european(),
			Title: Text{"The legal basis is told", "La base juridique est indiquée"},
			Why: Text{
				"To be exempt from consent is no legal basis: it allows the storing, not what is done with personal data afterwards. The page has to name the one of GDPR art. 6 that applies. For what needs consent, it is consent.",
				"Être dispensé de consentement n’est pas une base juridique : cela permet d’enregistrer, non d’utiliser ensuite des données personnelles. La page doit nommer celle de l’article 6 du RGPD qui s’applique. Pour ce qui demande un consentement, c’est le consentement.",
			},
			Message: Text{
				"nothing says on which legal basis the data of “{purpose}”, which is exempt, are used",
				"rien n’indique sur quelle base juridique sont utilisées les données de « {purpose} », finalité dispensée de consentement",
			},
			Hint: Text{
				"add legal-basis: contract, legal-obligation, public-task or legitimate-interest, as the case may be; where no personal data are processed, accept the finding and say so",
				"ajoutez legal-basis: contract (contrat), legal-obligation (obligation légale), public-task (mission d’intérêt public) ou legitimate-interest (intérêt légitime) ; si aucune donnée personnelle n’est traitée, acceptez le constat en le disant",
			},
			find: noLegalBasis,
		},
		{
			ID: "INF-11", Severity: diag.Practice, Source: gdpr("art. 13(1)(b)"), Profiles: european(),
			Title: Text{"The data protection officer, or that there is none", "Le délégué à la protection des données, ou son absence"},
			Why: Text{
				"Where an officer has been designated, the page must give the contact. The regulation asks for nothing where there is none; as charte cannot know, it asks for an answer.",
				"Si un délégué a été désigné, la page doit indiquer comment le joindre. Le règlement ne demande rien s’il n’y en a pas ; charte ne pouvant le savoir, il demande une réponse.",
			},
			Message: Text{
				"nothing says whether {product} has a data protection officer",
				"rien n’indique si {product} a un délégué à la protection des données",
			},
			Hint: Text{
				"add dpo: with the officer's address to controller, or dpo: none",
				"dans controller, ajoutez dpo: avec l’adresse électronique du délégué, ou dpo: none s’il n’y en a pas",
			},
			find: noOfficer,
		},
		{
			ID: "INF-12", Severity: diag.Law, Source: gdpr("art. 13(2)(b) to (d)"), Profiles: european(),
			Title: Text{"The reader's rights are told in full", "Les droits sont tous indiqués"},
			Why: Text{
				"The page has to tell of the rights to access, rectification, erasure, restriction, objection and portability, of the right to withdraw consent, and of the complaint to the authority. A right that nobody mentions is seldom used.",
				"La page doit indiquer les droits d’accès, de rectification, d’effacement, de limitation, d’opposition et à la portabilité, le droit de retirer son consentement et celui d’introduire une réclamation auprès de l’autorité. Un droit que nul ne mentionne ne s’exerce guère.",
			},
			Message: Text{
				"the page does not mention all rights; missing: {missing}",
				"la page ne mentionne pas tous les droits ; il manque : {missing}",
			},
			Hint: Text{
				"put {{< rights >}} on a line of its own: it lists all eight; where the front matter has a list of rights, delete that",
				"placez {{< rights >}} sur une ligne à part : les huit droits y sont énumérés ; si l’en-tête contient une liste rights, supprimez-la",
			},
			find: untoldRights,
		},
	}
}

func noController(s subject) []finding {
	d, ok := s.facts.Policy()
	if !ok {
		return nil
	}
	// The acceptance stands in the policy, the fact in the product's file.
	d.Origin = s.facts.Origin
	c, contact := s.facts.Controller, s.facts.Contact
	f := about(d, "controller", "controller", "product", s.facts.Name, "controller", c.Name)
	switch {
	case !c.Known():
		return []finding{f}
	case c.Address+c.Email+c.Phone+contact.Email+contact.Phone+contact.Note+string(contact.Page) == "":
		return []finding{f.saying(Text{
			"{controller} is named as the controller, and nothing says how to reach it",
			"le responsable du traitement nommé est {controller}, et rien n’indique comment le joindre",
		}, Text{
			"add its address or email to controller",
			"ajoutez son adresse (address) ou son adresse électronique (email) à controller",
		})}
	}
	return nil
}

// undescribed are purposes of which neither they themselves nor their trackers
// say anything.
func undescribed(s subject) []finding {
	d := s.policy()
	var out []finding
	for _, p := range d.Purposes {
		if !described(p) && !explained(d, p) {
			out = append(out, aboutPurpose(d, p, ""))
		}
	}
	return out
}

// explained tells whether a tracker says what a purpose is about.
func explained(d policy.Document, p policy.Purpose) bool {
	return slices.ContainsFunc(d.TrackersFor(p.ID), func(t policy.Tracker) bool { return t.Why != "" })
}

// described tells whether something explains a purpose; keeping a choice has
// words of its own where a product gives none.
func described(p policy.Purpose) bool {
	return p.Summary != "" || len(p.Uses) > 0 || p.Exemption == policy.ChoiceMemory
}

// unexplained are trackers without a word of their own: against the law where
// their purpose has none either, else only less than a reader wishes for.
func unexplained(s subject) []finding {
	d := s.policy()
	var out []finding
	for _, t := range d.Trackers {
		if t.Why != "" {
			continue
		}
		f := aboutTracker(d, t, ".why").saying(Text{
			"nothing says what {tracker} is for",
			"rien n’indique à quoi sert {tracker}",
		}, Text{
			"add why: with a few words",
			"ajoutez why: avec quelques mots",
		})
		if p, _ := d.Purpose(t.Purpose); described(p) {
			f = f.weighing(diag.Practice)
		}
		out = append(out, f)
	}
	return out
}

func consequenceUntold(s subject) []finding {
	d := s.policy()
	var out []finding
	for _, p := range d.Purposes {
		if p.Gate == policy.Consent && p.IfRefused == "" {
			out = append(out, aboutPurpose(d, p, ".if-refused"))
		}
	}
	return out
}

func noLegalBasis(s subject) []finding {
	d := s.policy()
	var out []finding
	for _, p := range d.Purposes {
		if p.Basis() == "" {
			out = append(out, aboutPurpose(d, p, ".legal-basis"))
		}
	}
	return out
}

func noOfficer(s subject) []finding {
	d, ok := s.facts.Policy()
	if !ok || s.facts.Controller.DPO != "" {
		return nil
	}
	d.Origin = s.facts.Origin
	return []finding{about(d, "controller.dpo", "dpo", "product", s.facts.Name)}
}
