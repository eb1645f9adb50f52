package approval

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"charte/build/change"
	"charte/build/diag"
	"charte/build/policy"
)

// All that a sheet says of itself stands here, in both languages.

// in gives a sentence in the language of the sheet.
func (s Sheet) in(sentence diag.Sentence) string { return sentence.In(s.lang) }

func (s Sheet) sayTitle() string { return s.in(diag.Say("Approval sheet", "Bon à publier")) }

func (s Sheet) sayPurpose() string {
	return s.in(diag.Say("What readers will see change", "Ce que les lecteurs verront changer"))
}

func (s Sheet) sayBefore() string { return s.in(diag.Say("Before", "Avant")) }
func (s Sheet) sayAfter() string  { return s.in(diag.Say("After", "Après")) }

// saySource says where a site comes from.
func (s Sheet) saySource(from Source) string {
	out := from.Name
	if from.Folder {
		out = s.in(diag.Say("the folder %s", "le dossier %s", from.Name))
	}
	if from.Folder && from.Name == "." {
		out = s.in(diag.Say("the working folder", "le dossier de travail"))
	}
	if from.Commit != "" {
		commit := from.Commit[:min(len(from.Commit), 10)]
		out += s.in(diag.Say(", commit %s of %s, %q", ", commit %s du %s, %q", commit, s.words.Date(dateOf(from.Day)), from.Subject))
	}
	if from.Uncommitted {
		out += s.in(diag.Say(", with changes that are not committed yet", ", avec des modifications qui ne sont encore dans aucun commit"))
	}
	return out
}

func dateOf(day string) policy.Date {
	var d policy.Date
	_ = d.UnmarshalText([]byte(day)) // git writes it
	return d
}

func (s Sheet) sayNothing() string {
	after := s.After.Name
	if after == "." {
		after = s.in(diag.Say("the working folder", "le dossier de travail"))
	}
	return s.in(diag.Say("Nothing changes for readers between %s and %s.", "Rien ne change pour les lecteurs entre %s et %s.", s.Before.Name, after))
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
	return fmt.Sprintf("%s %s", s.grouped(n), s.in(diag.Sentence{EN: en, FR: fr}))
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
	add(t.Texts, "text in force", "texts in force", "texte en vigueur", "textes en vigueur")
	add(t.Announced, "announced text", "announced texts", "texte annoncé", "textes annoncés")
	add(t.Facts, "declared fact", "declared facts", "fait déclaré", "faits déclarés")
	add(t.Banners, "banner", "banners", "bannière", "bannières")
	out := []string{s.in(diag.Say("No product changes.", "Aucun produit ne change."))}
	if len(parts) > 0 {
		out[0] = strings.Join(parts, ", ") + "."
	}
	if t.Asked > 0 {
		out = append(out, s.in(diag.Say("Visitors who answered are asked again.", "Des visiteurs qui avaient répondu seront sollicités de nouveau.")))
	}
	if n := len(s.Warnings); n > 0 {
		out = append(out, s.number(n, "point to settle before signing.", "points to settle before signing.", "point à régler avant de signer.", "points à régler avant de signer."))
	}
	return out
}

func (s Sheet) sayMarks() string   { return s.in(diag.Say("In the texts:", "Dans les textes :")) }
func (s Sheet) sayDeleted() string { return s.in(diag.Say("removed", "retiré")) }
func (s Sheet) sayWritten() string { return s.in(diag.Say("added", "ajouté")) }

func (s Sheet) sayToSettle() string {
	return s.in(diag.Say("To settle before signing", "À régler avant de signer"))
}

func (s Sheet) sayFindings() string { return s.in(diag.Say("Findings", "Constats")) }

// sayFindingTotals says how many findings are new, gone and accepted.
func (s Sheet) sayFindingTotals() []string {
	var out []string
	f := s.Findings
	report := diag.Report{Lang: s.lang}
	if len(f.New) > 0 {
		out = append(out, s.in(diag.Say("New: %s", "En plus : %s", report.Totals(f.New))))
	}
	if len(f.Gone) > 0 {
		out = append(out, s.in(diag.Say("No longer found: %s", "En moins : %s", report.Totals(f.Gone))))
	}
	if len(f.Accepted) > 0 {
		out = append(out, s.in(diag.Say("Newly accepted: %d.", "Nouvellement acceptés : %d.", len(f.Accepted))))
	}
	if len(f.New) > 0 {
		out = append(out, s.in(diag.Say("\"charte check\" tells each.", "« charte check » les détaille.")))
	}
	return out
}

func (s Sheet) sayFinding(p diag.Problem) string {
	weight := s.in(diag.Say("law", "loi"))
	if p.Severity == diag.Guideline {
		weight = s.in(diag.Say("guideline", "recommandation"))
	}
	return fmt.Sprintf("%s [%s] %s (%s)", weight, p.Code, p.Message, p.Position)
}

// sayAccepted says which findings somebody now accepts; those accepted for one
// reason stand together.
func (s Sheet) sayAccepted() []string {
	type cause struct{ code, reason, until string }
	at := map[cause]int{}
	var firsts []diag.Problem
	var counts []int
	for _, p := range s.Findings.Accepted {
		why := cause{p.Code, p.Accepted, p.Until}
		if i, known := at[why]; known {
			counts[i]++
			continue
		}
		at[why] = len(firsts)
		firsts, counts = append(firsts, p), append(counts, 1)
	}
	var out []string
	for i, p := range firsts {
		what := p.Message
		if counts[i] > 1 {
			what += s.in(diag.Say(" (and %d like it)", " (et %d du même genre)", counts[i]-1))
		}
		out = append(out, s.in(diag.Say("[%s] %s (accepted until %s): %s", "[%s] %s (accepté jusqu’au %s) : %s", p.Code, what, s.words.Date(dateOf(p.Until)), p.Accepted)))
	}
	return out
}

// sayStatus is said behind the name of what comes or goes.
func (s Sheet) sayStatus(status change.Status) string {
	switch status {
	case change.Added:
		return s.in(diag.Say(" (new)", " (ajout)"))
	case change.Removed:
		return s.in(diag.Say(" (removed)", " (retrait)"))
	}
	return ""
}

func (s Sheet) sayProduct(p Product) string {
	switch p.Status {
	case change.Added:
		return s.in(diag.Say("New product", "Nouveau produit"))
	case change.Removed:
		return s.in(diag.Say("Product removed", "Produit retiré"))
	}
	return ""
}

// sayStage says which text is compared with which, and when it applies.
func (s Sheet) sayStage(d Document, one Stage) string {
	was, is := s.words.Date(one.Was), s.words.Date(one.Version)
	switch {
	case d.Status == change.Removed && one.Was.IsZero():
		return s.in(diag.Say("Published no more.", "N’est plus publié."))
	case d.Status == change.Removed:
		return s.in(diag.Say("Published no more; last version: %s.", "N’est plus publié ; dernière version : %s.", was))
	case one.State == Announced && one.Against == Announced:
		return s.in(diag.Say("The text announced for %s changes before it applies.", "Le texte annoncé pour le %s change avant de s’appliquer.", is))
	case one.State == Announced && d.Status != change.Added:
		out := s.in(diag.Say("Announced for %s, compared with the text in force until then.", "Annoncé pour le %s, et comparé au texte en vigueur jusque-là.", is))
		if one.Asks {
			out += " " + s.in(diag.Say("The banner follows on that day: \"charte diff --now %s\" shows it.", "La bannière suivra ce jour-là : « charte diff --now %s » la montre.", one.Version))
		}
		return out
	case one.State == Announced:
		return s.in(diag.Say("Announced for %s.", "Annoncé pour le %s.", is))
	case d.Status == change.Added && one.Version.IsZero():
		return s.in(diag.Say("It does not say from which day it applies.", "Le document ne dit pas à partir de quel jour il s’applique."))
	case d.Status == change.Added:
		return s.in(diag.Say("Applies from %s.", "Applicable à partir du %s.", is))
	case one.Was == one.Version:
		return s.sameVersion(one)
	}
	return s.in(diag.Say("Version: %s, previously %s.", "Version : %s, auparavant %s.", is, was))
}

func (s Sheet) sameVersion(one Stage) string {
	switch {
	case one.Version.IsZero():
		return s.in(diag.Say("It does not say from which day it applies.", "Le document ne dit pas à partir de quel jour il s’applique."))
	case !one.reads():
		return s.in(diag.Say("Version: %s, as before; the words of the original stay.", "Version : %s, inchangée ; le texte d’origine garde ses mots.", s.words.Date(one.Version)))
	}
	return s.in(diag.Say("Version: %s, as before.", "Version : %s, inchangée.", s.words.Date(one.Version)))
}

func (s Sheet) sayNote() string { return s.in(diag.Say("What changes:", "Ce qui change :")) }

// sayAsked says for whom the change means a question.
func (s Sheet) sayAsked(one Stage) []string {
	var out []string
	if len(one.Again) > 0 {
		out = append(out, s.in(diag.Say("Visitors who answered are asked again for: %s.", "Les visiteurs qui avaient répondu seront de nouveau sollicités pour : %s.", s.words.List(one.Again))))
	}
	if len(one.First) > 0 {
		out = append(out, s.in(diag.Say("Visitors are asked for the first time for: %s.", "Les visiteurs seront sollicités pour la première fois pour : %s.", s.words.List(one.First))))
	}
	if len(out) == 0 && len(one.Facts) > 0 && one.Asks {
		out = append(out, s.in(diag.Say("Visitors who answered are not asked again.", "Les visiteurs qui avaient répondu ne seront pas sollicités de nouveau.")))
	}
	return out
}

// sayText names a text by its language, within something of which a status is said
// already.
func (s Sheet) sayText(t Text, within change.Status) string {
	role := s.in(diag.Say("translation", "traduction"))
	if t.Original {
		role = "original"
	}
	if t.Status == within {
		return t.Language + " (" + role + ")"
	}
	return t.Language + " (" + role + ")" + s.sayStatus(t.Status)
}

// sayAbout says how much changed in a text, and where its translation stands.
func (s Sheet) sayAbout(t Text) []string {
	var out []string
	switch {
	case t.Status == change.Same:
		out = append(out, s.in(diag.Say("No word changes.", "Aucun mot ne change.")))
	case t.Status == change.Changed:
		line := s.in(diag.Say("Words added: %d, removed: %d. Passages changed: %d, unchanged: %d.", "Mots ajoutés : %d, retirés : %d. Passages modifiés : %d, inchangés : %d.",
			t.Written, t.Deleted, len(t.Clauses), t.Unchanged))
		out = append(out, line)
	case t.Status == change.Added && len(t.Clauses) > 0:
		out = append(out, s.number(t.Written, "word.", "words.", "mot.", "mots."))
	}
	if len(t.Behind) > 0 {
		out = append(out, s.in(diag.Say("Changed in the original and not here: %s.", "Modifié dans le texte d’origine et pas ici : %s.", s.words.List(t.Behind))))
	}
	if t.Outdated {
		out = append(out, s.in(diag.Say("Its page says that it translates an earlier text.", "Sa page signale qu’elle traduit un texte antérieur.")))
	}
	return out
}

func (s Sheet) sayDigest() string { return "SHA-256" }

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
		out += s.in(diag.Say(" (previously #%s)", " (auparavant #%s)", c.WasID))
	}
	return out
}

func (s Sheet) colon() string { return s.in(diag.Say(": ", " : ")) }

func (s Sheet) sayBannerTitle() string { return s.in(diag.Say("Banner", "Bannière")) }

// grouped is a number with its thousands apart.
func (s Sheet) grouped(n int) string { return message.NewPrinter(language.Make(s.lang)).Sprint(n) }

// sayBanner says what becomes of the script.
func (s Sheet) sayBanner(b Banner) []string {
	var out []string
	switch b.Status {
	case change.Added:
		out = append(out, s.in(diag.Say("Its script has %s bytes.", "Son script compte %s octets.", s.grouped(b.Is))))
	case change.Removed:
		return nil
	default:
		out = append(out, s.in(diag.Say("Its script changes: %s bytes, previously %s. Products that keep a copy of it need the new one.",
			"Son script change : %s octets, auparavant %s. Les produits qui en gardent une copie doivent la remplacer.", s.grouped(b.Is), s.grouped(b.Was))))
	}
	if len(b.Texts) == 0 {
		out = append(out, s.in(diag.Say("What it says stays.", "Ce qu’elle dit ne change pas.")))
	}
	return out
}

func (s Sheet) sayOtherPages() string { return s.in(diag.Say("Other pages", "Autres pages")) }
func (s Sheet) sayWholeSite() string  { return s.in(diag.Say("The site", "Le site")) }
func (s Sheet) sayAddresses() string  { return s.in(diag.Say("Addresses", "Adresses")) }

// sayMoved says where former addresses lead.
func (s Sheet) sayMoved() []string {
	var out []string
	for _, m := range s.Moved {
		switch {
		case m.To == "":
			out = append(out, s.in(diag.Say("%s no longer leads to %s", "%s ne mène plus à %s", m.From, m.Was)))
		case m.Was == "":
			out = append(out, s.in(diag.Say("%s now leads to %s", "%s mène désormais à %s", m.From, m.To)))
		default:
			out = append(out, s.in(diag.Say("%s leads to %s, previously to %s", "%s mène à %s, auparavant à %s", m.From, m.To, m.Was)))
		}
	}
	return out
}

func (s Sheet) sayGone(g Gone) string {
	if g.Files > 1 {
		return s.in(diag.Say("%s and all below it is gone (%d files)", "%s et tout ce qui en dépend disparaît (%d fichiers)", g.Address, g.Files))
	}
	return s.in(diag.Say("%s is gone", "%s disparaît", g.Address))
}

func (s Sheet) sayFormTitle() string { return s.in(diag.Say("Form", "Forme")) }

func (s Sheet) sayForm() string {
	return s.in(diag.Say("These files shape every page. A sheet cannot show it: look at the pages with \"charte serve\".",
		"Ces fichiers donnent leur forme aux pages. Une fiche ne peut pas la montrer : regardez les pages avec « charte serve »."))
}

// sayFiles are the files that differ in form, as many as one reads.
func (s Sheet) sayFiles() []string {
	const shown = 12
	if len(s.Form) <= shown {
		return s.Form
	}
	return append(slices.Clone(s.Form[:shown]), s.in(diag.Say("and %d more", "et %d autres", len(s.Form)-shown)))
}

// saySignature are the words before the dots: who, when, and the signature.
func (s Sheet) saySignature() [3]string {
	return [3]string{s.in(diag.Say("Approved by", "Approuvé par")), s.in(diag.Say("on", "le")), "signature"}
}
