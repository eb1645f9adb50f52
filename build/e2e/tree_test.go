package e2e

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"

	"charte/build/policy"
)

var update = flag.Bool("update", false, "rewrite what a screen reader is expected to be told")

// silent are the roles of nodes of which a screen reader says nothing; what they
// hold stands in their place.
var silent = []string{"none", "generic", "InlineTextBox", "LineBreak", "ListMarker", "RootWebArea", "LayoutTable"}

// states are the properties of a node that are said, where they are not false.
var states = []string{"focused", "modal", "expanded", "disabled", "live", "atomic", "pressed", "invalid"}

// tree is what Chromium tells assistive technology of the page: a line a node,
// its role, name, description and states, indented below what holds it.
func (t *chromiumTab) tree() (string, error) {
	if _, err := chromedp.Call(t.ctx, accessibility.Enable, cdp.Empty{}); err != nil {
		return "", err
	}
	answer, err := chromedp.Call(t.ctx, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	if err != nil {
		return "", err
	}
	w := treeWriter{nodes: map[accessibility.NodeID]*accessibility.Node{}}
	for _, n := range answer.Nodes {
		w.nodes[n.NodeID] = n
	}
	w.write(answer.Nodes[0], 0, "")
	return w.text.String(), nil
}

type treeWriter struct {
	nodes map[accessibility.NodeID]*accessibility.Node
	text  strings.Builder
}

// write puts a node and what it holds below depth; said is the name of the
// nearest node above, which its own text does not repeat.
func (w *treeWriter) write(n *accessibility.Node, depth int, said string) {
	role, name := plain(n.Role), plain(n.Name)
	if role == "StaticText" && name == said {
		return
	}
	if !n.Ignored && !slices.Contains(silent, role) {
		w.text.WriteString(strings.Repeat("  ", depth) + strings.TrimSpace(line(n, role, name)) + "\n")
		depth, said = depth+1, name
	}
	for _, id := range n.ChildIDs {
		if child, ok := w.nodes[id]; ok {
			w.write(child, depth, said)
		}
	}
}

func line(n *accessibility.Node, role, name string) string {
	text := strings.Replace(role, "StaticText", "text", 1)
	if name != "" {
		text += " '" + name + "'"
	}
	if description := plain(n.Description); description != "" {
		text += ", described as '" + description + "'"
	}
	for _, p := range n.Properties {
		value := plain(p.Value)
		if p.Name == accessibility.PropertyNameChecked || slices.Contains(states, string(p.Name)) && value != "false" && value != "off" {
			text += fmt.Sprintf(", %s %s", p.Name, value)
		}
	}
	return text
}

// plain is a value of the tree as text.
func plain(v *accessibility.Value) string {
	if v == nil {
		return ""
	}
	var text string
	if json.Unmarshal(v.Value, &text) != nil {
		text = string(v.Value)
	}
	return text
}

// told compares what a screen reader is told of the page with the file of that
// name. -update writes the file: read the difference.
func (p page) told(name string) {
	p.t.Helper()
	tab, ok := p.tab.(*chromiumTab)
	if !ok {
		must(p.t, unsupported("its driver does not give the whole tree"))
	}
	p.still()
	got, err := tab.tree()
	must(p.t, err)
	file := "testdata/told/" + name + ".txt"
	if *update {
		must(p.t, os.WriteFile(file, []byte(got), 0o644))
		return
	}
	want, err := os.ReadFile(file)
	must(p.t, err)
	if got != string(want) {
		p.t.Errorf("%s: a screen reader is told\n%s\nand not\n%s", file, got, want)
	}
}

func TestWhatAScreenReaderIsTold(t *testing.T) {
	t.Parallel()
	body := `<p><a id="inside" href="/elsewhere">A link of the page</a></p><iframe title="A film" width="400" height="225" data-consent="video" data-src="/frame/film"></iframe>` +
		`<template data-consent="chat"><script>window.ran=true</script></template>`
	d := chat()
	d.Trackers = append(d.Trackers, policy.Tracker{Name: "srv", Kind: policy.Cookie, Purpose: "ads", Place: policy.OnProduct, HTTPOnly: true})
	f := serve(t, document(include, body), d)
	p := newPage(t, look{})
	p.asked(f.address)
	p.told("1-asked")

	p.run(`document.querySelector('#inside').focus()`)
	p.push(first("customise"))
	p.until(visible(second("save")))
	p.told("2-choices")

	p.push(secondLayer + `.querySelector('section:nth-of-type(2) summary')`)
	p.push(toggle("counter"))
	p.told("3-one-switch-on")

	p.push(toggle("ads"))
	p.push(second("save"))
	p.until(`!` + bannerRoot + `.querySelector('dialog')`)
	p.told("4-saved")

	p.push(`document.querySelector('#choices')`)
	p.push(toggle("ads"))
	p.push(second("save"))
	p.until(second("done"))
	p.told("5-what-remains")
	p.push(second("done"))
	p.until(`!` + bannerRoot + `.querySelector('dialog')`)

	p.push(bannerRoot + `.querySelector('[name=launch]')`)
	p.until(`window.ran`)
	p.push(`document.querySelector('div[lang]:not(#charte)').shadowRoot.querySelector('[name=once]')`)
	p.until(`document.querySelector('main>iframe')?.contentDocument?.body?.textContent.includes('film')`)
	p.told("6-film-and-chat")
}
