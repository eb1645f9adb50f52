package rules

import (
	"regexp/syntax"
	"slices"
	"strings"
)

// need is what a text has to hold for an expression to match anywhere: one of
// the pieces of each clause. Go's expressions are looked for letter by letter,
// and pieces are not, so that a text is searched only where it may match.
type need [][]stem

// The most pieces of a clause, and the fewest letters of a piece that is worth
// looking for.
const (
	mostPieces    = 24
	fewestLetters = 3
)

// needOf reads off an expression what each match holds.
func needOf(expression string) need {
	re, err := syntax.Parse(expression, syntax.Perl)
	if err != nil { // the expression does not compile either, and says so there
		return nil
	}
	p := piecesOf(re.Simplify())
	clauses := p.clauses
	if p.exact != nil {
		clauses = append(clauses, p.exact)
	}
	var out need
	for _, c := range clauses {
		if slices.ContainsFunc(c, tooShort) {
			continue
		}
		var clause []stem
		for _, piece := range c {
			clause = append(clause, stemOf(piece))
		}
		out = append(out, clause)
	}
	return out
}

// tooShort tells pieces that stand nearly everywhere: a quotation mark or a figure
// is worth looking for, a letter is not.
func tooShort(piece string) bool {
	return len(piece) < fewestLetters && !strings.ContainsAny(piece, `"“”«»()0123456789`)
}

// within tells whether words may match.
func (n need) within(words string) bool {
	return !slices.ContainsFunc(n, func(clause []stem) bool {
		return !slices.ContainsFunc(clause, func(s stem) bool { return strings.Contains(words, s.word) })
	})
}

// met tells whether a text may match.
func (n need) met(r *reading) bool {
	return !slices.ContainsFunc(n, func(clause []stem) bool { return !r.holds(clause) })
}

// pieces are what every match of a part of an expression holds: exact, where it
// is not nil, are all the strings that the part matches; else one string of each
// clause is in it.
type pieces struct {
	exact   []string
	clauses [][]string
}

var anything = pieces{}

func piecesOf(re *syntax.Regexp) pieces {
	switch re.Op {
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase != 0 {
			return anything
		}
		return pieces{exact: []string{string(re.Rune)}}
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return pieces{exact: []string{""}}
	case syntax.OpCharClass:
		return ofClass(re.Rune)
	case syntax.OpCapture:
		return piecesOf(re.Sub[0])
	case syntax.OpQuest:
		if sub := piecesOf(re.Sub[0]); sub.exact != nil && len(sub.exact) < mostPieces {
			return pieces{exact: append(slices.Clone(sub.exact), "")}
		}
	case syntax.OpPlus:
		return piecesOf(re.Sub[0]).closed()
	case syntax.OpConcat:
		return ofConcat(re.Sub)
	case syntax.OpAlternate:
		return ofAlternate(re.Sub)
	}
	return anything
}

func ofClass(ranges []rune) pieces {
	var out []string
	for i := 0; i+1 < len(ranges); i += 2 {
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			if out = append(out, string(r)); len(out) > 4 {
				return anything
			}
		}
	}
	return pieces{exact: out}
}

// closed gives up that the pieces are all there is.
func (p pieces) closed() pieces {
	if p.exact == nil {
		return p
	}
	return pieces{clauses: [][]string{p.exact}}
}

func ofConcat(subs []*syntax.Regexp) pieces {
	run := []string{""}
	whole := true
	var out pieces
	end := func() {
		if shortest(run) > 0 {
			out.clauses = append(out.clauses, run)
		}
		run = []string{""}
	}
	for _, sub := range subs {
		p := piecesOf(sub)
		if p.exact != nil && len(run)*len(p.exact) <= mostPieces {
			run = followed(run, p.exact)
			continue
		}
		whole = false
		end()
		if p.exact != nil {
			run = p.exact
			continue
		}
		out.clauses = append(out.clauses, p.clauses...)
	}
	if whole {
		return pieces{exact: run}
	}
	end()
	return out
}

func followed(a, b []string) []string {
	var out []string
	for _, x := range a {
		for _, y := range b {
			out = append(out, x+y)
		}
	}
	return out
}

// ofAlternate needs the best clause of one branch or another.
func ofAlternate(subs []*syntax.Regexp) pieces {
	var all []string
	exact := true
	for _, sub := range subs {
		p := piecesOf(sub)
		exact = exact && p.exact != nil
		best := p.exact
		for _, c := range p.clauses {
			if shortest(c) > shortest(best) {
				best = c
			}
		}
		if len(best) == 0 || len(all)+len(best) > 3*mostPieces {
			return anything
		}
		all = append(all, best...)
	}
	if exact && len(all) <= mostPieces {
		return pieces{exact: all}
	}
	return pieces{clauses: [][]string{all}}
}

// shortest is the length of the shortest string; none of no strings.
func shortest(all []string) int {
	if len(all) == 0 {
		return 0
	}
	return len(slices.MinFunc(all, func(a, b string) int { return len(a) - len(b) }))
}
