package change

// mostParts is into how many blocks one may be divided, or out of how many joined.
const mostParts = 6

// gap pairs the blocks of two stretches in which none is the same, keeping their
// order, so that as many letters as possible are seen to be kept.
type gap struct {
	old, new []sketch
	// best is the gain of old[i:] and new[j:], with the step that begins it.
	best [][]step
}

// step takes blocks off both stretches; both are one or more for a match.
type step struct {
	gain     int
	old, new int
}

// align gives matches within the stretches, counted from their beginnings.
func align(old, new []sketch) []match {
	if len(old) == 0 || len(new) == 0 {
		return nil
	}
	g := gap{old: old, new: new, best: make([][]step, len(old)+1)}
	for i := range g.best {
		g.best[i] = make([]step, len(new)+1)
	}
	for i := len(old) - 1; i >= 0; i-- {
		for j := len(new) - 1; j >= 0; j-- {
			g.best[i][j] = g.step(i, j)
		}
	}
	return g.path()
}

func (g gap) step(i, j int) step {
	best := step{g.best[i+1][j].gain, 1, 0}
	try := func(gain, old, new int) {
		if gain += g.best[i+old][j+new].gain; gain > best.gain {
			best = step{gain, old, new}
		}
	}
	try(0, 0, 1)
	if one := gain(g.old[i], g.new[j]); one > 0 {
		try(one, 1, 1)
	}
	if !flows(g.old[i].kind) || !flows(g.new[j].kind) || len(g.old)*len(g.new) > 2500 {
		return best
	}
	for n := 2; n <= mostParts; n++ {
		if n <= len(g.new)-j && flows(g.new[j+n-1].kind) {
			try(divided(g.old[i], g.new[j:j+n]), 1, n)
		}
		if n <= len(g.old)-i && flows(g.old[i+n-1].kind) {
			try(divided(g.new[j], g.old[i:i+n]), n, 1)
		}
	}
	return best
}

// divided tells how good it is to say that a block was divided into several, each
// of which is in it.
func divided(whole sketch, parts []sketch) int {
	shared := common(whole.words, merged(parts).words)
	if 10*shared < 7*whole.weight {
		return 0
	}
	for _, p := range parts {
		if !flows(p.kind) || p.weight < 8 || 10*common(whole.words, p.words) < 7*p.weight {
			return 0
		}
	}
	return 2*shared - 2*len(parts)
}

func (g gap) path() []match {
	var out []match
	for i, j := 0, 0; i < len(g.old) && j < len(g.new); {
		s := g.best[i][j]
		if s.old > 0 && s.new > 0 {
			out = append(out, match{old: span{i, i + s.old}, new: span{j, j + s.new}})
		}
		i, j = i+s.old, j+s.new
	}
	return out
}
