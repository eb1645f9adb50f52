package page

import (
	"regexp"
	"strings"
)

// verbatim is what typography leaves alone: code, shortcodes and link targets.
var verbatim = regexp.MustCompile("(?s)```.*?```|`[^`\n]*`|\\{\\{<.*?>\\}\\}|\\]\\([^)\n]*\\)|<[^>\n]*>")

var french = strings.NewReplacer(
	" :", "\u00a0:", " »", "\u00a0»", "« ", "«\u00a0",
	" ;", "\u202f;", " !", "\u202f!", " ?", "\u202f?",
)

// typography sets the spaces that French does not break, where an author typed
// ordinary ones: U+00A0 before a colon and inside « », U+202F before ; ! and ?.
// Other languages stay as written. Lines stay where they are.
func typography(lang, text string) string {
	if lang != "fr" && !strings.HasPrefix(lang, "fr-") {
		return text
	}
	var b strings.Builder
	end := 0
	for _, at := range verbatim.FindAllStringIndex(text, -1) {
		b.WriteString(french.Replace(text[end:at[0]]))
		b.WriteString(text[at[0]:at[1]])
		end = at[1]
	}
	b.WriteString(french.Replace(text[end:]))
	return b.String()
}
