package page

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// place is a shortcode of a body: what it shows, and under which heading.
type place struct {
	part string
	// purpose limits the part to one purpose; "" means all.
	purpose string
	// level is that of the heading above it, 1 where there is none.
	level int
}

var (
	shortcode       = regexp.MustCompile(`\{\{<\s*([a-z]+)([^>]*)>\}\}`)
	purposeArgument = regexp.MustCompile(`purpose="?([^"\s]+)`)
	headingLine     = regexp.MustCompile(`^(#{1,6})\s`)
)

// places are the shortcodes of a body, in their order.
func places(markdown string) []place {
	var out []place
	level := 1
	for _, text := range strings.Split(markdown, "\n") {
		if m := headingLine.FindStringSubmatch(text); m != nil {
			level = len(m[1])
		}
		for _, m := range shortcode.FindAllStringSubmatch(text, -1) {
			p := place{part: m[1], level: level}
			if a := purposeArgument.FindStringSubmatch(m[2]); a != nil {
				p.purpose = a[1]
			}
			out = append(out, p)
		}
	}
	return out
}

// level is that of the headings inside of the part that is rendered.
func (s subject) level() int {
	if s.at >= len(s.places) {
		return 3
	}
	return min(max(s.places[s.at].level+1, 3), 6)
}

// shows tells whether the body holds a part somewhere.
func (s subject) shows(part string) bool {
	return slices.ContainsFunc(s.places, func(p place) bool { return p.part == part })
}

// anchorOf is the permanent address of a purpose: "purpose-chat" where a body
// first describes it, "purpose-chat-2" where it does so again.
func (s subject) anchorOf(purpose string) string {
	earlier := 0
	for i, p := range s.places {
		describes := p.part == "purposes" || p.part == "trackers" && (p.purpose == "" || p.purpose == purpose)
		if i < s.at && describes {
			earlier++
		}
	}
	if earlier == 0 {
		return "purpose-" + purpose
	}
	return "purpose-" + purpose + "-" + strconv.Itoa(earlier+1)
}
