package rules

import (
	"charte/build/diag"
	"charte/build/policy"
)

// information is the family INF: what a page must tell.
func information() []Rule {
	return []Rule{
		{
			ID: "INF-01", Severity: diag.Law, Source: gdpr("art. 13(1)(a)"),
			Message: Text{
				"nobody is named as the controller of {product}",
				"aucun responsable du traitement n’est nommé pour {product}",
			},
			Hint: Text{
				"add controller: with name, address and email to the product's _index file",
				"ajoutez controller: (name, address, email) au fichier _index du produit",
			},
			find: noController,
		},
		{
			ID: "INF-06", Severity: diag.Law, Source: cnilGuidelines("§ 25"),
			Message: Text{
				"the purpose {purpose} asks for consent without naming a single service",
				"la finalité {purpose} demande un consentement sans nommer aucun service",
			},
			Hint: Text{
				"declare each service with its vendor, or remove the purpose if nothing serves it",
				"déclarez chaque service avec son fournisseur, ou supprimez la finalité si rien ne la sert",
			},
			find: unnamedServices,
		},
		{
			ID: "INF-07", Severity: diag.Law, Source: Source{Name: "CJEU C-673/17 Planet49, § 81; GDPR, art. 13(2)(a)", URL: eurLexGDPR, Flag: Secondary, Checked: checked},
			Message: Text{
				"the duration of {tracker} is not stated",
				"la durée de {tracker} n’est pas précisée",
			},
			Hint: Text{
				"add duration: with the time that the tracker is really kept",
				"ajoutez duration: avec la durée réelle de conservation",
			},
			find: noDuration,
		},
		{
			ID: "INF-22", Severity: diag.Practice, Source: house("a reader must know which text applies"),
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

func noController(s subject) []finding {
	d, ok := s.facts.Policy()
	if !ok || s.facts.Controller.Known() {
		return nil
	}
	// The acceptance stands in the policy, the fact in the product's file.
	d.Origin = s.facts.Origin
	return []finding{{document: d, path: "controller", fill: []string{"product", s.facts.Name}}}
}

func unnamedServices(s subject) []finding {
	var out []finding
	for _, d := range s.facts.Documents {
		for _, purpose := range d.Purposes {
			if !purpose.Exempt() && len(d.ServicesFor(purpose.ID)) == 0 && len(d.TrackersFor(purpose.ID)) == 0 {
				out = append(out, finding{document: d, path: "purposes[" + purpose.ID + "]", on: purpose.ID, fill: []string{"purpose", purpose.ID}})
			}
		}
	}
	return out
}

func noDuration(s subject) []finding {
	var out []finding
	for _, d := range s.facts.Documents {
		for _, t := range d.Trackers {
			if !t.Duration.Stated() && t.Kind != policy.Pixel && t.Kind != policy.Fingerprint {
				out = append(out, finding{document: d, path: "trackers[" + t.Name + "]", on: t.Name, fill: []string{"tracker", t.Name}})
			}
		}
	}
	return out
}

func noVersion(s subject) []finding {
	var out []finding
	for _, d := range s.facts.Documents {
		if d.Version.IsZero() {
			out = append(out, finding{document: d, path: "title", fill: []string{"document", d.ID}})
		}
	}
	return out
}
