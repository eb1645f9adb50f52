package page

import (
	"html/template"
	"slices"
	"strings"

	"charte/build/policy"
)

// Where somebody turns whom an inaccessible service keeps out, as the French model
// of a statement names it (accessibilite.numerique.gouv.fr, read 2026-11-22).
const (
	defenderMessage = "https://www.defenseurdesdroits.fr/nous-contacter-355"
	defenderNear    = "https://www.defenseurdesdroits.fr/carte-des-delegues"
)

// conformity says how far a product is accessible, by which standard, and why it
// has to be. Each sentence follows from the facts.
func (s subject) conformity() []Block {
	a := s.document.Accessibility
	out := s.commitment()
	facts := []Fact{
		{Label: s.say("statement.covers"), Text: s.covered()},
		{Label: s.say("statement.duty"), Text: line(s.duties())},
		{Label: s.say("statement.standard"), Text: line(first(s.standardName(), s.notStated()))},
		{Label: s.say("statement.status"), Text: line(s.statusText())},
	}
	if a.Share != "" {
		facts = append(facts, Fact{Label: s.say("statement.share"), Text: line(s.percent(a.Share))})
	}
	return append(out, Block{Facts: facts})
}

// commitment is the sentence with which the French model begins; it is only for
// those whom art. 47 of law 2005-102 obliges, with their plans.
func (s subject) commitment() []Block {
	a := s.document.Accessibility
	if !slices.Contains(a.Duties, policy.Article47) {
		return nil
	}
	out := []Block{s.text("statement.commitment", "publisher", first(s.edition.Publishes().Name, s.edition.Name))}
	var plans []template.HTML
	for i, u := range []policy.URL{a.Scheme, a.Plan} {
		if href, err := s.resolve.url(u); u != "" && err == nil {
			plans = append(plans, anchor(href, s.say("statement."+[]string{"scheme", "plan"}[i])))
		}
	}
	if len(plans) > 0 {
		out = append(out, Block{Items: plans})
	}
	return out
}

// covered is what the statement speaks of.
func (s subject) covered() template.HTML {
	if s.edition.Address == "" {
		return line(s.edition.Name)
	}
	return put(s.say("statement.named"), "title", line(s.edition.Name), "link", anchor(string(s.edition.Address), s.edition.Address.Short()))
}

func (s subject) duties() string {
	var names []string
	for _, d := range s.document.Accessibility.Duties {
		names = append(names, s.say("duty."+string(d)))
	}
	return first(capital(s.words.List(names)), s.unstated("duty"))
}

// standardName is what the service was held against, with its edition.
func (s subject) standardName() string {
	a := s.document.Accessibility
	if a.Standard == "" {
		return ""
	}
	return strings.TrimSpace(s.say("standard."+a.Standard) + " " + a.StandardVersion)
}

// statusText says how far the service conforms and, where nobody looked, what the
// RGAA makes of that.
func (s subject) statusText() string {
	a := s.document.Accessibility
	text := s.say("status." + first(string(a.Status), "not-stated"))
	if a.Status == policy.NotAssessed && a.Standard == policy.RGAA {
		text += " " + s.say("status.counts-as-none")
	}
	return text
}

// percent is a share as the language writes it.
func (s subject) percent(share policy.Share) string {
	return s.say("statement.percent", "n", strings.Replace(string(share), ".", s.say("statement.decimal"), 1))
}

// exceptions are what is not accessible, by the reason.
func (s subject) exceptions() []Block {
	a := s.document.Accessibility
	if len(a.Exceptions) == 0 {
		if a.Status == policy.Conforms {
			return []Block{s.text("statement.no-exceptions")}
		}
		return []Block{s.text("statement.exceptions-not-stated")}
	}
	var facts []Fact
	for _, reason := range policy.Reasons() {
		var items []template.HTML
		for _, e := range a.Exceptions {
			if e.Reason == reason {
				items = append(items, s.exception(e))
			}
		}
		if len(items) > 0 {
			facts = append(facts, Fact{Label: s.say("reason." + string(reason)), Items: items})
		}
	}
	return []Block{{Facts: facts}}
}

func (s subject) exception(e policy.Exception) template.HTML {
	out := "<strong>" + line(e.Title) + "</strong>"
	if e.Why != "" {
		out = put(s.say("part.item"), "title", out, "text", line(e.Why))
	}
	if e.Instead != "" {
		out += " " + line(s.say("statement.instead", "text", e.Instead))
	}
	return out
}

// assessment says when and by whom the service was looked at, and how.
func (s subject) assessment() []Block {
	a := s.document.Accessibility
	facts := []Fact{{Label: s.say("statement.established"), Text: day(s.words, s.document.Version)}}
	if a.Status == policy.NotAssessed {
		return []Block{{Facts: facts}, s.text("statement.nobody-looked")}
	}
	assessed := line(s.notStated())
	if !a.Assessed.IsZero() {
		assessed = day(s.words, a.Assessed)
	}
	facts = append(facts, Fact{Label: s.say("statement.assessed"), Text: assessed}, Fact{Label: s.say("statement.assessor"), Text: line(s.assessor())})
	if href, err := s.resolve.url(a.Report); a.Report != "" && err == nil {
		facts = append(facts, Fact{Label: s.say("statement.report"), Text: anchor(href, a.Report.Short())})
	}
	for i, list := range [][]string{a.Technologies, a.Environment, a.Tools, a.Pages} {
		if len(list) > 0 {
			label := s.say("statement." + []string{"technologies", "environment", "tools", "pages"}[i])
			facts = append(facts, Fact{Label: label, Items: lines(list...)})
		}
	}
	return []Block{{Facts: facts}}
}

func (s subject) assessor() string {
	if s.document.Accessibility.Assessor == policy.Self {
		return s.say("statement.self")
	}
	return first(s.document.Accessibility.Assessor, s.notStated())
}

// redress says where to turn when an answer does not come.
func (s subject) redress() []Block {
	rules := s.edition.Jurisdictions
	if len(rules) > 0 && !slices.Contains(rules, policy.DefaultJurisdiction) {
		return []Block{s.text("statement.redress-not-stated")}
	}
	return []Block{s.text("statement.redress"), {Items: []template.HTML{
		anchor(defenderMessage, s.say("statement.defender-message")),
		anchor(defenderNear, s.say("statement.defender-near")),
		line(s.say("statement.defender-post")),
	}}}
}
