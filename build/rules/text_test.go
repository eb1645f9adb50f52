package rules

import (
	"testing"
	"unicode/utf8"
)

func TestFoldKeepsOneLetterForOneLetter(t *testing.T) {
	for text, want := range map[string]string{
		"ÉTÉ À L’ÉCOLE": "ete a l'ecole", "Œuvre – Łódź, naïve": "œuvre - łodz, naive", "«\u00a0Ğ\u202f»\tx": "« g »\tx",
		"日本 Ελλάδα": "日本 ελλαδα", "": "", "ı\xffb": "ı\ufffdb",
	} {
		got := fold(text)
		if got != want || utf8.RuneCountInString(got) != utf8.RuneCountInString(text) {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
