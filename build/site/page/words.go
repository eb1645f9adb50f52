package page

import (
	"html/template"
	"strings"

	"charte/build/policy"
)

// line escapes a sentence and marks what stands between backticks as code.
func line(text string) template.HTML {
	var b strings.Builder
	for i, part := range strings.Split(text, "`") {
		if i%2 == 1 {
			b.WriteString("<code>" + template.HTMLEscapeString(part) + "</code>")
			continue
		}
		b.WriteString(template.HTMLEscapeString(part))
	}
	return template.HTML(b.String())
}

// lines are sentences, empty ones left out.
func lines(texts ...string) []template.HTML {
	var out []template.HTML
	for _, text := range texts {
		if text != "" {
			out = append(out, line(text))
		}
	}
	return out
}

// anchor is a link in a generated sentence.
func anchor(href, text string) template.HTML {
	if href == "" {
		return line(text)
	}
	return template.HTML(`<a href="` + template.HTMLEscapeString(href) + `">` + string(line(text)) + `</a>`)
}

// day is a date in words, with the date that a machine reads.
func day(w policy.Words, d policy.Date) template.HTML {
	text := template.HTMLEscapeString(w.Date(d))
	if d.IsZero() {
		return template.HTML(text)
	}
	return template.HTML(`<time datetime="` + d.String() + `">` + text + `</time>`)
}

// put sets finished markup into a sentence, by name, value pairs: {name} becomes
// value. The sentence itself is escaped.
func put(sentence string, pairs ...template.HTML) template.HTML {
	var old []string
	for i := 0; i+1 < len(pairs); i += 2 {
		old = append(old, "{"+string(pairs[i])+"}", string(pairs[i+1]))
	}
	return template.HTML(strings.NewReplacer(old...).Replace(string(line(sentence))))
}

// code puts backticks around a name.
func code(name string) string { return "`" + strings.ReplaceAll(name, "`", "'") + "`" }

// first gives the first text that is not empty.
func first(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}
