package rules

import (
	"slices"

	"charte/build/catalog"
	"charte/build/diag"
	"charte/build/policy"
)

var (
	chatbots = Source{
		Name: "CNIL, advice on chatbots (19 February 2021)", Flag: Secondary, Checked: readToday,
		URL: "https://www.cnil.fr/fr/chatbots-les-conseils-de-la-cnil-pour-respecter-les-droits-des-personnes",
	}
	selfAssessment = Source{
		Name: "CNIL, self-assessment of audience measurement (July 2025)", Flag: Secondary, Checked: checked,
		URL: "https://www.cnil.fr/sites/default/files/2025-07/outil_d_auto-evaluation_mesure_d_audience.pdf",
	}
	largeOffers = Source{
		Name: "CNIL, questions and answers on cookies; solutions for measuring an audience (4 July 2025)", Flag: Secondary, Checked: checked,
		URL: audiencePage,
	}
)

// usesOfServices and usesOfMeasuring are the rules that ask what a known service is used for.
func usesOfServices() []Rule {
	return []Rule{
		{
			ID: "SCO-08", Severity: diag.Law, Source: misfiled, Profiles: european(),
			Title: Text{"A service filed under an exemption that cannot cover it", "Service rangé sous une dispense qui ne peut pas le couvrir"},
			Why: Text{
				"What is exempt is what the visitor asked for, not what the publisher finds useful. Advertising, social networks, embedded players and recordings of visits are not; to file them among what is necessary takes the choice away.",
				"Est dispensé ce que le visiteur demande, non ce que l’éditeur juge utile. La publicité, les réseaux sociaux, les lecteurs intégrés et l’enregistrement des visites ne le sont pas ; les ranger parmi le nécessaire retire le choix au visiteur.",
			},
			Message: Text{
				"{service} ({kind}) stands under “{purpose}”, an exempt purpose that cannot cover it",
				"{service} ({kind}) figure sous « {purpose} », finalité dispensée de consentement qui ne peut pas le couvrir",
			},
			Hint: Text{
				"give it a purpose of its own with gate: consent, or gate: on-request where it loads only when the visitor opens it",
				"donnez-lui une finalité propre avec gate: consent, ou gate: on-request s’il ne se charge que lorsque le visiteur l’ouvre",
			},
			find: notNecessary,
		},
		{
			ID: "SCO-10", Severity: diag.Guideline, Source: cnilGuidelines("§ 49"), Profiles: []Profile{France},
			Title: Text{"Personalisation that the visitor did not ask for", "Personnalisation que le visiteur n’a pas demandée"},
			Why: Text{
				"Adapting the interface is exempt where it is an intrinsic part of the service that the user expects, a language that was chosen for example. To adapt a site to what somebody did there, or to try variants on visitors, is something else.",
				"Adapter l’interface est dispensé de consentement quand c’est un élément intrinsèque et attendu du service, comme la langue choisie. Adapter un site au comportement de quelqu’un, ou essayer des variantes sur ses visiteurs, est autre chose.",
			},
			Message: Text{
				"{service} adapts pages to visitors, or tries variants on them, and is exempt under “{purpose}”",
				"{service} adapte les pages aux visiteurs, ou essaie des variantes sur eux, et se trouve dispensé de consentement au titre de « {purpose} »",
			},
			Hint: Text{
				"give it a purpose of its own with gate: consent",
				"donnez-lui une finalité propre avec gate: consent",
			},
			find: unexpectedPersonalisation,
		},
		{
			ID: "SCO-11", Severity: diag.Guideline, Source: chatbots, Profiles: european(),
			Title: Text{"A chat that loads without consent or request", "Chat chargé sans consentement ni demande"},
			Why: Text{
				"A chat may do without consent where it stores nothing before the visitor opens it: opening is then the express request. A window that loads with every page serves people who asked for nothing. The Irish authority goes further and accepts no exemption for chat cookies.",
				"Un chat peut se passer de consentement s’il n’enregistre rien avant que le visiteur ne l’ouvre : l’ouvrir vaut alors demande expresse. Une fenêtre chargée sur chaque page s’impose à qui n’a rien demandé. L’autorité irlandaise va plus loin et n’admet aucune dispense pour les cookies de chat.",
			},
			Message: Text{
				"{service} loads for everybody under “{purpose}”, without consent and before anybody opens it",
				"{service} se charge pour tous au titre de « {purpose} », sans consentement et avant que quiconque ne l’ouvre",
			},
			Hint: Text{
				"replace exemption by gate: on-request, and hold its script until the visitor opens it; or by gate: consent",
				"remplacez exemption par gate: on-request, en retenant son script jusqu’à ce que le visiteur l’ouvre, ou par gate: consent",
			},
			find: unaskedChat,
		},
		{
			ID: "SCO-12", Severity: diag.Practice, Source: cnilGuidelines("§§ 22 and 24"),
			Title: Text{"A purpose named after an origin", "Finalité désignée par une origine"},
			Why: Text{
				"Visitors choose between purposes: what something is done for. “Third-party cookies” says who stores, not why, so nobody can consent to it knowingly.",
				"Le visiteur choisit entre des finalités : ce à quoi servent les traceurs. « Cookies tiers » dit qui enregistre et non pourquoi : nul ne peut y consentir en connaissance de cause.",
			},
			Message: Text{
				"the purpose “{purpose}” is named after where its trackers come from, not after what they are for",
				"la finalité « {purpose} » dit d’où viennent ses traceurs, non à quoi ils servent",
			},
			Hint: Text{
				"name what they are for: videos, audience measurement, advertising",
				"dites à quoi ils servent : vidéos, mesure d’audience, publicité",
			},
			find: namedAfterOrigin,
		},
	}
}

func usesOfMeasuring() []Rule {
	return []Rule{
		{
			ID: "SCO-13", Severity: diag.Guideline, Source: selfAssessment, Profiles: []Profile{France},
			Title: Text{"Recordings of visits as exempt measuring", "Enregistrement des visites présenté comme mesure dispensée"},
			Why: Text{
				"The exemption covers counts and anonymous statistics. To replay single visits, or to draw where each pointer went, follows persons; the CNIL's self-assessment leaves that out of the exemption.",
				"La dispense couvre des comptages et des statistiques anonymes. Rejouer une visite, ou tracer le parcours de chaque pointeur, c’est suivre des personnes ; l’outil d’auto-évaluation de la CNIL l’exclut de la dispense.",
			},
			Message: Text{
				"{service} records visits, and is exempt as audience measurement under “{purpose}”",
				"{service} enregistre le déroulé des visites, et se trouve dispensé comme mesure d’audience au titre de « {purpose} »",
			},
			Hint: Text{
				"give it a purpose of its own with gate: consent",
				"donnez-lui une finalité propre avec gate: consent",
			},
			find: replayAsAudience,
		},
		{
			ID: "SCO-14", Severity: diag.Guideline, Source: largeOffers, Profiles: []Profile{France},
			Title: Text{"A measuring tool that cannot be exempt", "Outil de mesure qui ne peut pas être dispensé"},
			Why: Text{
				"The exemption needs a tool that works for the publisher alone. Most of the large offers reuse what they measure, or recognise visitors across sites, and stay outside of it; Google Analytics is one.",
				"La dispense suppose un outil qui travaille pour le seul éditeur. La plupart des grandes offres réutilisent ce qu’elles mesurent, ou reconnaissent les visiteurs d’un site à l’autre, et n’y entrent pas ; Google Analytics en fait partie.",
			},
			Message: Text{
				"{service} is exempt as audience measurement under “{purpose}”; the catalogue holds that it cannot be ({source}, read on {day})",
				"{service} est dispensé comme mesure d’audience au titre de « {purpose} » ; selon le catalogue, cet outil ne peut pas l’être ({source}, page lue le {day})",
			},
			Hint: Text{
				"write gate: consent in the place of exemption: audience, or choose a tool that can be set up for the exemption (charte services analytics)",
				"écrivez gate: consent à la place de exemption: audience, ou choisissez un outil qui se règle pour la dispense (charte services analytics)",
			},
			find: cannotBeExempt,
		},
	}
}

// use is a known service with its purpose.
type use struct {
	service policy.Service
	purpose policy.Purpose
	known   catalog.Service
}

// uses are the declared services that the catalogue knows.
func (s subject) uses() []use {
	d := s.policy()
	var out []use
	for _, service := range d.Services {
		p, named := d.Purpose(service.Purpose)
		if known, ok := s.Known.Service(service.ID); ok && named {
			out = append(out, use{service, p, known})
		}
	}
	return out
}

// exemptUses are those of exempt purposes, of some kinds or, where none is
// named, of all.
func (s subject) exemptUses(kinds ...catalog.Kind) []use {
	return slices.DeleteFunc(s.uses(), func(u use) bool {
		return !u.purpose.Exempt() || len(kinds) > 0 && !slices.Contains(kinds, u.known.Kind)
	})
}

// finding is one about the service, which fills {purpose} too.
func (u use) finding(s subject, fill ...string) finding {
	return aboutService(s.policy(), u.service, "", append([]string{"purpose", title(u.purpose)}, fill...)...)
}

// neverNecessary are the kinds that no exemption covers, except measuring.
var neverNecessary = map[catalog.Kind]Text{
	catalog.Advertising: {"advertising", "publicité"},
	catalog.Social:      {"social network", "réseau social"},
	catalog.Replay:      {"recordings of visits", "enregistrement des visites"},
	catalog.Video:       {"embedded video", "vidéo intégrée"},
	"audio":             {"embedded audio", "lecteur audio intégré"},
	"images":            {"pictures loaded from a third party", "images chargées chez un tiers"},
	catalog.Analytics:   {"audience measurement", "mesure d’audience"},
}

func notNecessary(s subject) []finding {
	var out []finding
	for _, u := range s.exemptUses() {
		kind, listed := neverNecessary[u.known.Kind]
		measures := u.known.Kind == catalog.Analytics || u.known.Kind == catalog.Replay // SCO-13 speaks of the latter
		own := u.service.Vendor.Role == policy.RoleSelf && slices.Contains([]catalog.Kind{catalog.Video, "audio", "images"}, u.known.Kind)
		if !listed || own || measures && u.purpose.Exemption == policy.Audience {
			continue
		}
		out = append(out, u.finding(s, "kind", kind.In(s.Lang)))
	}
	return out
}

func unexpectedPersonalisation(s subject) []finding {
	var out []finding
	for _, u := range s.exemptUses(catalog.Testing, "customer-data") {
		if u.purpose.Exemption != policy.Interface {
			continue
		}
		out = append(out, u.finding(s))
	}
	return out
}

func unaskedChat(s subject) []finding {
	var out []finding
	for _, u := range s.exemptUses(catalog.Chat, catalog.Support) {
		out = append(out, u.finding(s))
	}
	return out
}

func replayAsAudience(s subject) []finding {
	var out []finding
	for _, u := range s.exemptUses(catalog.Replay) {
		if u.purpose.Exemption == policy.Audience {
			out = append(out, u.finding(s))
		}
	}
	return append(out, s.hedged(func(known catalog.Service) bool { return known.Kind == catalog.Replay })...)
}

func cannotBeExempt(s subject) []finding {
	never := func(known catalog.Service) bool {
		return known.Audience.Exemption == "no" && known.Kind != catalog.Replay
	}
	var out []finding
	for _, u := range s.exemptUses() {
		if !never(u.known) || u.purpose.Exemption != policy.Audience {
			continue
		}
		f := u.finding(s, s.evidence(u.known.Audience.Evidence)...)
		if u.known.Audience.Source == "" {
			f.message = Text{
				"{service} is exempt as audience measurement under “{purpose}”; the catalogue holds that it cannot be",
				"{service} est dispensé comme mesure d’audience au titre de « {purpose} » ; selon le catalogue, il ne peut pas l’être",
			}
		}
		out = append(out, f)
	}
	return append(out, s.hedged(never)...)
}

// consentIfNeeded is consent that a text makes depend on rules that it does not
// name.
var consentIfNeeded = mentioning("reglementation|la loi|le droit|les textes|require", `(?:lorsque|quand|si|la ou|des lors que) (?:la (?:reglementation|loi)|le droit|les textes) (?:l'|le |la )?(?:exigen?t?|requier(?:en)?t|imposen?t|exige)|(?:where|when|if|as) (?:(?:legally )?required|required by (?:applicable )?law|the law (?:so )?requires)`)

// hedged are measuring services of purposes that ask for consent, while a text
// says that consent is asked only where some rule wants it.
func (s subject) hedged(never func(catalog.Service) bool) []finding {
	open := slices.DeleteFunc(s.uses(), func(u use) bool { return u.purpose.Gate != policy.Consent || !never(u.known) })
	if len(open) == 0 {
		return nil
	}
	hedge, ok := s.said(s.policy(), consentIfNeeded)
	if !ok {
		return nil
	}
	var out []finding
	for _, u := range open {
		out = append(out, u.finding(s, "words", hedge.words).saying(Text{
			"the text asks for consent only “{words}”, and {service} always needs it",
			"le texte ne demande le consentement que « {words} », alors que {service} l’exige toujours",
		}, Text{
			"say without reserve that {service} waits for consent",
			"dites sans réserve que {service} attend le consentement",
		}))
	}
	return out
}
