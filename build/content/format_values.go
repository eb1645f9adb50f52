package content

import (
	"fmt"
	"reflect"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"

	"charte/build/policy"
)

// form gives a single value as it is written, and the further lines of a text
// that has several: without quotes where YAML reads the same back, and else in
// double ones. Dates, durations and addresses are never in doubt, since their
// field says what they are.
func form(p *piece, typ *reflect.Type) (string, []string) {
	text := saidIn(p.text, typ)
	switch {
	case typ != nil && policy.IsText(*typ) && readsBack(text):
		return text, nil
	case typ != nil && (*typ).Kind() == reflect.Bool && p.tag == "!!bool":
		return strings.ToLower(text), nil
	case p.tag != "!!str" && !(isWords(typ) && isWritten(p.tag)):
		return p.text, nil // a number, or true or false, where none is expected
	}
	if head, block := blockOf(text, isWords(typ)); block != nil {
		return head, block
	}
	if isPlain(text) {
		return text, nil
	}
	return quoted(text), nil
}

// isWords tells whether a field holds texts without a form of their own.
func isWords(typ *reflect.Type) bool {
	return typ != nil && (*typ).Kind() == reflect.String && !policy.IsText(*typ)
}

// isWritten tells whether the reader takes a value of that type for a text: it
// does so with whole numbers and dates.
func isWritten(tag string) bool { return tag != "!!bool" && tag != "!!float" }

// saidIn is a text as the reader takes it: without blanks around.
func saidIn(text string, typ *reflect.Type) string {
	if isWords(typ) {
		return strings.TrimSpace(text)
	}
	return text
}

// readsBack tells whether a text is read as itself without quotes.
func readsBack(text string) bool {
	var doc yaml.Node
	if strings.ContainsAny(text, "\n\r") || yaml.Load([]byte("k: "+text+"\nl:\n  - "+text+"\n"), &doc) != nil {
		return false
	}
	for _, n := range []*yaml.Node{doc.Content[0].Content[1], doc.Content[0].Content[3]} {
		if n.Kind == yaml.SequenceNode && len(n.Content) == 1 {
			n = n.Content[0]
		}
		if n.Kind != yaml.ScalarNode || n.Style != 0 || n.Tag == "!!null" || n.Value != text {
			return false
		}
	}
	return true
}

// isPlain asks the YAML library whether it would write a text without quotes. It
// would not where another reader of YAML could take it for something else: NO,
// 12:30, 012. It escapes what lies outside of the basic plane, which needs none.
func isPlain(text string) bool {
	basic := strings.Map(func(r rune) rune {
		if r > 0xffff {
			return 'x'
		}
		return r
	}, text)
	out, err := yaml.Dump(map[string]string{"k": basic}, yaml.WithLineWidth(-1))
	return err == nil && string(out) == "k: "+basic+"\n"
}

// quoted writes a text between double quotes.
func quoted(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < 0x100 && !isVisible(r):
			fmt.Fprintf(&b, `\x%02x`, r)
		case !isVisible(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// isVisible tells whether a character can stand for itself.
func isVisible(r rune) bool {
	return !unicode.IsControl(r) && r != '\u2028' && r != '\u2029' && r != '\ufeff' && r != '\ufffe' && r != '\uffff'
}

// blockOf gives the head and the lines of a text of several lines; no lines
// where it has one, or cannot stand in a block. Words may gain a line end, which
// the reader takes away.
func blockOf(text string, words bool) (string, []string) {
	head := "|"
	if body, ended := strings.CutSuffix(text, "\n"); ended {
		text = body
	} else if !words {
		head = "|-"
	}
	lines := strings.Split(text, "\n")
	if len(lines) < 2 || lines[0] == "" || lines[len(lines)-1] == "" || blank(rune(lines[0][0])) {
		return "", nil
	}
	for _, l := range lines {
		ends := l != strings.TrimRight(l, " \t")
		if ends || strings.TrimSpace(l) == fence || strings.ContainsFunc(l, func(r rune) bool { return r != '\t' && !isVisible(r) }) {
			return "", nil
		}
	}
	return head, lines
}
