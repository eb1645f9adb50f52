package rules

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"charte/build/policy"
)

// contacting are the attributes by which an element requests something.
var contacting = map[string][]string{
	"img": {"src", "srcset"}, "source": {"src", "srcset"}, "script": {"src"}, "iframe": {"src"}, "frame": {"src"},
	"embed": {"src"}, "audio": {"src"}, "video": {"src", "poster"}, "track": {"src"}, "input": {"src"},
	"object": {"data"}, "image": {"href", "xlink:href"}, "use": {"href", "xlink:href"}, "body": {"background"}, "table": {"background"},
}

// contactingLinks are the relations of a link element that make a browser
// request something, or open a connection.
var contactingLinks = []string{
	"stylesheet", "icon", "shortcut", "apple-touch-icon", "mask-icon", "manifest",
	"preload", "modulepreload", "prefetch", "prerender", "preconnect", "dns-prefetch",
}

var (
	absolute  = regexp.MustCompile(`(?i)(?:^|[\s,'"(=])((?:https?:|wss?:)?//[^\s,'")]+)`)
	styleAddr = regexp.MustCompile(`(?i)url\(\s*['"]?([^'")]+)|@import\s+['"]([^'"]+)`)
)

// contactsOthers finds what makes a page contact another host as it loads.
func contactsOthers(p page) []finding {
	var out []finding
	own := p.host()
	for _, n := range p.elements() {
		for _, address := range requested(n) {
			if host := otherHost(address, own); host != "" {
				out = append(out, p.finding(opening(n), "host", host))
			}
		}
	}
	return out
}

// host is the page's own, where it tells.
func (p page) host() string {
	for _, n := range p.elements("link") {
		if attribute(n, "rel") == "canonical" {
			return siteHost(policy.URL(attribute(n, "href")))
		}
	}
	return ""
}

// requested are the addresses that an element makes a browser request.
func requested(n *html.Node) []string {
	var out []string
	for _, name := range contacting[n.Data] {
		out = append(out, attribute(n, name))
	}
	switch n.Data {
	case "script":
		if kind := attribute(n, "type"); kind == "text/plain" { // held back
			out = nil
		}
	case "link":
		rels := strings.Fields(strings.ToLower(attribute(n, "rel")))
		if slices.ContainsFunc(rels, func(rel string) bool { return slices.Contains(contactingLinks, rel) }) {
			out = append(out, attribute(n, "href"), attribute(n, "imagesrcset"))
		}
	case "meta":
		if strings.EqualFold(attribute(n, "http-equiv"), "refresh") {
			out = append(out, attribute(n, "content"))
		}
	}
	return append(out, inStyle(attribute(n, "style"))...)
}

// inStyle are the addresses that a piece of style requests.
func inStyle(style string) []string {
	var out []string
	for _, m := range styleAddr.FindAllStringSubmatch(style, -1) {
		out = append(out, m[1]+m[2])
	}
	return out
}

// otherHost gives the first host of an address, or list of addresses, that is not
// the page's own; "" where there is none.
func otherHost(addresses, own string) string {
	for _, m := range absolute.FindAllStringSubmatch(addresses, -1) {
		address := m[1]
		if strings.HasPrefix(address, "//") {
			address = "https:" + address
		}
		if host := siteHost(policy.URL(address)); host != "" && host != own {
			return host
		}
	}
	return ""
}

// sheetContactsOthers finds the addresses of other hosts in a style sheet.
func sheetContactsOthers(s sheet) []finding {
	var out []finding
	for _, address := range inStyle(s.text) {
		if host := otherHost(address, s.host); host != "" {
			out = append(out, s.finding(address, "host", host))
		}
	}
	return out
}

// siteHost is the host of an address as a page has it, well formed or not: what
// was declared is, and has hostOf.
func siteHost(u policy.URL) string {
	_, rest, ok := strings.Cut(string(u), "://")
	if !ok {
		return ""
	}
	host := rest[:len(rest)-len(strings.TrimLeft(rest, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-"))]
	return strings.ToLower(host)
}
