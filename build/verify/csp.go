package verify

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// contentPolicy is a Content-Security-Policy: its directives with their sources
// (W3C, Content Security Policy Level 3, draft of April 2026; read 2026-11-22).
// The first of two directives of one name counts.
type contentPolicy map[string][]string

func parsePolicy(text string) contentPolicy {
	out := contentPolicy{}
	for _, part := range strings.Split(text, ";") {
		fields := strings.Fields(part)
		if len(fields) == 0 {
			continue
		}
		name := strings.ToLower(fields[0])
		if _, again := out[name]; !again {
			out[name] = fields[1:]
		}
	}
	return out
}

// parsePolicies reads a header, in which a comma parts policies that all apply.
func parsePolicies(headers []string) []contentPolicy {
	var out []contentPolicy
	for _, header := range headers {
		for _, text := range strings.Split(header, ",") {
			if p := parsePolicy(text); len(p) > 0 {
				out = append(out, p)
			}
		}
	}
	return out
}

// fallbacks are the directives that stand in for one that is not there, in turn.
var fallbacks = map[string][]string{
	"script-src-elem": {"script-src-elem", "script-src", "default-src"},
	"script-src-attr": {"script-src-attr", "script-src", "default-src"},
	"style-src-elem":  {"style-src-elem", "style-src", "default-src"},
	"style-src-attr":  {"style-src-attr", "style-src", "default-src"},
	"img-src":         {"img-src", "default-src"},
	"font-src":        {"font-src", "default-src"},
	"connect-src":     {"connect-src", "default-src"},
	"media-src":       {"media-src", "default-src"},
	"object-src":      {"object-src", "default-src"},
	"manifest-src":    {"manifest-src", "default-src"},
	"frame-src":       {"frame-src", "child-src", "default-src"},
	"form-action":     {"form-action"},
	"base-uri":        {"base-uri"},
}

// sources are those that govern a directive; false where nothing does, and all is
// allowed.
func (p contentPolicy) sources(directive string) ([]string, bool) {
	for _, name := range fallbacks[directive] {
		if sources, ok := p[name]; ok {
			return sources, true
		}
	}
	return nil, false
}

// allowance is what is asked of a policy: may this be loaded, or run?
type allowance struct {
	directive string
	// address is what is loaded; nil for what stands in the page.
	address *url.URL
	// self is the page's own address.
	self *url.URL
	// nonce and digest are those of the element, as a policy writes them without
	// quotation marks; may be empty.
	nonce, digest string
	// parserInserted tells that the element stands in the page as it was sent.
	parserInserted bool
}

// allows tells whether a policy lets something be.
func (p contentPolicy) allows(a allowance) bool {
	sources, governed := p.sources(a.directive)
	if !governed {
		return true
	}
	script := strings.HasPrefix(a.directive, "script-src")
	if nonce := "'nonce-" + a.nonce + "'"; a.nonce != "" && !strings.HasSuffix(a.directive, "-attr") && slices.Contains(sources, nonce) {
		return true
	}
	if a.digest != "" && slices.Contains(sources, "'"+a.digest+"'") {
		return true
	}
	if a.address == nil {
		return inlineAllowed(sources)
	}
	if script && slices.Contains(lower(sources), "'strict-dynamic'") {
		return !a.parserInserted
	}
	return slices.ContainsFunc(sources, func(source string) bool { return matches(source, a.address, a.self) })
}

// inlineAllowed: 'unsafe-inline' counts for nothing beside a nonce or a digest.
func inlineAllowed(sources []string) bool {
	strict := slices.ContainsFunc(sources, func(s string) bool {
		return strings.HasPrefix(s, "'nonce-") || strings.HasPrefix(s, "'sha") || strings.EqualFold(s, "'strict-dynamic'")
	})
	return !strict && slices.Contains(lower(sources), "'unsafe-inline'")
}

func lower(sources []string) []string {
	out := make([]string, len(sources))
	for i, s := range sources {
		out[i] = strings.ToLower(s)
	}
	return out
}

// hostSource is a source that names a host: scheme, host, port and path.
var hostSource = regexp.MustCompile(`^(?:([a-zA-Z][a-zA-Z0-9+.-]*)://)?(\*|(?:\*\.)?[^/:*']+)(?::(\*|\d+))?(/[^?#]*)?$`)

// matches tells whether a source lets an address be loaded (CSP 3, 6.7.2).
func matches(source string, address, self *url.URL) bool {
	switch s := strings.ToLower(source); {
	case s == "'self'":
		return self != nil && sameOrigin(address, self)
	case strings.HasPrefix(s, "'"):
		return false
	case s == "*":
		return address.Scheme == "http" || address.Scheme == "https" || address.Scheme == "ws" || address.Scheme == "wss"
	case strings.HasSuffix(s, ":") && !strings.Contains(s, "/"):
		return schemeFits(strings.TrimSuffix(s, ":"), address.Scheme)
	}
	m := hostSource.FindStringSubmatch(source)
	if m == nil {
		return false
	}
	scheme := strings.ToLower(m[1])
	if scheme == "" && self != nil {
		scheme = self.Scheme
	}
	return schemeFits(scheme, address.Scheme) && hostFits(strings.ToLower(m[2]), address.Hostname()) &&
		portFits(m[3], address) && pathFits(m[4], address.Path)
}

func sameOrigin(a, b *url.URL) bool {
	return strings.EqualFold(a.Hostname(), b.Hostname()) && schemeFits(b.Scheme, a.Scheme) && (portOf(a) == portOf(b) || a.Port() == "" && b.Port() == "")
}

// schemeFits: what is allowed over http is allowed over https too.
func schemeFits(allowed, asked string) bool {
	return allowed == "" || allowed == asked || allowed == "http" && asked == "https" || allowed == "ws" && (asked == "wss" || asked == "http" || asked == "https") || allowed == "wss" && asked == "https"
}

func hostFits(pattern, host string) bool {
	host = strings.ToLower(host)
	if pattern == "*" {
		return true
	}
	if suffix, ok := strings.CutPrefix(pattern, "*"); ok {
		return strings.HasSuffix(host, suffix) && host != suffix[1:]
	}
	return pattern == host
}

func portFits(port string, address *url.URL) bool {
	switch port {
	case "*":
		return true
	case "":
		return address.Port() == "" || portOf(address) == defaultPort(address.Scheme)
	}
	return portOf(address) == port
}

func portOf(u *url.URL) string {
	if p := u.Port(); p != "" {
		return p
	}
	return defaultPort(u.Scheme)
}

func defaultPort(scheme string) string {
	if scheme == "https" || scheme == "wss" {
		return "443"
	}
	return "80"
}

// pathFits: a path that ends with a slash stands for all below it.
func pathFits(pattern, path string) bool {
	switch {
	case pattern == "" || pattern == "/":
		return true
	case strings.HasSuffix(pattern, "/"):
		return strings.HasPrefix(path, pattern)
	}
	return path == pattern
}
