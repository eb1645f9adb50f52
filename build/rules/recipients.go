package rules

import (
	"slices"
	"strings"

	"charte/build/diag"
	"charte/build/policy"
)

// recipients are the rules on who stands behind a service.
func recipients() []Rule {
	return []Rule{
		{
			ID: "INF-06", Severity: diag.Law, Source: cnilGuidelines("§ 25"), Profiles: european(),
			Title: Text{"The list of those who are let in is complete", "La liste de ceux qui accèdent à l’appareil est complète"},
			Why: Text{
				"Consent is given to somebody. The list of those who store or read must be exhaustive, up to date and easy to reach when the choice is made; “such as” and “similar tools” let in whom nobody agreed to.",
				"Un consentement se donne à quelqu’un. La liste de ceux qui enregistrent ou lisent doit être exhaustive, à jour et facile d’accès au moment du choix ; « tels que » et « outils similaires » laissent entrer ceux que personne n’a acceptés.",
			},
			Message: Text{
				"the purpose “{purpose}” asks for consent without naming a single service",
				"la finalité « {purpose} » demande un consentement sans nommer aucun service",
			},
			Hint: Text{
				"declare each service with its vendor, or remove the purpose if nothing serves it",
				"déclarez chaque service avec son fournisseur, ou supprimez la finalité si rien ne la sert",
			},
			find: func(s subject) []finding { return append(unnamedServices(s), unnamedVendors(s)...) },
		},
		{
			ID: "INF-09", Severity: diag.Law, Source: gdpr("art. 13(1)(e)"), Profiles: european(),
			Title: Text{"Those who receive data are told", "Les destinataires des données sont indiqués"},
			Why: Text{
				"Whoever receives personal data, processors included, is named on the page or at least described. The name of a tool does not say which company stands behind it.",
				"Quiconque reçoit des données personnelles, sous-traitants compris, est nommé sur la page, ou du moins décrit. Le nom d’un outil ne dit pas quelle société se trouve derrière.",
			},
			Message: Text{
				"the text names none of the companies that provide the services and receive the data",
				"le texte ne nomme aucune des sociétés qui fournissent les services et reçoivent les données",
			},
			Hint: Text{
				"place {{< services >}} in the text: it lists who provides each service, and in which role",
				"placez {{< services >}} dans le texte : la liste dit qui fournit chaque service, et à quel titre",
			},
			find: unnamedRecipients,
		},
		{
			ID: "INF-26", Severity: diag.Law, Source: Source{Name: "GDPR, art. 26(2); CNIL, deliberation 2020-091, § 39", URL: eurLexGDPR, Flag: Primary, Checked: checked}, Profiles: european(),
			Title: Text{"The essence of a joint arrangement is available", "Les grandes lignes de l’accord entre responsables conjoints sont accessibles"},
			Why: Text{
				"Who decides together with another must agree on who does what, and let visitors know the essence of it. Without that, a visitor does not know to whom to turn.",
				"Ceux qui décident ensemble d’un traitement doivent convenir de qui fait quoi, et en mettre les grandes lignes à la disposition du visiteur. À défaut, celui-ci ne sait pas à qui s’adresser.",
			},
			Message: Text{
				"{vendor} is a joint controller for {service}, and nothing says where the essence of the arrangement stands",
				"{vendor} est responsable conjoint pour {service}, et rien n’indique où se trouvent les grandes lignes de l’accord",
			},
			Hint: Text{
				"add arrangement: with its address to vendor",
				"dans vendor, ajoutez arrangement: avec l’adresse où l’on peut les lire",
			},
			find: noArrangement,
		},
		{
			ID: "INF-28", Severity: diag.Law, Source: Source{Name: "CNIL, deliberation 2020-091, §§ 33-42; GDPR, art. 28", URL: cnil2020091, Flag: Primary, Checked: checked}, Profiles: european(),
			Title: Text{"The role of each company is stated", "Le rôle de chaque société est précisé"},
			Why: Text{
				"A processor works on instructions and under a contract; a controller uses the data for ends of its own. Visitors, and the duties of everybody, depend on which it is.",
				"Un sous-traitant agit sur instruction, dans le cadre d’un contrat ; un responsable du traitement utilise les données pour ses propres fins. Ce que le visiteur doit savoir, et les obligations de chacun, en dépendent.",
			},
			Message: Text{
				"nothing says in which role {vendor} provides {service}",
				"rien n’indique à quel titre {vendor} fournit {service}",
			},
			Hint: Text{
				"add role: processor, controller or joint to vendor; role: self where the controller runs it itself",
				"dans vendor, ajoutez role: processor (sous-traitant), controller (responsable du traitement) ou joint (responsable conjoint) ; role: self si le responsable du traitement exploite lui-même le service",
			},
			find: noRole,
		},
	}
}

func unnamedServices(s subject) []finding {
	d := s.policy()
	var out []finding
	for _, p := range d.Purposes {
		if p.Exempt() || len(d.ServicesFor(p.ID)) > 0 || len(d.TrackersFor(p.ID)) > 0 {
			continue
		}
		out = append(out, aboutPurpose(d, p, ""))
	}
	return out
}

// unnamedVendors are services whose provider nobody can look up, be it because
// of its name or of its own policy.
func unnamedVendors(s subject) []finding {
	d := s.policy()
	var out []finding
	for _, service := range others(d) {
		v := service.Vendor
		switch {
		case v.Name == "":
			out = append(out, aboutService(d, service, "").saying(Text{
				"nothing says who provides {service}",
				"rien n’indique qui fournit {service}",
			}, Text{
				"add vendor: with name, policy and role; role: self where the controller runs it itself",
				"ajoutez vendor: avec le nom (name), la politique (policy) et le rôle (role) ; role: self si le responsable du traitement exploite lui-même le service",
			}))
		case v.Policy == "":
			out = append(out, aboutService(d, service, "", "vendor", v.Name).weighing(diag.Guideline).saying(Text{
				"nothing leads to the privacy policy of {vendor}, who provides {service}",
				"rien ne mène à la politique de confidentialité de {vendor}, qui fournit {service}",
			}, Text{
				"add policy: with its address to vendor",
				"dans vendor, ajoutez policy: avec l’adresse de cette politique",
			}))
		}
	}
	return out
}

// others are the services that the controller does not run itself.
func others(d policy.Document) []policy.Service {
	return slices.DeleteFunc(slices.Clone(d.Services), func(service policy.Service) bool { return service.Vendor.Role == policy.RoleSelf })
}

// unnamedRecipients is a text of one's own that neither places the list of
// services nor names a single one of their providers.
func unnamedRecipients(s subject) []finding {
	d := s.policy()
	if d.Body.Places("services") || len(others(d)) == 0 {
		return nil
	}
	for _, service := range others(d) {
		if v := service.Vendor.Name; v != "" && s.names(d, v) {
			return nil
		}
	}
	return []finding{about(d, "title", "recipients")}
}

// names tells whether the body of a document holds a name.
func (s subject) names(d policy.Document, name string) bool {
	folded := fold(name)
	return slices.ContainsFunc(s.texts, func(t text) bool {
		return t.path == "" && t.document.ID == d.ID && t.lang == d.Lang && strings.Contains(t.folded, folded)
	})
}

func noArrangement(s subject) []finding {
	d := s.policy()
	var out []finding
	for _, service := range d.Services {
		if service.Vendor.Role == policy.RoleJoint && service.Vendor.Arrangement == "" {
			out = append(out, aboutService(d, service, ".vendor.arrangement", "vendor", provider(service)))
		}
	}
	return out
}

func noRole(s subject) []finding {
	d := s.policy()
	var out []finding
	for _, service := range others(d) {
		if service.Vendor.Role == "" {
			out = append(out, aboutService(d, service, "", "vendor", provider(service)))
		}
	}
	return append(out, providersWithoutRole(s)...)
}

// providersWithoutRole are those whom trackers name and no service declares,
// each once.
func providersWithoutRole(s subject) []finding {
	d := s.policy()
	known := []string{"", s.facts.Name, s.facts.Controller.Name}
	for _, service := range d.Services {
		known = append(known, name(service), service.Vendor.Name)
	}
	var out []finding
	for _, t := range d.Trackers {
		if t.Service != "" || slices.Contains(known, t.Provider) {
			continue
		}
		known = append(known, t.Provider)
		f := aboutTracker(d, t, ".provider", "vendor", t.Provider).saying(Text{
			"{vendor} is named as the provider of {tracker}, and nothing says in which role",
			"{vendor} est désigné comme fournisseur pour {tracker}, et rien n’indique à quel titre",
		}, Text{
			"declare a service with this vendor, its role, country and policy",
			"déclarez un service avec ce fournisseur (vendor), son rôle (role), son pays (country) et sa politique (policy)",
		})
		f.on = t.Provider
		out = append(out, f)
	}
	return out
}
