package speed

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// figure is one thing that is measured.
type figure string

const (
	bytes        figure = "bytes"
	requests     figure = "requests"
	shown1       figure = "shown1"
	shown4       figure = "shown4"
	script1      figure = "script1"
	script4      figure = "script4"
	returning4   figure = "returning4"
	blocking4    figure = "blocking4"
	longest4     figure = "longest4"
	taggedFrame1 figure = "taggedFrame1"
	taggedFrame4 figure = "taggedFrame4"
	taggedPaint1 figure = "taggedPaint1"
	taggedPaint4 figure = "taggedPaint4"
	accept4      figure = "accept4"
	refuse4      figure = "refuse4"
	nodes        figure = "nodes"
	nodesOpen    figure = "nodesOpen"
	cookie       figure = "cookie"
	shift        figure = "shift"
	largestPaint figure = "largestPaint"
)

// rows are the lines of the table: what, in which unit, with how many decimals.
var rows = []struct {
	figure   figure
	title    string
	decimals int
}{
	{bytes, "downloaded for the banner, Brotli 11 (bytes)", 0},
	{requests, "requests for the banner", 0},
	{shown1, "banner seen after navigation, 1× (ms)", 0},
	{shown4, "banner seen after navigation, 4× (ms)", 0},
	{script1, "script time on load, 1× (ms)", 1},
	{script4, "script time on load, 4× (ms)", 1},
	{returning4, "script time on load with a choice, 4× (ms)", 1},
	{blocking4, "blocking time on load, 4× (ms)", 0},
	{longest4, "longest task over 50 ms, 4× (ms)", 0},
	{taggedFrame1, "accept → next frame, 150 ms tag, 1× (ms)", 0},
	{taggedFrame4, "accept → next frame, 150 ms tag, 4× (ms)", 0},
	{taggedPaint1, "accept → next paint, 150 ms tag, 1× (ms)", 0},
	{taggedPaint4, "accept → next paint, 150 ms tag, 4× (ms)", 0},
	{accept4, "accept → next paint, no tag, 4× (ms)", 0},
	{refuse4, "refuse → next paint, 4× (ms)", 0},
	{nodes, "elements, banner shown", 0},
	{nodesOpen, "elements, choices opened", 0},
	{cookie, "cookie of the choice (bytes)", 0},
	{shift, "layout shift (CLS)", 3},
	{largestPaint, "banner is the largest contentful paint", 0},
}

// median of the samples, and whether there are any.
func median(samples []float64) (float64, bool) {
	if len(samples) == 0 {
		return 0, false
	}
	sorted := slices.Sorted(slices.Values(samples))
	return sorted[len(sorted)/2], true
}

// cell writes the median of a figure.
func (b *bench) cell(f figure, decimals int) string {
	value, measured := median(b.samples[f])
	switch {
	case !measured, f == largestPaint && value < 0:
		return "–"
	case f == largestPaint && value > 0:
		return "yes"
	case f == largestPaint:
		return "no"
	case decimals == 0:
		return grouped(int(math.Round(value)))
	}
	return fmt.Sprintf("%.*f", decimals, value)
}

// grouped writes a number with its thousands apart.
func grouped(n int) string {
	text := fmt.Sprint(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

// table is the Markdown table of all banners.
func table(all []*bench) string {
	var out strings.Builder
	out.WriteString("| |")
	for _, b := range all {
		out.WriteString(" " + b.banner.Name + " |")
	}
	out.WriteString("\n|---|" + strings.Repeat("--:|", len(all)) + "\n")
	for _, row := range rows {
		out.WriteString("| " + row.title + " |")
		for _, b := range all {
			out.WriteString(" " + b.cell(row.figure, row.decimals) + " |")
		}
		out.WriteString("\n")
	}
	return out.String()
}
