package content

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"slices"
	"strings"

	"charte/build/policy"
)

var clauseHeading = regexp.MustCompile(`^#{2,3} .*\{#([a-z0-9-]+)\}\s*$`)

// clausesOf gives every clause of an original with the digest of its words: those
// of the front matter first, then the text, a heading after the other. What only
// looks different (blanks, line ends, apostrophes) has the same digest.
func clausesOf(d policy.Document) []policy.ClauseDigest {
	var front []string
	for _, w := range d.Worded() {
		if w.Path != "changes" { // told of a version, and translated with it
			front = append(front, w.Path, w.Text)
		}
	}
	out := []policy.ClauseDigest{{Clause: policy.FrontClause, Digest: clauseDigest(strings.Join(front, "\n"))}}
	name, text, code := policy.LeadClause, "", false
	end := func() {
		if name != policy.LeadClause || strings.TrimSpace(text) != "" {
			out = append(out, policy.ClauseDigest{Clause: name, Digest: clauseDigest(text)})
		}
	}
	for line := range strings.Lines(d.Body.Markdown) {
		if strings.HasPrefix(line, "```") {
			code = !code
		}
		if found := clauseHeading.FindStringSubmatch(strings.TrimRight(line, "\n")); found != nil && !code {
			end()
			name, text = found[1], ""
		}
		text += line
	}
	end()
	return out
}

// looks are characters that a reader does not tell apart.
var looks = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "’", "'")

func clauseDigest(text string) string {
	sum := sha256.Sum256([]byte(strings.Join(strings.Fields(looks.Replace(text)), " ")))
	return hex.EncodeToString(sum[:4])
}

// outdated gives the clauses of an original that are not what a translation says
// that it translates; none where it says nothing.
func outdated(original, translation policy.Document) []string {
	if len(translation.Translates) == 0 {
		return nil
	}
	var out []string
	for _, c := range clausesOf(original) {
		if !slices.Contains(translation.Translates, c) {
			out = append(out, c.Clause)
		}
	}
	return out
}
