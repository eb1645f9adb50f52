package rules

import (
	"fmt"
	"os"
	"testing"

	"charte/build/catalog"
	"charte/build/content"
	"charte/build/policy"
)

// A thousand products like those of this project, in two languages; after
// reading, a check should take less than a second on two processors.
func BenchmarkThousandProducts(b *testing.B) {
	known, _ := catalog.Read(os.DirFS("../.."))
	site, _ := content.Read(os.DirFS("../.."), known)
	words, _ := content.ReadWords(os.DirFS("../.."), nil)
	var many []policy.Product
	for i := range 1000 {
		p := site.Products[i%len(site.Products)]
		p.ID = fmt.Sprint(p.ID, i)
		many = append(many, p)
	}
	site.Products = many
	in := Input{Site: site, Known: known, Words: words, Today: today, Lang: "fr"}
	for b.Loop() {
		Check(in)
	}
}
