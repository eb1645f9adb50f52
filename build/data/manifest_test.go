package data_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"charte/build/data"
	"charte/build/policy"
)

func manifestProduct() policy.Product {
	d := policy.Document{ID: "cookies", Lang: "fr", Kind: policy.CookiePolicy, Version: policy.Date{Year: 2026, Month: 2, Day: 10}}
	return policy.Product{ID: "shop", Editions: []policy.Edition{{Lang: "fr", Documents: []policy.Document{d}}}}
}

func manifestIntegrity(letter string) string { return "sha384-" + strings.Repeat(letter, 64) }

func manifestRelease(number int, letter string) policy.Release {
	digest := strings.Repeat(letter, 64)
	return policy.Release{
		Product: "shop", Number: number, Day: policy.Date{Year: 2026, Month: 3, Day: number}, Version: policy.Date{Year: 2026, Month: 2, Day: 10},
		Revision: "abcdef", Digest: digest,
		Scripts: []policy.ReleasedScript{{Path: "pin/shop/" + letter + ".js", SHA256: digest, Integrity: manifestIntegrity(letter), Bytes: 7}},
		Texts:   []policy.ReleasedText{{Language: "fr", Path: "pin/shop/" + letter + ".txt", SHA256: digest}},
	}
}

// manifestOf reads a manifest back, and holds it against its schema.
func manifestOf(t *testing.T, scripts []data.Script, releases []policy.Release, base string) map[string]any {
	t.Helper()
	path, text, err := data.Manifest(manifestProduct(), scripts, releases, base)
	if err != nil || path != "live/shop.json" {
		t.Fatalf("%s, %v", path, err)
	}
	_, raw := data.ManifestSchema()
	schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("manifest.json", schema); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("manifest.json")
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := compiled.Validate(value); err != nil {
		t.Errorf("%v in %s", err, text)
	}
	var out map[string]any
	if err := json.Unmarshal(text, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestManifestNamesTheReleaseThatIsCurrent(t *testing.T) {
	releases := []policy.Release{manifestRelease(1, "a"), manifestRelease(2, "b")}
	for letter, want := range map[string][3]any{
		"a": {1.0, nil, "../pin/shop/a.js"},
		"b": {2.0, 1.0, "../pin/shop/b.js"},
		"c": {nil, 2.0, nil},
	} {
		m := manifestOf(t, []data.Script{{Integrity: manifestIntegrity(letter), Bytes: 9}}, releases, "")
		script := m["scripts"].(map[string]any)["*"].(map[string]any)
		if got := [3]any{m["release"], m["replaces"], script["pin"]}; got != want {
			t.Errorf("%s: got %v, want %v", letter, got, want)
		}
	}
}

func TestManifestOfABannerThatWasNeverReleased(t *testing.T) {
	scripts := []data.Script{{Integrity: manifestIntegrity("a"), Bytes: 9}, {Language: "fr", Integrity: manifestIntegrity("b"), Bytes: 8, Text: []byte("Bonjour\n")}}
	m := manifestOf(t, scripts, nil, "https://legal.example.org")
	if m["release"] != nil || m["replaces"] != nil || len(m["releases"].([]any)) != 0 || m["$schema"] != "https://legal.example.org/schemas/manifest.json" {
		t.Errorf("got %v", m)
	}
	text := m["scripts"].(map[string]any)["fr"].(map[string]any)["text"].(map[string]any)
	if text["url"] != "https://legal.example.org/live/shop.fr.txt" || text["sha256"] != policy.ContentDigest([]byte("Bonjour\n")) {
		t.Errorf("got %v", text)
	}
}

func TestAProductWithoutABannerHasNoManifest(t *testing.T) {
	if _, text, err := data.Manifest(manifestProduct(), nil, nil, ""); text != nil || err != nil {
		t.Errorf("got %s, %v", text, err)
	}
}
