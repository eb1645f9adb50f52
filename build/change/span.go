package change

import (
	"slices"

	"github.com/aymanbagabas/go-udiff/lcs"
)

// Op tells what became of a stretch of text.
type Op string

// What became of a stretch of text.
const (
	Kept    Op = "kept"
	Deleted Op = "deleted"
	Written Op = "written"
)

// Span is a stretch of text of which the same became. What is kept has the marks
// and the spaces of the new version.
type Span struct {
	Op Op
	Run
	// Break is a paragraph mark that was deleted or written; Text is empty.
	Break bool
}

// compareInline compares two texts word by word.
func compareInline(old, new Inline) []Span { return compareTokens(tokens(old), tokens(new)) }

func compareTokens(old, new []token) []Span {
	p := pair{old, new}
	var s spanner
	a, b := 0, 0
	for _, e := range append(p.edits(), lcs.Diff{Start: len(old), End: len(old), ReplStart: len(new), ReplEnd: len(new)}) {
		for i := range e.Start - a {
			s.kept(old[a+i], new[b+i])
		}
		s.replace(old[e.Start:e.End], new[e.ReplStart:e.ReplEnd])
		a, b = e.End, e.ReplEnd
	}
	return s.spans
}

// wholly are the spans of a text of which one thing became.
func wholly(op Op, in Inline) []Span {
	var s spanner
	s.inline(op, in)
	return s.spans
}

// spanner joins what is alike.
type spanner struct{ spans []Span }

func (s *spanner) tokens(op Op, ts []token) {
	for _, t := range ts {
		if t.mark {
			s.spans = append(s.spans, Span{Op: op, Break: true})
			continue
		}
		s.inline(op, t.before)
		s.inline(op, t.runs)
	}
}

// replace adds an edit; a space before both stays out of it.
func (s *spanner) replace(old, new []token) {
	if len(old) > 0 && len(new) > 0 && len(old[0].before) > 0 && len(new[0].before) > 0 {
		s.inline(Kept, new[0].before)
		old, new = unspaced(old), unspaced(new)
	}
	s.tokens(Deleted, old)
	s.tokens(Written, new)
}

// unspaced are the tokens without the space before the first.
func unspaced(ts []token) []token {
	out := slices.Clone(ts)
	out[0].before = nil
	return out
}

// kept adds a word that both versions have. A space that only one of them has
// before it is written or deleted, unless a paragraph mark stands for it.
func (s *spanner) kept(old, new token) {
	last := Span{}
	if len(s.spans) > 0 {
		last = s.spans[len(s.spans)-1]
	}
	switch {
	case len(new.before) == 0 && !last.Break:
		s.inline(Deleted, old.before)
	case len(old.before) == 0 && !last.Break:
		s.inline(Written, new.before)
	default:
		s.inline(Kept, new.before)
	}
	s.tokens(Kept, unspaced([]token{new}))
}

func (s *spanner) inline(op Op, in Inline) {
	for _, r := range in {
		last := len(s.spans) - 1
		if last >= 0 && s.spans[last].Op == op && s.spans[last].Marks == r.Marks && !s.spans[last].Break {
			s.spans[last].Text += r.Text
			continue
		}
		s.spans = append(s.spans, Span{Op: op, Run: r})
	}
}
