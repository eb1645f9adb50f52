package host

import (
	"slices"
	"strings"

	"charte/build/diag"
)

// vercelItems is the highest number of redirects, and of header rules, and
// vercelSource of characters in a pattern (vercel/vercel,
// packages/routing-utils/src/schemas.ts, read 2026-11-22).
const vercelItems, vercelSource = 2048, 4096

// vercel reads vercel.json in the folder that is deployed, which is the published
// one: "vercel deploy public".
func vercel() Host {
	return Host{Name: "vercel", Title: "Vercel", Redirects: true, write: writeVercel, limits: vercelLimits}
}

type keyed struct {
	Key   string `json:"key"`
	Value string `json:"value"`
}

type keyedRule struct {
	Source  string  `json:"source"`
	Headers []keyed `json:"headers"`
}

type vercelRedirect struct {
	Source      string `json:"source"`
	Destination string `json:"destination"`
	StatusCode  int    `json:"statusCode"`
}

type vercelSettings struct {
	Schema          string           `json:"$schema"`
	Framework       *string          `json:"framework"`       // none
	BuildCommand    *string          `json:"buildCommand"`    // nothing is built there
	InstallCommand  *string          `json:"installCommand"`  // nor installed
	OutputDirectory string           `json:"outputDirectory"` // else a product called "public" would be taken for the site
	TrailingSlash   bool             `json:"trailingSlash"`   // relative links need it
	Redirects       []vercelRedirect `json:"redirects,omitempty"`
	Headers         []keyedRule      `json:"headers"`
}

func writeVercel(p Plan, f Files) {
	s := vercelSettings{Schema: "https://openapi.vercel.sh/vercel.json", OutputDirectory: ".", TrailingSlash: true}
	for _, r := range p.Redirects {
		s.Redirects = append(s.Redirects, vercelRedirect{r.From, r.To, 301})
	}
	s.Headers = append(s.Headers, keyedRule{"/(.*)", keyedHeaders(p.Everywhere)})
	for _, r := range slices.Concat(p.Caching, p.Types) {
		s.Headers = append(s.Headers, keyedRule{r.expression(), keyedHeaders([]Header{r.Header})})
	}
	f.Inside["vercel.json"] = indented(s)
}

func keyedHeaders(list []Header) []keyed {
	var out []keyed
	for _, h := range list {
		out = append(out, keyed{h.Name, h.Value})
	}
	return out
}

// expression is a rule's path as an expression in the form of path-to-regexp.
func (w Where) expression() string {
	switch {
	case w.Base != "":
		return "/(.*)/" + strings.ReplaceAll(w.Base, ".", `\.`)
	case len(w.Ends) == 0:
		return w.Folder + "(.*)"
	}
	return w.Folder + `(.*)\.(` + strings.Join(w.Ends, "|") + ")"
}

func vercelLimits(p Plan, _ Files) (diag.List, []diag.Sentence) {
	long := 0
	for _, r := range p.Redirects {
		long = max(long, len(r.From), len(r.To))
	}
	out := limits{host: "Vercel"}
	out.count("vercel.json", len(p.Redirects), vercelItems, redirectCount, fewerRedirects)
	out.count("vercel.json", long, vercelSource, lineLength, shorterRedirects)
	return out.problems, nil
}
