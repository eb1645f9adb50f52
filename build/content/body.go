package content

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"charte/build/diag"
	"charte/build/policy"
)

// checkBody checks the Markdown of one file: a permanent anchor on each
// heading, no HTML that a page would drop, no dead or dangerous link. Where the
// file is a translation, its anchors must be those of the original.
func (r *reader) checkBody(s, original *source) diag.List {
	b := r.bodyOf(s)
	if original == nil || original == s || original.body == "" {
		return b.problems
	}
	theirs := r.bodyOf(original)
	if len(b.problems) == 0 && len(theirs.problems) == 0 && !slices.Equal(b.anchors, theirs.anchors) {
		b.problems = append(b.problems, b.differs(theirs))
	}
	return b.problems
}

// body is what a walk over the Markdown of a file found.
type body struct {
	source   *source
	text     []byte
	anchors  []string
	lines    map[string]int // of each anchor
	problems diag.List
	// fragments are the links to anchors of the page itself.
	fragments []fragment
	passages  []policy.Passage
	links     []policy.TextLink
	empty     []int // lines of empty items
	// known tells whether the user has a shortcode of that name.
	known func(name string) bool
}

type fragment struct {
	anchor string
	line   int
}

// pageIDs are the ids that every page has.
var pageIDs = []string{"main", "policy", "brief", "contents", "versions", "others"}

func (r *reader) bodyOf(s *source) *body {
	if b, done := r.texts[s]; done {
		return b
	}
	b := &body{source: s, text: []byte(s.body), lines: map[string]int{}, known: r.hasShortcode}
	p := goldmark.DefaultParser()
	p.AddOptions(parser.WithHeadingAttribute())
	b.shortcodes()
	tree := p.Parse(text.NewReader(b.text))
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			b.visit(n)
		}
		return ast.WalkContinue, nil
	}) // visit returns no error
	for _, l := range b.fragments {
		if !b.anchored(l.anchor) {
			b.report(l.line, diag.Say("this page has no anchor {#%s}", "cette page n’a pas d’ancre {#%s}", l.anchor),
				diag.Say("link to the id of one of its headings", "renvoyez à l’identifiant de l’un de ses titres"))
		}
	}
	r.texts[s] = b
	return b
}

// anchored tells whether a page has an anchor: that of a heading, of a
// generated part, or of the choices.
func (b *body) anchored(id string) bool {
	return b.lines[id] != 0 || ownAnchor(id)
}

// ownAnchor tells whether an anchor is, or may be, one that the page makes itself.
func ownAnchor(id string) bool {
	return slices.Contains(pageIDs, id) || strings.HasPrefix(id, "purpose-") || strings.HasPrefix(id, "processing-")
}

func (b *body) report(line int, message, hint diag.Sentence) {
	b.problems = append(b.problems, b.source.problem(line, 1, message, hint))
}

func (b *body) visit(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		b.heading(n)
	case *ast.HTMLBlock, *ast.RawHTML:
		b.report(b.line(n), diag.Say("HTML is not published from a text", "le HTML d’un texte n’est pas publié"),
			diag.Say("write it in Markdown; generated parts are placed with {{< … >}}", "écrivez en Markdown ; les éléments générés se placent par {{< … >}}"))
	case *ast.Link:
		b.link(n, string(n.Destination))
	case *ast.Image:
		b.link(n, string(n.Destination))
	case *ast.ListItem:
		if n.ChildCount() == 0 {
			b.empty = append(b.empty, b.lineOf(n.Pos()))
		}
	}
	b.passage(n)
}

func (b *body) heading(h *ast.Heading) {
	line, title := b.line(h), b.title(h)
	if h.Level == 1 || h.Level > 3 {
		b.report(line, diag.Say("a text has headings of the second and third level only", "un texte n’a que des titres des deuxième et troisième niveaux"),
			diag.Say("write ## or ###; the title of the page is the field title", "écrivez ## ou ### ; le titre de la page est le champ title"))
		return
	}
	value, _ := h.AttributeString("id")
	id, _ := value.([]byte)
	switch {
	case len(id) == 0:
		b.report(line, diag.Say("this heading has no permanent anchor", "ce titre n’a pas d’ancre permanente"),
			diag.Say("write an id after it, the same in every language: %s %s {#%s}",
				"ajoutez à la suite un identifiant, le même dans toutes les langues : %s %s {#%s}", strings.Repeat("#", h.Level), title, suggest(title)))
	case !idPattern.Match(id):
		b.report(line, diag.Say("%q cannot be an anchor", "%q ne peut pas être une ancre", string(id)), slugHint)
	case ownAnchor(string(id)):
		b.report(line, diag.Say("the anchor %q is one of the page's own", "l’ancre %q est déjà prise par la page elle-même", string(id)),
			diag.Say("choose another id", "choisissez un autre identifiant"))
	case b.lines[string(id)] != 0:
		b.report(line, diag.Say("the anchor %q stands twice", "l’ancre %q figure deux fois", string(id)),
			diag.Say("the first is on line %d", "la première est à la ligne %d", b.lines[string(id)]))
	default:
		b.anchors = append(b.anchors, string(id))
		b.lines[string(id)] = line
	}
}

func (b *body) link(n ast.Node, address string) {
	scheme, _, hasScheme := strings.Cut(strings.ToLower(strings.TrimSpace(address)), ":")
	switch {
	case address == "" || address == "#": // it leads nowhere, which is a finding
	case strings.HasPrefix(address, "#"):
		b.fragments = append(b.fragments, fragment{address[1:], b.line(n)})
	case hasScheme && !slices.Contains([]string{"https", "http", "mailto", "tel"}, scheme) && !strings.ContainsAny(scheme, "/#?"):
		b.report(b.line(n), diag.Say("a page does not link to %q", "une page ne peut pas renvoyer à %q", address),
			diag.Say("write an address that begins with https://, mailto: or tel:", "écrivez une adresse qui commence par https://, mailto: ou tel:"))
	}
}

// differs tells the first anchor in which a translation departs from its text.
func (b *body) differs(original *body) diag.Problem {
	for i, id := range original.anchors {
		if i >= len(b.anchors) || b.anchors[i] != id {
			line := b.source.bodyLine
			if i < len(b.anchors) {
				line = b.lines[b.anchors[i]]
			}
			return b.source.problem(line, 1,
				diag.Say("the heading {#%s} of the original should stand here", "le titre {#%s} de l’original devrait se trouver ici", id),
				diag.Say("the headings of a translation carry the ids of %s, in the same order",
					"les titres d’une traduction portent les identifiants de %s, dans le même ordre", original.source.file))
		}
	}
	extra := b.anchors[len(original.anchors)]
	return b.source.problem(b.lines[extra], 1, diag.Say("the original has no heading {#%s}", "l’original n’a pas de titre {#%s}", extra),
		diag.Say("delete it, or add it to %s", "supprimez-le, ou ajoutez-le à %s", original.source.file))
}

// line is the line of the file on which a node, or the block around it, begins.
func (b *body) line(n ast.Node) int {
	for ; n != nil; n = n.Parent() {
		start := -1
		if raw, ok := n.(*ast.RawHTML); ok && raw.Segments.Len() > 0 {
			start = raw.Segments.At(0).Start
		} else if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
			start = n.Lines().At(0).Start
		}
		if start >= 0 {
			return b.lineOf(start)
		}
		if first := n.FirstChild(); first != nil && first.Type() == ast.TypeBlock && first.Lines().Len() > 0 {
			return b.lineOf(first.Lines().At(0).Start)
		}
	}
	return b.source.bodyLine
}

// lineOf is the line of the file on which a byte of the text stands.
func (b *body) lineOf(offset int) int {
	return b.source.bodyLine + strings.Count(string(b.text[:offset]), "\n")
}

func (b *body) title(h *ast.Heading) string {
	var out strings.Builder
	for i := range h.Lines().Len() {
		segment := h.Lines().At(i)
		out.Write(segment.Value(b.text))
	}
	return strings.TrimSpace(out.String())
}

// suggest makes an anchor of a heading's words.
func suggest(title string) string {
	out := slug.FindString(strings.Join(strings.FieldsFunc(plain(title), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}), "-"))
	if out == "" {
		return "id"
	}
	return out
}

// plain gives the words without accents and capitals.
func plain(s string) string { return string(diag.Fold(s)) }
