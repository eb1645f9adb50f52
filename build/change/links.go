package change

import (
	"net/url"
	"strings"
)

// links writes the links of one page so that they can be resolved again from
// anywhere: from the root of the site, the page's language cut off.
type links struct {
	page *url.URL
	// lang is "/fr/" for a page in French.
	lang string
}

// linker gives the links of the page at a path of the site; those of no page stay
// as they stand.
func linker(path string) links {
	if path == "" {
		return links{}
	}
	path = "/" + strings.TrimLeft(path, "/")
	first, _, _ := strings.Cut(path[1:], "/")
	return links{page: &url.URL{Path: path}, lang: "/" + first + "/"}
}

// rooted makes "/flowlyweb/guide/#roles" of "../guide/index.html#roles". Absolute
// addresses and fragments of the page itself stay.
func (l links) rooted(href string) string {
	u, err := url.Parse(href)
	if err != nil || l.page == nil || u.IsAbs() || u.Host != "" || u.Path == "" {
		return href
	}
	out := l.page.ResolveReference(u)
	out.Path = strings.TrimSuffix(out.Path, "index.html")
	if rest, ok := strings.CutPrefix(out.Path, l.lang); ok {
		out.Path = "/" + rest
	}
	out.RawPath = ""
	return out.String()
}
