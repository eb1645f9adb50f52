package data

import (
	"net/url"
	"regexp"
	"strings"

	"charte/build/policy"
)

// Where the parts of the banner are for a program on the page: an element of the
// page with an open shadow root, and the first layer inside. It is there only
// while it asks.
const (
	bannerRoot = "#charte"
	firstLayer = "section.f"
)

// button is a button of the first layer, by its name.
func button(name string) string { return firstLayer + " [name=" + name + "]" }

// ownLayer is the first layer of this product's banner and of no other's: it
// links to the product's policy.
func ownLayer(p policy.Product, d policy.Document) string {
	return firstLayer + ` a[href*="/` + p.ID + "/" + d.ID + `/"]`
}

// ownHost is the host that shows the product's banner, as a regular expression:
// the domain whose subdomains share the choice, or the host of the product's
// address. Empty where neither is known.
func ownHost(p policy.Product, d policy.Document) string {
	name := strings.TrimPrefix(d.Choice.Domain, ".")
	if address, err := url.Parse(string(p.Authoritative().Address)); err == nil && name == "" {
		name = strings.TrimPrefix(address.Hostname(), "www.")
	}
	return regexp.QuoteMeta(name)
}

// refused are two parts of the choice cookie that stand there together only
// where everything is refused: its name and revision, and every unit's digest
// with a 0. Between them is the time, behind them what was shown.
func refused(d policy.Document) [2]string {
	answers := ""
	for _, u := range d.Units() {
		answers += u.Digest + "0"
	}
	return [2]string{d.Choice.Key + "=" + d.Revision() + ".", "." + answers + "."}
}
