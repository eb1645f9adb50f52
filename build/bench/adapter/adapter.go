// Package adapter says, for each consent banner that the benchmark and the
// conformance suite compare, how it is installed, where its parts are and how a
// page gates something behind it. Each banner is installed as its own
// documentation says and gets the same content; nothing of its code is changed.
//
// To compare another banner, write a function that gives a [Banner], add it to
// [All], and its npm package to build/bench/peers/package.json.
package adapter

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
)

// Banner is what has to be known of one consent banner in order to judge it.
// Elements and statements are JavaScript, evaluated in the page; an element that
// is not there is null or undefined.
type Banner struct {
	// Name and Version are the package's.
	Name, Version string
	// Head is the markup that installs it; every address in it is one of Files.
	Head string
	// Files are served by path, which begins with a slash.
	Files map[string][]byte

	// First is what asks at the first visit, Choices what lets a visitor choose
	// in detail, Drawn the list of all elements under which the banner draws.
	First, Choices, Drawn string
	// Accept and Refuse are the controls that answer at the first visit, in the
	// order in which they are pressed; Customise opens the choices from there.
	Accept, Refuse []string
	Customise      string
	// Reopen are statements by which a page opens the choices again; Withdraw
	// the controls that refuse everything there, in order.
	Reopen   string
	Withdraw []string
	// Cookie is the name of the cookie that remembers the choice.
	Cookie string

	// Inline, External and Frame give the markup that holds back an inline script,
	// a script file and a frame until a service is allowed.
	Inline   func(service, code string) string
	External func(service, address string) string
	Frame    func(service, address string) string
	// Late gives statements by which a page adds an inline script of a service
	// after it has loaded.
	Late func(service, code string) string
}

// All gives the banners that are compared, with the content that they are to
// say: this project's first, then its peers by name. The root is the project's
// folder, in which the peers are installed.
func All(root fs.FS, content Content) ([]Banner, error) {
	var all []Banner
	for _, install := range []func(fs.FS, Content) (Banner, error){charte, klaro, orejime, tarteaucitron, vanilla} {
		b, err := install(root, content)
		if err != nil {
			return nil, fmt.Errorf("%w (the peers are installed by npm ci --prefix build/bench/peers)", err)
		}
		all = append(all, b)
	}
	return all, nil
}

const modules = "build/bench/peers/node_modules/"

// installed reads files of a package into the paths at which they are served.
func installed(root fs.FS, pkg string, served map[string]string) (version string, files map[string][]byte, err error) {
	var manifest struct{ Version string }
	raw, err := fs.ReadFile(root, modules+pkg+"/package.json")
	if err == nil {
		err = json.Unmarshal(raw, &manifest)
	}
	files = map[string][]byte{}
	for path, file := range served {
		if err == nil {
			files[path], err = fs.ReadFile(root, modules+pkg+"/"+file)
		}
	}
	return manifest.Version, files, err
}

// object is a JavaScript object. A text that begins with "re:" becomes a regular
// expression.
type object map[string]any

var quotedPattern = regexp.MustCompile(`"re:([^"]*)"`)

// script writes a value as JavaScript, without a space too many.
func script(value any) string {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		panic(err) // an object holds texts, numbers and lists only
	}
	return quotedPattern.ReplaceAllString(strings.TrimSpace(out.String()), "/$1/")
}

// names gives the names and patterns of a service's cookies.
func (s Service) names() []string {
	out := append([]string{}, s.Cookies...)
	for _, pattern := range s.Patterns {
		out = append(out, "re:"+pattern)
	}
	return out
}

// quoted is a text as a JavaScript string that may stand in a script element.
func quoted(text string) string {
	raw, err := json.Marshal(text)
	if err != nil {
		panic(err) // a string always has a form
	}
	return string(raw)
}

// inserted gives statements that add markup at the end of the page as a
// component would, node by node: scripts that the parser made out of innerHTML
// never run in any document.
func inserted(markup string) string {
	return "{const make=n=>{if(n.nodeType!==1)return n.cloneNode();const e=document.createElement(n.localName);" +
		"for(const a of n.attributes)e.setAttribute(a.name,a.value);for(const c of (n.content??n).childNodes)(e.content??e).append(make(c));return e};" +
		"const t=document.createElement('template');t.innerHTML=" + quoted(markup) + ";document.body.append(...[...t.content.childNodes].map(make))}"
}
