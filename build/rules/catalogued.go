package rules

import (
	"charte/build/catalog"
	"charte/build/diag"
	"charte/build/policy"
)

// catalogued is the family CAT: declarations that differ from what the catalogue
// read of a vendor. DUR-06 and RET-05 compare what is stored.
func catalogued() []Rule {
	return []Rule{{
		ID: "CAT-01", Severity: diag.Practice, Source: house("a difference from the vendor’s own page is looked at"),
		Title: Text{"Declared otherwise than by its vendor", "Déclaré autrement que par son fournisseur"},
		Why: Text{
			"What a product declares wins, because it may have another contract, or another installation. Where the vendor’s own page says something else, somebody should know that, and have looked.",
			"Ce que le produit déclare l’emporte : il peut avoir un autre contrat, ou une autre installation. Quand la page du fournisseur dit autre chose, il faut le savoir, et avoir vérifié.",
		},
		Message: Text{
			"{service} is declared with {field} {declared}; its vendor gives {known} ({source}, read on {day})",
			"{service} est déclaré avec {field} {declared} ; son fournisseur indique {known} ({source}, page lue le {day})",
		},
		Hint: Text{
			"delete {field} to take what the catalogue knows, or accept the finding with its reason",
			"supprimez {field} pour reprendre ce que sait le catalogue, ou acceptez le constat en donnant sa raison",
		},
		find: otherVendor,
	}}
}

// compared is a fact that a product and the catalogue both state.
type compared struct {
	field, path, declared, known string
	catalog.Evidence
}

func otherVendor(s subject) []finding {
	d := s.policy()
	var out []finding
	for _, v := range d.Services {
		known, ok := s.Known.Service(v.ID)
		if !ok {
			continue
		}
		for _, c := range comparisons(v, known) {
			if c.declared == "" || c.known == "" || c.declared == c.known || !c.Confirms(c.field) {
				continue
			}
			fill := append(s.evidence(c.Evidence), "field", c.path, "declared", c.declared, "known", c.known)
			out = append(out, aboutService(d, v, "."+c.path, fill...))
		}
	}
	return out
}

// comparisons are the facts of a service that can differ. Another company than
// the catalogue's vendor, or the controller itself, has facts of its own.
func comparisons(v policy.Service, known catalog.Service) []compared {
	out := []compared{{"signal", "signal", string(v.Signal), string(known.Consent.Signal), known.Consent.Evidence}}
	if v.Vendor.Role == policy.RoleSelf || v.Vendor.Name != known.Vendor.Name {
		return out
	}
	vendor, other := v.Vendor, known.Vendor
	return append(out,
		compared{"country", "vendor.country", vendor.Country, other.Country, other.Evidence},
		compared{"role", "vendor.role", string(vendor.Role), string(other.Role), other.Evidence},
		compared{"policy", "vendor.policy", vendor.Policy.Short(), other.Policy.Short(), other.Evidence},
	)
}
