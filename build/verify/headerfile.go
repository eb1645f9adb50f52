package verify

import (
	"net/http"
	"regexp"
	"strings"

	"charte/build/diag"
)

// headerRule is one rule of a _headers file, as Netlify and Cloudflare read it: a
// path, and below it, further in, the headers of what is published there.
type headerRule struct {
	pattern  *regexp.Regexp
	written  string
	line     int
	names    []string
	values   []string
	detached []string // written "! Name" for Cloudflare
}

// redirect is one rule of a _redirects file.
type redirect struct {
	from   *regexp.Regexp
	to     string
	status string
	line   int
}

// readHeaderFile reads _headers and _redirects, and gives every file the headers
// that they promise. Where several rules set a header, hosts join the values with
// a comma.
func (s *published) readHeaderFile() {
	s.readRedirects()
	f, ok := s.files["_headers"]
	if !ok {
		return
	}
	s.headerFile = true
	rules := parseHeaders(string(f.body))
	for name, published := range s.files {
		if !isControl(name) {
			published.header = headersFor(rules, "/"+strings.TrimSuffix(name, "index.html"))
		}
	}
}

func headersFor(rules []headerRule, address string) http.Header {
	out := http.Header{}
	for _, r := range rules {
		if !r.pattern.MatchString(address) {
			continue
		}
		for _, name := range r.detached {
			out.Del(name)
		}
		for n, name := range r.names {
			out.Add(name, r.values[n])
		}
	}
	return out
}

// parseHeaders reads the rules of a _headers file. A line that is none is passed
// over here, and found by headerLines.
func parseHeaders(text string) []headerRule {
	var rules []headerRule
	for n, line := range strings.Split(text, "\n") {
		trimmed := strings.TrimSpace(line)
		switch {
		case trimmed == "" || trimmed[0] == '#':
		case line[0] != ' ' && line[0] != '\t':
			rules = append(rules, headerRule{pattern: pathPattern(trimmed), written: trimmed, line: n + 1})
		case len(rules) == 0:
		case trimmed[0] == '!':
			last := &rules[len(rules)-1]
			last.detached = append(last.detached, strings.TrimSpace(trimmed[1:]))
		default:
			last := &rules[len(rules)-1]
			if name, value, ok := strings.Cut(trimmed, ":"); ok {
				last.names, last.values = append(last.names, strings.TrimSpace(name)), append(last.values, strings.TrimSpace(value))
			}
		}
	}
	return rules
}

// pathPattern: * stands for anything, and :name for one folder.
func pathPattern(written string) *regexp.Regexp {
	if _, rest, ok := strings.Cut(written, "://"); ok { // a whole address: its path
		_, rest, _ = strings.Cut(rest, "/")
		written = "/" + rest
	}
	written = strings.ToValidUTF8(written, "�")
	parts := placeholder.Split(written, -1)
	marks := placeholder.FindAllString(written, -1)
	var b strings.Builder
	b.WriteString("^")
	for n, part := range parts {
		b.WriteString(regexp.QuoteMeta(part))
		switch {
		case n == len(marks):
		case marks[n] == "*":
			b.WriteString(".*")
		default:
			b.WriteString("[^/]+")
		}
	}
	return regexp.MustCompile(b.String() + "$")
}

var placeholder = regexp.MustCompile(`\*|:[A-Za-z]\w*`)

// headerLines says which lines of a _headers file no host reads as somebody meant.
func (i inspection) headerLines() {
	f, ok := i.files["_headers"]
	if !ok || i.live {
		return
	}
	rules := parseHeaders(string(f.body))
	open := false
	for n, line := range strings.Split(string(f.body), "\n") {
		at := diag.Position{File: f.path, Line: n + 1}
		trimmed := strings.TrimSpace(line)
		indented := trimmed != "" && (line[0] == ' ' || line[0] == '\t')
		switch {
		case trimmed == "" || trimmed[0] == '#':
		case !indented && trimmed[0] != '/' && !strings.Contains(trimmed, "://"):
			i.say("headerfile", at, diag.Say("this line names no path: %q", "cette ligne n’indique aucun chemin : %q", trimmed), none)
		case indented && !open:
			i.say("headerfile", at, diag.Say("this header stands under no path: %q", "cet en-tête ne figure sous aucun chemin : %q", trimmed), none)
		case indented && trimmed[0] != '!' && !strings.Contains(trimmed, ":"):
			i.say("headerfile", at, diag.Say("this line is no header: %q", "cette ligne n’est pas un en-tête : %q", trimmed), none)
		case len(line) > longestLine:
			i.say("headerfile", at, diag.Say("this line has %d characters, and Cloudflare reads %d", "cette ligne compte %d caractères, et Cloudflare en lit %d", len(line), longestLine), none)
		}
		open = open || trimmed != "" && trimmed[0] != '#' && !indented
	}
	if len(rules) > mostRules {
		i.say("headerfile", whole(f.path), diag.Say("there are %d rules, and Cloudflare reads %d", "il y a %d règles, et Cloudflare en lit %d", len(rules), mostRules), none)
	}
	i.joined(rules)
}

// Limits of Cloudflare (developers.cloudflare.com/pages/configuration/headers).
const (
	mostRules   = 100
	longestLine = 2000
)

// joined: a header that two rules set for one file comes with both values.
func (i inspection) joined(rules []headerRule) {
	said := map[string]bool{}
	for _, name := range i.under(func(name string) bool { return !isControl(name) }) {
		for header, values := range i.files[name].header {
			if len(values) > 1 && !said[header] {
				said[header] = true
				i.say("headerfile", whole("_headers"), diag.Say("two rules set %s for %s, which then comes with both values", "deux règles donnent %s à %s, qui arrive alors avec les deux valeurs", header, name), none)
			}
		}
	}
	for _, r := range rules {
		if !strings.Contains(r.written, "*") && !strings.Contains(r.written, ":") && !i.servesAnything(r) {
			i.say("headerfile", diag.Position{File: "_headers", Line: r.line}, diag.Say("no published file is at %s", "aucun fichier publié ne se trouve à %s", r.written), none)
		}
	}
}

func (s *published) servesAnything(r headerRule) bool {
	for name := range s.files {
		if r.pattern.MatchString("/"+strings.TrimSuffix(name, "index.html")) || r.pattern.MatchString("/"+name) {
			return true
		}
	}
	return false
}

// readRedirects reads a _redirects file: from, to, status.
func (s *published) readRedirects() {
	f, ok := s.files["_redirects"]
	if !ok {
		return
	}
	for n, line := range strings.Split(string(f.body), "\n") {
		fields := strings.Fields(line)
		if len(fields) < 2 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		status := "301"
		if len(fields) > 2 {
			status = strings.TrimSuffix(fields[len(fields)-1], "!")
		}
		s.redirects = append(s.redirects, redirect{pathPattern(fields[0]), fields[1], status, n + 1})
	}
}

// redirected tells whether the host sends on who asks for a file that is not there.
func (s *published) redirected(name string) bool {
	for _, r := range s.redirects {
		if address := "/" + strings.TrimSuffix(name, "index.html"); r.from.MatchString(address) || r.from.MatchString(strings.TrimSuffix(address, "/")) {
			return true
		}
	}
	return false
}

// redirectFile: a rule leads to something that is there.
func (i inspection) redirectFile() {
	for _, r := range i.redirects {
		if strings.ContainsAny(r.to, "*:") && !strings.HasPrefix(r.to, "http") {
			continue // made of what the rule matched
		}
		t, err := i.lead("", r.to)
		at := diag.Position{File: "_redirects", Line: r.line}
		switch {
		case err != nil || !t.own && !t.remote():
			i.say("link", at, diag.Say("%q is no address", "%q n’est pas une adresse", r.to), none)
		case t.own && !i.has(t.path):
			i.say("link", at, diag.Say("%q leads nowhere: there is no %s", "%q ne mène nulle part : %s n’existe pas", r.to, t.path), none)
		}
	}
}
