package policy

import "slices"

// Exemption is one of the cases in which no consent is needed.
//
// The first is art. 82 of the French law 78-17, 1°; the others are the examples
// of its 2° that the CNIL recognises (deliberation 2020-091, §§ 46 to 51).
type Exemption string

// The recognised exemptions.
const (
	Transmission   Exemption = "transmission"
	ChoiceMemory   Exemption = "choice-memory"
	Authentication Exemption = "authentication"
	Cart           Exemption = "cart"
	Interface      Exemption = "interface"
	LoadBalancing  Exemption = "load-balancing"
	Paywall        Exemption = "paywall"
	Audience       Exemption = "audience"
)

// Gate tells what has to happen before a purpose's services load.
type Gate string

const (
	// Open: nothing; the purpose is exempt.
	Open Gate = ""
	// Consent: the visitor agrees in the banner.
	Consent Gate = "consent"
	// OnRequest: the visitor opens that very service.
	OnRequest Gate = "on-request"
)

// Purpose is why something is stored or read. It is exempt, or it needs
// consent: there is no third state (law 78-17 art. 82; CNIL 2020-091 §§ 16, 24).
type Purpose struct {
	ID        string    `yaml:"id" required:"true"`
	Title     string    `yaml:"title" words:"true"`
	Summary   string    `yaml:"summary" words:"true"`
	Exemption Exemption `yaml:"exemption" enum:"transmission,choice-memory,authentication,cart,interface,load-balancing,paywall,audience"`
	// OptOut lets visitors object to an exempt purpose: it works from the start,
	// nobody is asked, and a switch of the dialog ends it.
	OptOut bool `yaml:"opt-out"`
	// Gate is Consent where the file says nothing and Exemption is empty.
	Gate Gate `yaml:"gate" enum:"consent,on-request"`
	// IfRefused says what a visitor who refuses goes without.
	IfRefused string `yaml:"if-refused" words:"true"`
	// IfAccepted says what accepting brings.
	IfAccepted string `yaml:"if-accepted" words:"true"`
	// Uses are single uses, one a line.
	Uses []string `yaml:"uses" words:"true"`
	// LegalBasis is that of what is done with the data afterwards (GDPR art. 6);
	// see [Purpose.Basis].
	LegalBasis Basis `yaml:"legal-basis" enum:"consent,contract,legal-obligation,vital-interests,public-task,legitimate-interest"`
	// Measurement is on what the exemption for measuring an audience rests.
	Measurement Measurement `yaml:"measurement"`
}

// Basis is a legal basis of GDPR art. 6(1).
type Basis string

// The bases that rules ask for.
const (
	ByConsent            Basis = "consent"
	ByLegitimateInterest Basis = "legitimate-interest"
)

// Basis is the declared legal basis, or consent where the purpose needs it
// anyhow; empty where it is not known.
func (p Purpose) Basis() Basis {
	if p.LegalBasis == "" && !p.Exempt() {
		return ByConsent
	}
	return p.LegalBasis
}

// Measurement is what a product assures of its exempt measuring of an audience
// (CNIL deliberation 2020-091, §§ 50-52; recommendation 2020-092, § 50).
type Measurement struct {
	Assures []Assurance `yaml:"assures" enum:"publisher-only,single-site,anonymous,fixed-lifetime,truncated-ip,no-campaigns"`
	// Kept is for how long the collected data are.
	Kept Duration `yaml:"kept"`
	// Reviewed is the day on which the durations were last looked at.
	Reviewed Date `yaml:"reviewed"`
}

// Assurance is one condition of the exemption that the product says is met.
type Assurance string

// The assurances.
const (
	// PublisherOnly: only this site's audience is measured, for its publisher alone.
	PublisherOnly Assurance = "publisher-only"
	// SingleSite: no identifier is shared with other sites or applications.
	SingleSite Assurance = "single-site"
	// Anonymous: only anonymous statistics come of it; nothing is matched with
	// other processing or handed to third parties.
	Anonymous Assurance = "anonymous"
	// FixedLifetime: a new visit does not lengthen the trackers' lifetime.
	FixedLifetime Assurance = "fixed-lifetime"
	// TruncatedIP: at least one byte of the address is cut off.
	TruncatedIP Assurance = "truncated-ip"
	// NoCampaigns: neither acquisition channels nor full referrers are measured.
	NoCampaigns Assurance = "no-campaigns"
)

// Gives tells whether the product gives an assurance.
func (m Measurement) Gives(a Assurance) bool { return slices.Contains(m.Assures, a) }

// Exempt tells whether the purpose needs no consent.
func (p Purpose) Exempt() bool { return p.Exemption != "" }

// Choosable tells whether visitors can allow or refuse the purpose.
func (p Purpose) Choosable() bool { return !p.Exempt() || p.OptOut }

// Service is a piece of software or a provider that serves one purpose.
type Service struct {
	ID string `yaml:"id" required:"true"`
	// Name may be left out where the catalogue knows the service.
	Name    string `yaml:"name"`
	Purpose string `yaml:"purpose" required:"true"`
	// Host is the https address from which the service loads; may be unknown.
	Host URL `yaml:"host"`
	// Hosts are those that the catalogue knows, where Host says nothing or is one
	// of them.
	Hosts  []Host `yaml:"-"`
	Vendor Vendor `yaml:"vendor"`
	// Note is what a reader should know: where it is hosted, what it collects.
	Note string `yaml:"note" words:"true"`
	// Data are the categories of data that go through the service.
	Data []string `yaml:"data" words:"true"`
	// Signal is how the vendor is told of the choice; where it is empty, the
	// catalogue's. See [Service.Interface].
	Signal Signal `yaml:"signal" enum:"none,google,clarity,uet,matomo,meta,chatwoot,hubspot,intercom,tiktok,crisp,plausible,umami"`
	// Without names trackers that the catalogue knows of the service and that this
	// product's configuration does not set.
	Without []string `yaml:"without"`
	// StoresNothing: neither stores nor reads anything on the device.
	StoresNothing bool `yaml:"stores-nothing"`
	// Mode is Basic where it is empty.
	Mode Mode `yaml:"mode" enum:"basic,advanced"`
	// ConsentTypes are none where the list is there and empty, as for a tag manager,
	// whose tags have types of their own; nil says nothing. See [Service.Types].
	ConsentTypes []ConsentType `yaml:"consent-types" enum:"ad_storage,ad_user_data,ad_personalization,analytics_storage,functionality_storage,personalization_storage"`
}

// Leaves tells whether the service is declared to leave a known tracker out.
func (s Service) Leaves(name string) bool { return slices.Contains(s.Without, name) }

// Host is a host that a page with a service contacts.
type Host struct {
	// Name has no scheme; a leading "*." stands for any subdomain.
	Name string
	// For is script, request, frame, style, font or image.
	For string
}

// Role is the part that a vendor plays (GDPR art. 4(7), 4(8), 26).
type Role string

const (
	// RoleSelf: the controller runs the software itself; nobody else receives.
	RoleSelf       Role = "self"
	RoleProcessor  Role = "processor"
	RoleController Role = "controller"
	RoleJoint      Role = "joint"
)

// Vendor is who stands behind a service; empty fields are not known.
type Vendor struct {
	Name string `yaml:"name"`
	// Country is an ISO 3166-1 code of two capital letters.
	Country string `yaml:"country"`
	// Policy is the address of the vendor's own privacy policy.
	Policy URL  `yaml:"policy"`
	Role   Role `yaml:"role" enum:"self,processor,controller,joint"`
	// Arrangement is where the essence of a joint controllers' arrangement stands
	// (GDPR art. 26(2)).
	Arrangement URL      `yaml:"arrangement"`
	Transfer    Transfer `yaml:"transfer"`
}

// Transfer is by what data may leave the European Economic Area (GDPR art. 44
// to 49); zero where nothing is stated.
type Transfer struct {
	Mechanism Mechanism `yaml:"mechanism" enum:"adequacy,dpf,scc,bcr,consent"`
	// Risks are told where the transfer rests on consent (GDPR art. 49(1)(a)).
	Risks   string `yaml:"risks" words:"true"`
	Source  URL    `yaml:"source"`
	Checked Date   `yaml:"checked"`
}

// Mechanism is an instrument of GDPR chapter V.
type Mechanism string

const (
	// Adequacy: a decision of the European Commission on the country (art. 45).
	Adequacy Mechanism = "adequacy"
	// DPF: the vendor is certified under the EU-US Data Privacy Framework,
	// decision (EU) 2023/1795.
	DPF Mechanism = "dpf"
	// SCC: standard contractual clauses (art. 46(2)(c)).
	SCC Mechanism = "scc"
	// BCR: binding corporate rules (art. 47).
	BCR Mechanism = "bcr"
	// ExplicitConsent: the person agreed, having been told of the risks (art. 49(1)(a)).
	ExplicitConsent Mechanism = "consent"
)

// Mechanisms are all of them.
func Mechanisms() []Mechanism { return []Mechanism{Adequacy, DPF, SCC, BCR, ExplicitConsent} }

// Purpose gives the purpose of that id, or false.
func (d Document) Purpose(id string) (Purpose, bool) {
	for _, p := range d.Purposes {
		if p.ID == id {
			return p, true
		}
	}
	return Purpose{}, false
}

// Service gives the service of that id, or false.
func (d Document) Service(id string) (Service, bool) {
	for _, s := range d.Services {
		if s.ID == id {
			return s, true
		}
	}
	return Service{}, false
}

// ServicesFor gives the services of a purpose, in the declared order.
func (d Document) ServicesFor(purpose string) []Service {
	var out []Service
	for _, s := range d.Services {
		if s.Purpose == purpose {
			out = append(out, s)
		}
	}
	return out
}

// TrackersFor gives the trackers of a purpose, in the declared order.
func (d Document) TrackersFor(purpose string) []Tracker {
	var out []Tracker
	for _, t := range d.Trackers {
		if t.Purpose == purpose {
			out = append(out, t)
		}
	}
	return out
}

// Asks tells whether anything here needs consent.
func (d Document) Asks() bool { return d.hasGate(Consent) }

// OffersOnRequest tells whether anything here loads when a visitor opens it.
func (d Document) OffersOnRequest() bool { return d.hasGate(OnRequest) }

// OffersChoice tells whether visitors can allow or refuse anything: whether
// there are [Document.Units].
func (d Document) OffersChoice() bool { return slices.ContainsFunc(d.Purposes, Purpose.Choosable) }

// OffersOptOut tells whether visitors can object to something that is exempt.
func (d Document) OffersOptOut() bool {
	for _, p := range d.Purposes {
		if p.OptOut {
			return true
		}
	}
	return false
}

func (d Document) hasGate(g Gate) bool {
	for _, p := range d.Purposes {
		if p.Gate == g {
			return true
		}
	}
	return false
}
