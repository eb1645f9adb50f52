package page

import (
	"html/template"
	"slices"
	"strings"

	"charte/build/diag"
	"charte/build/policy"
)

// Statuses of a purpose, as style sheets know them.
const (
	exempt  = "exempt"
	consent = "consent"
	request = "request"
)

// choicePurpose describes the choice cookie where the product declares no
// purpose for it.
const choicePurpose = "choice"

func status(p policy.Purpose) string {
	switch {
	case p.Exempt():
		return exempt
	case p.Gate == policy.OnRequest:
		return request
	}
	return consent
}

// everyPurpose is every declared purpose, and that of the choice cookie where
// the banner keeps one.
func (s subject) everyPurpose() []policy.Purpose {
	all := slices.Clone(s.document.Purposes)
	if !s.offersChoice() || slices.ContainsFunc(all, remembersChoice) {
		return all
	}
	return append(all, policy.Purpose{ID: choicePurpose, Exemption: policy.ChoiceMemory})
}

func remembersChoice(p policy.Purpose) bool { return p.Exemption == policy.ChoiceMemory }

// title is the purpose's own title, or the one of its exemption.
func (s subject) title(p policy.Purpose) string {
	if p.Title == "" && p.Exempt() {
		return s.say("exemption." + string(p.Exemption) + ".title")
	}
	return first(p.Title, p.ID)
}

func (s subject) summary(p policy.Purpose) string {
	if p.Summary == "" && p.Exempt() {
		return s.say("exemption." + string(p.Exemption) + ".text")
	}
	return p.Summary
}

// heading opens the description of a purpose.
func (s subject) heading(p policy.Purpose) Block {
	st, title := status(p), s.title(p)
	return Block{Heading: &Heading{
		ID: s.anchorOf(p.ID), Text: line(title), Level: s.level(),
		Permalink: s.say("page.permalink", "title", title),
		Status:    st, Label: s.say("part.status." + st),
	}}
}

// statusLine says why a purpose needs consent, or why it needs none.
func (s subject) statusLine(p policy.Purpose) string {
	if early := s.early(p.ID); early != "" {
		return early
	}
	if !p.Exempt() {
		if v, ok := s.document.Service(s.document.Banner.Through); ok && v.Purpose == p.ID {
			return s.untilChoice("part.why-consent")
		}
		return s.say("part.why-" + status(p))
	}
	reason := s.say("exemption." + string(p.Exemption) + ".reason")
	why := s.say("part.why-exempt", "reason", reason)
	if p.OptOut {
		why += " " + s.say("part.why-opt-out", "label", s.open())
	}
	return why
}

// trackers describes every purpose with its tables.
func (s subject) trackers() []Block {
	all := s.everyPurpose()
	if len(all) == 0 {
		return []Block{s.text("part.no-trackers")}
	}
	var out []Block
	for _, p := range all {
		out = append(out, s.tracked(p)...)
	}
	return append(out, s.patternNote(s.document.Trackers)...)
}

// trackersOf describes one purpose with its tables.
func (s subject) trackersOf(id string) ([]Block, error) {
	for _, p := range s.everyPurpose() {
		if p.ID == id {
			return append(s.tracked(p), s.patternNote(s.document.TrackersFor(id))...), nil
		}
	}
	return nil, diag.Mistake{Message: diag.Say("no purpose is called %q", "aucune finalité ne s’appelle %q", id)}
}

// tracked is a purpose with its tables; what "purposes" says elsewhere on the
// page is not said again.
func (s subject) tracked(p policy.Purpose) []Block {
	out := []Block{s.heading(p)}
	if !s.shows("purposes") {
		out = append(out, s.description(p)...)
	}
	return append(out, s.tables(p)...)
}

// patternNote explains the star where one of the names holds one.
func (s subject) patternNote(trackers []policy.Tracker) []Block {
	for _, t := range trackers {
		if strings.Contains(t.Name, "*") {
			return []Block{{Note: line(s.say("part.pattern"))}}
		}
	}
	return nil
}

// stored are the purpose's trackers, service by service, the choice cookie among
// them.
func (s subject) stored(p policy.Purpose) []policy.Tracker {
	out := s.document.TrackersFor(p.ID)
	order := func(t policy.Tracker) int {
		return slices.IndexFunc(s.document.Services, func(v policy.Service) bool { return v.ID == t.Service })
	}
	slices.SortStableFunc(out, func(a, b policy.Tracker) int { return order(a) - order(b) })
	c := s.document.Choice
	if !s.offersChoice() || !remembersChoice(p) || slices.ContainsFunc(out, func(t policy.Tracker) bool { return t.Name == c.Key }) {
		return out
	}
	own := policy.Tracker{Name: c.Key, Kind: policy.Cookie, Purpose: p.ID, Duration: c.Lifetime, Why: s.say("part.choice-why"), Place: policy.OnProduct}
	return append([]policy.Tracker{own}, out...)
}

// tables are one table a technique.
func (s subject) tables(p policy.Purpose) []Block {
	all := s.stored(p)
	if len(all) == 0 {
		return []Block{s.text("part.trackers-not-stated")}
	}
	var out []Block
	for _, kind := range policy.Kinds() {
		var some []policy.Tracker
		for _, t := range all {
			if t.Kind == kind {
				some = append(some, t)
			}
		}
		if len(some) > 0 {
			out = append(out, Block{Table: s.table(p, kind, some)})
			out = append(out, s.sources(some)...)
		}
	}
	return out
}

// column is one column of a table of trackers.
type column struct {
	header string
	cell   func(policy.Tracker) Cell
}

func (s subject) table(p policy.Purpose, kind policy.TrackerKind, trackers []policy.Tracker) *Table {
	caption := s.say("part.caption", "kind", s.say("kind."+string(kind)+".title"), "purpose", s.title(p))
	t := &Table{Kind: "trackers", Caption: caption}
	columns := s.columns(p, kind, trackers)
	for _, c := range columns {
		t.Columns = append(t.Columns, c.header)
	}
	for _, tracker := range trackers {
		var row []Cell
		for _, c := range columns {
			row = append(row, c.cell(tracker))
		}
		t.Rows = append(t.Rows, labelled(row, t.Columns))
	}
	return t
}

// columns are name, purpose and duration; provider and feature stand between
// them where a tracker has one.
func (s subject) columns(p policy.Purpose, kind policy.TrackerKind, trackers []policy.Tracker) []column {
	out := []column{{s.say("kind." + string(kind) + ".name"), func(t policy.Tracker) Cell { return Cell{Text: codeName(t.Name)} }}}
	if slices.ContainsFunc(trackers, func(t policy.Tracker) bool { return t.Provider != "" }) {
		out = append(out, column{s.say("kind.column.provider"), func(t policy.Tracker) Cell { return Cell{Text: line(first(t.Provider, s.notStated()))} }})
	} else if len(s.document.ServicesFor(p.ID)) > 1 {
		out = append(out, column{s.say("kind.column.service"), func(t policy.Tracker) Cell { return Cell{Text: line(s.serviceName(t))} }})
	}
	if slices.ContainsFunc(trackers, func(t policy.Tracker) bool { return t.Feature+t.Area != "" }) {
		out = append(out, column{s.say("kind.column.feature"), func(t policy.Tracker) Cell { return Cell{Text: line(s.feature(t))} }})
	}
	out = append(out, column{s.say("kind.column.why"), func(t policy.Tracker) Cell { return s.why(p, t) }})
	return append(out, column{s.say("kind.column.duration"), func(t policy.Tracker) Cell { return s.duration(t) }})
}

func (s subject) serviceName(t policy.Tracker) string {
	if v, ok := s.document.Service(t.Service); ok {
		return v.Name
	}
	return s.edition.Name
}

func (s subject) feature(t policy.Tracker) string {
	if t.Feature != "" && t.Area != "" {
		return s.say("part.feature-in-area", "feature", t.Feature, "area", t.Area)
	}
	return first(t.Feature, t.Area, s.notStated())
}

// why says what a tracker is for, and whether the banner can erase it.
func (s subject) why(p policy.Purpose, t policy.Tracker) Cell {
	c := Cell{Text: line(first(t.Why, s.notStated()))}
	if p.Choosable() && !t.Erasable() {
		c.Notes = append(c.Notes, line(s.say("part.not-erasable")))
	}
	return c
}

// duration is in words, with the ISO form for machines, and with what ends a
// storage that has no date. HTML allows days and
// shorter units in a time element; a month or a year has no fixed length there
// and goes into a data element.
func (s subject) duration(t policy.Tracker) Cell {
	text := template.HTMLEscapeString(capital(s.words.Duration(t.Duration)))
	span := t.Duration.Span
	switch {
	case t.Duration.Until != policy.Elapsed:
	case span.Years == 0 && span.Months == 0 && span.Weeks == 0:
		text = `<time datetime="` + t.Duration.ISO() + `">` + text + `</time>`
	default:
		text = `<data value="` + t.Duration.ISO() + `">` + text + `</data>`
	}
	return Cell{Text: template.HTML(text), Notes: lines(capital(t.Criterion))}
}
