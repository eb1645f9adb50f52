package banner

import (
	"charte/build/policy"
)

// vendors are what the vendors of services are told.
func (e edition) vendors() []Vendor {
	var out []Vendor
	for _, s := range e.document.Choosable() {
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
		out = append(out, filled(c, s, granted))
	}
	return out
}

// filled gives arguments with their states filled in.
func filled(arguments []any, s policy.Service, granted bool) []any {
	out := make([]any, 0, len(arguments))
	for _, argument := range arguments {
		switch a := argument.(type) {
		case policy.State:
			argument = stateOf(a, s, granted)
		case policy.Flags:
			argument = flagsOf(a, s, granted)
		case []any:
			argument = filled(a, s, granted)
		}
		out = append(out, argument)
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

// flagsOf sets the types that the service uses, and no others.
func flagsOf(flags policy.Flags, s policy.Service, granted bool) map[string]bool {
	out := map[string]bool{}
	for name, t := range flags {
		out[name] = granted && s.Claims(t)
	}
	return out
}
