package change

// mostParts is into how many blocks one may be divided, or out of how many joined.
const mostParts = 6

// gap pairs the blocks of two stretches in which none is the same, keeping their
// order, so that as many letters as possible are seen to be kept.
type gap struct {
	old, new []sketch
	// shared is the weight of the words that old[i] and new[j] have in common.
	shared [][]int
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
	if len(old) == 1 && len(new) == 1 && old[0].kind == new[0].kind && flows(old[0].kind) && alike(old[0], new[0]) >= 0.3 {
		return []match{{old: span{0, 1}, new: span{0, 1}}} // its place speaks for it too
	}
	g := gap{old: old, new: new, best: table[step](len(old)+1, len(new)+1), shared: table[int](len(old), len(new))}
	for i, a := range old {
		for j, b := range new {
			g.shared[i][j] = common(a.words, b.words)
		}
	}
	for i := len(old) - 1; i >= 0; i-- {
		for j := len(new) - 1; j >= 0; j-- {
			g.best[i][j] = g.step(i, j)
		}
	}
	return g.path()
}

func table[T any](rows, columns int) [][]T {
	out := make([][]T, rows)
	for i := range out {
		out[i] = make([]T, columns)
	}
	return out
}

func (g gap) step(i, j int) step {
	best := step{g.best[i+1][j].gain, 1, 0}
	try := func(gain, old, new int) { // a gain of 0 is never better
		if gain += g.best[i+old][j+new].gain; gain > best.gain {
			best = step{gain, old, new}
		}
	}
	try(0, 0, 1)
	if one := gain(g.old[i], g.new[j], g.shared[i][j]); one > 0 {
		try(one, 1, 1)
	}
	if !flows(g.old[i].kind) || !flows(g.new[j].kind) {
		return best
	}
	for n := 1; n <= mostParts && n <= len(g.new)-j && partOf(g.new[j+n-1], g.shared[i][j+n-1]); n++ {
		try(divided(g.old[i], g.new[j:j+n]), 1, n)
	}
	for n := 1; n <= mostParts && n <= len(g.old)-i && partOf(g.old[i+n-1], g.shared[i+n-1][j]); n++ {
		try(divided(g.new[j], g.old[i:i+n]), n, 1)
	}
	return best
}

// partOf tells whether a block can be a part of another, with which it shares so
// much.
func partOf(part sketch, shared int) bool {
	return flows(part.kind) && part.weight >= 8 && 10*shared >= 7*part.weight
}

// divided tells how good it is to say that a block was divided into parts, or
// joined of them; 0 for never.
func divided(whole sketch, parts []sketch) int {
	if len(parts) < 2 {
		return 0
	}
	return 2 * common(whole.words, merged(parts).words)
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
