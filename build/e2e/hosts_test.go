package e2e

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	hosting "charte/build/host"
	"charte/build/output"
)

// shopMoved are old addresses of the shop.
var shopMoved = []hosting.Redirect{{From: "/en/old/", To: "/en/shop/cookies/"}, {From: "/legal/cookies.html", To: "/en/shop/cookies/"}}

// deployed is the shop as the hosts get it: the folder that is published, and the
// one beside it.
type deployed struct {
	site, settings string
	files          map[string][]byte
	sheet          string
}

// deploy builds the shop, adds a file of every kind that there may be, compresses,
// and writes the settings of every host.
func deploy(t *testing.T) deployed {
	t.Helper()
	d := deployed{files: filesIn(t, build(t, written(t, shopContent)))}
	delete(d.files, ".charte")
	maps.DeleteFunc(d.files, func(path string, _ []byte) bool { return strings.HasPrefix(path, "_") })
	for _, path := range []string{
		"pin/shop/0123456789ab.js", "pin/shop/0123456789ab.txt", "pin/shop/0123456789ab.json", "live/shop.json", "shop/cookies/policy.json", "shop/cookies/trackers.csv",
		"en/feed.xml", "en/shop/cookies/feed.json", ".well-known/gpc.json", "shop/gtm-template.tpl", "sitemap.xml",
	} {
		if d.files[path] == nil {
			d.files[path] = []byte(strings.Repeat("A line of "+path+".\n", 100))
		}
	}
	d.files = output.Precompress(d.files)
	settings, problems := hosting.For(hosting.Site{Files: d.files, Folder: "public", Redirects: shopMoved, Precompressed: true}, hosting.Names())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	maps.Copy(d.files, settings.Inside)
	d.files[".charte"] = []byte("This folder was written by charte.\n")
	d.site, d.settings = written(t, d.files), written(t, settings.Beside)
	for path := range d.files {
		if strings.HasPrefix(path, "a/") && strings.HasSuffix(path, ".css") {
			d.sheet = "/" + path
		}
	}
	return d
}

// filesIn reads a folder.
func filesIn(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		name, err := filepath.Rel(folder, path)
		if err == nil {
			files[filepath.ToSlash(name)], err = os.ReadFile(path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// expectation is what the answer to a path has to be.
type expectation struct {
	path   string
	status int
	// caching and mediaType are headers; empty where they do not matter.
	caching, mediaType string
	// to is where a redirect leads.
	to string
}

// expected are the answers that every host has to give.
func (d deployed) expected() []expectation {
	page := func(path string) expectation {
		return expectation{path, 200, hosting.Pages, "text/html; charset=utf-8", ""}
	}
	frozen := func(path, mediaType string) expectation { return expectation{path, 200, hosting.Frozen, mediaType, ""} }
	live := func(path, mediaType string) expectation { return expectation{path, 200, hosting.Live, mediaType, ""} }
	data := func(path, mediaType string) expectation { return expectation{path, 200, hosting.Data, mediaType, ""} }
	const script, text = "text/javascript; charset=utf-8", "text/plain; charset=utf-8"
	return []expectation{
		page("/"), page("/en/"), page("/en/shop/"), page("/fr/shop/cookies/"),
		frozen(d.sheet, "text/css; charset=utf-8"), frozen("/pin/shop/0123456789ab.js", script), frozen("/pin/shop/0123456789ab.txt", text),
		live("/live/shop.js", script), live("/live/shop.fr.txt", text), live("/live/charte.d.ts", text),
		data("/live/shop.json", "application/json"), data("/pin/shop/0123456789ab.json", "application/json"), data("/shop/cookies/policy.json", "application/json"),
		data("/shop/cookies/trackers.csv", "text/csv; charset=utf-8"), data("/shop/gtm-template.tpl", text),
		data("/en/feed.xml", "application/atom+xml; charset=utf-8"), data("/en/shop/cookies/feed.json", "application/feed+json"),
		data("/.well-known/gpc.json", "application/json"), data("/sitemap.xml", ""),
		{path: "/en/old/", status: 301, to: "/en/shop/cookies/"}, {path: "/en/old", status: 301, to: "/en/shop/cookies/"},
		{path: "/legal/cookies.html", status: 301, to: "/en/shop/cookies/"},
		{path: "/en/shop", status: 301, to: "/en/shop/"},
		{path: "/fr/nothing/here/", status: 404}, {path: "/pin/shop/nothing.js", status: 404},
	}
}

// published are the addresses of all files, of which hosts hear.
func (d deployed) published() []string {
	var out []string
	for path := range d.files {
		if ext := filepath.Ext(path); ext != ".br" && ext != ".gz" && ext != ".html" && !strings.HasPrefix(path, ".charte") && !strings.HasPrefix(path, "_") {
			out = append(out, "/"+path)
		}
	}
	return out
}

// answer is what a host answers to a path.
type answer struct {
	Status  int               `json:"status"`
	Headers map[string]string `json:"headers"`
}

// judgement is what a host's code says.
type judgement struct {
	Complaints []string          `json:"complaints"`
	Answers    map[string]answer `json:"answers"`
}

// header gives a header by its name in any case.
func (a answer) header(name string) string {
	for n, value := range a.Headers {
		if strings.EqualFold(n, name) {
			return value
		}
	}
	return ""
}

// onEveryAnswer are headers that each answer has, whatever its status.
var onEveryAnswer = map[string]string{
	"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "cross-origin", "Referrer-Policy": "no-referrer",
	"X-Content-Type-Options": "nosniff", "Access-Control-Allow-Origin": "*", "Timing-Allow-Origin": "*",
}

// judged compares an answer with what it has to be.
func judged(t *testing.T, want expectation, got answer) {
	t.Helper()
	fails := func(what, have, need string) {
		if have != need {
			t.Errorf("%s: %s is %q, not %q", want.path, what, have, need)
		}
	}
	permanent := want.status == 301 && got.Status == 308
	if got.Status != want.status && !permanent {
		t.Errorf("%s: the status is %d, not %d", want.path, got.Status, want.status)
	}
	if want.to != "" {
		fails("location", got.header("Location"), want.to)
		return
	}
	for name, value := range onEveryAnswer {
		fails(name, got.header(name), value)
	}
	for _, part := range []string{"default-src 'none'", "frame-ancestors 'self'"} {
		if !strings.Contains(got.header("Content-Security-Policy"), part) {
			t.Errorf("%s: the policy lacks %s: %q", want.path, part, got.header("Content-Security-Policy"))
		}
	}
	if !strings.HasPrefix(got.header("Permissions-Policy"), "accelerometer=(), camera=()") {
		t.Errorf("%s: Permissions-Policy is %q", want.path, got.header("Permissions-Policy"))
	}
	if want.caching != "" {
		fails("Cache-Control", got.header("Cache-Control"), want.caching)
	}
	if want.mediaType != "" {
		mediaType := strings.ToLower(got.header("Content-Type"))
		if want.mediaType == "application/json" { // a charset changes nothing there
			mediaType = strings.TrimSuffix(mediaType, "; charset=utf-8")
		}
		fails("Content-Type", mediaType, want.mediaType)
	}
}

// The hosts' own code reads the settings without a complaint, and answers as
// planned. What it leaves to the host's servers is said for each.
func TestHostsReadTheirSettingsAsPlanned(t *testing.T) {
	t.Parallel()
	d := deploy(t)
	judgements := map[string]judgement{}
	ask(t, d, &judgements)
	for _, h := range []string{"netlify", "cloudflare", "vercel", "firebase"} {
		t.Run(h, func(t *testing.T) {
			if list := judgements[h].Complaints; len(list) > 0 {
				t.Errorf("it complains: %q", list)
			}
			for _, want := range d.expected() {
				got, ok := judgements[h].Answers[want.path]
				if !ok {
					t.Fatalf("%s was not answered", want.path)
				}
				// Netlify and Vercel publish what reads the settings: what their servers do
				// of themselves (the type of a page, its caching, a folder without its
				// slash) is not in it.
				byItself := h == "netlify" || h == "vercel"
				if byItself && want.caching == hosting.Pages {
					if has := got.header("Cache-Control") + got.header("Content-Type"); has != "" {
						t.Errorf("%s: a page has %q", want.path, has)
					}
					want.caching, want.mediaType = "", ""
				}
				if byItself && want.mediaType == "application/json" {
					want.mediaType = ""
				}
				switch {
				case h == "netlify" && want.path == "/en/shop":
					continue
				case h == "vercel" && want.path == "/en/old": // first the slash, then the new address
					want.to = "/en/old/"
				}
				judged(t, want, got)
			}
		})
	}
	for _, h := range []string{"netlify", "cloudflare"} {
		for _, path := range d.published() {
			got := judgements[h].Answers[path]
			for _, joined := range []string{"Cache-Control", "Content-Type"} {
				if strings.Count(got.header(joined), "public") > 1 || strings.Count(got.header(joined), "/") > 1 {
					t.Errorf("%s: two rules are for %s: %q", h, path, got.header(joined))
				}
			}
		}
	}
	t.Run("cloudfront", func(t *testing.T) {
		for _, want := range d.expected() {
			got := judgements["cloudfront"].Answers[want.path]
			if got.Status != want.status || got.header("Location") != want.to {
				t.Errorf("%s: %+v, not %+v", want.path, got, want)
			}
		}
	})
}

// ask runs the hosts' code.
func ask(t *testing.T, d deployed, into any) {
	t.Helper()
	question := map[string]any{"site": d.site, "settings": d.settings}
	var paths []string
	for _, e := range d.expected() {
		paths = append(paths, e.path)
	}
	paths = append(paths, d.published()...)
	question["paths"] = paths
	raw, err := json.Marshal(question)
	if err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	c := exec.CommandContext(t.Context(), "node", "hosts.mjs")
	c.Stdin, c.Stderr = bytes.NewReader(raw), &said
	out, err := c.Output()
	if err != nil {
		t.Fatalf("the hosts' code does not run: %v; in build/e2e: npm ci\n%s", err, said.String())
	}
	if err := json.Unmarshal(out, into); err != nil {
		t.Fatal(err)
	}
}
