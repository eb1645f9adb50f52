package site

import (
	"errors"
	"regexp"
	"strconv"
	"strings"

	"github.com/gohugoio/hugo/common/herrors"
	"github.com/spf13/afero"

	"charte/build/diag"
	"charte/build/site/page"
)

// problems turns what Hugo reports into problems at the places of the author's
// own files.
func (p *project) problems(err error) error {
	var out diag.List
	for _, one := range flatten(err) {
		out = append(out, p.problem(one))
	}
	return out.Sort().Err()
}

// flatten gives the errors that were joined.
func flatten(err error) []error {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return []error{err}
	}
	var out []error
	for _, one := range joined.Unwrap() {
		out = append(out, flatten(one)...)
	}
	return out
}

// problem places an error: in the author's text where that is known, or else in
// the innermost layout that it names.
func (p *project) problem(err error) diag.Problem {
	out := diag.Problem{Position: p.inText(err)}.With(message(err), diag.Sentence{})
	if out.File == "" {
		out.Position = inLayout(err)
	}
	out.Excerpt = p.excerpt(out.Position)
	return out
}

// inText is the place in an author's text, or none.
func (p *project) inText(err error) diag.Position {
	var link page.LinkError
	isLink := errors.As(err, &link)
	for _, f := range herrors.UnwrapFileErrors(err) {
		pos := f.Position()
		one, ok := p.pages[pos.Filename]
		if !ok || one.Body.Line == 0 {
			continue // a layout, or a text that charte wrote
		}
		if isLink {
			return one.Body.Find(link.Destination) // Hugo gives the line of its template
		}
		return diag.Position{File: one.Body.File, Line: pos.LineNumber, Column: max(pos.ColumnNumber, 0)}
	}
	return diag.Position{}
}

var inTemplate = regexp.MustCompile(`template: ([\w./-]+\.html):(\d+)(?::(\d+))?`)

// inLayout reads the place of a mistake in a layout from its message: what Hugo
// gives as the position may be that of the layout around it.
func inLayout(err error) diag.Position {
	all := inTemplate.FindAllStringSubmatch(err.Error(), -1)
	if len(all) == 0 {
		return anyFile(err)
	}
	m := all[len(all)-1]
	at := diag.Position{File: "layouts/" + m[1]}
	at.Line, _ = strconv.Atoi(m[2])
	if m[3] != "" {
		column, _ := strconv.Atoi(m[3])
		at.Column = column + 1 // templates count from zero
	}
	return at
}

// anyFile is the place that Hugo gives, where it is in a file of the user.
func anyFile(err error) diag.Position {
	for _, f := range herrors.UnwrapFileErrors(err) {
		pos := f.Position()
		name := strings.TrimPrefix(strings.TrimPrefix(pos.Filename, themeFolder+"/"), workFolder+"/")
		if !strings.HasPrefix(name, "/") && !strings.HasPrefix(name, "content/") {
			return diag.Position{File: name, Line: pos.LineNumber, Column: max(pos.ColumnNumber, 0)}
		}
	}
	return diag.Position{}
}

// excerpt is the line at a place, from the text or from the layout.
func (p *project) excerpt(at diag.Position) string {
	for _, one := range p.pages {
		if one.Body.Line > 0 && one.Body.File == at.File {
			return nth(one.Body.Markdown, at.Line-one.Body.Line)
		}
	}
	for _, folder := range []string{workFolder, themeFolder} {
		if raw, err := afero.ReadFile(p.source, folder+"/"+at.File); err == nil {
			return nth(string(raw), at.Line-1)
		}
	}
	return ""
}

// nth is a line of a text, counted from zero.
func nth(text string, n int) string {
	lines := strings.Split(text, "\n")
	if n < 0 || n >= len(lines) {
		return ""
	}
	return strings.TrimRight(lines[n], "\r")
}

// workings are what Hugo puts before the message of a template.
var workings = []*regexp.Regexp{
	regexp.MustCompile(`(?s)^.*error calling [A-Za-z]+: `),
	regexp.MustCompile(`(?s)^.*executing "[^"]*" at `),
	regexp.MustCompile(`(?s)^.*template: [\w./-]+:\d+(:\d+)?: `),
	regexp.MustCompile(`"?/charte/[^" ]*?(:\d+)*"?: `),
	regexp.MustCompile(`(?m)^(WARN|ERROR)\s+`),
}

var missingWord = regexp.MustCompile(`i18n\|MISSING_TRANSLATION\|(\S+)\|(\S+)`)

// message is what went wrong, without the way through Hugo.
func message(err error) diag.Sentence {
	text := err.Error()
	for _, w := range workings {
		text = w.ReplaceAllString(text, "")
	}
	text = strings.ReplaceAll(strings.TrimSpace(text), workFolder+"/", "")
	const lacks = "a layout uses the word $2, which i18n/$1.yaml lacks"
	var m diag.Mistake
	switch {
	case errors.As(err, &m):
		return diag.Sentence{EN: text, FR: m.Message.FR}
	case missingWord.MatchString(text):
		return diag.Sentence{EN: missingWord.ReplaceAllString(text, lacks),
			FR: missingWord.ReplaceAllString(text, "une mise en page emploie le mot $2, qui manque dans i18n/$1.yaml")}
	}
	return diag.Say("%s", "les pages n’ont pas pu être faites, à cause d’une mise en page : %s", text)
}
