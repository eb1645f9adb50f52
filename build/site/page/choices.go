package page

import (
	"html/template"
	"slices"
	"strings"

	"charte/build/policy"
)

// choices says what the banner shows at a first visit, or why it shows nothing.
func (s subject) choices() []Block {
	if !s.document.Asks() {
		return s.nothingAsked()
	}
	out := []Block{
		s.text("part.banner-appears-" + s.document.Banner.Position),
		{Items: s.asked()},
		{Text: line(s.untilChoice("part.until-you-choose"))},
	}
	if early := s.early(""); early != "" {
		out = append(out, Block{Text: line(early)})
	}
	out = append(out, s.text("part.you-can"), Block{Facts: s.buttons()}, s.text("part.choice-kept"))
	if s.document.Choice.Domain != "" {
		out = append(out, s.text("part.choice-shared", "domain", code(s.document.Choice.Domain)))
	}
	out = append(out, s.text("part.choice-receipt", "label", s.label("", "receipt")))
	out = append(out, s.receiptSent()...)
	if signal := s.document.Banner.Signal; signal != "off" {
		out = append(out, s.text("part.signal-"+first(signal, "ask")))
	}
	return append(out, s.onRequest()...)
}

// receiptSent says where the product takes receipts of choices, and for how long
// it keeps them.
func (s subject) receiptSent() []Block {
	c := s.document.Choice
	if c.Receipt == "" {
		return nil
	}
	key := "part.choice-receipt-sent"
	if c.ReceiptKept.Stated() {
		key = "part.choice-receipt-kept"
	}
	to := c.Receipt.Short()
	if strings.HasPrefix(to, "/") { // a path of the product's own
		to = s.edition.Address.Short() + to
	}
	return []Block{s.text(key, "endpoint", code(to), "kept", s.words.Duration(c.ReceiptKept))}
}

// untilChoice says what does not load before a choice; where the banner itself
// comes through a service, that service is named as the exception.
func (s subject) untilChoice(key string) string {
	if v, ok := s.document.Service(s.document.Banner.Through); ok {
		return s.say(key+"-through", "service", v.Name)
	}
	return s.say(key)
}

// early says which services of a purpose, or of all, load whatever the visitor
// chooses; "" where none does.
func (s subject) early(purpose string) string { return s.sayOfEarly("part.early", purpose) }

// sayOfEarly gives a text about the services of a purpose, or of all, that load
// whatever the visitor chooses; "" where none does.
func (s subject) sayOfEarly(key, purpose string) string {
	var names []string
	for _, v := range s.document.EarlyServices(purpose) {
		names = append(names, v.Name)
	}
	if len(names) == 0 {
		return ""
	}
	return s.say(key, "list", s.words.List(names))
}

// sayOfCarrier gives a text about the service that brings the banner and that the
// visitor can refuse, but not keep out; "" where there is none.
func (s subject) sayOfCarrier(key string) string {
	if v, ok := s.document.Carrier(); ok {
		return s.say(key, "service", v.Name)
	}
	return ""
}

// withEarly adds to a text about what waits which services do not.
func (s subject) withEarly(text string) string {
	if early := s.early(""); early != "" {
		return text + " " + early
	}
	return text
}

// nothingAsked explains why no consent is asked.
func (s subject) nothingAsked() []Block {
	out := []Block{}
	switch {
	case len(s.document.Purposes) == 0:
		return []Block{s.text("part.no-trackers")}
	case s.document.OffersOnRequest():
		out = append(out, s.text(s.byLaw("part.nothing-asked-on-request")))
	default:
		out = append(out, s.text(s.byLaw("part.nothing-asked")))
	}
	if reasons := s.exemptions(); len(reasons) > 0 {
		out = append(out, s.text("part.exempt-because"), Block{Facts: reasons})
	}
	return append(out, s.onRequest()...)
}

// byLaw is the key of a text that names a law of France, or of the one that names
// none where the product follows the rules of other countries alone.
func (s subject) byLaw(key string) string {
	rules := s.edition.Jurisdictions
	if len(rules) == 0 || slices.Contains(rules, policy.DefaultJurisdiction) {
		return key
	}
	return key + "-elsewhere"
}

// exemptions are the exempt purposes with the exemption of each.
func (s subject) exemptions() []Fact {
	var out []Fact
	for _, p := range s.document.Purposes {
		if p.Exempt() {
			reason := capital(s.say("exemption." + string(p.Exemption) + ".reason"))
			out = append(out, Fact{Label: s.title(p), Text: line(s.say("part.reason", "reason", reason))})
		}
	}
	return out
}

// onRequest names what loads only when the visitor opens it.
func (s subject) onRequest() []Block {
	var items []template.HTML
	for _, p := range s.document.Purposes {
		if p.Gate == policy.OnRequest {
			items = append(items, s.purposeItem(p, p.Summary))
		}
	}
	if len(items) == 0 {
		return nil
	}
	return []Block{s.text("part.on-request"), {Items: items}}
}

// asked are the purposes for which the banner asks, with what accepting brings.
func (s subject) asked() []template.HTML {
	var out []template.HTML
	for _, p := range s.gated(policy.Consent) {
		out = append(out, s.purposeItem(p, strings.TrimSpace(p.Summary+" "+p.IfAccepted)))
	}
	return out
}

func (s subject) gated(g policy.Gate) []policy.Purpose {
	var out []policy.Purpose
	for _, p := range s.document.Purposes {
		if p.Gate == g && !p.Exempt() {
			out = append(out, p)
		}
	}
	return out
}

// purposeItem is "Title: text" as a list item.
func (s subject) purposeItem(p policy.Purpose, text string) template.HTML {
	title := "<strong>" + line(s.title(p)) + "</strong>"
	if text == "" {
		return title
	}
	return put(s.say("part.item"), "title", title, "text", line(text))
}

// buttons are the banner's controls by their real labels, with their effects. A
// refusal keeps out neither what loads early nor what brings the banner.
func (s subject) buttons() []Fact {
	l := s.document.Banner.Labels
	refused := first(s.sayOfEarly("part.effect-refuse-early", ""), s.sayOfCarrier("part.effect-refuse-through"), s.say("part.effect-refuse"))
	return []Fact{
		{Label: s.label(l.Accept, "accept"), Text: line(capital(s.say("part.effect-accept")))},
		{Label: s.label(l.Refuse, "refuse"), Text: line(capital(refused))},
		{Label: s.label(l.Customise, "customise"), Text: line(capital(s.say("part.effect-customise")))},
	}
}

// open is the label of the link that opens the choices again.
func (s subject) open() string { return s.label(s.document.Banner.Labels.Open, "open") }

// choicesHref opens the choices on the product's own site; "" where its address
// is not stated.
func (s subject) choicesHref() string {
	if s.edition.Address == "" {
		return ""
	}
	return string(s.edition.Address) + "#eu-consent"
}

// withdraw says how to change one's mind, and what happens then.
func (s subject) withdraw() []Block {
	if !s.offersChoice() {
		return []Block{s.text("part.nothing-to-withdraw")}
	}
	out := []Block{}
	if s.hasGated() {
		out = append(out, s.text("part.withdraw-any-time"))
	}
	if s.document.OffersOptOut() {
		out = append(out, s.text("part.object-any-time", "list", s.objectable()))
	}
	if href := s.choicesHref(); href != "" {
		out = append(out, Block{Button: &Link{Text: s.open(), Href: href}}, s.text("part.withdraw-link"))
	} else {
		out = append(out, s.text("part.withdraw-no-address", "label", s.open()))
	}
	return append(out, s.erasure()...)
}

// hasGated tells whether something needs consent, asked for or on request.
func (s subject) hasGated() bool { return s.document.Asks() || s.document.OffersOnRequest() }

// objectable are the titles of the purposes that work until the visitor objects.
func (s subject) objectable() string {
	var titles []string
	for _, p := range s.document.Purposes {
		if p.OptOut {
			titles = append(titles, s.title(p))
		}
	}
	return s.words.List(titles)
}

// erasure lists what the banner deletes on withdrawal, and what it cannot.
func (s subject) erasure() []Block {
	var erased, kept []template.HTML
	for _, p := range s.document.Purposes {
		if !p.Choosable() {
			continue
		}
		for _, t := range s.document.TrackersFor(p.ID) {
			name := codeName(t.Name)
			if t.Erasable() {
				erased = append(erased, put(s.say("part.item"), "title", name, "text", line(s.say("kind."+string(t.Kind)+".one"))))
			} else {
				kept = append(kept, put(s.say("part.item"), "title", name, "text", line(s.whyKept(t))))
			}
		}
	}
	out := []Block{}
	if s.hasGated() {
		out = append(out, s.text("part.withdraw-stops"))
	}
	if s.document.OffersOptOut() {
		out = append(out, s.text("part.object-stops"))
	}
	for _, exception := range []string{s.sayOfEarly("part.withdraw-early", ""), s.sayOfCarrier("part.withdraw-through")} {
		if exception != "" {
			out = append(out, Block{Text: line(exception)})
		}
	}
	if len(erased) > 0 {
		out = append(out, s.text("part.erases"), Block{Items: erased})
	}
	if len(kept) > 0 {
		out = append(out, s.text("part.cannot-erase"), Block{Items: kept}, Block{Note: line(s.say("part.erase-yourself"))})
	}
	if len(erased)+len(kept) == 0 {
		out = append(out, s.text("part.erases-nothing-stated"))
	}
	return out
}

// whyKept says why no script can erase a tracker.
func (s subject) whyKept(t policy.Tracker) string {
	switch {
	case t.Kind == policy.Pixel || t.Kind == policy.Fingerprint:
		return s.say("part.kept-" + string(t.Kind))
	case t.Place == policy.OnService:
		return s.keptElsewhere(t)
	}
	return s.say("part.kept-http-only", "duration", s.lasting(t))
}

// keptElsewhere names the address that keeps a tracker, or at least the service.
func (s subject) keptElsewhere(t policy.Tracker) string {
	duration := s.lasting(t)
	v, _ := s.document.Service(t.Service)
	if host := first(t.Domain, v.Host.Short()); host != "" {
		return s.say("part.kept-elsewhere", "host", code(host), "duration", duration)
	}
	return s.say("part.kept-by-service", "service", s.serviceName(t), "duration", duration)
}

// lasting is how long a tracker stays, and what ends one that has no date.
func (s subject) lasting(t policy.Tracker) string {
	duration := s.words.Duration(t.Duration)
	if t.Criterion == "" {
		return duration
	}
	return s.say("part.lasting", "duration", duration, "criterion", t.Criterion)
}

// refused says what a visitor who refuses goes without.
func (s subject) refused() []Block {
	if !s.hasGated() {
		return []Block{s.text("part.nothing-to-refuse")}
	}
	var items []template.HTML
	for _, p := range append(s.gated(policy.Consent), s.gated(policy.OnRequest)...) {
		notStated := first(s.sayOfEarly("part.refused-not-stated-early", p.ID), s.say("part.refused-not-stated"))
		items = append(items, s.purposeItem(p, first(p.IfRefused, notStated)))
	}
	return []Block{s.text("part.refusing-is-free"), {Items: items}}
}
