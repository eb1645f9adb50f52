package command

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"charte/build/approval"
	"charte/build/diag"
	"charte/build/revision"
)

// sourceParts are the folders from which a site is made.
var sourceParts = []string{"content", "layouts", "assets", "i18n"}

// formParts are those that are not content.
var formParts = sourceParts[1:]

// over is the same pipeline over another source folder. In the folder of charte
// itself, layouts/, assets/ and i18n/ are those of this program and not somebody's
// own: those of another revision are of another program, and stay out of it.
func (p *pipeline) over(files fs.FS) *pipeline {
	out := *p
	out.user = files
	if holds(p.user, p.defaults, formParts) {
		out.user = parted{content: files, form: p.user}
	}
	out.compiler = out.newCompiler()
	return &out
}

// parted shows the content of one source folder, and the form of another.
type parted struct{ content, form fs.FS }

// Open gives a file of the one or the other.
func (p parted) Open(name string) (fs.File, error) {
	if name == sourceParts[0] || strings.HasPrefix(name, sourceParts[0]+"/") {
		return p.content.Open(name)
	}
	return p.form.Open(name)
}

// holds tells whether a folder has every file that another one has in some parts,
// byte for byte.
func holds(folder, other fs.FS, parts []string) bool {
	for _, part := range parts {
		texts, err := textsIn(other, part)
		if err != nil {
			return false
		}
		for file, text := range texts {
			if own, err := fs.ReadFile(folder, file); err != nil || string(own) != text {
				return false
			}
		}
	}
	return true
}

// sourceOf gives the source files that stand under a name: of a folder that holds
// content/, or of a revision.
func sourceOf(ctx context.Context, source, name string) (fs.FS, approval.Source, error) {
	if stat, err := os.Stat(filepath.Join(name, "content")); err == nil && stat.IsDir() {
		return os.DirFS(name), approval.Source{Name: filepath.ToSlash(name), Folder: true}, nil
	}
	files, c, err := revision.Open(ctx, source, name, sourceParts...)
	return files, approval.Source{Name: name, Commit: c.ID, Day: c.Day, Subject: c.Subject}, err
}

// workingFolder says on which commit the working folder stands, where that is
// known.
func workingFolder(ctx context.Context, source string) approval.Source {
	from := approval.Source{Name: filepath.ToSlash(filepath.Clean(source)), Folder: true}
	if c, clean, known := revision.Now(ctx, source, sourceParts...); known {
		from.Commit, from.Day, from.Subject, from.Uncommitted = c.ID, c.Day, c.Subject, !clean
	}
	return from
}

// placed puts the name of a revision before the places of problems, as git writes
// them: production:content/acme/cookies.fr.md.
func placed(name string, err error) error {
	var problems diag.List
	if name == "" || !errors.As(err, &problems) {
		return err
	}
	out := slices.Clone(problems)
	for i := range out {
		out[i].File = name + ":" + out[i].File
	}
	return out
}

// spoken is an error in the language of who reads it.
func spoken(err error, lang string) error {
	if err == nil {
		return nil
	}
	var m diag.Mistake
	if !errors.As(err, &m) {
		return err
	}
	if m.Hint.EN == "" {
		return refused(lang, m.Message)
	}
	return refused(lang, diag.Say("%s; %s", "%s ; %s", m.Message, m.Hint))
}

// differing are the source files that two sites do not share, sorted.
func differing(a, b fs.FS) ([]string, error) {
	var out []string
	for _, folder := range sourceParts {
		was, err := textsIn(a, folder)
		if err != nil {
			return nil, err
		}
		is, err := textsIn(b, folder)
		if err != nil {
			return nil, err
		}
		for file, text := range was {
			if now, ok := is[file]; !ok || now != text {
				out = append(out, file)
			}
			delete(is, file)
		}
		out = slices.AppendSeq(out, maps.Keys(is))
	}
	slices.Sort(out)
	return out, nil
}

// ofForm are the files among some that are not content.
func ofForm(files []string) []string {
	return slices.DeleteFunc(slices.Clone(files), func(file string) bool { return strings.HasPrefix(file, sourceParts[0]+"/") })
}

func textsIn(files fs.FS, folder string) (map[string]string, error) {
	out := map[string]string{}
	err := fs.WalkDir(files, folder, func(file string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(files, file)
		out[file] = string(text)
		return err
	})
	return out, err
}
