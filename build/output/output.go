// Package output writes the published folder, in one step.
//
// The files are written to a new folder beside the target, which then takes the
// target's place: a reader sees the old site or the new one, never half of
// either, and a build that is interrupted leaves the old one.
//
// A folder that charte wrote holds a file called [Mark]. A folder without it
// that is not empty is somebody else's, and is never touched.
package output

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Mark is the name of the file by which charte knows its own folders.
const Mark = ".charte"

const markText = "This folder was written by charte, and is replaced as a whole by the next build.\n"

// Check tells why a target cannot be written for a source folder, or nil.
func Check(target, source string) error {
	target, err := resolve(target)
	if err != nil {
		return err
	}
	if source, err = resolve(source); err != nil {
		return err
	}
	if target == source || strings.HasPrefix(source+sep, withSep(target)) {
		return fmt.Errorf("the site cannot be written to %s: the sources are in it, and would be replaced; name another folder with --out", target)
	}
	for _, room := range []string{"content", "layouts", "assets", "i18n"} {
		if withSep(target) == withSep(filepath.Join(source, room)) || strings.HasPrefix(target, withSep(filepath.Join(source, room))) {
			return fmt.Errorf("the site cannot be written to %s, a folder of the sources; name another folder with --out", target)
		}
	}
	return checkFolder(target)
}

const sep = string(filepath.Separator)

func withSep(path string) string { return strings.TrimSuffix(path, sep) + sep }

// resolve follows links as far as the path exists.
func resolve(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	rest := ""
	for dir := abs; ; dir = filepath.Dir(dir) {
		if real, err := filepath.EvalSymlinks(dir); err == nil {
			return filepath.Join(real, rest), nil
		}
		if dir == filepath.Dir(dir) {
			return abs, nil
		}
		rest = filepath.Join(filepath.Base(dir), rest)
	}
}

func checkFolder(target string) error {
	entries, err := os.ReadDir(target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("the site cannot be written to %s: %w", target, err)
	case len(entries) == 0 || marked(target):
		return nil
	}
	return fmt.Errorf("the folder %s is not empty and was not written by charte; empty it yourself, or name another folder with --out", target)
}

// marked tells whether charte wrote the folder.
func marked(folder string) bool {
	text, err := os.ReadFile(filepath.Join(folder, Mark))
	return err == nil && string(text) == markText
}

// Write makes target hold exactly the files, named by slash paths. When ctx ends
// before the last step, nothing has changed.
func Write(ctx context.Context, target string, files map[string][]byte) (err error) {
	target, err = resolve(target)
	if err != nil {
		return err
	}
	parent := filepath.Dir(target)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return err
	}
	fresh, err := os.MkdirTemp(parent, "."+filepath.Base(target)+".charte-*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(fresh)) }() // after an exchange, the old site
	if err := fill(ctx, fresh, files); err != nil {
		return err
	}
	if err := checkFolder(target); err != nil {
		return err
	}
	return replace(fresh, target)
}

func fill(ctx context.Context, dir string, files map[string][]byte) error {
	if err := os.Chmod(dir, 0o755); err != nil {
		return err
	}
	made := map[string]bool{}
	for path, data := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		if !filepath.IsLocal(path) {
			return fmt.Errorf("%q is not a path inside the site", path)
		}
		file := filepath.Join(dir, filepath.FromSlash(path))
		if folder := filepath.Dir(file); !made[folder] {
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return err
			}
			made[folder] = true
		}
		if err := os.WriteFile(file, data, 0o644); err != nil {
			return err
		}
	}
	if err := os.WriteFile(filepath.Join(dir, Mark), []byte(markText), 0o644); err != nil {
		return err
	}
	return ctx.Err()
}

// replace puts fresh in the place of target. Where the system can exchange two
// folders, there is no moment without a site; elsewhere there is a short one.
func replace(fresh, target string) error {
	if _, err := os.Lstat(target); errors.Is(err, fs.ErrNotExist) {
		return os.Rename(fresh, target)
	}
	if err := exchange(fresh, target); err == nil {
		return nil
	}
	aside := fresh + ".old"
	if err := os.Rename(target, aside); err != nil {
		return err
	}
	if err := os.Rename(fresh, target); err != nil {
		return errors.Join(err, os.Rename(aside, target))
	}
	return os.RemoveAll(aside)
}
