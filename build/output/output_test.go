package output

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func site(n int) map[string][]byte {
	files := map[string][]byte{}
	for i := range 50 {
		files[fmt.Sprintf("dir/%d.html", i)] = []byte(fmt.Sprint(n))
	}
	return files
}

func TestWriteReplacesTheWholeFolder(t *testing.T) {
	out := filepath.Join(t.TempDir(), "new", "public")
	for n := range 2 {
		files := site(n)
		files[fmt.Sprintf("only-%d", n)] = nil
		if err := Write(t.Context(), out, files); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.Stat(filepath.Join(out, "only-0")); !errors.Is(err, os.ErrNotExist) {
		t.Error("a file of the build before is still there")
	}
	if _, err := os.Stat(filepath.Join(out, Mark)); err != nil {
		t.Error(err)
	}
	left, err := os.ReadDir(filepath.Dir(out))
	if err != nil || len(left) != 1 {
		t.Errorf("beside the folder there is something left: %v, %v", left, err)
	}
}

func TestAnInterruptedWriteLeavesTheOldSite(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	if err := Write(t.Context(), out, site(0)); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := Write(ctx, out, site(1)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	got, err := os.ReadFile(filepath.Join(out, "dir/0.html"))
	if err != nil || string(got) != "0" {
		t.Errorf("the old site is damaged: %q, %v", got, err)
	}
	if left, _ := os.ReadDir(filepath.Dir(out)); len(left) != 1 {
		t.Errorf("beside the folder there is something left: %v", left)
	}
}

// A reader who opens a file at any moment finds it.
func TestAReaderNeverSeesHalfASite(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("folders are exchanged in one step on Linux only")
	}
	out := filepath.Join(t.TempDir(), "public")
	if err := Write(t.Context(), out, site(0)); err != nil {
		t.Fatal(err)
	}
	stop, failed := make(chan struct{}), make(chan error, 1)
	go func() {
		defer close(failed)
		for {
			select {
			case <-stop:
				return
			default:
			}
			if _, err := os.ReadFile(filepath.Join(out, "dir/49.html")); err != nil {
				failed <- err
				return
			}
		}
	}()
	for n := range 50 {
		if err := Write(t.Context(), out, site(n)); err != nil {
			t.Error(err)
		}
	}
	close(stop)
	if err := <-failed; err != nil {
		t.Error(err)
	}
}

func TestWriteRefusesPathsOutsideTheSite(t *testing.T) {
	for _, path := range []string{"../evil", "/etc/evil", "a/../../evil"} {
		if err := Write(t.Context(), filepath.Join(t.TempDir(), "public"), map[string][]byte{path: nil}); err == nil {
			t.Errorf("%s was written", path)
		}
	}
}

func TestCheck(t *testing.T) {
	source := t.TempDir()
	other := t.TempDir()
	if err := os.WriteFile(filepath.Join(other, "mine"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(source, link); err != nil {
		t.Fatal(err)
	}
	for _, refused := range []string{source, filepath.Dir(source), link, "/", filepath.Join(source, "content"), filepath.Join(source, "i18n", "x"), other} {
		if Check(refused, source) == nil {
			t.Errorf("%s was accepted for %s", refused, source)
		}
	}
	for _, good := range []string{filepath.Join(source, "public"), filepath.Join(source, "contents"), filepath.Join(t.TempDir(), "a", "b"), t.TempDir()} {
		if err := Check(good, source); err != nil {
			t.Errorf("%s was refused for %s: %v", good, source, err)
		}
	}
}
