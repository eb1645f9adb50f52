package rules

import (
	"slices"

	"charte/build/diag"
	"charte/build/policy"
)

// sixMonths is the longest time for which the CNIL recommends to keep a choice;
// half a year, in seconds.
var sixMonths = policy.Span{Months: 6}.TotalSeconds()

var (
	choiceKept = Source{
		Name: "CNIL, recommendation 2020-092 (consolidated in January 2026), §§ 38-39; DPC (Ireland), guidance on cookies (April 2020), p. 8",
		URL:  cnil2020092, Flag: Secondary, Checked: checked,
	}
	proportionate = Source{Name: "GDPR, art. 5(1)(c) and (e); DPC (Ireland), guidance on cookies (April 2020), p. 13", URL: eurLexGDPR, Flag: Primary, Checked: checked}
)

// durations is the family DUR: how long things are kept.
func durations() []Rule { return slices.Concat(choiceTimes(), knownTimes()) }

func choiceTimes() []Rule {
	return []Rule{
		{
			ID: "DUR-01", Severity: diag.Guideline, Source: choiceKept, Profiles: []Profile{France, Ireland},
			Title: Text{"The choice is kept for six months", "Le choix est conservé six mois"},
			Why: Text{
				"The CNIL recommends to keep an acceptance and a refusal equally long, six months as a rule; the Irish authority wants consent renewed after six months at the latest. In Italy, on the contrary, nobody is asked again before six months are over.",
				"La CNIL recommande de conserver aussi longtemps l’acceptation que le refus, six mois en règle générale ; l’autorité irlandaise demande un nouveau consentement au plus tard après six mois. En Italie, à l’inverse, la question n’est pas reposée avant six mois.",
			},
			Message: Text{
				"the choice is kept longer than six months ({lifetime})",
				"le choix est conservé plus de six mois ({lifetime})",
			},
			Hint: Text{
				"write lifetime: 6 months, or accept the finding with its reason",
				"écrivez lifetime: 6 mois, ou acceptez le constat en donnant sa raison",
			},
			find: choiceLifetime,
		},
		{
			ID: "DUR-04", Severity: diag.Guideline, Source: proportionate, Profiles: european(),
			Title: Text{"Nothing stays longer than it is needed", "Rien ne reste plus longtemps que nécessaire"},
			Why: Text{
				"A tracker may stay for as long as its purpose needs it, and no text puts that into a number. The thresholds here are charte's own: beyond 13 months it asks for a look, beyond 25 months it insists.",
				"Un traceur peut rester aussi longtemps que sa finalité l’exige, ce qu’aucun texte ne chiffre. Les seuils sont ici ceux de charte : au-delà de 13 mois, il invite à vérifier ; au-delà de 25 mois, il insiste.",
			},
			Message: Text{
				"{tracker} stays for more than 25 months ({duration})",
				"{tracker} reste plus de 25 mois ({duration})",
			},
			Hint: Text{
				"set a shorter time, or accept the finding and say why the purpose needs this one",
				"réglez une durée plus courte, ou acceptez le constat en disant pourquoi la finalité exige celle-ci",
			},
			find: longTrackers,
		},
		{
			ID: "DUR-05", Severity: diag.Practice, Source: Source{Name: "CNIL, recommendation 2020-092 (consolidated in January 2026), §§ 38-39 and art. 5, § 50", URL: cnil2020092, Flag: Secondary, Checked: checked}, Profiles: []Profile{France},
			Title: Text{"Thirteen months are no general rule", "Treize mois ne sont pas une règle générale"},
			Why: Text{
				"In the texts that apply since 2020 the thirteen months concern one thing only: the lifetime of trackers of exempt audience measurement. For the choice the CNIL recommends six months, and for anything else no number exists.",
				"Dans les textes applicables depuis 2020, les treize mois ne visent qu’une chose : la durée des traceurs de mesure d’audience dispensés de consentement. Pour le choix, la CNIL recommande six mois ; pour le reste, elle ne donne aucun chiffre.",
			},
			Message: Text{
				"the choice is kept for {lifetime}, the time that the CNIL gives for trackers of exempt audience measurement",
				"le choix est conservé {lifetime}, durée que la CNIL ne prévoit que pour les traceurs de mesure d’audience dispensés de consentement",
			},
			Hint: Text{
				"write lifetime: 6 months: the CNIL recommends it for acceptance and refusal alike",
				"écrivez lifetime: 6 mois ; c’est ce que la CNIL recommande pour l’acceptation comme pour le refus",
			},
			find: thirteenMonthsForAChoice,
		},
	}
}

func choiceLifetime(s subject) []finding {
	d, ok := s.facts.Policy()
	if !ok || !d.Asks() || d.Choice.Lifetime.Until != policy.Elapsed {
		return nil
	}
	lifetime := d.Choice.Lifetime.Span.TotalSeconds()
	f := about(d, "choice.lifetime", d.Choice.Key, "lifetime", s.time(d.Choice.Lifetime))
	profiles := profilesOf(s.Input, s.facts)
	var out []finding
	if lifetime > sixMonths && (slices.Contains(profiles, France) || slices.Contains(profiles, Ireland)) {
		out = append(out, f)
	}
	return out
}

// longTrackers are those that stay long; AUD-04 speaks of exempt measuring.
func longTrackers(s subject) []finding {
	d := s.policy()
	var out []finding
	for _, t := range d.Trackers {
		p, _ := d.Purpose(t.Purpose)
		f := aboutTracker(d, t, ".duration", "duration", s.time(t.Duration))
		switch {
		case p.Exemption == policy.Audience || s.depends(t) || !longer(t.Duration, thirteenMonths):
		case longer(t.Duration, twentyFiveMonths):
			out = append(out, f)
		default:
			f.message = Text{"{tracker} stays for more than 13 months ({duration})", "{tracker} reste plus de 13 mois ({duration})"}
			out = append(out, f.weighing(diag.Practice))
		}
	}
	return out
}

// thirteenMonthsForAChoice is a choice that is kept for just as long as trackers
// of exempt measuring may be.
func thirteenMonthsForAChoice(s subject) []finding {
	d := s.policy()
	lifetime := d.Choice.Lifetime
	if !d.Asks() || !longer(lifetime, 389*secondsADay) || longer(lifetime, thirteenMonths) {
		return nil
	}
	return []finding{about(d, "choice.lifetime", d.Choice.Key, "lifetime", s.time(lifetime))}
}
