package page

import (
	"strings"

	"charte/build/policy"
)

// Banner is what a product's page has to know about the product's script.
type Banner struct {
	// Scripts are by language; the one that holds all languages is "".
	Scripts map[string]Script
	// Pinned are the released scripts that hold the same code as Scripts, by
	// language; one that was not released is not among them.
	Pinned map[string]Script
	// Template is the path of the template for Google Tag Manager, or "".
	Template string
}

// Script is one published file.
type Script struct {
	// Path is its place in the published folder: "live/flowlyweb.fr.js".
	Path string
	// Integrity is the value of a script tag's integrity attribute.
	Integrity string
}

// installation tells the developers of a product how its banner gets into their
// pages.
type installation struct {
	subject
	banner Banner
	// base is the site's own address without a closing slash, or "".
	base string
}

// blocks are none where visitors have nothing to choose, or no script is known.
func (i installation) blocks() []Block {
	if len(i.document.Units()) == 0 || len(i.banner.Scripts) == 0 {
		return nil
	}
	out := i.loading()
	if i.base == "" {
		out = append(out, i.text("install.host-note", "host", code(i.say("install.host"))))
	}
	out = append(out, i.text("install.open"), Block{Code: element("a", i.open(), "href", "#eu-consent")})
	return append(out, i.holding()...)
}

// loading shows the script tag, or who brings the script where no tag may.
func (i installation) loading() []Block {
	if v, ok := i.document.Service(i.document.Banner.Through); ok {
		return i.carried(v)
	}
	one := i.banner.Scripts[i.words.Lang]
	out := []Block{i.text("install.tag"), {Code: i.tag(one)}}
	if early := i.sayOfEarly("install.tag-early", ""); early != "" {
		out[0] = Block{Text: line(early)}
	}
	if len(i.banner.Scripts) > 2 { // more than this language and all of them
		out = append(out, i.text("install.languages", "script", code(i.address(i.banner.Scripts[""]))))
	}
	if i.base != "" {
		pinned := i.tag(one, "integrity", one.Integrity, "crossorigin", "anonymous")
		out = append(out, i.text("install.integrity"), Block{Code: pinned}, i.text("install.integrity-renew"))
	}
	return out
}

// carried says that a service brings the script, which no tag may do beside it.
func (i installation) carried(v policy.Service) []Block {
	out := []Block{i.text("install.through", "service", v.Name, "script", code(i.address(i.banner.Scripts[""])))}
	if i.banner.Template != "" {
		link := anchor(i.resolve.to(i.banner.Template), i.say("install.template-link"))
		out = append(out, Block{Text: put(i.say("install.template"), "link", link)})
	}
	return out
}

// tag is the script tag. What loads early has to find the banner there, so that
// the tag is not async beside it.
func (i installation) tag(s Script, attributes ...string) string {
	attributes = append([]string{"src", i.address(s)}, attributes...)
	if len(i.document.EarlyServices("")) == 0 {
		attributes = append([]string{"async", ""}, attributes...)
	}
	return element("script", "", attributes...)
}

// address is where a script is found from another site; words stand for what is
// not known of it.
func (i installation) address(s Script) string {
	base := i.base
	if base == "" {
		base = "https://" + i.say("install.host")
	}
	return base + "/" + s.Path
}

// holding shows how something waits for the banner, by the first unit that can,
// and names the others.
func (i installation) holding() []Block {
	units := i.held()
	if len(units) == 0 {
		return nil
	}
	u := units[0]
	name, from := i.purposeTitle(u.Purpose), "https:/"
	if v, ok := i.document.Service(u.ID); ok {
		name = v.Name
		from = first(strings.TrimSuffix(string(v.Host), "/"), from)
	}
	script := element("script", "", "async", "", "data-src", from+"/…")
	out := []Block{
		i.text("install.hold-"+i.gate(u), "unit", name),
		{Code: "<template data-consent=\"" + u.ID + "\">\n  " + script + "\n</template>"},
	}
	if len(units) > 1 {
		out = append(out, i.text("install.units", "list", i.identifiers(units)))
	}
	return out
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

func (i installation) identifiers(units []policy.Unit) string {
	var out []string
	for _, u := range units {
		out = append(out, code(u.ID))
	}
	return i.words.List(out)
}

// escapeCode escapes what HTML has to have escaped, and leaves apostrophes readable.
var escapeCode = strings.NewReplacer("&", "&amp;", "<", "&lt;", `"`, "&quot;")

// element writes an element of HTML with its attributes from name, value pairs;
// an attribute without a value stands alone.
func element(name, text string, attributes ...string) string {
	var b strings.Builder
	b.WriteString("<" + name)
	for i := 0; i+1 < len(attributes); i += 2 {
		b.WriteString(" " + attributes[i])
		if value := attributes[i+1]; value != "" {
			b.WriteString(`="` + escapeCode.Replace(value) + `"`)
		}
	}
	b.WriteString(">" + escapeCode.Replace(text) + "</" + name + ">")
	return b.String()
}
