package data

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"charte/build/catalog"
	"charte/build/content"
	"charte/build/policy"
)

var update = flag.Bool("update", false, "rewrite testdata, docs/schemas/published and docs/data.md")

const base = "https://legal.example.org"

var root = os.DirFS("../..")

var allWords = sync.OnceValue(func() map[string]policy.Words {
	all, problems := content.ReadWords(root, root)
	if len(problems) > 0 {
		panic(problems)
	}
	return all
})

var shippedSite = sync.OnceValue(func() policy.Site {
	known, problems := catalog.Read(root, root)
	all, more := content.Read(root, known)
	if len(problems)+len(more) > 0 {
		panic(append(problems, more...))
	}
	return all.On(policy.Date{Year: 2026, Month: 11, Day: 22})
})

// shipped is the content that ships, as a build on a day reads it.
func shipped(baseURL string) Source { return Source{shippedSite(), allWords(), baseURL} }

// made are the files of a source.
func made(t *testing.T, s Source) map[string][]byte {
	t.Helper()
	files, err := Files(s)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// acme is a product in French and English with a purpose that needs consent, whose
// facts a test may change; change is called for each language.
func acme(t *testing.T, change func(lang string, e *policy.Edition, d *policy.Document)) Source {
	t.Helper()
	s := Source{Words: allWords(), BaseURL: base}
	s.Site = policy.Site{Languages: []string{"fr", "en"}, Products: []policy.Product{{ID: "acme"}}}
	for _, lang := range s.Site.Languages {
		d := policy.Document{
			ID: "cookies", Lang: lang, Kind: policy.CookiePolicy, Title: "Cookies " + lang, Version: policy.Date{Year: 2026, Month: 2, Day: 10},
			Purposes: []policy.Purpose{{ID: "chat", Title: "Chat " + lang, Gate: policy.Consent}},
			Services: []policy.Service{{ID: "talk", Name: "Talk", Purpose: "chat", Host: "https://talk.example:8443/x"}},
			Trackers: []policy.Tracker{{
				Name: "talk_*", Kind: policy.Cookie, Purpose: "chat", Service: "talk", Why: "Why " + lang, Place: policy.OnProduct,
				Duration: policy.Duration{Until: policy.Elapsed, Span: policy.Span{Months: 13}},
			}},
			Choice: policy.Choice{Key: policy.DefaultKey, Lifetime: policy.Duration{Until: policy.Elapsed, Span: policy.Span{Months: 6}}},
			Banner: policy.Banner{Position: policy.DefaultPosition, Signal: policy.DefaultSignal},
		}
		e := policy.Edition{Lang: lang, Name: "Acme", Address: "https://www.acme.example", Authority: "cnil"}
		if change != nil {
			change(lang, &e, &d)
		}
		e.Documents = append([]policy.Document{d}, e.Documents...)
		s.Site.Products[0].Editions = append(s.Site.Products[0].Editions, e)
	}
	return s
}

// compiled compiles a schema, which checks it against that of JSON Schema itself.
func compiled(t *testing.T, text []byte) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// schemas are those of the files of JSON that have one, by the end of their names.
func schemas(t *testing.T) map[string]*jsonschema.Schema {
	t.Helper()
	own, err := PolicySchema()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]*jsonschema.Schema{"policy.json": compiled(t, own)}
	for _, name := range []string{"device-storage", "ota", "gpc"} {
		text, err := os.ReadFile("testdata/" + name + ".schema.json")
		if err != nil {
			t.Fatal(err)
		}
		out[name+".json"] = compiled(t, text)
	}
	return out
}

// fits validates a file.
func fits(s *jsonschema.Schema, text []byte) error {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return err
	}
	return s.Validate(doc)
}

// read gives a file of JSON as plain values.
func read(t *testing.T, files map[string][]byte, name string) map[string]any {
	t.Helper()
	var out map[string]any
	if err := json.Unmarshal(files[name], &out); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return out
}

// at walks down plain values: names of properties, and numbers in lists.
func at(t *testing.T, v any, path ...any) any {
	t.Helper()
	for _, step := range path {
		switch in := v.(type) {
		case map[string]any:
			name, _ := step.(string)
			next, there := in[name]
			if !there {
				t.Fatalf("there is no %v in %v", step, path)
			}
			v = next
		case []any:
			i, _ := step.(int)
			if i >= len(in) {
				t.Fatalf("there is no %v in %v", step, path)
			}
			v = in[i]
		default:
			t.Fatalf("there is no %v in %v", step, path)
		}
	}
	return v
}

// names are one property of every item of a list.
func names(t *testing.T, list any, property string) string {
	t.Helper()
	var out []string
	for i := range list.([]any) {
		out = append(out, at(t, list, i, property).(string))
	}
	return strings.Join(out, " ")
}
