package change

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"

	"charte/build/policy"
)

// headingLine is a heading of Markdown with its permanent anchor.
var headingLine = regexp.MustCompile(`^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*\{[^{}]*#([^\s{}]+)[^{}]*\}[ \t]*$`)

// fence opens or closes a stretch of code.
var fence = regexp.MustCompile("^ {0,3}(`{3,}|~{3,})")

// Clauses gives a short digest of each clause of a text, by its anchor; "" is what
// stands before the first heading, where there is anything. A digest is the first
// eight hexadecimal digits of the SHA-256 of the clause's heading, without its
// marks, and its Markdown, in which typography is levelled: white space, kinds of
// quotation marks, dashes and dots, and the spaces that French puts around
// punctuation. A translation names the clauses that it translates by them.
func Clauses(b policy.Body) map[string]string {
	out := map[string]string{}
	id, text := "", &strings.Builder{}
	keep := func() {
		if s := level(text.String()); s != "" || id != "" {
			sum := sha256.Sum256([]byte(s))
			out[id] = hex.EncodeToString(sum[:])[:8]
		}
	}
	open := ""
	for line := range strings.Lines(b.Markdown) {
		line = strings.TrimRight(line, "\r\n")
		open = fenced(open, line)
		if m := headingLine.FindStringSubmatch(line); m != nil && open == "" {
			keep()
			id = m[2]
			text.Reset()
			line = m[1]
		}
		text.WriteString(line + "\n")
	}
	keep()
	return out
}

// fenced gives the fence of the code in which one is after a line, or "".
func fenced(open, line string) string {
	m := fence.FindStringSubmatch(line)
	switch {
	case m == nil:
		return open
	case open == "":
		return m[1]
	case strings.HasPrefix(m[1], open):
		return ""
	}
	return open
}

var typography = strings.NewReplacer(
	"« ", `"`, "«", `"`, " »", `"`, "»", `"`, "“", `"`, "”", `"`, "„", `"`, "’", "'", "‘", "'", "ʼ", "'",
	"–", "-", "—", "-", "‑", "-", "…", "...", "\u00ad", "",
	" ;", ";", " :", ":", " ?", "?", " !", "!", " %", "%")

// level takes away what is typography alone.
func level(markdown string) string { return typography.Replace(folded(markdown)) }
