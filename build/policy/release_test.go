package policy

import "testing"

func TestReleasesOf(t *testing.T) {
	site := Site{Releases: []Release{{Product: "a", Number: 1}, {Product: "ab", Number: 1}, {Product: "ab", Number: 2}, {Product: "ab-c", Number: 1}}}
	for product, want := range map[string]int{"a": 1, "ab": 2, "ab-c": 1, "b": 0, "": 0} {
		got := site.ReleasesOf(product)
		if len(got) != want || want > 0 && got[want-1].Product != product {
			t.Errorf("%q has the releases %v", product, got)
		}
	}
	if len(Site{}.ReleasesOf("a")) != 0 {
		t.Error("there are releases where there are none")
	}
}

func TestPaths(t *testing.T) {
	digest := ContentDigest(nil)
	r := Release{Product: "shop", Digest: digest}
	for got, want := range map[string]string{
		LivePath("shop", "", ".js"):   "live/shop.js",
		LivePath("shop", "fr", ".js"): "live/shop.fr.js",
		r.RecordPath():                "pin/shop/e3b0c44298fc1c149afbf4c8996fb924.json",
	} {
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
