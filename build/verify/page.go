package verify

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"charte/build/diag"
)

// page is what the inspector keeps of a page once it has read it.
type page struct {
	location
	path        string
	lang        string // of the html element
	written     string // language of its text, where that is another one: it is not translated
	title       string
	description string
	quirky      bool // without a doctype
	charset     bool // it says early that it is in UTF-8
	hidden      bool // from search engines
	canonical   []reference
	alternates  []reference
	refresh     *reference
	references  []reference
	// ids are the identifiers with the first place of each; twice those that stand
	// more than once.
	ids      map[string]diag.Position
	twice    map[string]diag.Position
	headings []heading
	// anchors are the identifiers of headings: those of clauses.
	anchors  []string
	policies []metaPolicy
	scripts  []script
	styled   []diag.Position // style elements and attributes
	handlers []diag.Position // attributes that hold script
	rows     []row
	shown    []shown
	left     []leftover
	// gates are the names that shown markup waits for (data-consent).
	gates map[string]diag.Position
	// digests are the fingerprints that the page shows, in small letters.
	digests []string
	// dates are those of its time elements, and state that of the line that says
	// which version the page is.
	dates []string
	state string
	// digest is that of the legal text on the page.
	digest string
}

type heading struct {
	level int
	words string
	at    diag.Position
}

// metaPolicy is a Content-Security-Policy that stands in a page. Late tells that
// something was loaded before it, to which it does not apply.
type metaPolicy struct {
	text string
	at   diag.Position
	late bool
}

// script is a script element. Block tells that it holds data and runs nothing.
type script struct {
	src, kind, text string
	block           bool
	at              diag.Position
}

// row is a row of a table that is headed by a name in code: a tracker's.
type row struct {
	name string
	// lasts are the durations that the row gives, in ISO 8601.
	lasts []string
	at    diag.Position
}

// shown is a tag that a page shows for copying.
type shown struct {
	src, integrity string
	crossorigin    bool
	at             diag.Position
}

// leftover is text that somebody forgot to fill in or to translate.
type leftover struct {
	words string
	at    diag.Position
}

// readPage reads a page and keeps what the checks look at.
func readPage(path string, text []byte) (*page, error) {
	d, err := read(path, text)
	if err != nil {
		return nil, err
	}
	p := &page{path: path, ids: map[string]diag.Position{}, twice: map[string]diag.Position{}, gates: map[string]diag.Position{}}
	p.quirky = !d.modern()
	p.references = d.references()
	p.sort()
	for _, n := range d.elements {
		p.look(d, n)
	}
	p.left = append(p.left, d.leftovers()...)
	p.digest = hexDigest([]byte(d.plain()))
	return p, nil
}

// sort finds the references that say something of the page itself.
func (p *page) sort() {
	for _, r := range p.references {
		switch {
		case r.element == "link" && r.is("canonical"):
			p.canonical = append(p.canonical, r)
		case r.element == "link" && r.is("alternate") && r.lang != "":
			p.alternates = append(p.alternates, r)
		case r.element == "meta" && p.refresh == nil:
			p.refresh = &r
		}
	}
}

func (p *page) look(d *document, n *html.Node) {
	p.lookAtAttributes(d, n)
	switch n.Data {
	case "html":
		p.lang = attr(n, "lang")
	case "title":
		if n.Namespace == "" && p.title == "" {
			p.title = spoken(n)
		}
	case "meta":
		p.lookAtMeta(d, n)
	case "h1", "h2", "h3", "h4", "h5", "h6":
		p.headings = append(p.headings, heading{int(n.Data[1] - '0'), spoken(n), d.place(n)})
		if id := attr(n, "id"); id != "" {
			p.anchors = append(p.anchors, id)
		}
	case "script":
		kind := strings.ToLower(strings.TrimSpace(attr(n, "type")))
		p.scripts = append(p.scripts, script{attr(n, "src"), kind, spoken(n), isBlock(kind), d.place(n)})
	case "style":
		p.styled = append(p.styled, d.place(n))
	case "tr":
		if r, ok := headed(n); ok {
			r.at = d.place(n)
			p.rows = append(p.rows, r)
		}
	case "code":
		p.lookAtCode(d, n)
	case "time":
		p.dates = append(p.dates, attr(n, "datetime"))
		if box := within(n, "p"); box != nil && hasClass(box, "version") && p.state == "" {
			p.state = attr(n, "datetime")
		}
	}
}

func (p *page) lookAtAttributes(d *document, n *html.Node) {
	if p.written == "" && (hasClass(n, "text") || hasClass(n, "frozen")) {
		p.written = attr(n, "lang")
	}
	if id, ok := has(n, "id"); ok {
		p.identify(id, d.place(n))
	}
	if name := attr(n, "name"); n.Data == "a" && name != "" { // an anchor of old
		if _, known := p.ids[name]; !known {
			p.ids[name] = d.place(n)
		}
	}
	for _, a := range n.Attr {
		switch {
		case a.Key == "style":
			p.styled = append(p.styled, d.place(n))
		case strings.HasPrefix(a.Key, "on"), hasScheme(strings.TrimSpace(a.Val), "javascript"):
			p.handlers = append(p.handlers, d.place(n))
		}
	}
}

func (p *page) identify(id string, at diag.Position) {
	if _, again := p.ids[id]; again {
		p.twice[id] = at
		return
	}
	p.ids[id] = at
}

func (p *page) lookAtMeta(d *document, n *html.Node) {
	if charset := strings.ToLower(attr(n, "charset")); charset == "utf-8" && d.at[n] < 1024 {
		p.charset = true
	}
	switch name := strings.ToLower(attr(n, "name")); {
	case name == "description":
		p.description = strings.TrimSpace(attr(n, "content"))
	case name == "robots" && slices.Contains(strings.FieldsFunc(strings.ToLower(attr(n, "content")), isSeparator), "noindex"):
		p.hidden = true
	case strings.EqualFold(attr(n, "http-equiv"), "content-security-policy"):
		late := slices.ContainsFunc(p.references, func(r reference) bool {
			return r.use == loaded && before(r.at, d.place(n))
		})
		p.policies = append(p.policies, metaPolicy{attr(n, "content"), d.place(n), late})
	}
}

func isSeparator(r rune) bool { return r == ',' || r == ' ' }

// before tells whether a place stands in front of another of the same file.
func before(a, b diag.Position) bool {
	return a.Line < b.Line || a.Line == b.Line && a.Column < b.Column
}

// isBlock tells whether a script element of a type holds data: browsers run only
// JavaScript, modules, import maps and speculation rules (HTML Living Standard,
// "The script element", type).
func isBlock(kind string) bool {
	switch kind {
	case "", "module", "importmap", "speculationrules":
		return false
	}
	essence, _, _ := strings.Cut(kind, ";")
	return !slices.Contains(javascript, strings.TrimSpace(essence))
}

// javascript are the types that browsers run (MIME Sniffing Standard, "JavaScript
// MIME type").
var javascript = []string{
	"application/ecmascript", "application/javascript", "application/x-ecmascript", "application/x-javascript", "text/ecmascript",
	"text/javascript", "text/javascript1.0", "text/javascript1.1", "text/javascript1.2", "text/javascript1.3", "text/javascript1.4",
	"text/javascript1.5", "text/jscript", "text/livescript", "text/x-ecmascript", "text/x-javascript",
}

// headed reads a row that is headed by a name in code.
func headed(tr *html.Node) (row, bool) {
	var r row
	for n := range tr.Descendants() {
		switch {
		case n.Type != html.ElementNode:
		case n.Data == "code" && r.name == "":
			if cell := within(n, "th", "td"); cell != nil && cell.Parent == tr && firstElement(tr) == cell {
				r.name = spoken(n)
			}
		case n.Data == "time":
			r.lasts = append(r.lasts, attr(n, "datetime"))
		case n.Data == "data":
			r.lasts = append(r.lasts, attr(n, "value"))
		}
	}
	return r, r.name != ""
}

func firstElement(n *html.Node) *html.Node {
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode {
			return c
		}
	}
	return nil
}

var fingerprint = regexp.MustCompile(`\b[0-9a-f]{64}\b`)

// lookAtCode reads what a page shows as code: tags to copy, and fingerprints.
func (p *page) lookAtCode(d *document, n *html.Node) {
	text := spoken(n)
	p.digests = append(p.digests, fingerprint.FindAllString(strings.ToLower(text), -1)...)
	if !strings.Contains(text, "<") {
		return
	}
	inner, err := read("", []byte(text))
	if err != nil {
		return
	}
	at := d.place(n)
	for _, n := range inner.elements {
		if id, ok := has(n, "data-consent"); ok && id != "…" { // in a table of forms
			p.gates[id] = at
		}
	}
	for _, s := range inner.named("script") {
		if src, ok := has(s, "src"); ok {
			_, cors := has(s, "crossorigin")
			p.shown = append(p.shown, shown{src, attr(s, "integrity"), cors, at})
		}
	}
}
