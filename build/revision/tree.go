package revision

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/spf13/afero"

	"charte/build/diag"
)

// Open gives a folder as a revision has it, and the commit that the name stands
// for: the named parts of the folder, by slash path from it. A symbolic link to a
// file gives that file; one that leads out of the repository, and a submodule, are
// left out. The error is a [diag.Mistake] where somebody can mend it.
func Open(ctx context.Context, folder, name string, parts ...string) (fs.FS, Commit, error) {
	r, err := find(ctx, folder)
	if err != nil {
		return nil, Commit{}, err
	}
	c, err := r.commit(ctx, name)
	if err != nil {
		return nil, c, err
	}
	found, err := r.list(ctx, c.ID, parts)
	if err != nil {
		return nil, c, err
	}
	if len(found) == 0 {
		return nil, c, diag.Mistake{
			Message: diag.Say("%s holds nothing of what a site is made from in %s", "%s ne contient rien de ce qui fait un site, sous %s", name, "/"+r.prefix),
			Hint:    diag.Say("name a later revision", "indiquez une révision plus récente"),
		}
	}
	files, err := r.files(ctx, c.ID, found)
	return files, c, err
}

// entry is a file of a revision.
type entry struct {
	// path begins at the folder, object is the name by which git gives its bytes.
	path, object string
}

// list gives the files of a commit under the parts.
func (r repository) list(ctx context.Context, commit string, parts []string) ([]entry, error) {
	args := []string{"ls-tree", "-r", "-z", "--full-tree", commit, "--"}
	for _, part := range parts {
		args = append(args, r.prefix+part)
	}
	out, err := r.git(ctx, nil, args...)
	if err != nil {
		return nil, err
	}
	var found []entry
	for line := range strings.SplitSeq(string(out), "\x00") {
		about, file, ok := strings.Cut(line, "\t")
		fields := strings.Fields(about) // mode, type, object
		if !ok || len(fields) != 3 || fields[1] != "blob" || strings.Contains(file, "\n") {
			continue
		}
		one := entry{strings.TrimPrefix(file, r.prefix), fields[2]}
		if fields[0] == "120000" { // a symbolic link: what it leads to
			one.object = commit + ":" + file
		}
		found = append(found, one)
	}
	return found, nil
}

// files gives the contents of the entries as a file system.
func (r repository) files(ctx context.Context, commit string, all []entry) (fs.FS, error) {
	var asked bytes.Buffer
	for _, e := range all {
		asked.WriteString(e.object + "\n")
	}
	out, err := r.git(ctx, asked.Bytes(), "cat-file", "--batch", "--follow-symlinks")
	if err != nil {
		return nil, err
	}
	target := afero.NewMemMapFs()
	answers := bufio.NewReader(bytes.NewReader(out))
	for _, e := range all {
		text, isFile, err := answer(answers)
		if err != nil {
			return nil, fmt.Errorf("reading %s from %s: %w", e.path, commit, err)
		}
		if !isFile || !fs.ValidPath(e.path) {
			continue
		}
		if err := afero.WriteFile(target, path.Clean(e.path), text, 0o644); err != nil {
			return nil, err
		}
	}
	return afero.NewIOFS(target), nil
}

// answer reads what git says of one object: "<object> <type> <size>" and the
// bytes, "<object> missing", or "<word> <size>" and a path for a link that leads
// nowhere.
func answer(r *bufio.Reader) (text []byte, isFile bool, err error) {
	line, err := r.ReadString('\n')
	if err != nil {
		return nil, false, err
	}
	fields := strings.Fields(line)
	var size int
	if n, _ := fmt.Sscan(fields[len(fields)-1], &size); n == 0 {
		return nil, false, nil // missing
	}
	text = make([]byte, size+1)
	if _, err := io.ReadFull(r, text); err != nil {
		return nil, false, err
	}
	return text[:size], len(fields) == 3 && fields[1] == "blob", nil
}
