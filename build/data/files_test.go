package data

import (
	"encoding/csv"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"charte/build/policy"
)

// table reads trackers.csv: each line by the names of its columns.
func table(t *testing.T, files map[string][]byte) []map[string]string {
	t.Helper()
	lines, err := csv.NewReader(strings.NewReader(string(files["acme/cookies/trackers.csv"]))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, line := range lines[1:] {
		one := map[string]string{}
		for i, name := range lines[0] {
			one[name] = line[i]
		}
		out = append(out, one)
	}
	return out
}

// RFC 4180: lines end with CR LF, and a cell with a comma, a quote or a line break
// is quoted.
func TestTableIsOfTheStandardForm(t *testing.T) {
	files := made(t, acme(t, func(lang string, _ *policy.Edition, d *policy.Document) {
		d.Trackers[0].Why = "One, \"two\"\nthree " + lang
	}))
	text := string(files["acme/cookies/trackers.csv"])
	if !strings.HasPrefix(text, "name,kind,purpose,") || strings.Count(text, "\r\n") != strings.Count(text, "\n") {
		t.Errorf("it is %q", text)
	}
	lines := table(t, files)
	if len(lines) != 2 || lines[0]["why_en"] != "One, \"two\"\nthree en" || lines[0]["purpose_fr"] != "Chat fr" || lines[1]["name"] != "eu-consent" {
		t.Errorf("it says %v", lines)
	}
	if lines[0]["duration"] != "P13M" || lines[0]["duration_seconds"] != "34164000" || lines[0]["status"] != "consent" || lines[1]["status"] != "exempt" {
		t.Errorf("it says %v", lines)
	}
}

// No cell is a formula for a spreadsheet.
func TestTableHoldsNoFormula(t *testing.T) {
	for _, cell := range []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\x00=1"} {
		files := made(t, acme(t, func(_ string, _ *policy.Edition, d *policy.Document) {
			d.Trackers[0].Name, d.Trackers[0].Why = cell, cell
		}))
		if got := table(t, files)[0]; got["name"] != "'"+strings.ReplaceAll(cell, "\r", "") && got["name"] != "'"+cell || !strings.HasPrefix(got["why_fr"], "'") {
			t.Errorf("%q stands as %q", cell, got["name"])
		}
	}
	if harmless("_ga") != "_ga" || harmless("") != "" {
		t.Error("other cells are changed")
	}
}

// What the framework's form cannot say is left out, and nothing is made up for it.
func TestDeviceStorageSaysWhatIsKnown(t *testing.T) {
	months := policy.Duration{Until: policy.Elapsed, Span: policy.Span{Months: 1}}
	one := policy.Tracker{Name: "x", Kind: policy.Cookie, Purpose: "chat", Service: "talk", Duration: months, Place: policy.OnProduct}
	with := func(change func(*policy.Tracker)) policy.Tracker {
		changed := one
		change(&changed)
		return changed
	}
	seconds, session := int64(2628000), int64(0)
	cookie := disclosure{Identifier: "x", Type: "cookie", MaxAgeSeconds: &seconds, CookieRefresh: true, Domains: []string{"www.acme.example"}, Purposes: []int{1}}
	like := func(change func(*disclosure)) *disclosure {
		changed := cookie
		change(&changed)
		return &changed
	}
	for name, c := range map[string]struct {
		tracker policy.Tracker
		want    *disclosure
	}{
		"a cookie":             {one, &cookie},
		"of the session":       {with(func(t *policy.Tracker) { t.Duration = policy.Duration{Until: policy.SessionEnd} }), like(func(d *disclosure) { d.MaxAgeSeconds, d.CookieRefresh = &session, false })},
		"without a duration":   {with(func(t *policy.Tracker) { t.Duration = policy.Duration{} }), nil},
		"that nothing ends":    {with(func(t *policy.Tracker) { t.Duration = policy.Duration{Until: policy.Deleted} }), nil},
		"with its subdomains":  {with(func(t *policy.Tracker) { t.Domain = ".acme.example" }), like(func(d *disclosure) { d.Domains = []string{"acme.example", "*.acme.example"} })},
		"of the service":       {with(func(t *policy.Tracker) { t.Place = policy.OnService }), like(func(d *disclosure) { d.Domains = []string{"talk.example"} })},
		"of an unknown host":   {with(func(t *policy.Tracker) { t.Place, t.Service = policy.OnService, "" }), nil},
		"without consent":      {with(func(t *policy.Tracker) { t.Purpose = "memory" }), like(func(d *disclosure) { d.Purposes = []int{} })},
		"of a fixed lifetime":  {with(func(t *policy.Tracker) { t.Purpose = "audience" }), like(func(d *disclosure) { d.Purposes, d.CookieRefresh = []int{}, false })},
		"local storage":        {with(func(t *policy.Tracker) { t.Kind = policy.LocalStorage }), like(func(d *disclosure) { d.Type, d.MaxAgeSeconds, d.CookieRefresh = "web", nil, false })},
		"a pixel":              {with(func(t *policy.Tracker) { t.Kind = policy.Pixel }), nil},
		"whatever its name is": {with(func(t *policy.Tracker) { t.Name = "*" }), nil},
	} {
		files := made(t, acme(t, func(_ string, _ *policy.Edition, d *policy.Document) {
			d.Purposes = append(d.Purposes, policy.Purpose{ID: "memory", Exemption: policy.ChoiceMemory},
				policy.Purpose{ID: "audience", Exemption: policy.Audience, Measurement: policy.Measurement{Assures: []policy.Assurance{policy.FixedLifetime}}})
			d.Trackers = []policy.Tracker{c.tracker}
		}))
		var got disclosures
		if err := json.Unmarshal(files["acme/cookies/device-storage.json"], &got); err != nil {
			t.Fatal(err)
		}
		var is *disclosure
		for i, d := range got.Disclosures {
			if d.Identifier != policy.DefaultKey {
				is = &got.Disclosures[i]
			}
		}
		if !reflect.DeepEqual(is, c.want) {
			t.Errorf("%s: it is said to be %+v, want %+v", name, is, c.want)
		}
	}
}

func TestDeviceStorageNamesEachHostOnce(t *testing.T) {
	files := made(t, acme(t, func(_ string, _ *policy.Edition, d *policy.Document) {
		d.Purposes = append(d.Purposes, policy.Purpose{ID: "login", Exemption: policy.Authentication})
		d.Services = []policy.Service{
			{ID: "in", Name: "In", Purpose: "login", Hosts: []policy.Host{{Name: "cdn.example", For: "script"}, {Name: "cdn.example", For: "image"}}},
			{ID: "talk", Name: "Talk", Purpose: "chat", Hosts: []policy.Host{{Name: "cdn.example", For: "script"}, {Name: "*.talk.example", For: "request"}}},
		}
	}))
	var got disclosures
	if err := json.Unmarshal(files["acme/cookies/device-storage.json"], &got); err != nil {
		t.Fatal(err)
	}
	want := []domainUse{{"cdn.example", []int{1}, "In: script, image; Talk: script"}, {"*.talk.example", []int{1}, "Talk: request"}}
	if !reflect.DeepEqual(got.Domains, want) {
		t.Errorf("they are %v, want %v", got.Domains, want)
	}
}

// The framework's form has one language: English, or what there is.
func TestDeviceStorageIsInEnglish(t *testing.T) {
	s := acme(t, nil)
	if text := string(made(t, s)["acme/cookies/device-storage.json"]); !strings.Contains(text, `"Why en"`) || strings.Contains(text, `"Why fr"`) {
		t.Errorf("it says %s", text)
	}
	s.Site.Languages, s.Site.Products[0].Editions = s.Site.Languages[:1], s.Site.Products[0].Editions[:1]
	if text := string(made(t, s)["acme/cookies/device-storage.json"]); !strings.Contains(text, `"Why fr"`) {
		t.Errorf("it says %s", text)
	}
}

// Support for Global Privacy Control is stated where it is given, and nowhere else.
func TestPrivacyControlIsStatedWhereItIsHeeded(t *testing.T) {
	heeding := acme(t, nil).Site.Products[0]
	of := func(id, signal string, version policy.Date) policy.Product {
		p := acme(t, func(_ string, _ *policy.Edition, d *policy.Document) { d.Banner.Signal, d.Version = signal, version }).Site.Products[0]
		p.ID = id
		return p
	}
	silent := acme(t, func(_ string, _ *policy.Edition, d *policy.Document) {
		d.Purposes, d.Trackers, d.Services = nil, nil, nil
	}).Site.Products[0]
	silent.ID = "silent"
	later := policy.Date{Year: 2026, Month: 5, Day: 1}
	for name, c := range map[string]struct {
		products []policy.Product
		want     string // of the site
		own      map[string]string
	}{
		"one":                   {[]policy.Product{heeding}, `{"gpc":true,"lastUpdate":"2026-02-10"}`, map[string]string{"acme": `{"gpc":true,"lastUpdate":"2026-02-10"}`}},
		"the later":             {[]policy.Product{heeding, of("b", "quiet", later)}, `{"gpc":true,"lastUpdate":"2026-05-01"}`, map[string]string{"b": `{"gpc":true,"lastUpdate":"2026-05-01"}`}},
		"one that does not":     {[]policy.Product{heeding, of("b", "off", later)}, "", map[string]string{"acme": `{"gpc":true,"lastUpdate":"2026-02-10"}`, "b": ""}},
		"one that asks nothing": {[]policy.Product{heeding, silent}, `{"gpc":true,"lastUpdate":"2026-02-10"}`, map[string]string{"silent": ""}},
		"nobody asks":           {[]policy.Product{silent}, "", map[string]string{"silent": ""}},
		"no day":                {[]policy.Product{of("b", "ask", policy.Date{})}, `{"gpc":true}`, map[string]string{"b": `{"gpc":true}`}},
	} {
		s := acme(t, nil)
		s.Site.Products = c.products
		files := made(t, s)
		if is := squeezed(files[".well-known/gpc.json"]); is != c.want {
			t.Errorf("%s: the site says %q, want %q", name, is, c.want)
		}
		for id, want := range c.own {
			if is := squeezed(files[id+"/gpc.json"]); is != want {
				t.Errorf("%s: %s says %q, want %q", name, id, is, want)
			}
		}
	}
}

// squeezed is JSON without its spaces.
func squeezed(text []byte) string {
	return strings.NewReplacer(" ", "", "\n", "").Replace(string(text))
}

// An archive is told of the documents that it has a type for, the authoritative
// text of each, and only where there are addresses.
func TestArchivesAreToldOfKnownDocuments(t *testing.T) {
	change := func(_ string, e *policy.Edition, _ *policy.Document) {
		e.Documents = []policy.Document{{ID: "guide", Kind: policy.Guide}, {ID: "legal-notice", Kind: policy.Plain}, {ID: "privacy", Kind: policy.Plain}}
	}
	got := read(t, made(t, acme(t, change)), "acme/ota.json")
	one := func(id string) map[string]any {
		return map[string]any{"fetch": base + "/fr/acme/" + id + "/", "select": "#policy", "remove": ".contents, .anchor"}
	}
	want := map[string]any{"name": "Acme", "terms": map[string]any{"Trackers Policy": one("cookies"), "Imprint": one("legal-notice"), "Privacy Policy": one("privacy")}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("it is %v, want %v", got, want)
	}
	s := acme(t, change)
	s.BaseURL = ""
	if made(t, s)["acme/ota.json"] != nil {
		t.Error("there is a declaration without addresses")
	}
}

// A product without a cookie policy declares nothing.
func TestNoPolicyNoData(t *testing.T) {
	s := acme(t, nil)
	for i := range s.Site.Products[0].Editions {
		s.Site.Products[0].Editions[i].Documents = nil
	}
	for name := range made(t, s) {
		if name != "schemas/policy.json" {
			t.Errorf("%s is there", name)
		}
	}
	if Offered(s.Site.Products[0]) != nil {
		t.Error("it is offered")
	}
}

// Whatever a page offers is there.
func TestWhatIsOfferedIsThere(t *testing.T) {
	s := acme(t, nil)
	files := made(t, s)
	for _, name := range Offered(s.Site.Products[0]) {
		if len(files[name]) == 0 {
			t.Errorf("there is no %s", name)
		}
	}
}
