package command

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"charte/build/diag"
	"charte/build/policy"
	"charte/build/preview"
	"charte/build/rules"
)

// checkOptions are the flags of check.
type checkOptions struct {
	buildOptions
	format        string
	profiles      []string
	strict, quick bool
	watch, fix    bool
}

func (w World) check() *cobra.Command {
	var o checkOptions
	c := &cobra.Command{
		Use:   "check",
		Short: "Hold content/, the banners and the pages against law and good practice",
		Long: `Check reads content/ and says what a reviewer would: which fact is missing, which
words promise what nobody may promise, which text of law is at stake, and what to
write instead. It builds the pages in memory to look at them too, and writes nothing.

A finding that somebody decided to live with stands in the document under ignore:,
with a reason and a last day; it is listed in every report and counts again after it.

Exit codes: 0 nothing counts, or all was accepted; 1 there are findings of law (with
--strict: of law or of an authority's guidance); 2 the content could not be read.`,
		Example: `  charte check --lang fr
  charte check --strict --format github    # in a workflow, shown at the lines
  charte check --watch                     # while you write
  charte check --fix                       # what has exactly one right answer`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return w.runCheck(c.Context(), o) },
	}
	f := c.Flags()
	sourceFlag(c, &o.source)
	langFlag(c, &o.lang)
	f.StringArrayVar(&o.products, "product", nil, "check only this product (may be repeated)")
	f.StringVar(&o.now, "now", "", "day to check for, YYYY-MM-DD (default today)")
	f.StringVar(&o.format, "format", "text", "text, json, sarif, github or gitlab")
	f.StringArrayVar(&o.profiles, "profile", nil, "jurisdiction, in place of those that products declare: "+profileNames()+" (may be repeated)")
	f.BoolVar(&o.strict, "strict", false, "findings against an authority's guidance count too")
	f.BoolVar(&o.quick, "quick", false, "look at facts and words only, not at the built pages")
	f.BoolVar(&o.watch, "watch", false, "check again after each change, until interrupted")
	f.BoolVar(&o.fix, "fix", false, "mend what has exactly one right answer")
	return c
}

func profileNames() string {
	var names []string
	for _, p := range rules.Profiles() {
		names = append(names, string(p))
	}
	return strings.Join(names, ", ")
}

// level is the least serious finding that counts.
func (o checkOptions) level() diag.Severity {
	if o.strict {
		return diag.Guideline
	}
	return diag.Law
}

func (w World) runCheck(ctx context.Context, o checkOptions) error {
	p, err := w.pipeline(o.buildOptions)
	if err != nil {
		return err
	}
	if p.profiles, err = profilesNamed(o.profiles); err != nil {
		return err
	}
	write, err := w.writer(o)
	if err != nil {
		return err
	}
	if o.watch {
		return w.watchCheck(ctx, p, o, write)
	}
	found, err := w.checked(ctx, p, o)
	if err != nil {
		return unreadable(err)
	}
	return w.tell(found, o, write)
}

// checked gives the findings; with --fix, those that are left after mending.
func (w World) checked(ctx context.Context, p *pipeline, o checkOptions) (inspected, error) {
	found, err := p.inspect(ctx, o.quick)
	if err != nil || !o.fix {
		return found, err
	}
	mended, err := mend(o.source, found.findings)
	if err != nil {
		return found, err
	}
	said := diag.Sentence{EN: count(mended, "finding") + " mended", FR: number(mended, "", "correction").FR}
	fmt.Fprintf(w.Stderr, "charte: %s\n", said.In(o.lang))
	if mended == 0 {
		return found, nil
	}
	return p.inspect(ctx, o.quick)
}

func (w World) tell(found inspected, o checkOptions, write func(inspected) error) error {
	if err := write(found); err != nil {
		return err
	}
	if len(found.findings.Reaches(o.level())) > 0 {
		return errReported
	}
	return nil
}

// unreadable is an error for which check ends with 2: the content has mistakes
// that leave nothing to hold against a rule.
func unreadable(err error) error {
	var list diag.List
	if errors.As(err, &list) {
		return contentUnreadable{list}
	}
	return err
}

type contentUnreadable struct{ diag.List }

func (w World) watchCheck(ctx context.Context, p *pipeline, o checkOptions, write func(inspected) error) error {
	again := func(context.Context, []string) {
		fmt.Fprintln(w.Stderr, "charte: checking")
		found, err := w.checked(ctx, p, o)
		if err == nil {
			err = write(found)
		}
		if err != nil {
			w.exit(unreadable(err), o.lang)
		}
		fmt.Fprintln(w.Stderr, "charte: checked")
	}
	again(ctx, nil)
	return preview.Watch(ctx, o.source, again, func(line string) { fmt.Fprintln(w.Stderr, line) })
}

func profilesNamed(names []string) ([]rules.Profile, error) {
	var out []rules.Profile
	for _, name := range names {
		if !slices.Contains(rules.Profiles(), rules.Profile(name)) {
			return nil, fmt.Errorf("there is no profile %q; the profiles are %s", name, profileNames())
		}
		out = append(out, rules.Profile(name))
	}
	return out, nil
}

// writer gives what writes findings in a format, with paths from the working
// folder: where --source names another, its path stands before each.
func (w World) writer(o checkOptions) (func(inspected) error, error) {
	prefix := prefixOf(o.source)
	formats := map[string]func(io.Writer, inspected, diag.List) error{
		"text": func(out io.Writer, found inspected, l diag.List) error {
			r := diag.Report{Style: w.style(out), Lang: o.lang, Titles: titles(found.site, prefix)}
			err := r.Write(out, l)
			if !found.rebuild.IsZero() && err == nil {
				_, err = fmt.Fprintln(out, rebuildOn(found.rebuild).In(o.lang))
			}
			return err
		},
		"json":   func(out io.Writer, found inspected, l diag.List) error { return jsonFindings(out, found.rebuild, l) },
		"sarif":  func(out io.Writer, _ inspected, l diag.List) error { return diag.SARIF(out, l, Version, o.lang) },
		"github": func(out io.Writer, _ inspected, l diag.List) error { return diag.GitHub(out, l) },
		"gitlab": func(out io.Writer, _ inspected, l diag.List) error { return diag.GitLab(out, l) },
	}
	write, ok := formats[o.format]
	if !ok {
		return nil, fmt.Errorf("there is no format %q; write text, json, sarif, github or gitlab", o.format)
	}
	return func(found inspected) error { return write(w.Stdout, found, below(prefix, found.findings)) }, nil
}

// prefixOf is what stands before the paths of a source folder; nothing for the
// working folder itself.
func prefixOf(source string) string {
	if clean := filepath.ToSlash(filepath.Clean(source)); clean != "." {
		return clean
	}
	return ""
}

// below puts a folder before the paths of files that people edit; a page has the
// path under which it is published.
func below(folder string, l diag.List) diag.List {
	out := slices.Clone(l)
	for i := range out {
		for _, file := range []*string{&out[i].File, &out[i].Mend.File} {
			if strings.HasPrefix(*file, "content/") {
				*file = path.Join(folder, *file)
			}
		}
	}
	return out
}

// titles name each content file as its reader does.
func titles(site policy.Site, prefix string) map[string]string {
	out := map[string]string{}
	name := func(origin policy.Origin, title string) {
		file := origin.At("").File
		if file != "" && title != "" && !strings.Contains(file, "/_bases/") { // a base is no single product's
			out[path.Join(prefix, file)] = title
		}
	}
	for _, p := range site.Products {
		for _, e := range p.Editions {
			name(e.Origin, e.Name)
			for _, d := range slices.Concat(e.Documents, e.Announced) {
				name(d.Origin, e.Name+" · "+d.Title)
			}
		}
	}
	return out
}

// jsonFindings writes findings with their counts, and the day on which the site
// must be built again.
func jsonFindings(w io.Writer, rebuild policy.Date, l diag.List) error {
	open, accepted := l.Split()
	if l == nil {
		l = diag.List{}
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(struct {
		Law       int       `json:"law"`
		Guideline int       `json:"guideline"`
		Practice  int       `json:"practice"`
		Accepted  int       `json:"accepted"`
		Findings  diag.List `json:"findings"`
		// Rebuild is YYYY-MM-DD or "".
		Rebuild policy.Date `json:"rebuild"`
	}{open.Count(diag.Law), open.Count(diag.Guideline), open.Count(diag.Practice), len(accepted), l, rebuild})
}
