package page

import (
	"html/template"

	"charte/build/change"
	"charte/build/policy"
)

// redline writes compared texts. What was added stands in ins, what was removed in
// del, each with words for those who hear the page; links lead where those of the
// newer text do.
type redline struct{ change.Markup }

// redlineOn writes for a page; text is the page of the newer text, to which links
// within the text lead.
func redlineOn(p *Page, text string) redline {
	w := p.words
	return redline{change.Markup{
		Resolve: func(path string) string {
			if path[0] == '#' {
				return text + path
			}
			return p.resolve.lasting(path)
		},
		Deleted: [2]string{w.Get("comparison.removed") + " ", w.Get("comparison.end")},
		Written: [2]string{w.Get("comparison.added") + " ", w.Get("comparison.end")},
		Remark:  func(b change.BlockChange) string { return remark(w, b) },
	}}
}

// remark says what became of a block besides its words.
func remark(w policy.Words, b change.BlockChange) string {
	switch {
	case b.Status == change.MovedAway:
		return w.Get("comparison.block.moved-away")
	case b.Moved, b.Status == change.Moved:
		return w.Get("comparison.block.moved")
	}
	return ""
}

func (r redline) spans(spans []change.Span) template.HTML { return template.HTML(r.Spans(spans)) }

func (r redline) blocks(all []change.BlockChange) template.HTML {
	return template.HTML(r.Blocks(all))
}
