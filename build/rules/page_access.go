package rules

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/lucasb-eyer/go-colorful"
	"golang.org/x/net/html"
)

// meeting are two custom properties of which one is seen on the other.
type meeting struct {
	foreground, background string
	// least is the contrast that they need.
	least float64
}

const (
	forText     = 4.5
	forControls = 3
)

// meetings are those of the pages' own properties, and those of the banner.
var meetings = map[bool][]meeting{
	false: {
		{"--ink", "--paper", forText}, {"--soft", "--paper", forText}, {"--accent", "--paper", forText},
		{"--ink", "--tint", forText}, {"--soft", "--tint", forText}, {"--accent", "--tint", forText},
		{"--on-accent", "--accent", forText}, {"--ink", "--warn-tint", forText},
	},
	true: {
		{"--t", "--b", forText}, {"--m", "--b", forText}, {"--o", "--a", forText}, {"--a", "--b", forControls},
	},
}

// lowContrast finds colours that meet with too little contrast: custom properties
// that are known to meet, and the two colours of one rule.
func lowContrast(s sheet) []finding {
	var out []finding
	seen := map[string]bool{}
	add := func(foreground, background string, a, b colorful.Color, least float64, m mode) {
		ratio := contrast(a, b)
		key := a.Hex() + b.Hex()
		if ratio >= least || seen[key] {
			return
		}
		seen[key] = true
		shown := strconv.FormatFloat(math.Floor(ratio*100)/100, 'f', -1, 64)
		out = append(out, s.finding(
			foreground, "foreground", foreground+" ("+a.Hex()+")", "background", background+" ("+b.Hex()+")",
			"ratio", shown, "least", strconv.FormatFloat(least, 'f', -1, 64), "mode", m.String(),
		))
	}
	for _, m := range modes {
		set := s.tokens(m)
		for _, pair := range meetings[s.banner] {
			a, ok := set.colourIn("var("+pair.foreground+")", m)
			b, too := set.colourIn("var("+pair.background+")", m)
			if ok && too {
				add(pair.foreground, pair.background, a, b, pair.least, m)
			}
		}
		for _, r := range s.rules {
			a, ok := set.colourIn(r.value("color"), m)
			b, too := set.backgroundIn(r.value("background", "background-color"), m)
			if ok && too && r.applies(m, false) {
				add(strings.Join(r.selectors, ",")+" color", "background", a, b, forText, m)
			}
		}
	}
	return out
}

// controls are what has the focus, as the last part of a selector.
var controls = regexp.MustCompile(`^(?:\*|(?:a|button|input|summary|select|textarea|\.button|\.skip)(?:[:.\[].*)?|.*:focus(?:-visible|-within)?.*)$`)

// notControls are elements that only a script or a link of the page focuses.
var notControls = regexp.MustCompile(`^(?:main|h[1-6]|\[tabindex=["']?-1["']?\])|#main`)

func hidesFocus(s sheet) []finding {
	var out []finding
	for _, r := range s.rules {
		if !noOutline(r) || r.value("box-shadow", "border", "border-color", "background", "background-color") != "" {
			continue
		}
		for one := range strings.SplitSeq(strings.Join(r.selectors, ","), ",") {
			parts := strings.FieldsFunc(one, func(c rune) bool { return c == ' ' || c == '>' || c == '+' || c == '~' })
			if len(parts) == 0 {
				continue
			}
			if last := parts[len(parts)-1]; controls.MatchString(last) && !notControls.MatchString(last) {
				out = append(out, s.finding(strings.TrimSpace(one), "words", strings.TrimSpace(one)))
			}
		}
	}
	return out
}

func noOutline(r styleRule) bool {
	for _, name := range []string{"outline", "outline-width", "outline-style"} {
		v := strings.TrimSuffix(strings.ReplaceAll(r.value(name), " ", ""), "!important")
		if v == "0" || v == "none" || v == "0px" {
			return true
		}
	}
	return false
}

func movesSheet(s sheet) []finding {
	var out []finding
	for _, r := range s.rules {
		calm := slices.ContainsFunc(r.conditions, func(c string) bool {
			return strings.Contains(c, "prefers-reduced-motion") || strings.Contains(c, "@keyframes")
		})
		animation := r.value("animation", "animation-name")
		moving := animation != "" && animation != "none" || r.value("scroll-behavior") == "smooth"
		if moving && !calm {
			words := strings.Join(r.selectors, ",")
			out = append(out, s.finding(words, "words", words))
		}
	}
	return out
}

func movesPage(p page) []finding {
	var out []finding
	for _, n := range p.elements("marquee", "blink", "audio", "video", "meta") {
		_, plays := value(n, "autoplay")
		moves := n.Data == "marquee" || n.Data == "blink" || plays || reloads(n)
		if moves {
			out = append(out, p.finding(opening(n), "words", opening(n)))
		}
	}
	return out
}

// reloads tells whether an element changes the page after a while; at once, it
// only leads on. Twenty hours are what WCAG allows.
func reloads(n *html.Node) bool {
	if !strings.EqualFold(attribute(n, "http-equiv"), "refresh") {
		return false
	}
	delay, _, _ := strings.Cut(attribute(n, "content"), ";")
	seconds, err := strconv.ParseFloat(strings.TrimSpace(delay), 64)
	return err == nil && seconds > 0 && seconds < 20*3600
}

var locked = regexp.MustCompile(`user-scalable=(?:no|0)|maximum-scale=(?:0|1(?:\.\d+)?)(?:\D|$)`)

func forbidsZoom(p page) []finding {
	for _, n := range p.elements("meta") {
		content := strings.ToLower(strings.ReplaceAll(attribute(n, "content"), " ", ""))
		if attribute(n, "name") == "viewport" && locked.MatchString(content) {
			return []finding{p.finding(content)}
		}
	}
	return nil
}

func jumpingFocus(p page) []finding {
	var out []finding
	for _, n := range p.elements() {
		written, ok := value(n, "tabindex")
		if i, err := strconv.Atoi(written); ok && err == nil && i > 0 {
			out = append(out, p.finding(opening(n), "words", opening(n)))
		}
	}
	return out
}
