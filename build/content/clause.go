package content

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"reflect"
	"slices"
	"strings"

	"charte/build/policy"
)

// clausesOf gives every clause of an original file with the digest of its words:
// those of the front matter first, then the text, a heading after the other. What
// only looks different (blanks, line ends, apostrophes) has the same digest.
func clausesOf(s *source, t reflect.Type) []policy.ClauseDigest {
	var front []string
	collectWords(s.front, t, "", &front)
	out := []policy.ClauseDigest{{Clause: policy.FrontClause, Digest: clauseDigest(strings.Join(front, "\n"))}}
	for _, c := range (policy.Body{Markdown: s.body}).Clauses() {
		out = append(out, policy.ClauseDigest{Clause: cmp.Or(c.Anchor, policy.LeadClause), Digest: clauseDigest(c.Markdown)})
	}
	return out
}

// collectWords gives the words of a front matter with their paths, in the order in
// which they stand. The note on changes is told of a version, and not among them.
func collectWords(t *tree, typ reflect.Type, path string, out *[]string) {
	fields := fieldsOf(typ)
	for _, e := range t.entries {
		f, known := fields[e.key]
		at := join(path, e.key)
		if !known || at == "changes" {
			continue
		}
		if f.Words {
			*out = append(*out, at, e.value.text)
			for _, item := range e.value.items {
				*out = append(*out, item.text)
			}
			continue
		}
		inner, nested := f.Group()
		if !nested {
			continue
		}
		if e.value.kind != list {
			collectWords(e.value, inner, at, out)
		}
		for i, item := range e.value.items {
			collectWords(item, inner, at+"["+key(item, i)+"]", out)
		}
	}
}

// looks are characters that a reader does not tell apart.
var looks = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "’", "'")

func clauseDigest(text string) string {
	sum := sha256.Sum256([]byte(strings.Join(strings.Fields(looks.Replace(text)), " ")))
	return hex.EncodeToString(sum[:4])
}

// outdated gives the clauses of the originals of a chain that are not what the
// translations beside them say that they translate; none where they say nothing.
func (r *reader) outdated(chain []string, stem, lang string) []string {
	var out []string
	for _, owner := range chain {
		original, translation := r.files[place{owner, stem, r.langs[0]}], r.files[place{owner, stem, lang}]
		if original == nil || translation == nil || lang == r.langs[0] {
			continue
		}
		said := translation.front.get("translates")
		if said == nil {
			continue
		}
		for _, c := range clausesOf(original, frontOf(original.file)) {
			is := func(t *tree) bool { return t.text == c.String() }
			if !slices.ContainsFunc(said.items, is) && !slices.Contains(out, c.Clause) {
				out = append(out, c.Clause)
			}
		}
	}
	return out
}
