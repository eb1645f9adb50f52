package rules

import (
	"regexp"
	"slices"
	"strings"

	"charte/build/diag"
	"charte/build/policy"
)

// structure are the rules TRA-02 to TRA-06: a translation has what its original
// has, and is one of the text as it stands.
func structure() []Rule {
	out := []Rule{
		{
			ID: "TRA-02", find: outdatedTranslations,
			Title: Text{"Translation of an earlier text", "Traduction d’un texte antérieur"},
			Message: Text{
				"the original has changed since this translation was made: {clauses}",
				"le texte d’origine a changé depuis cette traduction : {clauses}",
			},
			Hint: Text{
				"translate what changed, then run \"charte translated {command}\"",
				"traduisez ce qui a changé, puis lancez « charte translated {command} »",
			},
		},
		differing("TRA-03", partsIn, Text{"Generated parts that differ", "Éléments générés différents"},
			Text{"place the same parts, in the same order", "placez les mêmes éléments, dans le même ordre"}),
		differing("TRA-04", linksIn, Text{"Links that differ", "Liens différents"},
			Text{"link to the same pages; a page of another site may be that of its language", "renvoyez aux mêmes pages ; celle d’un autre site peut être dans sa langue"}),
		differing("TRA-05", numbersIn, Text{"Numbers or dates that differ", "Chiffres ou dates différents"},
			Text{"correct the one that is wrong", "corrigez celui des deux qui est faux"}),
		{
			ID: "TRA-06", find: unmarkedTranslations,
			Title: Text{"Translation that does not say which text it translates", "Traduction qui ne dit pas quel texte elle traduit"},
			Message: Text{
				"this translation does not say which text it translates: nobody will notice when the original changes",
				"cette traduction ne dit pas quel texte elle traduit : personne ne verra que le texte d’origine a changé",
			},
			Hint: Text{
				"once it says what the original says today, run \"charte translated {command}\"",
				"quand elle dit ce que dit aujourd’hui le texte d’origine, lancez « charte translated {command} »",
			},
		},
	}
	for i := range out {
		out[i].Severity, out[i].Source = diag.Practice, house("every language says the same")
		out[i].Why = Text{
			"Readers of a translation rely on it as others rely on the original: the same clauses, the same numbers, the same links, as of the same day.",
			"Qui lit une traduction s’y fie comme d’autres au texte d’origine : mêmes passages, mêmes chiffres, mêmes liens, à la même date.",
		}
	}
	return out
}

// differing is a rule about what a clause of a translation has otherwise than the
// original; what gives it.
func differing(id string, what func(string) []string, title, hint Text) Rule {
	return Rule{
		ID: id, Title: title, Hint: hint,
		Message: Text{
			"{where} the translation has {translation}, and the original {original}",
			"{where} la traduction a {translation}, et le texte d’origine {original}",
		},
		find: func(s subject) []finding {
			var out []finding
			s.translated(func(original, translation policy.Document) {
				out = append(out, clausesUnlike(original, translation, what)...)
			})
			return out
		},
	}
}

// translated goes through the documents that are translated, with their originals.
func (s subject) translated(each func(original, translation policy.Document)) {
	for _, e := range s.Editions[1:] {
		for _, d := range e.Documents {
			i := slices.IndexFunc(s.facts.Documents, func(o policy.Document) bool { return o.ID == d.ID })
			if i >= 0 && strings.HasSuffix(d.Origin.At("").File, "."+d.Lang+".md") {
				each(s.facts.Documents[i], d)
			}
		}
	}
}

// clausesUnlike gives the clauses in which a translation has other things than its
// original.
func clausesUnlike(original, translation policy.Document, what func(string) []string) []finding {
	if translation.Body.Lang != translation.Lang {
		return nil // nobody translated it
	}
	theirs := map[string]string{}
	for _, c := range original.Body.Clauses() {
		theirs[c.Anchor] = c.Markdown
	}
	var out []finding
	for _, c := range translation.Body.Clauses() {
		whole, known := theirs[c.Anchor]
		if !known {
			continue // anchors that differ are an error of the file
		}
		of, here := lacking(what(whole), what(c.Markdown)), lacking(what(c.Markdown), what(whole))
		if len(of)+len(here) == 0 {
			continue
		}
		out = append(out, finding{document: translation, at: translation.Body.At(c.At), on: c.Anchor, fill: []string{
			"where", "#" + c.Anchor + ":", "original", itemsOf(of), "translation", itemsOf(here),
		}})
	}
	return out
}

// lacking are the items of a list that another does not have, each as often as it
// stands there more.
func lacking(list, other []string) []string {
	rest := slices.Clone(other)
	var out []string
	for _, item := range list {
		if i := slices.Index(rest, item); i >= 0 {
			rest = slices.Delete(rest, i, i+1)
			continue
		}
		out = append(out, item)
	}
	return out
}

func itemsOf(list []string) string {
	if len(list) == 0 {
		return "–"
	}
	return strings.Join(list, ", ")
}

var (
	placedPart = regexp.MustCompile(`\{\{<\s*([a-z]+(?:\s+[^>]*?)?)\s*>\}\}`)
	linkTarget = regexp.MustCompile(`\]\(<?([^)\s>]+)`)
	code       = regexp.MustCompile("`[^`]*`")
	// figure is a number as people write it, thousands parted or not.
	figure = regexp.MustCompile(`\d+(?:[ \x{a0}\x{202f}.,]\d{3})*(?:[.,]\d+)?`)
)

func partsIn(text string) []string {
	var out []string
	for _, m := range placedPart.FindAllStringSubmatch(text, -1) {
		if name := strings.Fields(m[1])[0]; name != "name" && name != "address" && name != "date" { // a sentence may do without
			out = append(out, strings.ReplaceAll(strings.Join(strings.Fields(m[1]), " "), `"`, ""))
		}
	}
	return out
}

// linksIn are the targets of links: of another site its host without the language,
// since pages often stand under one for each.
func linksIn(text string) []string {
	var out []string
	for _, m := range linkTarget.FindAllStringSubmatch(text, -1) {
		target := m[1]
		if host, ok := strings.CutPrefix(target, "https://"); ok {
			host, _, _ = strings.Cut(host, "/")
			target = baseOf(host)
		}
		out = append(out, target)
	}
	return out
}

// baseOf is the last two names of a host.
func baseOf(host string) string {
	names := strings.Split(host, ".")
	return strings.Join(names[max(len(names)-2, 0):], ".")
}

// numbersIn are the numbers of two digits and more, each once: smaller ones are as
// often written in letters.
func numbersIn(text string) []string {
	text = placedPart.ReplaceAllString(linkTarget.ReplaceAllString(code.ReplaceAllString(text, ""), "]("), "")
	var out []string
	for _, n := range figure.FindAllString(text, -1) {
		n = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", ".", "", ",", "").Replace(n)
		if len(n) > 1 && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

func outdatedTranslations(s subject) []finding {
	var out []finding
	s.translated(func(_, d policy.Document) {
		if len(d.Outdated) == 0 {
			return
		}
		var clauses []string
		for _, c := range d.Outdated {
			clauses = append(clauses, clauseName(c).In(s.Lang))
		}
		out = append(out, finding{document: d, path: "translates", fill: []string{"clauses", strings.Join(clauses, ", "), "command", s.commandFor(d)}})
	})
	return out
}

func unmarkedTranslations(s subject) []finding {
	var out []finding
	s.translated(func(_, d policy.Document) {
		if len(d.Translates) == 0 {
			out = append(out, finding{document: d, fill: []string{"command", s.commandFor(d)}})
		}
	})
	return out
}

func (s subject) commandFor(d policy.Document) string { return s.ID + " " + d.ID + " " + d.Lang }

// clauseName is how a finding names a clause.
func clauseName(clause string) Text {
	switch clause {
	case policy.FrontClause:
		return Text{"the words of the front matter", "les textes de l’en-tête"}
	case policy.LeadClause:
		return Text{"the beginning", "le début"}
	}
	return Text{"#" + clause, "#" + clause}
}
