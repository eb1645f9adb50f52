package output

import (
	"bytes"
	"compress/gzip"
	"io"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

func TestPrecompress(t *testing.T) {
	text := []byte(strings.Repeat("<p>Nothing is loaded before you agree.</p>\n", 100))
	noise := make([]byte, 5000)
	for i := range noise {
		noise[i] = byte(rand.Uint32())
	}
	files := map[string][]byte{"index.html": text, "live/acme.js": text, "short.html": text[:900], "logo.png": text, "noise.txt": noise, "_headers": text}
	got := Precompress(files)
	want := []string{"_headers", "index.html", "index.html.br", "index.html.gz", "live/acme.js", "live/acme.js.br", "live/acme.js.gz", "logo.png", "noise.txt", "short.html"}
	if names := slices.Sorted(maps.Keys(got)); !slices.Equal(names, want) {
		t.Errorf("got %v", names)
	}
	if len(files) != 6 {
		t.Error("the files that were given have changed")
	}
	if read, err := io.ReadAll(brotli.NewReader(bytes.NewReader(got["index.html.br"]))); err != nil || !bytes.Equal(read, text) {
		t.Errorf("brotli: %v", err)
	}
	r, err := gzip.NewReader(bytes.NewReader(got["index.html.gz"]))
	if err != nil {
		t.Fatal(err)
	}
	if read, err := io.ReadAll(r); err != nil || !bytes.Equal(read, text) || !r.ModTime.IsZero() || r.Name != "" {
		t.Errorf("gzip: %v, %+v", err, r.Header)
	}
	if !maps.EqualFunc(got, Precompress(files), bytes.Equal) {
		t.Error("the same files were compressed to other bytes")
	}
}
