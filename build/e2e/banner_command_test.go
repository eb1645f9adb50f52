package e2e

import (
	"bytes"
	"net/url"
	"os"
	"path/filepath"
	"testing"
	"time"

	"charte/build/command"
)

// A folder that "charte build" wrote, opened from the disk as it is.
func TestBannerOfABuiltFolder(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	if err := os.CopyFS(filepath.Join(folder, "content"), os.DirFS("../../content")); err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	code := command.Run(t.Context(), command.World{
		Args:   []string{"build", "--source", folder, "--out", filepath.Join(folder, "public"), "--product", "flowlyweb", "--quiet"},
		Stdout: &said, Stderr: &said, Defaults: root, Now: time.Now,
	})
	if code != command.Done {
		t.Fatalf("build ended with code %d: %s", code, said.String())
	}
	html := document(`<script async src="public/live/flowlyweb.js"></script>`, `<template data-consent="chat"><script>window.ran=true</script></template>`)
	if err := os.WriteFile(filepath.Join(folder, "index.html"), []byte(html), 0o644); err != nil {
		t.Fatal(err)
	}
	p := newPage(t, look{})
	p.asked("file://" + folder + "/index.html")
	link, err := url.Parse(get[string](p, firstLayer+`.querySelector('a').href`))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(link.Path); err != nil {
		t.Errorf("the banner links to a page that the build did not write: %v", err)
	}
	p.push(first("accept"))
	p.until(`window.ran`)
	p.quiet()
}
