package data

import (
	"bytes"
	"maps"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"charte/build/policy"
)

// Every file of the content that ships fits its schema, with an address and
// without one.
func TestFilesFitTheirSchemas(t *testing.T) {
	all, seen := schemas(t), map[string]int{}
	for _, baseURL := range []string{"", base} {
		for name, text := range made(t, shipped(baseURL)) {
			s, ok := all[path.Base(name)]
			if !ok || path.Dir(name) == "schemas" {
				continue
			}
			seen[path.Base(name)]++
			if err := fits(s, text); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	if seen["policy.json"] != 10 || seen["device-storage.json"] != 10 || seen["ota.json"] != 5 || seen["gpc.json"] == 0 {
		t.Errorf("these were tried: %v", seen)
	}
}

// The files of two products, one with an address and one without, as they were
// looked at.
func TestFilesAsLookedAt(t *testing.T) {
	for product, baseURL := range map[string]string{"flowlyweb": base, "callcenterrate": ""} {
		files := made(t, shipped(baseURL))
		for name, text := range files {
			kept := path.Ext(name) == ".csv" || slices.Contains([]string{"policy.json", "device-storage.json", "ota.json", "gpc.json"}, path.Base(name))
			if kept && strings.HasPrefix(name, product+"/") {
				golden(t, filepath.Join("testdata", "golden", filepath.FromSlash(name)), text)
			}
		}
	}
}

func golden(t *testing.T, file string, text []byte) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(file); err != nil || !bytes.Equal(want, text) {
		t.Errorf("%s is another one; look at it, and run go test ./build/data -update (%v)", file, err)
	}
}

// The schema that every build publishes stands in the documentation too.
func TestPublishedSchema(t *testing.T) {
	text, err := PolicySchema()
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "../../docs/schemas/published/policy.json", text)
	if files := made(t, acme(t, nil)); !bytes.Equal(files["schemas/policy.json"], text) {
		t.Error("a build publishes another schema")
	}
}

// The values that the schema lists are those of the model.
func TestSchemaListsTheModelsValues(t *testing.T) {
	listed := func(typ reflect.Type, field, tag string) string {
		f, ok := typ.FieldByName(field)
		if !ok {
			t.Fatalf("%v has no field %s", typ, field)
		}
		return f.Tag.Get(tag)
	}
	for _, c := range []struct {
		own, model reflect.Type
		field      string
		modelField string
	}{
		{reflect.TypeFor[tracker](), reflect.TypeFor[policy.Tracker](), "Kind", "Kind"},
		{reflect.TypeFor[tracker](), reflect.TypeFor[policy.Tracker](), "Place", "Place"},
		{reflect.TypeFor[exemption](), reflect.TypeFor[policy.Purpose](), "ID", "Exemption"},
		{reflect.TypeFor[service](), reflect.TypeFor[policy.Service](), "Mode", "Mode"},
		{reflect.TypeFor[transfer](), reflect.TypeFor[policy.Transfer](), "Mechanism", "Mechanism"},
		{reflect.TypeFor[banner](), reflect.TypeFor[policy.Banner](), "Position", "Position"},
		{reflect.TypeFor[banner](), reflect.TypeFor[policy.Banner](), "GPC", "Signal"},
	} {
		if own, model := listed(c.own, c.field, "enum"), listed(c.model, c.modelField, "enum"); own != model || own == "" {
			t.Errorf("%v.%s is one of %q, the model has %q", c.own, c.field, own, model)
		}
	}
}

func TestSameInputGivesTheSameBytes(t *testing.T) {
	one, two := made(t, shipped(base)), made(t, shipped(base))
	if !maps.EqualFunc(one, two, bytes.Equal) {
		t.Error("two runs differ")
	}
}

// A schema that lets anything through would say nothing.
func TestWrongFilesDoNotFit(t *testing.T) {
	all, files := schemas(t), made(t, acme(t, nil))
	for what, c := range map[string]struct{ file, was, is, want string }{
		"no name":               {"acme/cookies/policy.json", `"name": "talk_*",`, "", "missing property 'name'"},
		"an unknown technique":  {"acme/cookies/policy.json", `"kind": "cookie"`, `"kind": "magic"`, "value must be one of"},
		"a text for a number":   {"acme/cookies/policy.json", `"format": 1`, `"format": "1"`, "want integer"},
		"words as one text":     {"acme/cookies/policy.json", `"criterion": null`, `"criterion": "x"`, "/criterion"},
		"a day that is none":    {"acme/cookies/policy.json", `"2026-02-10"`, `"2026-02-30"`, "is not valid date"},
		"a cookie without age":  {"acme/cookies/device-storage.json", `34164000`, "null", "want integer"},
		"a star for a name":     {"acme/cookies/device-storage.json", `"talk_*"`, `"*"`, "/identifier"},
		"a scheme in a domain":  {"acme/cookies/device-storage.json", `"talk.example"`, `"https://talk.example"`, "does not match pattern"},
		"an unknown kind terms": {"acme/ota.json", `"Trackers Policy"`, `"Cookies"`, "Cookies"},
		"a relative address":    {"acme/ota.json", base, "..", "is not valid uri"},
		"no day":                {"acme/gpc.json", `"2026-02-10"`, `"soon"`, "is not valid date"},
	} {
		text := strings.Replace(string(files[c.file]), c.was, c.is, 1)
		err := fits(all[path.Base(c.file)], []byte(text))
		if err == nil || !strings.Contains(err.Error(), c.want) || text == string(files[c.file]) {
			t.Errorf("%s: want %s, got %v", what, c.want, err)
		}
	}
}
