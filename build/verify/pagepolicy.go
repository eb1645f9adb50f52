package verify

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"charte/build/diag"
)

// pagePolicies holds the Content-Security-Policy of each page, the one in it and
// the one that it is sent with, against what the page holds: a policy that is too
// narrow breaks the page, one that is too wide protects nobody.
func (i inspection) pagePolicies() {
	for _, p := range i.pages {
		i.metaPolicies(p)
		for _, policy := range i.policiesOf(p) {
			i.sufficient(p, policy)
		}
	}
}

// policiesOf are all that apply to a page.
func (s *published) policiesOf(p *page) []contentPolicy {
	var out []contentPolicy
	for _, m := range p.policies {
		out = append(out, parsePolicy(m.text))
	}
	if h := s.files[p.path].header; h != nil {
		out = append(out, parsePolicies(h.Values("Content-Security-Policy"))...)
	}
	return out
}

// onlyInHeader are directives that browsers pass over in a page (CSP 3, "The meta element").
var onlyInHeader = []string{"frame-ancestors", "report-uri", "sandbox"}

// metaPolicies: each page has a policy that allows nothing by default, and no
// script where it holds none. A page on a host that sends no headers has no other.
func (i inspection) metaPolicies(p *page) {
	if len(p.policies) == 0 {
		i.say("csp", whole(p.path), diag.Say("this page holds no Content-Security-Policy of its own", "cette page ne contient pas de Content-Security-Policy"), none)
	}
	for _, m := range p.policies {
		policy := parsePolicy(m.text)
		if m.late {
			i.say("csp", m.at, diag.Say("the policy stands behind something that is loaded, to which it does not apply", "la politique figure après un chargement, auquel elle ne s’applique donc pas"), none)
		}
		for _, name := range onlyInHeader {
			if _, ok := policy[name]; ok {
				i.say("csp", m.at, diag.Say("browsers pass over %s in a page", "les navigateurs ne tiennent pas compte de %s dans une page", name), none)
			}
		}
		if !slices.Equal(lower(policy["default-src"]), []string{"'none'"}) {
			i.say("csp", m.at, diag.Say("the policy of this page does not begin by allowing nothing (default-src 'none')", "la politique de cette page n’interdit pas tout par défaut (default-src)"), none)
		}
		scripts, _ := policy.sources("script-src-elem")
		if !slices.ContainsFunc(p.scripts, func(s script) bool { return !s.block }) && wide(scripts) {
			i.say("csp", m.at, diag.Say("this page runs no script, and its policy allows some: %q", "cette page n’exécute aucun script, et sa politique en permet : %q", strings.Join(scripts, " ")), none)
		}
	}
}

// wide tells whether sources let anything through.
func wide(sources []string) bool {
	return slices.ContainsFunc(sources, func(s string) bool { return !strings.EqualFold(s, "'none'") })
}

// sufficient: what the page holds of the site's own may be loaded.
func (i inspection) sufficient(p *page, policy contentPolicy) {
	self, err := url.Parse(i.address(p.path))
	if err != nil {
		return
	}
	for _, r := range p.references {
		directive := directiveOf(r)
		t, err := i.lead(p.path, r.address)
		if directive == "" || err != nil || !t.own {
			continue // another host is a finding of its own
		}
		i.permitted(policy, allowance{directive: directive, address: t.url, self: self, parserInserted: true}, r.at, r.tag)
	}
	for _, s := range p.scripts {
		if s.src == "" && !s.block {
			i.permitted(policy, allowance{directive: "script-src-elem", self: self}, s.at, "script")
		}
	}
	for _, at := range p.styled {
		i.permitted(policy, allowance{directive: "style-src-attr", self: self}, at, "style")
	}
}

func (i inspection) permitted(policy contentPolicy, a allowance, at diag.Position, what string) {
	if !policy.allows(a) {
		i.say("csp", at, diag.Say("the Content-Security-Policy of this page does not allow what it holds (%s): %s", "la Content-Security-Policy de cette page ne permet pas ce qu’elle contient (%s) : %s", a.directive, what), none)
	}
}

// directiveOf is the directive that governs a reference, "" where none does.
func directiveOf(r reference) string {
	switch r.element {
	case "script":
		return "script-src-elem"
	case "img", "image", "input", "body":
		return "img-src"
	case "audio", "video", "source", "track":
		return "media-src"
	case "iframe", "frame":
		return "frame-src"
	case "object", "embed":
		return "object-src"
	case "form", "button":
		return "form-action"
	case "base":
		return "base-uri"
	case "link":
		return directiveOfLink(r)
	}
	return ""
}

func directiveOfLink(r reference) string {
	switch {
	case r.is("stylesheet"):
		return "style-src-elem"
	case r.is("icon"), r.is("apple-touch-icon"), r.is("mask-icon"):
		return "img-src"
	case r.is("manifest"):
		return "manifest-src"
	case r.is("modulepreload"):
		return "script-src-elem"
	case r.is("preload"):
		switch strings.TrimPrefix(path.Ext(r.address), ".") {
		case "css":
			return "style-src-elem"
		case "js", "mjs":
			return "script-src-elem"
		case "woff", "woff2":
			return "font-src"
		}
		return "img-src"
	}
	return ""
}
