package preview

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"charte/build/diag"
	"charte/build/policy"
)

func product() policy.Product {
	d := policy.Document{
		ID: "cookies", Kind: policy.CookiePolicy,
		Purposes: []policy.Purpose{{ID: "choice", Exemption: policy.ChoiceMemory}, {ID: "chat", Gate: policy.Consent}},
		Services: []policy.Service{{ID: "chatwoot", Name: "Chat </script><b>woot", Purpose: "chat"}},
		Trackers: []policy.Tracker{
			{Name: "cw_*", Kind: policy.Cookie, Purpose: "chat", Service: "chatwoot", Place: policy.OnProduct},
			{Name: "far", Kind: policy.Cookie, Purpose: "chat", Service: "chatwoot", Place: policy.OnService},
			{Name: "</script>", Kind: policy.LocalStorage, Purpose: "choice", Place: policy.OnProduct},
		},
	}
	return policy.Product{ID: "acme", Editions: []policy.Edition{{Lang: "fr", Name: "Acme", Documents: []policy.Document{d}}}}
}

// start serves builds whose outcome the returned pointer decides.
func start(t *testing.T) (*Server, *httptest.Server, *error) {
	t.Helper()
	var failure error
	words := map[string]policy.Words{"fr": {Lang: "fr", Text: map[string]string{"preview.heading": "Une page de {name}"}}}
	s := NewServer(func(context.Context, []string) (Site, error) {
		files := map[string][]byte{
			"index.html": []byte("<p>home"), "fr/acme/index.html": []byte("<p>acme"), "404.html": []byte("<p>missing"), "a/x.css": []byte("a{}"),
			"acme/policy.json": []byte("{}"), "acme/trackers.csv": []byte("name\r\n"),
		}
		return Site{Files: files, Products: []policy.Product{product()}, Words: words}, failure
	}, func(string) {})
	web := httptest.NewServer(s.Handler())
	t.Cleanup(web.Close)
	return s, web, &failure
}

func get(t *testing.T, address string) (int, string, http.Header) {
	t.Helper()
	r, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r.StatusCode, string(body), r.Header
}

func TestServesLikeAHost(t *testing.T) {
	s, web, _ := start(t)
	if status, body, _ := get(t, web.URL+"/"); status != http.StatusServiceUnavailable || !strings.Contains(body, "reload.js") {
		t.Errorf("before the first build: %d %s", status, body)
	}
	s.Rebuild(t.Context(), nil)
	for path, want := range map[string]string{"/": "<p>home", "/fr/acme/": "<p>acme", "/fr/acme": "<p>acme", "/fr/acme/index.html": "<p>acme", "/a/x.css": "a{}"} {
		if status, body, _ := get(t, web.URL+path); status != 200 || !strings.HasPrefix(body, want) {
			t.Errorf("%s: %d %s", path, status, body)
		}
	}
	if status, body, _ := get(t, web.URL+"/nope"); status != 404 || !strings.HasPrefix(body, "<p>missing") {
		t.Errorf("missing page: %d %s", status, body)
	}
	if _, _, header := get(t, web.URL+"/a/x.css"); !strings.HasPrefix(header.Get("Content-Type"), "text/css") {
		t.Error(header)
	}
}

func TestPreviewLetsItsScriptRunUnderThePolicyOfAPage(t *testing.T) {
	for page, want := range map[string]string{
		`<meta http-equiv=Content-Security-Policy content="default-src 'none'; style-src 'self'"><p>x`: `content="default-src 'none'; style-src 'self'; connect-src 'self'; script-src 'self'"><p>x<script`,
		`<meta http-equiv="content-security-policy" content="default-src 'none'"/><p>x`:                `content="default-src 'none'; connect-src 'self'; script-src 'self'"/><p>x<script`,
		`<meta http-equiv=content-security-policy content="script-src 'self' data:"><p>x`:              `content="script-src 'self' data:; connect-src 'self'"><p>x<script`,
		`<meta name=description content="a"><p>x`:                                                      `<meta name=description content="a"><p>x<script`,
	} {
		if got := string(withReload([]byte(page))); !strings.Contains(got, want) {
			t.Errorf("%s becomes %s", page, got)
		}
	}
}

// Programs of other sites may read what is published for them.
func TestDataMayBeReadFromElsewhere(t *testing.T) {
	s, web, _ := start(t)
	s.Rebuild(t.Context(), nil)
	for path, want := range map[string][2]string{
		"/acme/policy.json": {"*", "application/json"}, "/acme/trackers.csv": {"*", "text/csv; charset=utf-8"}, "/a/x.css": {"", "text/css; charset=utf-8"},
	} {
		_, _, header := get(t, web.URL+path)
		if is := [2]string{header.Get("Access-Control-Allow-Origin"), header.Get("Content-Type")}; is != want {
			t.Errorf("%s is sent with %q, want %q", path, is, want)
		}
	}
}

func TestTryOutImitatesWhatIsDeclared(t *testing.T) {
	s, web, _ := start(t)
	s.Rebuild(t.Context(), nil)
	_, page, _ := get(t, web.URL+"/_try/acme/")
	for _, want := range []string{`<template data-consent="chatwoot">`, `src="/live/acme.js"`, `Chat &lt;/script&gt;&lt;b&gt;woot`, `Une page de Acme`} {
		if !strings.Contains(page, want) {
			t.Errorf("%s is not in\n%s", want, page)
		}
	}
	if _, script, _ := get(t, web.URL+"/_try/acme/chatwoot.js"); script != `imitate("chatwoot", [["cookie","cw_4f1d2c"]])`+"\n" {
		t.Error(script)
	}
	if _, script, _ := get(t, web.URL+"/_try/acme/exempt.js"); !strings.Contains(script, `\u003c/script\u003e`) {
		t.Error(script)
	}
	if status, _, _ := get(t, web.URL+"/_try/nobody/"); status != 404 {
		t.Error(status)
	}
}

func TestProblemsKeepTheLastGoodPagesUp(t *testing.T) {
	s, web, failure := start(t)
	s.Rebuild(t.Context(), nil)
	r, err := http.Get(web.URL + "/_charte/events")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	events := bufio.NewScanner(r.Body)
	next := func() string {
		var lines []string
		for events.Scan() && events.Text() != "" {
			lines = append(lines, events.Text())
		}
		return strings.Join(lines, "|")
	}
	if got := next(); got != `event: state|data: ""` {
		t.Errorf("at first: %s", got)
	}
	*failure = diag.List{{Severity: diag.Error, Message: "something is wrong"}}
	s.Rebuild(t.Context(), nil)
	if got := next(); !strings.HasPrefix(got, "event: built|") || !strings.Contains(got, "something is wrong") {
		t.Errorf("with a problem: %s", got)
	}
	if status, body, _ := get(t, web.URL+"/"); status != 200 || !strings.HasPrefix(body, "<p>home") {
		t.Errorf("%d %s", status, body)
	}
	*failure = nil
	s.Rebuild(t.Context(), nil)
	if got := next(); got != `event: built|data: ""` {
		t.Errorf("when mended: %s", got)
	}
}

func TestWatchSeesChangesAlsoInNewFolders(t *testing.T) {
	source := t.TempDir()
	builds := make(chan []string, 10)
	s := NewServer(func(_ context.Context, changed []string) (Site, error) {
		builds <- changed
		return Site{}, nil
	}, func(string) {})
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- Watch(ctx, source, s.Rebuild, s.say) }()
	write := func(file string) {
		t.Helper()
		file = filepath.Join(source, file)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(time.Now().String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range []string{"content/acme/cookies.fr.md", "content/acme/cookies.fr.md", "i18n/fr.yaml", "content/zeta/_index.fr.md"} {
		room := strings.SplitN(file, "/", 2)[0]
		seen := false
		// The watcher may not stand yet at the first write, so write again.
		for try := 0; try < 50 && !seen; try++ {
			write(file)
			select {
			case changed := <-builds:
				seen = len(changed) > 0 && changed[0] == room
			case <-time.After(200 * time.Millisecond):
			}
		}
		if !seen {
			t.Fatalf("a change of %s was not seen", file)
		}
	}
	write("node_modules/x.js")
	write(".git/index")
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
