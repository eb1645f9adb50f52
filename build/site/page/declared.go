package page

import (
	"charte/build/change"
	"charte/build/policy"
)

// declared says what changed in what two versions declare, and whether visitors are
// asked again.
func (c *Comparison) declared(w policy.Words, old, new policy.Document) {
	if len(old.Purposes)+len(new.Purposes) == 0 {
		return
	}
	var again []string
	for _, f := range change.Declared(old, new) {
		switch f.Kind {
		case change.AskedAgain, change.AskedFirst:
			again = append(again, f.Name)
		default:
			c.Facts = append(c.Facts, line(f.Sentence(w, old, new)))
		}
	}
	switch {
	case len(again) > 0:
		c.Again = line(w.Get("comparison.again", "list", w.List(again)))
	case len(new.Units()) > 0:
		c.Again = line(w.Get("comparison.not-again"))
	}
}
