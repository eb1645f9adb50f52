package rules

import (
	"slices"

	"charte/build/diag"
	"charte/build/policy"
)

// The sources of the family. Légifrance was read in quotations of it.
var (
	lcen = Source{Name: "French law 2004-575, art. 1-1, I", URL: "https://www.legifrance.gouv.fr/loda/article_lc/LEGIARTI000049568614", Flag: Secondary, Checked: readToday}
	// The model itself, as the repository of its site holds it.
	statementModel   = Source{Name: "RGAA, model of an accessibility statement", URL: "https://accessibilite.numerique.gouv.fr/obligations/declaration-accessibilite/", Flag: Primary, Checked: readToday}
	edpbProcessors   = Source{Name: "EDPB, opinion 22/2024 on processors, executive summary", URL: "https://www.edpb.europa.eu/our-work-tools/our-documents/opinion-board-art-64/opinion-222024-certain-obligations-following_en", Flag: Secondary, Checked: readToday}
	consumerMediator = Source{Name: "French code de la consommation, art. L. 616-1 and R. 616-1", URL: "https://www.economie.gouv.fr/mediation-conso/information-et-assistance-du-consommateur", Flag: Secondary, Checked: readToday}
)

// documents is the family DOC: what the other legal documents of a product have to
// say. Each rule looks only at documents of its kind, which nobody is obliged by
// charte to have.
func documents() []Rule {
	return slices.Concat(legalNotice(), privacyPolicy(), processorsNamed(), accessibilityStatement(), termsOfUse(), shownFacts())
}

func legalNotice() []Rule {
	return []Rule{
		{
			ID: "DOC-01", Severity: diag.Law, Source: lcen.at(" 1° and 2°"), Profiles: []Profile{France},
			Title: Text{"A legal notice says who publishes", "Les mentions légales identifient l’éditeur"},
			Why: Text{
				"Readers must be able to know who publishes what they read, and to reach that person: for a company its name, registered office, telephone number, registration and capital. The duty moved from art. 6 to art. 1-1 in May 2024; failing in it is an offence.",
				"Le lecteur doit pouvoir savoir qui publie ce qu’il lit et joindre l’éditeur : pour une société, dénomination, siège social, téléphone, immatriculation et capital. L’obligation est passée de l’article 6 à l’article 1-1 en mai 2024 ; y manquer est un délit.",
			},
			Message: Text{
				"the legal notice does not give {what} of {product}’s publisher",
				"les mentions légales ne donnent pas {what} de l’éditeur de {product}",
			},
			Hint: Text{
				"add it to the product’s _index file: name and phone to controller, the others to legal (office, registration, capital)",
				"ajoutez-le au fichier _index du produit : nom (name) et téléphone (phone) dans controller, le reste dans legal (office, registration, capital)",
			},
			find: publisherUnknown,
		},
		{
			ID: "DOC-02", Severity: diag.Law, Source: lcen.at(" 3°; French law 82-652, art. 93-2"), Profiles: []Profile{France},
			Title: Text{"The director of publication is named", "Le directeur de la publication est nommé"},
			Why: Text{
				"Each service to the public has a director of publication, who answers for what it says; in a company, the person at its head (president, managing director or other legal representative, depending on its form). The legal notice gives the name.",
				"Tout service de communication au public a un directeur de la publication, qui répond de ce qui s’y dit ; dans une société, c’est celui qui la dirige (président, gérant ou autre représentant légal, selon sa forme). Les mentions légales donnent son nom.",
			},
			Message: Text{"the legal notice names no director of publication for {product}", "les mentions légales ne nomment pas le directeur de la publication de {product}"},
			Hint: Text{
				"add legal: with director: to the product’s _index file",
				"ajoutez legal: avec director: au fichier _index du produit",
			},
			find: directorUnknown,
		},
		{
			ID: "DOC-03", Severity: diag.Law, Source: lcen.at(" 4°"), Profiles: []Profile{France},
			Title: Text{"The host is named", "L’hébergeur est nommé"},
			Why: Text{
				"Those who want illegal content taken down can also turn to the host. The legal notice gives its name, address and telephone number.",
				"Celui qui veut faire retirer un contenu illicite peut aussi s’adresser à l’hébergeur. Les mentions légales en donnent le nom, l’adresse et le téléphone.",
			},
			Message: Text{"the legal notice does not give {what} of {product}’s host", "les mentions légales ne donnent pas {what} de l’hébergeur de {product}"},
			Hint: Text{
				"add host: with name, address and phone to the product’s _index file",
				"ajoutez host: au fichier _index du produit, avec le nom (name), l’adresse (address) et le téléphone (phone)",
			},
			find: hostUnknown,
		},
	}
}

// at cites a place within a source.
func (s Source) at(place string) Source {
	s.Name += place
	return s
}

// What texts that people wrote themselves call the facts of a legal notice.
var (
	tellsOfPhone        = mentioning("0|1|2|3|4|5|6|7|8|9", `(?:\+|\b0)\d[\d .()/-]{6,}\d`)
	tellsOfRegistration = mentioning("rcs|siren|siret|rne|registre|immatricul|regist", `\brcs\b|\bsiren\b|\bsiret\b|\brne\b|registre|immatricul|registration|registered (?:under|with|in)|company number`)
	tellsOfCapital      = mentioning("capital", `capital`)
	tellsOfOffice       = mentioning("sieg|office|domicil|adresse|address", `siege|office|domicil|adresse|address`)
	tellsOfDirector     = mentioning("publication|publishing", `direct\w* de (?:la )?publication|responsable de (?:la )?publication|direct\w* of publication|publishing director`)
	tellsOfHost         = mentioning("heberg|host", `heberg|\bhost`)
)

// missing is a fact that nobody states, with what tells of it in texts that people
// wrote themselves.
type missing struct {
	field, on string
	what      Text
	told      mention
	known     bool
}

// unstated gives a finding a missing fact of the product's own file, of which the
// text of a document does not speak in words of its own either. The acceptance
// stands in the document.
func (s subject) unstated(d policy.Document, part string, facts []missing) []finding {
	var out []finding
	own := !d.Body.Places(part)
	for _, m := range facts {
		if m.known || own && s.tells(d, m.told) {
			continue
		}
		at := d
		at.Origin = s.facts.Origin
		out = append(out, about(at, m.field, m.on, "product", s.facts.Name, "what", m.what.In(s.Lang)))
	}
	return out
}

// tells tells whether a text says something in words of its own; what it says in
// other languages than French and English is not read.
func (s subject) tells(d policy.Document, words mention) bool {
	_, told := s.said(d, words)
	return told || d.Lang != "fr" && d.Lang != "en"
}

func publisherUnknown(s subject) []finding {
	d, ok := s.facts.Document(policy.LegalNotice)
	if !ok {
		return nil
	}
	p, l := s.facts.Publishes(), s.facts.Legal
	facts := []missing{
		{"controller", "name", Text{"the name", "le nom"}, tellsOfOffice, p.Known()},
		{"legal", "office", Text{"the registered office", "le siège social"}, tellsOfOffice, l.Office != ""},
		{"controller", "phone", Text{"the telephone number", "le numéro de téléphone"}, tellsOfPhone, p.Phone != ""},
		{"legal", "registration", Text{"the registration", "l’immatriculation"}, tellsOfRegistration, l.Registration != ""},
		{"legal", "capital", Text{"the capital", "le capital social"}, tellsOfCapital, l.Capital != "" || !l.Registered()},
	}
	return s.unstated(d, "publisher", facts)
}

func directorUnknown(s subject) []finding {
	d, ok := s.facts.Document(policy.LegalNotice)
	if !ok {
		return nil
	}
	return s.unstated(d, "publisher", []missing{{"legal", "director", Text{}, tellsOfDirector, s.facts.Legal.Director != ""}})
}

func hostUnknown(s subject) []finding {
	d, ok := s.facts.Document(policy.LegalNotice)
	if !ok {
		return nil
	}
	h := s.facts.Host
	what := Text{"the address and the telephone number", "l’adresse et le numéro de téléphone"}
	switch {
	case !h.Known():
		what = Text{"the name, the address and the telephone number", "le nom, l’adresse et le numéro de téléphone"}
	case h.Address != "" && h.Phone == "":
		what = Text{"the telephone number", "le numéro de téléphone"}
	case h.Address == "" && h.Phone != "":
		what = Text{"the address", "l’adresse"}
	}
	return s.unstated(d, "host", []missing{{"host", "host", what, tellsOfHost, h.Known() && h.Address != "" && h.Phone != ""}})
}
