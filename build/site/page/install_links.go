package page

import (
	"strings"
)

// links show the two links of every page, and where the policy stands.
func (i installation) links() []Block {
	policyLink := element("a", i.document.Title, "href", i.address(i.policyPath(i.words.Lang)))
	out := []Block{i.heading(2, "links")}
	if !i.offersChoice() {
		return append(out, i.text("install.links.text-policy"), i.sample("links", policyLink), i.addresses())
	}
	choices := element("a", i.open(), "href", "#eu-consent")
	out = append(out, i.text("install.links.text"), i.sample("links", policyLink+"\n"+choices))
	if href := i.choicesHref(); href != "" {
		out = append(out, i.text("install.links.home", "choices", code(href)))
	}
	return append(out, i.text("install.links.addresses"), i.addresses())
}

func (i installation) policyPath(lang string) string {
	return documentPath(lang, i.product, i.document.ID)
}

// addresses are those of the policy, by language.
func (i installation) addresses() Block {
	var out []Fact
	for _, l := range i.languages {
		path := i.policyPath(l.Lang)
		out = append(out, Fact{Label: l.Name, Text: anchor(i.resolve.to(path), i.address(path))})
	}
	return Block{Facts: out}
}

// interfaces show how the page's own scripts speak with the banner, and what the
// banner sends.
func (i installation) interfaces() []Block {
	unit := i.document.Units()[0].ID
	calls := strings.Join([]string{
		"charte.status().allowed['" + unit + "'] // true, false",
		"charte.on('change', ({ allowed }) => {})",
		"charte.open()",
	}, "\n")
	typed := put(i.say("install.api.types"), "file", i.download(types))
	out := []Block{i.heading(2, "api"), i.text("install.api.text"), i.sample("api", calls), {Text: typed}}
	c := i.document.Choice
	if c.Receipt == "" {
		return out
	}
	return append(out, i.text("install.api.receipt", "endpoint", code(string(c.Receipt))))
}
