package rules

import (
	"charte/build/diag"
	"charte/build/policy"
)

// recipients are the rules on who stands behind a service.
func recipients() []Rule {
	return []Rule{
		{
			ID: "INF-06", Severity: diag.Law, Source: cnilGuidelines("§ 25"), Profiles: european(),
			Title: Text{"The list of those who are let in is complete", "La liste des acteurs est complète"},
			Why: Text{
				"Consent is given to somebody. The list of those who store or read must be exhaustive, up to date and easy to reach when the choice is made; “such as” and “similar tools” let in whom nobody agreed to.",
				"Un accord se donne à quelqu’un. La liste de ceux qui enregistrent ou lisent doit être exhaustive, à jour et facile d’accès au moment du choix ; « tels que » et « outils similaires » laissent entrer ceux que personne n’a acceptés.",
			},
			Message: Text{
				"the list of those who store or read is left open",
				"la liste de ceux qui enregistrent ou lisent reste ouverte",
			},
			Hint: Text{
				"name every one of them, or take the words out",
				"nommez chacun d’eux, ou retirez ces mots",
			},
			find: func(s subject) []finding { return append(unnamedServices(s), unnamedVendors(s)...) },
		},
		{
			ID: "INF-09", Severity: diag.Law, Source: gdpr("art. 13(1)(e)"), Profiles: european(),
			Title: Text{"Recipients are named also where no consent is needed", "Les destinataires sont nommés même sans consentement"},
			Why: Text{
				"To be exempt from consent does not make recipients a secret: whoever receives personal data, processors included, is named or at least described.",
				"La dispense de consentement ne rend pas les destinataires secrets : quiconque reçoit des données personnelles, sous-traitants compris, est nommé ou du moins décrit.",
			},
			Message: Text{
				"nothing says who provides {service}, which works without consent",
				"rien n’indique qui fournit {service}, qui fonctionne sans consentement",
			},
			Hint: Text{
				"add vendor: with name and role; role: self where the controller runs it itself",
				"ajoutez vendor: avec name et role ; role: self si le responsable l’exploite lui-même",
			},
			find: unnamedRecipients,
		},
		{
			ID: "INF-26", Severity: diag.Law, Source: Source{Name: "GDPR, art. 26(2); CNIL, deliberation 2020-091, § 39", URL: eurLexGDPR, Flag: Primary, Checked: checked}, Profiles: european(),
			Title: Text{"The essence of a joint arrangement is available", "Les grandes lignes de l’accord entre responsables conjoints sont accessibles"},
			Why: Text{
				"Who decides together with another must agree on who does what, and let visitors know the essence of it. Without that, a visitor does not know to whom to turn.",
				"Ceux qui décident ensemble doivent convenir de qui fait quoi, et en mettre les grandes lignes à la disposition du visiteur. À défaut, celui-ci ne sait à qui s’adresser.",
			},
			Message: Text{
				"{vendor} is a joint controller for {service}, and nothing says where the essence of the arrangement stands",
				"{vendor} est responsable conjoint pour {service}, et rien n’indique où se trouvent les grandes lignes de l’accord",
			},
			Hint: Text{
				"add arrangement: with its address to vendor",
				"ajoutez arrangement: avec son adresse à vendor",
			},
			find: noArrangement,
		},
		{
			ID: "INF-28", Severity: diag.Law, Source: Source{Name: "CNIL, deliberation 2020-091, §§ 33-42; GDPR, art. 28", URL: cnil2020091, Flag: Primary, Checked: checked}, Profiles: european(),
			Title: Text{"The role of each company is stated", "Le rôle de chaque acteur est précisé"},
			Why: Text{
				"A processor works on instructions and under a contract; a controller uses the data for ends of its own. Visitors, and the duties of everybody, depend on which it is.",
				"Un sous-traitant agit sur instruction, sous contrat ; un responsable utilise les données pour ses propres fins. Ce que le visiteur doit savoir, et les obligations de chacun, en dépendent.",
			},
			Message: Text{
				"nothing says in which role {vendor} provides {service}",
				"rien n’indique à quel titre {vendor} fournit {service}",
			},
			Hint: Text{
				"add role: processor, controller or joint to vendor; role: self where the controller runs it itself",
				"ajoutez role: processor, controller ou joint à vendor ; role: self si le responsable l’exploite lui-même",
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
		out = append(out, aboutPurpose(d, p, "").saying(Text{
			"the purpose “{purpose}” asks for consent without naming a single service",
			"la finalité « {purpose} » demande un consentement sans nommer aucun service",
		}, Text{
			"declare each service with its vendor, or remove the purpose if nothing serves it",
			"déclarez chaque service avec son fournisseur, ou supprimez la finalité si rien ne la sert",
		}))
	}
	return out
}

// unnamedVendors are services that need consent and whose provider nobody can
// look up.
func unnamedVendors(s subject) []finding {
	d := s.policy()
	var out []finding
	for _, service := range d.Services {
		p, ok := d.Purpose(service.Purpose)
		v := service.Vendor
		switch {
		case !ok || p.Exempt() || v.Role == policy.RoleSelf:
		case v.Name == "":
			out = append(out, aboutService(d, service, ".vendor").saying(Text{
				"nothing says who provides {service}, to which visitors are asked to agree",
				"rien n’indique qui fournit {service}, pour lequel un accord est demandé",
			}, Text{
				"add vendor: with name, policy and role; role: self where the controller runs it itself",
				"ajoutez vendor: avec name, policy et role ; role: self si le responsable l’exploite lui-même",
			}))
		case v.Policy == "":
			out = append(out, aboutService(d, service, ".vendor.policy", "vendor", v.Name).weighing(diag.Guideline).saying(Text{
				"nothing leads to the privacy policy of {vendor}, who provides {service}",
				"rien ne mène à la politique de confidentialité de {vendor}, qui fournit {service}",
			}, Text{
				"add policy: with its address to vendor",
				"ajoutez policy: avec son adresse à vendor",
			}))
		}
	}
	return out
}

func unnamedRecipients(s subject) []finding {
	d := s.policy()
	var out []finding
	for _, service := range d.Services {
		p, _ := d.Purpose(service.Purpose)
		if p.Exempt() && service.Vendor.Name == "" && service.Vendor.Role != policy.RoleSelf {
			out = append(out, aboutService(d, service, ".vendor"))
		}
	}
	return out
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
	for _, service := range d.Services {
		if service.Vendor.Name != "" && service.Vendor.Role == "" {
			out = append(out, aboutService(d, service, ".vendor.role", "vendor", service.Vendor.Name))
		}
	}
	return out
}
