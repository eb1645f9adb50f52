package content

import (
	"errors"
	"strings"

	"go.yaml.in/yaml/v4"

	"charte/build/diag"
)

// yamlProblems turns the decoder's errors into problems of this file; open is the
// number of lines before the YAML.
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
		return diag.List{s.problem(open, 1, unread(err), diag.Sentence{})}
	}
	var out diag.List
	for _, e := range all {
		line, column := e.Mark.Line, e.Mark.Column
		if e.ContextMark.Line > 0 && strings.Contains(e.Message, "end of stream") { // where the quote opened
			line, column = e.ContextMark.Line, e.ContextMark.Column
		}
		said, hint := yamlFault(strings.TrimPrefix(e.Message, "yaml: "))
		out = append(out, s.problem(line+open, column,
			diag.Say("the front matter is not valid YAML: %s", "l’en-tête n’est pas du YAML valide : %s", said), hint))
	}
	return out
}

// yamlFault says in both languages what the decoder says in English, and what to
// do; what is rare stays as the decoder says it.
func yamlFault(message string) (said, hint diag.Sentence) {
	for _, fault := range yamlFaults {
		if strings.Contains(message, fault.part) {
			return diag.Sentence{EN: message, FR: fault.french}, fault.hint
		}
	}
	return diag.Say("%s", "le lecteur de YAML dit %q", message), diag.Sentence{}
}

// yamlFaults are what people get wrong in YAML: a part of the decoder's message
// (go.yaml.in/yaml/v4 v4.0.0), its sense in French, and what to do.
var yamlFaults = []struct {
	part, french string
	hint         diag.Sentence
}{
	{"mapping values are not allowed", "un deux-points n’est pas permis ici",
		diag.Say("a text that holds a colon and a space goes between double quotes",
			"un texte qui contient un deux-points suivi d’une espace se met entre guillemets droits (\"…\")")},
	{"cannot start any token", "rien ne peut commencer par ce caractère",
		diag.Say("indent with spaces, not tabs; a text that begins with @, ` or %% goes between double quotes",
			"faites les retraits avec des espaces, sans tabulation ; un texte qui commence par @, ` ou %% se met entre guillemets droits (\"…\")")},
	{"unexpected end of stream", "un texte entre guillemets ne se termine pas",
		diag.Say("a quotation mark opened here is never closed", "un guillemet ouvert ici n’est jamais fermé")},
	{"did not find expected", "il manque quelque chose avant cet endroit, ou le retrait n’est pas le bon",
		diag.Say("check the indentation of this line and the brackets and quotes before it",
			"vérifiez le retrait de cette ligne, ainsi que les crochets et les guillemets qui précèdent")},
	{"could not find expected ':'", "il manque un deux-points après le nom d’un champ", diag.Sentence{}},
	{"block sequence entries are not allowed", "un élément de liste n’est pas permis ici", diag.Sentence{}},
	{"found a tab character", "une tabulation se trouve là où il faut des espaces", diag.Sentence{}},
	{"unknown escape character", "une barre oblique inverse (\\) est suivie d’un caractère qui ne va pas avec elle", diag.Sentence{}},
	{"control characters are not allowed", "un caractère invisible n’est pas permis ici", diag.Sentence{}},
	{"unknown anchor", "un renvoi (*nom) ne mène nulle part", diag.Sentence{}},
}
