package page

import (
	"html/template"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"charte/build/policy"
)

// services is one table of all services with who stands behind each, and the hosts
// that they contact.
func (s subject) services() []Block {
	if len(s.document.Services) == 0 {
		return []Block{s.text("part.no-services")}
	}
	t := &Table{Kind: "services", Caption: s.say("part.services-caption")}
	names := []string{"service-purpose", "recipient", "note"}
	if !slices.ContainsFunc(s.document.Services, func(v policy.Service) bool { return s.known(v).Text != "" }) {
		names = names[:2] // nobody has anything to add
	}
	for _, c := range names {
		t.Columns = append(t.Columns, s.say("kind.column."+c))
	}
	for _, v := range s.document.Services {
		service := Cell{Text: line(v.Name), Notes: lines(s.purposeTitle(v.Purpose))}
		cells := []Cell{service, s.recipient(v.Vendor), s.known(v)}
		t.Rows = append(t.Rows, labelled(cells[:len(names)], t.Columns))
	}
	return append([]Block{{Table: t}}, s.contacted()...)
}

// known is what a reader should know about a service: what the author noted, and
// what it collects.
func (s subject) known(v policy.Service) Cell {
	var c Cell
	if len(v.Data) > 0 {
		c.Notes = append(c.Notes, line(s.say("part.service-data", "list", s.words.List(v.Data))))
	}
	if v.StoresNothing {
		c.Notes = append(c.Notes, line(s.say("part.stores-nothing")))
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
	c.Notes = lines(s.say("role." + first(string(v.Role), "not-stated")))
	if href, err := s.resolve.url(v.Arrangement); v.Arrangement != "" && err == nil {
		c.Notes = append(c.Notes, anchor(href, s.say("part.arrangement")))
	}
	c.Notes = append(c.Notes, line(s.country(v)))
	if v.Transfer.Mechanism != "" {
		c.Notes = append(c.Notes, s.transfer(v.Transfer))
	}
	return s.withPolicy(c, v)
}

// withPolicy adds the link to a vendor's own policy, or says that it is not known.
func (s subject) withPolicy(c Cell, v policy.Vendor) Cell {
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

// transfer says by what data may leave the European Economic Area, where that was
// read, and the risks that a person is told of before agreeing to it.
func (s subject) transfer(t policy.Transfer) template.HTML {
	key := "part.transfer"
	if !t.Checked.IsZero() {
		key = "part.transfer-checked"
	}
	out := put(s.say(key), "mechanism", s.source(t), "date", day(s.words, t.Checked))
	if t.Risks != "" {
		out += " " + put(s.say("part.transfer-risks"), "risks", line(t.Risks))
	}
	return out
}

// source is the name of an instrument, with a link to where it was read.
func (s subject) source(t policy.Transfer) template.HTML {
	name := s.say("transfer." + string(t.Mechanism))
	if href, err := s.resolve.url(t.Source); t.Source != "" && err == nil {
		return anchor(href, name)
	}
	return line(name)
}

// contacted are the hosts that a browser contacts for each service, folded away:
// for those who write a security policy, or read a network log.
func (s subject) contacted() []Block {
	var facts []Fact
	for _, v := range s.document.Services {
		if hosts := s.hosts(v); len(hosts) > 0 {
			facts = append(facts, Fact{Label: v.Name, Text: line(s.words.List(hosts))})
		}
	}
	if len(facts) == 0 {
		return nil
	}
	return []Block{{Fold: &Fold{Summary: s.say("part.hosts"), Blocks: []Block{{Terms: facts}}}}}
}

// hosts are a service's own address, or the hosts that are known of it with what
// comes from each.
func (s subject) hosts(v policy.Service) []string {
	if v.Host != "" {
		return []string{code(v.Host.Short())}
	}
	var names []string
	uses := map[string][]string{}
	for _, h := range v.Hosts {
		if !slices.Contains(names, h.Name) {
			names = append(names, h.Name)
		}
		uses[h.Name] = append(uses[h.Name], s.say("host."+h.For))
	}
	var out []string
	for _, name := range names {
		out = append(out, s.say("part.host", "host", code(name), "use", s.words.List(uses[name])))
	}
	return out
}
