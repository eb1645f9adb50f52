package rules

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/lucasb-eyer/go-colorful"
	"golang.org/x/image/colornames"
)

// mode is what a reader's system asks of style.
type mode struct{ dark, more bool }

// modes are all of them, the plainest first.
var modes = []mode{{}, {dark: true}, {more: true}, {dark: true, more: true}}

// String names the mode as style sheets do.
func (m mode) String() string {
	name := "prefers-color-scheme: light"
	if m.dark {
		name = "prefers-color-scheme: dark"
	}
	if m.more {
		name += ", prefers-contrast: more"
	}
	return name
}

// meets tells whether a condition holds in the mode, and whether that follows
// from the mode alone. One that speaks of several cases, or of forced colours,
// is never met.
func (m mode) meets(condition string) (holds, known bool) {
	if strings.ContainsAny(condition, ",!") || strings.Contains(condition, "forced-colors") || strings.Contains(condition, "not") {
		return false, true
	}
	if strings.HasPrefix(condition, "@layer") || strings.HasPrefix(condition, "@supports") {
		return true, true
	}
	known = true
	for part := range strings.SplitSeq(condition, "and(") {
		part = "(" + strings.TrimLeft(part, "(")
		answer, known1 := map[string]bool{
			"(prefers-color-scheme:dark)": m.dark, "(prefers-color-scheme:light)": !m.dark,
			"(prefers-contrast:more)": m.more, "(screen": true, "(all": true, "(print": false,
		}[part]
		if known1 && !answer {
			return false, true
		}
		known = known && known1
	}
	return true, known
}

// applies tells whether a rule counts in a mode; certain asks for no other
// condition, such as a width.
func (r styleRule) applies(m mode, certain bool) bool {
	return !slices.ContainsFunc(r.conditions, func(c string) bool {
		holds, known := m.meets(c)
		return !holds || certain && !known
	})
}

// tokens are custom properties with their values in a mode.
type tokens map[string]string

// rootSelectors are the selectors under which a page sets its custom properties.
var rootSelectors = []string{":root", "html", "*", ":host", "body"}

// tokens gives the custom properties of the sheet, over those that the page around
// a banner sets for it.
func (s sheet) tokens(m mode) tokens {
	out := tokens{}
	out.take(s.around, m, func(r styleRule, name string) bool { return r.atRoot() && strings.HasPrefix(name, "--charte-") })
	out.take(s.rules, m, func(r styleRule, name string) bool { return s.banner || r.atRoot() })
	return out
}

func (t tokens) take(rules []styleRule, m mode, want func(styleRule, string) bool) {
	for _, r := range rules {
		for _, d := range r.declarations {
			if strings.HasPrefix(d.name, "--") && r.applies(m, true) && want(r, d.name) {
				t[d.name] = d.value
			}
		}
	}
}

func (r styleRule) atRoot() bool {
	return slices.ContainsFunc(r.selectors, func(one string) bool {
		return slices.ContainsFunc(strings.Split(one, ","), func(s string) bool { return slices.Contains(rootSelectors, strings.TrimSpace(s)) })
	})
}

// colourIn gives the colour of a value in a mode; false where it is none, where
// something shows through it, or where it is in a notation that is not known here.
func (t tokens) colourIn(v string, m mode) (colorful.Color, bool) { return t.resolve(v, m, 0) }

// backgroundIn gives the colour of a background, which may say more than that;
// false where a picture lies on it.
func (t tokens) backgroundIn(v string, m mode) (colorful.Color, bool) {
	if strings.Contains(v, "url(") || strings.Contains(v, "gradient(") {
		return colorful.Color{}, false
	}
	for _, part := range parted(v, ' ') {
		if c, ok := t.colourIn(part, m); ok {
			return c, true
		}
	}
	return colorful.Color{}, false
}

// deepest is how often a value may lead to another.
const deepest = 12

func (t tokens) resolve(v string, m mode, depth int) (colorful.Color, bool) {
	v = strings.ToLower(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(v), "!important")))
	name, arguments := function(v)
	switch {
	case depth > deepest:
		return colorful.Color{}, false
	case name == "var":
		parts := commas(arguments)
		if set, ok := t[strings.TrimSpace(parts[0])]; ok {
			return t.resolve(set, m, depth+1)
		}
		return t.resolve(strings.Join(parts[1:], ","), m, depth+1)
	case name == "light-dark":
		parts := commas(arguments)
		if len(parts) != 2 {
			return colorful.Color{}, false
		}
		return t.resolve(parts[map[bool]int{true: 1}[m.dark]], m, depth+1)
	case name != "":
		return numeric(name, arguments)
	}
	return word(v, m)
}

// function takes "name(arguments)" apart; the name is empty for anything else.
func function(v string) (name, arguments string) {
	open := strings.IndexByte(v, '(')
	if open < 1 || !strings.HasSuffix(v, ")") {
		return "", ""
	}
	return v[:open], v[open+1 : len(v)-1]
}

// commas parts a list at the commas that stand in no parentheses.
func commas(list string) []string { return parted(list, ',') }

// parted parts a list at a sign that stands in no parentheses.
func parted(list string, sign rune) []string {
	var out []string
	depth, start := 0, 0
	for i, r := range list {
		switch r {
		case '(':
			depth++
		case ')':
			depth--
		case sign:
			if depth == 0 {
				out = append(out, list[start:i])
				start = i + 1
			}
		}
	}
	return append(out, list[start:])
}

// system are the colours of the browser itself, in the light and in the dark, as
// Chromium and Firefox have them; the lighter of their two dark ones. The last is
// the one name of CSS that SVG 1.1 did not know.
var system = map[string][2]string{
	"canvas": {"#ffffff", "#1c1b22"}, "canvastext": {"#000000", "#ffffff"}, "rebeccapurple": {"#663399", "#663399"},
}

// word is a colour that is written as one word.
func word(v string, m mode) (colorful.Color, bool) {
	if pair, ok := system[v]; ok {
		v = pair[map[bool]int{true: 1}[m.dark]]
	}
	if named, ok := colornames.Map[v]; ok {
		c, _ := colorful.MakeColor(named)
		return c, true
	}
	switch { // an opaque alpha may follow
	case len(v) == 5 && v[4] == 'f':
		v = v[:4]
	case len(v) == 9 && v[7:] == "ff":
		v = v[:7]
	}
	if len(v) != 4 && len(v) != 7 || v[0] != '#' {
		return colorful.Color{}, false
	}
	c, err := colorful.Hex(v)
	return c, err == nil
}

var numeral = regexp.MustCompile(`^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(%|deg|)$`)

// numeric is a colour that is written as a function of numbers.
func numeric(name, arguments string) (colorful.Color, bool) {
	var n [4]float64
	var percent [4]bool
	fields := strings.FieldsFunc(arguments, func(r rune) bool { return r == ' ' || r == ',' || r == '/' })
	if len(fields) < 3 || len(fields) > 4 {
		return colorful.Color{}, false
	}
	for i, f := range fields {
		m := numeral.FindStringSubmatch(f)
		if m == nil {
			return colorful.Color{}, false
		}
		n[i], _ = strconv.ParseFloat(m[1], 64) // the pattern is that of a number
		if percent[i] = m[2] == "%"; percent[i] {
			n[i] /= 100
		}
	}
	if len(fields) == 4 && n[3] < 1 { // something shows through
		return colorful.Color{}, false
	}
	return ofNumbers(name, n, percent)
}

// ofNumbers reads three numbers as CSS Color 4 does; percentages are shares of one.
func ofNumbers(name string, n [4]float64, percent [4]bool) (colorful.Color, bool) {
	scale := func(i int, of float64) float64 {
		if percent[i] {
			return n[i] * of
		}
		return n[i]
	}
	switch name {
	case "rgb", "rgba":
		return colorful.Color{R: scale(0, 255) / 255, G: scale(1, 255) / 255, B: scale(2, 255) / 255}.Clamped(), true
	case "hsl", "hsla":
		return colorful.Hsl(math.Mod(math.Mod(n[0], 360)+360, 360), scale(1, 100)/100, scale(2, 100)/100).Clamped(), true
	case "oklch":
		return colorful.OkLch(n[0], scale(1, .4), n[2]).Clamped(), true
	case "oklab":
		return colorful.OkLab(n[0], scale(1, .4), scale(2, .4)).Clamped(), true
	}
	return colorful.Color{}, false
}

// contrast is the ratio of two colours (WCAG 2.2, "contrast ratio").
func contrast(a, b colorful.Color) float64 {
	one, two := luminance(a), luminance(b)
	return (max(one, two) + .05) / (min(one, two) + .05)
}

func luminance(c colorful.Color) float64 {
	r, g, b := c.LinearRgb()
	return .2126*r + .7152*g + .0722*b
}
