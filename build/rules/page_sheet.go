package rules

import (
	"bytes"
	"maps"
	"slices"
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"

	"charte/build/policy"
)

// sheet is a published piece of style: a file, what a page holds in a style
// element, or the styles of a banner.
type sheet struct {
	// file is the path of the file that holds it.
	file string
	// host is that of the page that holds it, where it tells; else "".
	host  string
	text  string
	rules []styleRule
	// banner tells that the styles are a banner's, which draws with what the page
	// around it sets: around.
	banner bool
	around []styleRule
}

// styleRule is one rule of a sheet.
type styleRule struct {
	// conditions are those of the rules around it, without spaces:
	// "(prefers-color-scheme:dark)".
	conditions   []string
	selectors    []string
	declarations []declaration
}

type declaration struct{ name, value string }

// value gives the last declaration of a property in the rule, or "".
func (r styleRule) value(names ...string) string {
	for _, d := range slices.Backward(r.declarations) {
		if slices.Contains(names, d.name) {
			return d.value
		}
	}
	return ""
}

func newSheet(file, text string) sheet {
	return sheet{file: file, text: text, rules: styleRules(text)}
}

// published are the sheets among files: style sheets, and the styles inside of
// banners.
func published(files map[string][]byte) []sheet {
	var out []sheet
	var around []styleRule
	for _, file := range slices.Sorted(maps.Keys(files)) {
		if strings.HasSuffix(file, ".css") {
			s := newSheet(file, string(files[file]))
			around = append(around, s.rules...)
			out = append(out, s)
		}
	}
	seen := map[string]bool{}
	for _, file := range slices.Sorted(maps.Keys(files)) {
		text := bannerStyle(file, files[file])
		if text == "" || seen[text] {
			continue
		}
		seen[text] = true
		s := newSheet(file, text)
		s.banner, s.around = true, around
		out = append(out, s)
	}
	return out
}

// bannerStyle gives the styles that a banner's script holds as one string; ""
// where there are none.
func bannerStyle(file string, script []byte) string {
	at := bytes.Index(script, []byte(":host(#charte)"))
	if !strings.HasSuffix(file, ".js") || at < 1 {
		return ""
	}
	quote := script[at-1]
	end := bytes.IndexByte(script[at:], quote)
	if end < 0 {
		return ""
	}
	return string(script[at : at+end])
}

// distinct leaves out sheets of the same text.
func distinct(all []sheet) []sheet {
	seen := map[string]bool{}
	return slices.DeleteFunc(all, func(s sheet) bool {
		again := seen[s.text]
		seen[s.text] = true
		return again
	})
}

// sheets are the style elements of a page.
func (p page) sheets() []sheet {
	var out []sheet
	for _, n := range p.elements("style") {
		if n.FirstChild != nil {
			s := newSheet(p.file, n.FirstChild.Data)
			s.host = p.host()
			out = append(out, s)
		}
	}
	return out
}

// finding is one about the sheet.
func (s sheet) finding(words string, fill ...string) finding {
	f := finding{document: policy.Document{}, words: words, fill: fill}
	f.at.File = s.file
	return f
}

// styleRules reads style as browsers do: what cannot be read is left out.
func styleRules(text string) []styleRule {
	p := css.NewParser(parse.NewInputString(text), false)
	var out []styleRule
	var conditions []string
	var open []styleRule // rules may stand in rules
	for {
		kind, _, name := p.Next()
		switch kind {
		case css.ErrorGrammar:
			if !p.HasParseError() {
				return out
			}
		case css.BeginAtRuleGrammar:
			conditions = append(conditions, conditionOf(name, p.Values()))
		case css.EndAtRuleGrammar:
			conditions = conditions[:max(0, len(conditions)-1)]
		case css.QualifiedRuleGrammar, css.BeginRulesetGrammar:
			if n := len(open); n == 0 || !open[n-1].growing() {
				open = append(open, styleRule{conditions: slices.Clone(conditions)})
			}
			r := &open[len(open)-1]
			r.selectors = append(r.selectors, joined(p.Values()))
			if kind == css.BeginRulesetGrammar {
				r.declarations = []declaration{}
			}
		case css.DeclarationGrammar, css.CustomPropertyGrammar:
			if n := len(open); n > 0 {
				open[n-1].declarations = append(open[n-1].declarations, declaration{strings.ToLower(string(name)), joined(p.Values())})
			}
		case css.EndRulesetGrammar:
			if n := len(open); n > 0 {
				out, open = append(out, open[n-1]), open[:n-1]
			}
		}
	}
}

// growing tells whether selectors are still to come.
func (r styleRule) growing() bool { return r.declarations == nil }

// conditionOf is an at-rule as a condition: that of a media query without the
// word media, any other with its name.
func conditionOf(name []byte, values []css.Token) string {
	condition := strings.ReplaceAll(strings.ToLower(joined(values)), " ", "")
	if string(name) == "@media" {
		return condition
	}
	return string(name) + condition
}

func joined(tokens []css.Token) string {
	var b strings.Builder
	for _, t := range tokens {
		b.Write(t.Data)
	}
	return strings.TrimSpace(b.String())
}
