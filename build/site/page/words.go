package page

import (
	"html/template"
	"regexp"
	"strings"
	"unicode"

	"charte/build/policy"
)

// mailAddress finds addresses of electronic mail in escaped text.
var mailAddress = regexp.MustCompile(`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`)

// line escapes a sentence, marks what stands between backticks as code and makes
// links of mail addresses.
func line(text string) template.HTML {
	var b strings.Builder
	for i, part := range strings.Split(text, "`") {
		part = template.HTMLEscapeString(part)
		if i%2 == 1 {
			b.WriteString("<code>" + part + "</code>")
			continue
		}
		b.WriteString(mailAddress.ReplaceAllString(part, `<a href="mailto:$0">$0</a>`))
	}
	return template.HTML(b.String())
}

// capital begins a text with a capital letter.
func capital(text string) string {
	for _, r := range text {
		return string(unicode.ToUpper(r)) + text[len(string(r)):]
	}
	return text
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
	return template.HTML(`<a href="` + template.HTMLEscapeString(href) + `">` + template.HTMLEscapeString(text) + `</a>`)
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

// longName is how many characters a name may have before it needs places to break.
const longName = 22

// codeName is a tracker's name; a long one may break after its separators.
func codeName(name string) template.HTML {
	text := template.HTMLEscapeString(name)
	if len([]rune(name)) > longName {
		text = strings.NewReplacer("_", "_<wbr>", "-", "-<wbr>", ".", ".<wbr>", ":", ":<wbr>").Replace(text)
	}
	return template.HTML("<code>" + text + "</code>")
}

// first gives the first text that is not empty.
func first(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}
