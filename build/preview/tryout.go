package preview

import (
	"bytes"
	"encoding/json"
	"html/template"
	"net/http"
	"slices"
	"strings"

	"charte/build/policy"
)

var tryTemplate = template.Must(template.ParseFS(pages, "page/try.html"))

// tryPage is what the try-out page shows.
type tryPage struct {
	Product, Name, Lang, Dir string
	Langs                    []string
	Units                    []tryUnit
	// Frame is the unit that the sample page embeds in a frame; may be empty.
	Frame string
	// Exempt are the trackers that need no consent.
	Exempt []policy.Tracker
	// ChoiceKey is the name of the cookie that keeps the choice.
	ChoiceKey string
	words     policy.Words
}

// T gives a word of the try-out page in its language.
func (p tryPage) T(key string, pairs ...string) string { return p.words.Get("preview."+key, pairs...) }

type tryUnit struct {
	ID, Title, Gate string
	Trackers        []policy.Tracker
}

// tryOut serves a sample page of a product with its real banner.
func (s *Server) tryOut(w http.ResponseWriter, r *http.Request) {
	words := s.current().Words
	edition, document, langs, ok := s.find(r.PathValue("product"), r.URL.Query().Get("lang"))
	if !ok {
		s.page(w, r)
		return
	}
	page := tryPage{
		Product: r.PathValue("product"), Name: edition.Name, Lang: edition.Lang, Dir: words[edition.Lang].Get("language.dir"), Langs: langs,
		Units: tryUnits(document), ChoiceKey: document.Choice.Key, words: words[edition.Lang],
	}
	if len(page.Units) > 0 {
		page.Frame = page.Units[0].ID
	}
	for _, p := range document.Purposes {
		if !p.Choosable() {
			page.Exempt = append(page.Exempt, document.TrackersFor(p.ID)...)
		}
	}
	var out bytes.Buffer
	if err := tryTemplate.Execute(&out, page); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	writeHTML(w, http.StatusOK, withReload(out.Bytes()))
}

func (s *Server) find(product, lang string) (policy.Edition, policy.Document, []string, bool) {
	site := s.current()
	i := slices.IndexFunc(site.Products, func(p policy.Product) bool { return p.ID == product })
	if i < 0 {
		return policy.Edition{}, policy.Document{}, nil, false
	}
	var langs []string
	for _, e := range site.Products[i].Editions {
		langs = append(langs, e.Lang)
	}
	edition := site.Products[i].Edition(lang)
	document, ok := edition.Policy()
	return edition, document, langs, ok
}

func tryUnits(d policy.Document) []tryUnit {
	var out []tryUnit
	for _, u := range d.Units() {
		p, _ := d.Purpose(u.Purpose)
		t := tryUnit{ID: u.ID, Title: p.Title, Gate: string(p.Gate), Trackers: u.Trackers}
		if p.OptOut {
			t.Gate = "opt-out"
		}
		if service, ok := d.Service(u.ID); ok {
			t.Title = service.Name
		}
		out = append(out, t)
	}
	return out
}

// imitation serves the script that stands in for a service: it stores what the
// service is declared to store, under the same names.
func (s *Server) imitation(w http.ResponseWriter, r *http.Request) {
	_, document, _, ok := s.find(r.PathValue("product"), "")
	unit, isScript := strings.CutSuffix(r.PathValue("script"), ".js")
	if !ok || !isScript {
		s.page(w, r)
		return
	}
	stored := [][2]string{}
	for _, u := range document.Units() {
		if u.ID == unit {
			stored = declared(u.Trackers)
		}
	}
	if unit == "exempt" {
		for _, p := range document.Purposes {
			if !p.Choosable() {
				stored = append(stored, declared(document.TrackersFor(p.ID))...)
			}
		}
	}
	id, err := json.Marshal(unit)
	list, err2 := json.Marshal(stored)
	if err != nil || err2 != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write([]byte("imitate(" + string(id) + ", " + string(list) + ")\n"))
}

// declared gives kind and name of what the page can store for itself; in a
// pattern, * becomes a sample identifier.
func declared(trackers []policy.Tracker) [][2]string {
	out := [][2]string{}
	for _, t := range trackers {
		if t.Erasable() {
			out = append(out, [2]string{string(t.Kind), strings.ReplaceAll(t.Name, "*", "4f1d2c")})
		}
	}
	return out
}
