package output

import (
	"bytes"

	"github.com/andybalholm/brotli"
)

// quality is what a build can afford for thousands of scripts (about 2 ms each,
// against 60 ms at 11). What hosts send is a few per cent smaller.
const quality = 5

// Compressed gives the bytes that a visitor downloads, by brotli.
func Compressed(data []byte) int {
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, quality)
	_, _ = w.Write(data) // a bytes.Buffer takes everything
	_ = w.Close()
	return b.Len()
}
