package page

import (
	"html/template"

	"charte/build/policy"
)

// processing describes what is done with personal data: what the document
// declares, and what trackers serve, which their own policy describes (GDPR art.
// 13(1)(c) to (e) and 13(2)(a) and (e)).
func (s subject) processing() []Block {
	var out []Block
	for _, p := range s.document.Processing {
		out = append(out, s.processed(p)...)
	}
	out = append(out, s.trackedToo()...)
	if len(out) == 0 {
		return []Block{s.text("part.processing-not-stated")}
	}
	return out
}

func (s subject) processed(p policy.Processing) []Block {
	out := []Block{{Heading: &Heading{
		ID: "processing-" + p.ID, Text: line(p.Title), Level: s.level(), Permalink: s.say("page.permalink", "title", p.Title),
	}}}
	facts := []Fact{
		s.factOf("processed-for", p.Why), s.listed("processed-data", p.Data),
		s.factOf("basis", s.basisText(p)), s.factOf("processed-kept", s.kept(p)), s.listed("processed-recipients", p.Recipients),
	}
	if p.IfWithheld != "" {
		facts = append(facts, s.factOf("if-withheld", p.IfWithheld))
	}
	return append(out, Block{Facts: facts})
}

// basisText is the legal basis, with the interest that is pursued.
func (s subject) basisText(p policy.Processing) string {
	if p.LegalBasis == "" {
		return ""
	}
	basis := capital(s.say("basis." + string(p.LegalBasis)))
	if p.LegalBasis != policy.ByLegitimateInterest {
		return basis
	}
	return s.say("part.item", "title", basis, "text", first(p.Interest, s.say("part.interest-not-stated")))
}

// kept is for how long the data are, and what ends that.
func (s subject) kept(p policy.Processing) string {
	switch {
	case !p.Kept.Stated():
		return p.Criterion
	case p.Criterion == "":
		return capital(s.words.Duration(p.Kept))
	}
	return capital(s.say("part.lasting", "duration", s.words.Duration(p.Kept), "criterion", p.Criterion))
}

// listed is a fact of several items.
func (s subject) listed(key string, items []string) Fact {
	switch len(items) {
	case 0:
		return s.factOf(key, "")
	case 1:
		return s.factOf(key, items[0])
	}
	return Fact{Label: s.say("part." + key), Items: lines(items...)}
}

// trackedToo names the purposes of the product's trackers, each with the legal
// basis of what is done with the data, and leads to the page that describes them.
func (s subject) trackedToo() []Block {
	cookies, ok := s.edition.Policy()
	if !ok || s.document.Kind == policy.CookiePolicy || len(cookies.Purposes) == 0 {
		return nil
	}
	var facts []Fact
	for _, p := range cookies.Purposes {
		basis := s.say("part.basis-not-stated")
		if p.Basis() != "" {
			basis = s.say("basis." + string(p.Basis()))
		}
		facts = append(facts, Fact{Label: s.title(p), Text: line(capital(basis))})
	}
	return []Block{{Text: put(s.say("part.trackers-serve"), "link", s.cookiePolicy(cookies))}, {Facts: facts}}
}

// cookiePolicy is a link to the product's cookie policy.
func (s subject) cookiePolicy(d policy.Document) template.HTML {
	return anchor(s.resolve.to(documentPath(s.resolve.lang, s.resolve.product, d.ID)), d.Title)
}
