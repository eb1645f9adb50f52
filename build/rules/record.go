package rules

import (
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
		history := s.History(d.ID)
		for _, c := range d.Body.Clauses() {
			if c.Anchor == "" {
				continue
			}
			for _, v := range history {
				title, words, had := archivedClause(v.Editions[0].Body, c.Anchor)
				if !had || sameClause(title, words, c) {
					continue
				}
				out = append(out, finding{document: d, at: d.Body.At(c.At), on: c.Anchor,
					fill: []string{"anchor", c.Anchor, "old", title, "new", c.Title, "day", v.Day.String()}})
				break
			}
		}
	}
	return out
}

// archivedClause is the title and the words of a clause of an archived text.
func archivedClause(b policy.Body, anchor string) (title, words string, had bool) {
	if b.Frozen == "" {
		for _, c := range b.Clauses() {
			if c.Anchor == anchor {
				return c.Title, c.Markdown, true
			}
		}
		return "", "", false
	}
	text, err := versions.ReadFrozen(b.Frozen)
	if err != nil {
		return "", "", false
	}
	c, had := text.Clause(anchor)
	for _, block := range c.Blocks {
		words += block.Plain() + "\n"
	}
	return c.Title.String(), words, had
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
func sameClause(title, words string, now policy.Clause) bool {
	old := tellingWords(title)
	for w := range tellingWords(now.Title) {
		if old[w] {
			return true
		}
	}
	before, kept := tellingWords(words), 0
	mine := tellingWords(now.Markdown)
	for w := range mine {
		if before[w] {
			kept++
		}
	}
	return strings.EqualFold(title, now.Title) || len(mine) > 0 && float64(kept) >= alike*float64(len(mine))
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
