package data

import "charte/build/policy"

// gpcSupport is what a site publishes at /.well-known/gpc.json to say that it
// abides by Global Privacy Control (w3c/gpc, section "GPC Support Representation",
// commit 58d8695, read on 2026-11-22).
type gpcSupport struct {
	GPC bool `json:"gpc"`
	// LastUpdate is the day of the statement. It is left out where the policy is not
	// dated, and is then unknown.
	LastUpdate string `json:"lastUpdate,omitempty"`
}

// ownGPC is where a site says it for itself.
const ownGPC = ".well-known/gpc.json"

// heedsGPC tells whether a product's banner abides by the signal.
func heedsGPC(d policy.Document) bool { return d.Asks() && d.Banner.Signal != "off" }

// siteGPC is the statement of the legal site itself, which may stand on the host of
// a product: there is one where a banner asks, and all that do abide by the signal.
// Its day is the latest of their policies.
func siteGPC(s policy.Site) (gpcSupport, bool) {
	out := gpcSupport{GPC: true}
	asking := false
	for _, p := range s.Products {
		d, _ := p.Authoritative().Policy()
		if !d.Asks() {
			continue
		}
		if !heedsGPC(d) {
			return gpcSupport{}, false
		}
		asking = true
		out.LastUpdate = max(out.LastUpdate, d.Version.String())
	}
	return out, asking
}
