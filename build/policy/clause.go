package policy

import (
	"regexp"
	"strings"
)

// Clause is what stands in a text under a heading with an anchor, up to the next
// one.
type Clause struct {
	// Anchor is "" for what stands before the first heading.
	Anchor string
	// Title is the heading without its marks.
	Title string
	// Markdown is the clause, with its heading.
	Markdown string
	// At is where it begins in the Markdown of the body.
	At int
}

var clauseHeading = regexp.MustCompile(`^#{2,3} +(.*?) *\{#([a-z0-9-]+)\}\s*$`)

// Clauses are those of the text, in its order.
func (b Body) Clauses() []Clause {
	var out []Clause
	now, at, code := Clause{}, 0, false
	end := func() {
		now.Markdown = b.Markdown[now.At:at]
		if now.Anchor != "" || strings.TrimSpace(now.Markdown) != "" {
			out = append(out, now)
		}
	}
	for line := range strings.Lines(b.Markdown) {
		if strings.HasPrefix(line, "```") {
			code = !code
		}
		if found := clauseHeading.FindStringSubmatch(strings.TrimRight(line, "\n")); found != nil && !code {
			end()
			now = Clause{Anchor: found[2], Title: found[1], At: at}
		}
		at += len(line)
	}
	end()
	return out
}
