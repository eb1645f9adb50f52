package diag

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unique"
)

// Sentence is one sentence in the two languages in which charte speaks to those
// who write content.
type Sentence struct{ EN, FR string }

// In gives the sentence in French for "fr" and in English for everything else.
func (s Sentence) In(lang string) string {
	if lang == "fr" {
		return s.FR
	}
	return s.EN
}

// Say gives a sentence in both languages, from two formats of package fmt for the
// same arguments. A Sentence among these stands for its words in the language at
// hand, and %q puts a word between the quotation marks of that language.
func Say(en, fr string, args ...any) Sentence {
	return Sentence{fmt.Sprintf(en, spoken(args, "en")...), fmt.Sprintf(fr, spoken(args, "fr")...)}
}

func spoken(args []any, lang string) []any {
	out := slices.Clone(args)
	for i, arg := range out {
		if s, ok := arg.(Sentence); ok {
			out[i] = s.In(lang)
		}
		if word, ok := out[i].(string); ok && lang == "fr" {
			out[i] = frenchWord(word)
		}
	}
	return out
}

// frenchWord is a text that %q puts between French quotation marks, with what
// cannot be seen escaped.
type frenchWord string

func (w frenchWord) Format(f fmt.State, verb rune) {
	if verb != 'q' {
		fmt.Fprintf(f, fmt.FormatString(f, verb), string(w))
		return
	}
	quoted := strconv.Quote(string(w))
	_, _ = io.WriteString(f, "«\u00a0"+strings.ReplaceAll(quoted[1:len(quoted)-1], `\"`, `"`)+"\u00a0»") // fmt keeps the text
}

// Mistake is what is wrong with a value, as an error: what reads a value does not
// know where it stands.
type Mistake struct {
	Message Sentence
	// Hint is what to write instead; may be empty.
	Hint Sentence
}

// Error gives the message and the hint in English.
func (m Mistake) Error() string {
	if m.Hint.EN == "" {
		return m.Message.EN
	}
	return m.Message.EN + "; " + m.Hint.EN
}

// With gives the problem at the same place with another message and hint.
func (p Problem) With(message, hint Sentence) Problem {
	p.Severity, p.Message, p.Hint = Error, message.EN, hint.EN
	p.french = unique.Make(words{message.FR, hint.FR})
	return p
}

// words are Message and Hint in another language.
type words struct{ message, hint string }

// In gives the problem in French for "fr". What exists in one language only stays
// as it is: findings are made in the language of who reads them.
func (p Problem) In(lang string) Problem {
	if lang != "fr" {
		return p
	}
	p.inFrench = true
	if p.french != (unique.Handle[words]{}) {
		p.Message, p.Hint = p.french.Value().message, p.french.Value().hint
	}
	return p
}

// In gives the problems in French for "fr", and as they are for everything else.
func (l List) In(lang string) List {
	out := slices.Clone(l)
	for i := range out {
		out[i] = out[i].In(lang)
	}
	return out
}
