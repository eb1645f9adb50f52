package content

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"charte/build/diag"
	"charte/build/policy"
)

const wordsFolder = "i18n"

// ReadWords reads i18n/<language>.yaml from the defaults and, over them key by
// key, from the user's folder, which may be nil.
func ReadWords(defaults, user fs.FS) (map[string]policy.Words, diag.List) {
	out := map[string]policy.Words{}
	var problems diag.List
	for _, source := range []fs.FS{defaults, user} {
		if source == nil {
			continue
		}
		files, _ := fs.Glob(source, wordsFolder+"/*.yaml") // the pattern is well formed
		slices.Sort(files)
		for _, file := range files {
			text, p := readWordsFile(source, file)
			problems = append(problems, p...)
			lang := strings.TrimSuffix(path.Base(file), ".yaml")
			if _, known := out[lang]; !known {
				out[lang] = policy.Words{Lang: lang, Text: map[string]string{}, Category: category(lang)}
			}
			maps.Copy(out[lang].Text, text)
		}
	}
	return out, problems.Sort()
}

func readWordsFile(folder fs.FS, file string) (map[string]string, diag.List) {
	raw, err := fs.ReadFile(folder, file)
	if err != nil {
		return nil, diag.List{wholeFile(file, unread(err), diag.Sentence{})}
	}
	s := &source{file: file, lines: strings.Split(string(raw), "\n")}
	var doc yaml.Node
	if err := yaml.Load(raw, &doc); err != nil {
		return nil, s.yamlProblems(err, 0)
	}
	t, problems := s.grow(doc.Content[0], 0)
	text := map[string]string{}
	return text, append(problems, flatten(t, "", text)...)
}

// flatten gives every text its dotted key.
func flatten(t *tree, prefix string, out map[string]string) diag.List {
	switch t.kind {
	case scalar:
		out[prefix] = strings.TrimRight(t.text, "\n") // a separator may begin or end with a space
		return nil
	case mapping:
		var problems diag.List
		for _, e := range t.entries {
			problems = append(problems, flatten(e.value, join(prefix, e.key), out)...)
		}
		return problems
	}
	return diag.List{t.problem(textExpected(t), diag.Sentence{})}
}

// category gives the CLDR plural rule of a language for whole numbers. The rules
// of golang.org/x/text are those of CLDR 32; in the languages that there are words
// in, those of CLDR 48 differ below 2,000 in the Maltese dual only (compared number
// by number with ICU 78 on 2026-11-22).
func category(lang string) func(int) string {
	tag := language.Make(lang)
	forms := map[plural.Form]string{
		plural.Zero: "zero", plural.One: "one", plural.Two: "two",
		plural.Few: "few", plural.Many: "many", plural.Other: "other",
	}
	return func(n int) string {
		if lang == "mt" && n%100 == 2 {
			return map[bool]string{true: "two", false: "other"}[n == 2]
		}
		return forms[plural.Cardinal.MatchPlural(tag, n, 0, 0, 0, 0)]
	}
}
