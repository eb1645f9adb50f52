package e2e

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"regexp"
	"strconv"
	"strings"
)

// Classic WebDriver knows neither names that lead to loopback, nor scripts that
// run before those of the page, nor the console. A proxy between a browser and
// the pages gives it all three.

// keepSaid keeps what the console says in the document, for [said].
const keepSaid = `(()=>{const said=[];Object.defineProperty(window,Symbol.for('said'),{value:said});
addEventListener('error',e=>e.message&&said.push(e.message));addEventListener('unhandledrejection',e=>said.push(String(e.reason)));
addEventListener('securitypolicyviolation',e=>e.disposition==='report'||/favicon\.ico/.test(e.blockedURI)||said.push(e.violatedDirective+' blocks '+e.blockedURI));
for(const name of ['error','warn']){const own=console[name];console[name]=(...all)=>{said.push(all.map(String).join(' '));own.apply(console,all)}}})();`

// said is an expression of what the console said of this document.
const said = `(window[Symbol.for('said')]??[])`

// intercept starts a proxy that lets a browser reach nothing but loopback, and
// runs a script in every HTML document.
func intercept(script string) *httptest.Server {
	proxy := &httputil.ReverseProxy{
		Rewrite:   func(r *httputil.ProxyRequest) {},
		Transport: &http.Transport{DialContext: dialLoopback, DisableCompression: true},
		ModifyResponse: func(answer *http.Response) error {
			return insert(answer, script)
		},
	}
	return httptest.NewServer(proxy)
}

// dialLoopback takes the names of the tests for loopback, and refuses others.
func dialLoopback(ctx context.Context, network, address string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	if host != "127.0.0.1" && host != "localhost" && !strings.HasSuffix(host, ".test") {
		return nil, errors.New("not on this machine: " + host)
	}
	return (&net.Dialer{}).DialContext(ctx, network, net.JoinHostPort("127.0.0.1", port))
}

var (
	opening = []*regexp.Regexp{regexp.MustCompile(`(?i)<head(\s[^>]*)?>`), regexp.MustCompile(`(?i)<!doctype[^>]*>`)}
	nonce   = regexp.MustCompile(`'nonce-([^']+)'`)
)

// insert puts a script first into an HTML document. Where the policy of the page
// forbids inline scripts without a way round, the document stays as it is.
func insert(answer *http.Response, script string) error {
	if !strings.HasPrefix(answer.Header.Get("Content-Type"), "text/html") {
		return nil
	}
	attribute := ""
	if policy := answer.Header.Get("Content-Security-Policy"); policy != "" {
		own := nonce.FindStringSubmatch(policy)
		if own == nil {
			return nil
		}
		attribute = ` nonce="` + own[1] + `"`
	}
	html, err := io.ReadAll(answer.Body)
	if err != nil {
		return err
	}
	html = afterOpening(html, "<script"+attribute+">"+script+";document.currentScript.remove()</script>")
	answer.Body = io.NopCloser(bytes.NewReader(html))
	answer.ContentLength = int64(len(html))
	answer.Header.Set("Content-Length", strconv.Itoa(len(html)))
	return nil
}

// afterOpening inserts text where the head begins, or behind the doctype.
func afterOpening(html []byte, text string) []byte {
	for _, tag := range opening {
		if at := tag.FindIndex(html); at != nil {
			return append(append(append([]byte(nil), html[:at[1]]...), text...), html[at[1]:]...)
		}
	}
	return append([]byte(text), html...)
}
