package change

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// garble makes another version of a body: it edits, takes out, doubles, moves,
// divides and joins blocks and words.
func garble(r *rand.Rand, blocks []string) []string {
	out := append([]string{}, blocks...)
	for range 1 + r.IntN(6) {
		if len(out) < 2 {
			return out
		}
		i, j := r.IntN(len(out)), r.IntN(len(out))
		switch r.IntN(6) {
		case 0:
			out[i], out[j] = out[j], out[i]
		case 1:
			out = append(out[:i], out[i+1:]...)
		case 2:
			out = append(out, out[i])
		case 3:
			out[i] = garbleWords(r, out[i])
		case 4:
			if words := strings.Fields(out[i]); strings.HasPrefix(out[i], "<p>") && len(words) > 8 {
				out[i] = strings.Join(words[:5], " ") + "</p><p>" + strings.Join(words[5:], " ")
			}
		case 5:
			if strings.HasPrefix(out[i], "<p>") && strings.HasPrefix(out[j], "<p>") && i != j {
				out[i] = strings.TrimSuffix(out[i], "</p>") + " " + strings.TrimPrefix(out[j], "<p>")
				out = append(out[:j], out[j+1:]...)
			}
		}
	}
	return out
}

func garbleWords(r *rand.Rand, block string) string {
	words := strings.Split(block, " ")
	for range 1 + r.IntN(8) {
		i := r.IntN(len(words))
		switch plain := !strings.ContainsAny(words[i], "<>"); {
		case plain && r.IntN(3) == 0 && len(words) > 1:
			words = append(words[:i], words[i+1:]...)
		case plain && r.IntN(2) == 0:
			words[i] = fmt.Sprint("mot", r.IntN(5))
		default:
			words = append(words, "") // one more, in the middle
			copy(words[i+1:], words[i:])
			words[i] = fmt.Sprint("ajout", r.IntN(5))
			if i == 0 {
				words[0], words[1] = words[1], words[0]
			}
		}
	}
	return strings.Join(words, " ")
}

// blocksOf cuts the body of a page into paragraphs, headings, items and rows.
func blocksOf(t testing.TB, name string) []string {
	raw, _ := page(t, name)
	_, body, _ := strings.Cut(string(raw), "<div class=text>")
	body, _, _ = strings.Cut(body, "</div></article>")
	var out []string
	for _, part := range strings.SplitAfter(body, "</p>") {
		out = append(out, strings.SplitAfter(part, "</li>")...)
	}
	return out
}

func TestADifferenceHoldsBothVersions(t *testing.T) {
	for _, name := range pages(t) {
		blocks := blocksOf(t, name)
		for seed := range uint64(15) {
			r := rand.New(rand.NewPCG(seed, 1))
			a := garble(r, blocks)
			b := garble(r, a)
			old, new := textOfBody(t, strings.Join(a, "")), textOfBody(t, strings.Join(b, ""))
			checkBoth(t, old, new, Compare(old, new))
			if t.Failed() {
				t.Fatalf("%s, seed %d", name, seed)
			}
		}
	}
}

func FuzzCompare(f *testing.F) {
	f.Add("<p>a b c</p>", "<p>a c</p><p>b</p>")
	f.Add("<h2 id=x>un</h2><ul><li>l’un<li>deux</ul>", "<h2 id=y>un</h2><ol><li>deux<li>l’un</ol>")
	f.Add("<table><tr><th>a<td>1 an</table>", "<table><tr><th>n<th>d<tr><td>a<td>2 ans</table><pre>x\ny</pre>")
	f.Add("<p>13 mois <a href=/x>ici</a>, 2002/58/CE : «\u00a0oui\u00a0»", "<dl><dt>13\u202fmois<dd>non<ul><li>e\u0301</ul></dl>")
	f.Add("<ul><li><b>a<section>b</section>c</b></ul>", "<ul><li><b>a c</b></ul>")
	f.Fuzz(func(t *testing.T, a, b string) {
		old, new := textOfBody(t, a), textOfBody(t, b)
		checkBoth(t, old, new, Compare(old, new))
		if d := Compare(old, old); !d.Empty() {
			t.Errorf("%q differs from itself:\n%s", a, d.Marked())
		}
		frozen, err := Article([]byte(`<html lang=fr><article id=policy><div class=text>`+a+`</div></article>`), "/fr/p/terms/")
		if err != nil {
			t.Fatal(err)
		}
		again, err := ReadFrozen(frozen)
		if err != nil {
			t.Fatal(err)
		}
		whole, err := Read([]byte(`<html lang=fr><article id=policy><div class=text>`+a+`</div></article>`), "/fr/p/terms/")
		if err != nil || whole.Plain() != again.Plain() {
			t.Errorf("frozen:\n%s\nreads\n%s\nnot\n%s", frozen, again.Plain(), whole.Plain())
		}
	})
}
