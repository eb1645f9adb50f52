package policy

import (
	"fmt"
	"regexp"
	"sort"
	"strings"
)

// Words are the words of one language: those of pages, of the banner, of
// durations and of the standard clauses. Keys are dotted ("banner.accept").
type Words struct {
	Lang string
	// Text holds every word by key. A text may hold {placeholders}.
	Text map[string]string
	// Category gives the CLDR plural category of a whole number ("one", "other").
	Category func(n int) string
}

var placeholder = regexp.MustCompile(`\{[a-z][a-z.-]*\}`)

// Get gives a text with its placeholders filled from name, value pairs. An
// unknown key gives the key itself in ⟨⟩, so that it is seen.
func (w Words) Get(key string, pairs ...string) string {
	text, ok := w.Text[key]
	if !ok {
		return "⟨" + key + "⟩"
	}
	return Fill(text, pairs...)
}

// Has tells whether the language has the key.
func (w Words) Has(key string) bool { _, ok := w.Text[key]; return ok }

// Fill replaces {name} by value for each name, value pair.
func Fill(text string, pairs ...string) string {
	if len(pairs) < 2 || !strings.Contains(text, "{") {
		return text
	}
	var out strings.Builder
	for {
		i := strings.IndexByte(text, '{')
		if i < 0 {
			out.WriteString(text)
			return out.String()
		}
		out.WriteString(text[:i])
		text = text[i+1:]
		if value, rest, ok := filled(text, pairs); ok {
			out.WriteString(value)
			text = rest
		} else {
			out.WriteByte('{')
		}
	}
}

// filled gives the value for the name with which text begins, and what follows it.
func filled(text string, pairs []string) (value, rest string, ok bool) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if after, ok := strings.CutPrefix(text, pairs[i]); ok && strings.HasPrefix(after, "}") {
			return pairs[i+1], after[1:], true
		}
	}
	return "", "", false
}

// Placeholders are the names in braces of a text, each once, sorted.
func Placeholders(text string) []string {
	seen := map[string]bool{}
	var out []string
	for _, m := range placeholder.FindAllString(text, -1) {
		if name := m[1 : len(m)-1]; !seen[name] {
			seen[name] = true
			out = append(out, name)
		}
	}
	sort.Strings(out)
	return out
}

// Duration says a duration: "13 mois", "session du navigateur".
func (w Words) Duration(d Duration) string {
	switch d.Until {
	case SessionEnd:
		return w.Get("duration.session")
	case Deleted:
		return w.Get("duration.deleted")
	case NotStated:
		return w.Get("duration.not-stated")
	}
	var parts []string
	for _, p := range d.Span.Parts() {
		parts = append(parts, w.Count("duration."+p.Unit, p.N))
	}
	return w.List(parts)
}

// Count says a number of things: the text of key.one, key.other, … by the
// language's plural rule, with {n} filled.
func (w Words) Count(key string, n int) string {
	form := key + "." + w.Category(n)
	if !w.Has(form) {
		form = key + ".other"
	}
	return w.Get(form, "n", fmt.Sprint(n))
}

// List joins words as the language does: "a, b et c".
func (w Words) List(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], w.Get("list.comma")) + w.Get("list.and") + items[last]
}

// Date says a day: "10 février 2026", "1er mars 2026".
func (w Words) Date(d Date) string {
	if d.IsZero() {
		return w.Get("date.not-stated")
	}
	key := "date.format"
	if d.Day == 1 && w.Has("date.first") {
		key = "date.first"
	}
	month := w.Get(fmt.Sprintf("date.month-%d", d.Month))
	return w.Get(key, "day", fmt.Sprint(d.Day), "month", month, "year", fmt.Sprint(d.Year))
}
