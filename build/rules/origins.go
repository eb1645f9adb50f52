package rules

import (
	"regexp"
	"slices"
	"strings"
)

var (
	originID    = regexp.MustCompile(`(?:^|-)(?:tiers|tierces?|internes?|externes?|(?:third|first)-part(?:y|ies))(?:-|$)`)
	originTitle = regexp.MustCompile(`^(?:les )?(?:(?:cookies?|traceurs?|services?|outils?|trackers?|tools?) )?(?:de |dits? |from |by )?(?:tiers|internes?|externes?|(?:third|first)[- ]part(?:y|ies))(?: (?:cookies?|trackers?|services?|tools?))?$`)
)

func namedAfterOrigin(s subject) []finding {
	var out []finding
	for i, d := range s.editions() {
		for _, p := range d.Purposes {
			switch {
			case originTitle.MatchString(strings.TrimSpace(fold(p.Title))) && (i == 0 || !slices.Contains(d.Missing, "purposes["+p.ID+"].title")):
				out = append(out, aboutPurpose(d, p, ".title"))
			case i == 0 && originID.MatchString(p.ID):
				out = append(out, aboutPurpose(d, p, ".id"))
			}
		}
	}
	return out
}
