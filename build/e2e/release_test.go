package e2e

import (
	"bytes"
	"encoding/json"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"charte/build/command"
)

// commanded runs a command line, and gives what it wrote to standard output.
func commanded(t *testing.T, args ...string) string {
	t.Helper()
	var out, said bytes.Buffer
	if code := command.Run(t.Context(), command.World{Args: args, Stdout: &out, Stderr: &said, Defaults: root, Now: time.Now}); code != command.Done {
		t.Fatalf("%s ended with code %d: %s%s", args[0], code, out.String(), said.String())
	}
	return out.String()
}

// publisher serves what is built of a folder of content, to every origin.
type publisher struct{ source, out, address string }

func publishes(t *testing.T, files map[string][]byte) publisher {
	t.Helper()
	source := written(t, files)
	p := publisher{source: source, out: filepath.Join(source, "public")}
	site := http.FileServer(http.Dir(p.out))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		site.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	p.address = server.URL
	return p
}

// release records the shop's banner and publishes the site.
func (p publisher) release(t *testing.T) {
	t.Helper()
	commanded(t, "release", "shop", "--source", p.source, "--base-url", p.address, "--allow-findings", "--quiet")
	commanded(t, "build", "--source", p.source, "--out", p.out, "--base-url", p.address, "--allow-findings", "--quiet")
}

// A page holds the tag of an older release: its banner works as on the day on
// which it was released, and its receipts are of that release.
func TestAPinnedBannerOutlivesItsProductsChanges(t *testing.T) {
	t.Parallel()
	legal := publishes(t, shopContent)
	legal.release(t)
	var manifest struct {
		Scripts map[string]struct{ Pin, Integrity string }
	}
	must(t, json.Unmarshal(fileAt(t, filepath.Join(legal.out, "live", "shop.json")), &manifest))
	pinned := manifest.Scripts["en"]

	replaceIn(t, filepath.Join(legal.source, "content/shop/cookies.en.md"), "title: Videos", "title: Films and music")
	replaceIn(t, filepath.Join(legal.source, "content/shop/cookies.en.md"), "version: 2026-02-10", "version: 2026-11-20")
	legal.release(t)

	tag := `<script async crossorigin="anonymous" integrity="` + pinned.Integrity + `" src="` + pinned.Pin + `"></script>`
	f := serve(t, document(tag, `<template data-consent="video"><script>window.ran=true</script></template>`), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	is(p, firstLayer+`.textContent.includes('Videos')&&!`+firstLayer+`.textContent.includes('Films')`, true)
	is(p, firstLayer+`.querySelector('a').href`, legal.address+"/en/shop/cookies/")
	p.push(first("accept"))
	p.until(`window.ran`)
	p.run(`charte.open()`)
	p.until(keepsake)
	receipt, err := url.PathUnescape(strings.TrimPrefix(get[string](p, keepsake+`.href`), "data:application/json,"))
	must(t, err)
	file := filepath.Join(t.TempDir(), "receipt.json")
	must(t, os.WriteFile(file, []byte(receipt), 0o644))
	for _, said := range []string{
		commanded(t, "prove", "--source", legal.source, "--lang", "en", file),
		provedCookie(t, legal.source, choice+"="+get[string](p, cookieNamed(choice))),
	} {
		if !strings.HasPrefix(said, "This receipt fits release 1 of shop.\n") || !strings.Contains(said, "accepted      Videos\n") {
			t.Errorf("the receipt %s proves: %s", receipt, said)
		}
	}
	p.quiet()
}

func TestThePreviewServesWhatWasReleased(t *testing.T) {
	t.Parallel()
	legal := publishes(t, shopContent)
	legal.release(t)
	address := previewOf(t, legal.source)
	for _, path := range released(t, legal.out) {
		got, err := http.Get(address + path)
		must(t, err)
		body, err := io.ReadAll(got.Body)
		must(t, err)
		must(t, got.Body.Close())
		if got.StatusCode != http.StatusOK || !bytes.Equal(body, fileAt(t, filepath.Join(legal.out, path))) {
			t.Errorf("/%s is %s", path, got.Status)
		}
	}
}

// released are the paths of what stands below /pin/.
func released(t *testing.T, out string) []string {
	t.Helper()
	names, err := fs.Glob(os.DirFS(out), "pin/shop/*")
	must(t, err)
	if len(names) != 6 {
		t.Fatalf("there are %v", names)
	}
	return names
}

// provedCookie says what the choice cookie alone proves.
func provedCookie(t *testing.T, source, cookie string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "cookie")
	must(t, os.WriteFile(file, []byte(cookie), 0o644))
	return commanded(t, "prove", "--source", source, "--lang", "en", file)
}
