package change

import "strings"

// Status is what became of a clause or a block.
type Status string

// What became of a clause or a block.
const (
	Same    Status = "same"
	Changed Status = "changed"
	Added   Status = "added"
	Removed Status = "removed"
	// Moved: the same words, in another place.
	Moved Status = "moved"
	// MovedAway stands at the old place of a block that moved to another clause.
	MovedAway Status = "moved-away"
	// Renamed: the same words, under another anchor.
	Renamed Status = "renamed"
)

// Difference is what changed from one version of a document to the next.
type Difference struct {
	// Title is the title of the document.
	Title []Span
	// Clauses are in the order of the new version; what was removed stands after
	// what it stood after.
	Clauses []ClauseChange
}

// ClauseChange is what became of a clause.
type ClauseChange struct {
	// Status is Changed where words did, wherever the clause now stands.
	Status Status
	// ID is the anchor in the new version, or in the old one of what was removed.
	ID string
	// OldID is the anchor in the old version: another than ID where the anchor was
	// renamed, "" for what was added.
	OldID string
	// Moved tells that the clause stands in another order among the others, or on
	// another level.
	Moved bool
	// Level is that of the heading, OldLevel what it was.
	Level, OldLevel int
	Title           []Span
	Blocks          []BlockChange
	// Kept is the part of the old clause's letters that the new one still has, 0 to
	// 1. Near 0, an anchor leads to another clause than before.
	Kept float64
	// Old and New are the places among the clauses of each version, -1 for none.
	Old, New int
}

// BlockChange is what became of a block.
type BlockChange struct {
	// Status is Changed where words, or the kind, did.
	Status Status
	Kind   Kind
	// OldKind is what a block was that became of another kind, or "".
	OldKind Kind
	// Depth and Number are those of [Block], in the new version where there is one.
	Depth, Number int
	// Moved tells that the block stands in another order, or comes from another
	// clause.
	Moved bool
	// Across tells that the block moved from one clause to another, which Elsewhere
	// names by its ID.
	Across    bool
	Elsewhere string
	Cells     []CellChange
	// Old are the places among the blocks of the old clause, more than one where
	// they were joined; New the place in the new clause, -1 for none. The parts of a
	// block that was divided have the same Old.
	Old []int
	New int
}

// CellChange is what became of a part of a block.
type CellChange struct {
	Status Status
	Header bool
	// Column is the head of the column in the new version, or in the old one of a
	// cell that was removed.
	Column string
	Spans  []Span
}

// Empty tells whether a reader finds nothing changed: no word, no link, no place.
func (d Difference) Empty() bool {
	for _, c := range d.Clauses {
		if c.Status != Same || c.Moved {
			return false
		}
	}
	return unchanged(d.Title)
}

// unchanged tells whether everything is kept.
func unchanged(spans []Span) bool {
	for _, s := range spans {
		if s.Op != Kept {
			return false
		}
	}
	return true
}

// Counts is how much changed.
type Counts struct {
	// Clauses by status; those that are the same are left out. A clause that moved
	// and changed counts as changed.
	Changed, Added, Removed, Moved, Renamed int
	// Words that were written and deleted; what moved counts for nothing.
	Written, Deleted int
}

// Counts tells how much changed.
func (d Difference) Counts() Counts {
	var n Counts
	n.words(d.Title)
	for _, c := range d.Clauses {
		switch c.Status {
		case Changed:
			n.Changed++
		case Added:
			n.Added++
		case Removed:
			n.Removed++
		case Moved:
			n.Moved++
		case Renamed:
			n.Renamed++
		}
		n.words(c.Title)
		for _, b := range c.Blocks {
			n.block(b)
		}
	}
	return n
}

func (n *Counts) block(b BlockChange) {
	if b.Status == MovedAway {
		return
	}
	for _, c := range b.Cells {
		n.words(c.Spans)
	}
}

func (n *Counts) words(spans []Span) {
	for _, s := range spans {
		words := 0
		for _, w := range strings.Fields(folded(s.Text)) {
			if letters(w) > 0 {
				words++
			}
		}
		switch s.Op {
		case Written:
			n.Written += words
		case Deleted:
			n.Deleted += words
		}
	}
}
