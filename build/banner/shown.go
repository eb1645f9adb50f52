package banner

import (
	"crypto/sha256"
	"encoding/base64"
	"strings"
)

// text is everything that a visitor can read in the banner, in reading order,
// one line a paragraph, control or tracker. Receipts name its digest.
func (c Config) text() []byte {
	w := c.Words
	first := []string{w.Title, w.New, w.Signal, w.Text + " " + w.PolicyTitle}
	second := []string{w.DetailTitle, w.DetailText + " " + w.PolicyTitle}
	for _, p := range c.Purposes {
		if len(p.Units) > 0 && !p.Request {
			first = append(first, strings.TrimSpace("- "+p.Title+" "+strings.Join(names(p.Units), ", ")))
		}
		second = append(second, p.text(w.Always)...)
	}
	first = append(first, control(w.Refuse), control(w.Accept), control(w.Customise))
	second = append(second, control(w.Refuse), control(w.Accept), control(w.Save), control(w.Close))
	return []byte(strings.Join(without(first), "\n") + "\n\n" + strings.Join(without(second), "\n") + "\n")
}

// text is what the dialog says of a purpose; always stands where it has no switch.
func (p Purpose) text(always string) []string {
	lines := []string{p.Title}
	if len(p.Units) == 0 {
		lines = append(lines, always)
	}
	lines = append(lines, p.Lines...)
	if len(p.Units) > 1 {
		for _, u := range p.Units {
			lines = append(lines, join(u.Name, u.Note))
		}
	}
	if len(p.Trackers) > 0 {
		lines = append(lines, p.Count)
	}
	for _, t := range p.Trackers {
		lines = append(lines, t.Name+": "+t.What)
	}
	return lines
}

func names(units []Unit) []string {
	var out []string
	for _, u := range units {
		out = append(out, u.Name)
	}
	return without(out)
}

func control(label string) string { return "[" + label + "]" }

// digest is the beginning of the SHA-256 of a text, five characters of base64url.
func digest(text []byte) string {
	sum := sha256.Sum256(text)
	return base64.RawURLEncoding.EncodeToString(sum[:])[:5]
}
