package catalog

// Count gives how many facts the catalogue holds, and how many of them their
// source confirms. A fact is one value that is stated: a vendor's name, country,
// policy and role, its instrument of transfer, a host, a tracker's name, place,
// duration and HTTP-only flag, a consent interface, an answer on the exemption.
func (c Catalogue) Count() (facts, confirmed int) {
	for _, s := range c.services {
		for fact, e := range s.facts() {
			facts++
			if e.Confirms(fact.name) {
				confirmed++
			}
		}
	}
	return facts, confirmed
}

// fact is one stated value, by the block in which it stands and its name.
type fact struct{ block, name string }

func (s Service) facts() map[fact]Evidence {
	out := map[fact]Evidence{}
	state := func(block, name string, stated bool, e Evidence) {
		if stated {
			out[fact{block, name}] = e
		}
	}
	v := s.Vendor
	state("vendor", "name", v.Name != "", v.Evidence)
	state("vendor", "country", v.Country != "", v.Evidence)
	state("vendor", "policy", v.Policy != "", v.Evidence)
	state("vendor", "role", v.Role != "", v.Evidence)
	state("transfer", "mechanism", s.Transfer.Mechanism != "", s.Transfer.Evidence)
	for _, h := range s.Hosts {
		state("host "+h.Host+" "+h.For, "host", true, h.Evidence)
	}
	for _, t := range s.Trackers {
		block := "tracker " + t.Name + " " + string(t.Kind)
		state(block, "name", true, t.Evidence)
		state(block, "place", true, t.Evidence)
		state(block, "duration", t.Duration.Stated(), t.Evidence)
		state(block, "http-only", t.HTTPOnly, t.Evidence)
	}
	state("consent", "signal", s.Consent.Signal != "", s.Consent.Evidence)
	state("stores-nothing", "all", known(s.StoresNothing), s.StoresNothing)
	state("audience", "exemption", s.Audience.Exemption != "", s.Audience.Evidence)
	return out
}

// known tells whether evidence is stated at all.
func known(e Evidence) bool { return e.Source != "" || len(e.Unverified) > 0 }
