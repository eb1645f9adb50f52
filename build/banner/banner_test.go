package banner_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"charte/build/banner"
	"charte/build/catalog"
	"charte/build/content"
	"charte/build/diag"
	"charte/build/policy"

	"github.com/andybalholm/brotli"
)

// limit is what the script of the benchmark may weigh at most, in bytes as
// brotli sends them; the smallest peer that does as much weighs 13,571.
const limit = 6000

func compressed(t testing.TB, code []byte) int {
	t.Helper()
	var out bytes.Buffer
	w := brotli.NewWriterLevel(&out, brotli.BestCompression)
	if _, err := w.Write(code); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Len()
}

func compile(t testing.TB, p policy.Product) []banner.Script {
	t.Helper()
	scripts, err := banner.NewCompiler(root).Compile(p, words(t), "https://legal.example.org")
	if err != nil {
		t.Fatal(err)
	}
	return scripts
}

func TestBenchmarkStaysUnderTheLimit(t *testing.T) {
	code := compile(t, benchmark())[1].Code
	size := compressed(t, code)
	t.Logf("benchmark: %d bytes, %d as brotli", len(code), size)
	if size > limit {
		t.Errorf("the benchmark's script weighs %d bytes as brotli, over the limit of %d", size, limit)
	}
}

func TestOnlyDeclaredVendorsAreCompiledIn(t *testing.T) {
	p := benchmark()
	d := &p.Editions[0].Documents[0]
	said := map[policy.Signal]string{
		policy.Google: "charte_consent", policy.Matomo: "setConsentGiven", policy.Meta: "fbq", policy.Clarity: "consentv2",
		policy.UET: "uetq", policy.Chatwoot: "woot-widget-holder", policy.HubSpot: "_hsp", policy.Intercom: "shutdown", policy.TikTok: "ttq",
	}
	youtube := &d.Services[1]
	d.Services[2].Signal, d.Services[5].Signal = policy.NoSignal, policy.NoSignal
	for _, signal := range append(slices.Sorted(maps.Keys(said)), policy.NoSignal) {
		youtube.Signal = signal
		code := compile(t, p)[1].Code
		t.Logf("with %-17s %5d bytes as brotli", signal, compressed(t, code))
		for other, word := range said {
			if got, want := bytes.Contains(code, []byte(word)), other == signal; got != want {
				t.Errorf("with %s, the script holds %s: %v", signal, word, got)
			}
		}
	}
}

func TestSizesOfTheProjectsOwnProducts(t *testing.T) {
	known, wrong := catalog.Read(root)
	site, problems := content.Read(root, known)
	if problems = append(problems, wrong...); len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, p := range site.Products {
		for _, s := range compile(t, p) {
			t.Logf("%-40s %6d bytes, %5d as brotli", s.Path, len(s.Code), compressed(t, s.Code))
		}
	}
}

func TestOneFileForAllLanguagesAndOneForEach(t *testing.T) {
	p := benchmark()
	french := p.Editions[0]
	french.Lang = "fr"
	p.Editions = append(p.Editions, french)
	var paths []string
	for _, s := range compile(t, p) {
		paths = append(paths, s.Path)
		if !strings.HasPrefix(s.Integrity, "sha384-") || len(s.Integrity) != len("sha384-")+64 {
			t.Errorf("%s has the integrity %q", s.Path, s.Integrity)
		}
	}
	if got, want := fmt.Sprint(paths), "[live/benchmark.js live/benchmark.en.js live/benchmark.fr.js]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestNothingToChooseMakesATinyScript(t *testing.T) {
	p := benchmark()
	d := &p.Editions[0].Documents[0]
	d.Purposes, d.Services, d.Trackers = d.Purposes[:1], d.Services[:1], d.Trackers[:1]
	code := compile(t, p)[0].Code
	if len(code) > 600 {
		t.Errorf("the script has %d bytes: %s", len(code), code)
	}
}

func TestNoPolicyMakesNoScript(t *testing.T) {
	p := benchmark()
	p.Editions[0].Documents[0].Kind = policy.Plain
	if scripts := compile(t, p); scripts != nil {
		t.Errorf("got %d scripts", len(scripts))
	}
}

func TestSameInputSameBytes(t *testing.T) {
	if a, b := compile(t, benchmark())[0], compile(t, benchmark())[0]; !bytes.Equal(a.Code, b.Code) {
		t.Error("two compilers made different bytes")
	}
}

func TestNoLabelEndsAScriptElement(t *testing.T) {
	p := benchmark()
	d := &p.Editions[0].Documents[0]
	d.Banner.Labels.Title = `</script><img src=x onerror=alert(1)><!--`
	d.Trackers[0].Name = "</script>\u2028"
	code := string(compile(t, p)[0].Code)
	for _, bad := range []string{"</script", "<!--", "<img"} {
		if strings.Contains(code, bad) {
			t.Errorf("the script holds %s", bad)
		}
	}
}

func TestKeyHasToBeTheNameOfACookie(t *testing.T) {
	p := benchmark()
	p.Editions[0].Documents[0].Choice.Key = "a;b"
	if _, err := banner.NewCompiler(root).Compile(p, words(t), ""); err == nil || !strings.Contains(err.Error(), "choice.key") {
		t.Errorf("got %v", err)
	}
}

func TestMistakeInTheProgramIsPlaced(t *testing.T) {
	sources := fstest.MapFS{"assets/banner/main.ts": {Data: []byte("let a = 1;\nlet b = ;\n")}}
	_, err := banner.NewCompiler(sources).Compile(benchmark(), words(t), "")
	problems := diag.Of(err)
	if len(problems) != 1 || problems[0].File != "assets/banner/main.ts" || problems[0].Line != 2 {
		t.Errorf("got %+v", problems)
	}
}

// A thousand products cost about what one does: the engine is compiled once.
func BenchmarkThousandProducts(b *testing.B) {
	w, p := words(b), benchmark()
	for b.Loop() {
		c := banner.NewCompiler(root)
		for i := range 1000 {
			p.ID = fmt.Sprintf("product-%d", i)
			if _, err := c.Compile(p, w, ""); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func TestThousandProducts(t *testing.T) {
	w, p, c := words(t), benchmark(), banner.NewCompiler(root)
	seen := map[string]bool{}
	for i := range 1000 {
		p.ID = fmt.Sprintf("product-%d", i)
		scripts, err := c.Compile(p, w, "")
		if err != nil {
			t.Fatal(err)
		}
		seen[scripts[0].Integrity] = true
	}
	if len(seen) != 1000 {
		t.Errorf("a thousand products made %d different scripts", len(seen))
	}
}

// What a record says that a program was given stands in that program.
func TestConfigurationsAreThoseOfTheScripts(t *testing.T) {
	p := benchmark()
	configurations, err := banner.Configurations(p, words(t), "https://legal.example.org")
	if err != nil {
		t.Fatal(err)
	}
	scripts := compile(t, p)
	if len(configurations) != len(scripts) {
		t.Fatalf("there are %d configurations for %d scripts", len(configurations), len(scripts))
	}
	unquoted := func(text []byte) []byte { return bytes.ReplaceAll(text, []byte(`"`), nil) } // keys go without in a script
	for _, s := range scripts {
		if config := configurations[s.Lang]; !json.Valid(config) || !bytes.Contains(unquoted(s.Code), unquoted(config)) {
			t.Errorf("%s was given something else than %s", s.Path, config)
		}
	}
}
