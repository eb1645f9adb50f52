package change

import (
	"fmt"
	"testing"
)

// TestManyEditsAreAllFound: the library alone gives up after a hundred.
func TestManyEditsAreAllFound(t *testing.T) {
	var old, new []string
	for i := range 1000 {
		old = append(old, fmt.Sprint("word", i))
		if i%4 == 0 {
			new = append(new, fmt.Sprint("other", i))
		} else {
			new = append(new, old[i])
		}
	}
	edits := shortest(old, new)
	if len(edits) != 250 {
		t.Errorf("%d edits of 250", len(edits))
	}
	for _, e := range edits {
		if e.End-e.Start != 1 || e.ReplEnd-e.ReplStart != 1 || e.Start != e.ReplStart || e.Start%4 != 0 {
			t.Errorf("the edit %+v", e)
		}
	}
}

func TestKeptTellsWhetherAnAnchorLeadsToTheSameClause(t *testing.T) {
	old := textOfBody(t, `<h2 id=a>Médiation</h2><p>Un litige est porté devant le médiateur.</p>`)
	for body, least := range map[string]float64{
		`<h2 id=a>Médiation</h2><p>Un litige est porté devant le médiateur.</p>`:                          1,
		`<h2 id=a>Médiation</h2><p>Un litige est porté devant le médiateur compétent. C’est gratuit.</p>`: 1,
		`<h2 id=a>Médiation</h2><p>Un litige est porté devant le juge.</p>`:                               0.7,
		`<h2 id=a>Traceurs</h2><p>Nous déposons trois cookies.</p>`:                                       0,
	} {
		got := Compare(old, textOfBody(t, body)).Clauses[0].Kept
		if got < least || got > least+0.2 {
			t.Errorf("%s keeps %.2f, not about %.1f", body, got, least)
		}
	}
}
