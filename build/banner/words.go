package banner

import (
	"cmp"
	"slices"
	"strings"

	"charte/build/policy"
)

// say gives a word of the banner.
func (e edition) say(key string) string {
	return e.words.Get("banner."+key, "product", e.name)
}

// sayRefusal gives a text of the banner about what a refusal keeps out: in the
// form for products some of whose services load before the choice, where there
// are some, and naming the service that the banner itself arrives through.
func (e edition) sayRefusal(key string) string {
	if len(e.document.EarlyServices("")) > 0 {
		key += "-early"
	}
	text := e.say(key)
	if s, ok := e.document.Carrier(); ok {
		text += " " + policy.Fill(e.say("through"), "name", s.Name)
	}
	return text
}

// allWords are the banner's words: the product's own labels where it has some,
// the standard ones elsewhere, none for what the product does not do.
func (e edition) allWords() Words {
	d, l := e.document, e.document.Banner.Labels
	w := Words{
		Lang: e.words.Lang, Dir: cmp.Or(e.words.Text["language.dir"], "ltr"),
		Policy: e.policyAddress(), PolicyTitle: d.Title,
		Title: cmp.Or(l.Title, e.say("title")), Text: cmp.Or(l.Text, e.sayRefusal("text")), New: e.say("new"),
		Accept: cmp.Or(l.Accept, e.say("accept")), Refuse: cmp.Or(l.Refuse, e.say("refuse")),
		Customise: cmp.Or(l.Customise, e.say("customise")), Save: cmp.Or(l.Save, e.say("save")), Close: e.say("close"),
		DetailTitle: e.say("detail-title"), DetailText: e.sayRefusal("detail-text"), Always: e.say("always"), Saved: e.say("saved"), Receipt: e.say("receipt"),
		FrameText: e.say("frame-text"), FrameOnce: e.say("frame-once"), FrameAlways: e.say("frame-always"),
	}
	f := featuresOf([]edition{e})
	if f.signal {
		w.Signal = e.say("signal")
	}
	if f.request {
		w.Launch = e.say("launch")
	}
	for _, t := range d.Trackers {
		if reason := stuckOf(t); reason != "" {
			if w.Reasons == nil {
				w.StuckTitle, w.StuckText = e.say("stuck-title"), e.say("stuck-text")
				w.Reasons = map[string]string{"remains": e.say("stuck-remains")}
			}
			w.Reasons[reason] = e.say("stuck-" + reason)
		}
	}
	return w
}

// overlay is this language, laid over the authoritative one.
func (e edition) overlay() Overlay {
	o := Overlay{Words: e.allWords()}
	for _, p := range e.shown() {
		words := PurposeOverlay{PurposeWords: e.purposeWords(p), Units: []UnitWords{}, Trackers: []TrackerWords{}}
		units := e.unitsOf(p)
		for _, u := range units {
			words.Units = append(words.Units, e.switchWords(u, units))
		}
		for _, t := range e.trackersOf(p) {
			words.Trackers = append(words.Trackers, e.trackerWords(t))
		}
		o.Purposes = append(o.Purposes, words)
	}
	return o
}

// policyAddress is the address of the policy page; scripts stand one folder below
// the site's own. Without an address, it names the file, so that it also opens
// from a disk.
func (e edition) policyAddress() string {
	page := e.words.Lang + "/" + e.product + "/" + e.document.ID + "/"
	if e.baseURL == "" {
		return "../" + page + "index.html"
	}
	return e.baseURL + "/" + page
}

func (e edition) purposeWords(p policy.Purpose) PurposeWords {
	title, summary := p.Title, p.Summary
	if p.Exempt() { // only what is exempt may go without words of its own
		title = cmp.Or(title, e.words.Get("exemption."+string(p.Exemption)+".title"))
		summary = cmp.Or(summary, e.words.Get("exemption."+string(p.Exemption)+".text"))
	}
	w := PurposeWords{Title: cmp.Or(title, p.ID)}
	w.Lines = append(w.Lines, summary)
	if p.IfRefused != "" {
		w.Lines = append(w.Lines, policy.Fill(e.say("if-refused"), "text", p.IfRefused))
	}
	if p.Gate == policy.OnRequest && !p.Exempt() {
		w.Lines = append(w.Lines, e.say("request"))
	}
	if p.OptOut {
		w.Lines = append(w.Lines, e.say("object"))
	}
	if units := e.unitsOf(p); len(units) == 1 {
		// Several services have a line and a switch each.
		s, _ := e.document.Service(units[0].ID)
		w.Lines = append(w.Lines, join(s.Name, e.unitWords(units[0]).Note))
	}
	w.Lines = without(w.Lines)
	if n := len(e.trackersOf(p)); n > 0 {
		w.Count = e.words.Count("banner.trackers", n)
	}
	return w
}

// switchWords stand below a unit's own switch; one that is alone in its purpose
// has none, and stands in the purpose's lines.
func (e edition) switchWords(u policy.Unit, units []policy.Unit) UnitWords {
	if len(units) == 1 {
		return UnitWords{}
	}
	return e.unitWords(u)
}

// unitWords names who receives what a service reads, where that is not clear
// from its name, what else there is to know, and whether it waits for the choice.
func (e edition) unitWords(u policy.Unit) UnitWords {
	s, _ := e.document.Service(u.ID)
	vendor := s.Vendor.Name
	if vendor == s.Name {
		vendor = ""
	}
	note := s.Note
	if p, _ := e.document.Purpose(s.Purpose); s.Early() && !p.Exempt() {
		note = join(strings.TrimSuffix(note, "."), e.say("early"))
	}
	return UnitWords{Note: join(vendor, note)}
}

// trackerWords say why a tracker is kept, for how long, and why it cannot be
// erased from here.
func (e edition) trackerWords(t policy.Tracker) TrackerWords {
	what := join(strings.TrimSuffix(t.Why, "."), e.words.Duration(t.Duration))
	reason := stuckOf(t)
	if reason == "" {
		return TrackerWords{What: what}
	}
	s, _ := e.document.Service(t.Service)
	owner := cmp.Or(s.Name, t.Provider, t.Purpose)
	return TrackerWords{What: join(what, policy.Fill(e.say("stuck-"+reason), "name", owner))}
}

// join puts a dot between the texts that there are.
func join(texts ...string) string { return strings.Join(without(texts), " · ") }

// without leaves empty texts out.
func without(texts []string) []string {
	return slices.DeleteFunc(slices.Clone(texts), func(s string) bool { return s == "" })
}
