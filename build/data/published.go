package data

import (
	"path"
	"slices"
	"strings"

	"charte/build/policy"
)

// published tells the addresses of what a site publishes, as they stand in one
// file: absolute where the site has an address, and otherwise leading from that
// file, as the links of its pages do.
type published struct {
	// base is the site's address without a closing slash, or "".
	base string
	// languages are those of the site, the authoritative one first.
	languages []string
	// file is the path of the file that holds the addresses.
	file string
}

// to is the address of a published path.
func (p published) to(target string) address {
	if p.base != "" {
		return address(p.base + "/" + strings.TrimSuffix(target, "index.html"))
	}
	return address(strings.Repeat("../", strings.Count(p.file, "/")) + target)
}

// pages are the addresses of a page in every language, by its path without one.
func (p published) pages(parts ...string) places {
	var out places
	for _, lang := range p.languages {
		target := path.Join(append(append([]string{lang}, parts...), "index.html")...)
		out = append(out, worded[string]{lang, string(p.to(target))})
	}
	return out
}

// url is a declared address: one of another site as it is, and one that begins
// with "/" as the page of this site that it names, in the authoritative language
// where it names none.
func (p published) url(u policy.URL) address {
	if !strings.HasPrefix(string(u), "/") {
		return address(u)
	}
	target, fragment, marked := strings.Cut(string(u), "#")
	if marked {
		fragment = "#" + fragment
	}
	if name := path.Base(target); strings.HasSuffix(name, ".md") {
		stem, _, _ := strings.Cut(name, ".")
		target = path.Join(path.Dir(target), strings.TrimPrefix(stem, "_index"))
	}
	target = strings.Trim(strings.TrimSuffix(path.Clean(target), "index.html"), "/")
	first, _, _ := strings.Cut(target, "/")
	if !slices.Contains(p.languages, first) {
		target = path.Join(p.languages[0], target)
	}
	return p.to(path.Join(target, "index.html")) + address(fragment)
}
