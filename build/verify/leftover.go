package verify

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// spilt is what a template leaves in a text when something went wrong: what Go's
// templates and formats write for a value that is missing or refused, a template's
// own marks, a date that nobody set, a character reference escaped twice.
var spilt = regexp.MustCompile(`ZgotmplZ|<nil>|<no value>|%!\w?\(|\{\{|\}\}|\[i18n\]|\[object \w+\]|\b0001-01-01\b|&(?:amp|lt|gt|quot|nbsp|#\d+|#x[0-9a-fA-F]+);`)

// spiltInCode is what no code holds of these.
var spiltInCode = regexp.MustCompile(`ZgotmplZ|<no value>|%!\w?\(`)

// unfilled is a word that was to be replaced: {name}.
var unfilled = regexp.MustCompile(`\{[a-z][a-z0-9-]*\}`)

// untranslated is a text that is nothing but the key of one: page.version.
var untranslated = regexp.MustCompile(`^[a-z]+(?:-[a-z]+)*(?:\.[a-z]+(?:-[a-z]+)*)+$`)

// textual are the attributes that somebody reads or hears.
var textual = []string{"alt", "aria-label", "aria-description", "content", "data-label", "label", "placeholder", "title", "value"}

// asWritten are elements in which a text may look like anything.
var asWritten = []string{"code", "pre", "kbd", "samp", "script", "style", "template"}

// leftovers are the texts of a page that were not filled in.
func (d *document) leftovers() []leftover {
	var out []leftover
	known := append(d.hosts(), d.files()...)
	for n := range d.root.Descendants() {
		switch n.Type {
		case html.TextNode:
			if words := leftIn(n.Data, known, within(n.Parent, asWritten...) != nil); words != "" {
				out = append(out, leftover{words, d.place(n.Parent)})
			}
		case html.ElementNode:
			for _, a := range n.Attr {
				if !slices.Contains(textual, a.Key) {
					continue
				}
				if words := leftIn(a.Val, known, n.Data == "meta" && attr(n, "http-equiv") != ""); words != "" {
					out = append(out, leftover{words, d.place(n)})
				}
			}
		}
	}
	return out
}

// leftIn finds what was left in a text; in code, only what no code holds. Known are
// names that look like keys and are none: of hosts and of files.
func leftIn(text string, known []string, code bool) string {
	if code {
		return spiltInCode.FindString(text)
	}
	if strings.ContainsAny(text, "{}<&[%Z") || strings.Contains(text, "0001-") {
		for _, mark := range []*regexp.Regexp{spilt, unfilled} {
			if words := mark.FindString(text); words != "" {
				return words
			}
		}
	}
	trimmed := strings.TrimSpace(text)
	if strings.Contains(trimmed, ".") && untranslated.MatchString(trimmed) && !isHost(trimmed) && !slices.Contains(known, trimmed) {
		return trimmed
	}
	return ""
}

// isHost tells whether a text could be the name of a host as well as a key: it ends
// like one, with two or three letters, or with one of the long endings in use for
// sites of companies.
func isHost(text string) bool {
	end := text[strings.LastIndex(text, ".")+1:]
	return len(end) <= 3 || slices.Contains([]string{"info", "example", "shop", "store", "online", "cloud", "site", "paris", "bzh"}, end)
}
