package page

import (
	"slices"
	"strings"

	"charte/build/policy"
)

// directiveOf is the directive of a Content-Security-Policy that a use of a host
// needs, in the order in which directives are shown.
var directiveOf = []struct{ use, name string }{
	{"script", "script-src"}, {"style", "style-src"}, {"image", "img-src"}, {"font", "font-src"}, {"request", "connect-src"}, {"frame", "frame-src"},
}

// security tells what a page with the banner and its services has to allow.
func (i installation) security() []Block {
	out := []Block{i.heading(2, "csp"), i.text("install.csp.text"), i.sample("csp", i.directives())}
	return append(append(out, i.notKnown()...), Block{Facts: i.stricter()})
}

// stricter tells what a strict policy asks of the tags.
func (i installation) stricter() []Fact {
	var out []Fact
	add := func(key string, pairs ...string) {
		key = "install.csp." + key
		out = append(out, Fact{Label: i.say(key + ".title"), Text: line(i.say(key+".text", pairs...))})
	}
	if i.base != "" && i.document.Banner.Through == "" {
		add("own", "site", code(policy.URL(i.base).Origin()))
	}
	add("nonce")
	if one, released := i.banner.Pinned[i.words.Lang]; released && i.document.Banner.Through == "" {
		add("digest", "digest", code("'"+one.Integrity+"'"))
	}
	add("types")
	add("isolated")
	return out
}

// directives allow the banner, the receipts and every declared service of which a
// host is known, and nothing else.
func (i installation) directives() string {
	var rows []string
	for _, d := range directiveOf {
		if sources := i.sources(d.use); len(sources) > 0 {
			rows = append(rows, d.name+" "+strings.Join(sources, " "))
		}
	}
	return strings.Join(rows, ";\n")
}

// sources are what a use of hosts asks for, each once.
func (i installation) sources(use string) []string {
	var out []string
	add := func(source string) {
		if source != "" && !slices.Contains(out, source) {
			out = append(out, source)
		}
	}
	if use == "script" {
		add(first(policy.URL(i.base).Origin(), i.origin()))
	}
	for _, v := range i.document.Services {
		for _, h := range hostsOf(v) {
			if h.For == use {
				add(h.Name)
			}
		}
	}
	if c := i.document.Choice; use == "request" && c.Receipt != "" {
		add(first(c.Receipt.Origin(), "'self'"))
	}
	return out
}

// hostsOf are the sources of a service: those that the catalogue knows, and the
// declared address, from which at least the script comes where nothing else is
// known of it.
func hostsOf(v policy.Service) []policy.Host {
	var out []policy.Host
	for _, h := range v.Hosts {
		out = append(out, policy.Host{Name: "https://" + h.Name, For: h.For})
	}
	if own := v.Host.Origin(); own != "" && !slices.ContainsFunc(out, func(h policy.Host) bool { return h.Name == own }) {
		out = append(out, policy.Host{Name: own, For: "script"})
	}
	return out
}

// notKnown names the services of which no host is known, and those of which only
// that of the script is.
func (i installation) notKnown() []Block {
	var none, some []string
	for _, v := range i.document.Services {
		hosts := hostsOf(v)
		switch {
		case len(hosts) == 0:
			none = append(none, v.Name)
		case !slices.ContainsFunc(hosts, func(h policy.Host) bool { return h.For != "script" }):
			some = append(some, v.Name)
		}
	}
	var out []Block
	if len(none) > 0 {
		out = append(out, i.text("install.csp.unknown", "list", i.words.List(none)))
	}
	if len(some) > 0 {
		out = append(out, i.text("install.csp.partly", "list", i.words.List(some)))
	}
	if len(i.document.Services) > len(none) {
		out = append(out, i.text("install.csp.try"))
	}
	return out
}
