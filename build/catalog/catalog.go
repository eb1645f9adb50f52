// Package catalog knows the services that French and European sites use: who
// provides them, which hosts they contact, what they store, for how long, and
// how they are told of a visitor's choice.
//
// A service is one file, assets/services/<id>.yaml. Every group of facts there
// names the page on which it was read and the day; what that page does not
// confirm is listed as unverified, and where two sources differ both are kept.
// A folder of one's own, assets/services/ beside content/, adds services and
// replaces files of the same name.
//
// A product that declares a service by its id gets what is known of it (see
// [Catalogue.Complete]); what the product says itself wins. The catalogue says
// what a thing is, never that it is exempt: that is for the product to declare.
package catalog

import (
	"slices"
	"strings"

	"charte/build/diag"
	"charte/build/policy"
)

// Catalogue is all known services. The zero Catalogue knows none.
type Catalogue struct {
	services []Service
	byID     map[string]int
}

// New makes a catalogue of services; a later one replaces an earlier of its id.
func New(services ...Service) Catalogue {
	c := Catalogue{byID: map[string]int{}}
	for _, s := range services {
		if i := slices.IndexFunc(c.services, func(known Service) bool { return known.ID == s.ID }); i >= 0 {
			c.services[i] = s
			continue
		}
		c.services = append(c.services, s)
	}
	slices.SortFunc(c.services, func(a, b Service) int { return strings.Compare(a.ID, b.ID) })
	for i, s := range c.services {
		for _, alias := range s.Aliases {
			c.byID[alias] = i
		}
	}
	for i, s := range c.services { // an id wins over another's alias
		c.byID[s.ID] = i
	}
	return c
}

// Services are all services, sorted by id. The slice is the caller's.
func (c Catalogue) Services() []Service { return slices.Clone(c.services) }

// Service gives the service of an id or an alias, or false.
func (c Catalogue) Service(id string) (Service, bool) {
	i, ok := c.byID[id]
	if !ok {
		return Service{}, false
	}
	return c.services[i], true
}

// Search gives the services in whose id, name, alias, vendor, kind, host or
// trackers the words occur, those with it in the id or name first.
func (c Catalogue) Search(words string) []Service {
	wanted := string(diag.Fold(words))
	var named, others []Service
	for _, s := range c.services {
		switch {
		case contains(wanted, slices.Concat(s.Aliases, []string{s.ID, s.Name})...):
			named = append(named, s)
		case contains(wanted, s.words()...):
			others = append(others, s)
		}
	}
	return append(named, others...)
}

func contains(wanted string, texts ...string) bool {
	return slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(string(diag.Fold(text)), wanted) })
}

func (s Service) words() []string {
	out := []string{string(s.Kind), s.Vendor.Name, s.Summary.EN, s.Summary.FR}
	for _, h := range s.Hosts {
		out = append(out, h.Host)
	}
	for _, t := range s.Trackers {
		out = append(out, t.Name)
	}
	return out
}

// Match is a known tracker with the service that sets it.
type Match struct {
	Service Service
	Tracker Tracker
}

// Trackers gives the known trackers of that name: of the name itself first, then
// those whose pattern fits, the longest pattern first.
func (c Catalogue) Trackers(name string) []Match {
	var out []Match
	for _, s := range c.services {
		for _, t := range s.Trackers {
			if (policy.Tracker{Name: t.Name}).Matches(name) {
				out = append(out, Match{s, t})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Match) int {
		if exact := (b.Tracker.Name == name); exact != (a.Tracker.Name == name) {
			return map[bool]int{true: 1, false: -1}[exact]
		}
		return len(b.Tracker.Name) - len(a.Tracker.Name)
	})
	return out
}
