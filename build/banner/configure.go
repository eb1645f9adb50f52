package banner

import (
	"errors"
	"fmt"
	"regexp"
	"slices"

	"charte/build/policy"
)

// edition is a product's cookie policy in one language, with the words of the
// banner.
type edition struct {
	// name is the product's.
	name     string
	document policy.Document
	units    []policy.Unit
	words    policy.Words
}

// cookieName is what RFC 6265 allows as the name of a cookie.
var cookieName = regexp.MustCompile("^[!#$%&'*+.^_`|~0-9A-Za-z-]+$")

// configure makes the configuration from editions of the same facts, the
// authoritative one first.
func configure(product string, editions []edition, baseURL string) Config {
	first := editions[0]
	d := first.document
	c := Config{Product: product, Revision: d.Revision(), Key: d.Choice.Key}
	if len(first.units) == 0 {
		return c
	}
	c.Lifetime = d.Choice.Lifetime.Span.TotalSeconds() / 60
	c.Domain = d.Choice.Domain
	c.Quiet = d.Banner.Signal == "quiet"
	c.Top = d.Banner.Position == "top"
	c.Open = exempt(d)
	for _, p := range shown(d) {
		c.Purposes = append(c.Purposes, purposeOf(first, p))
	}
	for _, e := range editions {
		c.Texts = append(c.Texts, textsOf(product, e, baseURL))
	}
	return c
}

// exempt are the ids of purposes and services that need no consent.
func exempt(d policy.Document) []string {
	var out []string
	for _, p := range d.Purposes {
		if !p.Exempt() {
			continue
		}
		out = append(out, p.ID)
		for _, s := range d.ServicesFor(p.ID) {
			out = append(out, s.ID)
		}
	}
	return out
}

// choicePurpose is shown where a product declares no purpose for the cookie that
// keeps the choice.
const choicePurpose = "choice"

// shown are the purposes that the dialog lists, the memory of the choice
// included.
func shown(d policy.Document) []policy.Purpose {
	remembers := func(p policy.Purpose) bool { return p.Exemption == policy.ChoiceMemory }
	if slices.ContainsFunc(d.Purposes, remembers) {
		return d.Purposes
	}
	return append(slices.Clone(d.Purposes), policy.Purpose{ID: choicePurpose, Exemption: policy.ChoiceMemory})
}

func purposeOf(e edition, p policy.Purpose) Purpose {
	out := Purpose{ID: p.ID, Gate: gateOf(p)}
	for _, u := range e.unitsOf(p) {
		s, _ := e.document.Service(u.ID)
		out.Units = append(out.Units, Unit{
			ID: u.ID, Digest: u.Digest, Name: s.Name, Vendor: s.Vendor.Name, Trackers: trackersOf(u.Trackers),
		})
	}
	out.Trackers = trackersOf(e.ownTrackers(p))
	return out
}

func gateOf(p policy.Purpose) int {
	switch {
	case p.Exempt():
		return 0
	case p.Gate == policy.OnRequest:
		return gateRequest
	}
	return gateConsent
}

// unitsOf are the units of one purpose.
func (e edition) unitsOf(p policy.Purpose) []policy.Unit {
	var out []policy.Unit
	for _, u := range e.units {
		if u.Purpose == p.ID {
			out = append(out, u)
		}
	}
	return out
}

// ownTrackers are the purpose's trackers that belong to no unit: those of an
// exempt purpose, those of no service beside several services, and the choice
// itself.
func (e edition) ownTrackers(p policy.Purpose) []policy.Tracker {
	var out []policy.Tracker
	for _, t := range e.document.TrackersFor(p.ID) {
		if !slices.ContainsFunc(e.unitsOf(p), func(u policy.Unit) bool { return slices.Contains(u.Trackers, t) }) {
			out = append(out, t)
		}
	}
	if p.Exemption == policy.ChoiceMemory {
		out = e.withChoice(p, out)
	}
	return out
}

// withChoice adds the choice cookie where the product does not declare it.
func (e edition) withChoice(p policy.Purpose, trackers []policy.Tracker) []policy.Tracker {
	c := e.document.Choice
	if slices.ContainsFunc(trackers, func(t policy.Tracker) bool { return t.Name == c.Key }) {
		return trackers
	}
	return append(trackers, policy.Tracker{
		Name: c.Key, Kind: policy.Cookie, Purpose: p.ID, Duration: c.Lifetime,
		Why: e.words.Get("part.choice-why"), Place: policy.OnProduct,
	})
}

// kinds are the places as the engine counts them; it erases nothing of those
// that store nothing.
var kinds = map[policy.TrackerKind]int{
	policy.LocalStorage: 1, policy.SessionStorage: 2, policy.IndexedDB: 3, policy.CacheStorage: 4,
	policy.Pixel: 5, policy.Fingerprint: 5,
}

func trackersOf(trackers []policy.Tracker) []Tracker {
	var out []Tracker
	for _, t := range trackers {
		out = append(out, Tracker{Name: t.Name, Kind: kinds[t.Kind], Stuck: stuckOf(t), Domain: t.Domain, Path: t.Path})
	}
	return out
}

func stuckOf(t policy.Tracker) int {
	switch {
	case kinds[t.Kind] == 5:
		return 0
	case t.Place == policy.OnService:
		return stuckService
	case t.HTTPOnly:
		return stuckHTTPOnly
	}
	return 0
}

// check refuses what no browser could keep.
func (c Config) check() error {
	if !cookieName.MatchString(c.Key) {
		return fmt.Errorf("choice.key: %q cannot be the name of a cookie", c.Key)
	}
	if len(c.Purposes) > 0 && c.Lifetime <= 0 {
		return errors.New("choice.lifetime: write a span of time, for example \"6 months\"")
	}
	return nil
}
