package speed

import (
	_ "embed"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"strings"
	"time"

	"github.com/andybalholm/brotli"

	"charte/build/bench/adapter"
	"charte/build/bench/drive"
)

// Measure runs so many rounds and gives the page docs/benchmarks.md. The root is
// the project's folder; progress is told to log.
func Measure(root fs.FS, rounds int, log io.Writer) (string, error) {
	content, err := adapter.ReadContent(root)
	if err != nil {
		return "", err
	}
	banners, err := adapter.All(root, content)
	if err != nil {
		return "", err
	}
	browser, err := drive.Start()
	if err != nil {
		return "", err
	}
	defer browser.Close()
	all := []*bench{{browser, adapter.Banner{Name: "no banner"}, map[figure][]float64{}}}
	for _, b := range banners {
		all = append(all, &bench{browser, b, map[figure][]float64{}})
	}
	for n := range rounds {
		for _, b := range all {
			if err := b.round(); err != nil {
				return "", err
			}
		}
		fmt.Fprintf(log, "round %d of %d done\n", n+1, rounds)
	}
	version, err := browser.Version()
	return report(all[1:], all[0], rounds, version), err
}

//go:embed method.md
var method string

// report writes the page around the table.
func report(banners []*bench, control *bench, rounds int, chromium string) string {
	var versions []string
	for _, b := range banners {
		versions = append(versions, b.banner.Name+" "+b.banner.Version)
	}
	return strings.NewReplacer(
		"{date}", time.Now().Format("2 January 2006"),
		"{versions}", strings.Join(versions, ", "),
		"{chromium}", chromium,
		"{cores}", fmt.Sprint(runtime.NumCPU()),
		"{rounds}", fmt.Sprint(rounds),
		"{bars}", banners[0].held(),
		"{table}", table(append(banners, control)),
	).Replace(method)
}

// compressed is the size of a file as a server with Brotli at its best sends it.
func compressed(file []byte) int {
	var size counter
	w := brotli.NewWriterLevel(&size, brotli.BestCompression)
	_, _ = w.Write(file) // a counter takes everything
	_ = w.Close()
	return int(size)
}

type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
