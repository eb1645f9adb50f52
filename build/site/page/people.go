package page

import (
	"html/template"

	"charte/build/policy"
)

// controller names who decides on the purposes (GDPR art. 13(1)(a) and (b)).
func (s subject) controller() []Block {
	c := s.edition.Controller
	if !c.Known() {
		return []Block{s.text("part.controller-not-stated")}
	}
	facts := []Fact{{Label: s.say("part.controller"), Text: line(c.Name)}}
	add := func(key string, text template.HTML) {
		facts = append(facts, Fact{Label: s.say("part." + key), Text: text})
	}
	add("postal-address", line(first(c.Address, s.unstated("postal-address"))))
	add("email", s.mail(c.Email))
	if c.Phone != "" {
		add("phone", phone(c.Phone))
	}
	if c.Site != "" {
		add("site", anchor(string(c.Site), c.Site.Short()))
	}
	switch c.DPO {
	case "":
		if s.document.Kind == policy.Privacy { // where readers look for one
			add("dpo", line(s.notStated()))
		}
	case policy.NoDPO:
		add("dpo", line(s.say("part.no-dpo")))
	default:
		add("dpo", s.mail(c.DPO))
	}
	return []Block{{Facts: facts}}
}

// mail is an address of electronic mail as a link; other text stays text.
func (s subject) mail(text string) template.HTML {
	switch {
	case text == "":
		return line(s.notStated())
	case isMail(text):
		return anchor("mailto:"+text, text)
	}
	return line(text)
}

func isMail(text string) bool {
	at := false
	for _, r := range text {
		if r == ' ' || r == '<' || r == '?' {
			return false
		}
		at = at || r == '@'
	}
	return at
}

func phone(text string) template.HTML {
	digits := ""
	for i, r := range text {
		if r >= '0' && r <= '9' || r == '+' && i == 0 {
			digits += string(r)
		}
	}
	return anchor("tel:"+digits, text)
}

// address is where a visitor's question goes, or "".
func (s subject) address() string {
	return first(s.edition.Contact.Email, s.edition.Controller.Email)
}

// contact lists the ways to reach somebody.
func (s subject) contact() []Block {
	c := s.edition.Contact
	var facts []Fact
	if s.address() != "" {
		facts = append(facts, Fact{Label: s.say("part.email"), Text: s.mail(s.address())})
	}
	if c.Phone != "" {
		facts = append(facts, Fact{Label: s.say("part.phone"), Text: phone(c.Phone)})
	}
	if href, err := s.resolve.url(c.Page); err == nil && c.Page != "" {
		facts = append(facts, Fact{Label: s.say("part.contact-page"), Text: anchor(href, c.Page.Short())})
	}
	if len(facts) == 0 && c.Note == "" {
		return []Block{s.text("part.contact-not-stated")}
	}
	var out []Block
	if len(facts) > 0 {
		out = append(out, Block{Facts: facts})
	}
	for _, note := range lines(c.Note) {
		out = append(out, Block{Text: note})
	}
	return out
}

// rights lists the reader's rights, how to use them, and where to complain
// (GDPR art. 13(2)(b) to (d)).
func (s subject) rights() []Block {
	var facts []Fact
	complaint := false
	for _, r := range s.document.RightsHere() {
		complaint = complaint || r == "complaint"
		facts = append(facts, Fact{Label: s.say("right." + r + ".title"), Text: line(capital(s.say("right." + r + ".text")))})
	}
	out := []Block{{Facts: facts}}
	if to := s.address(); to != "" {
		out = append(out, Block{Text: put(s.say("part.rights-how"), "contact", s.mail(to))})
	} else {
		out = append(out, s.text("part.rights-how-not-stated"))
	}
	if complaint {
		out = append(out, s.authority())
	}
	return out
}

// authority names the supervisory authority; one that the words do not know is
// named by its code.
func (s subject) authority() Block {
	key := "authority." + first(s.edition.Authority, "cnil")
	if !s.words.Has(key + ".name") {
		return s.text("part.complaint-other", "authority", s.edition.Authority)
	}
	link := anchor(s.say(key+".url"), s.say(key+".site"))
	text := put(s.say("part.complaint", "authority", s.say(key+".name"), "postal", s.say(key+".address")), "link", link)
	return Block{Text: text}
}

// browsers lists the help pages about settings, and says that settings are not
// the means of consent (CNIL 2020-091 § 44).
func (s subject) browsers() []Block {
	out := []Block{s.text("part.browsers-intro"), {Items: s.linkItems(s.document.BrowserLinks())}}
	if s.hasGated() {
		return append(out, s.text("part.browsers-not-consent"))
	}
	return append(out, s.text("part.browsers-exempt"))
}

func (s subject) texts() []Block {
	if len(s.document.Texts) == 0 {
		return []Block{s.text("part.texts-not-stated")}
	}
	return []Block{{Items: s.linkItems(s.document.Texts)}}
}

// links lists where to learn more, the fuller privacy document first.
func (s subject) links() []Block {
	all := s.document.Links
	if own := s.edition.PrivacyPolicy; own != (policy.Link{}) {
		own.Title = first(own.Title, s.say("part.privacy-policy"))
		all = append([]policy.Link{own}, all...)
	}
	if len(all) == 0 {
		return []Block{s.text("part.links-not-stated")}
	}
	return []Block{{Items: s.linkItems(all)}}
}

// data lists the categories of data collected.
func (s subject) data() []Block {
	if len(s.document.Data) == 0 {
		return []Block{s.text("part.data-not-stated")}
	}
	var items []template.HTML
	for _, d := range s.document.Data {
		items = append(items, line(d.Title))
	}
	return []Block{{Items: items}}
}
