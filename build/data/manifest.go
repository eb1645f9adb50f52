package data

import (
	_ "embed" // the schema
	"fmt"
	"strings"

	"charte/build/policy"
)

// Script is one published file of a product's banner.
type Script struct {
	// Language is the only one that it holds, or "" for all of them.
	Language  string
	Integrity string
	Bytes     int
	// Text is what the banner shows; nil where the file holds several languages.
	Text []byte
}

// everyLanguage stands in a manifest for the script that holds all languages.
const everyLanguage = "*"

//go:embed manifest.schema.json
var manifestSchema []byte

// ManifestSchema gives the path and the text of the JSON Schema of manifests.
func ManifestSchema() (path string, text []byte) { return "schemas/manifest.json", manifestSchema }

// manifest says which banner of a product is current, and which ones were
// released. Every property is always there; null says that there is none.
type manifest struct {
	Schema   string       `json:"$schema"`
	Product  string       `json:"product"`
	Version  *policy.Date `json:"version"`
	Revision string       `json:"revision"`
	// Release is the number of the release that the current scripts are, Replaces
	// that of the release before; where they were not released, the last one.
	Release  *int `json:"release"`
	Replaces *int `json:"replaces"`
	// Scripts are by language.
	Scripts  map[string]liveScript `json:"scripts"`
	Releases []releaseEntry        `json:"releases"`
}

type liveScript struct {
	pinnedScript
	// Pin is the address of the same script that never changes.
	Pin  *string      `json:"pin"`
	Text *textAddress `json:"text"`
}

type pinnedScript struct {
	URL       string `json:"url"`
	Integrity string `json:"integrity"`
	Bytes     int    `json:"bytes"`
}

type textAddress struct {
	URL    string `json:"url"`
	SHA256 string `json:"sha256"`
}

type releaseEntry struct {
	Number   int                     `json:"number"`
	Day      policy.Date             `json:"day"`
	Version  *policy.Date            `json:"version"`
	Revision string                  `json:"revision"`
	Record   textAddress             `json:"record"`
	Scripts  map[string]pinnedScript `json:"scripts"`
	Texts    map[string]textAddress  `json:"texts"`
}

// Manifest gives the path and the text of what programs read to keep up with a
// product's banner; false where it has none. baseURL is where the site is
// published, without a closing slash; without it, addresses are relative to the
// manifest's own.
func Manifest(p policy.Product, scripts []Script, releases []policy.Release, baseURL string) (path string, text []byte, err error) {
	document, ok := p.Authoritative().Policy()
	if !ok || len(scripts) == 0 {
		return "", nil, nil
	}
	a := addresses(baseURL)
	m := manifest{
		Schema: a.of("schemas/manifest.json"), Product: p.ID, Version: stated(document.Version), Revision: document.Revision(),
		Scripts: map[string]liveScript{}, Releases: []releaseEntry{},
	}
	for _, s := range scripts {
		m.Scripts[languageKey(s.Language)] = a.live(p.ID, s, releases)
	}
	for _, r := range releases {
		m.Releases = append(m.Releases, a.release(r))
	}
	m.Replaces = numbered(len(releases))
	if r, ok := policy.ReleaseWith(releases, document.Version, integrities(scripts)); ok {
		m.Release, m.Replaces = numbered(r.Number), numbered(r.Number-1)
	}
	text, err = indented(m)
	if err != nil {
		return "", nil, fmt.Errorf("the manifest of %s: %w", p.ID, err)
	}
	return policy.LivePath(p.ID, "", ".json"), text, nil
}

// addresses make links from the folder live/, or absolute ones where the site's
// own address is known.
type addresses string

func (a addresses) of(path string) string {
	if a != "" {
		return string(a) + "/" + path
	}
	if name, ok := strings.CutPrefix(path, "live/"); ok {
		return name
	}
	return "../" + path
}

func (a addresses) live(product string, s Script, releases []policy.Release) liveScript {
	out := liveScript{pinnedScript: pinnedScript{a.of(policy.LivePath(product, s.Language, ".js")), s.Integrity, s.Bytes}}
	if r, ok := policy.ReleasedAs(releases, s.Language, s.Integrity); ok {
		pin := a.of(r.Path)
		out.Pin = &pin
	}
	if s.Text != nil {
		out.Text = &textAddress{a.of(policy.LivePath(product, s.Language, ".txt")), policy.ContentDigest(s.Text)}
	}
	return out
}

func (a addresses) release(r policy.Release) releaseEntry {
	out := releaseEntry{
		Number: r.Number, Day: r.Day, Version: stated(r.Version), Revision: r.Revision,
		Record:  textAddress{a.of(r.RecordPath()), r.Digest},
		Scripts: map[string]pinnedScript{}, Texts: map[string]textAddress{},
	}
	for _, s := range r.Scripts {
		out.Scripts[languageKey(s.Language)] = pinnedScript{a.of(s.Path), s.Integrity, s.Bytes}
	}
	for _, t := range r.Texts {
		out.Texts[t.Language] = textAddress{a.of(t.Path), t.SHA256}
	}
	return out
}

func languageKey(lang string) string {
	if lang == "" {
		return everyLanguage
	}
	return lang
}

// stated is a day, or nil where none is stated.
func stated(d policy.Date) *policy.Date {
	if d.IsZero() {
		return nil
	}
	return &d
}

// numbered is the number of a release, which count from one, or nil.
func numbered(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}

// integrities are by language.
func integrities(scripts []Script) map[string]string {
	out := map[string]string{}
	for _, s := range scripts {
		out[s.Language] = s.Integrity
	}
	return out
}
