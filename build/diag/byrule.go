package diag

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// ByRule writes findings grouped by rule: the rule and its source once, each
// place on a line of its own, what to write instead at the end. It suits many
// findings of few rules.
func ByRule(w io.Writer, l List, s Style) error {
	var b strings.Builder
	for _, code := range codes(l) {
		s.group(&b, slices.DeleteFunc(slices.Clone(l), func(p Problem) bool { return p.Code != code }))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

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

func (s Style) group(b *strings.Builder, l List) {
	first := l[0]
	fmt.Fprintf(b, "%s  %s\n", s.paint("33", fmt.Sprintf("%s [%s]", first.Severity, first.Code)), first.Source)
	for _, p := range l {
		fmt.Fprintf(b, "    %s: %s\n", s.paint("1", p.Position.String()), p.Message)
	}
	hints := map[string]bool{}
	for _, p := range l {
		if p.Hint != "" && !hints[p.Hint] {
			hints[p.Hint] = true
			s.note(b, "hint", p.Hint)
		}
	}
}
