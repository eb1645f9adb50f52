// Package data makes the machine-readable files of a product: what programs of
// other people read of what the product declares.
//
//	/<product>/cookies/policy.json          everything that the pages say of the declaration
//	/<product>/cookies/trackers.csv         the trackers, for a spreadsheet
//	/<product>/cookies/device-storage.json  the trackers, in the form of IAB Europe's framework
//	/<product>/gpc.json                     that the product abides by Global Privacy Control
//	/<product>/ota.json                     how Open Terms Archive follows its documents
//	/<product>/autoconsent.json             how DuckDuckGo's autoconsent refuses for a visitor
//	/<product>/consent-o-matic.json         how Consent-O-Matic does
//	/<product>/gtm-template.tpl             the banner as a tag of Google Tag Manager
//	/live/<product>.json                    which banner is current, and which were released
//	/schemas/policy.json, manifest.json     the JSON Schemas of policy.json and of that
//	/.well-known/gpc.json                   that this site abides by Global Privacy Control
//
// There is one of each a product; those with words hold them in all languages.
// docs/data.md tells what stands in them, field by field.
//
// A product's id is never that of a language, nor of another folder of the
// published site: the reader of the content sees to that, and the files of two
// rooms cannot meet.
//
// The package is pure: a model comes in, bytes go out, the same for the same
// model.
package data

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"

	"charte/build/policy"
	"charte/build/schema"
)

// Source is what the files are made from.
type Source struct {
	Site policy.Site
	// Words are the words of each language of the site.
	Words map[string]policy.Words
	// BaseURL is the site's absolute address without a closing slash, or "".
	BaseURL string
}

// schemaPath is where the schema of policy.json is published.
const schemaPath = "schemas/policy.json"

// PolicySchema is the JSON Schema of policy.json.
func PolicySchema() ([]byte, error) {
	return schema.Published("urn:charte:policy:1", "What a product declares (policy.json)", reflect.TypeFor[Declaration]())
}

// Files gives the files of a site by path.
func Files(s Source) (map[string][]byte, error) {
	described, err := PolicySchema()
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{schemaPath: described}
	contents := map[string]any{}
	if support, ok := siteGPC(s.Site); ok {
		contents[ownGPC] = support
	}
	for _, p := range s.Site.Products {
		if err := s.add(p, contents, files); err != nil {
			return nil, fmt.Errorf("the data of %s: %w", p.ID, err)
		}
	}
	for name, content := range contents {
		if files[name], err = indented(content); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return files, nil
}

// add gives a product's files: what those of JSON hold, and the others. A product
// without a cookie policy has none of most, and one whose banner asks nothing none
// that deal with the banner.
func (s Source) add(p policy.Product, contents map[string]any, files map[string][]byte) error {
	if content, ok := termsOf(s.place(p.ID+"/ota.json"), p); ok {
		contents[p.ID+"/ota.json"] = content
	}
	d, ok := p.Authoritative().Policy()
	if !ok {
		return nil
	}
	folder := p.ID + "/" + d.ID + "/"
	declares := s.declaring(p, d, folder+"policy.json")
	content := declares.declaration()
	contents[folder+"policy.json"] = content
	contents[folder+"device-storage.json"] = deviceStorage(declares)
	var err error
	if files[folder+"trackers.csv"], err = trackersTable(content); err != nil {
		return err
	}
	if d.Asks() {
		contents[p.ID+"/autoconsent.json"] = autoconsentOf(p, d)
		contents[p.ID+"/consent-o-matic.json"] = consentOMaticOf(p, d)
	}
	if heedsGPC(d) {
		contents[p.ID+"/gpc.json"] = gpcSupport{true, d.Version.String()}
	}
	if path, text, ok := GTMTemplate(p, s.BaseURL); ok {
		files[path] = text
	}
	return nil
}

// Offered are the paths of the files that a page offers to its readers; none where
// the product has no cookie policy.
func Offered(p policy.Product) []string {
	d, ok := p.Authoritative().Policy()
	if !ok {
		return nil
	}
	folder := p.ID + "/" + d.ID + "/"
	return []string{folder + "policy.json", folder + "trackers.csv", folder + "device-storage.json"}
}

// place is where a file stands that holds addresses.
func (s Source) place(file string) published { return published{s.BaseURL, s.Site.Languages, file} }

// indented is JSON that people can read too.
func indented(content any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(content)
	return b.Bytes(), err
}
