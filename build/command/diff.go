package command

import (
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"slices"
	"strconv"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"charte/build/approval"
	"charte/build/diag"
	"charte/build/policy"
)

// diffOptions are the flags of diff.
type diffOptions struct {
	buildOptions
	format string
	exit   bool
}

func (w World) diff() *cobra.Command {
	var o diffOptions
	c := &cobra.Command{
		Use:   "diff [REVISION|FOLDER]",
		Short: "Print what a reader will see change: the sheet to approve",
		Long: `Diff builds two sites in memory, the one of a git revision and the one of the working
folder, and prints what readers of the second one see change: which versions begin,
what is declared otherwise and who is asked again, each text clause by clause and
word by word in every language, the words of the banners, and addresses that are
gone. What should be settled before anybody signs stands first: above all a text in
force that changes without a new version.

Without an argument the revision is HEAD. A folder that holds content/ stands for
itself; anything else is a revision: a branch, a tag, a commit. Both are read with
the defaults of this charte, and open findings stop nothing.

Exit codes: 0 done; 1 with --exit-code, if anything changes; 2 a side could not be
read.`,
		Example: `  charte diff                              # what my changes change
  charte diff production                   # what publishing changes
  charte diff production --format markdown --lang fr > sheet.md
  charte diff ../published --product flowlyweb`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return w.runDiff(c.Context(), o, args) },
	}
	f := c.Flags()
	sourceFlag(c, &o.source)
	langFlag(c, &o.lang)
	f.StringArrayVar(&o.products, "product", nil, "compare only this product (may be repeated)")
	f.StringVar(&o.now, "now", "", "day on which both sites are looked at, YYYY-MM-DD (default today)")
	f.StringVar(&o.format, "format", "text", "text, markdown or json")
	f.BoolVar(&o.exit, "exit-code", false, "exit with 1 if anything changes")
	return c
}

func (w World) runDiff(ctx context.Context, o diffOptions, args []string) error {
	p, err := w.pipeline(o.buildOptions)
	if err != nil {
		return err
	}
	if !slices.Contains([]string{"text", "markdown", "json"}, o.format) {
		return refused(o.lang, diag.Say("there is no format %q; write text, markdown or json", "il n’y a pas de format %q ; écrivez text, markdown ou json", o.format))
	}
	name := "HEAD"
	if len(args) > 0 {
		name = args[0]
	}
	progress := w.progress(false, o.lang)
	p.said = progress.step
	sheet, err := w.sheet(ctx, p, o, name)
	progress.end()
	if err != nil {
		return err
	}
	if err := w.writeSheet(sheet, o); err != nil {
		return err
	}
	if o.exit && sheet.Changes {
		return errReported
	}
	return nil
}

// sheet compares what stands under a name with the working folder of a pipeline.
func (w World) sheet(ctx context.Context, p *pipeline, o diffOptions, name string) (approval.Sheet, error) {
	files, from, err := sourceOf(ctx, o.source, name)
	if err != nil {
		return approval.Sheet{}, spoken(err, o.lang)
	}
	changed, err := differing(files, p.user)
	if err != nil {
		return approval.Sheet{}, err
	}
	p.some = true
	before, after, err := p.sides(ctx, files, name, len(changed) > 0)
	if err != nil {
		return approval.Sheet{}, err
	}
	before.Source, after.Source = from, workingFolder(ctx, o.source)
	before.Findings = below(prefixOf(o.source), before.Findings)
	after.Findings = below(prefixOf(o.source), after.Findings)
	return approval.Compare(approval.Input{
		Before: before, After: after, Day: p.today, Lang: o.lang, Form: ofForm(changed), Some: len(o.products) > 0,
	})
}

// sides builds both sites; of sources that do not differ, one.
func (p *pipeline) sides(ctx context.Context, files fs.FS, name string, differ bool) (before, after approval.Side, err error) {
	if differ {
		if before, err = p.over(files).side(ctx); err != nil {
			return before, after, unreadable(placed(name, err))
		}
	}
	if after, err = p.side(ctx); err != nil {
		return before, after, unreadable(err)
	}
	if !differ {
		before = after
	}
	return before, after, p.known(before.Site, after.Site)
}

// side builds a site for the comparison.
func (p *pipeline) side(ctx context.Context) (approval.Side, error) {
	b, err := p.run(ctx)
	return approval.Side{Site: b.site, Words: b.words, Files: b.files, Findings: b.findings}, err
}

// known refuses a product that neither site has.
func (p *pipeline) known(old, new policy.Site) error {
	both := policy.Site{Products: slices.Concat(old.Products, new.Products)}
	for _, id := range p.products {
		if !slices.ContainsFunc(both.Products, func(one policy.Product) bool { return one.ID == id }) {
			return refused(p.findingsLang, diag.Say("there is no product %q, neither before nor after", "il n’y a de produit %q ni avant, ni après", id))
		}
	}
	return nil
}

func (w World) writeSheet(s approval.Sheet, o diffOptions) error {
	switch o.format {
	case "markdown":
		return s.Markdown(w.Stdout)
	case "json":
		e := json.NewEncoder(w.Stdout)
		e.SetIndent("", "  ")
		e.SetEscapeHTML(false)
		return e.Encode(s)
	}
	return s.Text(w.Stdout, w.width(), w.style(w.Stdout).Color)
}

// Width of a sheet: as wide as the terminal, no wider than one reads with ease, and
// that of a page where there is no terminal.
const (
	narrowest  = 40
	widest     = 100
	pageColumn = 80
)

// width is that of what is written; COLUMNS says otherwise.
func (w World) width() int {
	n, err := strconv.Atoi(os.Getenv("COLUMNS"))
	if f, ok := w.Stdout.(*os.File); ok && err != nil {
		n, _, err = term.GetSize(int(f.Fd()))
	}
	if err != nil || n <= 0 {
		n = pageColumn
	}
	return min(max(n, narrowest), widest)
}
