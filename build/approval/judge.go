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
	w := Warning{Product: p.product, Document: p.id}
	title := c.title(p)
	switch {
	case new.Version.After(c.Day):
		return
	case new.Version.IsZero() && (s.reads() || !old.Version.IsZero()):
		w.Kind = NoVersion
		w.Message = c.say("%s changes and does not say from which day it applies", "%s change et ne dit pas à partir de quel jour le texte s’applique", title)
		w.Hint = c.say("write version: with that day in its front matter", "écrivez ce jour dans son en-tête, sous version:")
	case new.Version == old.Version && s.reads():
		w.Kind = SameVersion
		w.Message = c.say("the text of %s changes and its version stays that of %s, which is in force", "le texte de %s change et garde sa version, celle du %s, qui est en vigueur", title, c.day(new.Version))
		w.Hint = c.say("run \"charte amend %s %s --from %s\": what readers were told stays on record, and your text becomes the next version",
			"lancez « charte amend %s %s --from %s » : le texte déjà publié reste consultable, et le vôtre devient la version suivante", p.product, p.id, c.Before.Source.Name)
	case old.Version.After(new.Version):
		w.Kind = EarlierVersion
		w.Message = c.say("%s goes back from its version of %s to one of %s", "%s revient de sa version du %s à celle du %s", title, c.day(old.Version), c.day(new.Version))
		w.Hint = c.say("bring in what %s has and this does not", "reprenez ce que %s contient et qui manque ici", c.Before.Source.Name)
	case new.Version.After(old.Version):
		c.judgeNote(p, old)
		return
	default:
		return
	}
	c.warn(w)
}

// judgeNote warns of a new version that does not say what changes.
func (c *comparer) judgeNote(p pair, before policy.Document) {
	w := Warning{Product: p.product, Document: p.id}
	switch p.is.Changes {
	case "":
		w.Kind = NoNote
		w.Message = c.say("%s gets the version of %s, which does not say what changes", "%s passe à la version du %s, qui ne dit pas ce qui change", c.title(p), c.day(p.is.Version))
	case before.Changes:
		w.Kind = OldNote
		w.Message = c.say("%s gets the version of %s, and its note on what changes is still that of the version before",
			"%s passe à la version du %s, et sa note de changement est encore celle de la version précédente", c.title(p), c.day(p.is.Version))
	default:
		return
	}
	w.Hint = c.say("write in changes: what changes and why, in at most %d characters", "écrivez dans changes: ce qui change et pourquoi, en %d caractères au plus", policy.LongestChanges)
	c.warn(w)
}

func (c *comparer) title(p pair) diag.Sentence {
	return diag.Say("%q (%s)", "%q (%s)", or(p.new.Title, p.old.Title), p.product)
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
	w := Warning{Kind: LostVersion, Product: p.product, Document: p.id}
	if day.After(c.Day) {
		w.Message = c.say("the version of %s announced for %s is announced no more", "la version de %s annoncée pour le %s ne l’est plus", c.title(p), c.day(day))
		w.Hint = c.say("people who read the announcement should be told", "prévenez ceux qui ont lu l’annonce")
	} else {
		w.Message = c.say("the version of %s that applied from %s has no page any more", "la version de %s qui s’appliquait à partir du %s n’a plus de page", c.title(p), c.day(day))
		w.Hint = c.say("a version that was published stays on record: \"charte amend %s %s --from %s\" archives it before the next one begins",
			"une version publiée reste consultable : « charte amend %s %s --from %s » l’archive avant d’ouvrir la suivante", p.product, p.id, c.Before.Source.Name)
	}
	c.warn(w)
}

// kept warns of an archived text that is not the one that was published.
func (c *comparer) kept(p pair, day policy.Date) {
	for _, lang := range c.languages() {
		file := p.versionFile(lang, day)
		old, new := c.Before.Files[file], c.After.Files[file]
		if old == nil || new == nil || c.read(old, file).Digest() == c.read(new, file).Digest() {
			continue
		}
		c.warn(Warning{
			Kind: OtherArchive, Product: p.product, Document: p.id,
			Message: c.say("the archived version of %s of %s is not the text that was published (%s)", "la version du %s de %s, archivée, n’est pas le texte qui a été publié (%s)",
				c.day(day), c.title(p), c.languageName(lang)),
			Hint: c.say("delete it, take your text back to that of %s and run \"charte amend\" with --from %[1]s", "supprimez-la, reprenez le texte de %s et lancez « charte amend » avec --from %[1]s", c.Before.Source.Name),
		})
	}
}
