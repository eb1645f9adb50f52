package revision

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"charte/build/diag"
)

// repo is a repository with one commit, in which the site stands in a folder.
func repo(t *testing.T) string {
	t.Helper()
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	for _, who := range []string{"AUTHOR", "COMMITTER"} {
		t.Setenv("GIT_"+who+"_NAME", "Ada")
		t.Setenv("GIT_"+who+"_EMAIL", "ada@acme.example")
		t.Setenv("GIT_"+who+"_DATE", "2026-11-20T12:00:00Z")
	}
	top := t.TempDir()
	write(t, top, "legal/content/_index.fr.md", "committed\r\n")
	write(t, top, "legal/content/é/cookies.fr.md", "\x00\n\nbytes")
	write(t, top, "legal/public/index.html", "built")
	write(t, top, "shared.css", "css")
	write(t, top, ".gitattributes", "* text=auto\nlegal/content/** export-ignore\n")
	link(t, top, "../../../shared.css", "legal/assets/page/own.css")
	link(t, top, "nowhere", "legal/assets/page/lost.css")
	link(t, top, "../../../..", "legal/assets/page/out")
	run(t, top, "init", "-q", "-b", "main")
	run(t, top, "-c", "core.autocrlf=false", "add", "-A")
	run(t, top, "commit", "-qm", "Begin\n\nbody")
	return top
}

func run(t *testing.T, folder string, args ...string) {
	t.Helper()
	c := exec.Command("git", args...)
	c.Dir = folder
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

func write(t *testing.T, top, name, text string) {
	t.Helper()
	name = filepath.Join(top, filepath.FromSlash(name))
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, top, to, name string) {
	t.Helper()
	name = filepath.Join(top, filepath.FromSlash(name))
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.Symlink(to, name)); err != nil {
		t.Fatal(err)
	}
}

func TestAFolderAsItWasCommitted(t *testing.T) {
	folder := filepath.Join(repo(t), "legal")
	write(t, folder, "content/_index.fr.md", "changed")
	files, c, err := Open(context.Background(), folder, "main", "content", "layouts", "assets")
	if err != nil {
		t.Fatal(err)
	}
	if c.Day != "2026-11-20" || c.Subject != "Begin" || len(c.ID) != 40 {
		t.Errorf("the commit is %+v", c)
	}
	var found []string
	_ = fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			t.Fatal(err)
		}
		if !d.IsDir() {
			text, _ := fs.ReadFile(files, path)
			found = append(found, path+"="+string(text))
		}
		return nil
	})
	want := []string{"assets/page/own.css=css", "content/_index.fr.md=committed\n", "content/é/cookies.fr.md=\x00\n\nbytes"}
	if !slices.Equal(found, want) {
		t.Errorf("found %q, want %q", found, want)
	}
	if _, err := files.Open("layouts/x.html"); !errors.Is(err, fs.ErrNotExist) {
		t.Error("what is not there: ", err)
	}
}

func TestWhetherAFolderIsAsCommitted(t *testing.T) {
	folder := filepath.Join(repo(t), "legal")
	write(t, folder, "public/index.html", "built again")
	if c, clean, known := Now(context.Background(), folder, "content"); !known || !clean || c.Subject != "Begin" {
		t.Error(c, clean, known)
	}
	write(t, folder, "content/acme/_index.fr.md", "new")
	if _, clean, known := Now(context.Background(), folder, "content"); !known || clean {
		t.Error("a new file is no change")
	}
	if _, _, known := Now(context.Background(), t.TempDir(), "content"); known {
		t.Error("a folder outside of any repository stands on a commit")
	}
}

func TestWhatCannotBeRead(t *testing.T) {
	top := repo(t)
	run(t, top, "branch", "production")
	run(t, top, "update-ref", "refs/remotes/origin/staging", "HEAD")
	empty := t.TempDir()
	run(t, empty, "init", "-q")
	for _, one := range []struct{ folder, name, message, hint string }{
		{top, "productoin", `there is no revision "productoin"`, `did you mean "production"?`},
		{top, "staging", `there is no revision "staging"`, `did you mean "origin/staging"?`},
		{top, "--output=x", `there is no revision "--output=x"`, "git branch --all"},
		{empty, "HEAD", "no commit yet", "commit what is published"},
		{top, "HEAD", "holds nothing of what a site is made from", "name a later revision"},
		{t.TempDir(), "HEAD", "is not in a git repository", "name a folder"},
	} {
		_, _, err := Open(context.Background(), one.folder, one.name, "content")
		var m diag.Mistake
		if !errors.As(err, &m) || !strings.Contains(m.Message.EN, one.message) || !strings.Contains(m.Hint.EN, one.hint) {
			t.Errorf("%s: %v", one.name, err)
		}
	}
	t.Setenv("PATH", "")
	if _, _, err := Open(context.Background(), top, "HEAD", "content"); err == nil || !strings.Contains(err.Error(), "git is not installed") {
		t.Error("without git: ", err)
	}
}
