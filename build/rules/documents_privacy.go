package rules

import (
	"cmp"
	"slices"
	"strings"

	"charte/build/diag"
	"charte/build/policy"
)

func privacyPolicy() []Rule {
	return append([]Rule{
		{
			ID: "DOC-04", Severity: diag.Law, Source: gdpr("art. 13(1)(a)"), Profiles: european(),
			Title: Text{"A privacy policy names who answers", "La politique de confidentialité nomme le responsable"},
			Why: Text{
				"People who hand over data are told who decides on their use, and how to reach that person.",
				"Qui confie ses données doit savoir qui décide de leur usage, et comment joindre cette personne.",
			},
			Message: Text{"the privacy policy does not say who the controller of {product} is", "la politique de confidentialité ne dit pas qui est le responsable du traitement pour {product}"},
			Hint: Text{
				"name the controller in the product’s _index file, and put {{< controller >}} on a line of its own",
				"nommez le responsable (controller) dans le fichier _index du produit, et placez {{< controller >}} sur une ligne à part",
			},
			find: controllerUntold,
		},
		{
			ID: "DOC-05", Severity: diag.Law, Source: gdpr("art. 13(1)(c)"), Profiles: european(),
			Title: Text{"A privacy policy says what data are used for", "La politique de confidentialité indique les finalités"},
			Why: Text{
				"The purpose of each use of data is the heart of the information: everything else, from the legal basis to the duration, is stated for each purpose.",
				"La finalité de chaque traitement est le cœur de l’information : le reste, de la base légale à la durée, se dit finalité par finalité.",
			},
			Message: Text{"the privacy policy states no purpose for which data are used", "la politique de confidentialité n’indique aucune finalité"},
			Hint: Text{
				"add processing: with an entry for each use of data, and what it is for (why)",
				"ajoutez processing: avec une entrée par traitement, et sa finalité (why)",
			},
			find: aimsUntold,
		},
		{
			ID: "DOC-06", Severity: diag.Law, Source: gdpr("art. 13(1)(c) and (d)"), Profiles: european(),
			Title: Text{"Each processing has its legal basis", "Chaque traitement a sa base légale"},
			Why: Text{
				"No use of personal data is lawful without one of the six bases of art. 6, and the policy says which; where it is a legitimate interest, it says what that interest is. The rights of the reader depend on it.",
				"Aucun traitement n’est licite sans l’une des six bases de l’article 6, et la politique doit dire laquelle ; si c’est l’intérêt légitime, elle doit dire lequel. Les droits du lecteur en dépendent.",
			},
			Message: Text{"nothing says on which legal basis “{processing}” rests", "rien n’indique sur quelle base légale repose « {processing} »"},
			Hint: Text{
				"add legal-basis: to it, one of consent, contract, legal-obligation, vital-interests, public-task and legitimate-interest",
				"ajoutez-y legal-basis: consent (consentement), contract (contrat), legal-obligation (obligation légale), vital-interests (intérêts vitaux), public-task (mission d’intérêt public) ou legitimate-interest (intérêt légitime)",
			},
			find: basisUntold,
		},
		{
			ID: "DOC-07", Severity: diag.Law, Source: gdpr("art. 13(2)(a)"), Profiles: european(),
			Title: Text{"The policy says for how long data are kept", "La durée de conservation est indiquée"},
			Why: Text{
				"For each use of data there is a time after which they are erased, or at least a rule that sets it.",
				"Pour chaque traitement, il y a un délai au bout duquel les données sont effacées, ou du moins une règle qui le fixe.",
			},
			Message: Text{"nothing says for how long the data of “{processing}” are kept", "rien n’indique combien de temps sont conservées les données de « {processing} »"},
			Hint: Text{
				"add kept: with a duration, or criterion: with what ends it",
				"ajoutez kept: avec une durée, ou criterion: avec ce qui y met fin",
			},
			find: each(func(p policy.Processing) bool { return p.KeptStated() }, ".kept"),
		},
		{
			ID: "DOC-08", Severity: diag.Law, Source: gdpr("art. 13(1)(e)"), Profiles: european(),
			Title: Text{"The policy says who receives data", "Les destinataires sont indiqués"},
			Why: Text{
				"Readers are told whom their data reach, by name or by category: teams, processors, authorities. If nobody else receives them, saying so answers the question.",
				"Le lecteur doit savoir à qui parviennent ses données, par nom ou par catégorie : services internes, sous-traitants, autorités. Si personne d’autre ne les reçoit, le dire répond à la question.",
			},
			Message: Text{"nothing says who receives the data of “{processing}”", "rien n’indique qui reçoit les données de « {processing} »"},
			Hint: Text{
				"add recipients: with a list, also where only the controller’s own people do",
				"ajoutez recipients: avec une liste, même si seuls les services du responsable les reçoivent",
			},
			find: each(func(p policy.Processing) bool { return len(p.Recipients) > 0 }, ".recipients"),
		},
	}, rightsOfPrivacy()...)
}

func rightsOfPrivacy() []Rule {
	return []Rule{{
		ID: "DOC-09", Severity: diag.Law, Source: gdpr("art. 13(2)(b) to (d)"), Profiles: european(),
		Title: Text{"A privacy policy states the rights in full", "La politique de confidentialité indique tous les droits"},
		Why: Text{
			"The rights of access, rectification, erasure, restriction, objection and portability, that to withdraw consent, and the complaint to the authority stand in the policy itself.",
			"Les droits d’accès, de rectification, d’effacement, de limitation, d’opposition et à la portabilité, le retrait du consentement et la réclamation auprès de l’autorité figurent dans la politique elle-même.",
		},
		Message: Text{"the privacy policy does not mention all rights; missing: {missing}", "la politique de confidentialité ne mentionne pas tous les droits ; il manque : {missing}"},
		Hint: Text{
			"put {{< rights >}} on a line of its own: it lists all eight; where the front matter has a list of rights, delete that",
			"placez {{< rights >}} sur une ligne à part : les huit droits y sont énumérés ; si l’en-tête contient une liste rights, supprimez-la",
		},
		find: privacyRights,
	}}
}

func processorsNamed() []Rule {
	return []Rule{
		{
			ID: "DOC-10", Severity: diag.Guideline, Source: edpbProcessors, Profiles: european(),
			Title: Text{"Where a processor is", "Où se trouve un sous-traitant"},
			Why: Text{
				"A controller should have at hand who each of its processors is and where, whatever the risk. Without a country nobody can say whether data leave the European Economic Area.",
				"Le responsable du traitement devrait avoir sous la main l’identité et l’adresse de chacun de ses sous-traitants, quel que soit le risque. Sans le pays, nul ne peut dire si des données quittent l’Espace économique européen.",
			},
			Message: Text{"nothing says in which country the processor {vendor} is", "rien n’indique dans quel pays se trouve le sous-traitant {vendor}"},
			Hint: Text{
				"add country: with two capital letters (FR, US)",
				"ajoutez country: avec deux majuscules (FR, US)",
			},
			find: processorsNowhere,
		},
		{
			ID: "TRF-01", Severity: diag.Law, Source: onTransfers, Profiles: union(),
			Message: Text{
				"the processor {vendor} is in a country ({country}) that no adequacy decision covers as a whole, and nothing says what protects the data there",
				"le sous-traitant {vendor} est établi dans un pays ({country}) qu’aucune décision d’adéquation ne couvre en entier, et rien n’indique ce qui y protège les données",
			},
			Hint: Text{
				"add transfer: to it, with mechanism: (scc, bcr, or dpf for a company certified in the United States) and where you read it",
				"ajoutez-y transfer: avec la source et mechanism: scc (clauses contractuelles types), bcr (règles d’entreprise contraignantes) ou dpf (société certifiée aux États-Unis)",
			},
			find: processorsAbroad,
		},
	}
}

// controllerUntold is a policy of which neither the facts nor the text name the
// controller; where a cookie policy tells that nobody is known, INF-01 does.
func controllerUntold(s subject) []finding {
	d, ok := s.facts.Document(policy.Privacy)
	if !ok {
		return nil
	}
	c := s.facts.Controller
	_, told := s.facts.Policy()
	switch {
	case d.Body.Places("controller") && (c.Known() || told), c.Known() && s.names(d, c.Name):
		return nil
	}
	return []finding{about(d, "title", "controller", "product", s.facts.Name)}
}

// speaksOfAims finds words on what data are used for.
var speaksOfAims = mentioning("finalite|purpose|afin|pour |use", `finalite|purpose|\bafin d|\bpour (?:vous|nous|repondre|gerer|traiter|fournir|assurer)|we use|in order to|used (?:to|for)`)

func aimsUntold(s subject) []finding {
	d, ok := s.facts.Document(policy.Privacy)
	if !ok {
		return nil
	}
	if len(d.Processing) > 0 {
		return s.unexplainedProcessing(d)
	}
	if d.Body.Places("processing") && len(s.policy().Purposes) > 0 || !d.Body.Empty() && s.tells(d, speaksOfAims) {
		return nil
	}
	return []finding{about(d, "processing", "processing")}
}

func (s subject) unexplainedProcessing(d policy.Document) []finding {
	var out []finding
	for _, p := range d.Processing {
		if p.Why == "" {
			out = append(out, aboutProcessing(d, p, ".why").saying(Text{
				"nothing says what “{processing}” is for",
				"rien n’indique la finalité de « {processing} »",
			}, Text{
				"add why: with a sentence",
				"ajoutez why: avec une phrase",
			}))
		}
	}
	return out
}

// aboutProcessing is a finding at a field of what is done with data; it fills
// {processing}.
func aboutProcessing(d policy.Document, p policy.Processing, field string) finding {
	return about(d, "processing["+p.ID+"]"+field, p.ID, "processing", cmp.Or(p.Title, p.ID))
}

// each gives a finding for everything declared of which a fact is not known.
func each(known func(policy.Processing) bool, field string) func(subject) []finding {
	return func(s subject) []finding {
		d, _ := s.facts.Document(policy.Privacy)
		var out []finding
		for _, p := range d.Processing {
			if !known(p) {
				out = append(out, aboutProcessing(d, p, field))
			}
		}
		return out
	}
}

func basisUntold(s subject) []finding {
	d, _ := s.facts.Document(policy.Privacy)
	var out []finding
	for _, p := range d.Processing {
		switch {
		case p.LegalBasis == "":
			out = append(out, aboutProcessing(d, p, ".legal-basis"))
		case p.LegalBasis == policy.ByLegitimateInterest && p.Interest == "":
			out = append(out, aboutProcessing(d, p, ".legal-basis").saying(Text{
				"“{processing}” rests on a legitimate interest, and nothing says which",
				"« {processing} » repose sur l’intérêt légitime, et rien n’indique lequel",
			}, Text{
				"add interest: with the interest that is pursued",
				"ajoutez interest: avec l’intérêt poursuivi",
			}))
		}
	}
	return out
}

func privacyRights(s subject) []finding {
	d, ok := s.facts.Document(policy.Privacy)
	if !ok {
		return nil
	}
	told := d.ReaderRights()
	if (d.Lang == "fr" || d.Lang == "en") && !d.Body.Places("rights") {
		told = s.rightsInTexts(func(t text) bool { return t.document.ID == d.ID && t.lang == d.Lang })
	}
	var untold []string
	for _, right := range policy.AllRights() {
		needed := right != "withdrawal" || d.NeedsConsent() || s.policy().Asks()
		if needed && !slices.Contains(told, right) {
			untold = append(untold, rightNames[right].In(s.Lang))
		}
	}
	if len(untold) == 0 {
		return nil
	}
	return []finding{about(d, "rights", "rights", "missing", strings.Join(untold, ", "))}
}

// listing is the document in which findings about processors are accepted: the
// list of them, the privacy policy, or the cookie policy.
func (s subject) listing() policy.Document {
	for _, kind := range []policy.DocumentKind{policy.Subprocessors, policy.Privacy} {
		if d, ok := s.facts.Document(kind); ok {
			return d
		}
	}
	return s.policy()
}

// aboutProcessor is a finding at a company of the product's own file.
func (s subject) aboutProcessor(p policy.Processor, field string) finding {
	d := s.listing()
	d.Origin = s.facts.Origin
	return about(d, "processors["+p.ID+"]"+field, p.ID, "vendor", cmp.Or(p.Name, p.ID), "country", p.Country)
}

// processorsNowhere are processors without a country, where the product lists them
// for its readers.
func processorsNowhere(s subject) []finding {
	var out []finding
	for _, p := range s.facts.Processors {
		if p.Country == "" {
			out = append(out, s.aboutProcessor(p, ".country"))
		}
	}
	if _, listed := s.facts.Document(policy.Subprocessors); !listed {
		return out
	}
	for _, service := range s.policy().Services {
		if v := service.Vendor; v.Role == policy.RoleProcessor && v.Country == "" {
			f := aboutService(s.policy(), service, ".vendor.country", "vendor", provider(service))
			out = append(out, f)
		}
	}
	return out
}

func processorsAbroad(s subject) []finding {
	var out []finding
	for _, p := range s.facts.Processors {
		if p.Country == "" || policy.InEEA(p.Country) {
			continue
		}
		covered := policy.IsAdequate(p.Country)
		f := s.aboutProcessor(p, ".transfer")
		switch m := p.Transfer.Mechanism; {
		case m == "" && !covered:
			out = append(out, f)
		case m == policy.Adequacy && !covered, m == policy.DPF && p.Country != "US":
			out = append(out, f.saying(Text{
				"the transfer to the processor {vendor} rests on an adequacy decision, and none is known for its country ({country})",
				"le transfert vers le sous-traitant {vendor} est fondé sur une décision d’adéquation, et aucune n’est connue pour son pays ({country})",
			}, Text{}))
		}
	}
	return out
}
