package e2e

import (
	"encoding/json"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// reportPath is where browsers report to.
const reportPath = "/policy-report"

// armed is a script whose address the banner sets: it needs a Trusted Types
// policy of the banner's name, where a page enforces them.
var armed = regexp.MustCompile(`<script[^>]*data-src`)

// watched is the policy of every page of every fixture, which is reported and not
// enforced: the page itself may do what it wants, and what the banner does against
// it fails the test. It forbids what the banner must never need: eval, attributes
// with styles or handlers, and every sink that Trusted Types guard.
func watched(html string) string {
	types := "'none'"
	if armed.MatchString(html) {
		types = "charte"
	}
	return "script-src * 'unsafe-inline' data: blob: file:; script-src-attr 'none'; style-src * 'unsafe-inline' data:; style-src-attr 'none'; " +
		"require-trusted-types-for 'script'; trusted-types " + types + "; report-uri " + reportPath
}

// report keeps what a browser reports of the banner's own file.
func (f *fixture) report(r *http.Request) {
	var sent struct {
		Report struct {
			Source    string `json:"source-file"`
			Directive string `json:"violated-directive"`
			Blocked   string `json:"blocked-uri"`
			Sample    string `json:"script-sample"`
		} `json:"csp-report"`
	}
	if json.NewDecoder(r.Body).Decode(&sent) != nil || !strings.HasSuffix(sent.Report.Source, "/live/shop.js") {
		return
	}
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.reports = append(f.reports, sent.Report.Directive+" "+sent.Report.Blocked+" "+sent.Report.Sample)
}

func (f *fixture) reported() []string {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	return slices.Clone(f.reports)
}

// TestCarelessBannerIsReported shows that fixtures notice what they look for.
func TestCarelessBannerIsReported(t *testing.T) {
	t.Parallel()
	for want, script := range map[string]string{
		"eval":        `(0,eval)('1')`,
		"style":       `document.body.setAttribute('style','color:red')`,
		"handler":     `document.body.setAttribute('onclick','1')`,
		"inner":       `document.body.innerHTML='<b>x</b>'`,
		"script":      `document.createElement('script').src='/run/x.js'`,
		"policy":      `trustedTypes.createPolicy('charte',{createHTML:x=>x})`,
		"script text": `document.createElement('script').textContent='1'`,
	} {
		t.Run(want, func(t *testing.T) {
			f := serve(t, document(include, ""), shop())
			f.careless = true
			f.banner = []byte("addEventListener('load',()=>{try{" + script + "}finally{window.done=true}})")
			p := newPage(t, look{})
			p.goTo(f.address)
			p.until("window.done")
			p.until("fetch('/reports').then(r=>r.text()).then(Number)")
		})
	}
}
