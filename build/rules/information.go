package rules

import (
	"charte/build/diag"
	"charte/build/policy"
)

var (
	gdpr13   = Source{Name: "GDPR, art. 13(1)(a)", URL: "https://eur-lex.europa.eu/eli/reg/2016/679/oj"}
	planet49 = Source{Name: "CJEU C-673/17 Planet49, § 81; GDPR, art. 13(2)(a)"}
	cnil25   = Source{Name: "CNIL, deliberation 2020-091, § 25"}
	dated    = Source{Name: "charte: a reader must know which text applies"}
)

// information is the family INF: what a page must tell.
func information() []Rule {
	return []Rule{
		{
			ID: "INF-01", Severity: diag.Law, Source: gdpr13,
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
			ID: "INF-06", Severity: diag.Law, Source: cnil25,
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
			ID: "INF-07", Severity: diag.Law, Source: planet49,
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
			ID: "INF-22", Severity: diag.Practice, Source: dated,
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

func noController(p product) []finding {
	d, ok := p.facts.Policy()
	if !ok || p.facts.Controller.Known() {
		return nil
	}
	// The acceptance stands in the policy, the fact in the product's file.
	d.Origin = p.facts.Origin
	return []finding{{d, "controller", []string{"product", p.facts.Name}}}
}

func unnamedServices(p product) []finding {
	var out []finding
	for _, d := range p.facts.Documents {
		for _, purpose := range d.Purposes {
			if !purpose.Exempt() && len(d.ServicesFor(purpose.ID)) == 0 && len(d.TrackersFor(purpose.ID)) == 0 {
				out = append(out, finding{d, "purposes[" + purpose.ID + "]", []string{"purpose", purpose.ID}})
			}
		}
	}
	return out
}

func noDuration(p product) []finding {
	var out []finding
	for _, d := range p.facts.Documents {
		for _, t := range d.Trackers {
			if !t.Duration.Stated() && t.Kind != policy.Pixel && t.Kind != policy.Fingerprint {
				out = append(out, finding{d, "trackers[" + t.Name + "]", []string{"tracker", t.Name}})
			}
		}
	}
	return out
}

func noVersion(p product) []finding {
	var out []finding
	for _, d := range p.facts.Documents {
		if d.Version.IsZero() {
			out = append(out, finding{d, "title", []string{"document", d.ID}})
		}
	}
	return out
}
