package approval

import (
	"strings"

	"charte/build/change"
	"charte/build/diag"
	"charte/build/policy"
)

// All that a sheet says of itself stands here, in both languages.

func (s Sheet) said(en, fr string, args ...any) string { return diag.Say(en, fr, args...).In(s.lang) }

func (s Sheet) sayTitle() string { return s.said("Approval sheet", "Bon à publier") }

func (s Sheet) sayPurpose() string {
	return s.said("What readers will see change", "Ce que les lecteurs verront changer")
}

func (s Sheet) sayBefore() string { return s.said("Published", "Publié") }
func (s Sheet) sayAfter() string  { return s.said("To publish", "À publier") }

// saySource says where a site comes from.
func (s Sheet) saySource(from Source) string {
	parts := []string{from.Name}
	if from.Folder {
		parts[0] = s.said("folder %s", "dossier %s", from.Name)
		if from.Name == "." {
			parts[0] = s.said("the working folder", "le dossier de travail")
		}
	}
	if from.Commit != "" {
		parts = append(parts, "commit "+from.Commit[:min(len(from.Commit), 10)], s.words.Date(dateOf(from.Day)), from.Subject)
	}
	if from.Uncommitted {
		parts = append(parts, s.said("with changes that are not committed", "avec des changements qui ne sont dans aucun commit"))
	}
	return strings.Join(parts, " · ")
}

func dateOf(day string) policy.Date {
	var d policy.Date
	_ = d.UnmarshalText([]byte(day)) // git writes it
	return d
}

func (s Sheet) sayNothing() string {
	return s.said("Nothing that a reader sees changes from %s to %s.", "Rien de ce que voit un lecteur ne change de %s à %s.", s.Before.Name, s.nameOfAfter())
}

func (s Sheet) nameOfAfter() string {
	if s.After.Name == "." {
		return s.said("the working folder", "la version du dossier de travail")
	}
	return s.After.Name
}

// number counts things; in French none and one are singular.
func (s Sheet) number(n int, one, many, un, plusieurs string) string {
	en, fr := many, plusieurs
	if n == 1 {
		en = one
	}
	if n < 2 {
		fr = un
	}
	return s.said("%d %s", "%d %s", n, diag.Sentence{EN: en, FR: fr})
}

// sayTotals says how much there is to read.
func (s Sheet) sayTotals() []string {
	t := s.Totals
	var parts []string
	add := func(n int, one, many, un, plusieurs string) {
		if n > 0 {
			parts = append(parts, s.number(n, one, many, un, plusieurs))
		}
	}
	add(t.Added, "new product", "new products", "nouveau produit", "nouveaux produits")
	add(t.Removed, "product removed", "products removed", "produit retiré", "produits retirés")
	add(t.Changed, "product changed", "products changed", "produit modifié", "produits modifiés")
	add(t.Texts, "text", "texts", "texte", "textes")
	add(t.Announced, "announced text", "announced texts", "texte annoncé", "textes annoncés")
	add(t.Facts, "declared fact", "declared facts", "fait déclaré", "faits déclarés")
	add(t.Banners, "banner", "banners", "bannière", "bannières")
	out := []string{s.said("No product changes.", "Aucun produit ne change.")}
	if len(parts) > 0 {
		out[0] = strings.Join(parts, ", ") + "."
	}
	if t.Asked > 0 {
		out = append(out, s.said("Visitors who answered are asked again.", "Des visiteurs qui avaient répondu seront sollicités de nouveau."))
	}
	if n := len(s.Warnings); n > 0 {
		out = append(out, s.number(n, "point to settle before signing.", "points to settle before signing.", "point à régler avant de signer.", "points à régler avant de signer."))
	}
	return out
}

func (s Sheet) sayMarks() string   { return s.said("In the texts:", "Dans les textes :") }
func (s Sheet) sayDeleted() string { return s.said("removed", "retiré") }
func (s Sheet) sayWritten() string { return s.said("added", "ajouté") }

func (s Sheet) sayToSettle() string {
	return s.said("To settle before signing", "À régler avant de signer")
}

func (s Sheet) sayFindings() string { return s.said("Findings", "Constats") }

// sayFindingTotals says how many findings are new, gone and accepted.
func (s Sheet) sayFindingTotals() []string {
	var out []string
	f := s.Findings
	report := diag.Report{Lang: s.lang}
	if len(f.New) > 0 {
		out = append(out, s.said("New: %s", "En plus : %s", report.Totals(f.New)))
	}
	if len(f.Gone) > 0 {
		out = append(out, s.said("No longer found: %s", "En moins : %s", report.Totals(f.Gone)))
	}
	if len(f.Accepted) > 0 {
		out = append(out, s.said("Newly accepted: %d.", "Nouvellement acceptés : %d.", len(f.Accepted)))
	}
	if len(f.New) > 0 {
		out = append(out, s.said("\"charte check\" tells each.", "« charte check » les détaille."))
	}
	return out
}

func (s Sheet) sayFinding(p diag.Problem) string {
	weight := s.said("law", "loi")
	if p.Severity == diag.Guideline {
		weight = s.said("guideline", "recommandation")
	}
	return s.said("%s [%s] %s (%s)", "%s [%s] %s (%s)", weight, p.Code, p.Message, p.Position)
}

func (s Sheet) sayAccepted(p diag.Problem) string {
	return s.said("accepted until %s: [%s] %s: %s", "accepté jusqu’au %s : [%s] %s : %s", s.words.Date(dateOf(p.Until)), p.Code, p.Message, p.Accepted)
}

// sayStatus is said behind the name of what comes or goes.
func (s Sheet) sayStatus(status change.Status) string {
	switch status {
	case change.Added:
		return s.said(" (new)", " (nouveau)")
	case change.Removed:
		return s.said(" (removed)", " (retiré)")
	}
	return ""
}

func (s Sheet) sayProduct(p Product) string {
	switch p.Status {
	case change.Added:
		return s.said("New product", "Nouveau produit")
	case change.Removed:
		return s.said("Product removed", "Produit retiré")
	}
	return s.said("Product", "Produit")
}

// sayStage says which text is compared with which, and when it applies.
func (s Sheet) sayStage(d Document, one Stage) string {
	was, is := s.words.Date(one.Was), s.words.Date(one.Version)
	switch {
	case d.Status == change.Removed:
		return s.said("Its text is published no more; its last version: %s.", "Son texte n’est plus publié ; dernière version : %s.", was)
	case one.State == Announced && one.Against == Announced:
		return s.said("The text announced for %s changes before it applies.", "Le texte annoncé pour le %s change avant de s’appliquer.", is)
	case one.State == Announced && d.Status != change.Added:
		return s.said("Announced for %s, compared with the text in force until then. The banner follows on that day: charte diff --now %s",
			"Annoncé pour le %s, et comparé au texte en vigueur jusque-là. La bannière suivra ce jour-là : charte diff --now %s", is, one.Version)
	case one.State == Announced:
		return s.said("Announced for %s.", "Annoncé pour le %s.", is)
	case d.Status == change.Added && one.Version.IsZero():
		return s.said("It does not say from which day it applies.", "Il ne dit pas à partir de quel jour il s’applique.")
	case d.Status == change.Added:
		return s.said("It applies from %s.", "Il s’applique à partir du %s.", is)
	case one.Was == one.Version:
		return s.sameVersion(one)
	}
	return s.said("Version: %s, formerly %s.", "Version : %s, auparavant %s.", is, was)
}

func (s Sheet) sameVersion(one Stage) string {
	switch {
	case one.Version.IsZero():
		return s.said("It does not say from which day it applies.", "Le document ne dit pas à partir de quel jour il s’applique.")
	case !one.reads():
		return s.said("Version: %s, as before; the words of the original stay.", "Version : %s, inchangée ; l’original garde ses mots.", s.words.Date(one.Version))
	}
	return s.said("Version: %s, as before.", "Version : %s, inchangée.", s.words.Date(one.Version))
}

func (s Sheet) sayNote() string { return s.said("What changes:", "Ce qui change :") }

// sayAsked says for whom the change means a question.
func (s Sheet) sayAsked(one Stage) []string {
	var out []string
	if len(one.Again) > 0 {
		out = append(out, s.said("Visitors who answered are asked again for: %s.", "Les visiteurs qui avaient répondu seront de nouveau sollicités pour : %s.", s.words.List(one.Again)))
	}
	if len(one.First) > 0 {
		out = append(out, s.said("Visitors are asked for the first time for: %s.", "Les visiteurs seront sollicités pour la première fois pour : %s.", s.words.List(one.First)))
	}
	if len(out) == 0 && len(one.Facts) > 0 && one.Asks {
		out = append(out, s.said("Visitors who answered are not asked again.", "Les visiteurs qui avaient répondu ne seront pas sollicités de nouveau."))
	}
	return out
}

// sayText names a text by its language.
func (s Sheet) sayText(t Text) string {
	role := s.said("translation", "traduction")
	if t.Original {
		role = s.said("original", "original")
	}
	return t.Language + " (" + role + ")" + s.sayStatus(t.Status)
}

// sayAbout says how much changed in a text, and where its translation stands.
func (s Sheet) sayAbout(t Text) []string {
	var out []string
	switch {
	case t.Status == change.Same:
		out = append(out, s.said("No word changes.", "Aucun mot ne change."))
	case t.Status == change.Changed:
		line := s.said("Words added: %d, removed: %d. Passages changed: %d, unchanged: %d.", "Mots ajoutés : %d, retirés : %d. Passages modifiés : %d, inchangés : %d.",
			t.Written, t.Deleted, len(t.Clauses), t.Unchanged)
		out = append(out, line)
	case t.Status == change.Added && len(t.Clauses) > 0:
		out = append(out, s.number(t.Written, "word.", "words.", "mot.", "mots."))
	}
	if len(t.Behind) > 0 {
		out = append(out, s.said("Changed in the original and not here: %s.", "Modifié dans l’original et non ici : %s.", s.words.List(t.Behind)))
	}
	if t.Outdated {
		out = append(out, s.said("Its page says that it translates an earlier text.", "Sa page signale qu’elle traduit un texte antérieur."))
	}
	return out
}

func (s Sheet) sayDigest() string { return s.said("Digest (SHA-256):", "Empreinte (SHA-256) :") }

// sayClause says what became of a clause.
func (s Sheet) sayClause(c Clause) string {
	out := strings.ToLower(s.words.Get("comparison.status." + string(c.Status)))
	if c.Moved && c.Status != change.Moved {
		out += ", " + strings.ToLower(s.words.Get("comparison.status.moved"))
	}
	if c.ID != "" && c.ID != change.Brief && !strings.HasPrefix(c.ID, "layer-") {
		out += " · #" + c.ID
	}
	if c.WasID != "" {
		out += s.said(" (formerly #%s)", " (auparavant #%s)", c.WasID)
	}
	return out
}

func (s Sheet) colon() string { return s.said(": ", " : ") }

func (s Sheet) sayBannerTitle() string { return s.said("Banner", "Bannière") }

// sayBanner says what becomes of the script.
func (s Sheet) sayBanner(b Banner) []string {
	var out []string
	switch b.Status {
	case change.Added:
		out = append(out, s.said("Its script has %d bytes.", "Son script compte %d octets.", b.Is))
	case change.Removed:
		return nil
	default:
		out = append(out, s.said("Its script changes: %d bytes, formerly %d. Products that keep a copy of it need the new one.",
			"Son script change : %d octets, auparavant %d. Les produits qui en gardent une copie doivent la remplacer.", b.Is, b.Was))
	}
	if len(b.Texts) == 0 {
		out = append(out, s.said("What it says stays.", "Ce qu’elle dit ne change pas."))
	}
	return out
}

func (s Sheet) sayOtherPages() string { return s.said("Other pages", "Autres pages") }
func (s Sheet) sayWholeSite() string  { return s.said("The site", "Le site") }
func (s Sheet) sayAddresses() string  { return s.said("Addresses", "Adresses") }

// sayMoved says where former addresses lead.
func (s Sheet) sayMoved() []string {
	var out []string
	for _, m := range s.Moved {
		switch {
		case m.To == "":
			out = append(out, s.said("%s no longer leads to %s", "%s ne mène plus à %s", m.From, m.Was))
		case m.Was == "":
			out = append(out, s.said("%s now leads to %s", "%s mène désormais à %s", m.From, m.To))
		default:
			out = append(out, s.said("%s leads to %s, formerly to %s", "%s mène à %s, auparavant à %s", m.From, m.To, m.Was))
		}
	}
	return out
}

func (s Sheet) sayGone(g Gone) string {
	if g.Files > 1 {
		return s.said("%s and all below it is gone (%d files)", "%s et tout ce qui en dépend disparaît (%d fichiers)", g.Address, g.Files)
	}
	return s.said("%s is gone", "%s disparaît", g.Address)
}

func (s Sheet) sayFormTitle() string { return s.said("Form", "Forme") }

func (s Sheet) sayForm() string {
	return s.said("These files shape every page. A sheet cannot show it: look at the pages with \"charte serve\".",
		"Ces fichiers donnent leur forme aux pages. Une fiche ne peut pas la montrer : regardez les pages avec « charte serve ».")
}

// saySignature are the words before the dots: who, when, and the signature.
func (s Sheet) saySignature() [3]string {
	return [3]string{s.said("Approved by", "Approuvé par"), s.said("on", "le"), s.said("signature", "signature")}
}
