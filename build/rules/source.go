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
	if s.Flag == House {
		return "règle propre à charte"
	}
	return frenchSources.Replace(s.Name)
}

// frenchSources says in French what sources are called; of two that begin alike,
// the longer one comes first.
var frenchSources = strings.NewReplacer(
	"report of the Cookie Banner Taskforce (January 2023)", "rapport du groupe de travail sur les bannières de cookies (janvier 2023)",
	"guidance note on cookies and other tracking technologies, April 2020", "note d’orientation sur les cookies et autres techniques de suivi, avril 2020",
	"guidance on cookies (April 2020)", "note d’orientation sur les cookies (avril 2020)",
	"guidance on storage and access technologies, 29 April 2026", "lignes directrices sur les techniques de stockage et d’accès, 29 avril 2026",
	"guide on the use of cookies, July 2023", "guide sur l’usage des cookies, juillet 2023",
	"guidelines of 10 June 2021 (no. 231), parts", "lignes directrices du 10 juin 2021 (n°\u00a0231), parties",
	"10 June 2021", "10 juin 2021", "(Ireland)", "(Irlande)", "(Italy)", "(Italie)",
	"questions and answers on audience measurement", "questions et réponses sur la mesure d’audience",
	"questions and answers on cookies", "questions et réponses sur les cookies",
	"self-assessment of audience measurement (July 2025)", "outil d’auto-évaluation de la mesure d’audience (juillet 2025)",
	"solutions for measuring an audience (4 July 2025)", "solutions de mesure d’audience (4 juillet 2025)",
	"advice on chatbots (19 February 2021)", "conseils sur les chatbots (19 février 2021)",
	"California Code of Regulations, title 11", "Code des règlements de Californie, titre 11", "schedule A1, paragraph", "annexe A1, paragraphe",
	"Commission Implementing Decision (EU) 2023/1795 (EU-US Data Privacy Framework)",
	"décision d’exécution (UE) 2023/1795 de la Commission (cadre de protection des données UE-États-Unis)",
	"(consolidated in January 2026)", "(consolidée en janvier 2026)", "of 18 December 2025", "du 18 décembre 2025",
	"European Commission", "Commission européenne", "proposed art. 88a and 88b of the GDPR", "projet d’art. 88 bis et 88 ter du RGPD",
	"model of an accessibility statement", "modèle de déclaration d’accessibilité",
	"opinion 22/2024 on processors, executive summary", "avis 22/2024 sur les sous-traitants, synthèse", "French code de", "code de",
	"German law TDDDG", "loi allemande TDDDG", "French law ", "loi n°\u00a0",
	"guidelines 05/2020 on consent", "lignes directrices 05/2020 sur le consentement", "guidelines", "lignes directrices",
	"emotional steering", "pression sur les émotions", "ambiguous wording", "formulation ambiguë", "continuous prompting", "sollicitation continue",
	"look over there", "diversion", "dead end", "impasse", "language discontinuity", "rupture de langue",
	"GDPR", "RGPD", "EDPB", "CEPD", "CJEU", "CJUE", "2002/58/EC", "2002/58/CE", "deliberation", "délibération", "recommendation", "recommandation",
	"footnote", "note", "criteria", "critères", "criterion", "critère", "legal effects", "effets juridiques", "recital", "considérant", "example", "exemple", "part ", "partie ",
	" and ", " et ", " to ", " à ", "Directive", "directive", "; ", "\u00a0; ", "§ ", "§\u00a0",
)

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
	planet49URL   = "https://curia.europa.eu/juris/liste.jsf?num=C-673/17"
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
	return Source{Name: "CNIL, recommendation 2020-092 (consolidated in January 2026), " + paragraphs, URL: cnil2020092, Flag: Secondary, Checked: checked}
}

// house is a source of charte's own.
func house(why string) Source {
	return Source{Name: "charte: " + why, Flag: House, Checked: checked}
}
