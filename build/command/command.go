// Package command is the door: flags, sub-commands, exit codes.
//
// Results go to standard output, everything said about the work to standard
// error. Exit codes:
//
//	0  done; nothing was found that counts
//	1  the content has problems, or findings that count; nothing was written
//	2  the command could not be carried out: a wrong flag, a folder that
//	   cannot be read or written; for check, content that cannot be read
package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"charte/build/diag"
)

// Exit codes.
const (
	Done     = 0
	Problems = 1
	Failed   = 2
)

// World is everything that a command takes from outside.
type World struct {
	Args           []string
	Stdout, Stderr io.Writer
	// Defaults holds layouts/, assets/ and i18n/ as they ship.
	Defaults fs.FS
	// Now is the clock; only what depends on a day asks it.
	Now func() time.Time
}

// errReported ends a command whose problems were printed already.
var errReported = errors.New("the problems were reported")

// Main runs the command line of this process and gives its exit code.
func Main(defaults fs.FS) int {
	return Run(context.Background(), World{
		Args: os.Args[1:], Stdout: os.Stdout, Stderr: os.Stderr, Defaults: defaults, Now: time.Now,
	})
}

// Run runs one command line and gives its exit code. An interrupt ends ctx.
func Run(ctx context.Context, w World) int {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second interrupt ends the process at once
	root := w.root()
	root.SetArgs(w.Args)
	root.SetOut(w.Stdout)
	root.SetErr(w.Stderr)
	c, err := root.ExecuteContextC(ctx)
	return w.exit(err, langOf(c))
}

// langOf is the language in which a command speaks of the content.
func langOf(c *cobra.Command) string {
	if lang := c.Flags().Lookup("lang"); lang != nil {
		return lang.Value.String()
	}
	return environmentLanguage()
}

// exit says what went wrong, in a language, and gives the code for it.
func (w World) exit(err error, lang string) int {
	say := func(s diag.Sentence) { fmt.Fprintln(w.Stderr, s.In(lang)) }
	var list diag.List
	var unread contentUnreadable
	switch {
	case err == nil:
		return Done
	case errors.Is(err, errReported):
		return Problems
	case errors.As(err, &unread):
		_ = diag.Text(w.Stderr, unread.List.In(lang), w.style(w.Stderr))
		say(diag.Say("\n%s; the content could not be read", "\n%s ; le contenu n’a pas pu être lu", number(len(unread.List), "problem", "problème")))
		return Failed
	case errors.As(err, &list):
		_ = diag.Text(w.Stderr, list.In(lang), w.style(w.Stderr))
		say(diag.Say("\n%s; nothing was written", "\n%s ; rien n’a été écrit", number(len(list), "problem", "problème")))
		return Problems
	case errors.Is(err, context.Canceled):
		say(diag.Say("charte: interrupted; nothing was written", "charte : interrompu ; rien n’a été écrit"))
		return Failed
	}
	fmt.Fprintf(w.Stderr, "charte: %v\n", err)
	return Failed
}

// style is how text is decorated for who reads it.
func (w World) style(reader io.Writer) diag.Style {
	return diag.Style{Color: isTerminal(reader) && os.Getenv("NO_COLOR") == ""}
}

// isTerminal tells whether a person looks at what is written.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok || os.Getenv("CI") != "" {
		return false
	}
	stat, err := f.Stat()
	return err == nil && stat.Mode()&os.ModeCharDevice != 0
}

func (w World) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "charte",
		Short: "Make legal and consent pages, and a banner per product, from one declaration",
		Long: `charte turns a folder of content files into a static site of legal and consent
pages, and into one small, dependency-free banner script per product.

Exit codes: 0 done; 1 the content has problems or findings that count, nothing was
written; 2 the command could not be carried out.`,
		Example: `  charte build                         # content/ → public/
  charte serve --open                  # preview while you write
  charte new product acme              # a first product, ready to build`,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.NoArgs,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.AddCommand(w.build(), w.check(), w.explain(), w.listRules(), w.services(), w.release(), w.prove(), w.serve(), w.create(), w.format(), w.amend(), w.translated(), w.schema(), w.version())
	root.AddCommand(w.diff(), w.verify())
	return root
}

func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// number counts things in both languages; in French none and one are singular.
func number(n int, en, fr string) diag.Sentence {
	if n > 1 {
		fr += "s"
	}
	return diag.Sentence{EN: count(n, en), FR: fmt.Sprintf("%d %s", n, fr)}
}
