package rules

import (
	"slices"

	"charte/build/diag"
	"charte/build/policy"
)

var (
	cnil16 = Source{Name: "French law 78-17, art. 82; CNIL, deliberation 2020-091, § 16", URL: cnil2020091, Flag: Primary, Checked: checked}

	// deceptive cites the guidelines on deceptive patterns.
	deceptive = func(pattern string) Source {
		return Source{Name: "EDPB, guidelines 03/2022, " + pattern, URL: languages.URL, Flag: Secondary, Checked: checked}
	}

	// taskforceReport cites the report of the cookie banner taskforce, of January 2023.
	taskforceReport = func(paragraphs string) Source {
		return Source{
			Name: "EDPB, report of the Cookie Banner Taskforce (January 2023), " + paragraphs,
			URL:  "https://www.edpb.europa.eu/our-work-tools/our-documents/other/report-work-undertaken-cookie-banner-taskforce_en", Flag: Primary, Checked: checked,
		}
	}
)

// loading is the family BAN: what happens before a choice, and how it is asked.
func loading() []Rule {
	return slices.Concat(beforeAChoice(), labelRules(), bannerTextRules())
}

func beforeAChoice() []Rule {
	return []Rule{
		{
			ID: "BAN-01", Severity: diag.Law, Profiles: european(), Source: cnil16,
			Title: Text{"Nothing before the choice", "Rien avant le choix"},
			Why: Text{
				"What needs consent may be neither stored, read nor requested before the visitor has agreed by a positive act. A request alone already tells another company of the visit.",
				"Ce qui demande un consentement ne peut être ni déposé, ni lu, ni appelé avant que le visiteur ait accepté par un acte positif. Une simple requête signale déjà la visite à une autre société.",
			},
			Message: Text{
				"the banner is loaded through {service}, which itself needs consent and is contacted before any choice",
				"la bannière est chargée par {service}, qui demande lui-même un consentement et se trouve contacté avant tout choix",
			},
			Hint: Text{
				"load the banner by its own script tag, or accept the finding with its reason",
				"chargez la bannière par sa propre balise script, ou acceptez le constat en donnant sa raison",
			},
			find: throughService,
		},
		{
			ID: "BAN-01",
			Message: Text{
				"{host} is contacted as the page loads, before anybody has chosen",
				"{host} est contacté dès le chargement de la page, avant tout choix",
			},
			Hint: Text{
				"serve the file from this site, or hold it back with data-consent and data-src",
				"servez le fichier depuis ce site, ou retenez-le avec data-consent et data-src",
			},
			page: contactsOthers, sheet: sheetContactsOthers,
		},
	}
}

func throughService(s subject) []finding {
	d, _ := s.facts.Policy()
	service, ok := d.Service(d.Banner.Through)
	if !ok {
		return nil
	}
	if purpose, known := d.Purpose(service.Purpose); known && purpose.Exempt() {
		return nil
	}
	return []finding{{document: d, path: "banner.through", on: service.ID, fill: []string{"service", service.Name}}}
}

// offered gives the policy of a product in which there is something to choose.
func (s subject) offered() (policy.Document, bool) {
	d, ok := s.facts.Policy()
	return d, ok && d.OffersChoice()
}
