package rules

import (
	"regexp"
	"slices"
	"strings"

	"charte/build/diag"
	"charte/build/policy"
)

// proseReading are rules on what a reader can make of the words.
func proseReading() []Rule {
	return []Rule{
		{
			ID: "INF-13", Severity: diag.Law, Source: Source{Name: "GDPR, art. 12(1); CNIL, deliberation 2020-091, § 22", URL: eurLexGDPR, Flag: Primary, Checked: checked},
			Title: Text{"Technical terms", "Termes techniques"},
			Why: Text{
				"Information must be easy to understand, in clear and plain terms. A word that only developers know informs nobody else.",
				"L’information doit être aisée à comprendre, en termes clairs et simples. Un mot que seuls connaissent les développeurs n’informe personne d’autre.",
			},
			Message: Text{
				"“{words}” is a technical term that most readers do not know",
				"« {words} » est un terme technique que la plupart des lecteurs ne connaissent pas",
			},
			Hint: Text{
				"say what it does for the visitor, or explain it in the same sentence",
				"dites à quoi cela sert au visiteur, ou expliquez le terme dans la même phrase",
			},
			find: wordings(inf13Words()...),
		},
		{
			ID: "INF-16", Severity: diag.Law, Source: cnilGuidelines("§ 23"),
			Title: Text{"A mere pointer to other terms", "Simple renvoi à d’autres conditions"},
			Why: Text{
				"A bare reference to general terms does not inform: who asks for consent says for what, where it is asked for.",
				"Un simple renvoi aux conditions générales n’informe pas : qui demande un consentement doit dire à quoi, là où il le demande.",
			},
			Message: Text{
				"“{words}” sends the reader elsewhere instead of informing",
				"« {words} » renvoie ailleurs au lieu d’informer",
			},
			Hint: Text{
				"say here what is stored, why and how to refuse; the link may follow",
				"dites ici ce qui est enregistré, pourquoi et comment refuser ; le renvoi peut suivre",
			},
			find: wordings(inf16Words()...),
		},
		{
			ID: "INF-21", Severity: diag.Practice, Source: deadEnd,
			Title: Text{"Link that leads nowhere", "Lien sans destination"},
			Why: Text{
				"A link without an address, or the word “here” without a link, promises information that the reader cannot reach. A link must also be understood from its words and the sentence around it.",
				"Un lien sans adresse, ou le mot « ici » sans lien, promet une information que le lecteur ne peut pas atteindre. Un lien doit aussi se comprendre par ses mots et la phrase qui l’entoure.",
			},
			Message: Text{
				"“{words}” leads nowhere, or does not say where",
				"« {words} » ne mène nulle part, ou ne dit pas où",
			},
			Hint: Text{
				"link the words that name the page: [list of trackers](address)",
				"posez le lien sur les mots qui nomment la page : [liste des traceurs](adresse)",
			},
			find: deadEnds(inf21Words()),
		},
		{
			ID: "INF-23", Severity: diag.Practice, Source: cnilGuidelines("§§ 2-5"),
			Title: Text{"Only the GDPR is named", "Seul le RGPD est cité"},
			Why: Text{
				"It is article 82 of the French Data Protection Act (article 5(3) of directive 2002/58/EC) that asks for consent to trackers. The GDPR says what consent is and governs the data.",
				"C’est l’article 82 de la loi Informatique et Libertés (article 5, paragraphe 3, de la directive 2002/58/CE) qui exige un consentement pour les traceurs. Le RGPD dit ce qu’est un consentement et régit les données.",
			},
			Message: Text{
				"“{words}”: for trackers, the text is named that is not about them",
				"« {words} » : le texte cité n’est pas celui qui régit les traceurs",
			},
			Hint: Text{
				"name article 82 of law 78-17 of 6 January 1978, or article 5(3) of directive 2002/58/EC, besides the GDPR",
				"citez aussi l’article 82 de la loi n° 78-17 du 6 janvier 1978, ou l’article 5, paragraphe 3, de la directive 2002/58/CE",
			},
			find: restsOnGDPR(inf23Words()),
		},
	}
}

func inf13Words() []wording {
	const jargon = `(?:^|[\s('"«“/,])(\bpayloads?\b|\bcsrf\b|\bxss\b|\bjwt\b|\bcors\b|cross-origin resource sharing|cross-site request forgery|\bendpoints?\b|\bhttp-?only\b|\bbackend\b|\bcallbacks?\b|\bwebsockets?\b|\bddos\b|\bpkce\b|\boauth\b|pare-feu applicatif|haute disponibilite|\bf12\b|\bcheckbox\w*|\bajax\b|\bjson\b|\basp.? ?net\b|query string|\bbase64\b|\bmiddleware\b|\brequest headers?\b|http headers?|en-tetes? http|\bthrottl\w+|\bwaf\b|\bnet framework\b|empreinte cryptographique|\bhash(?:e|es|age)?\b|outils? de developpement|developer tools|\bsdks?\b)(?:$|[\s)'"»”.,;:/])`
	const explained = `such as|tels? que|telles? que|similar technolog|technologies similaires|c'est-a-dire|autrement dit|qui permet|that is,|i.e\.|which (?:lets|allows)`
	const begins = "payload csrf xss jwt cors cross endpoint http backend callback websocket ddos pkce oauth pare-feu disponibilite f12 checkbox ajax json base64 middleware header tete query throttl waf framework cryptographique hash developpement developer sdk"
	return []wording{
		fr(begins, jargon).in(readable).but(explained + `|` + needlessFR(tools)),
		en(begins, jargon).in(readable).but(explained + `|` + needlessEN(toolsEN)),
	}
}

// readable chooses what visitors read.
func readable(t text) bool { return aboutTrackers(t) && t.document.Kind != policy.Guide }

func inf16Words() []wording {
	return []wording{
		fr("conditions cgu cgv", `(?:informations?|modalites|details?|regles|dispositions)[^.]{0,50}(?:cookies|traceurs)[^.]{0,30}(?:figurent?|sont|est|se trouvent?)[^.]{0,30}(?:conditions generales|cgu|cgv|conditions d'utilisation)`).but(`egalement|aussi|` + neverFR(`figur|sont|est|trouv`)),
		fr("consult voir report savoir", `^[^.]{0,40}(?:consulte[rz]|voir|reporte[rz]-vous|savoir plus)[^.]{0,40}(?:conditions generales|\bcgu\b|conditions d'utilisation)[^.]{0,20}\.?$`).in(labelText).but(freeFR),
		en("terms", `(?:information|details|rules)[^.]{0,50}(?:cookies|trackers)[^.]{0,30}(?:is|are|can be found|appears?)[^.]{0,30}(?:terms (?:of (?:use|service)|and conditions))`).but(`\balso\b|\bnot\b|never`),
		en("terms", `^[^.]{0,40}(?:see|read|refer to)[^.]{0,40}terms (?:of (?:use|service)|and conditions)[^.]{0,20}\.?$`).in(labelText).but(freeEN),
	}
}

// labelText chooses the banner's own text.
func labelText(t text) bool { return t.path == "banner.labels.text" }

var here = regexp.MustCompile(`^(?:cliquez |cliquer |click )?(?:ici|here|sur ce lien|ce lien|this link|lien)$`)

// deadEnds are links without a destination, links that say nothing on their own
// or in their passage, and a "here" without a link.
func deadEnds(pointing []wording) func(subject) []finding {
	return func(s subject) []finding {
		var out []finding
		for _, t := range s.texts {
			if t.path != "" {
				continue
			}
			links := t.links()
			out = append(out, t.deadLinks(links)...)
			if len(links) == 0 && !strings.Contains(t.folded, "://") {
				out = append(out, t.matches(pointing)...)
			}
		}
		return out
	}
}

func (t text) deadLinks(links []policy.TextLink) []finding {
	var out []finding
	for _, l := range links {
		if dead(l.Address) || here.MatchString(fold(strings.TrimSpace(l.Text))) && len(strings.Fields(t.words)) <= 3 {
			f := finding{document: t.document, words: l.Text, fill: []string{"words", quoted(l.Text)}}
			f.at = t.body.At(l.At)
			out = append(out, f)
		}
	}
	return out
}

func dead(address string) bool {
	address = strings.ToLower(strings.TrimSpace(address))
	return address == "" || address == "#" || strings.HasPrefix(address, "javascript:")
}

// inf21Words point at a link; they are searched where there is none.
func inf21Words() []wording {
	return []wording{
		fr("_ici", `(?:cliqu(?:ez|er|ant)|disponibles?|accessibles?|(?:en )?savoir plus|consult\w+|voir) (ici)\b`).before(notIntroducing),
		en("_here", `(?:click(?:ing)?|available|accessible|learn more|find (?:it|them|out more)|see|found) (here)\b`).before(notIntroducing),
	}
}

// notIntroducing tells a "here" that stands for a link from one before a colon.
func notIntroducing(rest string) bool { return !strings.HasPrefix(strings.TrimSpace(rest), ":") }

// links are those of a passage.
func (t text) links() []policy.TextLink {
	if len(t.body.Links) == 0 {
		return nil
	}
	from, to := t.passage.Offset(0), t.passage.Offset(len(t.words))
	var out []policy.TextLink
	for _, l := range t.body.Links {
		if from <= l.At && l.At <= to {
			out = append(out, l)
		}
	}
	return out
}

var rightText = lazily(`article 82|art\. ?82|informatique et libertes|78-17|2002/58|e-?privacy|vie privee et communications|data protection act|pecr|tdddg|ttdsg`)

// restsOnGDPR finds passages that rest the rules on trackers on the GDPR, in
// documents that name no other text.
func restsOnGDPR(resting []wording) func(subject) []finding {
	return func(s subject) []finding {
		var out []finding
		for _, t := range s.texts {
			out = append(out, t.matches(resting)...)
		}
		if len(out) == 0 {
			return nil
		}
		named := map[string]bool{} // by document and language
		for _, t := range s.texts {
			if key := t.document.ID + "." + t.lang; !named[key] {
				named[key] = t.says(rightText)
			}
		}
		return slices.DeleteFunc(out, func(f finding) bool { return named[f.document.ID+"."+f.document.Lang] })
	}
}

func inf23Words() []wording {
	const gdprFR = `(?:rgpd|gdpr|reglement general sur la protection des donnees|2016/679)`
	const dataFR = `donnees (?:a caractere )?personnel|donnees (?:collectees|recueillies|traitees)|vos donnees|traitement des donnees|droits?\b`
	const basis = `(?:base|fondement) (?:legale?|juridique)[^.]{0,140}(?:cookies|traceurs)[^§]{0,100}`
	const gdprEN = `(?:gdpr|general data protection regulation|2016/679)`
	return []wording{
		fr("rgpd gdpr reglement_general 2016/679", `(?:conformement|en application|en vertu|au titre|respect|exige|impose|conforme)[^.]{0,60}`+gdprFR).beside(`(?:` + gdprFR + `)[^§]*(?:cookie|traceur|consentement)|(?:cookie|traceur|consentement)[^§]*` + gdprFR).but(dataFR),
		fr("base_legale base_juridique fondement", basis+gdprFR),
		en("legal_basis", `legal basis[^.]{0,140}cookies[^§]{0,100}`+gdprEN),
		en("gdpr general_data 2016/679", `(?:in accordance|pursuant|under|compl(?:y|iance)|required? by|in line)[^.]{0,60}`+gdprEN).beside(`cookie|tracker`).but(`personal data|personal information|data (?:collected|we collect|subject)|your data|\brights?\b`),
	}
}
