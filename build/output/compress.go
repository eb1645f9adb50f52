package output

import (
	"bytes"

	"github.com/andybalholm/brotli"
)

// Compressed gives the bytes that a visitor downloads: brotli at quality 9,
// which is what a build can afford for thousands of scripts and a little more
// than what hosts reach at 11.
func Compressed(data []byte) int {
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, 9)
	_, _ = w.Write(data) // a bytes.Buffer takes everything
	_ = w.Close()
	return b.Len()
}
