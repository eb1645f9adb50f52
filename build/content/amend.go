package content

import (
	"fmt"
	"io/fs"
	"iter"
	"path"
	"slices"
	"strings"

	"charte/build/policy"
)

// Next is the version that an amendment opens.
type Next struct {
	// Version is the day from which it applies; Announced the day on which it is
	// made public, zero where that is the same.
	Version, Announced policy.Date
	// Changes says what changes and why, in the authoritative language; may be empty
	// and is then left to be written.
	Changes string
}

// Open gives the product's own files of a document as they are once a new version
// is begun: by their paths, with the version, the day of its announcement and an
// empty note on changes; translations lose the note of the version before. A product whose text comes from a base
// gets a file of its own.
func Open(folder fs.FS, product, document string, next Next) (map[string][]byte, error) {
	out := map[string][]byte{}
	langs := Languages(folder)
	for i, lang := range langs {
		file := path.Join(root, product, document+"."+lang+".md")
		before, err := fs.ReadFile(folder, file)
		switch {
		case err != nil && i > 0:
			continue
		case err != nil:
			before = []byte(fence + "\n" + fence + "\n")
		}
		values := []value{{"changes", ""}} // the note of the version before goes
		if i == 0 {
			values = []value{{"version", next.Version.String()}, {"announced", next.Announced.String()}, {"changes", inQuotes(next.Changes)}}
		}
		after, err := Set(file, before, values...)
		if err != nil {
			return nil, err
		}
		out[file] = after
	}
	return out, nil
}

// value is a field of the front matter and what is written after its colon;
// nothing where the field is to go.
type value struct{ name, text string }

// inQuotes is a text between quotation marks, as YAML has it.
func inQuotes(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// Set gives a content file with fields of its front matter set, in canonical form;
// whatever else it holds stays, its comments as well.
func Set(file string, before []byte, values ...value) ([]byte, error) {
	s, problems := parse(file, before)
	if len(problems) > 0 {
		return nil, problems
	}
	open, end := s.openingLine(), s.closing()
	gone := map[int]bool{}
	lines := slices.Clone(s.lines[:open])
	for _, v := range values {
		for i := range s.extent(v.name, end) {
			gone[i] = true
		}
		if v.text != "" {
			lines = append(lines, v.name+": "+v.text)
		}
	}
	for i, line := range s.lines[open:] {
		if !gone[open+i] {
			lines = append(lines, line)
		}
	}
	after, problems := Format(file, []byte(strings.Join(lines, "\n")))
	if len(problems) > 0 {
		return nil, fmt.Errorf("%s cannot be changed: %w", file, problems)
	}
	return after, nil
}

// closing is the index of the line that closes the front matter.
func (s *source) closing() int {
	open := s.openingLine()
	for i := open; i < len(s.lines); i++ {
		if strings.TrimRight(s.lines[i], " \t") == fence {
			return i
		}
	}
	return len(s.lines) - 1
}

// extent gives the indexes of the lines of a field of the top level; none where it
// is not there.
func (s *source) extent(name string, end int) iter.Seq[int] {
	return func(yield func(int) bool) {
		i := slices.IndexFunc(s.front.entries, func(e entry) bool { return e.key == name })
		if i < 0 {
			return
		}
		from, to := s.front.entries[i].line-1, end
		if i+1 < len(s.front.entries) {
			to = s.front.entries[i+1].line - 1
		}
		for to > from+1 && plainLine(s.lines[to-1]) { // comments of the next field
			to--
		}
		for at := from; at < to && yield(at); at++ {
		}
	}
}

func plainLine(line string) bool {
	line = strings.TrimSpace(line)
	return line == "" || strings.HasPrefix(line, "#")
}

// Translated gives the files of a translation, by their paths, that say that they
// are one of the text as it stands: that of the product, or of the bases that it
// extends.
func Translated(folder fs.FS, product, document, lang string) (map[string][]byte, error) {
	r := &reader{folder: folder, files: map[place]*source{}}
	r.present, _ = survey(folder)
	r.bases = owners(r.present, true)
	r.parseAll(folder)
	if r.langs = r.languages(); len(r.problems) > 0 {
		return nil, r.problems.Sort()
	}
	if lang == r.langs[0] {
		return nil, fmt.Errorf("%q is the authoritative language; a translation is in another one", lang)
	}
	out := map[string][]byte{}
	for _, owner := range r.chain(product) {
		original, file := r.files[place{owner, document, r.langs[0]}], r.present[place{owner, document, lang}]
		if original == nil || file == "" {
			continue
		}
		var list strings.Builder
		for _, c := range clausesOf(original, frontOf(original.file)) {
			list.WriteString("\n  - " + c.String())
		}
		before, err := fs.ReadFile(folder, file)
		if err == nil {
			out[file], err = Set(file, before, value{"translates", list.String()})
		}
		if err != nil {
			return nil, err
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s has no %s in the language %q; \"charte new translation %s %s %s\" writes it", product, document, lang, product, document, lang)
	}
	return out, nil
}
