// Package revision reads a source folder as git kept it.
//
// [Open] gives the folder of a revision as a file system in memory; nothing is
// checked out, and no filter or attribute of the repository is applied: the bytes
// are those that were committed. [Now] says where the working folder stands.
//
// It runs the git that is installed, because a repository holds whatever that git
// writes: other storage formats, alternates, partial clones, worktrees.
package revision

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"strings"

	"charte/build/diag"
)

// Commit is one commit, as people speak of it.
type Commit struct {
	// ID is its full name, in hexadecimal digits.
	ID string
	// Day is that of the commit, YYYY-MM-DD.
	Day string
	// Subject is the first line of its message.
	Subject string
}

// Short is the beginning of its name.
func (c Commit) Short() string { return c.ID[:min(len(c.ID), 10)] }

// repository is the repository around a folder.
type repository struct {
	folder string
	// prefix is the folder's path from the top of the repository, "" or "legal/".
	prefix string
}

// find gives the repository around a folder. The error is a [diag.Mistake].
func find(ctx context.Context, folder string) (repository, error) {
	r := repository{folder: folder}
	out, err := r.git(ctx, nil, "rev-parse", "--show-prefix")
	r.prefix = strings.TrimSuffix(string(out), "\n")
	return r, err
}

// git runs git in the folder. The error is a [diag.Mistake].
func (r repository) git(ctx context.Context, input []byte, args ...string) ([]byte, error) {
	var said bytes.Buffer
	c := exec.CommandContext(ctx, "git", args...)
	c.Dir, c.Stdin, c.Stderr = r.folder, bytes.NewReader(input), &said
	c.Env = append(os.Environ(), "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0")
	out, err := c.Output()
	switch {
	case err == nil:
		return out, nil
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, exec.ErrNotFound):
		return nil, diag.Mistake{
			Message: diag.Say("git is not installed, and only git can tell what a revision holds", "git n’est pas installé, et lui seul sait ce que contient une révision"),
			Hint:    diag.Say("install it, or name a folder that holds content/", "installez-le, ou indiquez un dossier qui contient content/"),
		}
	case strings.Contains(said.String(), "not a git repository"):
		return nil, diag.Mistake{
			Message: diag.Say("%s is not in a git repository", "%s n’est pas dans un dépôt git", r.folder),
			Hint:    diag.Say("name a folder that holds content/ instead of a revision", "indiquez, au lieu d’une révision, un dossier qui contient content/"),
		}
	}
	first, _, _ := strings.Cut(strings.TrimSpace(said.String()), "\n")
	if first == "" {
		first = err.Error()
	}
	return nil, diag.Mistake{Message: diag.Say("git %s: %s", "git %s : %s", args[0], first)}
}

// commit gives the commit that a name stands for. The error is a [diag.Mistake].
func (r repository) commit(ctx context.Context, name string) (Commit, error) {
	id, err := r.git(ctx, nil, "rev-parse", "--verify", "--quiet", "--end-of-options", name+"^{commit}")
	if err != nil {
		return Commit{}, r.unknown(ctx, name)
	}
	c := Commit{ID: strings.TrimSpace(string(id))}
	said, err := r.git(ctx, nil, "show", "--no-patch", "--no-show-signature", "--format=%cs%n%s", c.ID, "--")
	c.Day, c.Subject, _ = strings.Cut(strings.TrimSpace(string(said)), "\n")
	return c, err
}

// unknown says that a name stands for nothing, and what was perhaps meant.
func (r repository) unknown(ctx context.Context, name string) error {
	if name == "HEAD" {
		return diag.Mistake{
			Message: diag.Say("this repository has no commit yet", "ce dépôt n’a pas encore de commit"),
			Hint:    diag.Say("commit what is published, or name a folder that holds content/", "enregistrez par un commit ce qui est publié, ou indiquez un dossier qui contient content/"),
		}
	}
	out, _ := r.git(ctx, nil, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes")
	names := strings.Fields(string(out))
	hint := diag.Say("\"git branch --all\" lists the branches; fetch those that are elsewhere", "« git branch --all » donne la liste des branches ; rapatriez celles qui sont ailleurs")
	near := diag.Nearest(name, names)
	for _, known := range names {
		if strings.HasSuffix(known, "/"+name) {
			near = known
		}
	}
	if near != "" {
		hint = diag.Say("did you mean %q?", "vouliez-vous dire %q ?", near)
	}
	return diag.Mistake{
		Message: diag.Say("there is no revision %q, and no folder of that name that holds content/", "il n’y a ni révision %q, ni dossier de ce nom qui contienne content/", name),
		Hint:    hint,
	}
}

// Now is the commit on which a folder stands, and whether what it holds under the
// named parts is what was committed there. known is false where that cannot be
// told: no repository, no commit, no git.
func Now(ctx context.Context, folder string, parts ...string) (c Commit, clean, known bool) {
	r, err := find(ctx, folder)
	if err != nil {
		return c, false, false
	}
	if c, err = r.commit(ctx, "HEAD"); err != nil {
		return c, false, false
	}
	out, err := r.git(ctx, nil, append([]string{"status", "--porcelain", "--untracked-files=all", "--"}, parts...)...)
	return c, err == nil && len(out) == 0, err == nil
}
