package page

import (
	"html"
	"html/template"
	"regexp"

	"charte/build/change"
	"charte/build/diag"
	"charte/build/policy"
)

// frozen gives the text of a version as a page shows it: links to pages of this
// site lead to where these pages are now, and to the product's page where a page is
// no more.
func (p *Page) frozen(text change.Reading) template.HTML {
	return p.permalinked(template.HTML(text.Shown(p.resolve.lasting)))
}

// frozenHeading finds the headings of a frozen text, which has one way to write them.
var frozenHeading = regexp.MustCompile(`<h([2-4]) id="([^"]+)">(.*?)</h[2-4]>`)

// permalinked gives each heading of a frozen text its permanent link, as headings of
// other texts have.
func (p *Page) permalinked(text template.HTML) template.HTML {
	return template.HTML(frozenHeading.ReplaceAllStringFunc(string(text), func(heading string) string {
		found := frozenHeading.FindStringSubmatch(heading)
		if found[2] == change.Brief { // it sums up, and nobody refers to it
			return heading
		}
		label := p.words.Get("page.permalink", "title", html.UnescapeString(markup.ReplaceAllString(found[3], "")))
		return heading + `<a class="anchor" href="#` + found[2] + `" aria-label="` + html.EscapeString(label) + `">#</a>`
	}))
}

var markup = regexp.MustCompile(`<[^>]*>`)

// contentsOf are the clauses of a text; none where there is only one.
func contentsOf(t change.Text) []Link {
	var out []Link
	for _, c := range t.Clauses {
		if c.Level == 2 && c.ID != change.Brief {
			out = append(out, Link{Text: c.Title.String(), Href: "#" + c.ID})
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// lasting is the link for a path of an archived text.
func (r resolver) lasting(path string) string {
	href, err := r.markdown(path)
	if err != nil {
		return r.to(productPath(r.lang, r.product))
	}
	return href
}

// freeze gives a page the text of an archived version in the place of its own.
func (p *Page) freeze(body policy.Body) diag.List {
	text, err := change.OpenFrozen(body.Frozen)
	if err != nil {
		at := diag.Problem{Position: diag.Position{File: body.File, Line: body.Line}}
		return diag.List{at.With(diag.Say("this archived text cannot be shown: %v", "ce texte archivé ne peut pas être affiché : %v", err), diag.Sentence{})}
	}
	p.Frozen, p.Contents = p.frozen(text), contentsOf(text.Text())
	return nil
}
