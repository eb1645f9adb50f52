package change

import (
	"charte/build/policy"
)

// Fact is one thing that two versions declare otherwise. It holds no words: those
// who show it say it in a reader's language.
type Fact struct {
	Kind FactKind
	// Subject is what the fact is about, ID which one: the name of a tracker, the id
	// of a purpose, a service or a unit; "" for the choice.
	Subject Subject
	ID      string
	// Name is what readers call it, in the language of the new document, or of the
	// old one where the new has it no more: a tracker's name, a title.
	Name string
	// Field is what of it changed; "" where all of it came or went.
	Field Field
	// Old and New are the values, of the type that Field says; nil where Field is ""
	// and where the value was not stated.
	Old, New any
}

// FactKind is what happened.
type FactKind string

// What happened to a declared thing.
const (
	// Appears and Vanishes: all of it came or went.
	Appears  FactKind = "appears"
	Vanishes FactKind = "vanishes"
	// Becomes: a field has another value.
	Becomes FactKind = "becomes"
	// Longer, Shorter: a duration; what lasts until it is deleted is the longest,
	// what ends with the browser's session the shortest.
	Longer  FactKind = "longer"
	Shorter FactKind = "shorter"
	// NowStated, NoLongerStated: a field got a value, or lost it.
	NowStated      FactKind = "now-stated"
	NoLongerStated FactKind = "no-longer-stated"
	// AskedAgain: visitors who answered for the unit are asked again. AskedFirst:
	// the unit is new. They come where [policy.Document.Revision] is another one, but
	// not where things were only taken away, and where the choice has another key.
	AskedAgain FactKind = "asked-again"
	AskedFirst FactKind = "asked-first"
)

// Subject is what a fact is about.
type Subject string

// What facts are about. A unit is what visitors allow or refuse: [policy.Unit].
const (
	OfTracker Subject = "tracker"
	OfService Subject = "service"
	OfPurpose Subject = "purpose"
	OfChoice  Subject = "choice"
	OfUnit    Subject = "unit"
)

// Field is a field of a declared thing; the comment gives the type of its values.
type Field string

// Fields of trackers.
const (
	TrackerKind     Field = "kind"      // policy.TrackerKind
	TrackerDuration Field = "duration"  // policy.Duration
	TrackerPurpose  Field = "purpose"   // string, the id of a purpose
	TrackerService  Field = "service"   // string, the id of a service
	TrackerProvider Field = "provider"  // string
	TrackerPlace    Field = "place"     // policy.Place
	TrackerDomain   Field = "domain"    // string
	TrackerPath     Field = "path"      // string
	TrackerHTTPOnly Field = "http-only" // bool
)

// Fields of services; a service's purpose is TrackerPurpose's kind of value.
const (
	ServicePurpose   Field = "purpose"            // string, the id of a purpose
	ServiceHost      Field = "host"               // string, an address
	ServiceVendor    Field = "vendor"             // string, the recipient's name
	ServiceCountry   Field = "vendor.country"     // string, ISO 3166-1
	ServiceRole      Field = "vendor.role"        // policy.Role
	ServiceTransfer  Field = "transfer.mechanism" // policy.Mechanism
	ServiceMode      Field = "mode"               // policy.Mode
	ServiceNoStorage Field = "stores-nothing"     // bool
)

// Fields of purposes.
const (
	// PurposeExemption is policy.Exemption: stated, the purpose needs consent no
	// longer; no longer stated, it now does.
	PurposeExemption Field = "exemption"
	PurposeGate      Field = "gate"        // policy.Gate
	PurposeOptOut    Field = "opt-out"     // bool
	PurposeBasis     Field = "legal-basis" // policy.Basis
)

// Fields of the choice.
const (
	ChoiceKey      Field = "key"      // string, a cookie's name
	ChoiceLifetime Field = "lifetime" // policy.Duration
	ChoiceDomain   Field = "domain"   // string
	ChoiceReceipt  Field = "receipt"  // string, an address
)

// Declared compares what two versions declare. The facts stand in the order of the
// declaration: purposes, services, trackers, the choice, then who is asked again;
// of what is compared field by field, in the order of the fields above.
func Declared(old, new policy.Document) []Fact {
	var out []Fact
	out = append(out, purposes(old, new)...)
	out = append(out, services(old, new)...)
	out = append(out, trackers(old, new)...)
	out = append(out, choice(old, new)...)
	return append(out, asked(old, new)...)
}

// about collects the facts of one thing.
type about struct {
	fact  Fact
	facts *[]Fact
}

// becomes adds a fact where a value is another one; the zero value is not stated.
func becomes[T comparable](a about, field Field, old, new T) {
	var none T
	if old == new {
		return
	}
	f := a.fact
	f.Kind, f.Field, f.Old, f.New = Becomes, field, old, new
	switch none {
	case old:
		f.Kind, f.Old = NowStated, nil
	case new:
		f.Kind, f.New = NoLongerStated, nil
	}
	*a.facts = append(*a.facts, f)
}

// turns adds a fact where yes became no, or no yes.
func turns(a about, field Field, old, new bool) {
	if old != new {
		f := a.fact
		f.Kind, f.Field, f.Old, f.New = Becomes, field, old, new
		*a.facts = append(*a.facts, f)
	}
}

// lasts adds a fact where a duration is another one.
func lasts(a about, field Field, old, new policy.Duration) {
	before := len(*a.facts)
	becomes(a, field, old, new)
	if len(*a.facts) == before || !old.Stated() || !new.Stated() {
		return
	}
	f := &(*a.facts)[before]
	switch d := length(new) - length(old); {
	case d > 0:
		f.Kind = Longer
	case d < 0:
		f.Kind = Shorter
	}
}

// length orders durations: the session, spans, until deleted.
func length(d policy.Duration) int64 {
	switch d.Until {
	case policy.SessionEnd:
		return -1
	case policy.Deleted:
		return 1 << 62
	}
	return d.Span.TotalSeconds()
}

// things compares two lists: compare gets what both have, under the same key.
func things[T any](old, new []T, key func(T) string, as func(T) Fact, compare func(a about, old, new T)) []Fact {
	var out []Fact
	at := map[string]T{}
	for _, o := range old {
		at[key(o)] = o
	}
	has := map[string]bool{}
	for _, n := range new {
		f := as(n)
		has[key(n)] = true
		if o, ok := at[key(n)]; ok {
			compare(about{f, &out}, o, n)
			continue
		}
		f.Kind = Appears
		out = append(out, f)
	}
	for _, o := range old {
		if !has[key(o)] {
			f := as(o)
			f.Kind = Vanishes
			out = append(out, f)
		}
	}
	return out
}

func purposes(old, new policy.Document) []Fact {
	return things(old.Purposes, new.Purposes, func(p policy.Purpose) string { return p.ID },
		func(p policy.Purpose) Fact { return Fact{Subject: OfPurpose, ID: p.ID, Name: or(p.Title, p.ID)} },
		func(a about, o, n policy.Purpose) {
			becomes(a, PurposeExemption, o.Exemption, n.Exemption)
			if !o.Exempt() && !n.Exempt() { // else the exemption says it
				becomes(a, PurposeGate, o.Gate, n.Gate)
			}
			turns(a, PurposeOptOut, o.OptOut, n.OptOut)
			becomes(a, PurposeBasis, o.LegalBasis, n.LegalBasis)
		})
}

func services(old, new policy.Document) []Fact {
	return things(old.Services, new.Services, func(s policy.Service) string { return s.ID },
		func(s policy.Service) Fact { return Fact{Subject: OfService, ID: s.ID, Name: or(s.Name, s.ID)} },
		func(a about, o, n policy.Service) {
			becomes(a, ServicePurpose, o.Purpose, n.Purpose)
			becomes(a, ServiceHost, string(o.Host), string(n.Host))
			becomes(a, ServiceVendor, o.Vendor.Name, n.Vendor.Name)
			becomes(a, ServiceCountry, o.Vendor.Country, n.Vendor.Country)
			becomes(a, ServiceRole, o.Vendor.Role, n.Vendor.Role)
			becomes(a, ServiceTransfer, o.Vendor.Transfer.Mechanism, n.Vendor.Transfer.Mechanism)
			becomes(a, ServiceMode, o.Mode, n.Mode)
			turns(a, ServiceNoStorage, o.StoresNothing, n.StoresNothing)
		})
}

func trackers(old, new policy.Document) []Fact {
	return things(old.Trackers, new.Trackers, trackerKey(old.Trackers, new.Trackers),
		func(t policy.Tracker) Fact { return Fact{Subject: OfTracker, ID: t.Name, Name: t.Name} },
		func(a about, o, n policy.Tracker) {
			becomes(a, TrackerKind, o.Kind, n.Kind)
			becomes(a, TrackerPurpose, o.Purpose, n.Purpose)
			becomes(a, TrackerService, o.Service, n.Service)
			lasts(a, TrackerDuration, o.Duration, n.Duration)
			becomes(a, TrackerPlace, o.Place, n.Place)
			becomes(a, TrackerDomain, o.Domain, n.Domain)
			becomes(a, TrackerPath, o.Path, n.Path)
			becomes(a, TrackerProvider, o.Provider, n.Provider)
			turns(a, TrackerHTTPOnly, o.HTTPOnly, n.HTTPOnly)
		})
}

// trackerKey is the name of a tracker, with its kind where one of the versions has
// several kinds under the name.
func trackerKey(versions ...[]policy.Tracker) func(policy.Tracker) string {
	several := map[string]bool{}
	for _, v := range versions {
		seen := map[string]bool{}
		for _, t := range v {
			several[t.Name] = several[t.Name] || seen[t.Name]
			seen[t.Name] = true
		}
	}
	return func(t policy.Tracker) string {
		if several[t.Name] {
			return t.Name + "\x00" + string(t.Kind)
		}
		return t.Name
	}
}

func choice(old, new policy.Document) []Fact {
	var out []Fact
	if !old.OffersChoice() || !new.OffersChoice() {
		return nil
	}
	a := about{Fact{Subject: OfChoice}, &out}
	becomes(a, ChoiceKey, old.Choice.Key, new.Choice.Key)
	lasts(a, ChoiceLifetime, old.Choice.Lifetime, new.Choice.Lifetime)
	becomes(a, ChoiceDomain, old.Choice.Domain, new.Choice.Domain)
	becomes(a, ChoiceReceipt, string(old.Choice.Receipt), string(new.Choice.Receipt))
	return out
}

// asked tells which units visitors are asked about who had answered for all of the
// old ones: those of which the banner finds no answer, because the answers are kept
// by the digests of what was agreed to. Nobody is asked about what is exempt.
func asked(old, new policy.Document) []Fact {
	ids, answered := map[string]bool{}, map[string]bool{}
	for _, u := range old.Units() {
		ids[u.ID] = true
		answered[u.Digest] = old.Choice.Key == new.Choice.Key // else no banner finds them
	}
	var out []Fact
	for _, u := range new.Units() {
		if p, _ := new.Purpose(u.Purpose); p.Exempt() || answered[u.Digest] {
			continue
		}
		f := Fact{Kind: AskedFirst, Subject: OfUnit, ID: u.ID, Name: unitName(new, u)}
		if ids[u.ID] {
			f.Kind = AskedAgain
		}
		out = append(out, f)
	}
	return out
}

func unitName(d policy.Document, u policy.Unit) string {
	if s, ok := d.Service(u.ID); ok && s.Name != "" {
		return s.Name
	}
	p, _ := d.Purpose(u.Purpose)
	return or(p.Title, u.ID)
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}
