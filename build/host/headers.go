package host

import "strings"

// policy is the Content-Security-Policy of the whole site: pages load one style
// sheet, the page that tells how to install a banner one script, and a logo may be
// put into a layout; each page narrows this in its own <meta>, which cannot say
// frame-ancestors.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"

// denied are features of a browser that nothing here uses. All are names that
// Chromium knows, since it complains of others on every page ("bluetooth" is one);
// clipboard-write is left, for the copy buttons.
var denied = []string{
	"accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "hid", "idle-detection",
	"local-fonts", "magnetometer", "microphone", "midi", "payment", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking",
}

// everywhere are the headers of every answer.
//
// The site is public, depends on no cookie and is the same for everybody, so
// nothing is lost by letting any origin read any of it, and one set for the whole
// site overlaps with no other. Access-Control-Allow-Origin lets a product's page
// check the banner's integrity, Cross-Origin-Resource-Policy lets a page that is
// isolated (COEP) load it, Timing-Allow-Origin lets it measure how long that took.
//
// Strict-Transport-Security is left to the operator: it binds a whole domain for
// months, and hosts set it for the domains that they own.
func everywhere(noIndex bool) []Header {
	out := []Header{
		{"Content-Security-Policy", policy},
		{"Cross-Origin-Opener-Policy", "same-origin"},
		{"Cross-Origin-Resource-Policy", "cross-origin"},
		{"Permissions-Policy", strings.Join(denied, "=(), ") + "=()"},
		{"Referrer-Policy", "no-referrer"},
		{"X-Content-Type-Options", "nosniff"},
		{"Access-Control-Allow-Origin", "*"},
		{"Timing-Allow-Origin", "*"},
	}
	if noIndex {
		out = append(out, Header{"X-Robots-Tag", "noindex"})
	}
	return out
}
