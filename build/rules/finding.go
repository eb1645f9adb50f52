package rules

import (
	"cmp"
	"slices"

	"charte/build/catalog"
	"charte/build/diag"
	"charte/build/policy"
)

// about is a finding at a field of a document, on a thing that is named there.
func about(d policy.Document, path, on string, fill ...string) finding {
	return finding{document: d, path: path, on: on, fill: fill}
}

// aboutPurpose, aboutService and aboutTracker are findings at a field (".title",
// or "" for the thing itself) of what they name; they fill {purpose}, {service}
// and {tracker}.
func aboutPurpose(d policy.Document, p policy.Purpose, field string, fill ...string) finding {
	return about(d, "purposes["+p.ID+"]"+field, p.ID, append([]string{"purpose", title(p)}, fill...)...)
}

func aboutService(d policy.Document, s policy.Service, field string, fill ...string) finding {
	return about(d, "services["+s.ID+"]"+field, s.ID, append([]string{"service", name(s)}, fill...)...)
}

func aboutTracker(d policy.Document, t policy.Tracker, field string, fill ...string) finding {
	return about(d, "trackers["+t.Name+"]"+field, t.Name, append([]string{"tracker", t.Name}, fill...)...)
}

// saying gives the finding with a message and a hint of its own.
func (f finding) saying(message, hint Text) finding {
	f.message, f.hint = message, hint
	return f
}

// weighing gives the finding with a severity of its own.
func (f finding) weighing(s diag.Severity) finding {
	f.severity = s
	return f
}

// titleOf is what the purpose of an id is called.
func titleOf(d policy.Document, id string) string {
	p, _ := d.Purpose(id)
	return title(p)
}

// title is what a purpose is called, by its id where it has no title.
func title(p policy.Purpose) string { return cmp.Or(p.Title, p.ID) }

// name is what a service is called, by its id where it has no name.
func name(s policy.Service) string { return cmp.Or(s.Name, s.ID) }

// provider is who stands behind a service, by the service where nobody is named.
func provider(s policy.Service) string { return cmp.Or(s.Vendor.Name, name(s)) }

// policy is the product's cookie policy with the facts; the zero Document, which
// declares nothing, where it has none.
func (s subject) policy() policy.Document {
	d, _ := s.facts.Policy()
	return d
}

// editions are the cookie policy in each language, the one with the facts first.
func (s subject) editions() []policy.Document {
	var out []policy.Document
	for _, e := range s.Editions {
		if d, ok := e.Policy(); ok {
			out = append(out, d)
		}
	}
	return out
}

// time says a duration in the language of the findings.
func (s subject) time(d policy.Duration) string {
	return s.duration(s.Lang, d)
}

// day says a day in the language of the findings.
func (s subject) day(d policy.Date) string {
	if w, ok := s.Words[s.Lang]; ok && w.Has("date.format") {
		return w.Date(d)
	}
	return d.String()
}

// depends tells whether a tracker that the catalogue brought exists only in some
// configuration, which nobody states: it is not held against the product.
func (s subject) depends(t policy.Tracker) bool {
	known, ok := s.Known.Service(t.Service)
	return ok && t.Catalogued && slices.ContainsFunc(known.Trackers, func(k catalog.Tracker) bool {
		return k.Name == t.Name && k.Kind == t.Kind && k.Optional
	})
}

// evidence fills {source} and {day} with where a fact of the catalogue was read.
func (s subject) evidence(e catalog.Evidence) []string {
	return []string{"source", string(e.Source), "day", s.day(e.Checked)}
}

// technique says how a tracker is kept.
func technique(k policy.TrackerKind, lang string) string { return techniqueNames[k].In(lang) }

var techniqueNames = map[policy.TrackerKind]Text{
	policy.Cookie:         {"a cookie", "un cookie"},
	policy.LocalStorage:   {"an entry of the local storage", "une entrée du stockage local"},
	policy.SessionStorage: {"an entry of the session storage", "une entrée du stockage de session"},
	policy.IndexedDB:      {"a database of the browser (IndexedDB)", "une base de données du navigateur (IndexedDB)"},
	policy.CacheStorage:   {"a cache of the browser", "un cache du navigateur"},
	policy.Pixel:          {"a pixel", "un pixel"},
	policy.Fingerprint:    {"a fingerprint of the device", "une empreinte de l’appareil"},
}
