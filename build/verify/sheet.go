package verify

import (
	"regexp"
	"strings"
)

var (
	cssComment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	// cssAddress is what a style sheet fetches: url(…) with or without quotes,
	// src(…), image-set("…") and @import "…".
	cssAddress = regexp.MustCompile(`(?i)(?:url|src)\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s][^)]*?))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')|image-set\(\s*(?:"([^"]*)"|'([^']*)')`)
	cssEscape  = regexp.MustCompile(`\\([0-9a-fA-F]{1,6}\s?|.)`)
)

// sheetAddresses are the addresses that a style sheet, or a style attribute, makes
// a browser fetch. A fragment of the same page and what holds its own bytes (data:)
// fetch nothing.
func sheetAddresses(sheet string) []string {
	var out []string
	for _, m := range cssAddress.FindAllStringSubmatch(cssComment.ReplaceAllString(sheet, " "), -1) {
		address := cssEscape.ReplaceAllString(strings.TrimSpace(strings.Join(m[1:], "")), "$1")
		if address != "" && address[0] != '#' && !hasScheme(address, "data") {
			out = append(out, address)
		}
	}
	return out
}

// hasScheme tells whether an address begins with a scheme, in any letters.
func hasScheme(address, scheme string) bool {
	return len(address) > len(scheme) && strings.EqualFold(address[:len(scheme)], scheme) && address[len(scheme)] == ':'
}
