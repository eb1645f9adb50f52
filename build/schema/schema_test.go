package schema

import (
	"bytes"
	"encoding/json"
	"flag"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"
)

var update = flag.Bool("update", false, "rewrite docs/schemas")

const published = "../../docs/schemas"

func schemaText(t *testing.T, name string) []byte {
	t.Helper()
	text, err := os.ReadFile("../../docs/content.md")
	if err != nil {
		t.Fatal(err)
	}
	out, err := Of(name, string(text))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// The published schemas are those of the types and of the documentation.
func TestPublishedSchemas(t *testing.T) {
	found, err := filepath.Glob(published + "/*.json")
	if err != nil || len(found) != len(Names()) && !*update {
		t.Errorf("%d files in docs/schemas, %d kinds: %v", len(found), len(Names()), err)
	}
	for _, name := range Names() {
		file, want := filepath.Join(published, name+".json"), schemaText(t, name)
		if *update {
			if err := os.WriteFile(file, want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := os.ReadFile(file); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not what the types and docs/content.md say; run go test ./build/schema -update (%v)", file, err)
		}
	}
}

// compiled compiles a schema, which checks it against that of JSON Schema itself.
func compiled(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schemaText(t, name)))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(name+".json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// front reads front matter as an editor for YAML 1.2 does: dates are texts.
func front(t *testing.T, text string) any {
	t.Helper()
	parts := strings.SplitN(text, "---\n", 3)
	var doc yaml.Node
	if err := yaml.Load([]byte(parts[1]), &doc); err != nil {
		t.Fatal(err)
	}
	return plain(doc.Content[0])
}

func plain(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		out := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			out[n.Content[i].Value] = plain(n.Content[i+1])
		}
		return out
	case yaml.SequenceNode:
		out := []any{}
		for _, c := range n.Content {
			out = append(out, plain(c))
		}
		return out
	}
	switch n.Tag {
	case "!!bool":
		return n.Value == "true"
	case "!!int", "!!float":
		return json.Number(n.Value)
	case "!!null":
		return nil
	}
	return n.Value
}

// kindOf is the schema for a file of the content that ships.
func kindOf(file, text string) string {
	folder, name := path.Split(strings.TrimPrefix(file, "../../content/"))
	kind, translated := "document", !strings.HasSuffix(name, ".fr.md")
	switch {
	case folder == "":
		kind = "site"
	case strings.HasPrefix(name, "_index."):
		kind = "product"
	case strings.HasPrefix(name, "cookies."):
		kind = "cookies"
	}
	switch {
	case translated:
		return kind + "-translation"
	case strings.HasPrefix(folder, "_bases/"):
		return kind + "-base"
	}
	return kind
}

func TestContentThatShipsFitsItsSchema(t *testing.T) {
	seen := map[string]bool{}
	err := filepath.WalkDir("../../content", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		kind := kindOf(filepath.ToSlash(file), string(text))
		seen[kind] = true
		if err := compiled(t, kind).Validate(front(t, string(text))); err != nil {
			t.Errorf("%s does not fit %s: %v", file, kind, err)
		}
		return nil
	})
	if err != nil || len(seen) < 8 {
		t.Errorf("only %v were tried: %v", seen, err)
	}
}

func TestWrongFrontMatterDoesNotFit(t *testing.T) {
	for name, c := range map[string]struct{ kind, text, want string }{
		"unknown field":            {"cookies", "title: T\ntitel: U\n", "additional properties 'titel' not allowed"},
		"unknown field of an item": {"cookies", "title: T\ntrackers:\n  - name: a\n    durée: 1 an\n", "at '/trackers/0': additional properties 'durée'"},
		"missing title":            {"document", "version: 2026-01-01\n", "missing property 'title'"},
		"missing name of an item":  {"cookies-base", "trackers:\n  - why: W\n", "at '/trackers/0': missing property 'name'"},
		"a text for a list":        {"cookies", "title: T\npurposes: chat\n", "at '/purposes': got string, want array"},
		"a date that is none":      {"cookies", "title: T\nversion: 2026-13-01\n", "at '/version': '2026-13-01' is not valid date"},
		"a number for a version":   {"cookies", "title: T\nversion: 1.10\n", "at '/version': got number, want string"},
		"a duration that is none":  {"cookies", "title: T\nchoice:\n  lifetime: treize mois\n", "at '/choice/lifetime'"},
		"an address of a script":   {"product", "name: A\naddress: javascript:alert(1)\n", "at '/address'"},
		"a value that is none":     {"cookies", "title: T\npurposes:\n  - id: a\n    exemption: audiance\n", "at '/purposes/0/exemption': value must be one of"},
		"yes for true":             {"cookies", "title: T\ntrackers:\n  - name: a\n    http-only: yes\n", "at '/trackers/0/http-only': got string, want boolean"},
		"trackers of a guide":      {"document", "title: T\nkind: guide\ntrackers: []\n", "additional properties 'trackers'"},
		"the kind of another":      {"document", "title: T\nkind: cookies\n", "at '/kind': value must be one of 'privacy', 'terms', 'legal-notice', 'accessibility', 'subprocessors', 'guide', 'plain'"},
		"a fact in a translation":  {"cookies-translation", "trackers:\n  - name: a\n    duration: 1 year\n", "at '/trackers/0': additional properties 'duration'"},
		"a fact of a product":      {"product-translation", "address: https://acme.example\n", "additional properties 'address'"},
		"a translation of nothing": {"cookies-translation", "purposes:\n  - title: Chat\n", "at '/purposes/0': missing property 'id'"},
	} {
		t.Run(name, func(t *testing.T) {
			err := compiled(t, c.kind).Validate(front(t, "---\n"+c.text+"---\n"))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("want %s, got %v", c.want, err)
			}
		})
	}
}

// A field without a word in the documentation has no schema.
func TestEveryFieldIsDescribed(t *testing.T) {
	text, err := os.ReadFile("../../docs/content.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, said := range []string{"| `audience` |", "(cookie name, `eu-consent` by default)", "| `open` |"} {
		without := strings.Replace(string(text), said, "", 1)
		if _, err := Of("cookies", without); err == nil || without == string(text) {
			t.Errorf("nobody misses %s", said)
		}
	}
}
