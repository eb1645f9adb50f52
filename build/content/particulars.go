package content

import (
	"maps"
	"slices"

	"charte/build/diag"
	"charte/build/policy"
)

// particulars checks what only documents of one kind declare.
func (c *checker) particulars() {
	owners := policy.Particulars()
	for _, field := range slices.Sorted(maps.Keys(owners)) {
		if _, set := c.d.Origin[field]; set && c.d.Kind != owners[field] {
			c.report(field, diag.Say("only a document of kind %s declares %s", "seul un document de genre %s déclare %s", owners[field], field),
				diag.Say("move it to the product's document of that kind, or name the kind of this one: kind: %s",
					"déplacez ce champ dans le document de ce genre, ou indiquez celui de ce document : kind: %s", owners[field]))
		}
	}
	for _, p := range c.d.Processing {
		c.named("processing", p.ID)
	}
	for _, e := range c.d.Accessibility.Exceptions {
		c.named("accessibility.exceptions", e.ID)
	}
	c.share()
}

// named checks the id of an item of a list; one that is missing is reported there.
func (c *checker) named(list, id string) {
	if id != "" {
		c.id(list+"["+id+"].id", id)
	}
}

// share refuses a status that the share of the criteria contradicts: in the RGAA
// the one follows from the other.
func (c *checker) share() {
	a := c.d.Accessibility
	follows := a.Share.Status()
	if follows == "" || a.Status == "" || a.Standard != policy.RGAA || follows == a.Status {
		return
	}
	c.report("accessibility.status",
		diag.Say("in the RGAA, %s %% of the criteria mean the status %q, not %q", "dans le RGAA, %s %% des critères correspondent à l’état %q, et non %q", a.Share, follows, a.Status),
		diag.Say("write status: %s, or correct share", "écrivez status: %s, ou corrigez share", follows))
}

// people checks the companies that a product names.
func people(e policy.Edition) diag.List {
	c := &checker{d: &policy.Document{Origin: e.Origin}}
	for _, p := range e.Processors {
		at := "processors[" + p.ID + "]"
		c.named("processors", p.ID)
		c.country(at+".country", p.Country)
	}
	return c.problems
}
