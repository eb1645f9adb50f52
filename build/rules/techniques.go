package rules

import (
	"slices"
	"strings"

	"charte/build/diag"
	"charte/build/policy"
)

var edpb22023 = Source{
	Name: "EDPB, guidelines 2/2023, §§ 50-51 and 55; directive 2002/58/EC, art. 5(3)",
	URL:  "https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-22023-technical-scope-art-53-eprivacy-directive_en", Flag: Secondary, Checked: checked,
}

// gpcSpec cites the specification of Global Privacy Control.
var gpcSpec = Source{Name: "W3C, Global Privacy Control", URL: "https://www.w3.org/TR/gpc/", Flag: Primary, Checked: checked}

// techniques are the families TEC, how trackers are named and loaded, and GPC,
// the signal by which a browser refuses.
func techniques() []Rule {
	return slices.Concat(naming(), loadingModes(), signals())
}

func naming() []Rule {
	return []Rule{
		{
			ID: "TEC-01", Severity: diag.Practice, Profiles: []Profile{France}, Source: cnilRecommendation("art. 6"),
			Title: Text{"The choice is called eu-consent", "Le choix s’appelle eu-consent"},
			Why: Text{
				"The CNIL encourages one name for the tracker that keeps the choice, so that visitors and their tools recognise it on every site.",
				"La CNIL encourage un nom commun pour le traceur qui conserve le choix, afin que les visiteurs et leurs outils le reconnaissent d’un site à l’autre.",
			},
			Message: Text{
				"the choice is kept under the name {key} instead of eu-consent",
				"le choix est conservé sous le nom {key} au lieu de eu-consent",
			},
			Hint: Text{
				"delete choice.key; visitors will be asked once more",
				"supprimez choice.key ; le choix sera redemandé une fois aux visiteurs",
			},
			find: otherKey,
		},
		{
			ID: "TEC-02", Severity: diag.Guideline, Profiles: []Profile{France}, Source: cnilRecommendation("art. 6"),
			Title: Text{"A tracker of its own for each purpose", "À chaque finalité ses traceurs"},
			Why: Text{
				"Where one tracker serves two purposes, refusing one of them changes nothing: it stays for the other.",
				"Si un même traceur sert deux finalités, refuser l’une ne change rien : il reste pour l’autre.",
			},
			Message: Text{
				"the name {tracker}, declared for “{purpose}”, also stands for {other}, declared for “{second}”",
				"le nom {tracker}, déclaré pour « {purpose} », désigne aussi {other}, déclaré pour « {second} »",
			},
			Hint: Text{
				"use a tracker for each purpose, and names that do not overlap",
				"employez un traceur par finalité, et des noms qui ne se recouvrent pas",
			},
			find: sharedTracker,
		},
		{
			ID: "TEC-03", Severity: diag.Guideline, Profiles: []Profile{France}, Source: cnilRecommendation("art. 6"),
			Title: Text{"No borrowed address", "Pas d’adresse d’emprunt"},
			Why: Text{
				"A tracker says who stands behind it. Where another company’s service answers under an address of the product, by delegation of a subdomain, neither visitors nor their tools can tell whose it is.",
				"Un traceur doit laisser voir qui l’exploite. Quand le service d’une autre société répond sous une adresse du produit, par délégation d’un sous-domaine, ni les visiteurs ni leurs outils ne peuvent savoir à qui il appartient.",
			},
			Message: Text{
				"{service} of {vendor} is loaded from {host}, an address of the product itself",
				"{service}, de {vendor}, est chargé depuis {host}, une adresse du produit lui-même",
			},
			Hint: Text{
				"load it from the vendor’s own address, or write role: self if you run the software yourselves",
				"chargez-le depuis l’adresse du fournisseur, ou écrivez role: self si vous exploitez vous-mêmes le logiciel",
			},
			find: borrowedHost,
		},
	}
}

func loadingModes() []Rule {
	return []Rule{{
		ID: "TEC-ADV", Severity: diag.Guideline, Source: edpb22023,
		Title: Text{"No script before the choice", "Pas de script avant le choix"},
		Why: Text{
			"A script that loads before the choice reaches the device and tells its vendor of the visit, even if it has been told to store nothing.",
			"Un script chargé avant le choix atteint l’appareil et signale la visite à son fournisseur, même s’il a reçu l’ordre de ne rien déposer.",
		},
		Message: Text{
			"{service} loads before the visitor has chosen (mode: advanced)",
			"{service} se charge avant que le visiteur ait choisi (mode: advanced)",
		},
		Hint: Text{
			"write mode: basic and hold its script back, or accept the finding with its reason",
			"écrivez mode: basic et retenez son script, ou acceptez le constat en donnant sa raison",
		},
		find: loadsEarly,
	}}
}

func signals() []Rule {
	return []Rule{
		{
			ID: "GPC-01", Severity: diag.Practice, Source: gpcSpec, Profiles: european(),
			Title: Text{"The browser’s refusal is heard", "Le refus du navigateur est entendu"},
			Why: Text{
				"Global Privacy Control is a refusal that a visitor expresses once, in the browser. In Europe no text obliges a site to read it, but whoever does not reads past an answer that was given.",
				"Le signal Global Privacy Control est un refus exprimé une fois pour toutes dans le navigateur. En Europe, aucun texte n’oblige à le lire, mais l’ignorer revient à passer outre une réponse déjà donnée.",
			},
			Message: Text{
				"the banner does not read Global Privacy Control (signal: off)",
				"la bannière ne lit pas le signal Global Privacy Control (signal: off)",
			},
			Hint: Text{"write signal: ask, or delete the line", "écrivez signal: ask, ou supprimez la ligne"},
			find: signalIs("off"),
		},
		{
			ID: "GPC-02", Severity: diag.Practice, Source: Source{Name: gpcSpec.Name + ", legal effects", URL: gpcSpec.URL, Flag: Secondary, Checked: checked}, Profiles: european(),
			Title: Text{"The signal refuses, the banner still asks", "Le signal refuse, la bannière demande quand même"},
			Why: Text{
				"The signal is a refusal, never a consent. In Europe it refuses in advance, and the banner still lets visitors answer for themselves, this site in particular.",
				"Le signal est un refus, jamais un consentement. En Europe, il refuse par avance, et la bannière laisse le visiteur répondre lui-même, pour ce site en particulier.",
			},
			Message: Text{
				"the banner stays away from visitors whose browser sends Global Privacy Control (signal: quiet)",
				"la bannière ne se montre pas aux visiteurs dont le navigateur envoie le signal Global Privacy Control (signal: quiet)",
			},
			Hint: Text{"write signal: ask, or accept the finding with its reason", "écrivez signal: ask, ou acceptez le constat en donnant sa raison"},
			find: signalIs("quiet"),
		},
	}
}

func otherKey(s subject) []finding {
	d, ok := s.offered()
	if !ok || d.Choice.Key == policy.DefaultKey || s.needsKey() {
		return nil
	}
	return []finding{{document: d, path: "choice.key", on: d.Choice.Key, words: d.Choice.Key, fill: []string{"key", d.Choice.Key}}}
}

// needsKey tells whether another product on the same host has taken eu-consent.
func (s subject) needsKey() bool {
	host := hostOf(s.facts.Address)
	return host != "" && slices.ContainsFunc(s.Site.Products, func(p policy.Product) bool {
		if p.ID == s.ID || hostOf(p.Editions[0].Address) != host {
			return false
		}
		d, ok := p.Editions[0].Policy()
		return ok && d.Choice.Key == policy.DefaultKey
	})
}

func sharedTracker(s subject) []finding {
	d, _ := s.facts.Policy()
	var out []finding
	for _, t := range d.Trackers {
		for _, other := range d.Trackers {
			if t.Purpose != other.Purpose && t.Kind == other.Kind && t.Matches(other.Name) && refusable(d, t) && refusable(d, other) {
				out = append(out, finding{
					document: d, path: "trackers[" + t.Name + "].name", on: t.Name, words: t.Name,
					fill: []string{"tracker", t.Name, "purpose", titleOf(d, t.Purpose), "other", other.Name, "second", titleOf(d, other.Purpose)},
				})
			}
		}
	}
	return out
}

func borrowedHost(s subject) []finding {
	own := strings.TrimPrefix(hostOf(s.facts.Address), "www.")
	d, _ := s.facts.Policy()
	var out []finding
	for _, v := range d.Services {
		host := hostOf(v.Host)
		foreign := v.Vendor.Name != "" && v.Vendor.Name != s.facts.Controller.Name && v.Vendor.Role != policy.RoleSelf
		if own != "" && foreign && (host == own || strings.HasSuffix(host, "."+own)) {
			out = append(out, finding{
				document: d, path: "services[" + v.ID + "].host", on: v.ID, words: string(v.Host),
				fill: []string{"service", v.Name, "vendor", v.Vendor.Name, "host", host},
			})
		}
	}
	return out
}

// signalIs finds banners that do one thing with Global Privacy Control.
func signalIs(does string) func(subject) []finding {
	return func(s subject) []finding {
		d, ok := s.facts.Policy()
		if !ok || !d.Asks() || d.Banner.Signal != does {
			return nil
		}
		return []finding{{document: d, path: "banner.signal", words: does}}
	}
}

func loadsEarly(seen subject) []finding {
	var out []finding
	for _, d := range seen.facts.Documents {
		for _, s := range d.EarlyServices("") {
			out = append(out, finding{document: d, path: "services[" + s.ID + "].mode", on: s.ID, fill: []string{"service", s.Name}})
		}
	}
	return out
}

// refusable tells whether visitors can allow or refuse a tracker.
func refusable(d policy.Document, t policy.Tracker) bool {
	p, ok := d.Purpose(t.Purpose)
	return ok && p.Choosable()
}
