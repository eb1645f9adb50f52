package content

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"charte/build/diag"
)

// blockParts stand on a line of their own, inlineParts inside a sentence. Their
// layouts are layouts/_shortcodes/<name>.html.
var (
	blockParts = []string{
		"assessment", "browsers", "choices", "conformity", "contact", "controller", "data", "exceptions", "host", "links",
		"processing", "publisher", "purposes", "recipients", "redress", "refused", "rights", "services", "subprocessors",
		"terms", "texts", "trackers", "transfers", "withdraw",
	}
	inlineParts = []string{"address", "date", "name"}
)

var (
	shortcode  = regexp.MustCompile(`\{\{([<%])(.*?)([>%])\}\}`)
	opening    = regexp.MustCompile(`\{\{[<%]`)
	partWords  = regexp.MustCompile(`^\s*([a-z][a-z0-9-]*)((?:\s.*)?)$`)
	partOption = regexp.MustCompile(`^\s*purpose="[^"]*"\s*$`)
)

// hasShortcode tells whether the user's own layouts hold a shortcode.
func (r *reader) hasShortcode(name string) bool {
	_, err := fs.Stat(r.folder, "layouts/_shortcodes/"+name+".html")
	return err == nil
}

// shortcodes checks every {{< … >}} of the text. Only charte's own parts and
// the user's own are let through: what else Hugo knows would load from other
// hosts.
func (b *body) shortcodes() {
	for i, line := range strings.Split(string(b.text), "\n") {
		found := shortcode.FindAllStringSubmatch(line, -1)
		if len(found) < len(opening.FindAllString(line, -1)) {
			b.report(b.source.bodyLine+i, diag.Say("a generated part is not closed", "un élément généré n’est pas fermé"),
				diag.Say("write it on one line: {{< trackers >}}", "écrivez-le sur une seule ligne : {{< trackers >}}"))
		}
		for _, m := range found {
			b.part(b.source.bodyLine+i, m, strings.TrimSpace(line) == m[0])
		}
	}
}

func (b *body) part(line int, m []string, alone bool) {
	noPart := diag.Say("%s is not a generated part", "%s n’est pas un élément généré", m[0])
	if m[1] == "%" || m[3] == "%" {
		b.report(line, noPart, diag.Say("write {{< %s >}}", "écrivez {{< %s >}}", strings.TrimSpace(m[2])))
		return
	}
	words := partWords.FindStringSubmatch(m[2])
	if words == nil {
		b.report(line, noPart, partsHint(""))
		return
	}
	name, options := words[1], strings.TrimSpace(words[2])
	block := slices.Contains(blockParts, name)
	switch {
	case !block && !slices.Contains(inlineParts, name):
		if !b.known(name) {
			b.report(line, diag.Say("there is no generated part %q", "il n’y a pas d’élément généré %q", name), partsHint(name))
		}
	case options != "" && (name != "trackers" || !partOption.MatchString(options)):
		b.report(line, diag.Say("%q takes no %s", "%q n’accepte pas %s", name, options),
			diag.Say("only trackers takes something: {{< trackers purpose=\"chat\" >}}", "seul trackers accepte une précision : {{< trackers purpose=\"chat\" >}}"))
	case block && !alone:
		b.report(line, diag.Say("the generated part %q stands inside of a text", "l’élément généré %q se trouve à l’intérieur d’un texte", name),
			diag.Say("give it a line of its own, with an empty line before and after", "placez-le sur une ligne à part, avec une ligne vide avant et après"))
	}
}

func partsHint(name string) diag.Sentence {
	all := append(slices.Clone(blockParts), inlineParts...)
	if near := diag.Nearest(name, all); near != "" {
		return diag.Say("did you mean {{< %s >}}?", "vouliez-vous dire {{< %s >}} ?", near)
	}
	return diag.Say("the parts are %s", "les éléments sont : %s", strings.Join(all, ", "))
}
