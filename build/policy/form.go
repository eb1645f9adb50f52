package policy

import (
	"maps"
	"regexp"
	"slices"
	"strings"
)

// Form says how a text of a type is written, for editors that look at it while
// somebody types. It may be stricter than the type itself, which also reads
// capitals and needless spaces, and knows no calendar.
type Form struct {
	// Pattern is a regular expression that ECMAScript and Go read alike.
	Pattern string
	// Format is the name of a format of JSON Schema, or empty.
	Format   string
	Examples []string
}

// Form of a day.
func (Date) Form() Form {
	return Form{Pattern: `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`, Format: "date", Examples: []string{"2026-02-10"}}
}

// Form of an address.
func (URL) Form() Form {
	const never = ` \t\n"<>\\^` + "`{}|"
	const start, rest = `[^/` + never + `]`, `[^` + never + `]*`
	return Form{Pattern: `^(https?://` + start + `|/$|/` + start + `)` + rest + `$`, Examples: []string{"https://www.example.org/privacy", "/privacy"}}
}

// Form of a duration, of the words that ParseDuration knows.
func (Duration) Form() Form {
	one := `[0-9]+ ?(` + eitherCase(slices.Collect(maps.Keys(units))) + `)`
	many := one + `((, ?| et | and | )` + one + `)*`
	iso := `P([0-9]+[YMWD])*(T([0-9]+[HMS])+)?`
	return Form{
		Pattern:  `^(` + eitherCase(slices.Collect(maps.Keys(endings))) + `|` + many + `|` + iso + `)$`,
		Examples: []string{"13 months", "6 mois", "30 minutes", "session", "until deleted", "P13M"},
	}
}

// eitherCase is a pattern of words of which the first letter may be a capital.
func eitherCase(words []string) string {
	slices.Sort(words)
	var out []string
	for _, w := range words {
		first, rest := w[:1], w[1:]
		out = append(out, "["+strings.ToUpper(first)+first+"]"+regexp.QuoteMeta(rest))
	}
	return strings.Join(out, "|")
}
