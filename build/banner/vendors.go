package banner

import (
	"charte/build/policy"
)

// vendors are what the vendors of services are told.
func (e edition) vendors() []Vendor {
	var out []Vendor
	for _, s := range e.document.Choosable() {
		p, _ := e.document.Purpose(s.Purpose)
		for _, c := range e.document.Contracts(s) {
			out = append(out, Vendor{
				ID: s.ID, Object: c.Object, Stub: int(c.Stub), Told: p.OptOut,
				Calls: [3][]policy.Call{
					e.calls(c.Start, s, false), e.calls(c.Grant, s, true), e.calls(c.Revoke, s, false),
				},
			})
		}
	}
	return out
}

// calls fills in what calls are about.
func (e edition) calls(all []policy.Call, s policy.Service, granted bool) []policy.Call {
	out := make([]policy.Call, 0, len(all))
	for _, c := range all {
		out = append(out, e.filled(c, s, granted))
	}
	return out
}

// filled gives arguments with states and times filled in.
func (e edition) filled(arguments []any, s policy.Service, granted bool) []any {
	out := make([]any, 0, len(arguments))
	for _, argument := range arguments {
		switch a := argument.(type) {
		case policy.State:
			argument = stateOf(a, s, granted)
		case policy.Flags:
			argument = flagsOf(a, s, granted)
		case []any:
			argument = e.filled(a, s, granted)
		case policy.Hours:
			argument = e.document.Choice.Lifetime.Span.TotalSeconds() / 3600
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
