package verify

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"charte/build/diag"
)

// policiesHere are the Content-Security-Policies of the page, each with its place.
func (v *visited) policiesHere() (out []contentPolicy, at []diag.Position) {
	for _, p := range parsePolicies(v.header.Values("Content-Security-Policy")) {
		out, at = append(out, p), append(at, v.page())
	}
	for _, n := range v.doc.named("meta") {
		if strings.EqualFold(attr(n, "http-equiv"), "content-security-policy") {
			out, at = append(out, parsePolicy(attr(n, "content"))), append(at, v.doc.place(n))
		}
	}
	return out, at
}

// policies holds the page's Content-Security-Policy against the banner and against
// what is declared: what a visitor accepts has to be able to load.
func (v *visited) policies(tags []tag) {
	policies, places := v.policiesHere()
	v.counts.Headers = len(policies)
	for n, p := range policies {
		for _, t := range tags {
			ask := allowance{directive: "script-src-elem", address: t.src, self: v.url, nonce: attr(t.node, "nonce"), digest: attr(t.node, "integrity"), parserInserted: true}
			if !p.allows(ask) {
				v.say("live-csp", places[n], diag.Say("the Content-Security-Policy of the page keeps the banner from loading: %s", "la Content-Security-Policy de la page empêche la bannière de se charger : %s", t.src.String()),
					diag.Say("add to script-src: %s", "ajoutez à script-src : %s", t.src.Scheme+"://"+t.src.Host))
			}
		}
		v.servicesAllowed(p, places[n])
		v.receiptAllowed(p, places[n])
		v.trusted(p)
	}
}

// uses are the directives that govern what comes from a declared host.
var uses = map[string]string{
	"script": "script-src-elem", "style": "style-src-elem", "image": "img-src", "font": "font-src", "request": "connect-src", "frame": "frame-src",
}

// servicesAllowed: what a service loads is allowed by its host. Where scripts are
// allowed by nonces or digests, what lets them in is not the host.
func (v *visited) servicesAllowed(p contentPolicy, at diag.Position) {
	missing := map[string][]string{}
	for _, s := range v.declaration.Services {
		for _, h := range s.Hosts {
			for _, use := range h.For {
				directive := uses[use]
				sources, governed := p.sources(directive)
				address := &url.URL{Scheme: "https", Host: strings.Replace(h.Name, "*.", "any.", 1), Path: "/"}
				if directive == "" || !governed || byElement(directive, sources) || hostAllowed(sources, address, v.url) {
					continue
				}
				if name := strings.TrimSuffix(directive, "-elem"); !slices.Contains(missing[name], "https://"+h.Name) {
					missing[name] = append(missing[name], "https://"+h.Name)
				}
			}
		}
	}
	for _, directive := range mapKeys(missing) {
		v.say("live-csp", at, diag.Say("the Content-Security-Policy of the page keeps declared services from working: %s does not allow %s", "la Content-Security-Policy de la page empêche des services déclarés de fonctionner : %s ne permet pas %s", directive, strings.Join(missing[directive], " ")), none)
	}
}

// byElement tells whether scripts are let in one by one, by nonce or digest.
func byElement(directive string, sources []string) bool {
	return strings.HasPrefix(directive, "script-src") && slices.ContainsFunc(sources, func(s string) bool {
		return strings.HasPrefix(s, "'nonce-") || strings.HasPrefix(s, "'sha") || strings.EqualFold(s, "'strict-dynamic'")
	})
}

// hostAllowed tells whether sources let a host in, at whatever path below it.
func hostAllowed(sources []string, address, self *url.URL) bool {
	return slices.ContainsFunc(sources, func(source string) bool {
		if m := hostSource.FindStringSubmatch(source); m != nil && m[4] != "" {
			source = strings.TrimSuffix(source, m[4])
		}
		return matches(source, address, self)
	})
}

// receiptAllowed: receipts of choices are sent where the declaration says.
func (v *visited) receiptAllowed(p contentPolicy, at diag.Position) {
	c := v.declaration.Choice
	if c == nil || c.Receipt == nil {
		return
	}
	to, err := v.url.Parse(c.Receipt.Address)
	if err == nil && !p.allows(allowance{directive: "connect-src", address: to, self: v.url}) {
		v.say("live-csp", at, diag.Say("the Content-Security-Policy of the page keeps receipts of choices from being sent: connect-src does not allow %s", "la Content-Security-Policy de la page empêche l’envoi des justificatifs de choix : connect-src ne permet pas %s", to.String()), none)
	}
}

// trusted: under Trusted Types no script can be given an address by the banner
// (docs/banner.md); one in a template with type="text/plain" and src runs.
func (v *visited) trusted(p contentPolicy) {
	if !slices.Contains(lower(p["require-trusted-types-for"]), "'script'") || slices.Contains(p["trusted-types"], "charte") {
		return
	}
	for _, n := range v.doc.named("script") {
		if _, kept := has(n, "data-src"); kept && holder(n) != nil {
			v.say("live-csp", v.doc.place(n), diag.Say("this page enforces Trusted Types, under which the banner cannot give a script its address: %s", "cette page impose les Trusted Types, sous lesquels la bannière ne peut donner son adresse à un script : %s", v.doc.tag(n)),
				diag.Sentence{EN: `write type="text/plain" and src, in a template`, FR: `écrivez type="text/plain" et src, dans un template`})
		}
	}
}

// stored holds the cookies that the answers set, before any choice, against what is
// declared.
func (v *visited) stored() {
	for _, c := range v.cookies {
		v.counts.Cookies++
		found := slices.DeleteFunc(slices.Clone(v.declaration.Trackers), func(t tracker) bool {
			return t.Kind != "cookie" || !nameFits(t.Name, c.Name)
		})
		exempt := slices.DeleteFunc(slices.Clone(found), func(t tracker) bool {
			p, ok := v.declaration.purposeOf(t.Purpose)
			return !ok || p.Status != "exempt"
		})
		switch {
		case c.MaxAge < 0: // it is deleted
		case len(found) == 0:
			v.say("live-undeclared", v.page(), diag.Say("the answer sets the cookie %q, which is not declared", "la réponse dépose le cookie %q, qui n’est pas déclaré", c.Name), none)
		case len(exempt) == 0:
			v.say("live-cookie", v.page(), diag.Say("the answer sets the cookie %q before any choice, and its declaration asks for consent", "la réponse dépose le cookie %q avant tout choix, et sa déclaration demande un accord", c.Name), none)
		default:
			v.lasts(c, exempt[0])
		}
	}
}

// lasts: a cookie is kept for no longer than is declared.
func (v *visited) lasts(c *http.Cookie, t tracker) {
	age := time.Duration(c.MaxAge) * time.Second
	if c.MaxAge == 0 && !c.Expires.IsZero() {
		if sent, err := http.ParseTime(v.header.Get("Date")); err == nil {
			age = c.Expires.Sub(sent)
		}
	}
	if t.Duration == nil || age <= 0 {
		return
	}
	declared := time.Duration(t.Duration.Seconds) * time.Second
	if t.Duration.Ends == "session" || t.Duration.Ends == "elapsed" && age > declared+declared/100 {
		v.say("live-lasts", v.page(), diag.Say("the cookie %q is kept for %d days, longer than is declared (%s)", "le cookie %q est conservé %d jours, plus longtemps que déclaré (%s)", c.Name, int(age.Hours()/24), lastsWord(t)), none)
	}
}

// lastsWord is the declared duration.
func lastsWord(t tracker) diag.Sentence {
	if t.Duration.Ends == "session" {
		return diag.Say("for the session", "le temps de la session")
	}
	return diag.Sentence{EN: t.Duration.ISO, FR: t.Duration.ISO}
}

// nameFits tells whether a name is the declared one, in which * stands for any text.
func nameFits(declared, name string) bool {
	parts := strings.Split(declared, "*")
	for n := range parts {
		parts[n] = regexp.QuoteMeta(parts[n])
	}
	return regexp.MustCompile("^" + strings.Join(parts, ".*") + "$").MatchString(name)
}
