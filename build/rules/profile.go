package rules

import (
	"slices"

	"charte/build/policy"
)

// Profile is a jurisdiction whose rules are looked for.
type Profile string

// The profiles; a product that declares none has France.
const (
	France     Profile = "fr"
	Germany    Profile = "de"
	Spain      Profile = "es"
	Italy      Profile = "it"
	Ireland    Profile = "ie"
	UK         Profile = "uk"
	California Profile = "us-ca"
)

// Profiles are all of them, the default one first.
func Profiles() []Profile { return []Profile{France, Germany, Spain, Italy, Ireland, UK, California} }

// european are the profiles in which the GDPR, or the UK's, and the rules on
// storage of directive 2002/58 apply.
func european() []Profile { return []Profile{France, Germany, Spain, Italy, Ireland, UK} }

// profilesOf are the profiles that a product is held against.
func profilesOf(in Input, e policy.Edition) []Profile {
	if len(in.Profiles) > 0 {
		return in.Profiles
	}
	if len(e.Jurisdictions) == 0 {
		return []Profile{policy.DefaultJurisdiction}
	}
	var out []Profile
	for _, j := range e.Jurisdictions {
		out = append(out, Profile(j))
	}
	return out
}

func (r Rule) appliesTo(profiles []Profile) bool {
	return len(r.Profiles) == 0 || slices.ContainsFunc(r.Profiles, func(p Profile) bool { return slices.Contains(profiles, p) })
}
