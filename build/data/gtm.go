package data

import (
	"encoding/json"
	"slices"
	"strings"

	"charte/build/policy"
)

// GTMTemplate gives the path and the text of a product's template for Google Tag
// Manager: a tag for the trigger "Consent Initialization - All Pages" that denies
// Google's consent types, grants what a returning visitor accepted, loads the
// banner and follows it. It is false where the template would be of no use, or
// cannot be: where nothing speaks with Google and the banner does not come through
// a tag manager, and where the banner has no https address, which is all that Tag
// Manager loads. The address is written into the template, never asked for: a
// field would need the permission to load scripts from any address.
//
// baseURL is where the site is published, without a closing slash, or "".
func GTMTemplate(p policy.Product, baseURL string) (path string, text []byte, ok bool) {
	d, _ := p.Authoritative().Policy()
	if !WantsGTMTemplate(p) || !strings.HasPrefix(baseURL, "https://") {
		return "", nil, false
	}
	t := gtmTemplate{name: p.Authoritative().Name, address: baseURL + "/live/" + p.ID + ".js", document: d}
	return p.ID + "/gtm-template.tpl", []byte(t.String()), true
}

// WantsGTMTemplate tells whether a product has a use for a template: its banner
// asks, and a service of Google's is among what it asks about or loads through.
func WantsGTMTemplate(p policy.Product) bool {
	d, _ := p.Authoritative().Policy()
	through, _ := d.Service(d.Banner.Through)
	return d.Asks() && (d.Speaks(policy.Google) || through.Interface() == policy.Google)
}

// gtmTemplate is what the template of one product is made of.
type gtmTemplate struct {
	name, address string
	document      policy.Document
}

// String puts the sections together as Tag Manager exports them.
func (t gtmTemplate) String() string {
	sections := []struct{ name, text string }{
		{"TERMS_OF_SERVICE", gtmTerms},
		{"INFO", exported(t.information())},
		{"TEMPLATE_PARAMETERS", "[]"},
		{"SANDBOXED_JS_FOR_WEB_TEMPLATE", t.script()},
		{"WEB_PERMISSIONS", exported(t.permissions())},
		{"TESTS", gtmScenarios},
		{"NOTES", gtmNotes},
	}
	var b strings.Builder
	for i, s := range sections {
		if i > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString("___" + s.name + "___\n\n" + strings.TrimSpace(s.text) + "\n")
	}
	return b.String()
}

// information is what the editor shows of the template.
func (t gtmTemplate) information() any {
	return struct {
		Type              string            `json:"type"`
		ID                string            `json:"id"`
		Version           int               `json:"version"`
		SecurityGroups    []string          `json:"securityGroups"`
		DisplayName       string            `json:"displayName"`
		Categories        []string          `json:"categories"`
		Brand             map[string]string `json:"brand"`
		Description       string            `json:"description"`
		ContainerContexts []string          `json:"containerContexts"`
	}{
		"TAG", "cvt_temp_public_id", 1, []string{}, t.name + " – consent banner", []string{"TAG_MANAGEMENT"},
		map[string]string{"id": "brand_dummy", "displayName": ""},
		"Loads the consent banner of " + t.name + " and tells Google's tags what the visitor chose. Fire it on Consent Initialization - All Pages.",
		[]string{"WEB"},
	}
}

// script is the program, with the product's facts in their places.
func (t gtmTemplate) script() string {
	d := t.document
	return strings.NewReplacer(
		"ADDRESS", literal(t.address),
		"KEY", literal(d.Choice.Key),
		"LIFETIME", literal(d.Choice.Lifetime.Span.TotalSeconds()/60),
		"UNITS", literal(t.units()),
		"TYPES", literal(t.types()),
	).Replace(gtmScript)
}

// units are the digests of the services that Google's types depend on, each with
// its id.
func (t gtmTemplate) units() [][2]string {
	out := [][2]string{}
	for _, u := range t.document.Units() {
		if s, ok := t.document.Service(u.ID); ok && s.Interface() == policy.Google {
			out = append(out, [2]string{u.Digest, u.ID})
		}
	}
	return out
}

// types are Google's types, each with the services that it depends on. Where
// nothing speaks with Google, all but the last wait for nobody.
func (t gtmTemplate) types() [][2]any {
	services := t.document.ConsentServices()
	out := [][2]any{}
	for _, name := range policy.ConsentTypes() {
		ids := slices.Clone(services[name])
		if len(ids) == 0 && name != policy.SecurityStorage {
			ids = []string{policy.Nobody}
		}
		out = append(out, [2]any{name, append([]string{}, ids...)})
	}
	return out
}

// literal is a value as JavaScript, with <, > and & escaped.
func literal(value any) string {
	text, _ := json.Marshal(value) // strings and numbers always have a text
	return string(text)
}

// exported is a value as JSON, in the form in which Tag Manager exports it.
func exported(value any) string {
	text, _ := json.MarshalIndent(value, "", "  ")
	return string(text)
}
