package rules

import (
	"slices"

	"charte/build/catalog"
	"charte/build/diag"
	"charte/build/policy"
)

// knownTimes are the rules that hold declared trackers against what is known of
// them, and against nothing.
func knownTimes() []Rule {
	return []Rule{
		{
			ID: "DUR-06", Severity: diag.Guideline, Source: gdpr("art. 5(1)(a) and 13(2)(a)"), Profiles: european(),
			Title: Text{"What is declared is what is stored", "Ce qui est déclaré est ce qui est enregistré"},
			Why: Text{
				"Information is only worth what it says truly. Where a vendor's own documents give another time, one of the two is wrong for this site: the browser shows which.",
				"Une information ne vaut que si elle est exacte. Lorsque les documents du fournisseur donnent une autre durée, l’une des deux est fausse pour ce site : le navigateur montre laquelle.",
			},
			Message: Text{
				"{tracker} is declared with “{declared}”; the documents of {service} say “{known}” ({source}, read on {day})",
				"{tracker} est déclaré avec la durée « {declared} » ; la documentation de {service} indique « {known} » ({source}, page lue le {day})",
			},
			Hint: Text{
				"look at your site with the browser's tools, and declare what you see; where it is the declared time, accept the finding and say so",
				"regardez votre site avec les outils du navigateur et déclarez ce que vous voyez ; si c’est la durée déclarée, acceptez le constat en le disant",
			},
			find: otherThanKnown,
		},
		{
			ID: "RET-05", Severity: diag.Law, Profiles: european(),
			Source: Source{Name: "GDPR, art. 7(3); EDPB, guidelines 05/2020 on consent, § 117; CNIL, recommendation 2020-092 (consolidated in January 2026), art. 3", URL: edpb052020URL, Flag: Primary, Checked: checked},
			Title:  Text{"What is withdrawn is erased, or said not to be", "Ce qui est retiré est effacé, ou la page dit ce qui reste"},
			Why: Text{
				"Withdrawal ends the storing and the reading. A script reaches only what stands under the address of its page and is not closed to scripts; for everything else the page has to tell visitors what remains and how they erase it.",
				"Le retrait met fin à l’enregistrement et à la lecture. Un script n’atteint que ce qui est conservé sous l’adresse de sa page et qu’on ne lui a pas interdit ; pour tout le reste, la page doit dire au visiteur ce qui demeure et comment l’effacer.",
			},
			Message: Text{
				"{tracker} is declared as within the banner's reach; {service} keeps it under its own address ({source}, read on {day})",
				"{tracker} est déclaré comme accessible à la bannière ; {service} le conserve sous sa propre adresse ({source}, page lue le {day})",
			},
			Hint: Text{
				"add place: service, so that the page says that it stays; or host: where the service runs under the site's own address",
				"ajoutez place: service, pour que la page dise qu’il demeure ; ou host: si le service fonctionne sous l’adresse du site",
			},
			find: outOfReach,
		},
		{
			ID: "DUR-07", Severity: diag.Law, Source: gdpr("art. 13(2)(a)"), Profiles: european(),
			Title: Text{"What has no end has a criterion", "Une durée indéterminée a un critère"},
			Why: Text{
				"Where no time can be given, the regulation wants the criteria that determine it. “Persistent” leaves visitors to guess; “until you sign out, at most until you empty your browser's storage” does not.",
				"Si aucune durée ne peut être donnée, le RGPD exige les critères qui la déterminent. « Persistant » laisse le visiteur deviner ; « jusqu’à la déconnexion, au plus tard quand vous videz le stockage du navigateur » l’informe.",
			},
			Message: Text{
				"{tracker} stays until it is deleted, and nothing says by what or when at the latest",
				"{tracker} reste jusqu’à ce qu’on l’efface, et rien n’indique ce qui y met fin, ni quand au plus tard",
			},
			Hint: Text{
				"add criterion: with what ends it (until you sign out, until you refuse the chat)",
				"ajoutez criterion: avec ce qui y met fin (jusqu’à la déconnexion, jusqu’au refus du chat)",
			},
			find: endless,
		},
	}
}

// otherThanKnown compares declared durations with the confirmed ones of the
// catalogue. A value that any source gives is no difference.
func otherThanKnown(s subject) []finding {
	d := s.policy()
	var out []finding
	for _, t := range d.Trackers {
		service, _ := d.Service(t.Service)
		if k, differs := otherDuration(t, s.counterparts(t)); differs {
			out = append(out, s.otherTime(d, service, t, k))
		}
	}
	return out
}

// outOfReach are trackers that withdrawal has to erase, and that are known to be
// where the banner cannot, other than declared.
func outOfReach(s subject) []finding {
	d := s.policy()
	var out []finding
	for _, t := range d.Trackers {
		service, _ := d.Service(t.Service)
		known := s.counterparts(t)
		if p, _ := d.Purpose(t.Purpose); len(known) == 0 || !p.Choosable() || t.Place == policy.OnService {
			continue
		}
		k := known[0]
		f := aboutTracker(d, t, "", append(s.evidence(k.Evidence), "service", name(service))...)
		switch {
		case elsewhereKnown(known) && !s.besides(service):
			out = append(out, f)
		case len(known) == 1 && k.HTTPOnly && k.Confirms("http-only") && !t.HTTPOnly:
			out = append(out, f.saying(Text{
				"{tracker} is declared as within the banner's reach; {service} sets it so that no script can read or erase it ({source}, read on {day})",
				"{tracker} est déclaré comme accessible à la bannière ; {service} le dépose de sorte qu’aucun script ne puisse le lire ni l’effacer ({source}, page lue le {day})",
			}, Text{
				"add http-only: true: the page then tells visitors how to erase it themselves",
				"ajoutez http-only: true : la page dira alors au visiteur comment l’effacer lui-même",
			}))
		}
	}
	return out
}

// elsewhereKnown tells whether all that is known of a tracker was confirmed to
// be kept under the service's own address.
func elsewhereKnown(known []catalog.Tracker) bool {
	return !slices.ContainsFunc(known, func(k catalog.Tracker) bool { return k.Place != policy.OnService || !k.Confirms("place") })
}

// besides tells whether a service is declared on the product's own host, where
// its cookies are the product's.
func (s subject) besides(service policy.Service) bool {
	own := hostOf(s.facts.Address)
	return own != "" && service.Host != "" && hostOf(service.Host) == own
}

// counterparts are the known trackers of its service that a declared one speaks
// of; none for one that the catalogue brought.
func (s subject) counterparts(t policy.Tracker) []catalog.Tracker {
	known, ok := s.Known.Service(t.Service)
	if !ok || t.Catalogued {
		return nil
	}
	var exact, out []catalog.Tracker
	for _, k := range known.Trackers {
		switch {
		case !catalog.Same(t, k):
		case k.Name == t.Name:
			exact = append(exact, k)
		default:
			out = append(out, k)
		}
	}
	if len(exact) > 0 {
		return exact
	}
	return out
}

// otherDuration gives the first known tracker whose duration was confirmed,
// where the declared one is that of none of them.
func otherDuration(t policy.Tracker, known []catalog.Tracker) (catalog.Tracker, bool) {
	var first catalog.Tracker
	if !t.Duration.Stated() {
		return first, false
	}
	for _, k := range known {
		if sameTime(t.Duration, k.Duration) || disputed(t.Duration, k) {
			return first, false
		}
		if first.Name == "" && k.Duration.Stated() && k.Confirms("duration") {
			first = k
		}
	}
	return first, first.Name != ""
}

// disputed tells whether a second source gives the declared duration.
func disputed(declared policy.Duration, k catalog.Tracker) bool {
	for _, e := range k.Elsewhere {
		if value, err := policy.ParseDuration(e.Value); e.Field == "duration" && err == nil && sameTime(declared, value) {
			return true
		}
	}
	return false
}

// sameTime tells whether two durations mean the same: 1 year and 12 months, 6
// months and 180 days. They may differ by a fiftieth.
func sameTime(a, b policy.Duration) bool {
	if a.Until != b.Until || a.Until != policy.Elapsed {
		return a.Until == b.Until
	}
	x, y := a.Span.TotalSeconds(), b.Span.TotalSeconds()
	return max(x, y)-min(x, y) <= max(x, y)/50
}

func (s subject) otherTime(d policy.Document, service policy.Service, t policy.Tracker, k catalog.Tracker) finding {
	fill := append(s.evidence(k.Evidence), "service", name(service), "declared", s.time(t.Duration), "known", s.time(k.Duration))
	return aboutTracker(d, t, ".duration", fill...)
}

// endless are trackers without an end and without a criterion. What the
// catalogue brought has the criterion that its vendor gives: none.
func endless(s subject) []finding {
	d := s.policy()
	var out []finding
	for _, t := range d.Trackers {
		if t.Duration.Until != policy.Deleted || t.Criterion != "" || s.depends(t) {
			continue
		}
		f := aboutTracker(d, t, ".duration")
		if t.Catalogued {
			f = f.weighing(diag.Guideline)
			f.hint = Text{
				"declare the tracker with a criterion: what ends it on your site",
				"déclarez le traceur avec criterion: ce qui y met fin sur votre site",
			}
		}
		out = append(out, f)
	}
	return out
}
