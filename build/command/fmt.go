package command

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"

	"charte/build/content"
	"charte/build/diag"
)

// fmtOptions are the flags of fmt.
type fmtOptions struct {
	source, lang string
	check, diff  bool
}

func (w World) format() *cobra.Command {
	var o fmtOptions
	c := &cobra.Command{
		Use:   "fmt [PATH]...",
		Short: "Write content files in their canonical form",
		Long: `Fmt writes content files in the one form in which charte likes to see them, so that
what two people or a web editor wrote differs only where it says something else:
the order of fields, lists, quotes, blanks, the marks of lists and emphasis. It
keeps every comment, and says the same as before; where it could not, it leaves
the file as it is and says why. A second run changes nothing.

Without a path it takes all files of content/. It prints the names of the files
that it changed.

Exit codes: 0 done; 1 with --check, if a file is not in canonical form; 2 a file
could not be read, or was left as it is.`,
		Example: `  charte fmt
  charte fmt content/flowlyweb
  charte fmt --check --diff            # in CI: say what would change`,
		RunE: func(c *cobra.Command, paths []string) error { return w.runFmt(c.Context(), o, paths) },
	}
	f := c.Flags()
	sourceFlag(c, &o.source)
	langFlag(c, &o.lang)
	f.BoolVar(&o.check, "check", false, "write nothing; exit with 1 if a file is not in canonical form")
	f.BoolVar(&o.diff, "diff", false, "write nothing; print what would change")
	return c
}

// formatted is what one run did.
type formatted struct {
	files, changed []string
	// left are the files that stayed as they are, for these problems.
	left     int
	problems diag.List
}

func (w World) runFmt(ctx context.Context, o fmtOptions, paths []string) error {
	if err := knownLanguage(o.lang); err != nil {
		return err
	}
	files, err := contentFiles(o, paths)
	if err != nil {
		return err
	}
	did := formatted{files: files}
	for _, file := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		differs, err := w.formatFile(o, file)
		var problems diag.List
		switch {
		case errors.As(err, &problems):
			did.left++
			did.problems = append(did.problems, problems...)
		case err != nil:
			return err
		case differs:
			did.changed = append(did.changed, file)
		}
	}
	return w.sayFormatted(o, did)
}

// formatFile formats one file, or only tells whether it would change.
func (w World) formatFile(o fmtOptions, file string) (bool, error) {
	name := filepath.Join(o.source, filepath.FromSlash(file))
	before, err := os.ReadFile(name)
	if err != nil {
		return false, err
	}
	after, problems := content.Format(file, before)
	if len(problems) > 0 || bytes.Equal(before, after) {
		return false, problems.Err()
	}
	if o.diff {
		_, err = w.Stdout.Write(diff.Diff(file, before, file+" (canonical form)", after))
	}
	if o.check || o.diff {
		return true, err
	}
	return true, replaceFile(name, after)
}

func (w World) sayFormatted(o fmtOptions, did formatted) error {
	if !o.diff {
		for _, file := range did.changed {
			fmt.Fprintln(w.Stdout, file)
		}
	}
	if did.left > 0 {
		_ = diag.Text(w.Stderr, did.problems.In(o.lang), w.style(w.Stderr))
		return errors.New(diag.Say("%d of %s left as they were", "laissés tels quels : %d sur %s", did.left, number(len(did.files), "file", "fichier")).In(o.lang))
	}
	if o.check && len(did.changed) > 0 {
		fmt.Fprintln(w.Stderr, diag.Say("%d of %s not in canonical form; \"charte fmt\" writes it",
			"pas dans la forme canonique : %d sur %s ; « charte fmt » l’écrit", len(did.changed), number(len(did.files), "file", "fichier")).In(o.lang))
		return errReported
	}
	return nil
}

// contentFiles are the files of content/ that the paths name, or all of them.
func contentFiles(o fmtOptions, paths []string) ([]string, error) {
	files, problems := content.Files(os.DirFS(o.source))
	if len(files) == 0 {
		return nil, errors.New(firstOf(problems).In(o.lang))
	}
	if len(paths) == 0 {
		return files, nil
	}
	var out []string
	for _, p := range paths {
		name, err := within(o.source, p)
		if err != nil {
			return nil, err
		}
		found := slices.DeleteFunc(slices.Clone(files), func(f string) bool {
			return f != name && !strings.HasPrefix(f, name+"/") && name != "."
		})
		if len(found) == 0 {
			at := slices.DeleteFunc(slices.Clone(problems), func(p diag.Problem) bool { return p.File != name })
			return nil, errors.New(diag.Say("%s is not a content file: %s", "%s n’est pas un fichier de content/ : %s", p, firstOf(at)).In(o.lang))
		}
		out = append(out, found...)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

func firstOf(problems diag.List) diag.Sentence {
	if len(problems) == 0 {
		return diag.Say("there is no such file in content/; name the folder that holds content/ with --source",
			"il n’y a pas de tel fichier dans content/ ; indiquez par --source le dossier qui contient content/")
	}
	english, french := problems[0], problems[0].In("fr")
	return diag.Sentence{EN: english.Message + "; " + english.Hint, FR: french.Message + " ; " + french.Hint}
}

// within gives the slash path of a file from the source folder.
func within(source, file string) (string, error) {
	base, err := filepath.Abs(source)
	if err != nil {
		return "", err
	}
	full, err := filepath.Abs(file)
	if err != nil {
		return "", err
	}
	rel, err := filepath.Rel(base, full)
	return filepath.ToSlash(rel), err
}

// replaceFile writes a file in one step: whoever reads it sees the old text or
// the new one. It keeps the file's mode, and what a link points to.
func replaceFile(name string, text []byte) error {
	name, err := filepath.EvalSymlinks(name)
	if err != nil {
		return err
	}
	stat, err := os.Stat(name)
	if err != nil {
		return err
	}
	draft, err := os.CreateTemp(filepath.Dir(name), ".charte-fmt-*")
	if err != nil {
		return err
	}
	defer os.Remove(draft.Name()) // it is gone where all went well
	_, err = draft.Write(text)
	err = errors.Join(err, draft.Chmod(stat.Mode().Perm()), draft.Close())
	if err != nil {
		return err
	}
	return os.Rename(draft.Name(), name)
}
