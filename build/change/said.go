package change

import (
	"fmt"
	"strings"

	"charte/build/policy"
)

// Sentence says a fact in the words of a language, between the two documents that
// were compared: "Tracker `cw_user_*`, longer duration: 13 months (previously
// 1 year)." A name that is no word stands between backticks. Facts about units are
// said together, by whoever lists them.
func (f Fact) Sentence(w policy.Words, old, new policy.Document) string {
	name := f.Name
	if f.Subject == OfTracker {
		name = "`" + strings.ReplaceAll(name, "`", "'") + "`"
	}
	subject := w.Get("comparison.subject."+string(f.Subject), "name", name)
	if f.Field == "" {
		return w.Get("comparison.fact."+string(f.Kind), "subject", subject)
	}
	return w.Get("comparison.fact."+string(f.Kind), "subject", subject,
		"field", w.Get("comparison.field."+string(f.Field)),
		"old", value(w, old, f.Field, f.Old), "new", value(w, new, f.Field, f.New))
}

// value says a value of a field as the page of the policy does.
func value(w policy.Words, in policy.Document, field Field, v any) string {
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
	case TrackerPurpose:
		if p, ok := in.Purpose(text); ok && p.Title != "" {
			return p.Title
		}
	case TrackerService:
		if s, ok := in.Service(text); ok && s.Name != "" {
			return s.Name
		}
	}
	if key := "comparison.value." + string(field) + "." + text; w.Has(key) {
		return w.Get(key)
	}
	return text
}

// Heading is what readers call a clause: its title in the new version, or in the
// old one where nothing is left of it, and words for what has no title.
func (c ClauseChange) Heading(w policy.Words) string {
	var kept, deleted strings.Builder
	for _, s := range c.Title {
		if s.Op == Deleted {
			deleted.WriteString(s.Text)
		} else {
			kept.WriteString(s.Text)
		}
	}
	title := or(strings.TrimSpace(kept.String()), strings.TrimSpace(deleted.String()))
	switch {
	case title != "":
		return title
	case c.ID == Brief:
		return w.Get("comparison.brief")
	}
	return w.Get("comparison.lead")
}
