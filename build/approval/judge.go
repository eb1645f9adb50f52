package approval

import (
	"slices"
	"strings"

	"charte/build/diag"
	"charte/build/policy"
)

// judge warns of a text in force whose version does not say what became of it.
func (c *comparer) judge(p pair, s Stage) {
	old, new := p.was, p.is
	switch {
	case new.Version.After(c.Day):
	case new.Version.IsZero() && (s.reads() || !old.Version.IsZero()):
		c.warn(NoVersion, &p,
			diag.Say("%s (%s) changes and does not say from which day it applies", "%s (%s) change et ne dit pas à partir de quel jour le texte s’applique", c.title(p), p.product),
			diag.Say("write version: with that day in its front matter", "écrivez ce jour dans son en-tête, sous version:"))
	case new.Version == old.Version && s.reads():
		c.warn(SameVersion, &p,
			diag.Say("the text of %s (%s) changes and its version stays that of %s, which is in force",
				"le texte de %s (%s) change et garde sa version, celle du %s, qui est en vigueur", c.title(p), p.product, c.day(new.Version)),
			diag.Say("run \"charte amend %s %s --from %s\": what readers were told stays on record, and your text becomes the next version",
				"lancez « charte amend %s %s --from %s » : le texte déjà publié reste consultable, et le vôtre devient la version suivante", p.product, p.id, c.Before.Source.Name))
	case old.Version.After(new.Version):
		c.warn(EarlierVersion, &p,
			diag.Say("%s (%s) goes back from its version of %s to one of %s", "%s (%s) revient de sa version du %s à celle du %s", c.title(p), p.product, c.day(old.Version), c.day(new.Version)),
			diag.Say("bring in what %s has and this does not", "reprenez ce que %s contient et qui manque ici", c.Before.Source.Name))
	case new.Version.After(old.Version):
		c.judgeNote(p, old)
	}
}

// judgeNote warns of a new version that does not say what changes.
func (c *comparer) judgeNote(p pair, before policy.Document) {
	hint := diag.Say("write in changes: what changes and why, in at most %d characters", "écrivez dans changes: ce qui change et pourquoi, en %d caractères au plus", policy.LongestChanges)
	switch p.is.Changes {
	case "":
		c.warn(NoNote, &p, diag.Say("the version of %s of %s (%s) does not say what changes", "la version du %s de %s (%s) ne dit pas ce qui change", c.day(p.is.Version), c.title(p), p.product), hint)
	case before.Changes:
		c.warn(OldNote, &p, diag.Say("the version of %s of %s (%s) repeats the note of the version before",
			"la version du %s de %s (%s) reprend la note de la version précédente", c.day(p.is.Version), c.title(p), p.product), hint)
	}
}

func (c *comparer) title(p pair) diag.Sentence {
	return diag.Say("%q", "%q", or(p.new.Title, p.old.Title))
}

func (c *comparer) day(d policy.Date) string { return c.sheet.words.Date(d) }

// record holds the versions that were published against those that will be.
func (c *comparer) record(p pair) {
	old, new := c.old[p.product], c.new[p.product]
	if len(old.Editions) == 0 || len(new.Editions) == 0 {
		return
	}
	for _, day := range versionsOf(old, p.id) {
		file := p.versionFile(c.Before.Site.Languages[0], day)
		switch {
		case c.Before.Files[file] == nil:
		case c.After.Files[file] == nil:
			c.lost(p, day)
		case slices.ContainsFunc(new.History(p.id), func(v policy.Version) bool { return v.Day == day }):
			c.kept(p, day)
		}
	}
}

// versionsOf are the days of all dated versions of a document.
func versionsOf(p policy.Product, id string) []policy.Date {
	var out []policy.Date
	for _, v := range p.History(id) {
		out = append(out, v.Day)
	}
	e := p.Authoritative()
	for _, d := range slices.Concat(e.Documents, e.Announced) {
		if d.ID == id && !d.Version.IsZero() && !slices.Contains(out, d.Version) {
			out = append(out, d.Version)
		}
	}
	return out
}

// lost warns of a version whose page is gone.
func (c *comparer) lost(p pair, day policy.Date) {
	for _, lang := range c.languages() {
		folder := strings.TrimSuffix(p.versionFile(lang, day), "index.html")
		for _, file := range []string{folder + "index.html", folder + "changes/index.html", p.historyFile(lang)} {
			c.told[file] = true
		}
	}
	if day.After(c.Day) {
		c.warn(LostVersion, &p,
			diag.Say("the version of %s (%s) announced for %s is announced no more", "la version de %s (%s) annoncée pour le %s ne l’est plus", c.title(p), p.product, c.day(day)),
			diag.Say("tell the people who read the announcement", "prévenez les personnes qui ont lu l’annonce"))
		return
	}
	c.warn(LostVersion, &p,
		diag.Say("the version of %s (%s) that applied from %s has no page any more", "la version de %s (%s) qui s’appliquait à partir du %s n’a plus de page", c.title(p), p.product, c.day(day)),
		diag.Say("a published version stays on record: \"charte amend %s %s --from %s\" puts it into the archive",
			"une version publiée reste consultable : « charte amend %s %s --from %s » l’archive", p.product, p.id, c.Before.Source.Name))
}

// kept warns of an archived text that is not the one that was published.
func (c *comparer) kept(p pair, day policy.Date) {
	for _, lang := range c.languages() {
		file := p.versionFile(lang, day)
		old, new := c.Before.Files[file], c.After.Files[file]
		if old == nil || new == nil || c.read(old, file).Digest() == c.read(new, file).Digest() {
			continue
		}
		c.warn(OtherArchive, &p,
			diag.Say("the archived version of %s of %s (%s) is not the text that was published (%s)", "la version du %s de %s (%s), archivée, n’est pas le texte qui a été publié (%s)",
				c.day(day), c.title(p), p.product, c.languageName(lang)),
			diag.Say("delete it from the archive, give the document its version of %s again, and run \"charte amend %s %s --from %s\"",
				"supprimez-la de l’archive, rendez au document sa version du %s et lancez « charte amend %s %s --from %s »", c.day(day), p.product, p.id, c.Before.Source.Name))
	}
}
