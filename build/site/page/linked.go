package page

import (
	"cmp"
	"encoding/json"
	"html/template"
	"path"

	"charte/build/policy"
)

// mediaTypes are those of the files that a page offers, by the end of their names.
var mediaTypes = map[string]string{".json": "application/json", ".csv": "text/csv"}

// files are the machine-readable files of what the page declares.
func (p *Page) files(paths []string) []File {
	var out []File
	for _, file := range paths {
		out = append(out, File{Name: path.Base(file), Type: mediaTypes[path.Ext(file)], Href: p.resolve.to(file)})
	}
	return out
}

// linkedPage describes a document with the terms of schema.org (WebPage and what it
// has of CreativeWork, read on 2026-11-22): what is known of it, and nothing else.
type linkedPage struct {
	Context     string       `json:"@context"`
	Type        string       `json:"@type"`
	ID          string       `json:"@id,omitempty"`
	URL         string       `json:"url,omitempty"`
	Name        string       `json:"name"`
	Description string       `json:"description,omitempty"`
	InLanguage  string       `json:"inLanguage"`
	Version     string       `json:"version,omitempty"`
	Published   string       `json:"datePublished,omitempty"`
	Modified    string       `json:"dateModified,omitempty"`
	About       linkedThing  `json:"about"`
	IsPartOf    linkedThing  `json:"isPartOf"`
	Publisher   *linkedThing `json:"publisher,omitempty"`
	// Original is what a translation translates, Translations are those of an original.
	Original     *linkedThing  `json:"translationOfWork,omitempty"`
	Translations []linkedThing `json:"workTranslation,omitempty"`
	Encoding     []linkedFile  `json:"encoding,omitempty"`
}

type linkedThing struct {
	Type       string `json:"@type"`
	ID         string `json:"@id,omitempty"`
	Name       string `json:"name,omitempty"`
	URL        string `json:"url,omitempty"`
	InLanguage string `json:"inLanguage,omitempty"`
}

type linkedFile struct {
	Type   string `json:"@type"`
	Name   string `json:"name"`
	Format string `json:"encodingFormat"`
	URL    string `json:"contentUrl"`
}

// linked says what a document's page is. The day from which a version applies is
// that of its last change.
func (b *builder) linked(p *Page, e policy.Edition, d policy.Document) template.JS {
	out := linkedPage{
		Context: "https://schema.org", Type: "WebPage", ID: p.Canonical, URL: p.Canonical,
		Name: p.Title, Description: p.Description, InLanguage: cmp.Or(p.BodyLang, p.Lang),
		Version: d.Version.String(), Modified: d.Version.String(),
		Published: d.Announced.String(),
		About:     linkedThing{Type: "Thing", Name: e.Name, URL: string(e.Address)},
		IsPartOf:  linkedThing{Type: "WebSite", Name: p.SiteTitle, URL: b.siteAddress()},
	}
	if publisher := b.frontOf(p.Lang).Publisher; publisher.Known() {
		out.Publisher = &linkedThing{Type: "Organization", Name: publisher.Name, URL: string(publisher.Site)}
	}
	for _, f := range p.Data {
		out.Encoding = append(out.Encoding, linkedFile{"MediaObject", f.Name, f.Type, f.Href})
	}
	b.translations(p, &out)
	text, _ := json.Marshal(out) // texts always have a form in JSON, with <, > and & escaped
	return template.JS(text)
}

// translations links an original with its translations, where they have addresses.
func (b *builder) translations(p *Page, out *linkedPage) {
	for i, l := range p.Alternates {
		if l.Lang == p.Lang || p.BodyLang != "" { // nobody translated it
			continue
		}
		other := linkedThing{Type: "WebPage", ID: l.Href, InLanguage: l.Lang}
		if i == 0 {
			out.Original = &other
			return
		}
		out.Translations = append(out.Translations, other)
	}
}

// siteAddress is the address of the site's home, or "".
func (b *builder) siteAddress() string {
	if b.BaseURL == "" {
		return ""
	}
	return b.BaseURL + "/"
}
