package command

import (
	"context"
	"fmt"
	"net"
	"os/exec"
	"runtime"
	"slices"

	"github.com/spf13/cobra"

	"charte/build/diag"
	"charte/build/preview"
)

func (w World) serve() *cobra.Command {
	var o buildOptions
	var addr string
	var open bool
	c := &cobra.Command{
		Use:   "serve",
		Short: "Preview the site while you write, with a try-out page per banner",
		Long: `Serve builds in memory and reloads the browser on each change to content, layouts,
assets or words. Problems are shown over the last good pages. Nothing is written.

/_try/<product>/ is a sample page with the product's real banner and imitations of
the declared services, which store what they are declared to store.`,
		Example: `  charte serve --open
  charte serve --addr localhost:8080 --source ../legal`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return w.runServe(c, o, addr, open) },
	}
	sourceFlag(c, &o.source)
	c.Flags().StringVar(&addr, "addr", "localhost:1313", "address to listen on")
	c.Flags().BoolVar(&open, "open", false, "open the browser")
	c.Flags().StringVar(&o.now, "now", "", "day to build for, YYYY-MM-DD (default today)")
	langFlag(c, &o.lang)
	return c
}

func (w World) runServe(c *cobra.Command, o buildOptions, addr string, open bool) error {
	p, err := w.pipeline(o)
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w; choose another address with --addr", addr, err)
	}
	say := func(line string) { fmt.Fprintln(w.Stderr, line) }
	server := preview.NewServer(w.rebuilder(p, o), say)
	ctx := c.Context()
	server.Rebuild(ctx, nil)
	address := "http://" + l.Addr().String() + "/"
	fmt.Fprintf(w.Stdout, "%s\n", address)
	if open {
		w.openBrowser(address)
	}
	go func() {
		if err := preview.Watch(ctx, o.source, server.Rebuild, say); err != nil {
			fmt.Fprintf(w.Stderr, "changes are not seen: %v\n", err)
		}
	}()
	return server.Serve(ctx, l)
}

// rebuilder builds for the preview: banners are compiled anew only where their
// sources may have changed, and findings are said each time they differ.
func (w World) rebuilder(p *pipeline, o buildOptions) preview.Build {
	var said diag.List
	return func(ctx context.Context, changed []string) (preview.Site, error) {
		if slices.Contains(changed, "assets") {
			p.compiler = p.newCompiler()
		}
		b, err := p.run(ctx)
		if err != nil {
			problems := diag.Of(err).In(o.lang)
			_ = diag.Text(w.Stderr, problems, w.style(w.Stderr))
			return preview.Site{}, problems
		}
		if !slices.Equal(said, b.findings) {
			said = b.findings
			r := diag.Report{Style: w.style(w.Stderr), Lang: o.lang, Titles: titles(b.site, "")}
			_ = r.Write(w.Stderr, b.findings) // nobody reads where it cannot be written
		}
		return preview.Site{Files: b.files, Products: b.site.Products, Words: b.words}, nil
	}
}

// openBrowser asks the system to show an address; where it cannot, the address
// was printed.
func (w World) openBrowser(address string) {
	name, args := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	}
	if err := exec.Command(name, args...).Start(); err != nil {
		fmt.Fprintf(w.Stderr, "no browser could be opened: %v\n", err)
	}
}
