package rules

import (
	"net/url"
	"strings"

	"charte/build/diag"
	"charte/build/policy"
)

// sharing are the rules on products that share an address.
func sharing() []Rule {
	return []Rule{{
		ID: "TEC-04", Severity: diag.Practice, Source: house("each choice has a cookie of its own"),
		Title: Text{"Two products keep their choices in one cookie", "Deux produits conservent leurs choix dans le même cookie"},
		Why: Text{
			"Products on one host, or below one shared domain, see each other's cookies. Under one name an answer given to one counts for the other wherever purpose, service and trackers are the same, although only the first was on the screen; everything else it wipes out, so that visitors are asked again each time they change over.",
			"Des produits placés sous un même hôte, ou sous un domaine partagé, voient les cookies l’un de l’autre. Sous un même nom, une réponse donnée à l’un vaut pour l’autre partout où finalité, service et traceurs sont identiques, alors que seul le premier était à l’écran ; elle efface tout le reste, et la question est reposée à chaque passage de l’un à l’autre.",
		},
		Message: Text{
			"{product} and {other} both keep the choice as {key}, where browsers cannot tell them apart ({place})",
			"{product} et {other} conservent tous deux le choix sous le nom {key}, là où le navigateur ne peut les distinguer ({place})",
		},
		Hint: Text{
			"give one of them a choice.key of its own, for example {key}-{id}",
			"donnez à l’un d’eux un choice.key qui lui soit propre, par exemple {key}-{id}",
		},
		find: sharedChoices,
	}}
}

// keeper is a product that keeps a choice, and where.
type keeper struct {
	product, name, key, revision string
	// place is the host, or the domain that the choice is shared below.
	place string
	below bool
}

// keepers are the products of a site that keep a choice at a known place.
func keepers(site policy.Site) []keeper {
	var out []keeper
	for _, p := range site.Products {
		e := p.Authoritative()
		d, ok := e.Policy()
		if !ok || !d.OffersChoice() {
			continue
		}
		k := keeper{product: p.ID, name: e.Name, key: d.Choice.Key, revision: d.Revision(), place: d.Choice.Domain, below: d.Choice.Domain != ""}
		if !k.below {
			k.place = hostOf(e.Address)
		}
		if k.place != "" && k.key != "" {
			out = append(out, k)
		}
	}
	return out
}

// hostOf is the host of an address, without port: cookies do not tell ports
// apart.
func hostOf(address policy.URL) string {
	u, err := url.Parse(string(address))
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Hostname())
}

// neighbours are the pairs of products that would take each other's cookie, by
// product. Products that ask the very same may share it.
func neighbours(site policy.Site) map[string][]keeper {
	all := keepers(site)
	owners := map[string][]keeper{}
	for _, k := range all {
		owners[k.key+" "+k.place] = append(owners[k.key+" "+k.place], k)
	}
	out := map[string][]keeper{}
	meet := func(a, b keeper) {
		if a.product != b.product && a.revision != b.revision {
			out[a.product] = append(out[a.product], b)
		}
	}
	for _, a := range all {
		for _, b := range owners[a.key+" "+a.place] {
			meet(a, b)
		}
		for _, parent := range parents(a.place) {
			for _, b := range owners[a.key+" "+parent] {
				if b.below {
					meet(a, b)
					meet(b, a)
				}
			}
		}
	}
	return out
}

// parents are the domains above a host: example.org and org for shop.example.org.
func parents(host string) []string {
	var out []string
	for {
		_, rest, found := strings.Cut(host, ".")
		if !found {
			return out
		}
		out, host = append(out, rest), rest
	}
}

func sharedChoices(s subject) []finding {
	d := s.policy()
	var out []finding
	for _, other := range s.neighbours[s.ID] {
		out = append(out, about(d, "choice.key", other.product,
			"product", s.facts.Name, "other", other.name, "key", d.Choice.Key, "place", other.place, "id", s.ID))
	}
	return out
}
