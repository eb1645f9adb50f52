package banner

import (
	"charte/build/policy"
)

// services are the services that can be allowed or refused.
func (e edition) services() []policy.Service {
	var out []policy.Service
	for _, u := range e.units {
		if s, ok := e.document.Service(u.ID); ok {
			out = append(out, s)
		}
	}
	return out
}

// speaks tells whether a service that can be allowed or refused has an interface.
func (e edition) speaks(signal policy.Signal) bool {
	for _, s := range e.services() {
		if s.Interface() == signal {
			return true
		}
	}
	return false
}

// nobody is the id of no service, so it is never allowed.
const nobody = ""

// types gives the services whose consent Google's types need: of none for what
// is always granted, of nobody for what is never.
func (e edition) types() map[string][]string {
	if !e.speaks(policy.Google) {
		return nil
	}
	out := map[string][]string{}
	for _, t := range policy.ConsentTypes() {
		ids := []string{}
		for _, s := range e.services() {
			if s.Interface() == policy.Google && s.Claims(t) {
				ids = append(ids, s.ID)
			}
		}
		if len(ids) == 0 && t != policy.SecurityStorage {
			ids = append(ids, nobody)
		}
		out[string(t)] = ids
	}
	return out
}

// vendors are what the vendors of services are told.
func (e edition) vendors() []Vendor {
	var out []Vendor
	for _, s := range e.services() {
		for _, c := range s.Contracts() {
			out = append(out, Vendor{
				ID: s.ID, Object: c.Object, Stub: int(c.Stub),
				Calls: [3][]policy.Call{
					calls(c.Start, s, false), calls(c.Grant, s, true), calls(c.Revoke, s, false),
				},
			})
		}
	}
	return out
}

// calls fills in the states that calls are about.
func calls(all []policy.Call, s policy.Service, granted bool) []policy.Call {
	out := make([]policy.Call, 0, len(all))
	for _, c := range all {
		filled := make(policy.Call, 0, len(c))
		for _, argument := range c {
			if state, ok := argument.(policy.State); ok {
				argument = stateOf(state, s, granted)
			}
			filled = append(filled, argument)
		}
		out = append(out, filled)
	}
	return out
}

// stateOf grants the types that the service uses, and no others.
func stateOf(state policy.State, s policy.Service, granted bool) map[string]string {
	out := map[string]string{}
	for name, t := range state {
		out[name] = "denied"
		if granted && s.Claims(t) {
			out[name] = "granted"
		}
	}
	return out
}
