package content

import (
	"bytes"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/diff"
	"go.yaml.in/yaml/v4"
)

// formatted formats a document and demands that a second run changes nothing.
func formatted(t *testing.T, text string) string {
	t.Helper()
	const file = "content/acme/cookies.fr.md"
	out, problems := Format(file, []byte(text))
	if len(problems) > 0 {
		t.Fatalf("%v\n%s", problems, text)
	}
	again, problems := Format(file, out)
	if len(problems) > 0 || !bytes.Equal(again, out) {
		t.Fatalf("a second run changes the file: %v\n-- before\n%s\n-- once\n%s\n-- twice\n%s", problems, text, out, again)
	}
	return string(out)
}

func TestFormat(t *testing.T) {
	for name, c := range map[string]struct{ front, want string }{
		"order of fields":          {"version: 2026-02-10\nfoo: 1\ntitle: T\n", "title: T\nversion: 2026-02-10\nfoo: 1\n"},
		"lists in lines":           {"title: T\nrights: [access, erasure]\nsummary: S\n", "title: T\nsummary: S\n\nrights:\n  - access\n  - erasure\n"},
		"lists further in":         {"purposes:\n- title: C\n  id: chat\n- id: b\ntitle: T\n", "title: T\n\npurposes:\n  - id: chat\n    title: C\n  - id: b\n"},
		"a group in braces":        {"title: T\nbanner: {labels: {refuse: Non}, position: top}\n", "title: T\n\nbanner:\n  position: top\n  labels:\n    refuse: Non\n"},
		"an empty list stays":      {"title: T\npurposes:\n  - id: a\n    uses: []\n", "title: T\n\npurposes:\n  - id: a\n    uses: []\n"},
		"an empty text stays":      {"title: T\nsummary: ''\n", "title: T\nsummary: \"\"\n"},
		"an empty field stays":     {"title: T\nsummary:\nrights: [~]\nversion: null\n", "title: T\nsummary:\nversion:\n\nrights:\n  -\n"},
		"needless quotes":          {"title: 'Une page'\nsummary: \"l’autre, là\"\n", "title: Une page\nsummary: l’autre, là\n"},
		"needed quotes":            {"title: 'a: b'\nsummary: 'x #y'\naudience: '{name} et vous'\n", "title: \"a: b\"\nsummary: \"x #y\"\naudience: \"{name} et vous\"\n"},
		"quotes inside":            {"title: '\"a\": b\\c'\n", "title: \"\\\"a\\\": b\\\\c\"\n"},
		"a number is a text":       {"title: 2026\n", "title: \"2026\"\n"},
		"a word for another YAML":  {"title: T\nservices:\n  - id: a\n    vendor: {country: NO}\n", "title: T\n\nservices:\n  - id: a\n    vendor:\n      country: \"NO\"\n"},
		"dates and durations bare": {"title: T\nversion: '2026-02-10'\ntrackers:\n  - name: a\n    duration: \"13 mois\"\n    http-only: True\n", "title: T\nversion: 2026-02-10\n\ntrackers:\n  - name: a\n    duration: 13 mois\n    http-only: true\n"},
		"a number that was meant":  {"title: T\nfoo: 012\nbar: \"012\"\n", "title: T\nfoo: 012\nbar: \"012\"\n"},
		"long lines are one":       {"title: T\nsummary: un texte\n  sur deux lignes\naudience: >-\n  et un\n  autre\n", "title: T\nsummary: un texte sur deux lignes\naudience: et un autre\n"},
		"lines are kept":           {"title: T\nsummary: \"un\\n\\ndeux\"\n", "title: T\nsummary: |\n  un\n\n  deux\n"},
		"lines of hyphens":         {"title: T\nsummary: \"un\\n---\\ndeux\"\n", "title: T\nsummary: \"un\\n---\\ndeux\"\n"},
		"other planes":             {"title: 🙂\nsummary: \"🙂: x\"\n", "title: 🙂\nsummary: \"🙂: x\"\n"},
	} {
		t.Run(name, func(t *testing.T) {
			if got, want := formatted(t, "---\n"+c.front+"---\n"), "---\n"+c.want+"---\n"; got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestFormatKeepsComments(t *testing.T) {
	for name, c := range map[string]struct{ front, want string }{
		"with their field":     {"# of summary\nsummary: S # beside\n# of title\ntitle: T\n", "# of title\ntitle: T\n# of summary\nsummary: S # beside\n"},
		"of the file":          {"# of the file\n\n# of summary\nsummary: S\ntitle: T\n", "# of the file\n\ntitle: T\n# of summary\nsummary: S\n"},
		"at the end of groups": {"title: T\npurposes:\n  - id: a\n    # of a\n  # of purposes\n# of the end\n", "title: T\n\npurposes:\n  - id: a\n    # of a\n  # of purposes\n\n# of the end\n"},
		"not indented":         {"title: T\npurposes:\n- id: a\n# of b\n- id: b\n# of choice\nchoice:\n  key: x\n", "title: T\n\npurposes:\n  - id: a\n  # of b\n  - id: b\n\n# of choice\nchoice:\n  key: x\n"},
		"behind a hyphen":      {"title: T\npurposes:\n  - # of a\n    id: a\n", "title: T\n\npurposes:\n  # of a\n  - id: a\n"},
		"of a later field":     {"title: T\npurposes:\n  - title: A\n    # of id\n    id: a\n", "title: T\n\npurposes:\n  # of id\n  - id: a\n    title: A\n"},
		"in brackets":          {"title: T\nrights: [ # one\n  access, # two\n  # three\n  erasure ] # four\n", "title: T\n\nrights: # one\n  - access # two\n  # three\n  - erasure # four\n"},
		"behind brackets":      {"title: T\nrights: [access, erasure] # both\n", "title: T\n\nrights: # both\n  - access\n  - erasure\n"},
		"before a value":       {"title: # one\n  # two\n  T # three\n", "# one\n# two\ntitle: T # three\n"},
		"behind a block":       {"title: T\nsummary: | # one\n  a # b\n  c\n# two\nversion: 2026-01-01\n", "title: T\nsummary: | # one\n  a # b\n  c\n# two\nversion: 2026-01-01\n"},
		"no comments":          {"title: 'a # b'\nsummary: \"c # d \\\" # e\"\naudience: x#y\n", "title: \"a # b\"\nsummary: \"c # d \\\" # e\"\naudience: x#y\n"},
		"apart":                {"title: T\n\n\n# one\n\n# two\nversion: 2026-01-01\n", "title: T\n\n# one\n\n# two\nversion: 2026-01-01\n"},
		"alone":                {"# one\n  # two\n", "# one\n# two\n"},
	} {
		t.Run(name, func(t *testing.T) {
			if got, want := formatted(t, "---\n"+c.front+"---\n"), "---\n"+c.want+"---\n"; got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestFormatBodies(t *testing.T) {
	for name, c := range map[string]struct{ body, want string }{
		"one empty line before":   {"\n\nText\n", "\nText\n"},
		"none before":             {"Text", "\nText\n"},
		"nothing":                 {"\n\n \n", ""},
		"blanks at line ends":     {"\nUn \ndeux\t\n \ntrois   \n", "\nUn\ndeux\n\ntrois\n"},
		"a line break":            {"\nUn  \ndeux    \ntrois\n", "\nUn  \ndeux    \ntrois\n"},
		"empty lines":             {"\nUn\n\n\n\ndeux\n", "\nUn\n\ndeux\n"},
		"code":                    {"\n```\na  \n\n\n_b_\n```\n\n    c  \n\n\n    d\n", "\n```\na  \n\n\n_b_\n```\n\n    c  \n\n\n    d\n"},
		"lists":                   {"\n* un\n  * deux\n+ trois\n", "\n- un\n  - deux\n+ trois\n"},
		"two lists":               {"\n- un\n\n* deux\n", "\n- un\n\n* deux\n"},
		"emphasis":                {"\nUn _mot_, __deux__, _**trois**_, _[lien](#a)_, __`code`__.\n\n- fin _ici_\n", "\nUn *mot*, **deux**, ***trois***, *[lien](#a)*, **`code`**.\n\n- fin *ici*\n"},
		"emphasis that is needed": {"\nUn*_mot_* snake_case_name `_x_` [a](b_c_d)\n", "\nUn*_mot_* snake_case_name `_x_` [a](b_c_d)\n"},
		"generated parts":         {"\n{{< own name=\"_x_\" >}}\n\n{{< note >}}_a_  \n\n\nb{{< /note >}}\n", "\n{{< own name=\"_x_\" >}}\n\n{{< note >}}_a_  \n\n\nb{{< /note >}}\n"},
		"windows":                 {"\r\nUn\r\ndeux\r\n", "\nUn\ndeux\n"},
	} {
		t.Run(name, func(t *testing.T) {
			got := strings.TrimPrefix(formatted(t, "---\ntitle: T\n---\n"+c.body), "---\ntitle: T\n---\n")
			if got != c.want {
				t.Errorf("got\n%q\nwant\n%q", got, c.want)
			}
		})
	}
}

// The content that ships is in its form, and comes back to it, byte for byte,
// however else it is written.
func TestFormatOfTheContentThatShips(t *testing.T) {
	source := os.DirFS("../..")
	files, problems := Files(source)
	if len(problems) > 0 || len(files) < 20 {
		t.Fatal(files, problems)
	}
	for _, file := range files {
		raw, err := fs.ReadFile(source, file)
		if err != nil {
			t.Fatal(err)
		}
		for what, text := range map[string][]byte{"as it is": raw, "written another way": disfigured(t, file, raw)} {
			out, problems := Format(file, text)
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			if !bytes.Equal(raw, out) {
				t.Errorf("%s, %s, is not in its canonical form (\"go run . fmt\" writes it):\n%s", file, what, diff.Diff("is", raw, "form", out))
			}
		}
	}
}

// disfigured writes a file in another way: fields in the opposite order, groups
// in braces, texts in single quotes on short lines, other marks, Windows's line
// ends. A file with comments is left as it is, since they would move.
func disfigured(t *testing.T, file string, raw []byte) []byte {
	t.Helper()
	s, problems := parse(file, raw)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	matter, _ := s.matter()
	var doc yaml.Node
	if err := yaml.Load([]byte(matter), &doc); err != nil {
		t.Fatal(err)
	}
	if len(s.remarks()) > 0 {
		return raw
	}
	disfigure(doc.Content[0], 0)
	out, err := yaml.Dump(&doc, yaml.WithIndent(4), yaml.WithLineWidth(60))
	if err != nil {
		t.Fatal(err)
	}
	body := regexp.MustCompile(`(?m)^- `).ReplaceAllString(s.body, "* ")
	text := "\n---  \n" + string(out) + "---\n\n\n" + body + "\n \n"
	return []byte("\ufeff" + strings.ReplaceAll(text, "\n", "\r\n"))
}

func disfigure(n *yaml.Node, depth int) {
	switch {
	case n.Kind == yaml.MappingNode:
		for i, j := 0, len(n.Content)-2; i < j; i, j = i+2, j-2 {
			n.Content[i], n.Content[j] = n.Content[j], n.Content[i]
			n.Content[i+1], n.Content[j+1] = n.Content[j+1], n.Content[i+1]
		}
	case n.Tag == "!!str":
		n.Style = yaml.SingleQuotedStyle
	}
	if depth == 3 {
		n.Style |= yaml.FlowStyle
	}
	for _, c := range n.Content {
		disfigure(c, depth+1)
	}
}

// A file is formatted to what says the same, or refused; nothing in between.
func FuzzFormat(f *testing.F) {
	files, _ := Files(os.DirFS("../.."))
	for _, file := range files {
		raw, err := os.ReadFile("../../" + file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	for _, seed := range []string{
		"---\n# a\n\ntitle: T # b\n# c\npurposes: [ # d\n {id: x, # e\n title: y} ] # f\n  # g\n---\n\n* _x_\n+ y  \n\n\n1) z\n",
		"---\ntitle: |2-\n    a\n   b\n# c\nsummary: >+\n  d # e\n\n# f\nx: 'it''s # g' # h\n---\n__a__ _b_c *d*\n",
		"---\n- a\n---\n", "---\nx:\n- - a\n  # b\n  - c\n- # d\n  e: f\n  # g\n # h\n---\n",
		"---\n\"t\\u2028x\": \"a\u2028b\"\n? y\n: z # c\n---\n", "---\ntrackers:\n  # a\n  - duration:\n    # b\n    name: # c\n    - d\n---\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		const file = "content/acme/cookies.fr.md"
		out, problems := Format(file, text)
		if len(problems) > 0 {
			for _, p := range problems {
				if p.Message == "" || p.File == "" {
					t.Errorf("a problem without place or message: %+v", p)
				}
			}
			return
		}
		again, problems := Format(file, out)
		if len(problems) > 0 || !bytes.Equal(out, again) {
			t.Errorf("a second run changes the file: %v\n%q\n%q", problems, out, again)
		}
		s, _ := parse(file, text)
		matter, _ := s.matter()
		var doc yaml.Node
		if err := yaml.Load([]byte(matter), &doc); err == nil {
			for _, c := range known(&doc) {
				if !bytes.Contains(out, []byte(c)) {
					t.Errorf("the comment %q was lost:\n%q", c, out)
				}
			}
		}
	})
}

// known are the lines of the comments that the YAML library found.
func known(n *yaml.Node) []string {
	var out []string
	for line := range strings.Lines(n.HeadComment + "\n" + n.LineComment + "\n" + n.FootComment) {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	for _, c := range n.Content {
		out = append(out, known(c)...)
	}
	return out
}
