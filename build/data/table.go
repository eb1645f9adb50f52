package data

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"
)

// trackersTable is trackers.csv: one line a tracker, the cookie of the choice
// among them, for spreadsheets. RFC 4180, UTF-8 without a byte order mark. Facts
// have a column each, words one a language.
func trackersTable(d Declaration) ([]byte, error) {
	columns := columnsOf(d)
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	var header []string
	for _, c := range columns {
		header = append(header, c.name)
	}
	lines := [][]string{header}
	for _, t := range d.Trackers {
		var line []string
		for _, c := range columns {
			line = append(line, harmless(c.cell(t)))
		}
		lines = append(lines, line)
	}
	err := w.WriteAll(lines)
	return b.Bytes(), err
}

// harmless puts an apostrophe before what a spreadsheet would take for a formula
// (OWASP Application Security Verification Standard 5.0, requirement 1.2.10, read on
// 2026-11-22).
func harmless(cell string) string {
	if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r\n\x00") {
		return "'" + cell
	}
	return cell
}

type tableColumn struct {
	name string
	cell func(tracker) string
}

func columnsOf(d Declaration) []tableColumn {
	purposes, services := map[string]purpose{}, map[string]service{}
	for _, p := range d.Purposes {
		purposes[p.ID] = p
	}
	for _, v := range d.Services {
		services[v.ID] = v
	}
	columns := append(factColumns(purposes, services), readingColumns()...)
	for _, lang := range d.Languages {
		columns = append(columns, wordColumns(lang, purposes)...)
	}
	return columns
}

func factColumns(purposes map[string]purpose, services map[string]service) []tableColumn {
	return []tableColumn{
		{"name", func(t tracker) string { return t.Name }},
		{"kind", func(t tracker) string { return t.Kind }},
		{"purpose", func(t tracker) string { return t.Purpose }},
		{"status", func(t tracker) string { return purposes[t.Purpose].Status }},
		{"service", func(t tracker) string { return string(t.Service) }},
		{"service_name", func(t tracker) string { return services[string(t.Service)].Name }},
		{"provider", func(t tracker) string { return string(t.Provider) }},
		{"ends", func(t tracker) string { return t.lasting().Ends }},
		{"duration", func(t tracker) string { return string(t.lasting().ISO) }},
		{"duration_seconds", func(t tracker) string { return number(t.lasting().Seconds) }},
		{"place", func(t tracker) string { return t.Place }},
		{"domain", func(t tracker) string { return string(t.Domain) }},
		{"path", func(t tracker) string { return string(t.Path) }},
		{"http_only", func(t tracker) string { return strconv.FormatBool(t.HTTPOnly) }},
		{"erasable", func(t tracker) string { return strconv.FormatBool(t.Erasable) }},
	}
}

func readingColumns() []tableColumn {
	return []tableColumn{
		{"source", func(t tracker) string { return string(t.read().Address) }},
		{"checked", func(t tracker) string { return t.read().Checked.String() }},
	}
}

func wordColumns(lang string, purposes map[string]purpose) []tableColumn {
	say := func(name string, get func(tracker) words) tableColumn {
		return tableColumn{name + "_" + lang, func(t tracker) string { return get(t).only(lang) }}
	}
	return []tableColumn{
		say("purpose", func(t tracker) words { return purposes[t.Purpose].Title }),
		say("why", func(t tracker) words { return t.Why }),
		say("duration", func(t tracker) words { return t.lasting().Words }),
		say("criterion", func(t tracker) words { return t.Criterion }),
		say("feature", func(t tracker) words { return t.Feature }),
		say("area", func(t tracker) words { return t.Area }),
	}
}

// lasting and read are empty where the tracker has none.
func (t tracker) lasting() duration {
	if t.Duration == nil {
		return duration{}
	}
	return *t.Duration
}

func (t tracker) read() reading {
	if t.Source == nil {
		return reading{}
	}
	return *t.Source
}

func number(n *int64) string {
	if n == nil {
		return ""
	}
	return strconv.FormatInt(*n, 10)
}

// only is a text in a language; "" where that has none.
func (w words) only(lang string) string {
	for _, one := range w {
		if one.lang == lang {
			return one.said
		}
	}
	return ""
}
