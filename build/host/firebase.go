package host

import (
	"slices"
	"strings"
)

// firebase reads firebase.json, which has to stand in a folder above the published
// one (firebase/firebase-tools, src/config.ts, path(); read 2026-11-22); it names no
// highest number of rules. Of several rules for one header the last one counts,
// and a redirect comes before a file (firebase.google.com/docs/hosting/full-config).
func firebase() Host {
	return Host{Name: "firebase", Title: "Firebase Hosting", Redirects: true, write: writeFirebase}
}

type firebaseRedirect struct {
	Source      string `json:"source"`
	Destination string `json:"destination"`
	Type        int    `json:"type"`
}

type firebaseHosting struct {
	Public        string             `json:"public"`
	Ignore        []string           `json:"ignore"` // by default .well-known would be
	TrailingSlash bool               `json:"trailingSlash"`
	Redirects     []firebaseRedirect `json:"redirects,omitempty"`
	Headers       []keyedRule        `json:"headers"`
}

func writeFirebase(p Plan, f Files) {
	s := firebaseHosting{Public: p.Site.Folder, Ignore: []string{".charte"}, TrailingSlash: true}
	for _, r := range p.Redirects {
		for _, from := range r.asked() {
			s.Redirects = append(s.Redirects, firebaseRedirect{from, r.To, 301})
		}
	}
	// By itself it says an hour, which is too long for a policy.
	all := append(keyedHeaders(p.Everywhere), keyed{cacheControl, Pages})
	s.Headers = append(s.Headers, keyedRule{"**", all}, keyedRule{"/.well-known/**", all})
	for _, r := range slices.Concat(p.Caching, p.Types) {
		for _, glob := range r.globs() {
			s.Headers = append(s.Headers, keyedRule{glob, keyedHeaders([]Header{r.Header})})
		}
	}
	f.Beside["firebase.json"] = indented(map[string]any{"hosting": s})
}

// globs are a rule's path as globs: two stars leave out a folder that begins with a
// dot.
func (w Where) globs() []string {
	last := "*.@(" + strings.Join(w.Ends, "|") + ")"
	switch {
	case w.Base != "":
		return []string{"/**/" + w.Base}
	case len(w.Ends) == 0:
		return []string{w.Folder + "**"}
	case w.Folder == "/":
		return []string{"/**/" + last, "/.well-known/" + last}
	}
	return []string{w.Folder + "**/" + last}
}
