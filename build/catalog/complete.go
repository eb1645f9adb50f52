package catalog

import (
	"strings"

	"charte/build/policy"
)

// Complete adds to a document what is known of the services that it declares,
// in the document's own language where the catalogue has it, else in English.
// What the document says wins, field by field; trackers that it declares, or
// that a service's Without names, are not added. Facts that were not confirmed
// are not added either: a page states nothing that nobody read. A service that
// the controller runs itself (vendor.role: self) gets no vendor and no host.
func (c Catalogue) Complete(d *policy.Document) {
	for i := range d.Services {
		s := &d.Services[i]
		known, ok := c.Service(s.ID)
		if !ok {
			continue
		}
		if s.Name == "" {
			s.Name = known.Name
		}
		known.signal(s)
		s.StoresNothing = s.StoresNothing || len(known.Trackers) == 0 && known.StoresNothing.Confirms("all")
		if s.Vendor.Role != policy.RoleSelf {
			known.vendor(&s.Vendor)
			known.hosts(s)
		}
		for _, t := range known.Trackers {
			t.fill(d, s.ID)
			if t.Confirms("name") && !s.Leaves(t.Name) && !declared(*d, s.ID, t) {
				add(d, *s, t)
			}
		}
	}
}

// Hosts adds to the services of a document what is known of their hosts, and
// nothing else: what an archived version declared is whole otherwise.
func (c Catalogue) Hosts(d *policy.Document) {
	for i := range d.Services {
		s := &d.Services[i]
		if known, ok := c.Service(s.ID); ok && s.Vendor.Role != policy.RoleSelf {
			known.hosts(s)
		}
	}
}

// signal fills in how the vendor is told of a choice, and for which types.
func (s Service) signal(to *policy.Service) {
	if to.Signal == "" {
		to.Signal = s.Consent.Signal
	}
	if to.ConsentTypes == nil {
		to.ConsentTypes = s.Consent.Types
	}
}

// vendor fills in what a declared vendor leaves out, unless it is another one.
func (s Service) vendor(to *policy.Vendor) {
	if to.Name != "" && to.Name != s.Vendor.Name {
		return
	}
	v := s.Vendor
	if to.Name == "" && v.Confirms("name") {
		to.Name = v.Name
	}
	if to.Country == "" && v.Confirms("country") {
		to.Country = v.Country
	}
	if to.Policy == "" && v.Confirms("policy") {
		to.Policy = v.Policy
	}
	if to.Role == "" && v.Confirms("role") {
		to.Role = v.Role
	}
	if to.Transfer.Mechanism == "" && s.Transfer.Confirms("mechanism") {
		to.Transfer = policy.Transfer{Mechanism: s.Transfer.Mechanism, Source: s.Transfer.Source, Checked: s.Transfer.Checked}
	}
}

// hosts gives the known hosts to a service that declares no address, or one of
// theirs: who is at the vendor's own contacts the others too.
func (s Service) hosts(to *policy.Service) {
	_, address, _ := strings.Cut(to.Host.Origin(), "://")
	own := address == ""
	var known []policy.Host
	for _, h := range s.Hosts {
		if h.Confirms("host") {
			known = append(known, policy.Host{Name: h.Host, For: h.For})
			own = own || h.covers(address)
		}
	}
	if own {
		to.Hosts = append(to.Hosts, known...)
	}
}

// covers tells whether a name is that of the host, or one that its pattern stands for.
func (h Host) covers(name string) bool {
	if suffix, ok := strings.CutPrefix(h.Host, "*"); ok {
		return strings.HasSuffix(name, suffix)
	}
	return name == h.Host
}

// declared tells whether the document says something of a known tracker itself.
func declared(d policy.Document, service string, known Tracker) bool {
	for _, t := range d.Trackers {
		if Same(t, known) && (t.Service == "" || t.Service == service || t.Name == known.Name) {
			return true
		}
	}
	return false
}

// fill gives a declared tracker of the same name what it leaves out.
func (t Tracker) fill(d *policy.Document, service string) {
	for i := range d.Trackers {
		to := &d.Trackers[i]
		if to.Name != t.Name || !Same(*to, t) || to.Service != "" && to.Service != service {
			continue
		}
		if to.Why == "" {
			to.Why = t.why(d.Lang)
		}
		if to.Place == "" && t.Confirms("place") {
			to.Place = t.Place
		}
		if !to.Duration.Stated() && t.Confirms("duration") {
			to.Duration = t.Duration
			if to.Source == "" {
				to.Source, to.Checked = t.Source, t.Checked
			}
		}
	}
}

// Same tells whether a declared tracker speaks of a known one: by a pattern that
// fits its name, or as an instance of its pattern.
func Same(t policy.Tracker, known Tracker) bool {
	kind := t.Kind
	if kind == "" {
		kind = policy.Cookie
	}
	if kind != known.Kind {
		return false
	}
	return t.Matches(known.Name) || (policy.Tracker{Name: known.Name}).Matches(t.Name)
}

func add(d *policy.Document, s policy.Service, known Tracker) {
	t := policy.Tracker{
		Name: known.Name, Kind: known.Kind, Place: known.Place, HTTPOnly: known.HTTPOnly && known.Confirms("http-only"),
		Purpose: s.Purpose, Service: s.ID, Why: known.why(d.Lang),
		Source: known.Source, Checked: known.Checked, Catalogued: true,
	}
	if known.Confirms("duration") {
		t.Duration = known.Duration
	}
	if ownDomain := s.Vendor.Role == policy.RoleSelf || s.Host != ""; !ownDomain && known.Confirms("domain") {
		t.Domain = known.Domain
	}
	d.Trackers = append(d.Trackers, t)
	at := "trackers[" + t.Name + "]"
	if _, taken := d.Origin[at]; !taken && d.Origin != nil {
		d.Origin[at] = d.Origin.Line("services[" + s.ID + "]")
	}
}

// why says what a tracker is for and, where it is not always set, when.
func (t Tracker) why(lang string) string {
	if !t.Optional {
		return t.Why.In(lang)
	}
	return strings.TrimSuffix(t.Why.In(lang), ".") + " (" + t.When.In(lang) + ")."
}
