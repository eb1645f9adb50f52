package page

import (
	"html/template"
	"strings"

	"charte/build/policy"
)

// Banner is what a product's page has to know about the product's script.
type Banner struct {
	// Scripts are by language; the one that holds all languages is "".
	Scripts map[string]Script
	// Pinned are the released scripts that hold the same code as Scripts, by
	// language; one that was not released is not among them.
	Pinned map[string]Script
	// Template is the path of the template for Google Tag Manager, or "".
	Template string
}

// Script is one published file.
type Script struct {
	// Path is its place in the published folder: "live/flowlyweb.fr.js".
	Path string
	// Integrity is the value of a script tag's integrity attribute.
	Integrity string
}

// Install tells the developers of a product how its banner gets into their pages.
type Install struct {
	Lead template.HTML
	// Contents are the headings of the second level.
	Contents []Content
	Part     *Part
}

// Content is a line of a table of contents.
type Content struct {
	ID    string
	Title template.HTML
}

// types is where the types of every banner's script are published.
const types = "live/charte.d.ts"

// installation makes the parts of an [Install].
type installation struct {
	subject
	banner Banner
	// product is its id.
	product string
	// base is the site's own address without a closing slash, or "".
	base string
	// languages are those of the site: Lang and Name.
	languages []Language
}

// hasInstall tells whether a product has a page about its banner: where there is
// a script, also one that shows nothing yet.
func (b *builder) hasInstall(product policy.Product) bool {
	_, ok := product.Authoritative().Policy()
	return ok && len(b.Banners[product.ID].Scripts) > 0
}

// install makes the page about a product's banner.
func (b *builder) install(product policy.Product, lang string) {
	e, w := product.Edition(lang), b.Words[lang]
	p := b.add(installPath(lang, product.ID), LayoutInstall, lang)
	p.resolve.product = product.ID
	document, _ := e.Policy()
	p.subject = subject{edition: e, document: document, words: w, resolve: p.resolve}
	p.Title = p.subject.say(installTitle(document) + ".title")
	p.Head = p.Title + " – " + e.Name
	p.Description = p.subject.say("install.description")
	p.Product = head(p, product)
	p.Trail = []Link{{Text: p.SiteTitle, Href: p.Home}, {Text: e.Name, Href: p.Product.Page}}
	i := installation{p.subject, b.Banners[product.ID], product.ID, b.BaseURL, nil}
	for _, l := range b.Site.Languages {
		i.languages = append(i.languages, Language{Lang: l, Name: b.languageName(l)})
	}
	p.Install = i.page()
	if b.BaseURL == "" {
		p.Notices = append(p.Notices, line(i.say("install.host-note", "host", code(i.say("install.host")))))
	}
}

// installTitle is the key of the page's title, and of what else is said of it on
// the product's page.
func installTitle(d policy.Document) string {
	if !d.OffersChoice() {
		return "install.nothing"
	}
	return "install.banner"
}

// page puts the sections together, in the order in which a developer needs them.
func (i installation) page() *Install {
	sections := []func() []Block{i.loading, i.waiting, i.managed, i.security, i.links, i.interfaces}
	lead := i.say("install.banner.lead")
	if v, ok := i.document.Service(i.document.Banner.Through); ok {
		lead = i.say("install.banner.lead-through", "service", v.Name)
	}
	if !i.offersChoice() {
		sections, lead = []func() []Block{i.links, i.inAdvance}, i.say("install.nothing.lead")
	}
	out := &Install{Lead: line(lead), Part: &Part{Name: "install"}}
	for _, section := range sections {
		if blocks := section(); len(blocks) > 0 {
			out.Contents = append(out.Contents, Content{blocks[0].Heading.ID, blocks[0].Heading.Text})
			out.Part.Blocks = append(out.Part.Blocks, blocks...)
		}
	}
	return out
}

// heading begins a section, or a part of one. Its address is the same in every
// language.
func (i installation) heading(level int, id string) Block {
	title := i.say("install." + id + ".title")
	return Block{Heading: &Heading{ID: id, Level: level, Text: line(title), Permalink: i.say("page.permalink", "title", title)}}
}

// sample is code to copy under a name of its own.
func (i installation) sample(name, text string, pairs ...string) Block {
	title := i.say("install.sample."+name, pairs...)
	return Block{Code: &Sample{Name: title, Copy: i.say("install.copy-name", "name", title), Text: text}}
}

// origin is where the site stands, without a closing slash; words stand for what
// is not known of it.
func (i installation) origin() string {
	return first(i.base, "https://"+i.say("install.host"))
}

// address is where a published file is found from another site.
func (i installation) address(path string) string {
	return i.origin() + "/" + strings.TrimSuffix(path, "index.html")
}

// download links to a published file by its name.
func (i installation) download(path string) template.HTML {
	return anchor(i.resolve.to(path), path[strings.LastIndex(path, "/")+1:])
}

// escapeCode escapes what HTML has to have escaped, and leaves apostrophes readable.
var escapeCode = strings.NewReplacer("&", "&amp;", "<", "&lt;", `"`, "&quot;")

// element writes an element of HTML with its attributes from name, value pairs;
// an attribute without a value stands alone.
func element(name, text string, attributes ...string) string {
	return tag(name, attributes...) + escapeCode.Replace(text) + "</" + name + ">"
}

// tag writes the beginning of an element.
func tag(name string, attributes ...string) string {
	var b strings.Builder
	b.WriteString("<" + name)
	for i := 0; i+1 < len(attributes); i += 2 {
		b.WriteString(" " + attributes[i])
		if value := attributes[i+1]; value != "" {
			b.WriteString(`="` + escapeCode.Replace(value) + `"`)
		}
	}
	return b.String() + ">"
}
