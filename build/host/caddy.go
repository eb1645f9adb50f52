package host

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// caddy is a server of one's own that gets its certificates itself.
func caddy() Host {
	return Host{Name: "caddy", Title: "Caddy", Redirects: true, Siblings: true, Below: true,
		write: func(p Plan, f Files) { f.Beside["Caddyfile"] = []byte(caddyFile(p)) }}
}

// caddyFile is a whole Caddyfile; the address and the folder can be set from
// outside. A matcher with "file" is for files that exist, so that an address where
// there is nothing is not cached.
func caddyFile(p Plan) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n# CHARTE_ADDRESS and CHARTE_ROOT in the environment replace the address and the folder.\n", marked)
	b.WriteString("# For an address with a path, the folder is the one above.\n")
	fmt.Fprintf(&b, "{$CHARTE_ADDRESS:%s} {\n\troot * {$CHARTE_ROOT:/srv/legal/public}\n\tencode zstd gzip\n\theader {\n", p.caddyAddress())
	for _, h := range p.Everywhere {
		fmt.Fprintf(&b, "\t\t%s \"%s\"\n", h.Name, h.Value)
	}
	b.WriteString("\t}\n")
	p.caddyRules(&b)
	for _, r := range p.Redirects {
		for _, from := range r.asked() {
			fmt.Fprintf(&b, "\tredir %s%s %s%s 301\n", p.Path, from, p.Path, r.To)
		}
	}
	b.WriteString("\t@hidden path_regexp ^/(?:.*/)?\\.(?:[^w]|w[^e])\n\terror @hidden 404\n")
	served := "file_server"
	if p.Site.Precompressed {
		served = "file_server {\n\t\tprecompressed br gzip\n\t}"
	}
	fmt.Fprintf(&b, "\t%s\n\thandle_errors {\n\t\theader -Cache-Control\n", served)
	for _, lang := range p.missingPages() {
		fmt.Fprintf(&b, "\t\t@%s path %s/%s/*\n\t\trewrite @%s %s/%s/404.html\n", lang, p.Path, lang, lang, p.Path, lang)
	}
	fmt.Fprintf(&b, "\t\t@other not path_regexp /404\\.html$\n\t\trewrite @other %s/404.html\n\t\tfile_server\n\t}\n}\n", p.Path)
	return b.String()
}

// caddyAddress is the host of the site, or the usual port.
func (p Plan) caddyAddress() string {
	if u, err := url.Parse(p.Site.Address); err == nil && u.Host != "" {
		return u.Scheme + "://" + u.Host
	}
	return ":80"
}

// caddyRules are the rules of caching and of types, each with a matcher.
func (p Plan) caddyRules(b *strings.Builder) {
	n := 0
	rule := func(r Rule, not string) {
		n++
		fmt.Fprintf(b, "\t@%d {\n\t\t%s\n%s\t\tfile\n\t}\n\theader @%d %s \"%s\"\n", n, r.caddyMatcher(p.Path), not, n, r.Header.Name, r.Header.Value)
	}
	for _, r := range p.Caching {
		rule(r, "")
	}
	fmt.Fprintf(b, "\theader ?%s \"%s\"\n", cacheControl, Pages)
	for _, r := range slices.Concat(p.Types, guessed()) {
		rule(r, p.caddyFeeds(r))
	}
}

// caddyFeeds keeps what has a type by its name out of the rule for its ending.
func (p Plan) caddyFeeds(r Rule) string {
	for _, named := range p.Types {
		if _, ending, _ := strings.Cut(named.Base, "."); r.Base == "" && slices.Contains(r.Ends, ending) {
			return "\t\tnot path */" + named.Base + "\n"
		}
	}
	return ""
}

// caddyMatcher is the matcher of a rule: a star between slashes would stop at the
// next one.
func (w Where) caddyMatcher(below string) string {
	switch {
	case w.Base != "":
		return "path */" + w.Base
	case len(w.Ends) == 0:
		return "path " + below + w.Folder + "*"
	}
	return "path_regexp ^" + regexp.QuoteMeta(below+w.Folder) + `.*\.(?:` + strings.Join(w.Ends, "|") + ")$"
}
