package rules

import (
	"cmp"
	"slices"
	"strconv"
	"unicode/utf8"

	"charte/build/diag"
	"charte/build/policy"
)

var (
	beforeTheChoice = cnilRecommendation("art. 2 (2.1)")
	whichData       = Source{Name: "EDPB, guidelines 05/2020 on consent, § 64(iii)", URL: edpb052020URL, Flag: Primary, Checked: checked}
)

// notice are the rules on how a page tells what it tells.
func notice() []Rule {
	return []Rule{
		{
			ID: "INF-14", Severity: diag.Guideline, Source: beforeTheChoice, Profiles: []Profile{France},
			Title: Text{"Purposes have a short title and a short description", "Un intitulé court et un bref descriptif par finalité"},
			Why: Text{
				"Before the choice each purpose is presented by a short highlighted title and a brief description; longer explanations stand further down. What does not fit a screen is not read before the answer. The limits of 60 and 200 characters are charte's own.",
				"Avant le choix, chaque finalité est présentée par un intitulé court, mis en évidence, et un bref descriptif ; le détail vient ensuite. Ce qui ne tient pas à l’écran n’est pas lu avant de répondre. Les limites de 60 et 200 signes sont celles de charte.",
			},
			Message: Text{
				"the title of “{purpose}” has {count} characters; {limit} are enough",
				"l’intitulé de « {purpose} » compte {count} signes ; {limit} suffisent",
			},
			Hint: Text{
				"shorten it; the detail belongs to summary and uses",
				"raccourcissez-le ; le détail a sa place dans summary et uses",
			},
			find: func(s subject) []finding { return append(bareTitles(s), longPurposes(s)...) },
		},
		{
			ID: "INF-19", Severity: diag.Guideline, Source: whichData, Profiles: european(),
			Title: Text{"The kinds of data are told", "Les catégories de données sont indiquées"},
			Why: Text{
				"Consent is informed where people know which data are collected and used: an address, pages seen, what was typed. The EDPB counts it among the least that they need to know.",
				"Le consentement est éclairé si l’on sait quelles données sont recueillies : adresse IP, pages vues, texte saisi. Le Comité européen de la protection des données y voit un minimum.",
			},
			Message: Text{
				"consent is asked, and nothing says which data are collected",
				"un consentement est demandé, et rien n’indique quelles données sont recueillies",
			},
			Hint: Text{
				"add data: with the categories, to the document or to each service",
				"ajoutez data: avec les catégories, au document ou à chaque service",
			},
			find: noData,
		},
		{
			ID: "INF-22", Severity: diag.Practice, Source: house("a reader must know which text applies"),
			Title: Text{"The text has a date", "Le texte est daté"},
			Why: Text{
				"A reader who comes back, and whoever has to prove one day which text was shown, need to know from when on it applies.",
				"Le lecteur qui revient, comme celui qui devra prouver un jour quel texte était affiché, ont besoin de savoir depuis quand il s’applique.",
			},
			Message: Text{
				"the document {document} has no version date",
				"le document {document} ne porte pas de date de version",
			},
			Hint: Text{
				"add version: with the day from which the text applies (YYYY-MM-DD)",
				"ajoutez version: avec le jour à partir duquel le texte s’applique (AAAA-MM-JJ)",
			},
			find: noVersion,
		},
	}
}

func textsNamed() []Rule {
	return []Rule{
		{
			ID: "INF-23", Severity: diag.Practice, Source: cnilGuidelines("§§ 2-5"), Profiles: european(),
			Title: Text{"The right text is named", "Le bon texte est cité"},
			Why: Text{
				"Storing and reading on a device fall under art. 5(3) of directive 2002/58 and, in France, art. 82 of the law of 1978; the GDPR governs what is done with personal data afterwards. Who cites the GDPR alone leaves out the text that asks for consent.",
				"L’enregistrement et la lecture sur un appareil relèvent de l’article 5, paragraphe 3, de la directive 2002/58 et, en France, de l’article 82 de la loi de 1978 ; le RGPD régit ce que l’on fait ensuite des données personnelles. Ne citer que lui, c’est omettre le texte qui exige le consentement.",
			},
			Message: Text{
				"the GDPR is cited, and not the text on storing and reading on a device",
				"le RGPD est cité, mais non le texte sur l’enregistrement et la lecture dans un appareil",
			},
			Hint: Text{
				"add art. 82 of the French law 78-17, or directive 2002/58/EC, art. 5(3)",
				"ajoutez l’article 82 de la loi n° 78-17 du 6 janvier 1978, ou l’article 5, paragraphe 3, de la directive 2002/58/CE",
			},
			find: wrongText,
		},
	}
}

// The most characters of a purpose's title and summary. No text fixes them.
const longestTitle, longestSummary = 60, 200

// bareTitles are purposes of which visitors choose by a title alone; INF-02
// speaks of those whose trackers say nothing either.
func bareTitles(s subject) []finding {
	d := s.policy()
	var out []finding
	for _, p := range d.Purposes {
		if !p.Choosable() || described(p) || !explained(d, p) {
			continue
		}
		out = append(out, aboutPurpose(d, p, "").saying(Text{
			"visitors choose “{purpose}” by its title alone",
			"le visiteur choisit « {purpose} » sur son seul intitulé",
		}, Text{
			"add summary: with a short description",
			"ajoutez summary: avec un bref descriptif",
		}))
	}
	return out
}

func longPurposes(s subject) []finding {
	var out []finding
	for i, d := range s.editions() {
		for _, p := range d.Purposes {
			at := "purposes[" + p.ID + "]"
			own := func(field string) bool { return i == 0 || !slices.Contains(d.Missing, at+field) }
			if n := utf8.RuneCountInString(p.Title); n > longestTitle && own(".title") {
				out = append(out, aboutPurpose(d, p, ".title", "count", strconv.Itoa(n), "limit", strconv.Itoa(longestTitle)))
			}
			if n := utf8.RuneCountInString(p.Summary); n > longestSummary && p.Choosable() && own(".summary") {
				f := aboutPurpose(d, p, ".summary", "count", strconv.Itoa(n), "limit", strconv.Itoa(longestSummary))
				out = append(out, f.saying(Text{
					"the summary of “{purpose}” has {count} characters; {limit} are enough for the banner",
					"le descriptif de « {purpose} » compte {count} signes ; {limit} suffisent pour la bannière",
				}, Text{
					"shorten it; the detail belongs to uses, or to the text of the page",
					"raccourcissez-le ; le détail a sa place dans uses, ou dans le texte de la page",
				}))
			}
		}
	}
	return out
}

func noData(s subject) []finding {
	d := s.policy()
	told := len(d.Data) > 0 || slices.ContainsFunc(d.Services, func(service policy.Service) bool { return len(service.Data) > 0 })
	if told || !d.Asks() {
		return nil
	}
	return []finding{about(d, "data", "data")}
}

func noVersion(s subject) []finding {
	var out []finding
	for _, d := range s.facts.Documents {
		if d.Version.IsZero() {
			out = append(out, about(d, "title", d.ID, "document", cmp.Or(d.Title, d.ID)))
		}
	}
	return out
}

var (
	citesGDPR   = mentioning("rgpd|gdpr|2016/679|dsgvo", `\brgpd\b|\bgdpr\b|2016/679|\bdsgvo\b`)
	citesDevice = mentioning("privacy|2002/58|2009/136|78-17|informatique|vie privee|tdsg|ddsg|dsg|pecr|lssi|336/2011|196/2003", `eprivacy|e-privacy|2002/58|2009/136|78-17|informatique et libertes|vie privee et communications|\btd?dsg\b|\btdddg\b|\bpecr\b|\blssi\b|336/2011|196/2003`)
)

// wrongText is a text of one's own that names no text on devices: it points at
// the GDPR where that is cited. The standard policy names the right ones.
func wrongText(s subject) []finding {
	d := s.policy()
	if d.Body.Empty() || len(d.Trackers)+len(d.Services) == 0 {
		return nil
	}
	f := about(d, "title", "texts").saying(Text{
		"no text is named on which storing and reading on a device depend",
		"aucun texte n’est cité dont dépendent l’enregistrement et la lecture dans un appareil",
	}, Text{})
	var listed bool
	for _, t := range d.Texts {
		words := fold(t.Title + " " + string(t.URL))
		switch {
		case citesDevice.in(words) != nil:
			return nil
		case citesGDPR.in(words) != nil:
			f, listed = about(d, "texts["+t.ID+"]", t.ID), true
		}
	}
	if _, right := s.said(d, citesDevice); right {
		return nil
	}
	if at, cited := s.said(d, citesGDPR); cited && !listed {
		f = at
	}
	return []finding{f}
}
