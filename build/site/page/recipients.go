package page

import (
	"html/template"
	"slices"

	"charte/build/policy"
)

// recipients lists those whom data reach, each once, with everything for which
// they do (GDPR art. 13(1)(e)).
func (s subject) recipients() []Block {
	all := s.edition.Recipients(s.document)
	if len(all) == 0 {
		return append([]Block{s.text("part.recipients-not-stated")}, s.ownServices()...)
	}
	return append([]Block{{Table: s.recipientTable("recipients", all)}}, s.ownServices()...)
}

// subprocessors lists those who handle data for the controller alone (GDPR art.
// 28), and names the companies of which nobody says in which role they act.
func (s subject) subprocessors() []Block {
	var some []policy.Recipient
	var unclear []string
	for _, r := range s.edition.Recipients(s.document) {
		switch r.Role {
		case policy.RoleProcessor:
			some = append(some, r)
		case "":
			unclear = append(unclear, s.nameOf(r))
		}
	}
	out := []Block{}
	if len(some) > 0 {
		out = append(out, Block{Table: s.recipientTable("subprocessors", some)})
	} else {
		out = append(out, s.text("part.no-subprocessors"))
	}
	if len(unclear) > 0 {
		out = append(out, s.text("part.role-unclear", "list", s.words.List(unclear)))
	}
	return out
}

// ownServices says which services reach nobody else.
func (s subject) ownServices() []Block {
	var names []string
	for _, v := range s.document.Services {
		if v.Vendor.Role == policy.RoleSelf {
			names = append(names, v.Name)
		}
	}
	if len(names) == 0 {
		return nil
	}
	return []Block{s.text("part.own-services", "list", s.words.List(names))}
}

func (s subject) recipientTable(key string, all []policy.Recipient) *Table {
	t := &Table{Kind: "recipients", Caption: s.say("part." + key + "-caption")}
	for _, c := range []string{key, "what-for", "where"} {
		t.Columns = append(t.Columns, s.say("kind.column."+c))
	}
	for _, r := range all {
		t.Rows = append(t.Rows, labelled([]Cell{s.who(r, key == "recipients"), s.whatFor(r), s.where(r)}, t.Columns))
	}
	return t
}

// nameOf is the company's name or, where nobody names it, that of its service.
func (s subject) nameOf(r policy.Recipient) string {
	if r.Name == "" && len(r.Services) > 0 {
		return s.say("part.provider-of", "service", r.Services[0].Name)
	}
	return r.Name
}

// who names a company with its role, where that is not the same in all rows, its
// address and its own policy.
func (s subject) who(r policy.Recipient, role bool) Cell {
	c := Cell{Text: line(first(r.Name, s.notStated()))}
	if role {
		c.Notes = append(c.Notes, line(s.say("role."+first(string(r.Role), "not-stated"))))
	}
	c.Notes = append(c.Notes, lines(r.Processor.Address)...)
	if href, err := s.resolve.url(r.Arrangement); r.Arrangement != "" && err == nil {
		c.Notes = append(c.Notes, anchor(href, s.say("part.arrangement")))
	}
	return s.withPolicy(c, r.Vendor)
}

// whatFor says what a company does: its services with their purposes, or the words
// of the declaration.
func (s subject) whatFor(r policy.Recipient) Cell {
	if len(r.Services) == 0 {
		c := Cell{Text: line(first(r.Processor.Why, s.notStated()))}
		if since := r.Processor.Since; !since.IsZero() {
			c.Notes = append(c.Notes, put(s.say("part.since"), "date", day(s.words, since)))
		}
		return c
	}
	var names, purposes []string
	for _, v := range r.Services {
		names = append(names, v.Name)
		if title := s.purposeTitle(v.Purpose); !slices.Contains(purposes, title) {
			purposes = append(purposes, title)
		}
	}
	return Cell{Text: line(s.words.List(names)), Notes: lines(s.words.List(purposes))}
}

// where is the company's country, and what protects data that leave Europe.
func (s subject) where(r policy.Recipient) Cell {
	c := Cell{Text: line(s.country(r.Vendor))}
	if r.Transfer.Mechanism != "" {
		c.Notes = append(c.Notes, s.transfer(r.Transfer))
	} else if instrument := s.instrument(r.Vendor); instrument != "" {
		c.Notes = append(c.Notes, put(s.say("part.transfer"), "mechanism", instrument))
	}
	if p := r.Processor; p.Source != "" {
		c.Notes = append(c.Notes, s.from("part.source", reading{p.Source, p.Checked}, ""))
	}
	return c
}

// instrument is what protects data that leave Europe: what is declared, the decision
// that covers the country, or that nothing is stated; "" where no data leave Europe
// as far as one knows.
func (s subject) instrument(v policy.Vendor) template.HTML {
	switch {
	case v.Transfer.Mechanism != "":
		return s.mechanism(v.Transfer)
	case v.Country == "", policy.InEEA(v.Country):
		return ""
	case policy.IsAdequate(v.Country):
		return line(s.say("transfer.adequacy"))
	}
	return line(s.say("part.transfer-not-stated"))
}

// mechanism is a declared instrument, with its source and the day on which it was
// looked up.
func (s subject) mechanism(t policy.Transfer) template.HTML {
	if t.Checked.IsZero() {
		return s.source(t)
	}
	return put(s.say("part.transfer-instrument-checked"), "mechanism", s.source(t), "date", day(s.words, t.Checked))
}

// transfers says which data may leave the European Economic Area, and by what (GDPR
// art. 13(1)(f)).
func (s subject) transfers() []Block {
	var items []template.HTML
	var nowhere []string
	all := s.edition.Recipients(s.document)
	for _, r := range all {
		if s.instrument(r.Vendor) != "" {
			items = append(items, s.transferTo(r))
		} else if r.Country == "" {
			nowhere = append(nowhere, s.nameOf(r))
		}
	}
	var out []Block
	switch {
	case len(items) > 0:
		out = append([]Block{s.text("part.transfers-intro"), {Items: items}}, s.copyOfGuarantees(all)...)
	case len(all) == 0:
		out = append(out, s.text("part.transfers-not-stated"))
	case len(nowhere) < len(all):
		out = append(out, s.text("part.no-transfers"))
	}
	if len(nowhere) > 0 {
		out = append(out, s.text("part.transfers-unknown", "list", s.words.List(nowhere)))
	}
	return out
}

// transferTo is a recipient with its country and what protects the data there.
func (s subject) transferTo(r policy.Recipient) template.HTML {
	who := put(s.say("part.in-country"), "recipient", line(s.nameOf(r)), "country", line(s.country(r.Vendor)))
	out := put(s.say("part.item"), "title", "<strong>"+who+"</strong>", "text", s.instrument(r.Vendor))
	if risks := r.Transfer.Risks; risks != "" {
		out += ". " + put(s.say("part.transfer-risks"), "risks", line(risks))
	}
	return out
}

// copyOfGuarantees says where a copy of the clauses can be had, where there are any.
func (s subject) copyOfGuarantees(all []policy.Recipient) []Block {
	written := func(r policy.Recipient) bool {
		return r.Transfer.Mechanism == policy.SCC || r.Transfer.Mechanism == policy.BCR
	}
	if !slices.ContainsFunc(all, written) {
		return nil
	}
	if to := s.address(); to != "" {
		return []Block{{Text: put(s.say("part.transfers-copy"), "contact", s.mail(to))}}
	}
	return []Block{s.text("part.transfers-copy-not-stated")}
}
