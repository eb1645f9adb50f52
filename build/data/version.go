package data

import (
	"cmp"
	"slices"

	"charte/build/policy"
)

// ownWords is a document that misses all of its words where it is a version that
// was not published in its language: what stands there is the authoritative text.
func ownWords(p policy.Product, d policy.Document) policy.Document {
	for _, v := range p.History(d.ID) {
		if v.Day == d.Version && v.Edition(d.Lang).Lang != d.Lang {
			d.Missing = nil
			for _, w := range d.Worded() {
				d.Missing = append(d.Missing, w.Path)
			}
		}
	}
	return d
}

func (l language) translation() translation {
	d := l.document
	return translation{
		Language: l.edition.Lang, Text: d.Body.Empty() || cmp.Or(d.Body.Lang, l.edition.Lang) == l.edition.Lang,
		Lacks: append([]string{}, d.Missing...), Outdated: append([]string{}, d.Outdated...),
	}
}

// versions are all that have a day, the newest first.
func (d declaring) versions() []version {
	all := d.dated()
	out := []version{}
	for i, facts := range all {
		one := version{
			Version: day(facts.Version), Announced: day(facts.Announced), Changes: d.changes(facts.Version),
			Addresses: d.pages(d.product.ID, d.document.ID, facts.Version.String()),
		}
		if i+1 < len(all) {
			one.Until = day(all[i+1].Version)
		}
		if i > 0 {
			one.Comparison = d.pages(d.product.ID, d.document.ID, facts.Version.String(), "changes")
		}
		out = append(out, one)
	}
	slices.Reverse(out)
	return out
}

// dated are the versions in the authoritative language, the oldest first, each once.
func (d declaring) dated() []policy.Document {
	var out []policy.Document
	for _, v := range d.product.History(d.document.ID) {
		out = append(out, v.Editions[0])
	}
	e := d.product.Authoritative()
	for _, one := range slices.Concat(e.Documents, e.Announced) {
		if one.ID == d.document.ID {
			out = append(out, one)
		}
	}
	slices.SortStableFunc(out, func(a, b policy.Document) int { return a.Version.Compare(b.Version) })
	out = slices.CompactFunc(out, func(a, b policy.Document) bool { return a.Version == b.Version })
	return slices.DeleteFunc(out, func(one policy.Document) bool { return one.Version.IsZero() })
}

// changes is the note of a version, by language.
func (d declaring) changes(of policy.Date) words {
	var out words
	for i, l := range d.languages {
		for _, one := range d.inLanguage(l) {
			if one.Version != of || one.Changes == "" || i > 0 && lacks(one.Missing, "changes") {
				continue
			}
			out = append(out, worded[string]{l.edition.Lang, one.Changes})
			break
		}
	}
	return out
}

// inLanguage are the versions that were published in a language.
func (d declaring) inLanguage(l language) []policy.Document {
	out := []policy.Document{l.document}
	for _, v := range d.product.History(d.document.ID) {
		if one := v.Edition(l.edition.Lang); one.Lang == l.edition.Lang {
			out = append(out, one)
		}
	}
	for _, one := range l.edition.Announced {
		if one.ID == d.document.ID {
			out = append(out, one)
		}
	}
	return out
}
