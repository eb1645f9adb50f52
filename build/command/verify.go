package command

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"charte/build/diag"
	"charte/build/verify"
)

// verifyOptions are the flags of verify.
type verifyOptions struct {
	lang, format string
	skip         []string
	strict       bool
	timeout      time.Duration
	most         int
	live         bool
	site         string
	product      string
}

func (w World) verify() *cobra.Command {
	var o verifyOptions
	c := &cobra.Command{
		Use:   "verify FOLDER|URL",
		Short: "Inspect a published folder, a live site, or a product's page with its banner",
		Long: `Verify inspects what build has written, or what stands at an address, and shares
no code with what made it. It follows every link, holds every digest against its
file and every declared tracker against page, table and banner, and looks for other
hosts, for scripts, for what one language has and another lacks. docs/verify.md
lists all of it. Of an address it also judges headers, types and compression.

With --live, the address is that of a product's own page: whether the banner's tag
is there and current, what contacts a declared service without waiting for it, what
waits for a name that is not declared, which cookies the answer sets, and whether
the Content-Security-Policy lets banner and services in. It reads the HTML that the
server sends and runs nothing: what scripts add to a page, it does not see. Where
the page has no tag of the legal site, because it serves its own copy or gets the
banner from a tag manager, name the site and the product.

Exit codes: 0 nothing that counts was found; 1 something was (with --strict: also
what is told and does not count otherwise); 2 there is no such folder, or nobody
answers at the address.`,
		Example: `  charte verify public
  charte verify https://legal.example.org --lang fr
  charte verify --live https://www.example.com
  charte verify --live https://www.example.com --site https://legal.example.org --product acme`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return w.runVerify(c, args[0], o) },
	}
	f := c.Flags()
	langFlag(c, &o.lang)
	f.StringVar(&o.format, "format", "text", "text, json, sarif, github or gitlab")
	f.StringArrayVar(&o.skip, "skip", nil, "leave out a check, by its code (may be repeated)")
	f.BoolVar(&o.strict, "strict", false, "what is told counts too")
	f.BoolVar(&o.live, "live", false, "the address is that of a product's own page")
	f.StringVar(&o.site, "site", "", "with --live: the address of the legal site")
	f.StringVar(&o.product, "product", "", "with --live: the product's id there")
	f.DurationVar(&o.timeout, "timeout", 20*time.Second, "how long one answer may take")
	f.IntVar(&o.most, "most", 20_000, "how many requests are made at most")
	return c
}

func (w World) runVerify(c *cobra.Command, place string, o verifyOptions) error {
	if err := knownLanguage(o.lang); err != nil {
		return err
	}
	if err := knownChecks(o.skip); err != nil {
		return err
	}
	found, err := o.look(c.Context(), place)
	if err != nil {
		return err
	}
	return w.tellVerified(found, o)
}

// look inspects what a place is: a folder, a site, or a product's page.
func (o verifyOptions) look(ctx context.Context, place string) (verify.Result, error) {
	options := verify.Options{Lang: o.lang, Skip: o.skip, Timeout: o.timeout, Most: o.most, Agent: "charte-verify/" + Version}
	switch {
	case o.live:
		return verify.Live(ctx, place, verify.LiveOptions{Options: options, Site: o.site, Product: o.product})
	case o.site != "" || o.product != "":
		return verify.Result{}, errors.New("--site and --product go with --live")
	case strings.HasPrefix(place, "https://") || strings.HasPrefix(place, "http://"):
		return verify.Site(ctx, place, options)
	}
	return verify.Folder(ctx, place, options)
}

func knownChecks(codes []string) error {
	var known []string
	for _, c := range verify.Checks() {
		known = append(known, c.Code)
	}
	for _, code := range codes {
		if !slices.Contains(known, code) {
			return fmt.Errorf("there is no check %q; the checks are %s", code, strings.Join(known, ", "))
		}
	}
	return nil
}

func (w World) tellVerified(found verify.Result, o verifyOptions) error {
	list := found.Findings.In(o.lang)
	formats := map[string]func(io.Writer) error{
		"text":   func(out io.Writer) error { return w.verifiedText(out, found, o) },
		"json":   func(out io.Writer) error { return verifiedJSON(out, found, o) },
		"sarif":  func(out io.Writer) error { return diag.SARIF(out, list, Version, o.lang) },
		"github": func(out io.Writer) error { return diag.GitHub(out, list) },
		"gitlab": func(out io.Writer) error { return diag.GitLab(out, list) },
	}
	write, ok := formats[o.format]
	if !ok {
		return fmt.Errorf("there is no format %q; write text, json, sarif, github or gitlab", o.format)
	}
	if err := write(w.Stdout); err != nil {
		return err
	}
	level := diag.Guideline
	if o.strict {
		level = diag.Practice
	}
	if len(found.Findings.Reaches(level)) > 0 {
		return errReported
	}
	return nil
}

func (w World) verifiedText(out io.Writer, found verify.Result, o verifyOptions) error {
	if err := diag.Text(out, found.Findings.In(o.lang), w.style(out)); err != nil {
		return err
	}
	if len(found.Findings) > 0 {
		fmt.Fprintln(out)
	}
	for _, line := range found.Summary() {
		fmt.Fprintln(out, line.In(o.lang))
	}
	return nil
}

// verifiedJSON writes what was found with how much was looked at.
func verifiedJSON(out io.Writer, found verify.Result, o verifyOptions) error {
	type unseen struct {
		Check string `json:"check"`
		Why   string `json:"why"`
	}
	content := struct {
		Findings  diag.List     `json:"findings"`
		Inspected verify.Counts `json:"inspected"`
		Unseen    []unseen      `json:"unseen"`
	}{found.Findings.In(o.lang), found.Counts, []unseen{}}
	if content.Findings == nil {
		content.Findings = diag.List{}
	}
	for _, u := range found.Unseen {
		content.Unseen = append(content.Unseen, unseen{u.Code, u.Why.In(o.lang)})
	}
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(content)
}
