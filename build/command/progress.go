package command

import (
	"fmt"

	"charte/build/diag"
)

// progress tells a person which step is under way, on one line that the next
// step replaces. Where nobody looks, it is silent: logs hold results only.
type progress struct {
	world World
	lang  string
	shown bool
	live  bool
}

func (w World) progress(silent bool, lang string) *progress {
	return &progress{world: w, lang: lang, live: !silent && isTerminal(w.Stderr)}
}

func (p *progress) step(name diag.Sentence) {
	if p.live {
		p.shown = true
		fmt.Fprintf(p.world.Stderr, "\r\x1b[K%s…", name.In(p.lang))
	}
}

func (p *progress) end() {
	if p.shown {
		fmt.Fprint(p.world.Stderr, "\r\x1b[K")
	}
}
