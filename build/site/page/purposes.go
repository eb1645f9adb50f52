package page

import (
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
		out = append(out, Fact{s.say("part.if-refused"), line(first(p.IfRefused, s.notStated()))})
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
	t := &Table{Kind: "services", Caption: s.say("part.services-caption")}
	for _, c := range []string{"service", "purpose", "recipient", "note"} {
		t.Columns = append(t.Columns, s.say("kind.column."+c))
	}
	for _, v := range s.document.Services {
		cells := []Cell{{Text: line(v.Name)}, {Text: line(s.purposeTitle(v.Purpose))}, s.recipient(v.Vendor), s.known(v)}
		for i := range cells {
			cells[i].Label = t.Columns[i]
		}
		t.Rows = append(t.Rows, cells)
	}
	return []Block{{Table: t}}
}

// known is what a reader should know about a service: whence it loads, what it
// collects, and what the author noted.
func (s subject) known(v policy.Service) Cell {
	var c Cell
	if len(v.Data) > 0 {
		c.Notes = append(c.Notes, line(s.say("part.service-data", "list", s.words.List(v.Data))))
	}
	if v.Host != "" {
		c.Notes = append(c.Notes, line(s.say("part.host", "host", code(v.Host.Short()))))
	}
	if v.Early() {
		c.Notes = append(c.Notes, line(s.say("part.early-note")))
	}
	c.Text = line(v.Note)
	if v.Note == "" && len(c.Notes) > 0 {
		c.Text, c.Notes = c.Notes[0], c.Notes[1:]
	}
	return c
}

func (s subject) purposeTitle(id string) string {
	if p, ok := s.document.Purpose(id); ok {
		return s.title(p)
	}
	return s.notStated()
}

// recipient names the vendor with its country, its role and its own policy.
// Where the controller runs the software itself, nobody else receives.
func (s subject) recipient(v policy.Vendor) Cell {
	if v.Role == policy.RoleSelf {
		return Cell{Text: line(s.say("role.self"))}
	}
	c := Cell{Text: line(first(v.Name, s.notStated()))}
	c.Notes = lines(s.country(v), s.say("role."+first(string(v.Role), "not-stated")))
	if href, err := s.resolve.url(v.Policy); v.Policy != "" && err == nil {
		host, _, _ := strings.Cut(v.Policy.Short(), "/")
		c.Notes = append(c.Notes, anchor(href, s.say("part.vendor-policy", "host", host)))
	} else {
		c.Notes = append(c.Notes, line(s.say("part.vendor-policy-not-stated")))
	}
	return c
}

// country is the name of the vendor's country in the page's language.
func (s subject) country(v policy.Vendor) string {
	region, err := language.ParseRegion(v.Country)
	if v.Country == "" || err != nil {
		return s.say("part.country-not-stated")
	}
	if names := display.Regions(language.Make(s.words.Lang)); names != nil {
		return first(names.Name(region), v.Country)
	}
	return v.Country
}
