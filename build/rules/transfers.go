package rules

import (
	"cmp"
	"slices"

	"charte/build/diag"
	"charte/build/policy"
)

var (
	// Without the decision of 2023 the rule would be half a rule, and its text was
	// not read: hence U.
	frameworkUS = Source{Name: "GDPR, art. 45; Commission Implementing Decision (EU) 2023/1795 (EU-US Data Privacy Framework)", URL: "https://www.dataprivacyframework.gov/list", Flag: Unverified, Checked: checked}
	onTransfers = Source{Name: "GDPR, art. 13(1)(f) and 44 to 49", URL: eurLexGDPR, Flag: Primary, Checked: checked}
	withRisks   = Source{Name: "GDPR, art. 49(1)(a); EDPB, guidelines 05/2020 on consent, § 64(vi)", URL: eurLexGDPR, Flag: Primary, Checked: checked}
)

// union are the profiles of members of the European Union: what is adequate
// elsewhere is decided elsewhere.
func union() []Profile { return []Profile{France, Germany, Spain, Italy, Ireland} }

// transfers is the family TRF: data that leave the European Economic Area.
func transfers() []Rule {
	return []Rule{
		{
			ID: "TRF-01", Severity: diag.Law, Source: onTransfers, Profiles: union(),
			Title: Text{"A transfer out of the Union is told, with its safeguard", "Un transfert hors de l’Union est indiqué, avec sa garantie"},
			Why: Text{
				"Where data reach a company outside of the European Economic Area, the page says so and says what protects them there: an adequacy decision of the Commission, standard contractual clauses, binding corporate rules. Without any of these, and outside of the exceptions of art. 49, the transfer has no ground.",
				"Lorsque des données parviennent à une société établie hors de l’Espace économique européen, la page doit le dire, et dire ce qui les y protège : décision d’adéquation de la Commission, clauses contractuelles types, règles d’entreprise contraignantes. Sans rien de cela, et hors des exceptions de l’article 49, le transfert n’a pas de fondement.",
			},
			Message: Text{
				"{vendor}, who provides {service}, is in a country ({country}) that no adequacy decision covers as a whole, and nothing says what protects the data there",
				"{vendor}, qui fournit {service}, est établi dans un pays ({country}) qu’aucune décision d’adéquation ne couvre en entier, et rien n’indique ce qui y protège les données",
			},
			Hint: Text{
				"add transfer: to vendor, with mechanism: (scc, bcr, or dpf for a company certified in the United States) and where you read it",
				"dans vendor, ajoutez transfer: avec la source et mechanism: scc (clauses contractuelles types), bcr (règles d’entreprise contraignantes) ou dpf (société certifiée aux États-Unis)",
			},
			find: untoldTransfers,
		},
		{
			ID: "TRF-02", Severity: diag.Guideline, Source: frameworkUS, Profiles: union(),
			Title: Text{"A certification was looked up, and when", "La certification est vérifiée, à une date indiquée"},
			Why: Text{
				"The decision on the United States covers only companies that are on the list of the framework, and a certification ends unless it is renewed every year. A transfer that rests on it needs a look at that list, with its day.",
				"La décision sur les États-Unis ne couvre que les sociétés inscrites sur la liste du cadre, et une certification s’éteint si elle n’est pas renouvelée chaque année. Un transfert qui s’y fonde suppose d’avoir consulté cette liste, à une date connue.",
			},
			Message: Text{
				"nothing says on which day the certification of {vendor} was looked up",
				"rien n’indique à quelle date la certification de {vendor} a été vérifiée",
			},
			Hint: Text{
				"look the company up on dataprivacyframework.gov, and add the day to transfer as checked:",
				"cherchez la société sur dataprivacyframework.gov, et ajoutez dans transfer la date de cette vérification (checked)",
			},
			find: uncheckedCertifications,
		},
		{
			ID: "TRF-03", Severity: diag.Law, Source: withRisks, Profiles: union(),
			Title: Text{"Consent to a transfer comes with its risks", "Le consentement à un transfert suppose que ses risques soient connus"},
			Why: Text{
				"Who is to agree to a transfer without any other safeguard must first be told what that may mean: another state's access, no authority to turn to. It is meant for exceptions, not for what happens on every visit.",
				"Qui doit accepter un transfert sans autre garantie doit d’abord savoir ce qu’il risque : accès d’un État étranger aux données, absence d’autorité à saisir. Cette voie est faite pour l’exception, non pour ce qui se produit à chaque visite.",
			},
			Message: Text{
				"the transfer to {vendor} rests on consent, and nothing tells of the risks",
				"le transfert vers {vendor} repose sur le consentement, et rien n’en indique les risques",
			},
			Hint: Text{
				"add risks: to transfer, or rest the transfer on clauses (mechanism: scc)",
				"dans transfer, ajoutez risks: avec ces risques, ou fondez le transfert sur des clauses contractuelles types (mechanism: scc)",
			},
			find: untoldRisks,
		},
	}
}

// abroad are the services whose vendor is known to be outside of the EEA.
func (s subject) abroad() []policy.Service {
	return slices.DeleteFunc(slices.Clone(s.policy().Services), func(service policy.Service) bool {
		v := service.Vendor
		return v.Country == "" || v.Role == policy.RoleSelf || policy.InEEA(v.Country)
	})
}

func untoldTransfers(s subject) []finding {
	d := s.policy()
	var out []finding
	for _, service := range s.abroad() {
		v := service.Vendor
		f := aboutService(d, service, "", "vendor", provider(service), "country", v.Country)
		covered := policy.IsAdequate(v.Country)
		switch {
		case v.Transfer.Mechanism == "" && !covered:
			out = append(out, f)
		case v.Transfer.Mechanism == policy.Adequacy && !covered, v.Transfer.Mechanism == policy.DPF && v.Country != "US":
			f.path += ".vendor.transfer.mechanism"
			f.message = Text{
				"the transfer to {vendor} rests on an adequacy decision, and none is known for its country ({country})",
				"le transfert vers {vendor} est fondé sur une décision d’adéquation, et l’on n’en connaît pas pour son pays ({country})",
			}
			out = append(out, f)
		}
	}
	return append(out, unmentionedTransfers(s)...)
}

// speaksOfTransfers finds words on data that leave the Union.
var speaksOfTransfers = mentioning("transfer|etats-unis|hors |pays tiers|united states|third countr|outside", `\btransfer|etats-unis|hors (?:de )?(?:l'union|l'ue|l'espace|de france)|pays tiers|united states|third countr|outside (?:of )?the (?:eu|eea|union|european)`)

// unmentionedTransfers are services of a text of one's own that neither places
// the list of services nor speaks of transfers, although data leave the Union:
// their vendor is abroad, or names an instrument for it.
func unmentionedTransfers(s subject) []finding {
	d := s.policy()
	if d.Body.Places("services") {
		return nil
	}
	var out []finding
	for _, service := range others(d) {
		known, _ := s.Known.Service(service.ID)
		v := service.Vendor
		mechanism := cmp.Or(v.Transfer.Mechanism, known.Transfer.Mechanism)
		if mechanism == "" {
			continue
		}
		out = append(out, aboutService(d, service, "", "vendor", provider(service), "mechanism", mechanismNames[mechanism].In(s.Lang)).saying(Text{
			"with {service}, data leave the European Union ({vendor} names {mechanism} for it), and the text does not say so",
			"avec {service}, des données quittent l’Union européenne ({vendor} invoque pour cela {mechanism}), et le texte ne le dit pas",
		}, Text{
			"place {{< services >}} in the text: it tells of countries and safeguards",
			"placez {{< services >}} dans le texte : la liste indique les pays et les garanties",
		}))
	}
	if len(out) == 0 {
		return nil
	}
	if _, told := s.said(d, speaksOfTransfers); told {
		return nil
	}
	return out
}

// mechanismNames are what the instruments are called.
var mechanismNames = map[policy.Mechanism]Text{
	policy.Adequacy:        {"an adequacy decision", "une décision d’adéquation"},
	policy.DPF:             {"the EU-US Data Privacy Framework", "le cadre de protection des données UE-États-Unis"},
	policy.SCC:             {"standard contractual clauses", "des clauses contractuelles types"},
	policy.BCR:             {"binding corporate rules", "des règles d’entreprise contraignantes"},
	policy.ExplicitConsent: {"consent", "le consentement"},
}

func uncheckedCertifications(s subject) []finding {
	d := s.policy()
	var out []finding
	for _, service := range s.abroad() {
		t := service.Vendor.Transfer
		f := aboutService(d, service, ".vendor.transfer.checked", "vendor", provider(service), "day", s.day(t.Checked))
		switch {
		case t.Mechanism != policy.DPF:
		case t.Checked.IsZero():
			out = append(out, f)
		case olderThanAYear(t.Checked, s.Today):
			f.message = Text{
				"the certification of {vendor} was looked up on {day}, more than a year ago",
				"la certification de {vendor} a été vérifiée le {day}, il y a plus d’un an",
			}
			out = append(out, f)
		}
	}
	return out
}

func untoldRisks(s subject) []finding {
	d := s.policy()
	var out []finding
	for _, service := range d.Services {
		if t := service.Vendor.Transfer; t.Mechanism == policy.ExplicitConsent && t.Risks == "" {
			out = append(out, aboutService(d, service, ".vendor.transfer.risks", "vendor", provider(service)))
		}
	}
	return out
}
