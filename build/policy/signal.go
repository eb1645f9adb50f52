package policy

import "slices"

// Signal is a consent interface that the banner can speak: how a vendor's script
// is told what the visitor chose.
type Signal string

// The interfaces that are known. What has none is held back, and erased.
const (
	NoSignal  Signal = "none"
	Google    Signal = "google"
	Clarity   Signal = "clarity"
	UET       Signal = "uet"
	Matomo    Signal = "matomo"
	Meta      Signal = "meta"
	Chatwoot  Signal = "chatwoot"
	HubSpot   Signal = "hubspot"
	Intercom  Signal = "intercom"
	TikTok    Signal = "tiktok"
	Crisp     Signal = "crisp"
	Plausible Signal = "plausible"
	Umami     Signal = "umami"
)

// Signals are all of them.
func Signals() []Signal {
	return []Signal{NoSignal, Google, Clarity, UET, Matomo, Meta, Chatwoot, HubSpot, Intercom, TikTok, Crisp, Plausible, Umami}
}

// Mode tells when a service's script loads.
type Mode string

const (
	// Basic: not before consent. It is what an empty Mode means.
	Basic Mode = "basic"
	// Advanced: at once, and the vendor is told that consent is denied. The
	// device is contacted and read before a choice (EDPB guidelines 2/2023,
	// §§ 50-51 and 55).
	Advanced Mode = "advanced"
)

// ConsentType is one of the types of Google's Consent Mode, version 2
// (developers.google.com/tag-platform/security/guides/consent).
type ConsentType string

// The seven types. The last is always granted: it is for security alone.
const (
	AdStorage              ConsentType = "ad_storage"
	AdUserData             ConsentType = "ad_user_data"
	AdPersonalization      ConsentType = "ad_personalization"
	AnalyticsStorage       ConsentType = "analytics_storage"
	FunctionalityStorage   ConsentType = "functionality_storage"
	PersonalizationStorage ConsentType = "personalization_storage"
	SecurityStorage        ConsentType = "security_storage"
)

// ConsentTypes are all seven: one that is never set counts as granted.
func ConsentTypes() []ConsentType {
	return []ConsentType{
		AdStorage, AdUserData, AdPersonalization, AnalyticsStorage,
		FunctionalityStorage, PersonalizationStorage, SecurityStorage,
	}
}

var (
	advertising = []ConsentType{AdStorage, AdUserData, AdPersonalization}
	measurement = []ConsentType{AnalyticsStorage}
	comfort     = []ConsentType{FunctionalityStorage, PersonalizationStorage}
)

// byPurpose are the types of a service that states none, by what its purpose
// is usually called; any other purpose is one of comfort.
var byPurpose = map[string][]ConsentType{
	"advertising": advertising, "marketing": advertising, "ads": advertising, "targeting": advertising,
	"audience": measurement, "analytics": measurement, "measurement": measurement, "statistics": measurement, "performance": measurement,
}

// Interface is the service's signal; NoSignal where nothing is said.
func (s Service) Interface() Signal {
	if s.Signal == "" {
		return NoSignal
	}
	return s.Signal
}

// Types are the consent types that the service uses: the stated ones, which may be
// none, or those that its purpose suggests.
func (s Service) Types() []ConsentType {
	if s.ConsentTypes != nil {
		return s.ConsentTypes
	}
	if types, ok := byPurpose[s.Purpose]; ok {
		return types
	}
	return comfort
}

// Choosable are the services that a visitor can allow or refuse, in the order of
// the purposes.
func (d Document) Choosable() []Service {
	var out []Service
	for _, p := range d.Purposes {
		if p.Choosable() {
			out = append(out, d.ServicesFor(p.ID)...)
		}
	}
	return out
}

// Speaks tells whether a service that can be allowed or refused has an interface.
func (d Document) Speaks(signal Signal) bool {
	return slices.ContainsFunc(d.Choosable(), func(s Service) bool { return s.Interface() == signal })
}

// Nobody is the id of no service, so it is never allowed.
const Nobody = ""

// ConsentServices gives the ids of the services that all have to be allowed
// before a consent type of Google is granted: none for what is always granted,
// Nobody for what is never. It is nil where nothing speaks with Google.
func (d Document) ConsentServices() map[ConsentType][]string {
	if !d.Speaks(Google) {
		return nil
	}
	out := map[ConsentType][]string{}
	for _, t := range ConsentTypes() {
		ids := []string{}
		for _, s := range d.Choosable() {
			if s.Interface() == Google && s.Claims(t) {
				ids = append(ids, s.ID)
			}
		}
		if len(ids) == 0 && t != SecurityStorage {
			ids = append(ids, Nobody)
		}
		out[t] = ids
	}
	return out
}

// Claims tells whether the service uses a consent type.
func (s Service) Claims(t ConsentType) bool { return slices.Contains(s.Types(), t) }

// Early tells whether the service loads before the visitor chose.
func (s Service) Early() bool { return s.Mode == Advanced }

// Carrier is the service through which alone the banner arrives, where that
// service needs consent: it loads whatever the visitor chooses.
func (d Document) Carrier() (Service, bool) {
	s, ok := d.Service(d.Banner.Through)
	p, _ := d.Purpose(s.Purpose)
	return s, ok && !p.Exempt()
}

// EarlyServices are the services that need consent and load before it, of one
// purpose or, where that is empty, of all.
func (d Document) EarlyServices(purpose string) []Service {
	var out []Service
	for _, s := range d.Services {
		p, _ := d.Purpose(s.Purpose)
		if s.Early() && !p.Exempt() && (purpose == "" || purpose == s.Purpose) {
			out = append(out, s)
		}
	}
	return out
}
