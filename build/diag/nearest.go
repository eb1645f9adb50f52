package diag

import (
	"slices"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Nearest gives the candidate that word most probably stands for, or "" where
// none is close. Accents and case do not count: "durée" is near "duration"
// because the first letters agree, "purpos" near "purpose" by edit distance.
func Nearest(word string, candidates []string) string {
	best, bestCost := "", 1<<30
	folded := Fold(word)
	sorted := slices.Sorted(slices.Values(candidates))
	for _, c := range sorted {
		if cost := distance(folded, Fold(c)); cost < bestCost {
			best, bestCost = c, cost
		}
	}
	if best != "" && bestCost <= (len(folded)+2)/3 {
		return best
	}
	return sharedStart(folded, sorted)
}

// sharedStart gives the only candidate that begins with the same three letters.
func sharedStart(folded []rune, candidates []string) string {
	found := ""
	for _, c := range candidates {
		f := Fold(c)
		if len(folded) < 3 || len(f) < 3 || !slices.Equal(f[:3], folded[:3]) {
			continue
		}
		if found != "" {
			return ""
		}
		found = c
	}
	return found
}

// Fold gives the letters of a text without accents and case.
func Fold(s string) []rune {
	var out []rune
	for _, r := range norm.NFD.String(s) {
		if !unicode.Is(unicode.Mn, r) {
			out = append(out, unicode.ToLower(r))
		}
	}
	return out
}

// distance is the Levenshtein distance between two words.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			cost := diagonal
			if x != y {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
