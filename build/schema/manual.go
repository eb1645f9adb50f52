package schema

import (
	"reflect"
	"regexp"
	"slices"
	"strings"

	"charte/build/policy"
)

// manual is what docs/content.md says of fields. It finds a field
//
//   - in the table under the heading of its kind, or under a line that begins
//     with the name of its group: "`trackers`, what is stored or read:";
//   - inside of what is said of its group: "`kept`, how long the data are,
//     `reviewed`, the day on which …";
//   - in the line in front of the table of its group;
//   - where another group of the same type is described.
type manual struct {
	// tables are by the heading, or the name of the group, in front of them.
	tables map[string][]row
	// types hold what was found for the fields of each type.
	types map[reflect.Type]map[string]string
	// intros are what such a line says of its group.
	intros map[string]string
}

// row speaks of one field or of several.
type row struct {
	names []string
	text  string
}

var (
	code = regexp.MustCompile("`([^`]+)`")
	// mark says in the manual that a field is words.
	mark = regexp.MustCompile(` ?\(?\*\*w\*\*\)?`)
	// leading are the names with which a line begins, and what it says of them.
	leading = regexp.MustCompile("^((?:`[^`]+`(?: and |, )?)+)(.*)$")
)

// readManual takes the text of docs/content.md.
func readManual(text string) *manual {
	m := &manual{tables: map[string][]row{}, intros: map[string]string{}, types: map[reflect.Type]map[string]string{}}
	var scope []string
	for _, block := range strings.Split(text, "\n\n") {
		switch first, _, _ := strings.Cut(block, "\n"); {
		case strings.HasPrefix(first, "#"):
			heading, _, _ := strings.Cut(strings.TrimLeft(first, "# "), ":")
			scope = []string{heading}
		case strings.HasPrefix(first, "|"):
			for _, name := range scope {
				m.tables[name] = append(m.tables[name], rows(block)...)
			}
		case leading.MatchString(first):
			parts := leading.FindStringSubmatch(strings.ReplaceAll(block, "\n", " "))
			scope = namesIn(parts[1])
			for _, name := range scope {
				m.intros[name] = parts[2]
			}
		}
	}
	return m
}

// rows reads the lines of a table: names, marks, text.
func rows(table string) []row {
	var out []row
	for line := range strings.Lines(table) {
		cells := strings.Split(strings.ReplaceAll(line, `\|`, "\x00"), "|")
		if len(cells) < 4 {
			continue
		}
		text := strings.ReplaceAll(strings.Join(cells[3:len(cells)-1], "|"), "\x00", "|")
		out = append(out, row{namesIn(cells[1]), strings.TrimSpace(text)})
	}
	return out
}

func namesIn(text string) []string {
	var out []string
	for _, m := range code.FindAllStringSubmatch(text, -1) {
		out = append(out, m[1])
	}
	return out
}

// visit looks for what is said of every field of a struct, and of those inside.
func (m *manual) visit(typ reflect.Type, scope, around string) {
	for _, f := range policy.Fields(typ) {
		text := m.text(typ, scope, around, f)
		if inner, ok := f.Group(); ok {
			m.visit(inner, f.Name, text)
		}
	}
}

// text is what the manual says of a field, as it stands there.
func (m *manual) text(typ reflect.Type, scope, around string, f policy.Field) string {
	if m.types[typ] == nil {
		m.types[typ] = map[string]string{}
	}
	for _, found := range []string{m.row(scope, f.Name), mention(around, typ, f.Name), m.intros[f.Name]} {
		if sentence(found, f.Single()) != "" {
			m.types[typ][f.Name] = found
			return found
		}
	}
	return m.types[typ][f.Name]
}

// row finds a field in the table of a group.
func (m *manual) row(scope, name string) string {
	for _, r := range m.tables[scope] {
		if slices.Contains(r.names, name) {
			return r.text
		}
	}
	return ""
}

// mention is what follows the first mention of a field, up to the first mention
// of another field of its struct.
func mention(text string, typ reflect.Type, name string) string {
	from, to := strings.Index(text, "`"+name+"`"), len(text)
	if from < 0 {
		return ""
	}
	for _, f := range policy.Fields(typ) {
		if at := strings.Index(text, "`"+f.Name+"`"); at > from {
			to = min(to, at)
		}
	}
	return text[from+len(name)+2 : to]
}

// sentence makes a description of what stands in the manual; of a group, what is
// said before its fields.
func sentence(text string, typ reflect.Type) string {
	text = strings.TrimSpace(mark.ReplaceAllString(text, ""))
	if inside, ok := strings.CutPrefix(text, "("); ok {
		text, _, _ = strings.Cut(inside, ")")
	}
	if typ.Kind() == reflect.Struct {
		for _, f := range policy.Fields(typ) {
			if at := regexp.MustCompile("[^ ](: [a-z ]*`" + f.Name + "`)").FindStringSubmatchIndex(text); at != nil {
				text = text[:at[2]]
			}
		}
	}
	text = strings.TrimSuffix(strings.Trim(text, " ,;:."), " and")
	return strings.Trim(text, " ,;:.")
}
