package rules

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"charte/build/diag"
)

// unfinished is EDT-13: what was meant to be replaced before anybody reads it.
func unfinished() []Rule {
	return []Rule{{
		ID: "EDT-13", Severity: diag.Practice, Source: house("what is published is finished"),
		Title: Text{"Blank left to fill in", "Mention restée à compléter"},
		Why: Text{
			"A reminder to oneself, a row of X or text that only fills a place tells the reader nothing where an answer was due: a name, a duration, an address. What is missing may be what the law asks for.",
			"Un pense-bête, une suite de X ou un texte de remplissage n’apprend rien au lecteur, là où il attend un nom, une durée ou une adresse. Ce qui manque est peut-être ce que la loi exige.",
		},
		Message: Text{
			"“{words}” was left to be replaced",
			"« {words} » n’a pas été remplacé",
		},
		Hint: Text{
			"write what belongs there, or delete the sentence until it is known",
			"écrivez ce qui doit figurer là, ou supprimez la phrase en attendant de le savoir",
		},
		find: blanks,
	}}
}

// blankMarks are pieces of a text of which every blank holds one.
var blankMarks = []string{"TODO", "FIXME", "TBD", "XXX", "xxx", "orem ipsum", "OREM IPSUM", "[", "(à ", "(a ", "(À ", "(to be ", "???"}

// leftBlank is what stands for words that are still to be written. Capitals count:
// "todo" is a word of other languages, and XXX is part of the names of trackers.
var leftBlank = regexp.MustCompile(
	`(?:^|[^\pL\pN_-])(TODO|FIXME|TBD)(?:$|[^\pL\pN_-])` +
		`|(?:^|[\s(«“":’'])(X{3,}|x{4,})(?:$|[\s)»”".,;:!?])` +
		`|((?i:lorem ipsum))` +
		`|(\[(?i:` + blankInside + `)\](?:$|[^(]))` +
		`|(\((?i:(?:à|a) ` + blankVerbs + `|to be ` + blankVerbsEN + `)\))` +
		`|(\?{3,})`)

const (
	blankVerbs   = `(?:compl[ée]ter|pr[ée]ciser|renseigner|remplir|d[ée]finir|confirmer|v[ée]rifier|ins[ée]rer|d[ée]terminer|adapter|valider|r[ée]diger|venir|ajouter)`
	blankVerbsEN = `(?:completed|confirmed|defined|added|determined|filled in|written|inserted|specified|announced|decided)`
	blankNames   = `(?:nom|adresse|date|dur[ée]e|soci[ée]t[ée]|entreprise|e-?mail|courriel|t[ée]l[ée]phone|site|url|siret|raison sociale|lien|pays)`
	blankNamesEN = `(?:name|address|date|duration|company|e-?mail|phone|site|website|url|link|country|business)`
	blankInside  = `\s*(?:(?:à|a) ` + blankVerbs + `[^\]]{0,60}|(?:compl[ée]ter|ins[ée]rer|indiquer|pr[ée]ciser|ajouter|insert|add|enter|fill in|complete)(?:\s[^\]]{0,60})?|to be ` + blankVerbsEN + `[^\]]{0,60}|(?:votre |le |la |l’|l')?` + blankNames + `(?: d[eu’'][^\]]{0,40})?|(?:your |the |company |legal |business |contact )?` + blankNamesEN + `(?: of [^\]]{0,40})?|_{2,}|X{2,}|TBC|placeholder|texte|text)\s*`
)

// blanks finds the first one of each text.
func blanks(s subject) []finding {
	var out []finding
	for _, t := range s.texts {
		from := mark(t.words)
		if from < 0 {
			continue
		}
		m := leftBlank.FindStringSubmatchIndex(t.words[from:])
		for i := 2; i < len(m); i += 2 {
			if m[i] >= 0 {
				out = append(out, t.at(from+m[i], from+m[i+1]))
			}
		}
	}
	return out
}

// mark gives the place of the letter before the first mark, from which on a blank
// may stand, or -1.
func mark(words string) int {
	first := -1
	for _, m := range blankMarks {
		within := words
		if first >= 0 {
			within = words[:min(first+len(m)-1, len(words))]
		}
		if i := strings.Index(within, m); i >= 0 {
			first = i
		}
	}
	if first < 1 {
		return first
	}
	_, n := utf8.DecodeLastRuneInString(words[:first])
	return first - n
}
