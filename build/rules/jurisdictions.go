package rules

import (
	"charte/build/catalog"
	"charte/build/diag"
	"charte/build/policy"
)

// Sources of other jurisdictions than France.
var (
	germanLaw = Source{
		Name: "German law TDDDG, § 25", URL: "https://www.gesetze-im-internet.de/ttdsg/__25.html", Flag: Secondary, Checked: checked,
	}
	italianGuidelines = Source{
		Name: "Garante, guidelines of 10 June 2021 (no. 231), parts 6.1 to 7.1",
		URL:  "https://www.garanteprivacy.it/home/docweb/-/docweb-display/docweb/9677876", Flag: Secondary, Checked: checked,
	}
	irishGuidance = Source{
		Name: "DPC, guidance note on cookies and other tracking technologies, April 2020, example 3",
		URL:  "https://www.dataprotection.ie/en/dpc-guidance/guidance-cookies-and-other-tracking-technologies", Flag: Primary, Checked: checked,
	}
	britishLaw = Source{
		Name: "PECR, schedule A1, paragraph 5; ICO, guidance on storage and access technologies, 29 April 2026",
		URL:  "https://www.legislation.gov.uk/uksi/2003/2426", Flag: Secondary, Checked: checked,
	}
	californianRegulations = Source{
		Name: "California Code of Regulations, title 11, § 7025", URL: "https://www.law.cornell.edu/regulations/california/11-CCR-7025", Flag: Secondary, Checked: checked,
	}
)

// jurisdictions are the rules of single countries and states. None of them is
// looked for unless the product declares the jurisdiction, or somebody asks.
func jurisdictions() []Rule {
	return append(continental(), british()...)
}

func continental() []Rule {
	return []Rule{
		{
			ID: "DE-01", Severity: diag.Law, Source: germanLaw, Profiles: []Profile{Germany},
			Title: Text{"No exempt measuring in Germany", "Pas de mesure d’audience dispensée en Allemagne"},
			Why: Text{
				"German law exempts the transmission of a message and what a service asked for strictly needs. It has no general exemption for measuring an audience.",
				"Le droit allemand dispense de consentement la transmission d’un message et ce qu’exige strictement un service demandé. Il ne prévoit aucune dispense générale pour la mesure d’audience.",
			},
			Message: Text{
				"the purpose “{purpose}” is exempt as a measurement of the audience, which German law does not know",
				"la finalité « {purpose} » est dispensée de consentement comme mesure d’audience, ce que le droit allemand ne prévoit pas",
			},
			Hint: Text{"delete exemption: the purpose then needs consent", "supprimez exemption : la finalité demande alors un consentement"},
			find: measuresExempt(func(policy.Purpose) bool { return true }),
		},
		{
			ID: "IT-01", Severity: diag.Guideline, Source: italianGuidelines, Profiles: []Profile{Italy},
			Title: Text{"Six months of peace, and shortened addresses", "Six mois sans reposer la question, et des adresses IP tronquées"},
			Why: Text{
				"In Italy the banner comes back after six months at the earliest, unless something has changed; and measuring an audience counts as technical only where the visitor’s address is masked.",
				"En Italie, la bannière ne revient qu’au bout de six mois, sauf changement ; et la mesure d’audience n’est tenue pour technique que si l’adresse IP du visiteur est masquée.",
			},
			Message: Text{
				"the choice is kept for less than six months ({lifetime}), so the banner comes back sooner than the Garante allows",
				"le choix est conservé moins de six mois ({lifetime}) : la bannière revient plus tôt que ne l’admet le Garante",
			},
			Hint: Text{"write lifetime: 6 months", "écrivez lifetime: 6 mois"},
			find: both(shortChoice, unmasked),
		},
		{
			ID: "IE-01", Severity: diag.Practice, Source: irishGuidance, Profiles: []Profile{Ireland},
			Title: Text{"Chat in Ireland", "Le chat en Irlande"},
			Why: Text{
				"The Irish authority does not let a chat store anything before the visitor asks for it, and does not count its cookies among the strictly necessary ones. In France opening the chat is the request.",
				"L’autorité irlandaise interdit qu’un chat enregistre quoi que ce soit avant que le visiteur ne le demande, et ne tient pas ses cookies pour strictement nécessaires. En France, ouvrir le chat vaut demande.",
			},
			Message: Text{
				"{service} loads when a visitor opens it, without having asked for consent",
				"{service} se charge quand un visiteur l’ouvre, sans que son consentement ait été demandé",
			},
			Hint: Text{
				"write gate: consent, or accept the finding with its reason",
				"écrivez gate: consent, ou acceptez le constat en donnant sa raison",
			},
			find: openedChat,
		},
	}
}

func british() []Rule {
	return []Rule{
		{
			ID: "UK-01", Severity: diag.Law, Source: britishLaw, Profiles: []Profile{UK},
			Title: Text{"Statistics without consent need a way out", "Des statistiques sans consentement, mais avec un moyen de s’y opposer"},
			Why: Text{
				"In the United Kingdom statistics about the use of a site can do without consent, if visitors are told of them and have a simple and free means to object.",
				"Au Royaume-Uni, des statistiques d’usage du site peuvent se passer de consentement, à condition que les visiteurs en soient informés et disposent d’un moyen simple et gratuit de s’y opposer.",
			},
			Message: Text{
				"the purpose “{purpose}” measures the audience without consent, and visitors cannot object",
				"la finalité « {purpose} » mesure l’audience sans consentement, et le visiteur ne peut pas s’y opposer",
			},
			Hint: Text{"add opt-out: true to the purpose", "ajoutez opt-out: true à la finalité"},
			find: measuresExempt(func(p policy.Purpose) bool { return !p.OptOut }),
		},
		{
			ID: "US-01", Severity: diag.Law, Source: californianRegulations, Profiles: []Profile{California},
			Title: Text{"Global Privacy Control counts in California", "Le signal Global Privacy Control s’impose en Californie"},
			Why: Text{
				"A business that sells or shares personal information has to treat the signal of the browser as a valid request to opt out, for that browser and without asking for more.",
				"Une entreprise qui vend ou partage des données personnelles doit traiter le signal du navigateur comme une opposition valable, pour ce navigateur et sans rien demander de plus.",
			},
			Message: Text{
				"the banner does not read Global Privacy Control (signal: off)",
				"la bannière ne lit pas le signal Global Privacy Control (signal: off)",
			},
			Hint: Text{"write signal: ask or signal: quiet", "écrivez signal: ask ou signal: quiet"},
			find: signalIs("off"),
		},
	}
}

// measuresExempt finds purposes that measure the audience without consent, if a
// further condition is met.
func measuresExempt(and func(policy.Purpose) bool) func(subject) []finding {
	return func(s subject) []finding {
		d, _ := s.facts.Policy()
		var out []finding
		for _, p := range d.Purposes {
			if p.Exemption == policy.Audience && and(p) {
				out = append(out, finding{document: d, path: "purposes[" + p.ID + "].exemption", on: p.ID, fill: []string{"purpose", title(p)}})
			}
		}
		return out
	}
}

func shortChoice(s subject) []finding {
	d, ok := s.facts.Policy()
	// A month is a twelfth of a year here, and half a year may be written in days.
	if !ok || !d.Asks() || d.Choice.Lifetime.Span.TotalSeconds() >= (policy.Span{Days: 180}).TotalSeconds() {
		return nil
	}
	return []finding{{document: d, path: "choice.lifetime", fill: []string{"lifetime", d.Choice.Lifetime.ISO()}}}
}

func unmasked(s subject) []finding {
	found := measuresExempt(func(p policy.Purpose) bool { return !p.Measurement.Gives(policy.TruncatedIP) })(s)
	for i := range found {
		found[i].message = Text{
			"the purpose “{purpose}” measures the audience without consent, and nothing says that IP addresses are shortened",
			"la finalité « {purpose} » mesure l’audience sans consentement, et rien n’indique que les adresses IP sont tronquées",
		}
		found[i].hint = Text{
			"add truncated-ip to measurement.assures if that is so, or delete exemption",
			"ajoutez truncated-ip à measurement.assures si tel est le cas, ou supprimez exemption",
		}
	}
	return found
}

func openedChat(s subject) []finding {
	d, _ := s.facts.Policy()
	var out []finding
	for _, v := range d.Services {
		p, _ := d.Purpose(v.Purpose)
		known, ok := s.Known.Service(v.ID)
		chats := ok && known.Kind == catalog.Chat || v.Purpose == "chat"
		if p.Gate == policy.OnRequest && chats {
			out = append(out, finding{document: d, path: "purposes[" + p.ID + "].gate", on: v.ID, fill: []string{"service", v.Name}})
		}
	}
	return out
}
