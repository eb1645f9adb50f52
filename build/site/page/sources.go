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
		from := s.from(r)
		if len(names[r]) < len(trackers) {
			from = put(s.say("part.item"), "title", join(s.words, names[r]), "text", from)
		}
		out = append(out, from)
	}
	if len(out) == 0 {
		return nil
	}
	return []Block{{Notes: out}}
}

// from names the source of a reading as a link, with its day.
func (s subject) from(r reading) template.HTML {
	href, err := s.resolve.url(r.source)
	if err != nil {
		href = "" // reported by Problems, with its place
	}
	key := "part.source"
	if !r.checked.IsZero() {
		key = "part.source-checked"
	}
	return put(s.say(key), "link", anchor(href, s.say("part.source-link")), "date", day(s.words, r.checked))
}

// join joins finished markup as the language joins words.
func join(w policy.Words, items []template.HTML) template.HTML {
	var texts []string
	for _, item := range items {
		texts = append(texts, string(item))
	}
	return template.HTML(w.List(texts))
}
