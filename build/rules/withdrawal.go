package rules

import (
	"strings"

	"charte/build/diag"
	"charte/build/policy"
)

// withdrawal is the family RET: taking consent back.
func withdrawal() []Rule {
	return append(wayBack(), erasure()...)
}

func wayBack() []Rule {
	return []Rule{
		{
			ID: "RET-01", Severity: diag.Law, Source: Source{Name: "GDPR, art. 7(3); CNIL, deliberation 2020-091, § 31", URL: eurLexGDPR, Flag: Primary, Checked: checked},
			Title: Text{"A way back on the policy page", "Un retour possible depuis la page de la politique"},
			Why: Text{
				"Consent can be withdrawn at any time, as easily as it was given. The page that describes the choice is where people look for it: it has to lead to the choices themselves, not only describe them.",
				"Le consentement se retire à tout moment, aussi simplement qu’il a été donné. C’est sur la page qui décrit les choix que l’on cherche comment en changer : elle doit y mener, et non se borner à les décrire.",
			},
			Message: Text{
				"this page has no link that opens the choices",
				"cette page n’a aucun lien qui ouvre les choix",
			},
			Hint: Text{
				"place {{< withdraw >}} in the text, or keep in the layout the link that ends in #eu-consent",
				"placez {{< withdraw >}} dans le texte, ou gardez dans la mise en page le lien qui finit par #eu-consent",
			},
			page: noWayBack,
		},
		{
			ID: "RET-03", Severity: diag.Guideline, Source: Source{Name: taskforceReport("§§ 32 and 35").Name + "; CNIL, recommendation 2020-092 (consolidated in January 2026), art. 3", URL: taskforceReport("").URL, Flag: Primary, Checked: checked},
			Title: Text{"A standing link to the choices", "Un lien permanent vers les choix"},
			Why: Text{
				"The link that opens the choices again stands in every page of the product, in a visible place, and says what it is.",
				"Le lien qui rouvre les choix figure sur chaque page du produit, à un endroit visible, et dit ce qu’il est.",
			},
			Message: Text{"the link that opens the choices again has no words", "le lien qui rouvre les choix ne porte aucun mot"},
			Hint:    Text{"write for example “Manage my choices”", "écrivez par exemple « Gérer mes choix »"},
			find:    blank("open"),
		},
	}
}

func erasure() []Rule {
	return []Rule{
		{
			ID: "RET-05", Severity: diag.Law, Profiles: european(),
			Source: Source{Name: "GDPR, art. 7(3); EDPB, guidelines 05/2020 on consent, § 117; CNIL, recommendation 2020-092 (consolidated in January 2026), art. 3", URL: edpb052020URL, Flag: Primary, Checked: checked},
			Title:  Text{"What a withdrawal leaves behind", "Ce que laisse un retrait"},
			Why: Text{
				"After a withdrawal nothing is read or written any more, and what has no other basis is deleted. Where the banner cannot reach a tracker, the reader has to learn what becomes of it, and how to have it erased.",
				"Après un retrait, plus rien n’est lu ni écrit, et les données qui n’ont pas d’autre fondement sont effacées. Là où la bannière ne peut pas atteindre un traceur, le lecteur doit savoir ce qu’il en advient, et comment le faire effacer.",
			},
			Message: Text{
				"the banner cannot erase {trackers}, and the note of {service} does not say what becomes of it",
				"la bannière ne peut pas effacer {trackers}, et le champ note de {service} ne dit pas ce qu’il en advient",
			},
			Hint: Text{
				"write in the note of the service where it is kept, for how long, and whom to ask to have it erased",
				"écrivez dans note, sous ce service, où cela est conservé, combien de temps, et à qui demander l’effacement",
			},
			find: leftBehind,
		},
		{
			ID: "RET-06", Severity: diag.Practice, Source: house("what is declared and what is erased are to be the same"),
			Title: Text{"All of a purpose is erased", "Toute la finalité est effacée"},
			Why: Text{
				"A withdrawal erases what is declared, where it is declared to be. A cookie of another site is out of the banner’s reach.",
				"Un retrait efface ce qui est déclaré, là où la déclaration le situe. Un cookie d’un autre site est hors de portée de la bannière.",
			},
			Message: Text{
				"{tracker} is kept under {domain}, which is not an address of {host}: the banner cannot erase it there",
				"{tracker} est conservé sous {domain}, qui n’est pas une adresse de {host} : la bannière ne peut pas l’y effacer",
			},
			Hint: Text{
				"write place: service, so that the page says what stays, or correct the domain",
				"écrivez place: service, pour que la page dise ce qui reste, ou corrigez le domaine",
			},
			find: otherDomain,
		},
	}
}

// leftBehind gives one finding a service whose trackers cannot all be erased. The
// page says by itself that they stay, which is what the law asks for; whom to ask,
// only the product knows.
func leftBehind(s subject) []finding {
	var out []finding
	d, _ := s.offered()
	for _, p := range d.Purposes {
		if !p.Choosable() {
			continue
		}
		stuck := map[string][]string{}
		for _, t := range d.TrackersFor(p.ID) {
			if !t.Erasable() && !t.Catalogued {
				stuck[t.Service] = append(stuck[t.Service], t.Name)
			}
		}
		for _, v := range append(d.ServicesFor(p.ID), policy.Service{Name: p.ID}) {
			if names := stuck[v.ID]; len(names) > 0 && v.Note == "" {
				out = append(out, stuckFinding(d, v, names))
			}
		}
	}
	return out
}

// stuckFinding stands at the service, or at the first tracker where none sets it.
func stuckFinding(d policy.Document, v policy.Service, names []string) finding {
	f := finding{document: d, path: "services[" + v.ID + "]", on: v.ID, fill: []string{"service", v.Name, "trackers", strings.Join(names, ", ")}}
	if v.ID == "" {
		f.path, f.on = "trackers["+names[0]+"]", names[0]
	}
	return f.weighing(diag.Guideline)
}

// otherDomain finds cookies that are declared to be the product's own, under a
// domain that is not.
func otherDomain(s subject) []finding {
	d, _ := s.offered()
	host := hostOf(s.facts.Address)
	var out []finding
	for _, t := range d.Trackers {
		domain := strings.ToLower(strings.TrimPrefix(t.Domain, "."))
		p, _ := d.Purpose(t.Purpose)
		if host == "" || domain == "" || !p.Choosable() || !t.Erasable() || sameSite(host, domain) {
			continue
		}
		out = append(out, finding{
			document: d, path: "trackers[" + t.Name + "].domain", on: t.Name, words: t.Domain,
			fill: []string{"tracker", t.Name, "domain", t.Domain, "host", host},
		})
	}
	return out
}

// sameSite tells whether a page of host can set a cookie of the domain, itself or
// on one of its subdomains.
func sameSite(host, domain string) bool {
	return host == domain || strings.HasSuffix(host, "."+domain) || strings.HasSuffix(domain, "."+strings.TrimPrefix(host, "www."))
}
