package verify_test

import (
	"context"
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"

	"charte/build/verify"
)

var (
	sample = regexp.MustCompile(`(?s)<pre[^>]*>(.*?)</pre>`)
	markup = regexp.MustCompile(`<[^>]+>`)
)

// samples are what a page shows for copying.
func samples(page string) []string {
	var out []string
	for _, m := range sample.FindAllStringSubmatch(page, -1) {
		out = append(out, html.UnescapeString(markup.ReplaceAllString(m[1], "")))
	}
	return out
}

// released serves the site for which the banner was released. Its pages and data say
// where they really stand; the banners are as they were released.
func released(t *testing.T) *host {
	t.Helper()
	site := hosted(t)
	site.files = built(t, base)
	for name, text := range site.files {
		if strings.HasSuffix(name, ".html") || strings.HasSuffix(name, ".json") {
			site.files[name] = strings.ReplaceAll(text, base, site.URL)
		}
	}
	return site
}

// A product's page that holds what the site tells developers to paste, with the
// policy that it tells them to send, is all right: with each of the three tags.
func TestWhatTheSiteSaysToPasteIsAllRight(t *testing.T) {
	site := released(t)
	shown := samples(site.files["fr/acme/install/index.html"])
	var tags, rest []string
	policy := ""
	for _, s := range shown {
		switch {
		case strings.HasPrefix(s, "<script"):
			tags = append(tags, s)
		case strings.HasPrefix(s, "<"):
			rest = append(rest, s)
		case strings.HasPrefix(s, "script-src"):
			policy = s
		}
	}
	if len(tags) != 3 || len(rest) < 3 || policy == "" {
		t.Fatalf("the page shows %q", shown)
	}
	for _, tag := range tags {
		page := "<!doctype html><html lang=fr><title>Acme</title>" + tag + strings.Join(rest, "")
		shop := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if text, copied := site.files["live"+r.URL.Path]; copied {
				fmt.Fprint(w, text)
				return
			}
			w.Header().Set("Content-Security-Policy", strings.Replace(strings.ReplaceAll(policy, "\n", " "), "script-src", "script-src 'self'", 1))
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(w, page)
		}))
		o := verify.LiveOptions{Options: live(), Site: site.URL, Product: "acme"}
		found, err := verify.Live(context.Background(), strings.Replace(shop.URL, "127.0.0.1", "localhost", 1), o)
		shop.Close()
		if err != nil || len(found.Findings) > 0 || found.Counts.Scripts != 1 || found.Counts.Gated != 2 {
			t.Errorf("%s: %v %+v\n%s", tag, err, found.Counts, said(found.Findings))
		}
	}
}

// The tag of an earlier release is told from that of the current one.
func TestAPinnedTagThatIsBehind(t *testing.T) {
	site := released(t)
	first := regexp.MustCompile(`"number": 1,(?s:.*?)"fr": \{\s*"url": "([^"]+)",\s*"integrity": "([^"]+)"`).FindStringSubmatch(site.files["live/acme.json"])
	if first == nil {
		t.Fatal("the manifest has no first release")
	}
	page := fmt.Sprintf(`<!doctype html><html lang=fr><title>Acme</title><script async src="%s" integrity="%s" crossorigin></script><a href="#eu-consent">x</a><a href="%s/fr/acme/cookies/">y</a>`, first[1], first[2], site.URL)
	shop := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, page)
	}))
	defer shop.Close()
	found, err := verify.Live(context.Background(), shop.URL, verify.LiveOptions{Options: live()})
	pin := samples(site.files["fr/acme/install/index.html"])[1]
	if err != nil || !slices.Equal(codes(found.Findings), []string{"live-behind"}) || !strings.Contains(found.Findings[0].Hint, pin) {
		t.Errorf("%v\n%s%v, want %s", err, said(found.Findings), found.Findings, pin)
	}
}
