// Package data makes the machine-readable files of a product: what programs of
// other people read of what the product declares.
//
//	/<product>/autoconsent.json      how DuckDuckGo's autoconsent refuses for a visitor
//	/<product>/consent-o-matic.json  how Consent-O-Matic does
//	/<product>/gtm-template.tpl      the banner as a tag of Google Tag Manager
//
// They hold no words, so there is one of each a product, whatever its languages.
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

// Files gives the files of a site by path. A product whose banner asks nothing has
// none that deal with the banner, and one without a cookie policy has none at all.
func Files(s Source) (map[string][]byte, error) {
	described, err := PolicySchema()
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{schemaPath: described}
	for _, p := range s.Site.Products {
		for name, content := range s.contents(p) {
			if files[name], err = indented(content); err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
		}
		if path, text, ok := GTMTemplate(p, s.BaseURL); ok {
			files[path] = text
		}
	}
	return files, nil
}

// contents are what a product's files of JSON hold, by path.
func (s Source) contents(p policy.Product) map[string]any {
	d, ok := p.Authoritative().Policy()
	if !ok {
		return nil
	}
	out := map[string]any{}
	content, name, _ := declared(s, p, s.BaseURL)
	out[name] = content
	if d.Asks() {
		out[p.ID+"/autoconsent.json"] = autoconsentOf(p, d)
		out[p.ID+"/consent-o-matic.json"] = consentOMaticOf(p, d)
	}
	return out
}

// indented is JSON that people can read too.
func indented(content any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(content)
	return b.Bytes(), err
}
