package page

import (
	"html/template"

	"charte/build/policy"
)

// factOf is a labelled fact, or says that it is not stated.
func (s subject) factOf(key, text string) Fact {
	return Fact{Label: s.say("part." + key), Text: line(first(text, s.unstated(key)))}
}

// publisher identifies who publishes the product, with everything that a French
// legal notice has to say of it, known or not (law 2004-575, art. 1-1, I, 2° and 3°).
func (s subject) publisher() []Block {
	p, l := s.edition.Publishes(), s.edition.Legal
	facts := []Fact{s.factOf("publisher", p.Name)}
	if l.Form != "" {
		facts = append(facts, s.factOf("legal-form", l.Form))
	}
	facts = append(facts, s.factOf("office", l.Office))
	if p.Address != "" && p.Address != l.Office {
		facts = append(facts, s.factOf("postal-address", p.Address))
	}
	facts = append(facts, s.registration()...)
	facts = append(facts, s.phoneOf(p), Fact{Label: s.say("part.email"), Text: s.mail(first(p.Email, s.edition.Contact.Email))})
	facts = append(facts, s.factOf("director", l.Director))
	if l.Editor != "" {
		facts = append(facts, s.factOf("editor", l.Editor))
	}
	return []Block{{Facts: facts}}
}

// registration is what registers know of the publisher; where they do not know
// it, it has no capital to state either.
func (s subject) registration() []Fact {
	l := s.edition.Legal
	var out []Fact
	if l.Registered() {
		out = append(out, s.factOf("registration", l.Registration), s.factOf("capital", l.Capital))
	} else {
		out = append(out, Fact{Label: s.say("part.registration"), Text: line(s.say("part.no-registration"))})
	}
	if l.VAT != policy.None {
		out = append(out, s.factOf("vat", l.VAT))
	}
	return out
}

func (s subject) phoneOf(p policy.Party) Fact {
	f := s.factOf("phone", p.Phone)
	if p.Phone != "" {
		f.Text = phone(p.Phone)
	}
	return f
}

// host names who keeps the product online (law 2004-575, art. 1-1, I, 4°).
func (s subject) host() []Block {
	h := s.edition.Host
	if h == (policy.Party{}) {
		return []Block{s.text("part.host-not-stated")}
	}
	facts := []Fact{s.factOf("host-name", h.Name), s.factOf("postal-address", h.Address), s.phoneOf(h)}
	if h.Email != "" {
		facts = append(facts, Fact{Label: s.say("part.email"), Text: s.mail(h.Email)})
	}
	if h.Site != "" {
		facts = append(facts, Fact{Label: s.say("part.site"), Text: anchor(string(h.Site), h.Site.Short())})
	}
	return []Block{{Facts: facts}}
}

// terms are what terms of use come down to, known or not.
func (s subject) terms() []Block {
	t := s.document.Terms
	facts := []Fact{
		s.factOf("offer", t.Offer), {Label: s.say("part.customers"), Text: s.customers()}, s.factOf("account", t.Account),
		s.factOf("price", t.Price), s.factOf("length", t.Length), s.factOf("end", t.End), s.factOf("liability", t.Liability),
		s.factOf("law", t.Law), s.factOf("courts", t.Courts),
	}
	if t.ForConsumers() || len(t.Customers) == 0 {
		facts = append(facts, Fact{Label: s.say("part.mediator"), Text: s.partyLine(t.Mediator)})
	}
	return []Block{{Facts: facts}}
}

func (s subject) customers() template.HTML {
	var names []string
	for _, c := range s.document.Terms.Customers {
		names = append(names, s.say("customer."+string(c)))
	}
	return line(first(capital(s.words.List(names)), s.notStated()))
}

// partyLine is a company on one line: its name, its address and how to reach it.
func (s subject) partyLine(p policy.Party) template.HTML {
	if !p.Known() {
		return line(s.notStated())
	}
	out := line(p.Name)
	if p.Address != "" {
		out += ", " + line(p.Address)
	}
	if p.Site != "" {
		out += ", " + anchor(string(p.Site), p.Site.Short())
	}
	if p.Email != "" {
		out += ", " + s.mail(p.Email)
	}
	return out
}
