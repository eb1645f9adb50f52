package data

import (
	"bytes"
	"cmp"

	"charte/build/policy"
)

// termsDeclaration is a service declaration of Open Terms Archive: how its engine
// fetches the documents of a product and follows their changes
// (scripts/declarations/validate/service.schema.js of OpenTermsArchive/engine
// 14.1.0, commit d4a1a7f, read on 2026-11-22). An archive keeps one language a
// declaration; this one has the authoritative texts.
type termsDeclaration struct {
	Name  string `json:"name"`
	Terms terms  `json:"terms"`
}

// terms are a product's documents by their type, in the product's order.
type terms []sourceDocument

type sourceDocument struct {
	typ string
	// Fetch is absolute.
	Fetch  address `json:"fetch"`
	Select string  `json:"select"`
	Remove string  `json:"remove"`
}

// termsTypes are the types of terms by kind of document, of those that
// OpenTermsArchive/terms-types 2.2.0 knows (read on 2026-11-22). It has none for a
// guide or for a list of sub-processors.
var termsTypes = map[string]string{
	"cookies":       "Trackers Policy",
	"privacy":       "Privacy Policy",
	"terms":         "Terms of Service",
	"legal-notice":  "Imprint",
	"accessibility": "Accessibility Statement",
}

// MarshalJSON writes an object with a property a type; a second document of one
// type is not in it.
func (t terms) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, one := range t {
		if i > 0 {
			b.WriteByte(',')
		}
		content, err := plain(one)
		if err != nil {
			return nil, err
		}
		name, _ := plain(one.typ) // a text always has a form in JSON
		b.Write(append(append(name, ':'), content...))
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// termsOf is the declaration of a product; false where the site has no address, or
// the product no document of a known type.
func termsOf(p published, product policy.Product) (termsDeclaration, bool) {
	e := product.Authoritative()
	out := termsDeclaration{Name: e.Name}
	seen := map[string]bool{}
	for _, d := range e.Documents {
		typ := cmp.Or(termsTypes[string(d.Kind)], termsTypes[d.ID])
		if typ == "" || seen[typ] {
			continue
		}
		seen[typ] = true
		page := address(p.pages(product.ID, d.ID)[0].said)
		// The text of the page, without what helps to find one's way in it.
		out.Terms = append(out.Terms, sourceDocument{typ, page, "#policy", ".contents, .anchor"})
	}
	return out, p.base != "" && len(out.Terms) > 0
}
