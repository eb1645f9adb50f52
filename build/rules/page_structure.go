package rules

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

func tables(p page) []finding {
	var out []finding
	for _, t := range p.elements("table") {
		role := attribute(t, "role")
		authors := attribute(t, "class") == "" && strings.Contains(p.written().Markdown, "|-") // EDT-12 finds it at its line
		if role == "presentation" || role == "none" || authors {
			continue
		}
		if captions := within(t, "caption"); len(captions) == 0 || textOf(captions[0]) == "" {
			out = append(out, p.finding(opening(t)))
		}
		headers := within(t, "th")
		unscoped := slices.ContainsFunc(headers, func(h *html.Node) bool {
			return !slices.Contains([]string{"col", "row", "colgroup", "rowgroup"}, attribute(h, "scope"))
		})
		switch {
		case len(headers) == 0:
			out = append(out, p.finding(opening(t)).worded("this page has a table without headers", "cette page contient un tableau sans en-têtes"))
		case unscoped:
			out = append(out, p.finding(opening(t)).worded(
				"this page has a table whose headers do not say whether they stand for a column or a row",
				"cette page contient un tableau dont les en-têtes ne disent pas s’ils valent pour une colonne ou pour une ligne"))
		}
	}
	return out
}

func languageAndTitle(p page) []finding {
	var lang, title string
	for _, n := range p.elements("html") {
		lang = strings.TrimSpace(attribute(n, "lang"))
	}
	for _, n := range p.elements("title") {
		if n.Namespace == "" && title == "" { // pictures have titles of their own
			title = textOf(n)
		}
	}
	var out []finding
	if lang == "" {
		out = append(out, p.finding(""))
	}
	out = append(out, p.once(lang != "" && p.lang != "" && !strings.EqualFold(lang, p.lang),
		"this page says that it is in another language than that of its address", "cette page annonce une autre langue que celle de son adresse")...)
	return append(out, p.once(title == "", "this page has no title", "cette page n’a pas de titre")...)
}

func outline(p page) []finding {
	return slices.Concat(headings(p), landmarks(p), emptyItems(p))
}

func headings(p page) []finding {
	var out []finding
	before, first := 1, 0
	for _, n := range p.elements("h1", "h2", "h3", "h4", "h5", "h6") {
		level := int(n.Data[1] - '0')
		if level == 1 {
			first++
		}
		words := textOf(n)
		switch {
		case words == "" && len(within(n, "img")) == 0:
			out = append(out, p.finding(opening(n)).worded("this page has an empty heading", "cette page contient un titre vide"))
		case level > before+1:
			out = append(out, p.finding(words, "words", words))
		}
		before = level
	}
	return append(out, p.once(first != 1, "this page does not have exactly one main heading (h1)", "cette page n’a pas un titre principal (h1) et un seul")...)
}

func landmarks(p page) []finding {
	main := slices.DeleteFunc(slices.Clone(p.elements()), func(n *html.Node) bool { return n.Data != "main" && attribute(n, "role") != "main" })
	if len(main) != 1 {
		return p.once(true, "this page does not have exactly one main part (main)", "cette page n’a pas une zone principale (main) et une seule")
	}
	for _, n := range p.elements() {
		if n == main[0] {
			break
		}
		id, ok := strings.CutPrefix(attribute(n, "href"), "#")
		if target := p.named(id); ok && n.Data == "a" && target != nil && inside(target, main[0]) {
			return nil
		}
	}
	return p.once(true, "this page has no link, before its main part, that leads to it", "cette page n’a, avant sa zone principale, aucun lien qui y mène")
}

func emptyItems(p page) []finding {
	var out []finding
	for _, n := range p.elements("li") {
		if textOf(n) == "" && len(within(n, "img", "svg")) == 0 {
			if len(p.written().EmptyItems) > 0 { // the author's, which EDT-03 finds at its line
				continue
			}
			out = append(out, p.finding(opening(n)).worded("this page has an empty item in a list", "cette page contient un élément de liste vide"))
		}
	}
	return out
}

// sayNothing are names of links that lead anywhere.
var sayNothing = []string{
	"ici", "cliquez ici", "cliquer ici", "ce lien", "lien", "par ici", "voir ici", "lire la suite",
	"here", "click here", "this link", "link", "read more", "more",
}

func namelessLinks(p page) []finding {
	var out []finding
	for _, n := range p.elements("a", "area") {
		if _, leads := value(n, "href"); !leads {
			continue
		}
		name := nameOf(n)
		if n.Data == "area" {
			name = attribute(n, "alt")
		}
		switch {
		case strings.TrimSpace(name) == "":
			out = append(out, p.finding(opening(n)).worded("this page has a link without a name", "cette page contient un lien sans nom"))
		case p.writtenLink(name): // the author's, which INF-21 judges in its sentence
		case slices.Contains(sayNothing, strings.Trim(fold(name), " .:!»«\u00a0")):
			out = append(out, p.finding(name, "name", name))
		}
	}
	return out
}
