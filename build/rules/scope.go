package rules

import (
	"slices"
	"strings"

	"charte/build/catalog"
	"charte/build/diag"
	"charte/build/policy"
)

var (
	declareAll = Source{Name: "Directive 2002/58/EC, art. 5(3); French law 78-17, art. 82; CNIL, deliberation 2020-091, §§ 9 and 13", URL: cnil2020091, Flag: Primary, Checked: checked}
	misfiled   = Source{Name: "French law 78-17, art. 82; CNIL, deliberation 2020-091, § 48; EDPB, report of the Cookie Banner Taskforce (January 2023), §§ 26-28", URL: cnil2020091, Flag: Primary, Checked: checked}
	taskforce  = Source{Name: "EDPB, report of the Cookie Banner Taskforce (January 2023), § 24", URL: "https://www.edpb.europa.eu/our-work-tools/our-documents/other/report-work-undertaken-cookie-banner-taskforce_en", Flag: Primary, Checked: checked}
)

// scope is the family SCO: what has to be declared, and with which status.
func scope() []Rule { return slices.Concat(statuses(), usesOfServices(), usesOfMeasuring()) }

func statuses() []Rule {
	return []Rule{
		{
			ID: "SCO-01", Severity: diag.Law, Source: declareAll, Profiles: european(),
			Title: Text{"A tracker is left out, or declared as something else", "Traceur omis, ou déclaré sous une autre forme"},
			Why: Text{
				"The rule covers whatever a site stores on a device or reads there, cookie or not. A visitor can only judge what is declared, and the banner can only hold back and erase what is declared as it really is.",
				"La règle vise tout ce qu’un site inscrit sur un appareil ou y lit, cookie ou non. Le visiteur ne peut juger que de ce qui est déclaré, et la bannière ne peut retenir, puis effacer, que ce qui est déclaré tel qu’il est.",
			},
			Message: Text{
				"{service} stores {tracker}, which is left out here: {source}, read on {day}",
				"{service} enregistre {tracker}, que la déclaration écarte (without) : {source}, page lue le {day}",
			},
			Hint: Text{
				"delete {tracker} from without, or accept the finding and say how you made sure that it is not stored",
				"retirez {tracker} de without, ou acceptez le constat en disant comment vous avez vérifié qu’il n’est pas enregistré",
			},
			find: func(s subject) []finding { return append(setAside(s), otherTechnique(s)...) },
		},
		{
			ID: "SCO-03", Severity: diag.Law, Source: cnilGuidelines("§§ 16 and 24; French law 78-17, art. 82"), Profiles: european(),
			Title: Text{"Each purpose is exempt, or it needs consent", "Chaque finalité est dispensée, ou soumise à consentement"},
			Why: Text{
				"The law knows two cases and no third: consent, or one of the exemptions. Visitors have to read on the page which of the two a purpose is, so that they know whether they have a say.",
				"La loi ne connaît que deux cas : le consentement, ou l’une des dispenses. Le visiteur doit lire sur la page duquel des deux relève une finalité, pour savoir s’il a son mot à dire.",
			},
			Message: Text{
				"nothing says whether “{purpose}” is exempt or needs consent",
				"rien n’indique si la finalité « {purpose} » est dispensée de consentement ou y est soumise",
			},
			Hint: Text{
				"write gate: consent, or the exemption that applies; charte asks for consent meanwhile",
				"écrivez gate: consent, ou exemption: avec la dispense qui s’applique ; en attendant, charte demande le consentement",
			},
			find: noStatus,
		},
		{
			ID: "SCO-05", Severity: diag.Law, Source: cnilGuidelines("§§ 47-48"), Profiles: european(),
			Title: Text{"One tracker for an exempt purpose and for one that needs consent", "Même traceur pour une finalité dispensée et une autre soumise à consentement"},
			Why: Text{
				"A tracker escapes consent only as long as it serves nothing but what is exempt. As soon as it also serves another purpose, consent is needed for it, whatever else it is good for.",
				"Un traceur n’échappe au consentement que s’il ne sert qu’à ce qui en est dispensé. Dès qu’il sert aussi autre chose, il faut un consentement, quelle que soit par ailleurs son utilité.",
			},
			Message: Text{
				"{tracker} and {other} can be the same tracker: it is exempt for “{purpose}” and needs consent for “{second}”",
				"{tracker} et {other} peuvent désigner le même traceur : dispensé pour « {purpose} », soumis à consentement pour « {second} »",
			},
			Hint: Text{
				"give the two purposes trackers of different names, or ask for consent to both",
				"donnez aux deux finalités des traceurs de noms différents, ou demandez le consentement pour les deux",
			},
			find: func(s subject) []finding { return sharedTrackers(s, false) },
		},
		{
			ID: "SCO-06", Severity: diag.Guideline, Source: cnilRecommendation("art. 6"), Profiles: []Profile{France},
			Title: Text{"One tracker for several exempt purposes", "Même traceur pour plusieurs finalités dispensées"},
			Why: Text{
				"The CNIL recommends a tracker of its own for each purpose, so that each can be explained, and judged, by itself. A tracker for everything tends to outgrow its exemption unnoticed.",
				"La CNIL recommande un traceur distinct par finalité, pour que chacun s’explique et s’apprécie séparément. Un traceur à tout faire finit par sortir de sa dispense sans que personne ne s’en aperçoive.",
			},
			Message: Text{
				"{tracker} and {other} can be the same tracker, which then serves “{purpose}” and “{second}”",
				"{tracker} et {other} peuvent désigner le même traceur, qui sert alors « {purpose} » et « {second} »",
			},
			Hint: Text{
				"write the exact names, or use a tracker for each purpose",
				"écrivez les noms exacts, ou employez un traceur par finalité",
			},
			find: func(s subject) []finding { return sharedTrackers(s, true) },
		},
		{
			ID: "SCO-07", Severity: diag.Law, Source: taskforce, Profiles: european(),
			Title: Text{"Legitimate interest in the place of consent", "Intérêt légitime à la place du consentement"},
			Why: Text{
				"Storing and reading rest on consent or on one of the exemptions; the legitimate interest of GDPR art. 6(1)(f) is neither. The authorities say so expressly, also for banners that offer to “object” to it.",
				"L’enregistrement et la lecture reposent sur le consentement ou sur une dispense ; l’intérêt légitime de l’article 6, paragraphe 1, point f), du RGPD n’est ni l’un ni l’autre. Les autorités le disent expressément, y compris pour les bannières qui proposent de « s’y opposer ».",
			},
			Message: Text{
				"“{purpose}” asks for consent, and its data are then used on the ground of legitimate interest",
				"« {purpose} » demande un consentement, et ses données sont ensuite utilisées au titre de l’intérêt légitime",
			},
			Hint: Text{
				"delete legal-basis: consent then covers both, as visitors will understand it",
				"supprimez legal-basis : le consentement couvre alors les deux, comme le visiteur le comprendra",
			},
			find: interestInsteadOfConsent,
		},
	}
}

// noStatus are purposes for which the file names neither a gate nor an exemption,
// where a text of one's own shows nothing of what charte makes of that.
func noStatus(s subject) []finding {
	d := s.policy()
	if d.Origin == nil || d.Body.Places("trackers") || d.Body.Places("purposes") {
		return nil
	}
	var out []finding
	for _, p := range d.Purposes {
		_, gate := d.Origin["purposes["+p.ID+"].gate"]
		_, exemption := d.Origin["purposes["+p.ID+"].exemption"]
		if !gate && !exemption {
			out = append(out, aboutPurpose(d, p, ""))
		}
	}
	return out
}

// setAside are trackers that the catalogue knows of a service in every
// configuration, and that the service's without sets aside.
func setAside(s subject) []finding {
	d := s.policy()
	var out []finding
	for _, service := range d.Services {
		known, _ := s.Known.Service(service.ID)
		for _, t := range known.Trackers {
			if service.Leaves(t.Name) && !t.Optional && t.Confirms("name") && !declares(d, t) {
				f := aboutService(d, service, ".without", append(s.evidence(t.Evidence), "tracker", t.Name)...)
				f.on = t.Name
				out = append(out, f)
			}
		}
	}
	return out
}

// declares tells whether the document speaks of a known tracker by another name.
func declares(d policy.Document, known catalog.Tracker) bool {
	return slices.ContainsFunc(d.Trackers, func(t policy.Tracker) bool { return catalog.Same(t, known) })
}

// otherTechnique are trackers that their service is known to keep otherwise.
func otherTechnique(s subject) []finding {
	d := s.policy()
	var out []finding
	for _, t := range d.Trackers {
		service, _ := d.Service(t.Service)
		known, ok := s.namesakes(t)
		if !ok || slices.ContainsFunc(known, func(k catalog.Tracker) bool { return k.Kind == t.Kind }) {
			continue
		}
		k := known[0]
		fill := append(s.evidence(k.Evidence), "service", name(service), "declared", technique(t.Kind, s.Lang), "stored", technique(k.Kind, s.Lang), "kind", string(k.Kind))
		out = append(out, aboutTracker(d, t, ".kind", fill...).saying(Text{
			"{tracker} is declared as {declared}, and {service} keeps it as {stored}: {source}, read on {day}",
			"{tracker} est déclaré comme {declared}, alors que {service} le conserve comme {stored} : {source}, page lue le {day}",
		}, Text{
			"write kind: {kind}, unless you have seen otherwise on your own site",
			"écrivez kind: {kind}, sauf si vous avez constaté autre chose sur votre site",
		}))
	}
	return out
}

// namesakes are the confirmed trackers that the catalogue knows under the name
// of a declared one, of the same service and whatever their technique; false
// where there is none, or where the catalogue brought the tracker itself.
func (s subject) namesakes(t policy.Tracker) ([]catalog.Tracker, bool) {
	known, ok := s.Known.Service(t.Service)
	if !ok || t.Catalogued {
		return nil, false
	}
	var out []catalog.Tracker
	for _, k := range known.Trackers {
		if k.Confirms("name") && (policy.Tracker{Name: k.Name}).Matches(t.Name) {
			out = append(out, k)
		}
	}
	return out, len(out) > 0
}

// sharedTrackers are pairs of an exempt tracker and another of a purpose that is
// exempt too, or that is not, which one name can fit.
func sharedTrackers(s subject, bothExempt bool) []finding {
	d := s.policy()
	var out []finding
	for i, t := range d.Trackers {
		purpose, _ := d.Purpose(t.Purpose)
		if !purpose.Exempt() {
			continue
		}
		for j, other := range d.Trackers {
			second, ok := d.Purpose(other.Purpose)
			if !ok || second.ID == purpose.ID || second.Exempt() != bothExempt || bothExempt && j < i || !oneTracker(t, other) {
				continue
			}
			out = append(out, aboutTracker(d, t, ".purpose", "other", other.Name, "purpose", title(purpose), "second", title(second)))
		}
	}
	return out
}

// oneTracker tells whether two declarations can mean the same thing on a device:
// of one technique, at one place, with names that meet.
func oneTracker(a, b policy.Tracker) bool {
	if a.Kind != b.Kind || a.Place != b.Place || !meet(a.Name, b.Name) {
		return false
	}
	return a.Place != policy.OnService || a.Service == b.Service || a.Domain != "" && a.Domain == b.Domain
}

// meet tells whether some name fits both patterns.
func meet(a, b string) bool {
	switch {
	case !strings.Contains(a, "*"):
		return policy.Tracker{Name: b}.Matches(a)
	case !strings.Contains(b, "*"):
		return policy.Tracker{Name: a}.Matches(b)
	}
	// Between the longer beginning and the longer end there is room for the rest of
	// both.
	first := func(s string) string { return s[:strings.IndexByte(s, '*')] }
	last := func(s string) string { return s[strings.LastIndexByte(s, '*')+1:] }
	begin := strings.HasPrefix(first(a), first(b)) || strings.HasPrefix(first(b), first(a))
	end := strings.HasSuffix(last(a), last(b)) || strings.HasSuffix(last(b), last(a))
	return begin && end
}

func interestInsteadOfConsent(s subject) []finding {
	d := s.policy()
	var out []finding
	for _, p := range d.Purposes {
		if p.Gate == policy.Consent && p.LegalBasis == policy.ByLegitimateInterest {
			out = append(out, aboutPurpose(d, p, ".legal-basis"))
		}
	}
	return out
}
