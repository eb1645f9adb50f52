package data

import (
	"fmt"
	"testing"

	"charte/build/policy"
)

// What the files of a hundred products cost.
func BenchmarkFiles(b *testing.B) {
	s := shipped(base)
	var like policy.Product
	for _, p := range s.Site.Products {
		if p.ID == "flowlyweb" {
			like = p
		}
	}
	s.Site.Products = nil
	for i := range 100 {
		like.ID = fmt.Sprintf("product-%d", i)
		s.Site.Products = append(s.Site.Products, like)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Files(s); err != nil {
			b.Fatal(err)
		}
	}
}
