package approval

import (
	"bytes"

	"charte/build/change"
)

// banner compares the scripts of a product, and what they say; nil where both stay.
func (c *comparer) banner(product string) *Banner {
	file := "live/" + product + ".js"
	old, new := c.Before.Files[file], c.After.Files[file]
	b := Banner{Status: status(old != nil, new != nil), Was: len(old), Is: len(new), Texts: []Text{}}
	for i, lang := range c.languages() {
		words := "live/" + product + "." + lang + ".txt"
		was, is := c.Before.Files[words], c.After.Files[words]
		if bytes.Equal(was, is) {
			continue
		}
		t := Text{Lang: lang, Language: c.languageName(lang), Original: i == 0, Address: "/" + words, Clauses: []Clause{}}
		t.Status = status(was != nil, is != nil)
		b.Texts = append(b.Texts, c.fill(t, change.Compare(c.lines(was, lang), c.lines(is, lang))))
	}
	if bytes.Equal(old, new) && len(b.Texts) == 0 {
		return nil
	}
	return &b
}
