package content

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/adrg/frontmatter"
	"go.yaml.in/yaml/v4"

	"charte/build/diag"
	"charte/build/policy"
)

// source is one content file: its front matter as a tree, its body as text.
type source struct {
	file  string // slash path from the source folder: content/x/cookies.fr.md
	whole *policy.File
	lines []string
	front *tree
	body  string
	// bodyLine is the line on which the body begins.
	bodyLine int
}

// problem is an error at a line and column of the file.
func (s *source) problem(line, column int, message, hint diag.Sentence) diag.Problem {
	return s.place(line, column).Problem().With(message, hint)
}

// place is a line and column of the file.
func (s *source) place(line, column int) policy.Line {
	return policy.Line{File: s.whole, Number: int32(line), Column: int32(column)}
}

const fence = "---"

var byteOrderMark = []byte("\xef\xbb\xbf")

// parse splits a file into front matter and body. A byte-order mark and Windows
// line ends are accepted. The source is nil where problems make it unusable.
func parse(file string, text []byte) (*source, diag.List) {
	text = bytes.TrimPrefix(text, byteOrderMark)
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	s := &source{file: file, whole: &policy.File{Name: file, Text: string(text)}}
	s.lines = strings.Split(s.whole.Text, "\n")
	if p, bad := s.unreadable(text); bad {
		return nil, diag.List{p}
	}
	open := s.openingLine()
	if open == 0 {
		return nil, diag.List{s.problem(1, 1, diag.Say("the file has no front matter", "le fichier n’a pas d’en-tête"),
			diag.Say("begin the file with a line of three hyphens (---), the facts in YAML, and another line of three hyphens",
				"commencez le fichier par une ligne de trois tirets (---), suivie des faits en YAML et d’une autre ligne de trois tirets"))}
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
		return nil, diag.List{s.problem(open, 1, unread(err), diag.Sentence{})}
	}
	if !found {
		return nil, diag.List{s.problem(open, 1, diag.Say("the front matter is never closed", "l’en-tête n’est jamais fermé"),
			diag.Say("after the facts, write a line of three hyphens (---)", "après les faits, écrivez une ligne de trois tirets (---)"))}
	}
	s.setBody(s.whole.Text[len(s.whole.Text)-len(body):])
	return s, problems
}

// unreadable finds what keeps a file from being read as text at all.
func (s *source) unreadable(text []byte) (diag.Problem, bool) {
	if len(bytes.TrimSpace(text)) == 0 {
		return s.problem(0, 0, diag.Say("the file is empty", "le fichier est vide"),
			diag.Say("write its front matter, or delete it; \"charte new\" makes a file that builds",
				"écrivez son en-tête, ou supprimez-le ; « charte new » crée un fichier prêt à l’emploi")), true
	}
	if utf8.Valid(text) {
		return diag.Problem{}, false
	}
	save := diag.Say("save the file with the encoding UTF-8", "enregistrez le fichier dans l’encodage UTF-8")
	for i, line := range s.lines {
		for col := 1; line != ""; col++ {
			r, size := utf8.DecodeRuneInString(line)
			if r == utf8.RuneError && size == 1 {
				p := s.problem(i+1, col, diag.Say("the text is not UTF-8 here", "le texte n’est pas en UTF-8 à cet endroit"), save)
				p.Excerpt = strings.ToValidUTF8(p.Excerpt, "�")
				return p, true
			}
			line = line[size:]
		}
	}
	return s.problem(0, 0, diag.Say("the text is not UTF-8", "le texte n’est pas en UTF-8"), save), true
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
		return diag.List{s.problem(closing, 1,
			diag.Say("an indented line of three hyphens ends the front matter", "une ligne de trois tirets placée en retrait met fin à l’en-tête"),
			diag.Say("move it to the start of the line, or write another separator inside the text",
				"ramenez-la en début de ligne, ou séparez autrement les parties du texte"))}
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
		return append(problems, front.problem(
			diag.Say("the front matter is not a list of \"field: value\" lines", "l’en-tête n’est pas une suite de lignes « champ: valeur »"), diag.Sentence{}))
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

func (s *source) setBody(body string) {
	s.bodyLine = len(s.lines) - strings.Count(body, "\n")
	trimmed := strings.TrimLeft(body, blanks)
	s.bodyLine += strings.Count(body[:len(body)-len(trimmed)], "\n")
	s.body = ended(trimmed)
}

// blanks say nothing at the start and the end of a text.
const blanks = " \t\n"

// ended gives a text one line end; of most texts it is a part, and no copy.
func ended(text string) string {
	bare := strings.TrimRight(text, blanks)
	switch {
	case bare == "":
		return ""
	case strings.HasPrefix(text[len(bare):], "\n"):
		return text[:len(bare)+1]
	}
	return bare + "\n"
}
