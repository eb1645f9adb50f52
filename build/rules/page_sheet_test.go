package rules

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

const (
	light = ":root{--paper:#fff;--tint:#f5f4ef;--ink:#1c2024;--soft:#575d64;--accent:#1a4f8b;--on-accent:#fff;--warn-tint:#fdf5e6}"
	dark  = "@media (prefers-color-scheme:dark){:root{--paper:#15181c;--tint:#1d2126;--ink:#e4e2dc;--soft:#a5abb2;--accent:#92bdf0;--on-accent:#10151b;--warn-tint:#2b2418}}"
	drawn = ":host(#charte){all:initial}.f{--b:var(--charte-background,Canvas);--t:var(--charte-text,CanvasText);--m:var(--charte-muted,light-dark(#555,#aaa));--a:var(--charte-accent,var(--t));--o:var(--charte-on-accent,var(--b));color:var(--m);background:var(--b)}"
)

// sheetCases are pieces of style that fire, and ones that do not.
var sheetCases = map[string]struct{ fires, nearMisses []string }{
	"A11-01": {
		fires: []string{
			":root{--accent:#9cf}", "@media (prefers-color-scheme: dark){:root{--soft:#555}}",
			"@media screen and (prefers-contrast: more){html{--ink:#999}}", ":root{--soft:oklch(75% 0.02 250)}",
			".top{color:#777;background:#888}", "@layer brand{:root{--accent:#9cf}}", ".top{background:rgb(200 200 200) none;color:hsl(0 0% 70%)}",
		},
		nearMisses: []string{
			"@media (prefers-color-scheme:light){:root{--accent:rebeccapurple;--soft:#575d64ff}}", ":root{--line:#eee}", ".top{color:#777}",
			"@media print{:root{--ink:#ccc}}", ".top{color:#7778;background:#888}", "@media (forced-colors:active){.top{color:#777;background:#888}}",
			".top{color:inherit;background:linear-gradient(#fff,#000)}", ".card{--accent:#9cf}",
		},
	},
	"A11-09": {
		fires:      []string{"a:focus{outline:none}", "*{outline:0}", ".top a:focus-visible{outline-width:0}", ".button{outline:0}"},
		nearMisses: []string{"main:focus{outline:0}", "a:focus-visible{outline:none;box-shadow:0 0 0 3px #000}", ".card{outline:0}", "h2{outline:0}"},
	},
	"A11-12": {
		fires:      []string{".top{animation:spin 2s infinite}", "html{scroll-behavior:smooth}"},
		nearMisses: []string{"@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}.top{animation:spin 2s}}", ".top{animation:none}"},
	},
	"BAN-01": {
		fires:      []string{"@import 'https://fonts.test/a.css';", ".top{background:url(//cdn.test/a.png)}", "@font-face{font-family:a;src:url('https://fonts.test/a.woff2')}"},
		nearMisses: []string{".top{background:url(../a/b.png)}", ".top::after{content:\" https://cnil.fr\"}", ".top{mask:url(data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'/%3E)}"},
	},
}

func TestEachSheetRuleFiresOnItsCaseAndOnNothingElse(t *testing.T) {
	for code, c := range sheetCases {
		for _, text := range c.fires {
			got := lookAt(shownProduct(), map[string]string{"a/page.css": light + dark + text})
			if !slices.Equal(codesOf(got), []string{code}) || got[0].File != "a/page.css" {
				t.Errorf("%s: %q gives %+v", code, text, got)
			}
		}
		for _, text := range c.nearMisses {
			if got := lookAt(shownProduct(), map[string]string{"a/page.css": light + dark + text}); len(got) > 0 {
				t.Errorf("%s: the near miss %q gives %+v", code, text, got)
			}
		}
	}
}

func TestColoursOfTheBannerAreSeen(t *testing.T) {
	script := func(css string) string { return "(()=>{let a='" + css + "';x(a)})()" }
	for _, c := range []struct {
		around, css string
		found       bool
	}{
		{"", drawn, false},
		{"", strings.Replace(drawn, "#555", "#999", 1), true},
		{"", drawn + "button{background:#777;color:#888}", true},
		{":root{--charte-accent:#9cf;--charte-on-accent:#fff}", drawn, true},
		{":root{--charte-accent:#036;--charte-on-accent:#fff;--charte-background:#fff;--charte-text:#111;--charte-muted:#444}", drawn, false},
		{".card{--charte-accent:#9cf}", drawn, false},
	} {
		got := lookAt(shownProduct(), map[string]string{"a/page.css": light + dark + c.around, "live/acme.js": script(c.css), "live/acme.fr.js": script(c.css)})
		if (len(got) > 0) != c.found || c.found && (got[0].Code != "A11-01" || got[0].File != "live/acme.fr.js") {
			t.Errorf("%q, %q: %+v", c.around, c.css, got)
		}
	}
}

func TestColoursAreReadAsBrowsersDo(t *testing.T) {
	set := tokens{"--a": "#123", "--loop": "var(--loop)"}
	for value, want := range map[string]string{
		"#abc": "#aabbcc", "#AABBCCFF": "#aabbcc", "white": "#ffffff", "rebeccapurple": "#663399",
		"rgb(255, 0, 10%)": "#ff001a", "rgb(255 0 0 / 50%)": "", "hsl(120deg 100% 25%)": "#008000", "hsl(120,100%,25%)": "#008000",
		"oklch(1 0 0)": "#ffffff", "var(--a)": "#112233", "var(--b, var(--a))": "#112233", "var(--loop)": "", "light-dark(#fff, #000)": "#000000",
		"canvastext": "#ffffff", "transparent": "", "currentcolor": "", "#ggg": "", "rgb(1 2)": "", "color-mix(in srgb, red, blue)": "",
	} {
		c, ok := set.colourIn(value, mode{dark: true})
		if got := map[bool]string{true: c.Hex()}[ok]; got != want {
			t.Errorf("%s is %q, want %q", value, got, want)
		}
	}
}

// The values are those of WCAG's own examples and of its formula.
func TestContrast(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"#000", "#fff", 21}, {"#777", "#fff", 4.48}, {"#767676", "#fff", 4.54}, {"#fff", "#fff", 1}} {
		a, _ := tokens{}.colourIn(c.a, mode{})
		b, _ := tokens{}.colourIn(c.b, mode{})
		if got := contrast(a, b); math.Abs(got-c.want) > .01 || fmt.Sprint(got) != fmt.Sprint(contrast(b, a)) {
			t.Errorf("%s on %s: %f, want %f", c.a, c.b, got, c.want)
		}
	}
}

func TestStylesAreReadWithTheirConditions(t *testing.T) {
	rules := styleRules(`@media screen and (min-width: 40rem) { @supports (color: oklch(0 0 0)) { a, b > c { color : red !important; --x: 1 2 } } } d{} e{color:blue`)
	got := fmt.Sprint(rules)
	for _, want := range []string{"screenand(min-width:40rem)", "@supports(color:oklch(000))", "{color red!important}", "{--x 1 2}", "[e]"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
}
