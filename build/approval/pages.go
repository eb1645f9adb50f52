package approval

import (
	"bytes"
	"maps"
	"slices"
	"strings"

	"charte/build/change"
	"charte/build/policy"
)

// pages compares the pages of a product that show no document, or, for "", those of
// no product. What comes and goes is told as such, without its text.
func (c *comparer) pages(product string) []Text {
	out := []Text{}
	for _, file := range c.others[product] {
		old, new := c.Before.Files[file], c.After.Files[file]
		lang, _, _ := strings.Cut(file, "/")
		if _, known := c.After.Words[lang]; !known {
			lang = c.languages()[0] // the pages at the root of the site
		}
		t := Text{Lang: lang, Language: c.languageName(lang), Original: lang == c.languages()[0], Address: address(file), Clauses: []Clause{}}
		t.Status = status(old != nil, new != nil)
		if t.Status == change.Changed {
			t = c.fill(t, change.Compare(c.read(old, file), c.read(new, file)))
		}
		t.Name = c.read(pick(new, old), file).Title
		if t.Status == change.Added || t.Status == change.Changed {
			out = append(out, t)
		}
	}
	slices.SortStableFunc(out, func(a, b Text) int {
		return slices.Index(c.languages(), a.Lang) - slices.Index(c.languages(), b.Lang)
	})
	return out
}

func pick(page, otherwise []byte) []byte {
	if page == nil {
		return otherwise
	}
	return page
}

// otherPages finds the pages that differ and show neither a document nor a version,
// and do not merely lead on, by product. Those of a product that comes or goes are
// left out: all of them do.
func (c *comparer) otherPages() map[string][]string {
	skipped := map[string]bool{}
	for _, side := range []Side{c.Before, c.After} {
		for _, r := range side.Site.Redirects() {
			skipped[r.File()] = true
		}
	}
	out := map[string][]string{}
	for _, file := range slices.Sorted(maps.Keys(union(c.Before.Files, c.After.Files))) {
		if !strings.HasSuffix(file, ".html") || skipped[file] || bytes.Equal(c.Before.Files[file], c.After.Files[file]) {
			continue
		}
		product, document := c.placeOf(file)
		old, new := c.old[product], c.new[product]
		if product != "" && len(old.Editions)*len(new.Editions) == 0 || hasDocument(old, document) || hasDocument(new, document) {
			continue
		}
		out[product] = append(out[product], file)
	}
	return out
}

// placeOf gives the product to which a page belongs, or "", and the folder of the
// product in which it stands: "fr/acme/cookies/index.html" is of acme, in cookies.
func (c *comparer) placeOf(file string) (product, folder string) {
	parts := strings.Split(file, "/")
	if len(parts) < 3 {
		return "", ""
	}
	if _, ok := slices.BinarySearch(c.ids, parts[1]); !ok {
		return "", ""
	}
	if len(parts) > 3 {
		folder = parts[2]
	}
	return parts[1], folder
}

// hasDocument tells whether a product has a document, or had it once.
func hasDocument(p policy.Product, id string) bool {
	return id != "" && (slices.Contains(documentIDs(p), id) || len(p.History(id)) > 0)
}

func union(a, b map[string][]byte) map[string][]byte {
	out := maps.Clone(a)
	maps.Copy(out, b)
	return out
}
