// Package data makes the machine-readable files of a product: what programs of
// other people read of what the product declares.
//
//	/<product>/autoconsent.json      how DuckDuckGo's autoconsent refuses for a visitor
//	/<product>/consent-o-matic.json  how Consent-O-Matic does
//	/<product>/gtm-template.tpl      the banner as a tag of Google Tag Manager
//	/live/<product>.json             which banner is current, and which were released
//	/schemas/manifest.json           the JSON Schema of that
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

	"charte/build/policy"
)

// Files gives the files of a product by path; none where its banner asks
// nothing.
func Files(p policy.Product) (map[string][]byte, error) {
	document, ok := p.Authoritative().Policy()
	if !ok || !document.Asks() {
		return nil, nil
	}
	contents := map[string]any{
		"autoconsent.json":     autoconsentOf(p, document),
		"consent-o-matic.json": consentOMaticOf(p, document),
	}
	files := map[string][]byte{}
	for name, content := range contents {
		text, err := indented(content)
		if err != nil {
			return nil, fmt.Errorf("%s of %s: %w", name, p.ID, err)
		}
		files[p.ID+"/"+name] = text
	}
	return files, nil
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
