package content

import (
	"strings"
	"testing"
)

// The categories of CLDR 48 (the rules at unicode.org, as ICU 78 applies them,
// 2026-11-22) for the numbers at which the rules of languages part. Of the
// languages left out, 1 is "one" and every other number below a million "other".
func TestPluralCategories(t *testing.T) {
	numbers := []int{0, 1, 2, 3, 5, 11, 21, 101}
	for lang, want := range map[string]string{
		"ar": "zero one two few few many many other",
		"cs": "other one few few other other other other",
		"fr": "one one other other other other other other",
		"ga": "other one two few few other other other",
		"hr": "other one few few other other one one",
		"is": "other one other other other other one one",
		"lt": "other one few few few other one one",
		"lv": "zero one other other other zero one one",
		"mt": "few one two few few many other other",
		"pl": "many one few few many many many many",
		"ro": "few one few few few few other few",
		"sk": "other one few few other other other other",
		"sl": "other one two few other other other one",
		"uk": "many one few few many many one one",
	} {
		var got []string
		for _, n := range numbers {
			got = append(got, category(lang)(n))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v are %v, want %s", lang, numbers, got, want)
		}
	}
	for _, lang := range strings.Fields("bg ca da de el en es et fi hu it nb nl sv tr") {
		for _, n := range numbers {
			if got, want := category(lang)(n), map[bool]string{true: "one", false: "other"}[n == 1]; got != want {
				t.Errorf("%s: %d is %s, want %s", lang, n, got, want)
			}
		}
	}
}

// CLDR asks for more forms of a Celtic or Semitic numeral than of others, at
// numbers that the table above has none of.
func TestPluralCategoriesOfSeven(t *testing.T) {
	for lang, want := range map[string]string{"ga": "many", "ar": "few", "mt": "few", "sl": "other", "lt": "few"} {
		if got := category(lang)(7); got != want {
			t.Errorf("%s: 7 is %s, want %s", lang, got, want)
		}
	}
}
