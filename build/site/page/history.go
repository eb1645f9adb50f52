package page

import (
	"html/template"
	"slices"
)

// History is what the list of a document's versions shows, the newest first.
type History struct {
	Intro    string
	Versions []Past
	Feeds    []Link
}

// Past is one version in the list.
type Past struct {
	// Title is its day; State is "current", "past" or "announced", Label the same
	// in a word.
	Title        template.HTML
	Href         string
	State, Label string
	Facts        []Fact
	// Compare leads to the comparison with the version before; nil for the first.
	Compare *Link
}

// history makes the list of all versions of a document.
func (b *builder) history(all []recorded) {
	v, w := all[0], b.Words[all[0].lang]
	p := b.versionPage(v.historyPath(), LayoutHistory, v)
	p.BodyLang, p.BodyDir, p.Notices = "", "", nil // it has no text of its own
	p.Title = w.Get("version.history-title", "title", all[len(all)-1].document.Title)
	p.Head = p.Title + " – " + v.edition.Name
	p.Description = w.Get("version.history-description", "title", v.document.Title, "name", v.edition.Name)
	p.Crumb = w.Get("version.history")
	p.Modified = all[len(all)-1].document.Version
	p.History = &History{Intro: w.Get("version.history-intro")}
	p.Feeds = b.feedsOf(p, w, all)
	for _, f := range p.Feeds {
		p.History.Feeds = append(p.History.Feeds, Link{Text: f.Title, Href: f.Href})
	}
	for i, v := range slices.Backward(all) {
		one := Past{
			Title: day(w, v.document.Version), Href: p.resolve.to(v.path()),
			State: v.state, Label: w.Get("version.state." + v.state), Facts: v.facts(w, i == 0)[1:],
		}
		if i > 0 {
			one.Compare = &Link{Text: w.Get("version.compare", "date", w.Date(all[i-1].document.Version)), Href: p.resolve.to(v.changesPath())}
		}
		p.History.Versions = append(p.History.Versions, one)
	}
}
