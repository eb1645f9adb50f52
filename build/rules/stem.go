package rules

import "strings"

// stem is the beginning of a word, with the letters by which a text that does
// not hold it is told at once.
type stem struct {
	word        string
	first, last uint16
}

// letters tell which groups of four letters a text holds; two groups in a
// thousand share a place, so that it says "perhaps", or "no".
type letters [16]uint64

const groupOf = 4

// stems are those of words separated by spaces; a low line stands for a space
// inside of one.
func stems(words string) []stem {
	var out []stem
	for _, word := range strings.Fields(words) {
		out = append(out, stemOf(strings.ReplaceAll(word, "_", " ")))
	}
	return out
}

func stemOf(word string) stem {
	s := stem{word: word}
	if len(word) >= groupOf {
		s.first, s.last = group(word), group(word[len(word)-groupOf:])
	}
	return s
}

// group gives the place of the four letters with which s begins.
func group(s string) uint16 {
	n := uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
	return uint16(n * 2654435761 >> 22) // ten bits; the factor is Knuth's, for spreading
}

func lettersOf(folded string) letters {
	var l letters
	for i := 0; i+groupOf <= len(folded); i++ {
		g := group(folded[i:])
		l[g>>6] |= 1 << (g & 63)
	}
	return l
}

func (l *letters) hold(g uint16) bool { return l[g>>6]&(1<<(g&63)) != 0 }

// holds tells whether one of the words stands in the text; where there are none
// to look for, it does.
func (r *reading) holds(words []stem) bool {
	for _, s := range words {
		if len(s.word) >= groupOf && (!r.letters.hold(s.first) || !r.letters.hold(s.last)) {
			continue
		}
		if strings.Contains(r.folded, s.word) {
			return true
		}
	}
	return len(words) == 0
}
