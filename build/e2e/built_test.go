package e2e

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"charte/build/command"
)

// shopContent is a small folder of content in two languages; the product's
// address is shop.test.
var shopContent = map[string][]byte{
	"content/_index.en.md":      []byte("---\ntitle: Policies\nlanguages: [en, fr]\n---\n"),
	"content/_index.fr.md":      []byte("---\ntitle: Politiques\n---\n"),
	"content/shop/_index.en.md": []byte("---\nname: Shop\naddress: https://www.shop.test/\n---\n"),
	"content/shop/cookies.en.md": []byte(`---
title: Cookie policy
version: 2026-02-10
purposes:
  - {id: audience, title: Audience measurement, summary: Know which pages are read.}
  - {id: video, title: Videos, summary: Play videos.}
  - {id: chat, title: Chat, summary: Answer questions., gate: on-request}
services:
  - {id: counter, name: Counter, purpose: audience}
  - {id: heatmap, name: Heatmap, purpose: audience}
  - {id: desk, name: Desk, purpose: chat}
---
`),
	"content/shop/cookies.fr.md": []byte(`---
title: Politique de cookies
purposes:
  - {id: audience, title: Mesure d’audience, summary: Savoir quelles pages sont lues.}
  - {id: video, title: Vidéos, summary: Lire des vidéos.}
  - {id: chat, title: Chat, summary: Répondre aux questions.}
---
`),
}

// build runs the command on a folder, and gives the folder that it wrote.
func build(t *testing.T, source string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "public")
	var said bytes.Buffer
	code := command.Run(t.Context(), command.World{
		Args:   []string{"build", "--source", source, "--out", out, "--quiet", "--allow-findings"},
		Stdout: &said, Stderr: &said, Defaults: root, Now: time.Now,
	})
	if code != command.Done {
		t.Fatalf("build ended with code %d: %s", code, said.String())
	}
	return out
}

// buildShop builds the shop and serves a page with its banner; it gives the rule
// file of that name too.
func buildShop(t *testing.T, body, rules string) (*fixture, []byte) {
	t.Helper()
	out := build(t, written(t, shopContent))
	f := serve(t, document(include, body), shop())
	f.banner = fileAt(t, filepath.Join(out, "live", "shop.js"))
	return f, fileAt(t, filepath.Join(out, "shop", rules))
}

func fileAt(t *testing.T, path string) []byte {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}
