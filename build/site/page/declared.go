package page

import (
	"fmt"

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
			c.Facts = append(c.Facts, line(declaredFact{w, old, new}.sentence(f)))
		}
	}
	switch {
	case len(again) > 0:
		c.Again = line(w.Get("comparison.again", "list", w.List(again)))
	case len(new.Units()) > 0:
		c.Again = line(w.Get("comparison.not-again"))
	}
}

// declaredFact says a fact in a language.
type declaredFact struct {
	words    policy.Words
	old, new policy.Document
}

// sentence says what happened: "Tracker `cw_user_*`: kept for 1 year, formerly 6 months."
func (d declaredFact) sentence(f change.Fact) string {
	name := f.Name
	if f.Subject == change.OfTracker {
		name = code(name)
	}
	subject := d.words.Get("comparison.subject."+string(f.Subject), "name", name)
	if f.Field == "" {
		return d.words.Get("comparison.fact."+string(f.Kind), "subject", subject)
	}
	field := d.words.Get("comparison.field." + string(f.Field))
	return d.words.Get("comparison.fact."+string(f.Kind), "subject", subject, "field", field,
		"old", d.value(d.old, f.Field, f.Old), "new", d.value(d.new, f.Field, f.New))
}

// value says a value of a field as the page of the policy does.
func (d declaredFact) value(in policy.Document, field change.Field, v any) string {
	w := d.words
	switch v := v.(type) {
	case nil:
		return w.Get("part.not-stated")
	case policy.Duration:
		return w.Duration(v)
	case bool:
		return w.Get("comparison.value." + fmt.Sprint(v))
	case policy.TrackerKind:
		return w.Get("kind." + string(v) + ".one")
	case policy.Exemption:
		return w.Get("exemption." + string(v) + ".title")
	case policy.Role:
		return w.Get("role." + string(v))
	case policy.Mechanism:
		return w.Get("transfer." + string(v))
	case policy.Basis:
		return w.Get("basis." + string(v))
	}
	text := fmt.Sprint(v)
	switch field {
	case change.TrackerPurpose:
		if p, ok := in.Purpose(text); ok && p.Title != "" {
			return p.Title
		}
	case change.TrackerService:
		if s, ok := in.Service(text); ok && s.Name != "" {
			return s.Name
		}
	}
	if key := "comparison.value." + string(field) + "." + text; w.Has(key) {
		return w.Get(key)
	}
	return text
}
