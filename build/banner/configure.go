package banner

import (
	"slices"

	"charte/build/policy"
)

// edition is a product's cookie policy in one language, with the words of the
// banner.
type edition struct {
	// product is its id, name what it is called.
	product, name string
	document      policy.Document
	units         []policy.Unit
	words         policy.Words
	baseURL       string
}

// configure makes the configuration from editions of the same facts, the
// authoritative one first.
func configure(editions []edition) Config {
	first := editions[0]
	d := first.document
	c := Config{Product: first.product, Revision: d.Revision(), Key: d.Choice.Key}
	if len(first.units) == 0 {
		return c
	}
	c.Words = first.allWords()
	c.Lifetime = d.Choice.Lifetime.Span.TotalSeconds() / 60
	c.Domain, c.ReceiptTo = d.Choice.Domain, string(d.Choice.Receipt)
	c.Open = first.exempt()
	for _, p := range first.shown() {
		c.Purposes = append(c.Purposes, first.purpose(p))
	}
	c.Types, c.Vendors = d.ConsentServices(), first.vendors()
	for _, e := range editions[1:] {
		o := e.overlay()
		o.Shown = configure([]edition{e}).Shown
		c.Others = append(c.Others, o)
	}
	c.Shown = digest(c.text()) + c.Lang
	return c
}

// exempt are the ids of purposes and services that leave no choice.
func (e edition) exempt() []string {
	out := []string{}
	for _, p := range e.shown() {
		if p.Choosable() {
			continue
		}
		out = append(out, p.ID)
		for _, s := range e.document.ServicesFor(p.ID) {
			out = append(out, s.ID)
		}
	}
	return out
}

// choicePurpose is shown where a product declares no purpose for the cookie that
// keeps the choice.
const choicePurpose = "choice"

// shown are the purposes that the dialog lists: first those that leave a choice,
// then those that leave none, the memory of the choice included.
func (e edition) shown() []policy.Purpose {
	var open, closed []policy.Purpose
	remembered := false
	for _, p := range e.document.Purposes {
		remembered = remembered || p.Exemption == policy.ChoiceMemory
		if p.Choosable() {
			open = append(open, p)
		} else {
			closed = append(closed, p)
		}
	}
	if !remembered {
		closed = append(closed, policy.Purpose{ID: choicePurpose, Exemption: policy.ChoiceMemory})
	}
	return append(open, closed...)
}

// purpose gives a purpose's facts and words.
func (e edition) purpose(p policy.Purpose) Purpose {
	out := Purpose{PurposeWords: e.purposeWords(p), ID: p.ID, Request: !p.Exempt() && p.Gate == policy.OnRequest, OptOut: p.OptOut, Units: []Unit{}, Trackers: []Tracker{}}
	units := e.unitsOf(p)
	for _, u := range units {
		s, _ := e.document.Service(u.ID)
		out.Units = append(out.Units, Unit{UnitWords: e.switchWords(u, units), ID: u.ID, Digest: u.Digest, Name: s.Name})
	}
	for _, t := range e.trackersOf(p) {
		tracker := Tracker{TrackerWords: e.trackerWords(t), Name: t.Name, Kind: kinds[t.Kind], Stuck: stuckOf(t), Domain: t.Domain, Path: t.Path}
		if len(units) > 1 {
			tracker.Unit = t.Service
		}
		out.Trackers = append(out.Trackers, tracker)
	}
	return out
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

// trackersOf are the trackers of one purpose, the choice cookie among them where
// the purpose is to remember it.
func (e edition) trackersOf(p policy.Purpose) []policy.Tracker {
	trackers := e.document.TrackersFor(p.ID)
	c := e.document.Choice
	declared := slices.ContainsFunc(trackers, func(t policy.Tracker) bool { return t.Matches(c.Key) })
	if p.Exemption != policy.ChoiceMemory || declared {
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

// stuckOf says why no script of the page can erase a tracker, or "".
func stuckOf(t policy.Tracker) string {
	switch {
	case kinds[t.Kind] == 5:
		return ""
	case t.Place == policy.OnService:
		return "service"
	case t.HTTPOnly:
		return "http-only"
	}
	return ""
}
