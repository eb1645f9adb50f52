package page

import (
	"strings"

	"charte/build/policy"
)

// waiting shows for each declared service how it waits for the banner, sorted by
// what it waits for.
func (i installation) waiting() []Block {
	units := i.held()
	if len(units) == 0 {
		return nil
	}
	out := []Block{i.heading(2, "wait"), i.text("install.wait.text"), i.text("install.wait.unknown")}
	for _, gate := range []string{string(policy.Consent), string(policy.OnRequest), "opt-out"} {
		out = append(out, i.behind(gate, units)...)
	}
	out = append(out, i.text("install.wait.frame"))
	return append(out, i.told(units)...)
}

// behind are the units of one gate.
func (i installation) behind(gate string, all []policy.Unit) []Block {
	var units []policy.Unit
	for _, u := range all {
		if i.gate(u) == gate {
			units = append(units, u)
		}
	}
	if len(units) == 0 {
		return nil
	}
	out := []Block{i.text("install.wait." + gate)}
	for _, u := range units {
		out = append(out, i.samples(u)...)
	}
	return append(out, i.unserved(units)...)
}

// held are the units that the banner can keep from loading: neither what loads
// early nor what brings the banner.
func (i installation) held() []policy.Unit {
	var out []policy.Unit
	for _, u := range i.document.Units() {
		v, _ := i.document.Service(u.ID)
		if !v.Early() && (v.ID == "" || v.ID != i.document.Banner.Through) {
			out = append(out, u)
		}
	}
	return out
}

// gate names what a unit waits for, as the words do.
func (i installation) gate(u policy.Unit) string {
	p, _ := i.document.Purpose(u.Purpose)
	if p.OptOut {
		return "opt-out"
	}
	return string(p.Gate)
}

// forms are the uses of a host that an element of the page requests, in the order
// in which they are shown.
var forms = []string{"script", "style", "frame", "image"}

// samples are the elements of one service, each as far as its address is known; a
// script, where nothing is.
func (i installation) samples(u policy.Unit) []Block {
	v, ok := i.document.Service(u.ID)
	if !ok {
		return nil // of its purpose no service is named
	}
	var out []Block
	for _, form := range forms {
		if from, used := source(v, form); used {
			out = append(out, i.sample(form, waitingFor(u.ID, form, from), "service", v.Name))
		}
	}
	if len(out) == 0 {
		out = []Block{i.sample("script", waitingFor(u.ID, "script", addressOf(v.Host)), "service", v.Name)}
	}
	return out
}

// unserved are the purposes of which no service is named: one stands for all.
func (i installation) unserved(units []policy.Unit) []Block {
	var titles []string
	example := ""
	for _, u := range units {
		if _, named := i.document.Service(u.ID); !named {
			titles = append(titles, i.say("install.wait.purpose", "purpose", i.purposeTitle(u.Purpose), "id", code(u.ID)))
			example = first(example, u.ID)
		}
	}
	if example == "" {
		return nil
	}
	script := waitingFor(example, "script", "…")
	return []Block{i.text("install.wait.unserved"), {Items: lines(titles...)}, i.sample("purpose", script, "purpose", i.purposeTitle(example))}
}

// told says which services need no consent call in their code.
func (i installation) told(units []policy.Unit) []Block {
	var names []string
	for _, u := range units {
		if v, ok := i.document.Service(u.ID); ok && v.Interface() != policy.NoSignal {
			names = append(names, v.Name)
		}
	}
	if len(names) == 0 {
		return nil
	}
	return []Block{i.text("install.wait.told", "list", i.words.List(names))}
}

// source is the beginning of the address of a service's script, frame, style sheet
// or image, as far as it is known, the declared one first; false where the service
// is not known to have one.
func source(v policy.Service, form string) (string, bool) {
	from := ""
	for _, h := range v.Hosts {
		switch {
		case h.For != form:
		case v.Host.Origin() == "https://"+h.Name:
			return addressOf(v.Host), true
		case strings.HasPrefix(h.Name, "*"):
			from = first(from, "…")
		default:
			from = first(from, "https://"+h.Name+"/…")
		}
	}
	return from, from != ""
}

// addressOf is what a declared address begins with.
func addressOf(u policy.URL) string {
	if u == "" {
		return "…"
	}
	return strings.TrimSuffix(string(u), "/") + "/…"
}

// waitingFor is an element that waits for a unit. Scripts and style sheets do so in
// a template, where vendors' markup stays as it was given.
func waitingFor(unit, form, from string) string {
	inside := ""
	switch form {
	case "frame":
		return element("iframe", "", "data-consent", unit, "data-src", from, "title", "…")
	case "image":
		return tag("img", "data-consent", unit, "data-src", from, "alt", "")
	case "style":
		inside = tag("link", "rel", "stylesheet", "data-href", from)
	default:
		inside = element("script", "", "async", "", "data-src", from)
	}
	return tag("template", "data-consent", unit) + "\n  " + inside + "\n</template>"
}
