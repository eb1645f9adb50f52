package verify

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"charte/build/diag"
)

// earlyServices need consent, load before it, and are told that it was not given:
// only a banner that ran before them can tell.
func (v *visited) earlyServices() []service {
	var out []service
	for _, s := range v.declaration.Services {
		if p, ok := v.declaration.purposeOf(s.Purpose); ok && p.Status != "exempt" && s.Mode == "advanced" {
			out = append(out, s)
		}
	}
	return out
}

// servicesAt are the services that a host belongs to.
func (v *visited) servicesAt(host string) []service {
	var out []service
	for _, s := range v.declaration.Services {
		for _, h := range s.Hosts {
			if hostFits(strings.ToLower(h.Name), host) {
				out = append(out, s)
				break
			}
		}
	}
	return out
}

// waits tells whether a service is not to load before the visitor's choice.
func (v *visited) waits(s service) bool {
	p, ok := v.declaration.purposeOf(s.Purpose)
	carries := v.declaration.Banner != nil && v.declaration.Banner.Through == s.ID
	return ok && p.Status != "exempt" && s.Mode != "advanced" && !carries
}

// contact is a host that an element contacts, or would once it is let in.
type contact struct {
	node     *html.Node
	host     string
	services []service // those that the host belongs to
	how      string    // what of the element names the host
	// told tells that a script names the host, and what it does with it is not known.
	told bool
}

// contactsOf are the hosts that an element names: by what it loads, by what it keeps
// in data attributes, and in its script.
func (v *visited) contactsOf(n *html.Node, references []reference) []contact {
	var out []contact
	add := func(address string) {
		if u, err := v.base.Parse(address); err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" {
			host := strings.ToLower(u.Hostname())
			out = append(out, contact{n, host, v.servicesAt(host), v.doc.tag(n), false})
		}
	}
	for _, r := range references {
		if r.use == loaded {
			add(r.address)
		}
	}
	for _, name := range []string{"data-src", "data-href"} {
		if address := attr(n, name); address != "" {
			add(address)
		}
	}
	if _, external := has(n, "src"); n.Data == "script" && !external || n.Data == "iframe" && attr(n, "srcdoc") != "" {
		out = append(out, v.named(n, spoken(n)+attr(n, "srcdoc"))...)
	}
	return out
}

// named are the declared hosts that a script of the page names.
func (v *visited) named(n *html.Node, text string) []contact {
	by := map[string][]service{}
	for _, s := range v.declaration.Services {
		for _, h := range s.Hosts {
			if name := strings.ToLower(h.Name); mentions(text, name) {
				by[name] = append(by[name], s)
			}
		}
	}
	var out []contact
	for _, host := range mapKeys(by) {
		out = append(out, contact{n, host, by[host], v.doc.tag(n), true})
	}
	return out
}

// mentions tells whether a script names a host, and not a longer one.
func mentions(text, host string) bool {
	pattern := `(?i)(?:^|[^a-z0-9.-])` + regexp.QuoteMeta(host) + `(?:$|[^a-z0-9.-])`
	if suffix, ok := strings.CutPrefix(host, "*."); ok {
		pattern = `(?i)[a-z0-9-]\.` + regexp.QuoteMeta(suffix) + `(?:$|[^a-z0-9.-])`
	}
	return regexp.MustCompile(pattern).MatchString(text)
}

// holder is the element whose data-consent an element waits for, nil where nothing
// holds it back.
func holder(n *html.Node) *html.Node {
	if _, own := has(n, "data-consent"); own && n.Data != "template" {
		if passive(n) {
			return n
		}
		return nil
	}
	for t := within(n.Parent, "template"); t != nil; t = within(t.Parent, "template") {
		if _, ok := has(t, "data-consent"); ok {
			return t
		}
	}
	return nil
}

// passive tells whether an element by itself does nothing: a script of a type that
// no browser runs, or anything that keeps its address in data.
func passive(n *html.Node) bool {
	if inert(n) {
		return true
	}
	_, src := has(n, "src")
	_, srcset := has(n, "srcset")
	_, href := has(n, "href")
	switch n.Data {
	case "script":
		_, kept := has(n, "data-src")
		return isBlock(strings.ToLower(strings.TrimSpace(attr(n, "type")))) || kept && !src && strings.TrimSpace(spoken(n)) == ""
	case "link":
		return !href
	}
	return !src && !srcset
}

// early says what loads before any choice: whatever contacts a service that waits
// for one, and is not held back.
func (v *visited) early() {
	strangers := map[string]contact{}
	for _, n := range v.doc.elements {
		if holder(n) != nil || inert(n) || n.Data == "script" && isBlock(strings.ToLower(strings.TrimSpace(attr(n, "type")))) {
			continue
		}
		for _, c := range v.contactsOf(n, v.doc.referencesOf(n)) {
			if !c.active() {
				continue
			}
			switch {
			case len(c.services) == 0:
				if _, again := strangers[c.host]; !again && !v.isOwn(c.host) && c.host != v.site.Hostname() {
					strangers[c.host] = c
				}
			case !slices.ContainsFunc(c.services, func(s service) bool { return !v.waits(s) }):
				v.tooEarly(c, c.services[0])
			}
		}
	}
	for _, host := range mapKeys(strangers) {
		c := strangers[host]
		v.say("live-stranger", v.doc.place(c.node), diag.Say("this page contacts %s, which no declared service has: %s", "cette page contacte %s, qu’aucun service déclaré n’emploie : %s", host, c.how), none)
	}
}

// active tells whether the browser contacts the host by itself: what an element
// keeps in data attributes, it does not load.
func (c contact) active() bool {
	for _, name := range []string{"src", "srcset", "href", "data", "poster", "style", "imagesrcset", "srcdoc", "background"} {
		if _, ok := has(c.node, name); ok {
			return true
		}
	}
	return c.node.Data == "script" || c.node.Data == "style" || c.node.Data == "meta"
}

func (v *visited) tooEarly(c contact, s service) {
	hint := diag.Say("wrap it: <template data-consent=%q> … </template>, with data-src in place of src", "enveloppez-le : <template data-consent=%q> … </template>, avec data-src au lieu de src", s.ID)
	if _, marked := has(c.node, "data-consent"); marked {
		v.say("live-early", v.doc.place(c.node), diag.Say("this contacts %s, of %s, before any choice, although it is marked to wait: %s", "cet élément contacte %s, de %s, avant tout choix, bien qu’il soit marqué pour attendre : %s", c.host, s.Name, c.how),
			diag.Say("write data-src in place of src (for a style sheet data-href), and type=\"text/plain\" on a script", "écrivez data-src au lieu de src (data-href pour une feuille de style), et type=text/plain sur un script"))
		return
	}
	if c.told {
		v.say("live-early", v.doc.place(c.node), diag.Say("a script that waits for nothing names %s, of %s: %s", "un script qui n’attend rien nomme %s, de %s : %s", c.host, s.Name, c.how), hint)
		return
	}
	v.say("live-early", v.doc.place(c.node), diag.Say("this contacts %s, of %s, before any choice: %s", "cet élément contacte %s, de %s, avant tout choix : %s", c.host, s.Name, c.how), hint)
}

// gates looks at everything that waits: it waits for something that is declared,
// and for the service that it loads; nothing of it is fetched ahead.
func (v *visited) gates() {
	for _, n := range v.doc.elements {
		if id, ok := has(n, "data-consent"); ok {
			v.counts.Gated++
			v.gate(n, id)
		}
		if h := holder(n); h != nil {
			v.held(n, attr(h, "data-consent"))
		}
	}
}

// gate: the name is that of a purpose or a service, and the element is one that the
// banner can hold back.
func (v *visited) gate(n *html.Node, id string) {
	ids := v.declaration.names()
	if !slices.Contains(ids, id) {
		hint := diag.Say("the names are %s", "les noms sont %s", strings.Join(ids, ", "))
		if near := diag.Nearest(id, ids); near != "" {
			hint = diag.Say("did you mean %q?", "vouliez-vous dire %q ?", near)
		}
		v.say("live-name", v.doc.place(n), diag.Say("%q is neither a purpose nor a service of %s: what waits for it never loads", "%q n’est ni une finalité ni un service de %s : ce qui l’attend ne se charge jamais", id, v.product), hint)
	}
	if !slices.Contains([]string{"template", "script", "iframe", "img", "link", "video", "audio", "source", "embed", "object"}, n.Data) {
		v.say("live-name", v.doc.place(n), diag.Say("data-consent on <%s> holds nothing of what is in it back", "data-consent sur <%s> ne retient rien de ce qu’il contient", n.Data),
			diag.Say("wrap it in a template", "enveloppez-le dans un template"))
	}
}

// held looks at one element that waits for a name.
func (v *visited) held(n *html.Node, id string) {
	for _, c := range v.contactsOf(n, v.doc.referencesOf(n)) {
		fits := slices.ContainsFunc(c.services, func(s service) bool { return s.ID == id || s.Purpose == id })
		if len(c.services) > 0 && !fits && slices.Contains(v.declaration.names(), id) {
			v.say("live-mixed", v.doc.place(n), diag.Say("this waits for %q and contacts %s, of %s: %s", "cet élément attend %q et contacte %s, de %s : %s", id, c.host, c.services[0].Name, c.how),
				diag.Say("name it: data-consent=%q", "nommez-le : data-consent=%q", c.services[0].ID))
			return
		}
	}
	if inert(n) && ahead(n) {
		v.say("live-ahead", v.doc.place(n), diag.Say("Firefox fetches this ahead, before any choice, although it stands in a template: %s", "Firefox le charge d’avance, avant tout choix, bien qu’il soit dans un template : %s", v.doc.tag(n)),
			diag.Say("write data-src, or data-href for a style sheet, in place of src and href", "écrivez data-src, ou data-href pour une feuille de style, au lieu de src et href"))
	}
}

// ahead tells whether Firefox requests what stands in a template while it reads the
// page (docs/banner.md: seen in Firefox 153).
func ahead(n *html.Node) bool {
	_, src := has(n, "src")
	_, srcset := has(n, "srcset")
	switch n.Data {
	case "script":
		return src && !isBlock(strings.ToLower(strings.TrimSpace(attr(n, "type"))))
	case "img":
		return src || srcset
	case "link":
		_, href := has(n, "href")
		return href && slices.Contains(words(n, "rel"), "stylesheet")
	}
	return false
}

// order: where a service loads before the choice, the banner is there before it, and
// not async.
func (v *visited) order(tags []tag) {
	services := v.earlyServices()
	if len(services) == 0 || len(tags) == 0 {
		return
	}
	t := tags[0]
	_, async := has(t.node, "async")
	_, deferred := has(t.node, "defer")
	if at := v.doc.place(t.node); async || deferred || strings.EqualFold(attr(t.node, "type"), "module") {
		v.say("live-order", at, diag.Say("%s loads before any choice and has to be told first: the banner’s tag must not be async", "%s se charge avant tout choix et doit être averti d’abord : la balise de la bannière ne doit pas être asynchrone", services[0].Name),
			diag.Say("take async and defer out", "retirez async et defer"))
	}
	for _, n := range v.doc.elements {
		if n == t.node {
			return
		}
		for _, c := range v.contactsOf(n, v.doc.referencesOf(n)) {
			if slices.ContainsFunc(c.services, func(s service) bool { return s.Mode == "advanced" }) && c.active() {
				v.say("live-order", v.doc.place(n), diag.Say("this stands in front of the banner’s tag, and is not told that nothing is allowed yet: %s", "cet élément figure avant la balise de la bannière, et n’est pas averti que rien n’est encore permis : %s", c.how),
					diag.Say("put the banner’s tag before it", "placez la balise de la bannière avant lui"))
				return
			}
		}
	}
}

// ways: the page leads to the choices, and to the policy.
func (v *visited) ways() {
	opens, informs := false, false
	for _, n := range v.doc.elements {
		if inert(n) {
			continue
		}
		_, marked := has(n, "data-consent-open")
		u, err := v.base.Parse(attr(n, "href"))
		if _, leads := has(n, "href"); !leads || err != nil || n.Data != "a" && n.Data != "area" {
			opens = opens || marked
			continue
		}
		opens = opens || marked || u.Fragment == "eu-consent" && v.isOwn(u.Hostname())
		informs = informs || v.isPolicy(u)
	}
	if !opens && v.declaration.Choice != nil {
		v.say("live-choices", v.page(), diag.Say("this page has no link to the choices", "cette page n’a aucun lien vers les choix"),
			diag.Sentence{EN: `paste this: <a href="#eu-consent">Manage my choices</a>`, FR: "collez ceci\u00a0: <a href=\"#eu-consent\">Gérer mes choix</a>"})
	}
	if !informs {
		v.say("live-policy", v.page(), diag.Say("this page has no link to the policy", "cette page n’a aucun lien vers la politique"),
			diag.Say("it is at %s", "elle se trouve à %s", v.addressOfPolicy()))
	}
}

// isPolicy tells whether an address is that of the policy, in any language.
func (v *visited) isPolicy(u *url.URL) bool {
	for _, address := range v.declaration.Document.Addresses {
		if p := v.resolved(address); p != nil && p.Host == u.Host && strings.TrimSuffix(strings.TrimSuffix(p.Path, "index.html"), "/") == strings.TrimSuffix(strings.TrimSuffix(u.Path, "index.html"), "/") {
			return true
		}
	}
	return false
}

func (v *visited) addressOfPolicy() string {
	for _, lang := range mapKeys(v.declaration.Document.Addresses) {
		if u := v.resolved(v.declaration.Document.Addresses[lang]); u != nil {
			return u.String()
		}
	}
	return v.site.String()
}

// resolved is an address of the declaration, which may lead from there.
func (v *visited) resolved(address string) *url.URL {
	base, err := url.Parse(v.declaration.path)
	if err != nil {
		return nil
	}
	u, err := base.Parse(address)
	if err != nil {
		return nil
	}
	return u
}
