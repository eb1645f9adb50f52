package page

import (
	"regexp"
	"strings"
)

// verbatim is what typography leaves alone: code, shortcodes and link targets.
var verbatim = regexp.MustCompile("(?s)```.*?```|`[^`\n]*`|\\{\\{<.*?>\\}\\}|\\]\\([^)\n]*\\)|<[^>\n]*>")

var (
	beforeSign = regexp.MustCompile(`(\S) ([:;!?»])`)
	afterQuote = regexp.MustCompile(`« (\S)`)
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
		b.WriteString(frenchSpaces(text[end:at[0]]))
		b.WriteString(text[at[0]:at[1]])
		end = at[1]
	}
	b.WriteString(frenchSpaces(text[end:]))
	return b.String()
}

func frenchSpaces(text string) string {
	text = afterQuote.ReplaceAllString(text, "«\u00a0$1")
	return beforeSign.ReplaceAllStringFunc(text, func(m string) string {
		i := strings.LastIndex(m, " ")
		if sign := m[i+1:]; sign == ":" || sign == "»" {
			return m[:i] + "\u00a0" + sign
		}
		return m[:i] + "\u202f" + m[i+1:]
	})
}
