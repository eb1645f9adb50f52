package command

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"charte/build/content"
)

func (w World) translated() *cobra.Command {
	var o buildOptions
	c := &cobra.Command{
		Use:   "translated PRODUCT DOCUMENT LANGUAGE",
		Short: "Say that a translation is one of the text as it stands",
		Long: `Translated writes into a translation which text it translates: a short digest of every
clause of the original. When the original changes, the translation says so on its
page, clause by clause, and check finds it, until somebody translates the change
and runs this command again.`,
		Example: `  charte translated flowlyweb cookies en`,
		Args:    cobra.ExactArgs(3),
		RunE:    func(_ *cobra.Command, args []string) error { return w.runTranslated(o, args) },
	}
	sourceFlag(c, &o.source)
	langFlag(c, &o.lang)
	return c
}

func (w World) runTranslated(o buildOptions, args []string) error {
	p, err := w.pipeline(o)
	if err != nil {
		return err
	}
	var b built
	if err := p.read(&b); err != nil {
		return err
	}
	if _, _, err := named(b.site, args[:2], o.lang); err != nil {
		return err
	}
	files, err := content.Translated(os.DirFS(o.source), args[0], args[1], args[2])
	if err != nil {
		return err
	}
	for _, file := range slices.Sorted(maps.Keys(files)) {
		if err := replaceFile(filepath.Join(o.source, filepath.FromSlash(file)), files[file]); err != nil {
			return err
		}
		fmt.Fprintln(w.Stdout, file)
	}
	return nil
}
