// Package diag says what is wrong, where, and what to write instead.
//
// A Problem is one observation about one place of a file that a person can
// edit. Packages collect problems and return them all; nothing stops at the
// first. Printers turn a list of problems into text for a terminal or into JSON
// for a tool. The text form begins every problem with
//
//	content/flowlyweb/cookies.fr.md:7:3: message
//
// which editors and CI systems recognise, followed by the line itself, a caret
// and a hint.
//
// Problems of files exist in English and in French: [Say] makes a [Sentence] of
// both, [Problem.With] a problem of two sentences, and who prints a list chooses
// with [List.In].
package diag

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"unique"
)

// Severity tells how much a problem weighs.
type Severity string

const (
	// Error is a mistake in a file: nothing can be published from it.
	Error Severity = "error"
	// Law is a finding against a text of law.
	Law Severity = "law"
	// Guideline is a finding against the guidance of an authority.
	Guideline Severity = "guideline"
	// Practice is a finding against good practice.
	Practice Severity = "practice"
)

// Position is a place in a file. Line and Column count from one, Column in
// characters; zero means that the problem is about the whole file, or line.
type Position struct {
	File   string `json:"file"`
	Line   int    `json:"line,omitempty"`
	Column int    `json:"column,omitempty"`
}

// String gives file:line:col, without the parts that are not known.
func (p Position) String() string {
	s := p.File
	if p.Line > 0 {
		s += ":" + strconv.Itoa(p.Line)
		if p.Column > 0 {
			s += ":" + strconv.Itoa(p.Column)
		}
	}
	return s
}

// Problem is one thing that somebody can mend.
type Problem struct {
	Position
	Severity Severity `json:"severity"`
	// Code is the stable identifier of the rule; errors of a file have none.
	Code string `json:"code,omitempty"`
	// Message is what is wrong: lower case, no full stop.
	Message string `json:"message"`
	// Hint is what to write instead; may be empty.
	Hint string `json:"hint,omitempty"`
	// Source names the text that the problem engages; may be empty.
	Source string `json:"source,omitempty"`
	// Reference is the address of Source; may be empty.
	Reference string `json:"reference,omitempty"`
	// Title names the rule, in a few words; errors of a file have none.
	Title string `json:"title,omitempty"`
	// Words are what is at fault, as it stands in the file; may be empty.
	Words string `json:"words,omitempty"`
	// Excerpt is the line at Position, as it stands in the file.
	Excerpt string `json:"excerpt,omitempty"`
	// Accepted is the reason for which a finding was accepted, and Until the last
	// day on which it is (YYYY-MM-DD); may be empty.
	Accepted string `json:"accepted,omitempty"`
	Until    string `json:"until,omitempty"`
	// Mend is the mechanical change that mends it; zero where somebody has to
	// decide.
	Mend Edit `json:"mend,omitzero"`
	// french holds Message and Hint in French, zero where they exist in one
	// language only; inFrench tells that they are what Message and Hint say. A
	// handle keeps a problem comparable, and small: every field's place is one.
	french   unique.Handle[words]
	inFrench bool
}

// Edit is one change of a file: what stands between two places becomes Text.
// Lines and columns count from one, columns in characters; the end is not
// included. A Text that deletes whole lines begins and ends at a column 1.
type Edit struct {
	File      string `json:"file"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"endLine"`
	EndColumn int    `json:"endColumn"`
	Text      string `json:"text"`
}

// List is a list of problems; as an error it carries all of them.
type List []Problem

// Error gives the number of problems and the first of them.
func (l List) Error() string {
	switch len(l) {
	case 0:
		return "no problem"
	case 1:
		return l[0].Position.String() + ": " + l[0].Message
	}
	return l[0].Position.String() + ": " + l[0].Message + " (and " + strconv.Itoa(len(l)-1) + " more)"
}

// Err gives the list as an error, or nil where it is empty.
func (l List) Err() error {
	if len(l) == 0 {
		return nil
	}
	return l
}

// Sort orders by file, line, column and message, and drops exact repetitions.
func (l List) Sort() List {
	slices.SortFunc(l, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Code, b.Code),
			cmp.Compare(a.Message, b.Message),
		)
	})
	return slices.Compact(l)
}

// Of gives the problems that err carries; an error of another kind becomes one
// problem without a place.
func Of(err error) List {
	if err == nil {
		return nil
	}
	var l List
	if errors.As(err, &l) {
		return l
	}
	return List{{Severity: Error, Message: err.Error()}}
}
