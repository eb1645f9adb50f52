package diag

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// GitHub writes the findings that count as workflow commands, which GitHub shows
// at their lines (docs.github.com, "Workflow commands for GitHub Actions").
func GitHub(w io.Writer, l List) error {
	level := map[Severity]string{Error: "error", Law: "error", Guideline: "warning", Practice: "notice"}
	open, _ := l.Split()
	var b strings.Builder
	for _, p := range open {
		fmt.Fprintf(&b, "::%s file=%s", level[p.Severity], property(p.File))
		if p.Line > 0 {
			fmt.Fprintf(&b, ",line=%d", p.Line)
		}
		if p.Column > 0 {
			fmt.Fprintf(&b, ",col=%d", p.Column)
		}
		if p.Code != "" {
			fmt.Fprintf(&b, ",title=%s", property(strings.TrimSpace(p.Code+" "+p.Title)))
		}
		fmt.Fprintf(&b, "::%s\n", command(p.long()))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// long is the message with the hint and the source, a line each.
func (p Problem) long() string {
	lines := []string{p.Message}
	for _, line := range []string{p.Hint, p.Source} {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// command and property escape what would end a workflow command, or a part of it.
func command(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func property(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(command(s))
}

// issue is a finding in the form of GitLab's Code Quality report
// (docs.gitlab.com, "Code Quality report format").
type issue struct {
	Description string `json:"description"`
	Check       string `json:"check_name"`
	Fingerprint string `json:"fingerprint"`
	Severity    string `json:"severity"`
	Location    struct {
		Path  string `json:"path"`
		Lines struct {
			Begin int `json:"begin"`
		} `json:"lines"`
	} `json:"location"`
}

// GitLab writes the findings that count as a Code Quality report. A fingerprint
// stays the same while the finding moves to another line.
func GitLab(w io.Writer, l List) error {
	severity := map[Severity]string{Error: "blocker", Law: "critical", Guideline: "minor", Practice: "info"}
	open, _ := l.Split()
	issues := make([]issue, len(open))
	seen := map[string]int{}
	for i, p := range open {
		n := &issues[i]
		n.Description, n.Check, n.Severity = strings.Join(strings.Split(p.long(), "\n"), " · "), p.Code, severity[p.Severity]
		n.Location.Path, n.Location.Lines.Begin = p.File, max(p.Line, 1)
		n.Fingerprint = p.fingerprint(seen)
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(issues)
}

// fingerprint is a digest of what a finding says, with a number where the same
// is said of several places.
func (p Problem) fingerprint(seen map[string]int) string {
	text := strings.Join([]string{p.Code, p.File, p.Message, p.Words}, "\x1f")
	seen[text]++
	sum := sha256.Sum256([]byte(text + "\x1f" + strconv.Itoa(seen[text])))
	return hex.EncodeToString(sum[:16])
}
