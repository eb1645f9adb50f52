package data

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"charte/build/policy"
)

// disclosures is device-storage.json, in the form of IAB Europe's "Vendor Device
// Storage & Operational Disclosures", version 1.1 of January 2026
// (InteractiveAdvertisingBureau/GDPR-Transparency-and-Consent-Framework, commit
// 10b489e, read on 2026-11-22). The form alone is used: nobody here is a vendor of
// the framework, and of its purposes only the first is named, which says that
// consent is needed.
//
// What the form cannot say is left out: a cookie of which the duration is not
// stated, a tracker of which the domain is not, pixels and fingerprints, which
// store nothing. policy.json has all of them.
type disclosures struct {
	Disclosures []disclosure `json:"disclosures"`
	Domains     []domainUse  `json:"domains"`
	// SDKs are those of applications; a page has none.
	SDKs []struct{} `json:"sdks"`
}

type disclosure struct {
	// Identifier may hold *, and is not * alone.
	Identifier string `json:"identifier"`
	// Type is cookie or web; the third, app, is not of the web.
	Type string `json:"type"`
	// MaxAgeSeconds is 0 for a session, and null for what is no cookie.
	MaxAgeSeconds *int64 `json:"maxAgeSeconds"`
	// CookieRefresh tells whether the duration begins anew while the cookie is there.
	CookieRefresh bool     `json:"cookieRefresh"`
	Domains       []string `json:"domains"`
	// Purposes are [1] where consent is needed and [] where it is not.
	Purposes    []int  `json:"purposes"`
	Description string `json:"description,omitempty"`
}

type domainUse struct {
	Domain   string `json:"domain"`
	Purposes []int  `json:"purposes"`
	Use      string `json:"use,omitempty"`
}

// storing makes disclosures from a product.
type storing struct {
	declaring
	// lang is the number of the language of the descriptions.
	lang int
}

// deviceStorage describes in English where the site has that: the form has one
// language and suggests this one.
func deviceStorage(d declaring) disclosures {
	english := slices.IndexFunc(d.languages, func(l language) bool { return l.words.Lang == "en" })
	s := storing{d, max(english, 0)}
	out := disclosures{Disclosures: []disclosure{}, Domains: []domainUse{}, SDKs: []struct{}{}}
	for _, t := range d.trackers() {
		if one, ok := s.disclosure(t); ok {
			out.Disclosures = append(out.Disclosures, one)
		}
	}
	for _, v := range d.document.Services {
		for _, h := range hostsOf(v) {
			out.Domains = s.addDomain(out.Domains, v, h)
		}
	}
	return out
}

// disclosure is what the form says of a tracker; false where it cannot.
func (s storing) disclosure(t tracker) (disclosure, bool) {
	out := disclosure{
		Identifier: t.Name, Domains: s.domains(t), Purposes: s.consent(t.Purpose), Description: t.Why.in(s.code()),
	}
	known := true
	switch policy.TrackerKind(t.Kind) {
	case policy.Cookie:
		out.Type = "cookie"
		out.MaxAgeSeconds, known = age(t.Duration)
		out.CookieRefresh = s.mayRefresh(t)
	case policy.LocalStorage, policy.SessionStorage, policy.IndexedDB, policy.CacheStorage:
		out.Type = "web"
	default:
		known = false
	}
	return out, known && len(out.Domains) > 0 && strings.Trim(t.Name, "*") != ""
}

func (s storing) code() string { return s.declaring.languages[s.lang].edition.Lang }

// age is the number of seconds for which a cookie is kept; false where it has none.
func age(d *duration) (*int64, bool) {
	switch {
	case d == nil || d.Ends == string(policy.Deleted):
		return nil, false
	case d.Ends == string(policy.SessionEnd):
		return new(int64), true
	}
	return d.Seconds, true
}

// mayRefresh is false only where it is known that the duration does not begin
// anew: it then would say that something is kept for less time than it may be.
func (s storing) mayRefresh(t tracker) bool {
	p, _ := s.document.Purpose(t.Purpose)
	own := t.Name == s.document.Choice.Key // written when somebody chooses, and then only
	ends := t.Duration != nil && t.Duration.Ends == string(policy.SessionEnd)
	return !own && !ends && !p.Measurement.Gives(policy.FixedLifetime)
}

// consent is the framework's first purpose, "Store and/or access information on a
// device", where the visitor has to agree.
func (s storing) consent(purpose string) []int {
	if p, ok := s.document.Purpose(purpose); ok && !p.Exempt() {
		return []int{1}
	}
	return []int{}
}

// domains are where a tracker is kept: what is said of it, or the product's own
// address, or any where that is not stated; none where only the service knows.
func (s storing) domains(t tracker) []string {
	service, _ := s.document.Service(string(t.Service))
	home := s.product.Authoritative().Address
	switch {
	case t.Domain != "":
		return withSubdomains(string(t.Domain))
	case t.Place == string(policy.OnService) && service.Host == "":
		return nil
	case t.Place == string(policy.OnService):
		return []string{nameOf(service.Host)}
	case home == "":
		return []string{"*"}
	}
	return []string{nameOf(home)}
}

// withSubdomains: a leading dot, or *., stands for a domain's subdomains too.
func withSubdomains(domain string) []string {
	if name, ok := strings.CutPrefix(domain, "."); ok {
		return []string{name, "*." + name}
	}
	return []string{domain}
}

// nameOf is the host of a declared address, without port.
func nameOf(u policy.URL) string {
	parsed, err := url.Parse(string(u))
	if err != nil {
		return "" // not reached: the reader of the content refuses such an address
	}
	return parsed.Hostname()
}

// addDomain adds a host that a service contacts, once a host.
func (s storing) addDomain(all []domainUse, v policy.Service, h host) []domainUse {
	name, _, _ := strings.Cut(h.Name, ":")
	use := v.Name
	if len(h.For) > 0 {
		use += ": " + strings.Join(h.For, ", ")
	}
	i := slices.IndexFunc(all, func(d domainUse) bool { return d.Domain == name })
	if i < 0 {
		return append(all, domainUse{name, s.consent(v.Purpose), use})
	}
	all[i].Use += "; " + use
	if len(s.consent(v.Purpose)) > 0 {
		all[i].Purposes = []int{1}
	}
	return all
}

// in is a text in a language, or else in the first one that has it.
func (w words) in(lang string) string {
	var first string
	for _, one := range w {
		if one.lang == lang {
			return one.said
		}
		first = cmp.Or(first, one.said)
	}
	return first
}
