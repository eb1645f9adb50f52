package e2e

import (
	"errors"
	"io/fs"
	"os"
	"strings"
)

// axe checks the page as it stands against WCAG 2.2 AA and best practice; it
// pierces shadow trees.
func (p page) axe() {
	p.t.Helper()
	source, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	if errors.Is(err, fs.ErrNotExist) {
		p.t.Fatal("axe-core is not installed; in build/e2e: npm ci")
	}
	if err != nil {
		p.t.Fatal(err)
	}
	p.still()
	if _, err := p.eval("(()=>{" + string(source) + ";window.axe=axe})()"); err != nil {
		p.t.Fatal(err)
	}
	found := get[[]string](p, `axe.run(document,{runOnly:['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']}).then(r=>{
		if(!r.passes.length)throw Error('axe looked at nothing');
		return r.violations.map(v=>v.id+': '+v.nodes.map(n=>n.target.flat().join(' ')+' '+n.failureSummary).join(' | '))})`)
	for _, violation := range found {
		p.t.Error("axe: " + strings.ReplaceAll(violation, "\n", " "))
	}
}

// still waits until nothing moves, because colours are judged as they are drawn.
func (p page) still() {
	p.t.Helper()
	p.until(`[document,` + bannerRoot + `].filter(Boolean).every(r=>r.getAnimations().every(a=>a.playState!=='running'))`)
}
