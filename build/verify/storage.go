package verify

import (
	"encoding/json"
	"slices"
	"strings"

	"charte/build/diag"
)

// disclosures are what the inspector reads of a device-storage.json (IAB Europe,
// "Vendor Device Storage & Operational Disclosures").
type disclosures struct {
	Disclosures []disclosure `json:"disclosures"`
}

// disclosure: MaxAge is 0 for a session; Purposes hold 1 where consent is needed.
type disclosure struct {
	Identifier string `json:"identifier"`
	Type       string `json:"type"`
	MaxAge     *int64 `json:"maxAgeSeconds"`
	Purposes   []int  `json:"purposes"`
}

// storageTypes are the kinds of tracker of which a disclosure speaks, with the type
// that it gives them.
var storageTypes = map[string]string{"cookie": "cookie", "local-storage": "web", "session-storage": "web", "indexed-db": "web", "cache": "web"}

// storage: device-storage.json says of each tracker what the declaration does, and
// leaves out only what its form cannot say.
func (i inspection) storage(d declaration) {
	name := strings.TrimSuffix(d.path, "policy.json") + "device-storage.json"
	f, ok := i.files[name]
	if !ok {
		i.say("storage", whole(name), diag.Say("%s has no disclosure beside it%s", "%s n’est pas accompagné de sa déclaration de stockage%s", d.path, i.answered(name)), none)
		return
	}
	var content disclosures
	if json.Unmarshal(f.body, &content) != nil {
		return // said of every file of JSON that is none
	}
	for _, one := range content.Disclosures {
		if !slices.ContainsFunc(d.Trackers, func(t tracker) bool { return one.says(t, d) }) {
			i.say("storage", placeOf(f, one.Identifier), diag.Say("%q is not what %s declares: name, type, duration or consent", "%q n’est pas ce que %s déclare : nom, type, durée ou consentement", one.Identifier, d.path), none)
		}
	}
	for _, t := range d.Trackers {
		there := slices.ContainsFunc(content.Disclosures, func(one disclosure) bool { return one.says(t, d) })
		if t.sayable() && !there {
			i.say("storage", whole(name), diag.Say("%q is declared in %s and missing here", "%q est déclaré dans %s et manque ici", t.Name, d.path), none)
		}
	}
}

// says tells whether a disclosure is what is declared of a tracker.
func (one disclosure) says(t tracker, d declaration) bool {
	kind := storageTypes[t.Kind]
	if one.Identifier != t.Name || one.Type != kind {
		return false
	}
	p, _ := d.purposeOf(t.Purpose)
	if slices.Contains(one.Purposes, 1) != (p.Status != "exempt") {
		return false
	}
	switch {
	case kind == "web":
		return one.MaxAge == nil
	case t.Duration == nil || one.MaxAge == nil:
		return false
	case t.Duration.Ends == "session":
		return *one.MaxAge == 0
	}
	return *one.MaxAge == t.Duration.Seconds
}

// sayable tells whether the form can speak of a tracker: it knows where the product
// keeps it and, of a cookie, until when. It has no name that is only a star.
func (t tracker) sayable() bool {
	if strings.Trim(t.Name, "*") == "" || t.Place != "product" {
		return false
	}
	switch storageTypes[t.Kind] {
	case "web":
		return true
	case "cookie":
		return t.Duration != nil && t.Duration.Ends != "deleted"
	}
	return false
}
