package command

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"charte/build/schema"
)

// manual is the page of the documentation that tells of every field.
const manual = "docs/content.md"

func (w World) schema() *cobra.Command {
	var out string
	c := &cobra.Command{
		Use:   "schema [KIND]",
		Short: "Print the JSON Schema of a kind of front matter",
		Long: `Schema prints what the front matter of one kind of file may hold, as a JSON Schema
(2020-12), for editors and other programs. Without a kind it lists the kinds.

A schema knows one file only; "charte check" knows all of them, and the law.`,
		Example: `  charte schema cookies
  charte schema --out schemas         # all of them, one file each`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, kinds []string) error {
			switch {
			case out != "":
				return w.writeSchemas(out, kinds)
			case len(kinds) == 0:
				return w.listSchemas()
			}
			text, err := w.schemaOf(kinds[0])
			if err != nil {
				return err
			}
			_, err = w.Stdout.Write(text)
			return err
		},
	}
	c.Flags().StringVar(&out, "out", "", "folder in which to write <kind>.json, of every kind if none is named")
	return c
}

func (w World) schemaOf(kind string) ([]byte, error) {
	text, err := fs.ReadFile(w.Defaults, manual)
	if err != nil {
		return nil, err
	}
	return schema.Of(kind, string(text))
}

func (w World) listSchemas() error {
	width := 0
	for _, name := range schema.Names() {
		width = max(width, len(name))
	}
	for _, name := range schema.Names() {
		fmt.Fprintf(w.Stdout, "%-*s  %s\n", width, name, schema.Title(name))
	}
	return nil
}

// writeSchemas writes the schemas of some kinds, or of all.
func (w World) writeSchemas(folder string, kinds []string) error {
	if len(kinds) == 0 {
		kinds = schema.Names()
	}
	for _, kind := range kinds {
		text, err := w.schemaOf(kind)
		if err != nil {
			return err
		}
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
		name := filepath.Join(folder, kind+".json")
		if err := os.WriteFile(name, text, 0o644); err != nil {
			return err
		}
		fmt.Fprintln(w.Stdout, filepath.ToSlash(name))
	}
	return nil
}
