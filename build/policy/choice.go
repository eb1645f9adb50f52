package policy

import (
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"strconv"
	"strings"
)

// Choice is how the visitor's choice is kept. Acceptance and refusal live
// equally long (CNIL recommendation 2020-092, § 39).
type Choice struct {
	// Key is the cookie's name, "eu-consent" by default (2020-092 art. 6).
	Key string `yaml:"key"`
	// Lifetime is six months by default (2020-092 §§ 38, 39).
	Lifetime Duration `yaml:"lifetime"`
	// Domain shares the choice between subdomains; empty means this host only.
	Domain string `yaml:"domain"`
	// Receipt is where the product takes receipts of choices: an address, or a
	// path of the product's own; empty means that none are sent.
	Receipt URL `yaml:"receipt"`
	// ReceiptKept is for how long the product keeps receipts.
	ReceiptKept Duration `yaml:"receipt-kept"`
}

// Defaults of a Choice and a Banner.
const (
	DefaultKey      = "eu-consent"
	DefaultPosition = "bottom"
	DefaultSignal   = "ask"
)

// Banner is what the consent banner looks like and says.
type Banner struct {
	Position string `yaml:"position" enum:"bottom,top"`
	// Labels replace the standard words of the banner's controls.
	Labels Labels `yaml:"labels"`
	// Signal is what Global Privacy Control does where nobody chose yet:
	// "ask" refuses in advance and still asks, "quiet" refuses and is silent,
	// "off" reads no signal.
	Signal string `yaml:"signal" enum:"ask,quiet,off"`
	// Through is the service by which alone the banner can be loaded, a tag
	// manager for example: it loads before any choice, and pages say so.
	Through string `yaml:"through"`
}

// Labels are words that a product may set for itself; empty means standard.
type Labels struct {
	Title     string `yaml:"title" words:"true"`
	Text      string `yaml:"text" words:"true"`
	Accept    string `yaml:"accept" words:"true"`
	Refuse    string `yaml:"refuse" words:"true"`
	Customise string `yaml:"customise" words:"true"`
	Save      string `yaml:"save" words:"true"`
	// Open is the text of the link that opens the choices again.
	Open string `yaml:"open" words:"true"`
}

// Unit is one thing that a visitor can allow or refuse: a service, or a purpose
// of which no service is named.
type Unit struct {
	// ID is the service's id, or the purpose's.
	ID      string
	Purpose string
	// Trackers are what consent to this unit lets in.
	Trackers []Tracker
	// Digest changes with what consent was given to, and with nothing else: the
	// purpose, the service, its recipient and its trackers. Three characters of
	// base64url.
	Digest string
}

// Units are all units of purposes that a visitor can allow or refuse, in the
// declared order of purposes and, within one, of services.
func (d Document) Units() []Unit {
	var out []Unit
	seen := map[string]bool{}
	for _, p := range d.Purposes {
		if !p.Choosable() {
			continue
		}
		for _, u := range d.unitsOf(p) {
			for seen[u.Digest] { // two answers must not be taken for one another
				u.Digest = digest(3, u.ID, u.Digest)
			}
			seen[u.Digest] = true
			out = append(out, u)
		}
	}
	return out
}

func (d Document) unitsOf(p Purpose) []Unit {
	services, trackers := d.ServicesFor(p.ID), d.TrackersFor(p.ID)
	if len(services) == 0 {
		u := Unit{ID: p.ID, Purpose: p.ID, Trackers: trackers}
		u.Digest = digest(3, unitFacts(p, Service{}, u.Trackers)...)
		return []Unit{u}
	}
	var out []Unit
	for _, s := range services {
		u := Unit{ID: s.ID, Purpose: p.ID}
		for _, t := range trackers {
			if t.Service == s.ID {
				u.Trackers = append(u.Trackers, t)
			}
		}
		u.Digest = digest(3, unitFacts(p, s, u.Trackers)...)
		out = append(out, u)
	}
	return out
}

// Revision is a digest of everything that consent is given to, six characters
// of base64url. A corrected comma leaves it alone; a new purpose does not.
func (d Document) Revision() string {
	var parts []string
	for _, u := range d.Units() {
		parts = append(parts, u.ID, u.Digest)
	}
	return digest(6, parts...)
}

func unitFacts(p Purpose, s Service, trackers []Tracker) []string {
	facts := []string{p.ID, string(p.Gate), s.ID, string(s.Host), s.Vendor.Name, s.Vendor.Country, string(s.Vendor.Role)}
	if s.Early() { // the vendor learns of the visitor sooner
		facts = append(facts, string(s.Mode))
	}
	var lines []string
	for _, t := range trackers {
		line := []string{t.Name, string(t.Kind), t.Duration.ISO(), string(t.Place), t.Domain, t.Path, t.Provider, strconv.FormatBool(t.HTTPOnly)}
		lines = append(lines, strings.Join(line, "\x1f"))
	}
	slices.Sort(lines) // the order in which trackers are written is not a fact
	return append(facts, lines...)
}

func digest(length int, parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x1e")))
	return base64.RawURLEncoding.EncodeToString(sum[:])[:length]
}
