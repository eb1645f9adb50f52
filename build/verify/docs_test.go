package verify_test

import (
	"os"
	"regexp"
	"testing"

	"charte/build/diag"
	"charte/build/verify"
)

// The documentation lists every check with its weight, and no other.
func TestEveryCheckIsDocumented(t *testing.T) {
	text, err := os.ReadFile("../../docs/verify.md")
	if err != nil {
		t.Fatal(err)
	}
	weights := map[string]diag.Severity{"": diag.Error, "practice": diag.Practice, "guideline": diag.Guideline, "law": diag.Law}
	listed := map[string]diag.Severity{}
	for _, m := range regexp.MustCompile("(?m)^\\| `([a-z-]+)`(?: \\(([a-z]+)\\))? \\|").FindAllStringSubmatch(string(text), -1) {
		listed[m[1]] = weights[m[2]]
	}
	for _, c := range verify.Checks() {
		if listed[c.Code] != c.Weight {
			t.Errorf("%s is documented as %q, and is %q", c.Code, listed[c.Code], c.Weight)
		}
		delete(listed, c.Code)
	}
	for code := range listed {
		t.Errorf("there is no check %s", code)
	}
}
