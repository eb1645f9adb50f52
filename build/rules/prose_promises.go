package rules

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"charte/build/diag"
	"charte/build/policy"
)

// promises is BAN-21: what the words say of the banner, held against what is
// declared for it. EDT-07 is the same rule seen by a reader, and not repeated.
func promises() []Rule {
	return []Rule{{
		ID: "BAN-21", Severity: diag.Practice, Source: Source{Name: "GDPR, art. 5(1)(a)", URL: eurLexGDPR, Flag: Primary, Checked: checked},
		Title: Text{"Promise that the banner does not keep", "Promesse que la bannière ne tient pas"},
		Why: Text{
			"What a page says of the banner must be what the banner does. Sentences placed by {{< choices >}} and {{< withdraw >}} are made from the configuration and cannot differ from it.",
			"Ce que la page dit de la bannière doit être ce que fait la bannière. Les phrases placées par {{< choices >}} et {{< withdraw >}} viennent de la configuration et ne peuvent pas s’en écarter.",
		},
		Message: Text{
			"“{words}” does not match the banner: {fact}",
			"« {words} » ne correspond pas à la bannière : {fact}",
		},
		Hint: Text{
			"let {{< choices >}} say it, or change the words or the configuration",
			"laissez {{< choices >}} le dire, ou changez les mots ou la configuration",
		},
		find: broken(allPromises()),
	}}
}

// promise is a wording with what is true instead, "" where it is kept.
type promise struct {
	says []wording
	fact func(subject, policy.Document, text, finding) Text
}

func broken(all []promise) func(subject) []finding {
	return func(s subject) []finding {
		d, ok := s.facts.Policy()
		if !ok {
			return nil
		}
		var out []finding
		for _, t := range s.texts {
			if t.document.Kind == policy.CookiePolicy {
				out = append(out, s.brokenIn(t, d, all)...)
			}
		}
		return out
	}
}

func (s subject) brokenIn(t text, d policy.Document, all []promise) []finding {
	var out []finding
	for _, p := range all {
		for _, f := range t.matches(p.says) {
			if fact := p.fact(s, d, t, f); fact.EN != "" {
				f.fill = append(f.fill, "fact", fact.In(s.Lang))
				out = append(out, f)
			}
		}
	}
	return out
}

func allPromises() []promise {
	const shownFR = `(?:bandeau|banniere|fenetre)[^.]{0,60}(?:s'affiche|apparait|apparaisse|s'ouvre|est affiche|vous est presente)\w*`
	const shownEN = `(?:banner|pop-?up|notice)[^.]{0,40}(?:appears?|is (?:shown|displayed)|pops? up|opens)`
	return []promise{
		{[]wording{
			fr("bandeau banniere", `(?:bandeau|banniere)[^.]{0,60}(en (?:bas|haut))\b`),
			en("banner", `banner[^.]{0,60}(at the (?:bottom|top))\b`),
		}, position},
		{[]wording{fr("bandeau banniere fenetre", shownFR).but(`aucun`), en("banner popup pop-up notice", shownEN).but(`no banner`)}, appears},
		{[]wording{
			fr("cliqu bouton", `(?:cliqu\w+ sur|(?:le|du|au) bouton)(?: le bouton)? ["«“]\s?([^"»”]{2,40}?)\s?["»”]`).beside(`cookie|traceur|consentement|choix|accept|refus`),
			en("click button", `(?:click\w*(?: on)?|the)(?: the)? ["“]([^"”]{2,40})["”](?: button)?`).beside(`cookie|tracker|consent|choice|accept|refuse|reject`).but(`\bterm\b`),
		}, buttons},
		{[]wording{
			fr("aucun_ rien_", `(?:aucun (?:cookie|traceur|service|tiers)|rien)[^.]{0,80} (?:avant|sans|tant que)[^.]{0,40}(?:accord|consentement|choi\w+|accepte)`).but(`necessaire|exempt|dispens|sauf|exception|finalite`),
			en("nothing no_cookie no_tracker no_third no_service", `(?:no (?:cookie|tracker|third[- ]party|service)\w*|nothing)[^.]{0,80} (?:before|without|until|unless)[^.]{0,40}(?:consent\w*|choice|chosen|accept\w*)`).but(`necessary|exempt|except|purpose`),
		}, nothingLoads},
		{[]wording{
			fr("charge", `ne (?:se |sera |seront |sont |est )?(?:charge|chargent|chargee?s?|chargera) (?:pas|jamais)?|aucun\w*[^.]{0,40} ne se charge\w*`).in(ifRefused),
			en("load", `(?:do(?:es)? not|won't|will not|never) load|no [^.]{0,40}loads?`).in(ifRefused),
		}, loadsAnyway},
		{[]wording{
			fr("0_mois 1_mois 2_mois 3_mois 4_mois 5_mois 6_mois 7_mois 8_mois 9_mois )_mois", `(?:choix|preferences|consentement|refus)[^.]{0,80}(?:conserv|valable|gard|memoris|enregistr|valid)\w*[^.\d]{0,60}\d+\)? mois`).but(`retir|preuve`),
			en("0_month 1_month 2_month 3_month 4_month 5_month 6_month 7_month 8_month 9_month )_month", `(?:choices?|preferences|consent|refusal)[^.]{0,80}(?:kept|stored|valid|remember|retain|last)\w*[^.\d]{0,60}\d+\)? months`).but(`withdr|proof`),
		}, keptFor},
	}
}

func ifRefused(t text) bool { return t.field("purposes", "if-refused") }

func position(_ subject, d policy.Document, _ text, f finding) Text {
	low := strings.Contains(fold(f.words), "bas") || strings.Contains(fold(f.words), "bottom")
	switch {
	case !d.Asks(), low == (d.Banner.Position != "top"):
		return Text{}
	case low:
		return Text{"it appears at the top (banner.position)", "elle s’affiche en haut (banner.position)"}
	}
	return Text{"it appears at the bottom (banner.position)", "elle s’affiche en bas (banner.position)"}
}

func appears(_ subject, d policy.Document, _ text, _ finding) Text {
	if d.Asks() || len(d.Purposes) == 0 {
		return Text{}
	}
	return Text{"nothing declared asks for consent, so none appears", "rien de ce qui est déclaré ne demande de consentement : aucune bannière ne s’affiche"}
}

// buttons compares the names of buttons with the labels in use, where those are
// known.
func buttons(s subject, d policy.Document, t text, f finding) Text {
	own := t.document.Banner.Labels
	labels := []string{own.Accept, own.Refuse, own.Customise, own.Save, own.Open}
	for i, name := range []string{"accept", "refuse", "customise", "save", "open"} {
		if labels[i] == "" {
			labels[i] = s.Words[t.lang].Text["banner."+name]
		}
	}
	if !d.Asks() || slices.Contains(labels, "") {
		return Text{}
	}
	if slices.ContainsFunc(labels, func(l string) bool { return fold(l) == fold(f.words) }) {
		return Text{}
	}
	all := strings.Join(labels, ", ")
	return Text{"its controls are " + all, "ses commandes sont " + all}
}

func nothingLoads(_ subject, d policy.Document, _ text, _ finding) Text {
	for _, s := range d.EarlyServices("") {
		return Text{s.Name + " loads before any choice (mode: advanced)", s.Name + " se charge avant tout choix (mode: advanced)"}
	}
	if s, ok := d.Carrier(); ok {
		return Text{"it arrives through " + s.Name + ", which loads before any choice (banner.through)", "elle arrive par " + s.Name + ", qui se charge avant tout choix (banner.through)"}
	}
	return Text{}
}

func loadsAnyway(_ subject, d policy.Document, t text, _ finding) Text {
	for _, s := range d.EarlyServices(idOf(t.path)) {
		return Text{s.Name + " loads all the same (mode: advanced)", s.Name + " se charge tout de même (mode: advanced)"}
	}
	return Text{}
}

var number = regexp.MustCompile(`\d+`)

func keptFor(s subject, d policy.Document, _ text, f finding) Text {
	months, err := strconv.Atoi(number.FindString(f.words))
	span := d.Choice.Lifetime.Span
	if err != nil || !d.Asks() || !d.Choice.Lifetime.Stated() || (policy.Span{Months: months}).TotalSeconds() == span.TotalSeconds() {
		return Text{}
	}
	return Text{
		"the choice is kept " + s.duration("en", d.Choice.Lifetime) + " (choice.lifetime)",
		"le choix est conservé " + s.duration("fr", d.Choice.Lifetime) + " (choice.lifetime)",
	}
}

// duration says a duration in a language, or in ISO 8601 where its words are not
// at hand.
func (s subject) duration(lang string, d policy.Duration) string {
	if w, ok := s.Words[lang]; ok && w.Has("duration.session") && w.Category != nil {
		return w.Duration(d)
	}
	return d.ISO()
}
