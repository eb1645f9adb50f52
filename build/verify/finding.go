package verify

import (
	"sync"

	"charte/build/diag"
)

// Check is one thing that the inspector looks for.
type Check struct {
	// Code is its stable name.
	Code string
	// Weight says how much a finding of it weighs: an error is something that does
	// not hold, or that law asks for; practice is told, and does not count.
	Weight diag.Severity
	// Title says in a few words what is looked for.
	Title diag.Sentence
	// Source names the text that a finding engages; may be empty.
	Source diag.Sentence
	// Reference is the address of Source; may be empty.
	Reference string
}

// report collects findings; several checks may write to it at once.
type report struct {
	mu     sync.Mutex
	list   diag.List
	counts Counts
	lang   string
}

// say adds a finding of a check.
func (r *report) say(code string, at diag.Position, message, hint diag.Sentence) {
	check := checkOf(code)
	p := diag.Problem{Position: at, Code: code, Title: check.Title.In(r.lang), Source: check.Source.In(r.lang), Reference: check.Reference}
	p = p.With(message, hint)
	p.Severity = check.Weight
	r.mu.Lock()
	defer r.mu.Unlock()
	r.list = append(r.list, p)
}

// none is a hint where there is nothing to add.
var none diag.Sentence

// checkOf gives a check by its code. A code that nobody listed is a mistake of this
// package, which its tests find.
func checkOf(code string) Check {
	for _, c := range Checks() {
		if c.Code == code {
			return c
		}
	}
	panic("verify: there is no check " + code)
}
