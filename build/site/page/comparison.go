package page

import (
	"html/template"

	"charte/build/change"
	"charte/build/policy"
)

// Comparison is what changed from one version of a document to the next.
type Comparison struct {
	Intro template.HTML
	// Note is the version's own note on its changes; may be empty.
	Note template.HTML
	// Same says that no word changed; "" where one did.
	Same string
	// Facts are the changes in what is declared, Again says whether visitors are
	// asked again; empty where nothing is declared.
	Facts []template.HTML
	Again template.HTML
	// Clauses are those that changed, in the order of the new text.
	Clauses []ComparedClause
	// Unchanged names the others.
	Unchanged string
	// Links lead to the two texts and to the history.
	Links []Link
}

// ComparedClause is what became of a clause.
type ComparedClause struct {
	// ID is its anchor on this page. Status is "changed", "added", "removed",
	// "moved" or "renamed"; Label says it in words.
	ID, Status, Label string
	Title             template.HTML
	// Plain is the title without marks, for the list above.
	Plain string
	// Text is its blocks.
	Text template.HTML
}

// comparison makes the page that compares a version with the one before.
func (b *builder) comparison(before, v recorded, old, new change.Text) {
	w := b.Words[v.lang]
	p := b.versionPage(v.changesPath(), LayoutComparison, v)
	p.BodyLang, p.BodyDir = "", ""
	p.Title = w.Get("comparison.title", "title", v.document.Title)
	oldDay, newDay := w.Date(before.document.Version), w.Date(v.document.Version)
	p.Head = w.Get("comparison.head", "title", v.document.Title, "date", newDay) + " – " + v.edition.Name
	p.Description = w.Get("comparison.description", "title", v.document.Title, "name", v.edition.Name, "old", oldDay, "new", newDay)
	p.Trail = append(p.Trail, Link{Text: newDay, Href: p.resolve.to(v.path())})
	p.Crumb, p.Hidden, p.Modified = w.Get("comparison.crumb"), true, v.document.Version
	c := &Comparison{
		Intro: put(w.Get("comparison.intro"), "old", day(w, before.document.Version), "new", day(w, v.document.Version)),
		Note:  v.note(),
		Links: []Link{
			{Text: w.Get("comparison.old", "date", oldDay), Href: p.resolve.to(before.path())},
			{Text: w.Get("comparison.new", "date", newDay), Href: p.resolve.to(v.path())},
			{Text: w.Get("version.history"), Href: p.resolve.to(v.historyPath())},
		},
	}
	d := change.Compare(old, new)
	if d.Empty() {
		c.Same = w.Get("comparison.same")
	}
	c.clauses(w, d, redlineOn(p, p.resolve.to(v.path())))
	c.declared(w, before.document, v.document)
	p.Comparison = c
}

// clauses are the changed clauses, and the names of the others.
func (c *Comparison) clauses(w policy.Words, d change.Difference, r redline) {
	var same []string
	for _, one := range d.Clauses {
		title := one.Heading(w)
		if one.Status == change.Same && !one.Moved {
			same = append(same, title)
			continue
		}
		status := one.Status
		if status == change.Same {
			status = change.Moved
		}
		heading := r.spans(one.Title)
		if len(one.Title) == 0 {
			heading = template.HTML(template.HTMLEscapeString(title))
		}
		c.Clauses = append(c.Clauses, ComparedClause{
			ID: "change-" + first(one.ID, "lead"), Status: string(status), Label: w.Get("comparison.status." + string(status)),
			Title: heading, Plain: title, Text: r.blocks(one.Blocks),
		})
	}
	if len(same) > 0 {
		c.Unchanged = w.Get("comparison.unchanged", "list", w.List(same))
	}
}
