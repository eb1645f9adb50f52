package policy

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"

	"charte/build/diag"
)

// Version is one version of a document that stands in the archive: its text as
// it was published, and what it declared. The newest version is not among them:
// it is the document itself.
type Version struct {
	// Document is the document's id.
	Document string
	// Day is the day from which it applies.
	Day Date
	// Editions are its languages, the authoritative one first. A language that it
	// did not have is left out.
	Editions []Document
}

// Edition gives the version in a language, or else in the authoritative one.
func (v Version) Edition(lang string) Document {
	for _, d := range v.Editions {
		if d.Lang == lang {
			return d
		}
	}
	return v.Editions[0]
}

// History gives the archived versions of a document, the oldest first.
func (p Product) History(document string) []Version {
	var out []Version
	for _, v := range p.Versions {
		if v.Document == document {
			out = append(out, v)
		}
	}
	slices.SortFunc(out, func(a, b Version) int { return a.Day.Compare(b.Day) })
	return out
}

// On is the site as it stands on a day. A document whose version does not apply
// yet gives its place to the archived version that does, and stands among the
// edition's Announced; where no version applies yet, it keeps its place.
func (s Site) On(day Date) Site {
	out := s
	out.Products = slices.Clone(s.Products)
	for i, p := range out.Products {
		out.Products[i].Editions = slices.Clone(p.Editions)
		for j := range p.Editions {
			out.Products[i].Editions[j] = p.editionOn(p.Editions[j], day)
		}
	}
	return out
}

func (p Product) editionOn(e Edition, day Date) Edition {
	documents := slices.Clone(e.Documents)
	for i, d := range documents {
		if before, ok := p.inForce(d, day); ok {
			documents[i] = before.in(e.Lang, d)
			e.Announced = append(e.Announced, d)
		}
	}
	e.Documents = documents
	return e
}

// inForce gives the archived version that applies in the place of a document
// which does not yet.
func (p Product) inForce(d Document, day Date) (Version, bool) {
	if !d.Version.After(day) {
		return Version{}, false
	}
	var found Version
	for _, v := range p.History(d.ID) {
		if !v.Day.After(day) {
			found = v
		}
	}
	return found, found.Document != ""
}

// in gives the version in a language; where it did not have it, its text stays in
// the authoritative one. Former addresses and help pages are those of now.
func (v Version) in(lang string, now Document) Document {
	d := v.Edition(lang)
	d.Lang, d.Aliases = lang, now.Aliases
	return d
}

// NextDay is the first day after today on which a version begins to apply: the
// site must be built again on it.
func (s Site) NextDay(today Date) (Date, bool) {
	var next Date
	consider := func(d Date) {
		if d.After(today) && (next.IsZero() || next.After(d)) {
			next = d
		}
	}
	for _, p := range s.Products {
		for _, d := range p.Authoritative().Documents {
			consider(d.Version)
		}
		for _, v := range p.Versions {
			consider(v.Day)
		}
	}
	return next, !next.IsZero()
}

// Redirect leads from a former address to a page: paths from the root of the
// site, "/fr/old/" to "/fr/flowlyweb/cookies/".
type Redirect struct {
	From, To string
	// At is the place of the alias, for problems.
	At diag.Problem
}

// File is the published file at the former address: "/old/" and "/old" have an
// index.html, "/old.html" is itself.
func (r Redirect) File() string {
	clean := strings.TrimPrefix(path.Clean(r.From), "/")
	if strings.HasSuffix(clean, ".html") || strings.HasSuffix(clean, ".htm") {
		return clean
	}
	return path.Join(clean, "index.html")
}

// Redirects are the former addresses of all documents, sorted. An alias that
// begins with a language of the site leads to the document in that language,
// every other one to the authoritative text.
func (s Site) Redirects() []Redirect {
	var out []Redirect
	for _, p := range s.Products {
		for _, d := range p.Authoritative().Documents {
			for i, alias := range d.Aliases {
				at := d.Origin.At("aliases[" + strconv.Itoa(i) + "]")
				out = append(out, Redirect{From: string(alias), To: "/" + s.languageOf(string(alias)) + "/" + p.ID + "/" + d.ID + "/", At: at})
			}
		}
	}
	slices.SortFunc(out, func(a, b Redirect) int { return cmp.Compare(a.From, b.From) })
	return out
}

func (s Site) languageOf(address string) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(address, "/"), "/")
	if slices.Contains(s.Languages, first) {
		return first
	}
	return s.Languages[0]
}
