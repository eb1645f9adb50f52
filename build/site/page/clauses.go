package page

import (
	"strings"

	"charte/build/policy"
)

// clause is one section of a standard text.
type clause struct {
	// id is the section's permanent address and its key below "clause.".
	id string
	// parts are the generated parts that follow its text.
	parts []string
	// when tells whether the declaration has a use for it; nil means always.
	when func(subject) bool
	// introduced tells whether the facts are known that its text announces; nil
	// means always.
	introduced func(subject) bool
}

// clauses are the standard policy in its order: what, who, what for, the choice,
// and what the reader can do.
func clauses() []clause {
	return []clause{
		{id: "definition"},
		{id: "controller", parts: []string{"controller"}, introduced: subject.hasController},
		{id: "stored", parts: []string{"trackers"}},
		{id: "choices", parts: []string{"choices"}},
		{id: "withdraw", parts: []string{"withdraw"}, when: subject.offersChoice},
		{id: "refused", parts: []string{"refused"}, when: subject.hasGated},
		{id: "browsers", parts: []string{"browsers"}},
		{id: "recipients", parts: []string{"services"}, when: subject.hasServices},
		{id: "data", parts: []string{"data"}, when: subject.hasData},
		{id: "rights", parts: []string{"rights"}},
		{id: "contact", parts: []string{"contact"}, introduced: subject.hasContact},
		{id: "texts", parts: []string{"texts"}, when: subject.hasTexts},
		{id: "links", parts: []string{"links"}, when: subject.hasLinks},
	}
}

// clausesOf are those of the standard text of a kind of document, but for the
// cookie policy; their words are below "clause.<kind>.".
func clausesOf(kind policy.DocumentKind) []clause {
	contact := clause{id: "contact", parts: []string{"contact"}, introduced: subject.hasContact}
	switch kind {
	case policy.Privacy:
		return []clause{
			{id: "controller", parts: []string{"controller"}, introduced: subject.hasController}, one("processing"),
			one("recipients"), one("transfers"), one("rights"), contact,
		}
	case policy.LegalNotice:
		return []clause{one("publisher"), one("host")}
	case policy.AccessibilityStatement:
		return []clause{one("conformity"), one("exceptions"), one("assessment"), contact, one("redress")}
	case policy.Subprocessors:
		return []clause{{id: "list", parts: []string{"subprocessors"}}, one("transfers"), contact}
	case policy.TermsOfUse:
		return []clause{one("publisher"), one("terms"), contact}
	}
	return nil
}

// one is a clause of one generated part, called like it.
func one(part string) clause { return clause{id: part, parts: []string{part}} }

func (s subject) offersChoice() bool  { return len(s.document.Units()) > 0 }
func (s subject) hasServices() bool   { return len(s.document.Services) > 0 }
func (s subject) hasData() bool       { return len(s.document.Data) > 0 }
func (s subject) hasTexts() bool      { return len(s.document.Texts) > 0 }
func (s subject) hasController() bool { return s.edition.Controller.Known() }
func (s subject) hasContact() bool {
	return s.address() != "" || s.edition.Contact.Phone+string(s.edition.Contact.Page) != ""
}
func (s subject) hasLinks() bool {
	return len(s.document.Links) > 0 || s.edition.PrivacyPolicy.Title+string(s.edition.PrivacyPolicy.URL) != ""
}

// standard assembles the standard text of a document's kind, as Markdown with
// shortcodes: what an author would have written by hand.
func (s subject) standard() string {
	var b strings.Builder
	all, words := clausesOf(s.document.Kind), "clause."+string(s.document.Kind)+"."
	if all == nil {
		all, words = clauses(), "clause."
	}
	for _, c := range all {
		if c.when != nil && !c.when(s) {
			continue
		}
		key := words + c.id
		if c.id == "choices" && !s.document.Asks() {
			key = "clause.no-choices"
		}
		b.WriteString("## " + s.markdown(key+".title") + " {#" + c.id + "}\n\n")
		if c.id == "definition" {
			key = s.byLaw(key)
		}
		if s.words.Has(key+".text") && (c.introduced == nil || c.introduced(s)) {
			b.WriteString(s.markdown(key+".text") + "\n\n")
		}
		for _, part := range c.parts {
			b.WriteString("{{< " + part + " >}}\n\n")
		}
	}
	return b.String()
}

// markdown gives a word with what the product declares escaped, so that a name
// like "a_b_c" stays one.
func (s subject) markdown(key string) string {
	t := s
	t.edition.Name = escape(s.edition.Name)
	return t.say(key)
}

// escape takes their meaning from the characters that Markdown and shortcodes use.
func escape(text string) string {
	var b strings.Builder
	for _, r := range text {
		if strings.ContainsRune("\\`*_{}[]()<>#+-.!|&~\"'", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
