package content

import (
	"fmt"
	"regexp"
	"strings"

	"charte/build/diag"
	"charte/build/policy"

	"golang.org/x/net/publicsuffix"
)

// checker collects the problems of one document that no single field shows.
type checker struct {
	d        *policy.Document
	problems diag.List
}

func (c *checker) report(path, message, hint string) {
	c.problems = append(c.problems, c.d.Origin.At(path).With(message, hint))
}

// references checks what points to what, and what the banner needs to work.
func references(d *policy.Document) diag.List {
	c := &checker{d: d}
	if d.Kind != policy.CookiePolicy {
		c.noDeclaration()
		return c.problems
	}
	for _, p := range d.Purposes {
		c.purpose(p)
	}
	for _, s := range d.Services {
		c.service(s)
	}
	for _, t := range d.Trackers {
		c.tracker(t)
	}
	c.choice()
	c.through()
	c.identities()
	return c.problems
}

func (c *checker) noDeclaration() {
	for _, field := range policy.Declarations() {
		if _, set := c.d.Origin[field]; set {
			c.report(field, fmt.Sprintf("only a cookie policy declares %s", field), "move it to the product's cookies document")
		}
	}
}

var idPattern = regexp.MustCompile(`^[a-z0-9]+(?:-[a-z0-9]+)*$`)

func (c *checker) id(path, id string) {
	if !idPattern.MatchString(id) {
		c.report(path, fmt.Sprintf("%q cannot be an id", id), "use small letters a to z, digits and single hyphens")
	}
}

func (c *checker) purpose(p policy.Purpose) {
	if p.ID == "" {
		return // reported as missing
	}
	at := "purposes[" + p.ID + "]"
	c.id(at+".id", p.ID)
	if p.Exempt() && p.Gate != policy.Open {
		c.report(at+".gate", "a purpose is exempt or it needs consent, not both", "delete exemption, or delete gate")
	}
	if p.OptOut && !p.Exempt() {
		c.report(at+".opt-out", "only what is exempt has an opt-out: what needs consent is off until it is given", "delete opt-out, or name the exemption")
	}
	if p.Title == "" && p.Exemption != policy.ChoiceMemory {
		c.report(at, fmt.Sprintf("the purpose %q has no title", p.ID), "write a short title that a visitor understands")
	}
}

func (c *checker) service(s policy.Service) {
	if s.ID == "" {
		return // reported as missing
	}
	at := "services[" + s.ID + "]"
	c.id(at+".id", s.ID)
	if s.Name == "" {
		c.report(at, fmt.Sprintf("the service %q has no name", s.ID), "write its name: the catalogue does not know it (charte services lists what it knows)")
	}
	if _, ok := c.d.Purpose(s.Purpose); !ok && s.Purpose != "" {
		c.report(at+".purpose", fmt.Sprintf("there is no purpose %q", s.Purpose), c.nearPurpose(s.Purpose))
	}
	if s.Host != "" && strings.HasPrefix(string(s.Host), "/") {
		c.report(at+".host", "a service loads from an address that begins with https://", "")
	}
	if country := s.Vendor.Country; country != "" && !countryCode.MatchString(country) {
		c.report(at+".vendor.country", fmt.Sprintf("%q is not a country code", country), "write two capital letters (ISO 3166-1), for example FR or US")
	}
}

func (c *checker) tracker(t policy.Tracker) {
	if t.Name == "" {
		return // reported as missing
	}
	at := "trackers[" + t.Name + "]"
	service, known := c.d.Service(t.Service)
	switch {
	case t.Service != "" && !known:
		c.report(at+".service", fmt.Sprintf("there is no service %q", t.Service), c.nearService(t.Service))
	case known && service.Purpose != t.Purpose:
		c.report(at+".purpose", fmt.Sprintf("%q serves the purpose %q, not %q", t.Service, service.Purpose, t.Purpose), "delete purpose here, or name another service")
	}
	purpose, ok := c.d.Purpose(t.Purpose)
	switch {
	case t.Purpose == "" && !known:
		c.report(at, fmt.Sprintf("%q serves no purpose", t.Name), "name a purpose, or the service that sets it")
	case !ok && t.Purpose != "":
		c.report(at+".purpose", fmt.Sprintf("there is no purpose %q", t.Purpose), c.nearPurpose(t.Purpose))
	case t.Service == "" && purpose.Choosable() && len(c.d.ServicesFor(t.Purpose)) > 1:
		c.report(at, fmt.Sprintf("%q could be set by several services", t.Name), "name the one that sets it: "+strings.Join(c.serviceIDs(t.Purpose), ", "))
	}
	c.pattern(at, t)
}

func (c *checker) pattern(at string, t policy.Tracker) {
	if strings.Trim(t.Name, "*") == "" {
		c.report(at+".name", "a name of nothing but * would erase everything", "write the part of the name that stays the same")
	}
	if t.Kind == policy.Cookie && strings.ContainsAny(t.Name, " \t;,=") {
		c.report(at+".name", fmt.Sprintf("%q cannot be the name of a cookie", t.Name), "a cookie's name has no space, comma, semicolon or equals sign")
	}
	if t.Path != "" && !strings.HasPrefix(t.Path, "/") {
		c.report(at+".path", "a path begins with /", "")
	}
}

var (
	cookieName  = regexp.MustCompile("^[!#$%&'*+.^_`|~0-9A-Za-z-]+$")
	countryCode = regexp.MustCompile(`^[A-Z]{2}$`)
	hostName    = regexp.MustCompile(`^[a-z0-9-]+(\.[a-z0-9-]+)+$`)
)

func (c *checker) choice() {
	choice := c.d.Choice
	if !cookieName.MatchString(choice.Key) {
		c.report("choice.key", fmt.Sprintf("%q cannot be the name of a cookie", choice.Key), "use letters, digits, hyphens and underscores")
	}
	if choice.Domain != "" && !hostName.MatchString(choice.Domain) {
		c.report("choice.domain", fmt.Sprintf("%q is not a domain", choice.Domain), "write it without scheme and without a dot in front: example.org")
	}
	if suffix, _ := publicsuffix.PublicSuffix(choice.Domain); choice.Domain != "" && suffix == choice.Domain {
		c.report("choice.domain", fmt.Sprintf("%q is shared by sites of other people, so no browser keeps a cookie there", choice.Domain), "write the part that is yours: example."+suffix)
	}
	if choice.Lifetime.Until != policy.Elapsed {
		c.report("choice.lifetime", "a choice is kept for a number of days, months or years", "the CNIL recommends 6 months")
	}
}

// through checks the service by which the banner is loaded.
func (c *checker) through() {
	id := c.d.Banner.Through
	if _, ok := c.d.Service(id); id != "" && !ok {
		c.report("banner.through", fmt.Sprintf("there is no service %q", id), c.nearService(id))
	}
}

// identities refuses a purpose and a service of one id, since a page's markup
// names either by it; the one service of its purpose may share its id.
func (c *checker) identities() {
	for _, s := range c.d.Services {
		_, clash := c.d.Purpose(s.ID)
		if clash && s.ID != s.Purpose {
			c.report("services["+s.ID+"].id", fmt.Sprintf("%q is also the id of a purpose", s.ID), "give the service another id")
		}
	}
}

func (c *checker) nearPurpose(id string) string {
	var ids []string
	for _, p := range c.d.Purposes {
		ids = append(ids, p.ID)
	}
	return near(id, ids, "purposes")
}

func (c *checker) nearService(id string) string {
	var ids []string
	for _, s := range c.d.Services {
		ids = append(ids, s.ID)
	}
	return near(id, ids, "services")
}

func (c *checker) serviceIDs(purpose string) []string {
	var ids []string
	for _, s := range c.d.ServicesFor(purpose) {
		ids = append(ids, s.ID)
	}
	return ids
}

func near(id string, ids []string, what string) string {
	if n := diag.Nearest(id, ids); n != "" {
		return fmt.Sprintf("did you mean %q?", n)
	}
	if len(ids) == 0 {
		return "the document declares no " + what
	}
	return "the " + what + " are " + strings.Join(ids, ", ")
}
