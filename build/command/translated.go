package command

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

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
		RunE:    func(c *cobra.Command, args []string) error { return w.runTranslated(c.Context(), o, args) },
	}
	sourceFlag(c, &o.source)
	langFlag(c, &o.lang)
	return c
}

func (w World) runTranslated(_ context.Context, o buildOptions, args []string) error {
	p, err := w.pipeline(o)
	if err != nil {
		return err
	}
	var b built
	if err := p.read(&b); err != nil {
		return err
	}
	_, original, err := named(b.site, args[:2])
	if err != nil {
		return err
	}
	if args[2] == original.Lang {
		return fmt.Errorf("%q is the authoritative language; a translation is in another one", args[2])
	}
	file := fmt.Sprintf("content/%s/%s.%s.md", args[0], args[1], args[2])
	name := filepath.Join(o.source, filepath.FromSlash(file))
	before, err := os.ReadFile(name)
	if errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("there is no %s; \"charte new translation %s %s %s\" writes it", file, args[0], args[1], args[2])
	} else if err != nil {
		return err
	}
	after, err := content.Translated(file, before, original)
	if err != nil {
		return err
	}
	if err := replaceFile(name, after); err != nil {
		return err
	}
	fmt.Fprintln(w.Stdout, file)
	return nil
}
