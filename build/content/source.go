package content

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/adrg/frontmatter"
	"go.yaml.in/yaml/v4"

	"charte/build/diag"
)

// source is one content file: its front matter as a tree, its body as text.
type source struct {
	file  string // slash path from the source folder: content/x/cookies.fr.md
	lines []string
	front *tree
	body  string
	// bodyLine is the line on which the body begins.
	bodyLine int
}

// problem is an error at a line and column of the file.
func (s *source) problem(line, column int, message, hint string) diag.Problem {
	p := diag.Problem{Severity: diag.Error, Message: message, Hint: hint}
	p.File, p.Line, p.Column = s.file, line, column
	if line > 0 && line <= len(s.lines) {
		p.Excerpt = strings.TrimRight(s.lines[line-1], "\r")
	}
	return p
}

const fence = "---"

var byteOrderMark = []byte("\xef\xbb\xbf")

// parse splits a file into front matter and body. A byte-order mark and Windows
// line ends are accepted. The source is nil where problems make it unusable.
func parse(file string, text []byte) (*source, diag.List) {
	text = bytes.TrimPrefix(text, byteOrderMark)
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	s := &source{file: file, lines: strings.Split(string(text), "\n")}
	if p, bad := s.unreadable(text); bad {
		return nil, diag.List{p}
	}
	open := s.openingLine()
	if open == 0 {
		return nil, diag.List{s.problem(1, 1, "the file has no front matter",
			"begin the file with a line of three hyphens (---), the facts in YAML, and another line of three hyphens")}
	}
	var problems diag.List
	found := false
	format := frontmatter.NewFormat(fence, fence, func(matter []byte, _ any) error {
		found = true
		problems = s.readMatter(matter, open)
		return nil
	})
	body, err := frontmatter.Parse(bytes.NewReader(text), &struct{}{}, format)
	if err != nil {
		return nil, diag.List{s.problem(open, 1, err.Error(), "")}
	}
	if !found {
		return nil, diag.List{s.problem(open, 1, "the front matter is never closed",
			"after the facts, write a line of three hyphens (---)")}
	}
	s.setBody(string(body))
	return s, problems
}

// unreadable finds what keeps a file from being read as text at all.
func (s *source) unreadable(text []byte) (diag.Problem, bool) {
	if len(bytes.TrimSpace(text)) == 0 {
		return s.problem(0, 0, "the file is empty", "write its front matter, or delete it; \"charte new\" makes a file that builds"), true
	}
	if utf8.Valid(text) {
		return diag.Problem{}, false
	}
	for i, line := range s.lines {
		for col := 1; line != ""; col++ {
			r, size := utf8.DecodeRuneInString(line)
			if r == utf8.RuneError && size == 1 {
				p := s.problem(i+1, col, "the text is not UTF-8 here", "save the file with the encoding UTF-8")
				p.Excerpt = strings.ToValidUTF8(p.Excerpt, "�")
				return p, true
			}
			line = line[size:]
		}
	}
	return s.problem(0, 0, "the text is not UTF-8", "save the file with the encoding UTF-8"), true
}

// openingLine is the number of the first line of three hyphens, 0 where the
// first line with text is another.
func (s *source) openingLine() int {
	for i, line := range s.lines {
		switch strings.TrimSpace(line) {
		case "":
		case fence:
			return i + 1
		default:
			return 0
		}
	}
	return 0
}

// readMatter parses the YAML between the fences; open is the first fence's line.
func (s *source) readMatter(matter []byte, open int) diag.List {
	closing := open + bytes.Count(matter, []byte("\n")) + 1
	if closing <= len(s.lines) && strings.HasPrefix(s.lines[closing-1], " ") {
		return diag.List{s.problem(closing, 1, "an indented line of three hyphens ends the front matter",
			"move it to the start of the line, or write another separator inside the text")}
	}
	var doc yaml.Node
	if err := yaml.Load(matter, &doc); err != nil {
		if len(bytes.TrimSpace(matter)) == 0 || doc.Kind == 0 && onlyComments(matter) {
			s.front = &tree{src: s, line: open, column: 1, kind: mapping}
			return nil
		}
		return s.yamlProblems(err, open)
	}
	front, problems := s.grow(doc.Content[0], open)
	if front.kind != mapping {
		return append(problems, front.problem("the front matter is not a list of \"field: value\" lines", ""))
	}
	s.front = front
	return problems
}

func onlyComments(matter []byte) bool {
	for line := range bytes.Lines(matter) {
		if t := bytes.TrimSpace(line); len(t) > 0 && t[0] != '#' {
			return false
		}
	}
	return true
}

// yamlProblems turns the decoder's errors into problems of this file.
func (s *source) yamlProblems(err error, open int) diag.List {
	var all []*yaml.LoadError
	var many *yaml.LoadErrors
	var one *yaml.LoadError
	switch {
	case errors.As(err, &many):
		all = many.Errors
	case errors.As(err, &one):
		all = append(all, one)
	default:
		return diag.List{s.problem(open, 1, err.Error(), "")}
	}
	var out diag.List
	for _, e := range all {
		line, column := e.Mark.Line, e.Mark.Column
		if e.ContextMark.Line > 0 && strings.Contains(e.Message, "end of stream") { // where the quote opened
			line, column = e.ContextMark.Line, e.ContextMark.Column
		}
		message := strings.TrimPrefix(e.Message, "yaml: ")
		out = append(out, s.problem(line+open, column, "the front matter is not valid YAML: "+message, yamlHint(message)))
	}
	return out
}

func yamlHint(message string) string {
	switch {
	case strings.Contains(message, "mapping values are not allowed"):
		return "a text that holds a colon and a space goes between double quotes"
	case strings.Contains(message, "cannot start any token"):
		return "indent with spaces, not tabs; a text that begins with @, ` or % goes between double quotes"
	case strings.Contains(message, "unexpected end of stream"):
		return "a quotation mark opened here is never closed"
	case strings.Contains(message, "did not find expected"):
		return "check the indentation of this line and the brackets and quotes before it"
	}
	return ""
}

func (s *source) setBody(body string) {
	s.bodyLine = len(s.lines) - strings.Count(body, "\n")
	trimmed := strings.TrimLeft(body, blanks)
	s.bodyLine += strings.Count(body[:len(body)-len(trimmed)], "\n")
	s.body = ended(trimmed)
}

// blanks say nothing at the start and the end of a text.
const blanks = " \t\n"

// ended gives a text one line end.
func ended(text string) string {
	if text = strings.TrimRight(text, blanks); text != "" {
		text += "\n"
	}
	return text
}

// describe names a value's type in the words of a person.
func describe(t *tree) string {
	switch t.kind {
	case mapping:
		return "a group of fields"
	case list:
		return "a list"
	case empty:
		return "nothing"
	}
	switch t.tag {
	case "!!bool":
		return "true or false"
	case "!!int", "!!float":
		return "a number"
	case "!!timestamp":
		return "a date"
	}
	return fmt.Sprintf("the text %q", t.text)
}
