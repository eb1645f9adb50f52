package rules

import (
	"charte/build/diag"
	"charte/build/policy"
)

// measured are the purposes that are exempt as audience measurement.
func measured(d policy.Document) []policy.Purpose {
	var out []policy.Purpose
	for _, p := range d.Purposes {
		if p.Exemption == policy.Audience {
			out = append(out, p)
		}
	}
	return out
}

// eachMeasured gives one finding for every exempt measuring that is at fault.
func eachMeasured(field string, fault func(subject, policy.Purpose) bool) func(subject) []finding {
	return func(s subject) []finding {
		d := s.policy()
		var out []finding
		for _, p := range measured(d) {
			if fault(s, p) {
				out = append(out, aboutPurpose(d, p, field))
			}
		}
		return out
	}
}

// notAssured finds exempt measuring for which the product does not give an
// assurance.
func notAssured(a policy.Assurance) func(subject) []finding {
	return eachMeasured(".measurement.assures", func(_ subject, p policy.Purpose) bool { return !p.Measurement.Gives(a) })
}

// notAssuredSaying does so with words of its own.
func notAssuredSaying(a policy.Assurance, message, hint Text) func(subject) []finding {
	find := notAssured(a)
	return func(s subject) []finding {
		var out []finding
		for _, f := range find(s) {
			out = append(out, f.saying(message, hint))
		}
		return out
	}
}

// underTheirDomain are trackers of exempt measuring that another company keeps
// under its own address. Whether other sites share it is not declared, so the
// finding weighs less than a missing assurance.
func underTheirDomain(s subject) []finding {
	d := s.policy()
	var out []finding
	for _, p := range measured(d) {
		for _, t := range d.TrackersFor(p.ID) {
			service, _ := d.Service(t.Service)
			if t.Place != policy.OnService || t.Kind == policy.Pixel || service.Vendor.Role == policy.RoleSelf {
				continue
			}
			out = append(out, aboutTracker(d, t, ".place", "purpose", title(p), "service", name(service)).weighing(diag.Guideline).saying(Text{
				"{tracker}, of the exempt “{purpose}”, is kept under the address of {service}, where other sites may share it",
				"{tracker}, de la mesure dispensée « {purpose} », est conservé sous l’adresse de {service}, où d’autres sites peuvent le partager",
			}, Text{
				"make sure that the address is of this site alone, and accept the finding with that reason; or ask for consent",
				"assurez-vous que cette adresse est propre à ce site et acceptez le constat pour ce motif ; sinon, demandez le consentement",
			}))
		}
	}
	return out
}

// forTheirOwnAccount are services of exempt measuring whose vendor decides on
// what is done with the data.
func forTheirOwnAccount(s subject) []finding {
	d := s.policy()
	var out []finding
	for _, p := range measured(d) {
		for _, service := range d.ServicesFor(p.ID) {
			if r := service.Vendor.Role; r != policy.RoleController && r != policy.RoleJoint {
				continue
			}
			out = append(out, aboutService(d, service, ".vendor.role", "purpose", title(p), "vendor", provider(service)).saying(Text{
				"{vendor} receives what the exempt “{purpose}” measures as a controller, so as a third party",
				"{vendor} reçoit les données de la mesure dispensée « {purpose} » comme responsable du traitement, donc comme tiers",
			}, Text{
				"use a tool whose provider is a processor (role: processor), or replace exemption by gate: consent",
				"employez un outil dont le fournisseur est sous-traitant (role: processor), ou remplacez exemption par gate: consent",
			}))
		}
	}
	return out
}

func longMeasuring(s subject) []finding {
	d := s.policy()
	var out []finding
	for _, p := range measured(d) {
		for _, t := range d.TrackersFor(p.ID) {
			if t.Duration.Until == policy.Deleted || longer(t.Duration, thirteenMonths) {
				out = append(out, aboutTracker(d, t, ".duration", "purpose", title(p), "duration", s.time(t.Duration)))
			}
		}
	}
	return out
}

// longer tells whether a duration is a span of more than so many seconds.
func longer(d policy.Duration, seconds int64) bool {
	return d.Until == policy.Elapsed && d.Span.TotalSeconds() > seconds
}

func dataKept(s subject) []finding {
	d := s.policy()
	var out []finding
	for _, p := range measured(d) {
		kept := p.Measurement.Kept
		f := aboutPurpose(d, p, ".measurement.kept", "duration", s.time(kept))
		switch {
		case !kept.Stated():
			out = append(out, f)
		case kept.Until != policy.SessionEnd && kept.Until != policy.Elapsed || longer(kept, twentyFiveMonths):
			out = append(out, f.saying(Text{
				"the data of the exempt “{purpose}” can stay for more than twenty-five months ({duration})",
				"les données de la mesure dispensée « {purpose} » peuvent rester plus de vingt-cinq mois ({duration})",
			}, Text{
				"set the tool to delete them after 25 months, and declare that",
				"réglez l’outil pour les effacer après 25 mois, et déclarez cette durée",
			}))
		}
	}
	return out
}

func notReviewed(s subject, p policy.Purpose) bool {
	return p.Measurement.Reviewed.IsZero() || olderThanAYear(p.Measurement.Reviewed, s.Today)
}

// olderThanAYear tells whether a day lies more than a year before today.
func olderThanAYear(d, today policy.Date) bool {
	d.Year++
	return today.After(d)
}

func noOptOut(_ subject, p policy.Purpose) bool { return !p.OptOut }
