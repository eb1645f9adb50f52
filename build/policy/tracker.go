package policy

import "strings"

// TrackerKind is the technique by which something is stored or read. All of
// them are in scope of art. 5(3) of directive 2002/58 (EDPB guidelines 2/2023).
type TrackerKind string

// The techniques that can be declared.
const (
	Cookie         TrackerKind = "cookie"
	LocalStorage   TrackerKind = "local-storage"
	SessionStorage TrackerKind = "session-storage"
	IndexedDB      TrackerKind = "indexed-db"
	CacheStorage   TrackerKind = "cache"
	Pixel          TrackerKind = "pixel"
	Fingerprint    TrackerKind = "fingerprint"
)

// Kinds are all techniques, in the order in which a page groups them.
func Kinds() []TrackerKind {
	return []TrackerKind{Cookie, LocalStorage, SessionStorage, IndexedDB, CacheStorage, Pixel, Fingerprint}
}

// Place tells whose address a tracker is kept under.
type Place string

const (
	// OnProduct: the product's own address; the banner can erase it.
	OnProduct Place = "product"
	// OnService: the service's address, which no script of the product reaches.
	OnService Place = "service"
)

// Tracker is one thing stored on, or read from, a visitor's device.
type Tracker struct {
	// Name is the exact name, or a pattern in which * stands for any text.
	Name    string      `yaml:"name" required:"true" identity:"true"`
	Kind    TrackerKind `yaml:"kind" identity:"true" enum:"cookie,local-storage,session-storage,indexed-db,cache,pixel,fingerprint"`
	Purpose string      `yaml:"purpose"`
	// Service is the service that sets it; may be empty where the product does,
	// and is filled in where the purpose has exactly one service.
	Service  string   `yaml:"service"`
	Duration Duration `yaml:"duration"`
	// Criterion says what ends a duration without a date: until you empty the
	// basket, for example (GDPR art. 13(2)(a)).
	Criterion string `yaml:"criterion" words:"true"`
	Why       string `yaml:"why" words:"true"`
	// Provider, Feature and Area are the columns of policies that name who
	// provides a tracker, for which feature, and where on the site.
	Provider string `yaml:"provider"`
	Feature  string `yaml:"feature" words:"true"`
	Area     string `yaml:"area" words:"true"`

	Place    Place  `yaml:"place" enum:"product,service"`
	HTTPOnly bool   `yaml:"http-only"`
	Domain   string `yaml:"domain"`
	Path     string `yaml:"path"`

	// Source is where a fact that the company did not state was read, and
	// Checked the day on which it was.
	Source  URL  `yaml:"source"`
	Checked Date `yaml:"checked"`
	// Catalogued: the catalogue brought the tracker, with its service.
	Catalogued bool `yaml:"-"`
}

// Erasable tells whether a script of the product's page can delete it.
func (t Tracker) Erasable() bool {
	return !t.HTTPOnly && t.Place == OnProduct && t.Kind != Pixel && t.Kind != Fingerprint
}

// Matches tells whether name is this tracker's name.
func (t Tracker) Matches(name string) bool {
	parts := strings.Split(t.Name, "*")
	if len(parts) == 1 {
		return name == t.Name
	}
	first, last := parts[0], parts[len(parts)-1]
	if len(name) < len(first)+len(last) || !strings.HasPrefix(name, first) || !strings.HasSuffix(name, last) {
		return false
	}
	middle := name[len(first) : len(name)-len(last)]
	for _, part := range parts[1 : len(parts)-1] {
		i := strings.Index(middle, part)
		if i < 0 {
			return false
		}
		middle = middle[i+len(part):]
	}
	return true
}
