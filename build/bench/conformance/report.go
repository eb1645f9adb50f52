package conformance

import (
	_ "embed"
	"errors"
	"fmt"
	"strings"
	"time"
)

//go:embed method.md
var method string

// report writes the page around the table.
func report(all []verdicts, chromium string) string {
	var versions []string
	for _, v := range all {
		versions = append(versions, v.banner.Name+" "+v.banner.Version)
	}
	return strings.NewReplacer(
		"{date}", time.Now().Format("2 January 2006"),
		"{versions}", strings.Join(versions, ", "),
		"{chromium}", chromium,
		"{checks}", fmt.Sprint(len(checks())),
		"{table}", table(all),
		"{reasons}", reasons(all),
	).Replace(method)
}

// table is the Markdown table of all verdicts.
func table(all []verdicts) string {
	var out strings.Builder
	out.WriteString("| |")
	for _, v := range all {
		out.WriteString(" " + v.banner.Name + " |")
	}
	out.WriteString("\n|---|" + strings.Repeat(":-:|", len(all)) + "\n")
	group := ""
	for i, check := range checks() {
		if check.Group != group {
			group = check.Group
			out.WriteString("| **" + group + "** |" + strings.Repeat(" |", len(all)) + "\n")
		}
		out.WriteString("| " + check.Title + " |")
		for _, v := range all {
			out.WriteString(" " + mark(v.results[i]) + " |")
		}
		out.WriteString("\n")
	}
	out.WriteString("| **passed, of " + fmt.Sprint(len(checks())) + "** |")
	for _, v := range all {
		fmt.Fprintf(&out, " **%d** |", v.passed())
	}
	return out.String() + "\n"
}

func mark(err error) string {
	switch {
	case err == nil:
		return "yes"
	case errors.Is(err, errUnseen):
		return "no banner"
	}
	return "no"
}

func (v verdicts) passed() int {
	n := 0
	for _, err := range v.results {
		if err == nil {
			n++
		}
	}
	return n
}

// reasons lists, banner by banner, what was wrong.
func reasons(all []verdicts) string {
	var out strings.Builder
	for _, v := range all {
		fmt.Fprintf(&out, "**%s**", v.banner.Name)
		if v.passed() == len(v.results) {
			out.WriteString(" passes everything.\n\n")
			continue
		}
		out.WriteString("\n\n")
		for i, check := range checks() {
			if err := v.results[i]; err != nil {
				fmt.Fprintf(&out, "- %s: %s\n", check.Title, strings.ReplaceAll(err.Error(), "\n", " "))
			}
		}
		out.WriteString("\n")
	}
	return strings.TrimSpace(out.String()) + "\n"
}
