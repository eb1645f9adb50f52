package verify_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"charte/build/command"
	"charte/build/diag"
	"charte/build/verify"
)

// base is where the site of these tests says that it stands.
const base = "https://legal.example.org"

// charte runs a command line on a day.
func charte(day string, args ...string) error {
	now, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return err
	}
	var said bytes.Buffer
	code := command.Run(context.Background(), command.World{
		Args: args, Stdout: io.Discard, Stderr: &said, Defaults: os.DirFS("../.."), Now: func() time.Time { return now },
	})
	if code != command.Done {
		return fmt.Errorf("charte %v ended with %d: %s", args, code, &said)
	}
	return nil
}

// source is a folder with content: a product whose policy and banner changed once,
// after a release each, and one with nothing to choose.
var source = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "verify")
	if err != nil {
		return "", err
	}
	if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS("testdata/content")); err != nil {
		return dir, err
	}
	in := []string{"--source", dir}
	release := append([]string{"release", "acme", "--base-url", base, "--allow-findings"}, in...)
	if err := charte("2026-01-20", release...); err != nil {
		return dir, err
	}
	if err := charte("2026-02-01", append([]string{"amend", "acme", "--effective", "2026-02-10", "--changes", "La vidéo garde 1 heure où vous en étiez."}, in...)...); err != nil {
		return dir, err
	}
	policy := filepath.Join(dir, "content/acme/cookies.fr.md")
	text, err := os.ReadFile(policy)
	if err != nil {
		return dir, err
	}
	if err := os.WriteFile(policy, bytes.Replace(text, []byte("30 minutes"), []byte("1 hour"), 1), 0o644); err != nil {
		return dir, err
	}
	return dir, charte("2026-02-15", release...)
})

func TestMain(m *testing.M) {
	code := m.Run()
	if dir, err := source(); err == nil {
		_ = os.RemoveAll(dir) // the system clears what is left
	}
	os.Exit(code)
}

// built gives the files of the site that is built under an address, "" for none.
func built(t *testing.T, address string, flags ...string) map[string]string {
	t.Helper()
	dir, err := source()
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "public")
	args := []string{"build", "--source", dir, "--out", out, "--allow-findings", "--quiet"}
	if address != "" {
		args = append(args, "--base-url", address)
	}
	if err := charte("2026-02-15", append(args, flags...)...); err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	err = fs.WalkDir(os.DirFS(out), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(out, name))
		files[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func inspected(t *testing.T, files map[string]string) verify.Result {
	t.Helper()
	folder := fstest.MapFS{}
	for name, text := range files {
		folder[name] = &fstest.MapFile{Data: []byte(text)}
	}
	found, err := verify.InspectFS(folder, verify.Options{Lang: "en"})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func codes(l diag.List) []string {
	var out []string
	for _, p := range l {
		out = append(out, p.Code)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func said(l diag.List) string {
	var b strings.Builder
	for _, p := range l {
		fmt.Fprintf(&b, "  %s: [%s] %s\n", p.Position, p.Code, p.Message)
	}
	return b.String()
}

func TestWhatChartePublishesIsClean(t *testing.T) {
	for _, c := range []struct {
		address string
		flags   []string
	}{
		{base, nil},
		{base + "/legal/pages", nil},
		{"", nil},
		{base, []string{"--precompress"}},
		{base, []string{"--noindex"}},
		{base, []string{"--now", "2026-02-05"}}, // a version is announced
	} {
		address := c.address
		found := inspected(t, built(t, address, c.flags...))
		if len(found.Findings) > 0 {
			t.Errorf("base address %q, %v:\n%s", address, c.flags, said(found.Findings))
		}
		c := found.Counts
		if c.Pages < 25 || c.Languages != 2 || c.Products != 2 || c.Links < 300 || c.Fragments < 200 || c.Policies != 2 || c.Trackers < 16 || c.Scripts != 3 || c.Releases != 12 || c.Versions != 6 {
			t.Errorf("base address %q: too little was looked at: %+v", address, c)
		}
		if address != "" && (c.Listed < 16 || c.Feeds < 16 || c.Entries < 30 || c.Integrities < 30) {
			t.Errorf("base address %q: too little was looked at: %+v", address, c)
		}
	}
}

// The banners that a product released stay when the product is gone, with their
// records and without a manifest.
func TestReleasesOfAProductThatIsGoneAreClean(t *testing.T) {
	good := built(t, base, "--product", "beta")
	found := inspected(t, good)
	if len(found.Findings) > 0 || found.Counts.Releases != 12 {
		t.Errorf("%d releases:\n%s", found.Counts.Releases, said(found.Findings))
	}
	f := &folder{t, good}
	f.remove(f.one(`^pin/acme/.*\.js$`))
	if found := inspected(t, f.files); !slices.Equal(codes(found.Findings), []string{"release"}) {
		t.Errorf("a script of it removed:\n%s", said(found.Findings))
	}
}
