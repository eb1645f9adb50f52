package site

import (
	"errors"
	"regexp"
	"strconv"
	"strings"

	"github.com/gohugoio/hugo/common/herrors"

	"charte/build/diag"
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

// problem places an error: at the author's text where that is known, or else at
// the innermost layout that it names.
func (p *project) problem(err error) diag.Problem {
	out := diag.Problem{Severity: diag.Error, Message: message(err)}
	for _, f := range herrors.UnwrapFileErrors(err) {
		pos := f.Position()
		at := diag.Position{Line: pos.LineNumber, Column: max(pos.ColumnNumber, 0)}
		one, isPage := p.pages[pos.Filename]
		switch {
		case isPage && one.Body.Line > 0:
			at.File = one.Body.File
		case isPage:
			continue // charte wrote the text
		default:
			at.File = shown(pos.Filename)
		}
		out.Position = at
		if c := f.ErrorContext(); c != nil && c.LinesPos < len(c.Lines) {
			out.Excerpt = c.Lines[c.LinesPos]
		}
		if isPage {
			break
		}
	}
	return innermost(out, err)
}

// shown is the name of a project's file as the user knows it.
func shown(name string) string {
	name = strings.TrimPrefix(name, themeFolder+"/")
	return strings.TrimPrefix(name, workFolder+"/")
}

var inTemplate = regexp.MustCompile(`template: ([\w./-]+\.html):(\d+)(?::(\d+))?`)

// innermost reads the place of a mistake in a layout from its message: Hugo
// gives that of the layout which includes it.
func innermost(p diag.Problem, err error) diag.Problem {
	var w warned
	if errors.As(err, &w) || strings.HasPrefix(p.File, "content/") {
		return p
	}
	all := inTemplate.FindAllStringSubmatch(err.Error(), -1)
	if len(all) == 0 {
		return p
	}
	m := all[len(all)-1]
	p.File = "layouts/" + strings.TrimPrefix(m[1], "layouts/")
	p.Line, _ = strconv.Atoi(m[2])
	p.Column, _ = strconv.Atoi(m[3])
	if p.Column > 0 {
		p.Column++ // templates count from zero
	}
	p.Excerpt = ""
	return p
}

var (
	place     = regexp.MustCompile(`"?/charte/[^" ]*?(:\d+)*"?: `)
	calling   = regexp.MustCompile(`error calling [A-Za-z]+: (.*)`)
	logPrefix = regexp.MustCompile(`(?m)^(WARN|ERROR)\s+`)
)

// message is what went wrong without the path through Hugo's own workings.
func message(err error) string {
	text := err.Error()
	if m := calling.FindAllStringSubmatch(text, -1); m != nil {
		text = m[len(m)-1][1]
	}
	text = place.ReplaceAllString(text, "")
	text = logPrefix.ReplaceAllString(text, "")
	return strings.ReplaceAll(strings.TrimSpace(text), workFolder+"/", "")
}
