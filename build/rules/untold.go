package rules

import (
	"slices"

	"charte/build/policy"
)

// shown are the trackers that a page tells of: those that the catalogue brought
// only where the text places the tables.
func shown(d policy.Document) []policy.Tracker {
	return slices.DeleteFunc(slices.Clone(d.Trackers), func(t policy.Tracker) bool { return t.Catalogued && !d.Body.Places("trackers") })
}

// unnamedTrackers are purposes of which no tracker is told, so no duration
// either. A known service that is not known to store anything is let be.
func unnamedTrackers(s subject) []finding {
	d := s.policy()
	var out []finding
	for _, p := range d.Purposes {
		told := slices.ContainsFunc(shown(d), func(t policy.Tracker) bool { return t.Purpose == p.ID })
		stores := len(d.ServicesFor(p.ID)) == 0 || len(d.TrackersFor(p.ID)) > 0
		if told || !stores || p.Exemption == policy.ChoiceMemory {
			continue
		}
		out = append(out, aboutPurpose(d, p, "").saying(Text{
			"no tracker of “{purpose}” is named, and nothing says how long any of them stays",
			"aucun traceur de « {purpose} » n’est nommé, et rien n’indique donc combien de temps ils restent",
		}, Text{
			"declare each tracker with its duration, and place {{< trackers >}} in a text of your own",
			"déclarez chaque traceur avec sa durée, et placez {{< trackers >}} dans le texte si vous en écrivez un",
		}))
	}
	return out
}

func noDuration(s subject) []finding {
	d := s.policy()
	var out []finding
	for _, t := range shown(d) {
		if t.Duration.Stated() || t.Kind == policy.Pixel || t.Kind == policy.Fingerprint || s.depends(t) {
			continue
		}
		fill, hint := s.durationHint(t)
		f := aboutTracker(d, t, ".duration", fill...)
		f.hint = hint
		out = append(out, f)
	}
	return out
}

// durationHint tells what is known of a duration that a product does not state;
// the zero Text where nothing is.
func (s subject) durationHint(t policy.Tracker) ([]string, Text) {
	if t.Catalogued {
		return nil, Text{
			"the catalogue knows no duration that its vendor confirms: declare the tracker with the one that you measure on your site",
			"le catalogue ne connaît aucune durée confirmée par le fournisseur : déclarez le traceur avec la durée que vous constatez sur votre site",
		}
	}
	known, _ := s.namesakes(t)
	for _, k := range known {
		if k.Kind == t.Kind && k.Duration.Stated() && k.Confirms("duration") {
			return append(s.evidence(k.Evidence), "known", s.time(k.Duration)), Text{
				"add duration: with the time that it is really kept; its vendor documents: {known} ({source}, read on {day})",
				"ajoutez duration: avec la durée réelle de conservation ; la documentation du fournisseur indique {known} ({source}, page lue le {day})",
			}
		}
	}
	return nil, Text{}
}
