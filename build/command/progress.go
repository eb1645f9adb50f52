package command

import "fmt"

// progress tells a person which step is under way, on one line that the next
// step replaces. Where nobody looks, it is silent: logs hold results only.
type progress struct {
	world World
	shown bool
	live  bool
}

func (w World) progress(silent bool) *progress {
	return &progress{world: w, live: !silent && isTerminal(w.Stderr)}
}

func (p *progress) step(name string) {
	if p.live {
		p.shown = true
		fmt.Fprintf(p.world.Stderr, "\r\x1b[K%s…", name)
	}
}

func (p *progress) end() {
	if p.shown {
		fmt.Fprint(p.world.Stderr, "\r\x1b[K")
	}
}
