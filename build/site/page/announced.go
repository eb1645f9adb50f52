package page

import (
	"html/template"
	"strings"

	"charte/build/diag"
	"charte/build/policy"
)

// drafts makes the pages whose text the pages of versions show: of versions that
// are announced, and of archived texts in Markdown.
func (b *builder) drafts(product policy.Product, lang string) {
	for _, id := range documentIDs(product) {
		for _, v := range b.record(product, lang, id) {
			if v.source == v.path() {
				b.documentAt(v.path(), product, v.document, lang).draft = true
			}
		}
	}
}

// announcements tell readers of a document that another version will take its
// place.
func (b *builder) announcements(p *Page, product policy.Product, d policy.Document) []template.HTML {
	var out []template.HTML
	w := b.Words[p.Lang]
	for _, v := range b.record(product, p.Lang, d.ID) {
		if v.state != "announced" || v.document.Version == d.Version {
			continue
		}
		out = append(out, put(w.Get("version.will-change"), "date", day(w, v.document.Version),
			"read", anchor(p.resolve.to(v.path()), w.Get("version.read-announced")),
			"compare", anchor(p.resolve.to(v.changesPath()), w.Get("version.see-changes"))))
	}
	return out
}

// former leads to the histories of documents that are no longer published.
func (b *builder) former(p *Page, product policy.Product) []Link {
	var out []Link
	for _, id := range documentIDs(product) {
		if all := b.record(product, p.Lang, id); len(all) > 0 && all[0].gone {
			newest := all[len(all)-1]
			out = append(out, Link{Text: newest.document.Title, Href: p.resolve.to(newest.historyPath())})
		}
	}
	return out
}

// versionLinks lead from a document to its versions.
func (b *builder) versionLinks(p *Page, product policy.Product, d policy.Document) []Link {
	all := b.record(product, p.Lang, d.ID)
	if len(all) == 0 {
		return nil
	}
	w := b.Words[p.Lang]
	var out []Link
	for i, v := range all {
		if v.document.Version != d.Version {
			continue
		}
		out = append(out, Link{Text: w.Get("version.permanent"), Href: p.resolve.to(v.path())})
		if i > 0 {
			out = append(out, Link{Text: w.Get("version.compare", "date", w.Date(all[i-1].document.Version)), Href: p.resolve.to(v.changesPath())})
		}
	}
	if hasHistory(all) {
		out = append(out, Link{Text: w.Get("version.history"), Href: p.resolve.to(all[0].historyPath())})
	}
	p.Feeds = b.feedsOf(p, w, all)
	for _, f := range p.Feeds {
		out = append(out, Link{Text: f.Title, Href: f.Href})
	}
	return out
}

// outdated tells readers of a translation which clauses of the original changed
// since it was made.
func (b *builder) outdated(p *Page, product policy.Product, d policy.Document) []template.HTML {
	if len(d.Outdated) == 0 {
		return nil
	}
	w, from := b.Words[p.Lang], b.Site.Languages[0]
	var clauses []string
	original := p.resolve.to(documentPath(from, product.ID, d.ID))
	for _, clause := range d.Outdated {
		if clause != policy.FrontClause && clause != policy.LeadClause {
			clauses = append(clauses, clause)
		}
	}
	p.stale = map[string]template.HTML{}
	var links []string
	for _, clause := range clauses {
		href := original + "#" + clause
		links = append(links, string(anchor("#"+clause, "#"+clause)))
		p.stale[clause] = put(w.Get("version.outdated-clause"), "link", anchor(href, w.Get("version.original-clause")))
	}
	notice := put(w.Get("version.outdated", "language", b.languageName(from)), "link", anchor(original, w.Get("version.original")))
	if len(links) > 0 {
		notice += " " + put(w.Get("version.outdated-clauses"), "list", template.HTML(w.List(links)))
	}
	return []template.HTML{notice}
}

// moved makes a page at each former address, for hosts that redirect nothing. The
// problems are former addresses that are taken.
func (b *builder) moved() diag.List {
	var problems diag.List
	for _, r := range b.Site.Redirects() {
		at := r.File()
		if other := b.at(at); other != nil {
			problems = append(problems, r.At.With(
				diag.Say("%q is the address of a page", "%q est l’adresse d’une page", r.From),
				diag.Say("a former address leads to one document, and no page stands there", "une ancienne adresse mène à un seul document, et aucune page ne s’y trouve")))
			continue
		}
		lang, _, _ := strings.Cut(strings.TrimPrefix(r.To, "/"), "/")
		target := strings.TrimPrefix(r.To, "/") + "index.html"
		p := b.add(at, LayoutMoved, lang)
		p.Hidden = true
		p.Title = b.at(target).Title
		p.Head = p.Title + " – " + p.SiteTitle
		p.Description = b.Words[lang].Get("page.moved.text")
		p.Redirect = p.resolve.to(target)
		if b.BaseURL != "" {
			p.Canonical = b.absolute(target)
		}
	}
	return problems
}
