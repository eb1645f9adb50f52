package content

import (
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

func (c *checker) report(path string, message, hint diag.Sentence) {
	c.problems = append(c.problems, c.d.Origin.At(path).With(message, hint))
}

// references checks what points to what, and what the banner needs to work.
func references(d *policy.Document) diag.List {
	c := &checker{d: d}
	c.particulars()
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
			c.report(field, diag.Say("only a cookie policy declares %s", "seule une politique de cookies déclare %s", field),
				diag.Say("move it to the product's cookies document", "déplacez ce champ dans le document cookies du produit"))
		}
	}
}

var idPattern = regexp.MustCompile(`^[a-z0-9]+(?:-[a-z0-9]+)*$`)

func (c *checker) id(path, id string) {
	if !idPattern.MatchString(id) {
		c.report(path, diag.Say("%q cannot be an id", "%q ne peut pas être un id", id), slugHint)
	}
}

func (c *checker) purpose(p policy.Purpose) {
	if p.ID == "" {
		return // reported as missing
	}
	at := "purposes[" + p.ID + "]"
	c.id(at+".id", p.ID)
	if p.Exempt() && p.Gate != policy.Open {
		c.report(at+".gate",
			diag.Say("a purpose is exempt or it needs consent, not both", "une finalité est exemptée ou demande un consentement, pas les deux"),
			diag.Say("delete exemption, or delete gate", "supprimez exemption, ou supprimez gate"))
	}
	if p.OptOut && !p.Exempt() {
		c.report(at+".opt-out",
			diag.Say("only what is exempt has an opt-out: what needs consent is off until it is given",
				"on ne s’oppose qu’à ce qui est exempté : ce qui demande un consentement reste désactivé tant qu’il n’est pas donné"),
			diag.Say("delete opt-out, or name the exemption", "supprimez opt-out, ou indiquez l’exemption"))
	}
	if p.Title == "" && p.Exemption != policy.ChoiceMemory {
		c.report(at, diag.Say("the purpose %q has no title", "la finalité %q n’a pas de titre", p.ID),
			diag.Say("write a short title that a visitor understands", "écrivez un titre court, que le visiteur comprenne"))
	}
}

func (c *checker) service(s policy.Service) {
	if s.ID == "" {
		return // reported as missing
	}
	at := "services[" + s.ID + "]"
	c.id(at+".id", s.ID)
	if s.Name == "" {
		c.report(at, diag.Say("the service %q has no name", "le service %q n’a pas de nom", s.ID),
			diag.Say("write its name: the catalogue does not know it (charte services lists what it knows)",
				"écrivez son nom : le catalogue ne le connaît pas (« charte services » énumère ceux qu’il connaît)"))
	}
	if _, ok := c.d.Purpose(s.Purpose); !ok && s.Purpose != "" {
		c.noPurpose(at+".purpose", s.Purpose)
	}
	if s.Host != "" && strings.HasPrefix(string(s.Host), "/") {
		c.report(at+".host", diag.Say("a service loads from an address that begins with https://",
			"un service se charge depuis une adresse qui commence par https://"), diag.Sentence{})
	}
	c.country(at+".vendor.country", s.Vendor.Country)
}

func (c *checker) country(at, country string) {
	if country != "" && !countryCode.MatchString(country) {
		c.report(at, diag.Say("%q is not a country code", "%q n’est pas un code de pays", country),
			diag.Say("write two capital letters (ISO 3166-1), for example FR or US", "écrivez deux majuscules (ISO 3166-1), par exemple FR ou US"))
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
		c.noService(at+".service", t.Service)
	case known && service.Purpose != t.Purpose:
		c.report(at+".purpose",
			diag.Say("%q serves the purpose %q, not %q", "%q sert la finalité %q, et non %q", t.Service, service.Purpose, t.Purpose),
			diag.Say("delete purpose here, or name another service", "supprimez purpose ici, ou indiquez un autre service"))
	}
	purpose, ok := c.d.Purpose(t.Purpose)
	switch {
	case t.Purpose == "" && !known:
		c.report(at, diag.Say("%q serves no purpose", "%q ne sert aucune finalité", t.Name),
			diag.Say("name a purpose, or the service that sets it", "indiquez une finalité, ou le service qui le dépose"))
	case !ok && t.Purpose != "":
		c.noPurpose(at+".purpose", t.Purpose)
	case t.Service == "" && purpose.Choosable() && len(c.d.ServicesFor(t.Purpose)) > 1:
		c.report(at, diag.Say("%q could be set by several services", "%q pourrait être déposé par plusieurs services", t.Name),
			diag.Say("name the one that sets it: %s", "indiquez celui qui le dépose : %s", strings.Join(serviceIDs(c.d.ServicesFor(t.Purpose)), ", ")))
	}
	c.pattern(at, t)
}

func (c *checker) pattern(at string, t policy.Tracker) {
	if strings.Trim(t.Name, "*") == "" {
		c.report(at+".name", diag.Say("a name of nothing but * would erase everything", "un nom fait du seul signe * effacerait tout"),
			diag.Say("write the part of the name that stays the same", "écrivez la partie du nom qui ne change pas"))
	}
	if t.Kind == policy.Cookie && strings.ContainsAny(t.Name, " \t;,=") {
		c.report(at+".name", noCookie(t.Name),
			diag.Say("a cookie's name has no space, comma, semicolon or equals sign", "le nom d’un cookie ne contient ni espace, ni virgule, ni point-virgule, ni signe égal"))
	}
	if t.Path != "" && !strings.HasPrefix(t.Path, "/") {
		c.report(at+".path", diag.Say("a path begins with /", "un chemin commence par /"), diag.Sentence{})
	}
}

func noCookie(name string) diag.Sentence {
	return diag.Say("%q cannot be the name of a cookie", "%q ne peut pas être le nom d’un cookie", name)
}

var (
	cookieName  = regexp.MustCompile("^[!#$%&'*+.^_`|~0-9A-Za-z-]+$")
	countryCode = regexp.MustCompile(`^[A-Z]{2}$`)
	hostName    = regexp.MustCompile(`^[a-z0-9-]+(\.[a-z0-9-]+)+$`)
)

func (c *checker) choice() {
	choice := c.d.Choice
	if !cookieName.MatchString(choice.Key) {
		c.report("choice.key", noCookie(choice.Key),
			diag.Say("use letters, digits, hyphens and underscores", "employez des lettres sans accent, des chiffres, des traits d’union et des traits de soulignement"))
	}
	if choice.Domain != "" && !hostName.MatchString(choice.Domain) {
		c.report("choice.domain", diag.Say("%q is not a domain", "%q n’est pas un nom de domaine", choice.Domain),
			diag.Say("write it without scheme and without a dot in front: example.org", "écrivez-le sans https:// ni point initial : example.org"))
	}
	if suffix, _ := publicsuffix.PublicSuffix(choice.Domain); choice.Domain != "" && suffix == choice.Domain {
		c.report("choice.domain",
			diag.Say("%q is shared by sites of other people, so no browser keeps a cookie there",
				"%q est commun à bien d’autres sites que les vôtres : aucun navigateur n’y garde de cookie", choice.Domain),
			diag.Say("write the part that is yours: example.%s", "écrivez aussi la partie qui est à vous : example.%s", suffix))
	}
	if choice.Lifetime.Until != policy.Elapsed {
		c.report("choice.lifetime",
			diag.Say("a choice is kept for a number of days, months or years", "un choix se conserve un nombre donné de jours, de mois ou d’années"),
			diag.Say("the CNIL recommends 6 months", "la CNIL recommande 6 mois"))
	}
}

// through checks the service by which the banner is loaded.
func (c *checker) through() {
	id := c.d.Banner.Through
	if _, ok := c.d.Service(id); id != "" && !ok {
		c.noService("banner.through", id)
	}
}

// identities refuses a purpose and a service of one id, since a page's markup
// names either by it; the one service of its purpose may share its id.
func (c *checker) identities() {
	for _, s := range c.d.Services {
		_, clash := c.d.Purpose(s.ID)
		if clash && s.ID != s.Purpose {
			c.report("services["+s.ID+"].id", diag.Say("%q is also the id of a purpose", "%q est aussi l’id d’une finalité", s.ID),
				diag.Say("give the service another id", "donnez un autre id au service"))
		}
	}
}

func (c *checker) noPurpose(at, id string) {
	var ids []string
	for _, p := range c.d.Purposes {
		ids = append(ids, p.ID)
	}
	c.report(at, diag.Say("there is no purpose %q", "il n’y a pas de finalité %q", id), near(id, ids,
		diag.Say("the document declares no purposes", "le document ne déclare aucune finalité"),
		diag.Say("the purposes are %s", "les finalités sont : %s", strings.Join(ids, ", "))))
}

func (c *checker) noService(at, id string) {
	ids := serviceIDs(c.d.Services)
	c.report(at, diag.Say("there is no service %q", "il n’y a pas de service %q", id), near(id, ids,
		diag.Say("the document declares no services", "le document ne déclare aucun service"),
		diag.Say("the services are %s", "les services sont : %s", strings.Join(ids, ", "))))
}

func serviceIDs(services []policy.Service) []string {
	var ids []string
	for _, s := range services {
		ids = append(ids, s.ID)
	}
	return ids
}

// near gives the hint for a word that is not one of a list: the one that was
// probably meant, or else that there is none, or all of them.
func near(word string, list []string, none, all diag.Sentence) diag.Sentence {
	if n := diag.Nearest(word, list); n != "" {
		return diag.Say("did you mean %q?", "vouliez-vous dire %q ?", n)
	}
	if len(list) == 0 {
		return none
	}
	return all
}
