package page

import (
	"html/template"

	"charte/build/policy"
)

// purposes describes every purpose in words: uses, services, what refusing means.
func (s subject) purposes() []Block {
	all := s.everyPurpose()
	if len(all) == 0 {
		return []Block{s.text("part.no-trackers")}
	}
	var out []Block
	for _, p := range all {
		out = append(out, s.heading(p))
		out = append(out, s.description(p, s.purposeFacts(p)...)...)
	}
	return out
}

// description is what a purpose is for, and one list of what holds for it: why it
// needs consent, or none, on what the use of the data rests, and further facts.
func (s subject) description(p policy.Purpose, further ...Fact) []Block {
	var out []Block
	if text := s.summary(p); text != "" {
		out = append(out, Block{Text: line(text)})
	}
	if len(p.Uses) > 0 {
		out = append(out, Block{Items: lines(p.Uses...)})
	}
	terms := append([]Fact{{Label: s.say("part.consent"), Text: line(s.statusLine(p))}}, s.basis(p)...)
	terms = append(append(terms, s.measurement(p.Measurement)...), further...)
	return append(out, Block{Terms: terms})
}

// basis is the legal basis of the use of the data (GDPR art. 13(1)(c)), where it
// is known.
func (s subject) basis(p policy.Purpose) []Fact {
	if p.Basis() == "" {
		return nil
	}
	return []Fact{{Label: s.say("part.basis"), Text: line(capital(s.say("basis." + string(p.Basis()))))}}
}

// measurement is what the product assures of a measurement that needs no consent,
// and for how long it keeps the data (CNIL 2020-092, § 50).
func (s subject) measurement(m policy.Measurement) []Fact {
	var out []Fact
	if len(m.Assures) > 0 {
		var met []template.HTML
		for _, a := range m.Assures {
			met = append(met, line(capital(s.say("assurance."+string(a)))))
		}
		out = append(out, Fact{Label: s.say("part.assures"), Items: met})
	}
	if m.Kept.Stated() {
		out = append(out, Fact{Label: s.say("part.data-kept"), Text: line(s.words.Duration(m.Kept))})
	}
	if !m.Reviewed.IsZero() {
		out = append(out, Fact{Label: s.say("part.reviewed"), Text: day(s.words, m.Reviewed)})
	}
	return out
}

func (s subject) purposeFacts(p policy.Purpose) []Fact {
	var out []Fact
	if names := s.serviceNames(p.ID); len(names) > 0 {
		out = append(out, Fact{Label: s.words.Count("part.services", len(names)), Text: line(s.words.List(names))})
	}
	if p.IfAccepted != "" {
		out = append(out, Fact{Label: s.say("part.if-accepted"), Text: line(p.IfAccepted)})
	}
	if !p.Exempt() {
		out = append(out, Fact{Label: s.say("part.if-refused"), Text: line(first(p.IfRefused, s.notStated()))})
	}
	return out
}

func (s subject) serviceNames(purpose string) []string {
	var out []string
	for _, v := range s.document.ServicesFor(purpose) {
		out = append(out, v.Name)
	}
	return out
}
