package catalog

import (
	"slices"

	"charte/build/diag"
	"charte/build/policy"
)

// Service is what is known of a service that many sites use.
type Service struct {
	// ID is the name of the file, and what content calls the service.
	ID   string `yaml:"id"`
	Name string `yaml:"name"`
	// Aliases are other ids by which content may call it.
	Aliases []string `yaml:"aliases"`
	Kind    Kind     `yaml:"kind"`
	// Summary says in a sentence what it does on a site.
	Summary diag.Sentence `yaml:"summary"`
	Vendor  Vendor        `yaml:"vendor"`
	// Transfer is by what the vendor says that data may leave the EEA.
	Transfer Transfer  `yaml:"transfer"`
	Hosts    []Host    `yaml:"hosts"`
	Trackers []Tracker `yaml:"trackers"`
	// StoresNothing is where the vendor says so; zero where it does not.
	StoresNothing Evidence `yaml:"stores-nothing"`
	// Consent is how the vendor is told of a visitor's choice.
	Consent Consent `yaml:"consent"`
	// Audience is what the French exemption for measuring an audience makes of it.
	Audience Audience `yaml:"audience"`
}

// Kind is what a service is used for.
type Kind string

// The kinds that rules ask for; [Kinds] lists all.
const (
	Analytics   Kind = "analytics"
	Advertising Kind = "advertising"
	Social      Kind = "social"
	Video       Kind = "video"
	Chat        Kind = "chat"
	Support     Kind = "support"
	Replay      Kind = "replay"
	Testing     Kind = "testing"
	TagManager  Kind = "tag-manager"
)

// Kinds are all kinds, in the order in which lists group services.
func Kinds() []Kind {
	return []Kind{
		Analytics, Replay, Testing, TagManager, Advertising, Social, Video, "audio", "maps", "images", Chat, Support,
		"payment", "captcha", "fonts", "cdn", "customer-data", "errors", "forms", "scheduling", "consent", "platform",
	}
}

// Evidence is where the facts beside it were read.
type Evidence struct {
	Source policy.URL `yaml:"source"`
	// Checked is the day on which it was read.
	Checked policy.Date `yaml:"checked"`
	// Unverified names the facts beside it that Source does not confirm; "all"
	// stands for every one.
	Unverified []string `yaml:"unverified"`
}

// Confirms tells whether the fact was read in the vendor's own words or source.
func (e Evidence) Confirms(fact string) bool {
	return e.Source != "" && !slices.Contains(e.Unverified, fact) && !slices.Contains(e.Unverified, "all")
}

// Vendor is who provides a service.
type Vendor struct {
	Name    string      `yaml:"name"`
	Country string      `yaml:"country"`
	Policy  policy.URL  `yaml:"policy"`
	Role    policy.Role `yaml:"role"`

	Evidence `yaml:",inline"`
}

// Transfer is the instrument of GDPR chapter V that the vendor names.
type Transfer struct {
	Mechanism policy.Mechanism `yaml:"mechanism"`

	Evidence `yaml:",inline"`
}

// Host is a host that a page with the service contacts.
type Host struct {
	// Host has no scheme; a leading "*." stands for any subdomain.
	Host string `yaml:"host"`
	// For is script, request, frame, style, font or image.
	For string `yaml:"for"`

	Evidence `yaml:",inline"`
}

// Tracker is one thing that a service stores or reads.
type Tracker struct {
	Name     string             `yaml:"name"`
	Kind     policy.TrackerKind `yaml:"kind"`
	Place    policy.Place       `yaml:"place"`
	Domain   string             `yaml:"domain"`
	Duration policy.Duration    `yaml:"duration"`
	HTTPOnly bool               `yaml:"http-only"`
	// Optional: only in some configuration, which When describes.
	Optional bool          `yaml:"optional"`
	When     diag.Sentence `yaml:"when"`
	// Why says to a visitor what it is for.
	Why diag.Sentence `yaml:"why"`

	Evidence `yaml:",inline"`
	// Elsewhere are facts that another source gives otherwise.
	Elsewhere []Dispute `yaml:"elsewhere"`
}

// Dispute is a fact on which a second source differs.
type Dispute struct {
	Field string `yaml:"field"`
	Value string `yaml:"value"`

	Evidence `yaml:",inline"`
}

// Consent is a vendor's interface for consent.
type Consent struct {
	Signal policy.Signal `yaml:"signal"`
	// Types are Google's; an empty list means none, no list that they are not known.
	Types []policy.ConsentType `yaml:"types"`
	// Note describes the vendor's calls.
	Note diag.Sentence `yaml:"note"`

	Evidence `yaml:",inline"`
}

// Audience is what is known of a measuring tool and the exemption of CNIL
// deliberation 2020-091, § 51.
type Audience struct {
	// Exemption is "no", or "configurable" where the vendor documents how.
	Exemption string        `yaml:"exemption"`
	Note      diag.Sentence `yaml:"note"`

	Evidence `yaml:",inline"`
}
