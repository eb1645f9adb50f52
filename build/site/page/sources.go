package page

import (
	"html/template"
	"slices"

	"charte/build/policy"
)

// reading is what was read where, and when.
type reading struct {
	source  policy.URL
	checked policy.Date
}

// sources says below a table which of its rows rest on what a vendor publishes:
// once a source, with the names of its trackers where others stand in the table.
func (s subject) sources(trackers []policy.Tracker) []Block {
	var order []reading
	names := map[reading][]template.HTML{}
	for _, t := range trackers {
		if t.Source == "" {
			continue
		}
		r := reading{t.Source, t.Checked}
		if !slices.Contains(order, r) {
			order = append(order, r)
		}
		names[r] = append(names[r], codeName(t.Name))
	}
	var out []template.HTML
	for _, r := range order {
		if len(names[r]) == len(trackers) {
			out = append(out, s.from("part.source", r, ""))
		} else {
			out = append(out, s.from("part.source-of", r, join(s.words, names[r])))
		}
	}
	if len(out) == 0 {
		return nil
	}
	return []Block{{Notes: out}}
}

// from names the source of a reading as a link, with its day and with the names of
// what was read there.
func (s subject) from(key string, r reading, names template.HTML) template.HTML {
	href, err := s.resolve.url(r.source)
	if err != nil {
		href = "" // reported by Problems, with its place
	}
	if !r.checked.IsZero() {
		key += "-checked"
	}
	return put(s.say(key), "names", names, "link", anchor(href, s.say("part.source-link")), "date", day(s.words, r.checked))
}

// join joins finished markup as the language joins words.
func join(w policy.Words, items []template.HTML) template.HTML {
	var texts []string
	for _, item := range items {
		texts = append(texts, string(item))
	}
	return template.HTML(w.List(texts))
}
