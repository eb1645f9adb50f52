package rules

import (
	"strings"

	"charte/build/policy"
)

// Source is where a rule comes from.
type Source struct {
	// Name is the document and the paragraph.
	Name string
	// URL may be empty.
	URL string
	// Flag tells how the document was read.
	Flag Flag
	// Checked is the day on which it was.
	Checked policy.Date
}

// In is the name as one cites it in French ("fr") or English.
func (s Source) In(lang string) string {
	if lang != "fr" {
		return s.Name
	}
	return strings.NewReplacer(
		"GDPR", "RGPD", "deliberation", "délibération", "recommendation", "recommandation", "guidelines", "lignes directrices",
		"EDPB", "CEPD", "CJEU", "CJUE", "French law", "loi n°", " and ", " et ",
		"report of the cookie banner taskforce", "rapport du groupe de travail sur les bannières de cookies", "recital", "considérant",
		"criteria", "critères", "criterion", "critère", "legal effects", "effets juridiques", "guide on the use of cookies", "guide sur l’usage des cookies",
		"continuous prompting", "sollicitation continue", "look over there", "diversion", "dead end", "impasse", "language discontinuity", "rupture de langue",
		"; ", "\u00a0; ", "charte: ", "charte\u00a0: ",
	).Replace(s.Name)
}

// Flag tells how a source was read.
type Flag string

const (
	// Primary: the text itself was read.
	Primary Flag = "P"
	// Secondary: a document that quotes or paraphrases the text was read.
	Secondary Flag = "S"
	// Unverified: neither. Such a rule never has the severity law.
	Unverified Flag = "U"
	// House: charte's own; there is no other source.
	House Flag = "house"
)

// checked is the day on which the sources of rules were last gone through.
var checked = policy.Date{Year: 2026, Month: 11, Day: 21}

// readToday is the day on which a few were read anew.
var readToday = policy.Date{Year: 2026, Month: 11, Day: 22}

// Sources that several families cite; the others stand beside their rules.
const (
	eurLexGDPR    = "https://eur-lex.europa.eu/eli/reg/2016/679/oj"
	cnil2020091   = "https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000042388179"
	cnil2020092   = "https://www.cnil.fr/sites/default/files/2026-01/recommandation_cookies_consolidee.pdf"
	audiencePage  = "https://www.cnil.fr/fr/cookies-et-autres-traceurs/regles/cookies-solutions-pour-les-outils-de-mesure-daudience"
	edpb052020URL = "https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-052020-consent-under-regulation-2016679_en"
)

// gdpr cites the General Data Protection Regulation.
func gdpr(article string) Source {
	return Source{Name: "GDPR, " + article, URL: eurLexGDPR, Flag: Primary, Checked: checked}
}

// cnilGuidelines cites deliberation 2020-091, which restates the law.
func cnilGuidelines(paragraphs string) Source {
	return Source{Name: "CNIL, deliberation 2020-091, " + paragraphs, URL: cnil2020091, Flag: Primary, Checked: checked}
}

// cnilRecommendation cites recommendation 2020-092 as consolidated in 2026.
func cnilRecommendation(paragraphs string) Source {
	return Source{Name: "CNIL, recommendation 2020-092, " + paragraphs, URL: cnil2020092, Flag: Secondary, Checked: checked}
}

// house is a source of charte's own.
func house(why string) Source {
	return Source{Name: "charte: " + why, Flag: House, Checked: checked}
}
