package diag

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// Report writes findings for somebody who reads them all.
type Report struct {
	Style
	// Lang is "fr" or "en".
	Lang string
	// Titles name the document of a file, in the reader's words; a file without a
	// title stands under its own name.
	Titles map[string]string
}

// Write writes findings by document and, within one, by rule: the most serious
// first, each place on a line that editors recognise, then what to write instead
// and the source, once a rule. What was accepted follows, with reason and end;
// the last line counts. The list is sorted by [List.Sort].
func (r Report) Write(w io.Writer, l List) error {
	var b strings.Builder
	open, accepted := l.Split()
	for _, file := range files(open) {
		b.WriteString(r.paint("1", r.title(file)) + "\n\n")
		here := slices.DeleteFunc(slices.Clone(open), func(p Problem) bool { return p.File != file })
		for _, code := range codes(here) {
			r.rule(&b, slices.DeleteFunc(slices.Clone(here), func(p Problem) bool { return p.Code != code }))
		}
	}
	r.accepted(&b, accepted)
	b.WriteString(r.Totals(l) + "\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// Split parts the findings that count from those that somebody accepted.
func (l List) Split() (open, accepted List) {
	for _, p := range l {
		if p.Accepted == "" {
			open = append(open, p)
		} else {
			accepted = append(accepted, p)
		}
	}
	return open, accepted
}

func files(l List) []string {
	var out []string
	for _, p := range l {
		if !slices.Contains(out, p.File) {
			out = append(out, p.File)
		}
	}
	return out
}

func (r Report) title(file string) string {
	if t := r.Titles[file]; t != "" {
		return t
	}
	return file
}

func (r Report) rule(b *strings.Builder, l List) {
	for _, hint := range hints(l) {
		for _, p := range l {
			if p.Hint == hint {
				r.finding(b, p)
			}
		}
		if hint != "" {
			fmt.Fprintf(b, "    %s %s\n", r.paint("36", "→"), hint)
		}
	}
	fmt.Fprintf(b, "    %s\n\n", r.paint("2", r.say("Source: ", "Source : ")+l[0].Source))
}

// hints are what to write instead, each once, in the order of the findings.
func hints(l List) []string {
	var out []string
	for _, p := range l {
		if !slices.Contains(out, p.Hint) {
			out = append(out, p.Hint)
		}
	}
	return out
}

func (r Report) finding(b *strings.Builder, p Problem) {
	fmt.Fprintf(b, "%s: %s %s\n", r.paint("1", p.Position.String()), r.paint(colours[p.Severity], r.severity(p.Severity)+" ["+p.Code+"]"), p.Message)
	if p.Words != "" && p.Excerpt != "" {
		r.excerpt(b, p)
	}
}

// colours are those of a terminal: what the law asks for stands out.
var colours = map[Severity]string{Law: "31", Guideline: "33", Practice: "36"}

func (r Report) say(en, fr string) string {
	if r.Lang == "fr" {
		return fr
	}
	return en
}

// severity is the word that precedes a finding.
func (r Report) severity(s Severity) string {
	switch s {
	case Law:
		return r.say("law", "loi")
	case Guideline:
		return r.say("guideline", "recommandation")
	case Practice:
		return r.say("practice", "conseil")
	}
	return string(s)
}

func (r Report) accepted(b *strings.Builder, l List) {
	if len(l) == 0 {
		return
	}
	b.WriteString(r.paint("1", r.say("Accepted", "Acceptés")) + "\n\n")
	for i, p := range l {
		fmt.Fprintf(b, "%s: [%s] %s\n", p.Position, p.Code, p.Message)
		if i+1 == len(l) || l[i+1].Accepted != p.Accepted || l[i+1].Until != p.Until {
			fmt.Fprintf(b, "    %s\n", r.paint("2", r.say("until ", "jusqu’au ")+p.Until+r.say(": ", " : ")+p.Accepted))
		}
	}
	b.WriteString("\n")
}

// Totals is the last line: how many findings of which weight.
func (r Report) Totals(l List) string {
	open, accepted := l.Split()
	if len(open)+len(accepted) == 0 {
		return r.say("No finding.", "Aucun constat.")
	}
	var parts []string
	for _, s := range []Severity{Law, Guideline, Practice} {
		if n := open.Count(s); n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", r.severity(s), n))
		}
	}
	line := r.number(len(open), "finding", "constat")
	if len(parts) > 0 {
		line += " (" + strings.Join(parts, ", ") + ")"
	}
	if len(accepted) > 0 {
		line += r.say(", ", ", ") + fmt.Sprintf("%d %s", len(accepted), r.plural(len(accepted), "accepted", "accepted", "accepté", "acceptés"))
	}
	return line + "."
}

func (r Report) number(n int, en, fr string) string {
	return fmt.Sprintf("%d %s", n, r.plural(n, en, en+"s", fr, fr+"s"))
}

// plural chooses a form: in French none and one are singular.
func (r Report) plural(n int, one, many, un, plusieurs string) string {
	switch {
	case r.Lang == "fr" && n < 2:
		return un
	case r.Lang == "fr":
		return plusieurs
	case n == 1:
		return one
	}
	return many
}

// Count gives the number of problems of a severity.
func (l List) Count(s Severity) int {
	n := 0
	for _, p := range l {
		if p.Severity == s {
			n++
		}
	}
	return n
}

// Reaches gives the problems that are at least as serious as a level and that
// nobody accepted.
func (l List) Reaches(level Severity) List {
	open, _ := l.Split()
	return slices.DeleteFunc(open, func(p Problem) bool { return weight[p.Severity] > weight[level] })
}

var weight = map[Severity]int{Error: 0, Law: 1, Guideline: 2, Practice: 3}

// codes are the rules found, by severity and then by code.
func codes(l List) []string {
	sorted := slices.Clone(l)
	slices.SortStableFunc(sorted, func(a, b Problem) int {
		if d := weight[a.Severity] - weight[b.Severity]; d != 0 {
			return d
		}
		return strings.Compare(a.Code, b.Code)
	})
	var out []string
	for _, p := range sorted {
		if !slices.Contains(out, p.Code) {
			out = append(out, p.Code)
		}
	}
	return out
}
