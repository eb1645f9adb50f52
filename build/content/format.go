package content

import (
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"charte/build/diag"
	"charte/build/policy"
)

// Format gives a content file in its canonical form, of which there is one for
// whatever says the same; docs/content.md tells what it looks like. The file is
// named by its slash path from the source folder, which says what its front
// matter may hold.
//
// The form keeps every comment, and says the same facts in the same words: that
// is compared before it is returned. A file that cannot be read, or whose form
// would say something else, gives problems instead.
func Format(file string, text []byte) ([]byte, diag.List) {
	s, problems := parse(file, text)
	if len(problems) > 0 {
		return nil, problems
	}
	typ := frontOf(file)
	front, problems := s.pieces()
	if len(problems) > 0 {
		return nil, problems
	}
	settle(front, typ)
	w := &writer{}
	w.front(front)
	out := fence + "\n" + w.text.String() + fence + "\n"
	body := settleBody(s.body)
	if body != "" {
		out += "\n" + body
	}
	if p, differs := s.differs(out, body, typ); differs {
		return nil, diag.List{p}
	}
	return []byte(out), nil
}

// Files gives the content files of a source folder, sorted, and problems for
// those that cannot be one.
func Files(folder fs.FS) ([]string, diag.List) {
	present, problems := survey(folder)
	var out []string
	for _, file := range present {
		out = append(out, file)
	}
	slices.Sort(out)
	return out, problems.Sort()
}

// frontOf is the type of the front matter that a file holds.
func frontOf(file string) reflect.Type {
	switch {
	case !strings.HasPrefix(path.Base(file), index+"."):
		return reflect.TypeFor[policy.Document]()
	case path.Dir(file) == root:
		return reflect.TypeFor[policy.Front]()
	}
	return reflect.TypeFor[policy.Edition]()
}

// matter gives the lines of the front matter, and the number of lines before it.
func (s *source) matter() (string, int) {
	open := s.openingLine()
	for i := open; i < len(s.lines); i++ {
		if strings.TrimSpace(s.lines[i]) == fence {
			return strings.Join(s.lines[open:i], "\n") + "\n", open
		}
	}
	return "", open // parse found the closing line
}

// pieces reads the front matter with its comments.
func (s *source) pieces() (*piece, diag.List) {
	text, offset := s.matter()
	lines := yamlLines(text)
	var doc yaml.Node
	if err := yaml.Load([]byte(text), &doc); err != nil || len(doc.Content) == 0 { // nothing but comments
		return &piece{kind: mapping, foot: commentsOf(lines, nil)}, nil
	}
	l := &layout{lines: lines}
	front := l.grow(doc.Content[0], nil)
	if n := l.special; n != nil {
		return nil, diag.List{s.problem(n.Line+offset, n.Column,
			diag.Say("a type or a name of YAML (!… or &…) stands before this value", "un type ou un nom YAML (!… ou &…) précède cette valeur"),
			diag.Say("delete it: charte knows the type of every field", "supprimez-le : charte connaît le type de chaque champ"))}
	}
	for _, c := range commentsOf(lines, doc.Content[0]) {
		l.place(c, front)
	}
	return front, nil
}

// differs compares what the file says with what its canonical form says.
func (s *source) differs(out, body string, typ reflect.Type) (diag.Problem, bool) {
	message := diag.Say("the canonical form would not say the same as this file", "la forme canonique ne dirait pas la même chose que ce fichier")
	again, problems := parse(s.file, []byte(out))
	if len(problems) > 0 {
		return s.problem(0, 0, message, diag.Say("write this part another way: %s", "écrivez cette partie autrement : %s",
			diag.Sentence{EN: problems[0].Message, FR: problems[0].In("fr").Message})), true
	}
	if part := unlike(s.front, again.front, &typ); part != nil {
		return part.problem(message, diag.Say("write this part another way; the file was left as it is", "écrivez cette partie autrement ; le fichier est resté tel quel")), true
	}
	if again.body != body {
		return s.problem(s.bodyLine, 1, message, diag.Say("write the text another way; the file was left as it is", "écrivez le texte autrement ; le fichier est resté tel quel")), true
	}
	if !slices.Equal(s.remarks(), again.remarks()) {
		return s.problem(0, 0, diag.Say("a comment of this file would be lost", "un commentaire de ce fichier serait perdu"),
			diag.Say("move it to a line of its own, before the field that it speaks of", "placez-le sur une ligne à part, avant le champ dont il parle")), true
	}
	return diag.Problem{}, false
}

// remarks are the texts of all comments, sorted.
func (s *source) remarks() []string {
	text, _ := s.matter()
	var doc yaml.Node
	var top *yaml.Node
	if err := yaml.Load([]byte(text), &doc); err == nil && len(doc.Content) > 0 {
		top = doc.Content[0]
	}
	var out []string
	for _, c := range commentsOf(yamlLines(text), top) {
		out = append(out, c.text)
	}
	slices.Sort(out)
	return out
}
