package output

import (
	"bytes"
	"compress/gzip"
	"maps"
	"path"
	"runtime"
	"slices"
	"sync"

	"github.com/andybalholm/brotli"
)

// compressible are the endings of files that get smaller.
var compressible = []string{".html", ".css", ".js", ".json", ".csv", ".xml", ".txt", ".ts", ".tpl", ".svg"}

// least is the size below which a compressed file saves nothing: with its headers
// the answer is one packet either way (CloudFront's own bound is the same 1,000
// bytes).
const least = 1000

// Precompress gives the files and, beside each that gets smaller by it, one that
// ends in .br (brotli, quality 11) and one that ends in .gz (gzip, level 9), for
// servers that send these. The same bytes come out for the same bytes: neither form
// holds a name or a time.
func Precompress(files map[string][]byte) map[string][]byte {
	paths := slices.DeleteFunc(slices.Sorted(maps.Keys(files)), func(p string) bool {
		return len(files[p]) < least || !slices.Contains(compressible, path.Ext(p))
	})
	results := make([][2][]byte, len(paths))
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for i, p := range paths {
		slots <- struct{}{}
		wg.Go(func() {
			results[i] = [2][]byte{brotlied(files[p]), gzipped(files[p])}
			<-slots
		})
	}
	wg.Wait()
	out := maps.Clone(files)
	for i, p := range paths {
		for j, ending := range []string{".br", ".gz"} {
			if small := results[i][j]; len(small) < len(files[p]) {
				out[p+ending] = small
			}
		}
	}
	return out
}

func brotlied(data []byte) []byte {
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, brotli.BestCompression)
	_, _ = w.Write(data) // a bytes.Buffer takes everything
	_ = w.Close()
	return b.Bytes()
}

func gzipped(data []byte) []byte {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // a level that exists
	_, _ = w.Write(data)
	_ = w.Close()
	return b.Bytes()
}
