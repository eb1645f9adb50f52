package page

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"charte/build/diag"
	"charte/build/policy"
)

// Source is what the pages are made from.
type Source struct {
	Site  policy.Site
	Words map[string]policy.Words
	// Banners are by product.
	Banners map[string]Banner
	// Data are the paths of the machine-readable files of each product that its
	// cookie policy offers.
	Data map[string][]string
	// BaseURL is the site's own absolute address without a closing slash, or "".
	BaseURL string
	// Today decides whether a version applies or is announced.
	Today policy.Date
}

// New makes all pages. The problems are addresses that lead nowhere.
func New(src Source) (*Site, diag.List) {
	b := &builder{Source: src, site: &Site{byPath: map[string]*Page{}}}
	b.site.builder = b
	for i, lang := range src.Site.Languages {
		b.front(src.Site.Fronts[i])
		for _, product := range src.Site.Products {
			b.product(product, lang)
		}
	}
	b.root()
	for _, p := range b.site.Pages {
		b.languages(p)
	}
	problems := b.moved()
	return b.site, append(problems, b.finish()...).Sort()
}

// builder collects the pages of one site.
type builder struct {
	Source
	site *Site
	// later are the steps that need to know every page, because they make links.
	later []func() diag.List
}

func (b *builder) finish() diag.List {
	var out diag.List
	for _, step := range b.later {
		out = append(out, step()...)
	}
	return out.Sort()
}

// add begins a page in one language.
func (b *builder) add(path, layout, lang string) *Page {
	w := b.Words[lang]
	p := &Page{
		Path: path, Layout: layout, Lang: lang, Dir: w.Get("language.dir"),
		Root: depth(path), words: w,
		SiteTitle: b.frontOf(lang).Title,
		Publisher: publisher(w, b.frontOf(lang).Publisher),
	}
	p.resolve = resolver{from: path, files: b.BaseURL == "", lang: lang, site: b.site}
	p.Home = p.resolve.to(homePath(lang))
	if b.BaseURL != "" {
		p.Canonical = b.absolute(path)
	}
	b.site.Pages = append(b.site.Pages, p)
	b.site.byPath[path] = p
	return p
}

// at gives the page at a path, or nil.
func (b *builder) at(path string) *Page { return b.site.byPath[path] }

func (b *builder) frontOf(lang string) policy.Front {
	i := slices.IndexFunc(b.Site.Fronts, func(f policy.Front) bool { return f.Lang == lang })
	if i < 0 {
		return b.Site.Fronts[0]
	}
	return b.Site.Fronts[i]
}

// absolute is a page's address on the web.
func (b *builder) absolute(path string) string {
	return b.BaseURL + "/" + strings.TrimSuffix(path, "index.html")
}

// body gives the text to a page, and says so where it is not translated.
func (b *builder) body(p *Page, body policy.Body) {
	p.Body = Body{Markdown: body.Markdown, File: body.File, Line: body.Line}
	if body.Empty() || body.Lang == "" || body.Lang == p.Lang {
		p.Body.Markdown = typography(p.Lang, body.Markdown)
		return
	}
	p.Body.Markdown = typography(body.Lang, body.Markdown)
	p.BodyLang, p.BodyDir = body.Lang, b.Words[body.Lang].Get("language.dir")
	w := b.Words[p.Lang]
	p.Notices = append(p.Notices, line(w.Get("page.not-translated", "language", b.languageName(body.Lang))))
}

func (b *builder) languageName(lang string) string { return b.Words[lang].Get("language.name") }

// languages links a page to the same page in every language.
func (b *builder) languages(p *Page) {
	if p.Layout == LayoutRoot {
		return // offers them itself
	}
	rest, inside := strings.CutPrefix(p.Path, p.Lang+"/")
	for _, lang := range b.Site.Languages {
		target := lang + "/" + rest
		if !inside || b.site.byPath[target] == nil {
			target = homePath(lang)
		}
		href := p.resolve.to(target)
		if p.Layout == LayoutMissing {
			href = b.anywhere(target)
		}
		p.Languages = append(p.Languages, Language{Lang: lang, Name: b.languageName(lang), Href: href, Current: inside && lang == p.Lang})
		if b.BaseURL != "" && inside && !p.Hidden {
			p.Alternates = append(p.Alternates, Language{Lang: lang, Href: b.absolute(target)})
		}
	}
}

// front makes the home page of a language and its page for a wrong address.
func (b *builder) front(f policy.Front) {
	w := b.Words[f.Lang]
	p := b.add(homePath(f.Lang), LayoutFront, f.Lang)
	p.Title, p.Head, p.Description = f.Title, f.Title, first(f.Summary, f.Title)
	p.Front = &Front{Summary: f.Summary}
	b.body(p, f.Body)
	for _, product := range b.Site.Products {
		p.Front.Products = append(p.Front.Products, productCard(p, product))
	}
	if slices.ContainsFunc(b.Site.Products, func(product policy.Product) bool { return b.tells(product, f.Lang) }) {
		p.Feeds = feedsIn(p, w, "")
	}
	m := b.add(f.Lang+"/404.html", LayoutMissing, f.Lang)
	b.missing(m, w)
}

// missing is the page for a wrong address. A host shows it at any address, so
// that its links cannot be relative.
func (b *builder) missing(p *Page, w policy.Words) {
	p.Title, p.Hidden, p.Canonical = w.Get("page.missing.title"), true, ""
	p.Head = p.Title + " – " + p.SiteTitle
	p.Description = w.Get("page.missing.text")
	p.Home = b.anywhere(homePath(p.Lang))
	p.Root = b.anywhere("")
}

// anywhere is a link that works at every depth: from the root of the host.
func (b *builder) anywhere(path string) string {
	_, rest, _ := strings.Cut(b.BaseURL, "://")
	_, folder, below := strings.Cut(rest, "/")
	if below {
		folder = "/" + folder
	}
	return folder + "/" + strings.TrimSuffix(path, "index.html")
}

// root makes the page at the site's own address, which offers the languages, and
// the page for a wrong address outside of them.
func (b *builder) root() {
	lang := b.Site.Languages[0]
	w := b.Words[lang]
	p := b.add("index.html", LayoutRoot, lang)
	p.Title, p.Head, p.Hidden = b.frontOf(lang).Title, b.frontOf(lang).Title, true
	p.Description = first(b.frontOf(lang).Summary, p.Title)
	if len(b.Site.Languages) == 1 {
		p.Redirect = p.Home
		if b.BaseURL != "" {
			p.Canonical = b.absolute(homePath(lang))
		}
	}
	for _, l := range b.Site.Languages {
		p.Choices = append(p.Choices, Language{Lang: l, Name: b.languageName(l), Title: b.frontOf(l).Title, Href: p.resolve.to(homePath(l))})
	}
	b.missing(b.add("404.html", LayoutMissing, lang), w)
}

// publisher says in the footer who answers for the site.
func publisher(w policy.Words, p policy.Party) []template.HTML {
	if !p.Known() {
		return nil
	}
	out := lines(w.Get("page.publisher", "name", p.Name), p.Address)
	if p.Email != "" {
		out = append(out, anchor("mailto:"+p.Email, p.Email))
	}
	if p.Site != "" {
		out = append(out, anchor(string(p.Site), p.Site.Short()))
	}
	return out
}

// missingWords says how much of a translation is still to be done.
func missingWords(w policy.Words, n int, language string) []template.HTML {
	if n == 0 {
		return nil
	}
	return []template.HTML{line(w.Get("page.partly-translated", "language", language, "n", fmt.Sprint(n)))}
}
