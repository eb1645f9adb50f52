package rules

import (
	"maps"
	"slices"

	"charte/build/diag"
	"charte/build/policy"
)

// accessibilityStatement are rules on what a statement says. Whether a product
// has to have one depends on who publishes it, which charte does not know: public
// bodies and companies of 250 million euros a year in France do (law 2005-102,
// art. 47), and the services of directive (EU) 2019/882 give the same in another
// form since 28 June 2025. Hence none of them weighs like law.
func accessibilityStatement() []Rule {
	return []Rule{
		{
			ID: "DOC-11", Severity: diag.Guideline, Source: statementModel, Profiles: []Profile{France},
			Title: Text{"A statement says how far the product conforms", "La déclaration indique l’état de conformité"},
			Why: Text{
				"The first thing that a reader with a disability looks for is whether the product is accessible in full, in part or not at all. Without a valid evaluation, the RGAA treats it as non-conforming: that is an answer too.",
				"Un lecteur handicapé cherche d’abord à savoir si le produit est conforme totalement, partiellement ou pas du tout. Sans évaluation en cours de validité, le RGAA le tient pour non conforme : c’est aussi une réponse.",
			},
			Message: Text{"the accessibility statement does not say how far {product} conforms", "la déclaration d’accessibilité n’indique pas l’état de conformité de {product}"},
			Hint: Text{
				"add accessibility: with status: full, partial, none or not-assessed",
				"ajoutez accessibility: avec status: full (totale), partial (partielle), none (non conforme) ou not-assessed (non évalué)",
			},
			find: conformityUntold,
		},
		{
			ID: "DOC-12", Severity: diag.Guideline, Source: statementModel, Profiles: []Profile{France},
			Title: Text{"A statement rests on an evaluation", "La déclaration repose sur une évaluation"},
			Why: Text{
				"A statement is the result of an evaluation. Its day, and who made it against which standard, tell how much it is worth.",
				"La déclaration est le résultat d’une évaluation. Sa date, son auteur et le référentiel employé disent ce qu’elle vaut.",
			},
			Message: Text{"the accessibility statement does not say {what}", "la déclaration d’accessibilité n’indique pas {what}"},
			Hint: Text{
				"add assessed:, assessor: and standard: to accessibility; where nobody looked, write status: not-assessed",
				"ajoutez assessed:, assessor: et standard: à accessibility ; si personne n’a évalué le produit, écrivez status: not-assessed",
			},
			find: evaluationUntold,
		},
		{
			ID: "DOC-13", Severity: diag.Guideline, Source: statementModel, Profiles: []Profile{France},
			Title: Text{"A statement says whom to tell of a barrier", "La déclaration dit à qui signaler un obstacle"},
			Why: Text{
				"Those who cannot reach something must be able to say so, and to obtain it in another form: the statement gives an address or a contact form.",
				"Qui n’accède pas à un contenu doit pouvoir le signaler et l’obtenir sous une autre forme : la déclaration donne une adresse ou un formulaire de contact.",
			},
			Message: Text{"the accessibility statement gives no way to reach the publisher of {product}", "la déclaration d’accessibilité ne donne aucun moyen de joindre l’éditeur de {product}"},
			Hint: Text{
				"add contact: with email or page to the product’s _index file, and put {{< contact >}} on a line of its own",
				"ajoutez contact: au fichier _index du produit, avec une adresse électronique (email) ou un formulaire (page), et placez {{< contact >}} sur une ligne à part",
			},
			find: barrierContact,
		},
		{
			ID: "DOC-14", Severity: diag.Guideline, Source: statementModel, Profiles: []Profile{France},
			Title: Text{"A statement lists what is not accessible", "La déclaration énumère ce qui n’est pas accessible"},
			Why: Text{
				"Where the product does not conform in full, readers are told what is not accessible, and the reason where the publisher pleads a disproportionate burden.",
				"Lorsque la conformité n’est pas totale, le lecteur doit savoir ce qui n’est pas accessible, et pour quel motif si l’éditeur invoque une charge disproportionnée.",
			},
			Message: Text{"the accessibility statement says that {product} does not conform in full, without saying what is not accessible", "la déclaration d’accessibilité dit que {product} n’est pas totalement conforme, sans dire ce qui n’est pas accessible"},
			Hint: Text{
				"add exceptions: to accessibility, with an entry for each thing that is not accessible",
				"ajoutez exceptions: à accessibility, avec une entrée par contenu inaccessible",
			},
			find: exceptionsUntold,
		},
		{
			ID: "DOC-15", Severity: diag.Guideline, Source: statementModel, Profiles: []Profile{France},
			Title: Text{"A statement is not older than three years", "La déclaration a moins de trois ans"},
			Why: Text{
				"A statement is made anew after three years at the latest, and earlier when the product changes in substance or when a new edition of the RGAA is eighteen months old.",
				"Une déclaration se refait au bout de trois ans au plus tard, et plus tôt si le produit change de façon substantielle ou si une nouvelle version du RGAA a paru depuis dix-huit mois.",
			},
			Message: Text{"the accessibility statement is dated {day}, more than three years ago", "la déclaration d’accessibilité est du {day}, il y a plus de trois ans"},
			Hint:    Text{"have the product evaluated again, and write the new date", "faites réévaluer le produit et écrivez la nouvelle date"},
			find:    oldStatement,
		},
	}
}

// statement is the product's statement; false where it has none.
func (s subject) statement() (policy.Document, policy.Accessibility, bool) {
	d, ok := s.facts.Document(policy.AccessibilityStatement)
	return d, d.Accessibility, ok
}

// ownConformity finds what a text of one's own says of conformance.
var ownConformity = mentioning("conform", `(?:totalement|partiellement|non|pas)[ -]conform|conformite (?:totale|partielle)|(?:fully|partially|not) (?:conform|compliant)`)

func conformityUntold(s subject) []finding {
	d, a, ok := s.statement()
	if !ok || !d.Body.Places("conformity") && s.tells(d, ownConformity) {
		return nil
	}
	var out []finding
	if a.Status == "" {
		out = append(out, about(d, "accessibility", "status", "product", s.facts.Name))
	}
	if len(a.Duties) == 0 {
		out = append(out, about(d, "accessibility", "duties", "product", s.facts.Name).weighing(diag.Practice).saying(Text{
			"the accessibility statement does not say by which text {product} has to be accessible, or that none obliges it",
			"la déclaration d’accessibilité ne dit pas quel texte oblige {product} à être accessible, ni qu’aucun ne l’y oblige",
		}, Text{
			"add duties: to accessibility, with art-47 (law 2005-102), eaa (directive 2019/882) or none",
			"ajoutez duties: à accessibility, avec art-47 (loi de 2005), eaa (directive 2019/882) ou none (aucun)",
		}))
	}
	return out
}

func evaluationUntold(s subject) []finding {
	d, a, ok := s.statement()
	if !ok || !a.Status.Evaluated() {
		return nil
	}
	var out []finding
	for _, m := range []missing{
		{field: ".assessed", on: "assessed", what: Text{"when {product} was evaluated", "quand {product} a été évalué"}, known: !a.Assessed.IsZero()},
		{field: ".assessor", on: "assessor", what: Text{"who evaluated {product}", "qui a évalué {product}"}, known: a.Assessor != ""},
		{field: ".standard", on: "standard", what: Text{"by which standard {product} was evaluated", "selon quel référentiel {product} a été évalué"}, known: a.Standard != ""},
	} {
		if !m.known {
			what := policy.Fill(m.what.In(s.Lang), "product", s.facts.Name)
			out = append(out, about(d, "accessibility"+m.field, m.on, "what", what))
		}
	}
	return out
}

func barrierContact(s subject) []finding {
	d, _, ok := s.statement()
	c := s.facts.Contact
	if !ok || c.Email+c.Phone+string(c.Page)+s.facts.Controller.Email != "" {
		return nil
	}
	d.Origin = s.facts.Origin
	return []finding{about(d, "contact", "contact", "product", s.facts.Name)}
}

func exceptionsUntold(s subject) []finding {
	d, a, ok := s.statement()
	if !ok {
		return nil
	}
	var out []finding
	partly := a.Status == policy.ConformsPartly || a.Status == policy.DoesNotConform
	if partly && len(a.Exceptions) == 0 && d.Body.Places("exceptions") {
		out = append(out, about(d, "accessibility.status", "exceptions", "product", s.facts.Name))
	}
	for _, e := range a.Exceptions {
		if e.Reason == policy.Burden && e.Why == "" {
			out = append(out, about(d, "accessibility.exceptions["+e.ID+"]", e.ID, "exception", e.Title).saying(Text{
				"“{exception}” is left out as a disproportionate burden, and nothing says why",
				"« {exception} » fait l’objet d’une dérogation pour charge disproportionnée, et rien n’en donne le motif",
			}, Text{
				"add why: to it",
				"ajoutez-y why:",
			}))
		}
	}
	return out
}

func oldStatement(s subject) []finding {
	d, _, ok := s.statement()
	limit := d.Version
	limit.Year += 3
	if !ok || d.Version.IsZero() || !s.Today.After(limit) {
		return nil
	}
	return []finding{about(d, "version", "version", "day", s.day(d.Version))}
}

func termsOfUse() []Rule {
	return []Rule{
		{
			ID: "DOC-16", Severity: diag.Practice, Source: house("who is bound decides which law protects them"),
			Title: Text{"Terms say whom they are for", "Les conditions disent à qui elles s’adressent"},
			Why: Text{
				"A consumer has rights that a professional does not have, and terms that leave the question open can turn against their author.",
				"Un consommateur a des droits qu’un professionnel n’a pas, et des conditions qui laissent la question ouverte peuvent se retourner contre leur auteur.",
			},
			Message: Text{"the terms do not say whether they are for consumers or for professionals", "les conditions ne disent pas si elles s’adressent à des consommateurs ou à des professionnels"},
			Hint: Text{
				"add terms: with customers: [consumers], [professionals] or both",
				"ajoutez terms: avec customers: [consumers] (consommateurs), [professionals] (professionnels) ou les deux",
			},
			find: customersUntold,
		},
		{
			ID: "DOC-17", Severity: diag.Law, Source: consumerMediator, Profiles: []Profile{France},
			Title: Text{"Consumers are told of their mediator", "Le médiateur de la consommation est indiqué"},
			Why: Text{
				"A professional gives consumers the contact details of its own mediator, on its site and in its terms. Mentioning mediation in general is not enough.",
				"Le professionnel communique au consommateur les coordonnées du médiateur dont il relève, sur son site et dans ses conditions générales. Évoquer la médiation en général ne suffit pas.",
			},
			Message: Text{"the terms are for consumers, and name no mediator with an address", "les conditions s’adressent à des consommateurs et ne nomment pas de médiateur avec ses coordonnées"},
			Hint: Text{
				"add mediator: to terms, with name, address and site",
				"ajoutez mediator: à terms, avec le nom (name), l’adresse (address) et le site (site)",
			},
			find: mediatorUntold,
		},
	}
}

// ownCustomers finds what a text of one's own says of those whom it binds.
var ownCustomers = mentioning("consommateur|professionnel|consumer|business|professional", `consommateurs?|professionnels?|consumers?|business(?:es)?|professionals?`)

func customersUntold(s subject) []finding {
	d, ok := s.facts.Document(policy.TermsOfUse)
	if !ok || len(d.Terms.Customers) > 0 || !d.Body.Places("terms") && s.tells(d, ownCustomers) {
		return nil
	}
	return []finding{about(d, "terms", "customers")}
}

// ownMediator finds a mediator with a site, in a text of one's own.
var ownMediator = mentioning("mediat", `mediat`)

func mediatorUntold(s subject) []finding {
	d, ok := s.facts.Document(policy.TermsOfUse)
	m := d.Terms.Mediator
	if !ok || !d.Terms.ForConsumers() || m.Known() && m.Site != "" || !d.Body.Places("terms") && s.tells(d, ownMediator) {
		return nil
	}
	return []finding{about(d, "terms.customers", "mediator")}
}

// shownFacts is the rule on facts that a text of one's own does not show.
func shownFacts() []Rule {
	return []Rule{{
		ID: "DOC-18", Severity: diag.Practice, Source: house("what is declared is shown"),
		Title: Text{"What is declared is on the page", "Ce qui est déclaré figure sur la page"},
		Why: Text{
			"Facts in the front matter reach readers only through a generated part. If the text does not place that part, readers never see them.",
			"Les faits de l’en-tête ne parviennent au lecteur que par un élément généré. Si le texte ne le place pas, le lecteur ne les voit pas.",
		},
		Message: Text{"the front matter declares {field}, and the text does not show it", "l’en-tête déclare {field}, et le texte ne le montre pas"},
		Hint:    Text{"put {{< {part} >}} on a line of its own", "placez {{< {part} >}} sur une ligne à part"},
		find:    unplaced,
	}}
}

// partOf is the generated part that shows a field of the front matter.
var partOf = map[string]string{"processing": "processing", "accessibility": "conformity", "terms": "terms"}

func unplaced(s subject) []finding {
	var out []finding
	for _, d := range s.facts.Documents {
		for _, field := range slices.Sorted(maps.Keys(partOf)) {
			if _, set := d.Origin[field]; set && policy.Particulars()[field] == d.Kind && !d.Body.Places(partOf[field]) {
				out = append(out, about(d, field, field, "field", field, "part", partOf[field]))
			}
		}
	}
	return out
}
