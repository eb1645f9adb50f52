package verify

import (
	"net/url"
	"testing"
)

func address(t *testing.T, s string) *url.URL {
	t.Helper()
	u, err := url.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// The examples of the specification, and what browsers do with the others.
func TestWhatAPolicyAllows(t *testing.T) {
	self := address(t, "https://legal.example.org/fr/")
	script := func(s string) allowance {
		return allowance{directive: "script-src-elem", address: address(t, s), self: self, parserInserted: true}
	}
	for _, c := range []struct {
		policy string
		ask    allowance
		want   bool
	}{
		{"", script("https://else.example/a.js"), true},
		{"img-src 'none'", script("https://else.example/a.js"), true},
		{"default-src 'none'", script("https://legal.example.org/a.js"), false},
		{"default-src", script("https://legal.example.org/a.js"), false},
		{"default-src 'none'; script-src 'self'", script("https://legal.example.org/a.js"), true},
		{"script-src 'self'; script-src *", script("https://else.example/a.js"), false},
		{"script-src *; script-src-elem 'none'", script("https://legal.example.org/a.js"), false},
		{"SCRIPT-SRC 'SELF'", script("https://legal.example.org/a.js"), true},
		{"script-src 'self'", script("https://legal.example.org:8443/a.js"), false},
		{"script-src 'self'", script("http://legal.example.org/a.js"), false},
		{"script-src https:", script("https://else.example/a.js"), true},
		{"script-src http:", script("https://else.example/a.js"), true},
		{"script-src https:", script("http://else.example/a.js"), false},
		{"script-src else.example", script("https://else.example/a.js"), true},
		{"script-src else.example", script("http://else.example/a.js"), false},
		{"script-src http://else.example", script("https://else.example/a.js"), true},
		{"script-src *.else.example", script("https://www.else.example/a.js"), true},
		{"script-src *.else.example", script("https://else.example/a.js"), false},
		{"script-src *.else.example", script("https://notelse.example/a.js"), false},
		{"script-src else.example:*", script("https://else.example:9/a.js"), true},
		{"script-src else.example:9", script("https://else.example:9/a.js"), true},
		{"script-src else.example", script("https://else.example:9/a.js"), false},
		{"script-src https://else.example/js/", script("https://else.example/js/x/a.js"), true},
		{"script-src https://else.example/js/", script("https://else.example/a.js"), false},
		{"script-src https://else.example/js", script("https://else.example/js/a.js"), false},
		{"script-src https://else.example/a.js", script("https://else.example/a.js"), true},
		{"script-src https://else.example/", script("https://else.example/a.js"), true},
		{"script-src *", script("data:text/javascript,1"), false},
		{"script-src 'nonce-x'", withNonce(script("https://else.example/a.js"), "x"), true},
		{"script-src 'nonce-x'", withNonce(script("https://else.example/a.js"), "y"), false},
		{"script-src 'sha384-q'", withDigest(script("https://else.example/a.js"), "sha384-q"), true},
		{"script-src 'strict-dynamic' https:", script("https://else.example/a.js"), false},
		{"script-src 'strict-dynamic' 'nonce-x'", byScript(script("https://else.example/a.js")), true},
		{"script-src 'unsafe-inline'", allowance{directive: "script-src-elem"}, true},
		{"script-src 'unsafe-inline' 'nonce-x'", allowance{directive: "script-src-elem"}, false},
		{"style-src 'self'", allowance{directive: "style-src-attr"}, false},
		{"default-src 'none'", allowance{directive: "form-action", address: self, self: self}, true},
		{"default-src 'none'; child-src 'self'", allowance{directive: "frame-src", address: self, self: self}, true},
	} {
		if got := parsePolicy(c.policy).allows(c.ask); got != c.want {
			t.Errorf("%q allows %s %v: %v, want %v", c.policy, c.ask.directive, c.ask.address, got, c.want)
		}
	}
}

func withNonce(a allowance, nonce string) allowance   { a.nonce = nonce; return a }
func withDigest(a allowance, digest string) allowance { a.digest = digest; return a }
func byScript(a allowance) allowance                  { a.parserInserted = false; return a }

func TestPoliciesOfAHeaderArePartedByCommas(t *testing.T) {
	got := parsePolicies([]string{"default-src 'self', script-src 'none'", "img-src *"})
	if len(got) != 3 || len(got[1]["script-src"]) != 1 {
		t.Errorf("%v", got)
	}
}
