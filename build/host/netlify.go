package host

import (
	"fmt"
	"slices"
	"strings"
)

// marked is the first line of every file in which a comment may stand.
const marked = "Written by charte, and replaced by the next build."

// netlify reads _headers and _redirects in the published folder
// (docs.netlify.com/manage/routing/headers, …/redirects; read 2026-11-22). It names
// no highest number of rules.
func netlify() Host {
	return Host{Name: "netlify", Title: "Netlify", Redirects: true, write: func(p Plan, f Files) {
		f.Inside["_headers"] = headersFile(p)
		addRedirects(p, f, true)
	}}
}

// headersFile says the plan in the words that Netlify and Cloudflare share: at most
// one star in a path, which stands for anything, slashes too. A path stands once, since
// Cloudflare keeps the last of two. Pages have no line of caching: what both say by
// themselves is [Pages].
func headersFile(p Plan) []byte {
	patterns, headers := []string{"/*"}, map[string][]Header{"/*": p.Everywhere}
	for _, r := range slices.Concat(p.Caching, p.Types) {
		for _, pattern := range r.oneStar() {
			if headers[pattern] == nil {
				patterns = append(patterns, pattern)
			}
			headers[pattern] = append(headers[pattern], r.Header)
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", marked)
	for _, pattern := range patterns {
		b.WriteString(pattern + "\n")
		for _, h := range headers[pattern] {
			fmt.Fprintf(&b, "  %s: %s\n", h.Name, h.Value)
		}
	}
	return []byte(b.String())
}

// oneStar are the paths of a rule with one star each.
func (w Where) oneStar() []string {
	if w.Base != "" {
		return []string{"/*/" + w.Base}
	}
	if len(w.Ends) == 0 {
		return []string{w.Folder + "*"}
	}
	var out []string
	for _, end := range w.Ends {
		out = append(out, w.Folder+"*."+end)
	}
	return out
}

// addRedirects writes _redirects, unless there are none. Netlify and GitLab take a
// path with and without its last slash for the same; Cloudflare wants both.
func addRedirects(p Plan, f Files, both bool) {
	if len(p.Redirects) == 0 {
		return
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", marked)
	for _, r := range p.Redirects {
		from := []string{r.From}
		if both {
			from = r.asked()
		}
		for _, path := range from {
			fmt.Fprintf(&b, "%s%s %s%s 301\n", p.Path, path, p.Path, r.To)
		}
	}
	if both || f.Inside["_redirects"] == nil {
		f.Inside["_redirects"] = []byte(b.String())
	}
}

// ruleLines are the lines of a _headers or _redirects file that say something.
func ruleLines(text []byte) []string {
	var out []string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	return out
}
