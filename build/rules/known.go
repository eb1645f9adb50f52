package rules

import (
	"cmp"

	"charte/build/catalog"
	"charte/build/diag"
	"charte/build/policy"
)

// knownTimes are the rules that hold declared trackers against what is known of
// them, and against nothing.
func knownTimes() []Rule {
	return []Rule{
		{
			ID: "DUR-06", Severity: diag.Law, Source: gdpr("art. 5(1)(a) and 13(2)(a)"), Profiles: european(),
			Title: Text{"What is declared is what is stored", "Ce qui est déclaré est ce qui est enregistré"},
			Why: Text{
				"Information is only worth what it says truly. Where a vendor's own documents give another time, or another place, one of the two is wrong for this site: the browser shows which.",
				"Une information ne vaut que si elle est exacte. Lorsque les documents du fournisseur donnent une autre durée, ou un autre emplacement, l’un des deux est faux pour ce site : le navigateur montre lequel.",
			},
			Message: Text{
				"{tracker} is declared with “{declared}”; {service} documents “{known}” ({source}, read on {day})",
				"{tracker} est déclaré avec « {declared} » ; {service} documente « {known} » ({source}, page lue le {day})",
			},
			Hint: Text{
				"look at your site with the browser's tools, and declare what you see; where it is the declared time, accept the finding and say so",
				"regardez votre site avec les outils du navigateur et déclarez ce que vous voyez ; si c’est la durée déclarée, acceptez le constat en le disant",
			},
			find: otherThanKnown,
		},
		{
			ID: "DUR-07", Severity: diag.Law, Source: gdpr("art. 13(2)(a)"), Profiles: european(),
			Title: Text{"What has no end has a criterion", "Ce qui n’a pas d’échéance a un critère"},
			Why: Text{
				"Where no time can be given, the regulation wants the criteria that determine it. “Persistent” leaves visitors to guess; “until you sign out, at most until you empty your browser's storage” does not.",
				"Si aucune durée ne peut être donnée, le règlement veut les critères qui la déterminent. « Persistant » laisse le visiteur deviner ; « jusqu’à la déconnexion, au plus tard quand vous videz le stockage du navigateur » l’informe.",
			},
			Message: Text{
				"{tracker} stays until it is deleted, and nothing says by what or when at the latest",
				"{tracker} reste jusqu’à son effacement, et rien n’indique par quoi ni quand au plus tard",
			},
			Hint: Text{
				"add criterion: with what ends it (until you sign out, until you refuse the chat)",
				"ajoutez criterion: avec ce qui y met fin (jusqu’à la déconnexion, jusqu’au refus du chat)",
			},
			find: endless,
		},
	}
}

// otherThanKnown compares declared trackers with the confirmed facts of the
// catalogue. A value that any source gives is no difference.
func otherThanKnown(s subject) []finding {
	d := s.policy()
	var out []finding
	for _, t := range d.Trackers {
		service, _ := d.Service(t.Service)
		known := s.counterparts(t)
		if len(known) == 0 {
			continue
		}
		fill := []string{"service", name(service)}
		if k, differs := otherDuration(t, known); differs {
			out = append(out, s.otherTime(d, service, t, k))
		}
		if k, differs := otherPlace(t, service, known); differs {
			fill := append(fill, s.evidence(k.Evidence)...)
			out = append(out, aboutTracker(d, t, ".place", append(fill, "place", string(k.Place))...).weighing(diag.Guideline).saying(placeWords(k.Place)))
		}
		if k := known[0]; len(known) == 1 && k.HTTPOnly && k.Confirms("http-only") && !t.HTTPOnly {
			fill := append(fill, s.evidence(k.Evidence)...)
			out = append(out, aboutTracker(d, t, ".http-only", fill...).weighing(diag.Guideline).saying(Text{
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
	f := aboutTracker(d, t, ".duration", fill...)
	if service.Vendor.Role == policy.RoleSelf { // an installation of one's own may be set up otherwise
		return f.weighing(diag.Guideline)
	}
	return f
}

// otherPlace gives a known tracker whose place was confirmed and is not the
// declared one. Software that the controller runs itself has its own places.
func otherPlace(t policy.Tracker, service policy.Service, known []catalog.Tracker) (catalog.Tracker, bool) {
	if service.Vendor.Role == policy.RoleSelf || service.Host != "" && t.Place == policy.OnService {
		return catalog.Tracker{}, false
	}
	for _, k := range known {
		if !k.Confirms("place") || cmp.Or(t.Place, policy.OnProduct) == k.Place {
			return catalog.Tracker{}, false
		}
	}
	return known[0], true
}

// placeWords are the words for a tracker that is known to be elsewhere.
func placeWords(known policy.Place) (message, hint Text) {
	hint = Text{
		"write place: {place}, unless you have seen otherwise on your own site",
		"écrivez place: {place}, sauf si vous avez constaté autre chose sur votre site",
	}
	if known == policy.OnService {
		return Text{
			"{tracker} is declared under the site's own address; {service} keeps it under its own, out of the banner's reach ({source}, read on {day})",
			"{tracker} est déclaré sous l’adresse du site ; {service} le conserve sous la sienne, hors de portée de la bannière ({source}, page lue le {day})",
		}, hint
	}
	return Text{
		"{tracker} is declared under the address of {service}; it is kept under the site's own ({source}, read on {day})",
		"{tracker} est déclaré sous l’adresse de {service} ; il est conservé sous celle du site ({source}, page lue le {day})",
	}, hint
}

// endless are trackers without an end and without a criterion. What the
// catalogue brought has the criterion that its vendor gives: none.
func endless(s subject) []finding {
	d := s.policy()
	var out []finding
	for _, t := range d.Trackers {
		if t.Duration.Until != policy.Deleted || t.Criterion != "" {
			continue
		}
		f := aboutTracker(d, t, ".criterion")
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
