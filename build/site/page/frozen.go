package page

import (
	"html/template"

	"charte/build/change"
	"charte/build/diag"
	"charte/build/policy"
)

// frozen gives the text of an archived version as a page shows it: links to pages
// of this site lead to where these pages are now, and to the product's page where
// a page is no more.
func (r resolver) frozen(text string) (template.HTML, error) {
	shown, err := change.Shown(text, func(path string) string {
		href, err := r.markdown(path)
		if err != nil {
			return r.to(productPath(r.lang, r.product))
		}
		return href
	})
	return template.HTML(shown), err
}

// freeze gives a page the text of an archived version in the place of its own.
func (p *Page) freeze(body policy.Body) diag.List {
	text, err := p.resolve.frozen(body.Frozen)
	if err != nil {
		at := diag.Problem{Position: diag.Position{File: body.File, Line: body.Line}}
		return diag.List{at.With(diag.Say("this archived text cannot be shown: %v", "ce texte archivé ne peut pas être affiché : %v", err), diag.Sentence{})}
	}
	p.Frozen = text
	return nil
}
