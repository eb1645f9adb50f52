package rules

import (
	"slices"
	"strings"
	"unicode"

	versions "charte/build/change"
	"charte/build/diag"
	"charte/build/policy"
)

// record is the family VER: what becomes of a text from version to version.
func record() []Rule {
	return []Rule{
		{
			ID: "VER-01", Severity: diag.Practice, Source: house("a link to a clause lasts"),
			Title: Text{"Anchor of another clause", "Ancre d’un autre passage"},
			Why: Text{
				"Contracts, e-mails and other pages link to a clause by its anchor. If the anchor goes to another clause, all those links say something else.",
				"Des contrats, des messages et d’autres pages renvoient à un passage par son ancre. Si on la donne à un autre passage, tous ces liens disent autre chose.",
			},
			Message: Text{
				"#{anchor} was “{old}” in the version of {day}, and is now another clause: “{new}”",
				"#{anchor} désignait « {old} » dans la version du {day}, et désigne maintenant un autre passage : « {new} »",
			},
			Hint: Text{
				"give the new clause an anchor of its own, which no version had",
				"donnez au nouveau passage une ancre à lui, qu’aucune version n’a portée",
			},
			find: reusedAnchors,
		},
	}
}

// reusedAnchors compares each clause with those of its anchor in every archived
// version.
func reusedAnchors(s subject) []finding {
	var out []finding
	for _, d := range s.facts.Documents {
		clauses := anchored(d.Body)
		if len(clauses) == 0 {
			continue
		}
		history := archived(s.History(d.ID))
		for _, c := range clauses {
			for _, v := range history {
				old, had := v.clauses[c.Anchor]
				if !had || sameClause(old, c) {
					continue
				}
				out = append(out, finding{document: d, at: d.Body.At(c.At), on: c.Anchor,
					fill: []string{"anchor", c.Anchor, "old", old.title, "new", c.Title, "day", v.day.String()}})
				break
			}
		}
	}
	return out
}

// anchored are the clauses of a text to which one can link.
func anchored(b policy.Body) []policy.Clause {
	return slices.DeleteFunc(b.Clauses(), func(c policy.Clause) bool { return c.Anchor == "" })
}

// archivedText is what one archived version says, by the anchor of the clause.
type archivedText struct {
	day     policy.Date
	clauses map[string]archivedClause
}

type archivedClause struct{ title, words string }

// archived reads the versions of a document, each once.
func archived(history []policy.Version) []archivedText {
	var out []archivedText
	for _, v := range history {
		out = append(out, archivedText{v.Day, clausesOf(v.Editions[0].Body)})
	}
	return out
}

// clausesOf are the clauses of an archived text; none of one that cannot be read,
// which is an error of its file.
func clausesOf(b policy.Body) map[string]archivedClause {
	out := map[string]archivedClause{}
	for _, c := range b.Clauses() {
		out[c.Anchor] = archivedClause{c.Title, c.Markdown}
	}
	if b.Frozen == "" {
		return out
	}
	text, err := versions.ReadFrozen(b.Frozen)
	if err != nil {
		return nil
	}
	for _, c := range text.Clauses {
		one := archivedClause{title: c.Title.String()}
		for _, block := range c.Blocks {
			one.words += block.Plain() + "\n"
		}
		out[c.ID] = one
	}
	return out
}

// telling is how many letters a word has, at the least, that tells clauses apart;
// alike is the share of such words that a clause keeps of itself through an edit.
const (
	telling = 5
	alike   = .25
)

// sameClause tells whether a clause is still about what an earlier one was: its
// title has a word of the other's, or its text many of its words. What generated
// parts say stands in the archived text only.
func sameClause(was archivedClause, now policy.Clause) bool {
	old := tellingWords(was.title)
	for w := range tellingWords(now.Title) {
		if old[w] {
			return true
		}
	}
	before, kept := tellingWords(was.words), 0
	mine := tellingWords(now.Markdown)
	for w := range mine {
		if before[w] {
			kept++
		}
	}
	return strings.EqualFold(was.title, now.Title) || len(mine) > 0 && float64(kept) >= alike*float64(len(mine))
}

func tellingWords(text string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if len([]rune(w)) >= telling {
			out[w] = true
		}
	}
	return out
}
