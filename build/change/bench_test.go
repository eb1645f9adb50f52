package change

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// long is a text of at least a number of bytes, made of the paragraphs of all pages.
func long(t testing.TB, size int) (old, new Text) {
	var blocks []string
	for bytes := 0; bytes < size; {
		for _, name := range pages(t) {
			for _, b := range blocksOf(t, name) {
				if bytes < size {
					blocks = append(blocks, b)
					bytes += len(b)
				}
			}
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	edited := blocks
	for range 4 {
		edited = garble(r, edited)
	}
	return textOfBody(t, strings.Join(blocks, "")), textOfBody(t, strings.Join(edited, ""))
}

func BenchmarkRead(b *testing.B) {
	raw, path := page(b, "callcenterrate.cookies.fr")
	for b.Loop() {
		if _, err := Read(raw, path); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCompare(b *testing.B) {
	for _, size := range []int{37_000, 320_000} {
		old, new := long(b, size)
		b.Run(fmt.Sprint(len(new.Plain())/1000, "kB"), func(b *testing.B) {
			b.SetBytes(int64(len(new.Plain())))
			for b.Loop() {
				Compare(old, new)
			}
		})
	}
}

func BenchmarkCompareRewritten(b *testing.B) {
	one, path := page(b, "callcenterrate.cookies.fr")
	two, other := page(b, "callcenterrate.cookies.en")
	old, new := read(b, one, path), read(b, two, other)
	b.SetBytes(int64(len(new.Plain())))
	for b.Loop() {
		Compare(old, new)
	}
}
