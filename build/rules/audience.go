package rules

import (
	"slices"

	"charte/build/diag"
	"charte/build/policy"
)

// The conditions of the exemption for measuring an audience, which exists in this
// form in France alone.
var (
	exemptMeasuring = Source{Name: "CNIL, deliberation 2020-091, § 51; CNIL, solutions for measuring an audience (4 July 2025)", URL: audiencePage, Flag: Primary, Checked: readToday}
	measuredTimes   = Source{Name: "CNIL, recommendation 2020-092 (consolidated in January 2026), art. 5, § 50", URL: cnil2020092, Flag: Primary, Checked: checked}
	reviewedTimes   = Source{Name: measuredTimes.Name, URL: cnil2020092, Flag: Secondary, Checked: checked}
)

// thirteenMonths and twentyFiveMonths, in seconds, are as long as the calendar
// makes them at most.
const (
	secondsADay      = 24 * 60 * 60
	thirteenMonths   = 397 * secondsADay
	twentyFiveMonths = 762 * secondsADay
)

// audience is the family AUD: the exemption for measuring an audience.
func audience() []Rule {
	return slices.Concat(measuringConditions(), measuringTimes(), measuringWays())
}

func measuringConditions() []Rule {
	return []Rule{
		{
			ID: "AUD-01", Severity: diag.Law, Source: exemptMeasuring, Profiles: []Profile{France},
			Title: Text{"Exempt measuring for the publisher alone", "Mesure dispensée pour le seul éditeur"},
			Why: Text{
				"Measuring is exempt only as far as it is limited to the audience of this very site and done for its publisher alone. Without that, trackers that measure need consent like any other.",
				"La mesure n’est dispensée que si elle se limite à l’audience du site lui-même, pour le compte exclusif de son éditeur. À défaut, ses traceurs demandent un consentement comme tous les autres.",
			},
			Message: Text{
				"nothing says that “{purpose}” measures this site only, for its publisher alone",
				"rien n’indique que « {purpose} » mesure ce seul site, pour le compte exclusif de son éditeur",
			},
			Hint: Text{
				"where that is so, add publisher-only to measurement.assures; otherwise replace exemption by gate: consent",
				"si c’est le cas, ajoutez publisher-only à measurement.assures ; sinon, remplacez exemption par gate: consent",
			},
			find: notAssured(policy.PublisherOnly),
		},
		{
			ID: "AUD-02", Severity: diag.Law, Source: exemptMeasuring, Profiles: []Profile{France},
			Title: Text{"Exempt measuring follows nobody across sites", "Mesure dispensée sans suivi d’un site à l’autre"},
			Why: Text{
				"Exempt measuring must not make it possible to follow a person across sites or applications. The CNIL expressly excludes one identifier for several sites, such as a cookie under the domain of a third party that several sites load.",
				"Une mesure dispensée ne doit pas permettre de suivre une personne d’un site ou d’une application à l’autre. La CNIL exclut expressément l’identifiant commun à plusieurs sites, par exemple un cookie déposé sous le domaine d’un tiers que plusieurs sites chargent.",
			},
			Message: Text{
				"nothing says that “{purpose}” keeps to this site, without an identifier shared with others",
				"rien n’indique que « {purpose} » s’en tient à ce site, sans identifiant partagé avec d’autres",
			},
			Hint: Text{
				"where that is so, add single-site to measurement.assures; otherwise replace exemption by gate: consent",
				"si c’est le cas, ajoutez single-site à measurement.assures ; sinon, remplacez exemption par gate: consent",
			},
			find: both(notAssured(policy.SingleSite), underTheirDomain),
		},
		{
			ID: "AUD-03", Severity: diag.Law, Source: exemptMeasuring, Profiles: []Profile{France},
			Title: Text{"Exempt measuring makes anonymous statistics only", "Mesure dispensée limitée à des statistiques anonymes"},
			Why: Text{
				"Only anonymous statistics may come of exempt measuring. What is measured is neither matched with other processing nor handed to third parties, which the provider's own use of it would be.",
				"Une mesure dispensée ne produit que des statistiques anonymes. Ce qu’elle recueille n’est ni recoupé avec d’autres traitements, ni transmis à des tiers, ce que serait un usage par le fournisseur pour son propre compte.",
			},
			Message: Text{
				"nothing says that “{purpose}” makes anonymous statistics only, without matching or transmission",
				"rien n’indique que « {purpose} » ne produit que des statistiques anonymes, sans recoupement ni transmission",
			},
			Hint: Text{
				"where that is so, add anonymous to measurement.assures; otherwise replace exemption by gate: consent",
				"si c’est le cas, ajoutez anonymous à measurement.assures ; sinon, remplacez exemption par gate: consent",
			},
			find: both(notAssured(policy.Anonymous), forTheirOwnAccount),
		},
	}
}

func measuringTimes() []Rule {
	return []Rule{
		{
			ID: "AUD-04", Severity: diag.Guideline, Source: measuredTimes, Profiles: []Profile{France},
			Title: Text{"Trackers of exempt measuring live 13 months at most", "Traceurs de mesure dispensée : 13 mois au plus"},
			Why: Text{
				"The CNIL recommends that the trackers of exempt measuring live no longer than thirteen months, and that a new visit does not start the time again. This is the only use of the thirteen months that are often quoted.",
				"La CNIL recommande que les traceurs d’une mesure dispensée ne vivent pas plus de treize mois, et qu’une nouvelle visite ne fasse pas repartir ce délai. C’est la seule chose que visent les treize mois si souvent cités.",
			},
			Message: Text{
				"{tracker}, of the exempt “{purpose}”, can stay for more than thirteen months ({duration})",
				"{tracker}, qui sert à la mesure dispensée « {purpose} », peut rester plus de treize mois ({duration})",
			},
			Hint: Text{
				"set the tool to thirteen months or less, and declare that",
				"réglez l’outil sur treize mois ou moins, et déclarez cette durée",
			},
			find: both(longMeasuring, notAssuredSaying(policy.FixedLifetime, Text{
				"nothing says that a new visit leaves the lifetime of the trackers of “{purpose}” as it is",
				"rien n’indique qu’une nouvelle visite ne prolonge pas les traceurs de « {purpose} »",
			}, Text{
				"set the tool so, and add fixed-lifetime to measurement.assures",
				"réglez l’outil ainsi, et ajoutez fixed-lifetime à measurement.assures",
			})),
		},
		{
			ID: "AUD-05", Severity: diag.Guideline, Source: measuredTimes, Profiles: []Profile{France},
			Title: Text{"Data of exempt measuring are kept 25 months at most", "Données de mesure dispensée : 25 mois au plus"},
			Why: Text{
				"What exempt trackers collect should be deleted after twenty-five months. Trends can be kept as figures; single visits need not be.",
				"Ce que recueillent les traceurs dispensés devrait être effacé après vingt-cinq mois. Les tendances se gardent sous forme de chiffres ; le détail des visites, non.",
			},
			Message: Text{
				"nothing says for how long the data of “{purpose}” are kept",
				"rien n’indique combien de temps les données de « {purpose} » sont conservées",
			},
			Hint: Text{
				"write measurement.kept with the time that the tool is set to, 25 months at most",
				"écrivez dans measurement.kept la durée réglée dans l’outil, 25 mois au plus",
			},
			find: dataKept,
		},
		{
			ID: "AUD-07", Severity: diag.Guideline, Source: reviewedTimes, Profiles: []Profile{France},
			Title: Text{"Durations of exempt measuring are reviewed", "Durées de la mesure dispensée réexaminées"},
			Why: Text{
				"The CNIL recommends a regular look at whether the durations of exempt measuring are still needed. The day of the last one shows that it happens; once a year is charte's own reading of “regular”.",
				"La CNIL recommande de vérifier périodiquement que les durées d’une mesure dispensée restent nécessaires. La date du dernier examen montre qu’il a eu lieu ; « une fois par an » est la lecture que charte fait de « périodiquement ».",
			},
			Message: Text{
				"nothing says that the durations of “{purpose}” were looked at during the last twelve months",
				"rien n’indique que les durées de « {purpose} » ont été réexaminées depuis douze mois",
			},
			Hint: Text{
				"look at them, and write the day in measurement.reviewed (YYYY-MM-DD)",
				"réexaminez-les, et écrivez la date dans measurement.reviewed (AAAA-MM-JJ)",
			},
			find: eachMeasured(".measurement.reviewed", notReviewed),
		},
	}
}

func measuringWays() []Rule {
	return []Rule{
		{
			ID: "AUD-08", Severity: diag.Guideline, Source: selfAssessment, Profiles: []Profile{France},
			Title: Text{"Exempt measuring can be objected to", "Opposition possible à la mesure dispensée"},
			Why: Text{
				"Who is measured without being asked should be able to say no as easily. Here, and here only, a switch may be on from the start.",
				"Qui est compté sans qu’on le lui demande doit pouvoir s’y opposer simplement. Ici, et ici seulement, un interrupteur peut être activé d’emblée.",
			},
			Message: Text{
				"visitors cannot object to “{purpose}”",
				"le visiteur ne peut pas s’opposer à « {purpose} »",
			},
			Hint: Text{
				"add opt-out: true, and hold the tool's script so that the switch of the dialog ends it",
				"ajoutez opt-out: true, et retenez le script de l’outil, afin que l’interrupteur de la fenêtre l’arrête",
			},
			find: eachMeasured("", noOptOut),
		},
		{
			ID: "AUD-10", Severity: diag.Guideline, Source: selfAssessment, Profiles: []Profile{France},
			Title: Text{"Exempt measuring without campaigns and full addresses", "Mesure dispensée sans campagnes ni adresses complètes"},
			Why: Text{
				"The CNIL's self-assessment leaves out the measuring of acquisition channels and campaigns, wants the referring address cut down to its host, and at least one byte of the visitor's address removed.",
				"L’outil d’auto-évaluation de la CNIL exclut la mesure des canaux d’acquisition et des campagnes, veut que l’adresse de provenance soit réduite au nom d’hôte, et qu’au moins un octet de l’adresse IP soit supprimé.",
			},
			Message: Text{
				"nothing says that “{purpose}” measures without campaigns and full referring addresses",
				"rien n’indique que « {purpose} » se fait sans mesure de campagnes ni adresse de provenance complète",
			},
			Hint: Text{
				"set the tool so, and add no-campaigns to measurement.assures",
				"réglez l’outil ainsi, et ajoutez no-campaigns à measurement.assures",
			},
			find: both(notAssured(policy.NoCampaigns), notAssuredSaying(policy.TruncatedIP, Text{
				"nothing says that addresses (IP) are truncated in “{purpose}”",
				"rien n’indique que les adresses IP sont tronquées dans « {purpose} »",
			}, Text{
				"set the tool to remove one byte at least, and add truncated-ip to measurement.assures",
				"réglez l’outil pour qu’il en supprime au moins un octet, et ajoutez truncated-ip à measurement.assures",
			})),
		},
	}
}
