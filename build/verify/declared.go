package verify

import (
	"encoding/json"
	"path"
	"slices"
	"strings"

	"charte/build/diag"
)

// declaration is what the inspector reads of a policy.json.
type declaration struct {
	path      string
	Languages []string `json:"languages"`
	Product   struct {
		ID        string      `json:"id"`
		Address   string      `json:"address"`
		Documents []legalText `json:"documents"`
	} `json:"product"`
	Document legalText  `json:"document"`
	Purposes []purpose  `json:"purposes"`
	Services []service  `json:"services"`
	Trackers []tracker  `json:"trackers"`
	Choice   *choice    `json:"choice"`
	Banner   *statement `json:"banner"`
}

// legalText is a document with its pages by language.
type legalText struct {
	ID        string            `json:"id"`
	Version   string            `json:"version"`
	Addresses map[string]string `json:"addresses"`
}

// purpose: Status is "exempt", "consent" or "on-request".
type purpose struct {
	ID     string `json:"id"`
	Status string `json:"status"`
	OptOut bool   `json:"optOut"`
}

// service: Mode is "basic" or "advanced", which loads before any choice.
type service struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Purpose string `json:"purpose"`
	Mode    string `json:"mode"`
	Hosts   []struct {
		Name string   `json:"name"`
		For  []string `json:"for"`
	} `json:"hosts"`
}

type tracker struct {
	Name     string `json:"name"`
	Kind     string `json:"kind"`
	Purpose  string `json:"purpose"`
	Duration *struct {
		Ends    string `json:"ends"` // "elapsed", "session" or "deleted"
		ISO     string `json:"iso8601"`
		Seconds int64  `json:"seconds"`
	} `json:"duration"`
	Place string `json:"place"` // "product" or "service"
}

// lasts is the duration in ISO 8601, "" where it has none.
func (t tracker) lasts() string {
	if t.Duration == nil {
		return ""
	}
	return t.Duration.ISO
}

type choice struct {
	Key      string `json:"key"`
	Revision string `json:"revision"`
	Receipt  *struct {
		Address string `json:"address"`
	} `json:"receipt"`
	Answers []struct {
		ID string `json:"id"`
	} `json:"answers"`
}

// statement is what a declaration says of its banner.
type statement struct {
	Asks    bool   `json:"asks"`
	GPC     string `json:"gpc"`
	Through string `json:"through"`
	Script  string `json:"script"`
}

// readDeclaration reads a policy.json.
func readDeclaration(name string, text []byte) (declaration, error) {
	d := declaration{path: name}
	err := json.Unmarshal(text, &d)
	return d, err
}

// purposeOf is the purpose of an identifier; false where it is not declared.
func (d declaration) purposeOf(id string) (purpose, bool) {
	n := slices.IndexFunc(d.Purposes, func(p purpose) bool { return p.ID == id })
	if n < 0 {
		return purpose{}, false
	}
	return d.Purposes[n], true
}

// names are what data-consent may name: purposes and services.
func (d declaration) names() []string {
	var out []string
	for _, p := range d.Purposes {
		out = append(out, p.ID)
	}
	for _, s := range d.Services {
		out = append(out, s.ID)
	}
	return out
}

// declarations reads all policies of a site, and says where one should be and is
// not: where a page holds a table of trackers.
func (i inspection) declarations() []declaration {
	var out []declaration
	for _, name := range i.under(func(name string) bool { return path.Base(name) == "policy.json" && strings.Count(name, "/") == 2 }) {
		d, err := readDeclaration(name, i.files[name].body)
		if err != nil {
			continue // said of every file of JSON that is none
		}
		if own := strings.Split(name, "/"); d.Product.ID != own[0] || d.Document.ID != own[1] {
			i.say("declaration", whole(name), diag.Say("this file is about %q, %q, and stands in the folder of another", "ce fichier porte sur %q, %q, et se trouve dans le dossier d’un autre", d.Product.ID, d.Document.ID), none)
		}
		out = append(out, d)
	}
	for _, p := range i.pages {
		name := p.product + "/" + p.document + "/policy.json"
		if p.kind == documentPage && len(p.rows) > 0 && !i.has(name) {
			i.say("declaration", whole(p.path), diag.Say("this page lists trackers, and there is no %s%s", "cette page énumère des traceurs, et %s n’existe pas%s", name, i.answered(name)), none)
		}
	}
	return out
}

// declared holds what the policies declare against everything that is made from
// it: the pages of every language, the table, the banner.
func (i inspection) declaredThings() {
	for _, d := range i.declarations() {
		i.counts.Policies++
		i.reference(d)
		i.dated(d)
		i.pagesOf(d)
		i.table(d)
		i.banners(d)
		i.signal(d)
		i.storage(d)
	}
}

// reference: what names another thing of the declaration names one that is there.
func (i inspection) reference(d declaration) {
	missing := func(what, id string) {
		if _, ok := d.purposeOf(id); !ok {
			i.say("declaration", placeOf(i.files[d.path], what), diag.Say("%q names the purpose %q, which is not declared", "%q renvoie à la finalité %q, qui n’est pas déclarée", what, id), none)
		}
	}
	for _, s := range d.Services {
		missing(s.ID, s.Purpose)
	}
	for _, t := range d.Trackers {
		missing(t.Name, t.Purpose)
	}
}

// dated: the pages of every document say that they are the version that is declared.
func (i inspection) dated(d declaration) {
	for _, text := range append(slices.Clone(d.Product.Documents), d.Document) {
		for _, lang := range i.languages {
			t, err := i.lead(d.path, text.Addresses[lang])
			if p := i.byPath[t.path]; err == nil && t.own && p != nil && p.state != text.Version {
				i.say("declaration", placeOf(i.files[d.path], text.Addresses[lang]), diag.Say("%s is declared as the version of %q, and says that it is that of %q", "%s est déclarée comme la version du %q, et se dit celle du %q", p.path, text.Version, p.state), none)
			}
		}
	}
}

// pagesOf: every tracker stands in the page of every language, with its duration.
func (i inspection) pagesOf(d declaration) {
	for _, lang := range i.languages {
		address, ok := d.Document.Addresses[lang]
		t, err := i.lead(d.path, address)
		p := i.byPath[t.path]
		if !ok || err != nil || !t.own || p == nil {
			i.say("declaration", whole(d.path), diag.Say("there is no page in %q for this declaration: %q", "cette déclaration n’a pas de page en %q : %q", lang, address), none)
			continue
		}
		i.shownNames(lang, d)
		for _, t := range d.Trackers {
			i.counts.Trackers++
			i.row(p, t, d)
		}
		for _, r := range p.rows {
			if !slices.ContainsFunc(d.Trackers, func(t tracker) bool { return t.Name == r.name }) {
				i.say("tracker", r.at, diag.Say("this page lists %q, which %s does not declare", "cette page mentionne %q, que %s ne déclare pas", r.name, d.path), none)
			}
		}
	}
}

// shownNames: what the page about installing tells developers to write is declared.
func (i inspection) shownNames(lang string, d declaration) {
	for _, name := range []string{"/install/index.html", "/index.html"} {
		p := i.byPath[lang+"/"+d.Product.ID+name]
		if p == nil {
			continue
		}
		for id, at := range p.gates {
			if !slices.Contains(d.names(), id) {
				i.say("declaration", at, diag.Say("the markup shown here waits for %q, which %s does not declare", "le balisage montré ici attend %q, que %s ne déclare pas", id, d.path), none)
			}
		}
	}
}

// row: one of the rows of that name gives the declared duration. A name may stand
// for several trackers, a cookie and an entry of the storage.
func (i inspection) row(p *page, t tracker, d declaration) {
	named := slices.DeleteFunc(slices.Clone(p.rows), func(r row) bool { return r.name != t.Name })
	if len(named) == 0 {
		i.say("tracker", whole(p.path), diag.Say("%q is declared in %s and is in no table of this page", "%q est déclaré dans %s et ne figure dans aucun tableau de cette page", t.Name, d.path), none)
		return
	}
	if lasts := t.lasts(); lasts != "" && !slices.ContainsFunc(named, func(r row) bool { return slices.Contains(r.lasts, lasts) }) {
		i.say("tracker", named[0].at, diag.Say("%q lasts %s by its declaration, and this page does not say so", "%q dure %s d’après sa déclaration, ce que cette page ne dit pas", t.Name, lasts), none)
	}
}

// signal: a site whose banner abides by Global Privacy Control says so at the
// address where that is looked for (w3c/gpc, "GPC Support Representation").
func (i inspection) signal(d declaration) {
	name := d.Product.ID + "/gpc.json"
	heeds := d.Banner != nil && d.Banner.Asks && d.Banner.GPC != "off"
	f, ok := i.files[name]
	switch {
	case heeds && !ok:
		i.say("gpc", whole(name), diag.Say("the banner abides by Global Privacy Control, and %s does not exist%s", "la bannière respecte le signal Global Privacy Control, et %s n’existe pas%s", name, i.answered(name)), none)
	case !heeds && ok:
		i.say("gpc", whole(name), diag.Say("this file says that the product abides by Global Privacy Control, and its banner does not", "ce fichier dit que le produit respecte le signal Global Privacy Control, ce que sa bannière ne fait pas"), none)
	case ok:
		i.support(f, d.Document.Version)
	}
}

// support reads one statement; day is the one that it should give, "" for any.
func (i inspection) support(f *file, day string) {
	var s struct {
		GPC        *bool  `json:"gpc"`
		LastUpdate string `json:"lastUpdate"`
	}
	if err := json.Unmarshal(f.body, &s); err != nil || s.GPC == nil || !*s.GPC {
		i.say("gpc", whole(f.path), diag.Say("this file does not say that the signal is abided by (\"gpc\": true)", "ce fichier ne dit pas que le signal est respecté (gpc doit valoir true)"), none)
		return
	}
	if s.LastUpdate != "" && !isDate(s.LastUpdate) || day != "" && s.LastUpdate != day {
		i.say("gpc", whole(f.path), diag.Say("this file gives %q as its day, and the policy %q", "ce fichier donne la date %q, la politique %q", s.LastUpdate, day), none)
	}
}
