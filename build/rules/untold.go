package rules

import (
	"slices"
	"strings"

	"charte/build/catalog"
	"charte/build/policy"
)

// shown are the trackers that a page tells of: those that the catalogue brought
// only where the text places the tables.
func shown(d policy.Document) []policy.Tracker {
	return slices.DeleteFunc(slices.Clone(d.Trackers), func(t policy.Tracker) bool { return t.Catalogued && !d.Body.Places("trackers") })
}

// silentServices are services of which nothing says what they store: no tracker
// is declared, and neither the product nor the catalogue says that there is none.
func silentServices(s subject) []finding {
	d := s.policy()
	var out []finding
	for _, v := range d.Services {
		stores := func(t policy.Tracker) bool { return t.Service == v.ID }
		if v.StoresNothing || slices.ContainsFunc(d.Trackers, stores) {
			continue
		}
		known, _ := s.Known.Service(v.ID)
		names := hearsay(known)
		if len(names) < len(known.Trackers) { // another service of the page has them
			continue
		}
		f := aboutService(d, v, "", "trackers", strings.Join(names, ", ")).saying(Text{
			"nothing tells what {service} stores on the device, nor for how long",
			"rien ne dit ce que {service} enregistre sur l’appareil, ni pour combien de temps",
		}, Text{
			"look in a browser and declare each tracker with its duration, or write stores-nothing: true where there is none",
			"regardez dans un navigateur et déclarez chaque traceur avec sa durée, ou écrivez stores-nothing: true s’il n’y en a aucun",
		})
		if len(names) > 0 {
			f.hint = Text{
				"look in a browser: {trackers} are said of it, and no page of the vendor confirms them; declare those that you see, with their durations",
				"regardez dans un navigateur : on lui prête {trackers}, qu’aucune page du fournisseur ne confirme ; déclarez ceux que vous voyez, avec leur durée",
			}
		}
		out = append(out, f)
	}
	return out
}

// hearsay are the names of trackers that the catalogue could not confirm.
func hearsay(known catalog.Service) []string {
	var names []string
	for _, t := range known.Trackers {
		if !t.Confirms("name") {
			names = append(names, t.Name)
		}
	}
	return names
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
