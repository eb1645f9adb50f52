package site

import (
	"bytes"
	"encoding/xml"

	"charte/build/site/page"
)

const sitemapHead = xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">` + "\n"

// sitemap lists the pages for search engines, each with its other languages
// (sitemaps.org protocol 0.9).
func sitemap(pages []*page.Page) []byte {
	var b bytes.Buffer
	b.WriteString(sitemapHead)
	for _, p := range pages {
		if p.Hidden {
			continue
		}
		b.WriteString("<url><loc>" + escaped(p.Canonical) + "</loc>")
		if !p.Modified.IsZero() {
			b.WriteString("<lastmod>" + p.Modified.String() + "</lastmod>")
		}
		for _, a := range p.Alternates {
			b.WriteString(`<xhtml:link rel="alternate" hreflang="` + escaped(a.Lang) + `" href="` + escaped(a.Href) + `"/>`)
		}
		b.WriteString("</url>\n")
	}
	b.WriteString("</urlset>\n")
	return b.Bytes()
}

func escaped(text string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(text)) // a bytes.Buffer takes everything
	return b.String()
}
