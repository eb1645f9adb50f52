package page

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"charte/build/change"
	"charte/build/policy"
)

// redline writes compared blocks in HTML. What was added stands in ins, what was
// removed in del, each with words for those who hear the page.
type redline struct {
	words policy.Words
	b     strings.Builder
	// open is the element that holds the blocks of one kind, or "".
	open string
}

// groups are the elements around blocks of a kind.
var groups = map[change.Kind]string{change.Item: "ul", change.Row: "table", change.Caption: "table", change.Pair: "dl"}

// classes are those of the elements around blocks.
var classes = map[string]string{"ul": "compared", "table": "compared", "dl": "facts terms compared"}

func (r *redline) blocks(all []change.BlockChange) template.HTML {
	for _, one := range all {
		if group := groups[one.Kind]; group != r.open || one.Kind == change.Caption {
			r.close()
			if r.open = group; group != "" {
				r.b.WriteString("<" + group + ` class="` + classes[group] + `">`)
			}
		}
		r.block(one)
	}
	r.close()
	return template.HTML(r.b.String())
}

func (r *redline) close() {
	if r.open != "" {
		r.b.WriteString("</" + r.open + ">\n")
	}
	r.open = ""
}

func (r *redline) block(one change.BlockChange) {
	class := "block " + string(one.Status)
	switch one.Kind {
	case change.Row:
		r.row(one, class)
	case change.Caption:
		r.b.WriteString("<caption>" + string(r.cells(one)) + "</caption>\n")
	case change.Pair:
		r.pair(one, class)
	case change.Item:
		r.b.WriteString(`<li class="` + class + ` d` + strconv.Itoa(one.Depth) + `">` + r.note(one) + string(r.cells(one)) + "</li>\n")
	case change.Code:
		r.b.WriteString(`<pre class="` + class + `"><code>` + string(r.cells(one)) + "</code></pre>\n")
	case change.Subheading, change.Label:
		r.b.WriteString(`<p class="` + class + `"><strong>` + string(r.cells(one)) + "</strong></p>\n")
	default:
		r.b.WriteString(`<p class="` + class + `">` + r.note(one) + string(r.cells(one)) + "</p>\n")
	}
}

// note says that a block moved, which its words do not show.
func (r *redline) note(one change.BlockChange) string {
	if !one.Moved && one.Status != change.Moved && one.Status != change.MovedAway {
		return ""
	}
	key := "comparison.block.moved"
	if one.Status == change.MovedAway {
		key = "comparison.block.moved-away"
	}
	return `<span class="mark">` + template.HTMLEscapeString(r.words.Get(key)) + "</span> "
}

func (r *redline) row(one change.BlockChange, class string) {
	head := !slices.ContainsFunc(one.Cells, func(c change.CellChange) bool { return !c.Header })
	if head {
		r.b.WriteString("<thead>")
		defer func() { r.b.WriteString("</thead>") }()
	}
	r.b.WriteString(`<tr class="` + class + `">`)
	for i, c := range one.Cells {
		element := "td"
		if i == 0 || c.Header {
			element = "th"
		}
		r.b.WriteString("<" + element)
		if c.Column != "" && i > 0 {
			r.b.WriteString(` data-label="` + template.HTMLEscapeString(c.Column) + `"`)
		}
		r.b.WriteString("><div>" + string(r.spans(c.Spans)) + "</div></" + element + ">")
	}
	r.b.WriteString("</tr>\n")
}

func (r *redline) pair(one change.BlockChange, class string) {
	r.b.WriteString(`<div class="` + class + `">`)
	for i, c := range one.Cells {
		element := "dd"
		if i == 0 {
			element = "dt"
		}
		r.b.WriteString("<" + element + ">" + string(r.spans(c.Spans)) + "</" + element + ">")
	}
	r.b.WriteString("</div>\n")
}

func (r *redline) cells(one change.BlockChange) template.HTML {
	var out template.HTML
	for i, c := range one.Cells {
		if i > 0 {
			out += " "
		}
		out += r.spans(c.Spans)
	}
	return out
}

// spans writes text in which words were added and removed.
func (r *redline) spans(spans []change.Span) template.HTML {
	var b strings.Builder
	for i := 0; i < len(spans); {
		op := spans[i].Op
		end := i
		if i > 0 && op != change.Kept && spans[i-1].Op != change.Kept {
			b.WriteString(" ") // two words in the place of one
		}
		for end < len(spans) && spans[end].Op == op {
			end++
		}
		text := run(spans[i:end])
		switch op {
		case change.Written:
			b.WriteString("<ins>" + r.unseen("comparison.added", " ") + text + r.unseen("comparison.end", "") + "</ins>")
		case change.Deleted:
			b.WriteString("<del>" + r.unseen("comparison.removed", " ") + text + r.unseen("comparison.end", "") + "</del>")
		default:
			b.WriteString(text)
		}
		i = end
	}
	return template.HTML(b.String())
}

// unseen are words for those who hear the page.
func (r *redline) unseen(key, after string) string {
	return `<span class="unseen">` + template.HTMLEscapeString(r.words.Get(key)) + after + "</span>"
}

// run writes stretches of text with their marks. Links are not followed here: the
// two texts are where they lead.
func run(spans []change.Span) string {
	var b strings.Builder
	for _, s := range spans {
		if s.Break {
			b.WriteString("¶ ")
			continue
		}
		text := template.HTMLEscapeString(s.Text)
		for _, m := range []struct {
			on      bool
			element string
		}{{s.Code, "code"}, {s.Strong, "strong"}, {s.Emphasis, "em"}, {s.Small, "small"}} {
			if m.on {
				text = "<" + m.element + ">" + text + "</" + m.element + ">"
			}
		}
		b.WriteString(text)
	}
	return b.String()
}
