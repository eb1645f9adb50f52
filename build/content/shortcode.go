package content

import (
	"fmt"
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
		"browsers", "choices", "contact", "controller", "data", "links", "purposes",
		"refused", "rights", "services", "texts", "trackers", "withdraw",
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
			b.report(b.source.bodyLine+i, "a generated part is not closed", "write it on one line: {{< trackers >}}")
		}
		for _, m := range found {
			b.part(b.source.bodyLine+i, m, strings.TrimSpace(line) == m[0])
		}
	}
}

func (b *body) part(line int, m []string, alone bool) {
	if m[1] == "%" || m[3] == "%" {
		b.report(line, m[0]+" is not a generated part", "write {{< "+strings.TrimSpace(m[2])+" >}}")
		return
	}
	words := partWords.FindStringSubmatch(m[2])
	if words == nil {
		b.report(line, m[0]+" is not a generated part", partsHint(""))
		return
	}
	name, options := words[1], strings.TrimSpace(words[2])
	block := slices.Contains(blockParts, name)
	switch {
	case !block && !slices.Contains(inlineParts, name):
		if !b.known(name) {
			b.report(line, fmt.Sprintf("there is no generated part %q", name), partsHint(name))
		}
	case options != "" && (name != "trackers" || !partOption.MatchString(options)):
		b.report(line, fmt.Sprintf("%q takes no %s", name, options), "only trackers takes something: {{< trackers purpose=\"chat\" >}}")
	case block && !alone:
		b.report(line, fmt.Sprintf("the generated part %q stands inside of a text", name), "give it a line of its own, with an empty line before and after")
	}
}

func partsHint(name string) string {
	all := append(slices.Clone(blockParts), inlineParts...)
	if near := diag.Nearest(name, all); near != "" {
		return fmt.Sprintf("did you mean {{< %s >}}?", near)
	}
	return "the parts are " + strings.Join(all, ", ")
}
