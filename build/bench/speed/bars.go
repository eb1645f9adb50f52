package speed

import (
	"fmt"
	"strings"
)

// bars are what this project's own banner is held to (docs/design.md): at most so
// much. Counts and bytes are held by the tests too; times only here, because they
// move with the machine.
var bars = []struct {
	figure figure
	most   float64
}{
	{bytes, 6000}, {requests, 1}, {nodes, 30}, {nodesOpen, 120}, {cookie, 64}, {shift, 0}, {largestPaint, 0},
	{script4, 15}, {longest4, 50}, {returning4, 4}, {taggedPaint1, 24}, {accept4, 32}, {refuse4, 32},
}

// title is what the table calls a figure.
func title(f figure) (string, int) {
	for _, row := range rows {
		if row.figure == f {
			return row.title, row.decimals
		}
	}
	return string(f), 0
}

// held is the Markdown table of the bars: which one is met, which one missed.
func (b *bench) held() string {
	var out strings.Builder
	out.WriteString("| | bar | " + b.banner.Name + " | |\n|---|--:|--:|---|\n")
	for _, bar := range bars {
		name, decimals := title(bar.figure)
		value, measured := median(b.samples[bar.figure])
		verdict := "met"
		switch {
		case !measured:
			verdict = "not measured"
		case value > bar.most:
			verdict = "**missed**"
		}
		fmt.Fprintf(&out, "| %s | %s | %s | %s |\n", name, grouped(int(bar.most)), b.cell(bar.figure, decimals), verdict)
	}
	return out.String()
}
