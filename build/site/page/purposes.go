package page

import (
	"html/template"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

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
		out = append(out, s.description(p)...)
		if facts := s.purposeFacts(p); len(facts) > 0 {
			out = append(out, Block{Facts: facts})
		}
	}
	return out
}

func (s subject) purposeFacts(p policy.Purpose) []Fact {
	var out []Fact
	if names := s.serviceNames(p.ID); len(names) > 0 {
		out = append(out, Fact{s.words.Count("part.services", len(names)), line(s.words.List(names))})
	}
	if p.IfAccepted != "" {
		out = append(out, Fact{s.say("part.if-accepted"), line(p.IfAccepted)})
	}
	if !p.Exempt() {
		out = append(out, Fact{s.say("part.if-refused"), line(first(p.IfRefused, s.say("part.not-stated")))})
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

// services is one table of all services with who stands behind each.
func (s subject) services() []Block {
	if len(s.document.Services) == 0 {
		return []Block{s.text("part.no-services")}
	}
	columns := []string{"service", "purpose", "recipient", "country", "policy"}
	t := &Table{Caption: s.say("part.services-caption")}
	for _, c := range columns {
		t.Columns = append(t.Columns, s.say("kind.column."+c))
	}
	for _, v := range s.document.Services {
		cells := []Cell{s.serviceCell(v), {Text: line(s.purposeTitle(v.Purpose))}, {Text: s.recipient(v.Vendor)}, {Text: line(s.country(v.Vendor))}, {Text: s.vendorPolicy(v.Vendor)}}
		for i := range cells {
			cells[i].Label = t.Columns[i]
		}
		t.Rows = append(t.Rows, cells)
	}
	return []Block{{Table: t}}
}

// serviceCell is a service's name with what a reader should know about it.
func (s subject) serviceCell(v policy.Service) Cell {
	c := Cell{Text: line(v.Name)}
	if v.Host != "" {
		c.Notes = append(c.Notes, line(s.say("part.host", "host", code(v.Host.Short()))))
	}
	c.Notes = append(c.Notes, lines(v.Note)...)
	if len(v.Data) > 0 {
		c.Notes = append(c.Notes, line(s.say("part.service-data", "list", s.words.List(v.Data))))
	}
	return c
}

func (s subject) purposeTitle(id string) string {
	if p, ok := s.document.Purpose(id); ok {
		return s.title(p)
	}
	return s.say("part.not-stated")
}

// recipient names the vendor and its role; a role of its own needs no name.
func (s subject) recipient(v policy.Vendor) template.HTML {
	if v.Role == policy.RoleSelf {
		return line(s.say("role.self"))
	}
	role := s.say("role.not-stated")
	if v.Role != "" {
		role = s.say("role." + string(v.Role))
	}
	return line(s.say("part.recipient", "vendor", first(v.Name, s.say("part.not-stated")), "role", role))
}

// country is the name of the vendor's country in the page's language.
func (s subject) country(v policy.Vendor) string {
	region, err := language.ParseRegion(v.Country)
	if v.Country == "" || err != nil {
		return s.say("part.not-stated")
	}
	if names := display.Regions(language.Make(s.words.Lang)); names != nil {
		return first(names.Name(region), v.Country)
	}
	return v.Country
}

func (s subject) vendorPolicy(v policy.Vendor) template.HTML {
	href, err := s.resolve.url(v.Policy)
	if v.Policy == "" || err != nil {
		return line(s.say("part.not-stated"))
	}
	text, _, _ := strings.Cut(v.Policy.Short(), "/")
	return anchor(href, text)
}
