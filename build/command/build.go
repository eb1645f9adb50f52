package command

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"charte/build/data"
	"charte/build/diag"
	"charte/build/host"
	"charte/build/output"
	"charte/build/policy"
)

// buildOptions are the flags of build.
type buildOptions struct {
	source, out, base, now, lang string
	products                     []string
	quiet, json, allow           bool
	hostOptions
}

func (w World) build() *cobra.Command {
	var o buildOptions
	c := &cobra.Command{
		Use:   "build",
		Short: "Build the site from content/",
		Long: `Build reads content/, makes the pages and the banners, and writes them to a folder
in one step: whoever reads the site sees the old one or the new one, and a build
that fails or is interrupted leaves the old one.

Without --base-url the site works from any host and any path, also opened as a
file, and leaves out what needs an absolute address: canonical and hreflang
links, and the sitemap.

Beside the pages stand _headers and _redirects, which Netlify and Cloudflare read and
others ignore. --host writes what the named host reads instead, and refuses what that
host would drop; what is not to be published goes to --host-out.`,
		Example: `  charte build --base-url https://legal.example.org
  charte build --source ../legal --out /srv/legal --quiet
  charte build --product flowlyweb --json
  charte build --base-url https://legal.example.org --host nginx --precompress`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return w.runBuild(c, o) },
	}
	f := c.Flags()
	sourceFlag(c, &o.source)
	f.StringVar(&o.out, "out", "public", "folder to write, relative to the working folder")
	f.StringVar(&o.base, "base-url", "", "address under which the site will stand")
	f.StringArrayVar(&o.products, "product", nil, "build only this product (may be repeated)")
	f.StringVar(&o.now, "now", "", "day to build for, YYYY-MM-DD (default today)")
	langFlag(c, &o.lang)
	hostFlags(f, &o.hostOptions)
	f.BoolVar(&o.allow, "allow-findings", false, "build although findings of law are open")
	f.BoolVar(&o.quiet, "quiet", false, "print problems only")
	f.BoolVar(&o.json, "json", false, "print the result, or the problems, as JSON")
	return c
}

func sourceFlag(c *cobra.Command, source *string) {
	c.Flags().StringVar(source, "source", ".", "folder that holds content/")
}

// langFlag is the language of findings and of problems: that of the environment,
// where it is one of them.
func langFlag(c *cobra.Command, lang *string) {
	c.Flags().StringVar(lang, "lang", environmentLanguage(), "language of findings and problems, en or fr")
}

func knownLanguage(lang string) error {
	if lang != "en" && lang != "fr" {
		return fmt.Errorf("findings are given in en or fr, not in %q", lang)
	}
	return nil
}

// environmentLanguage is French where the environment is (POSIX: LC_ALL, then
// LC_MESSAGES, then LANG), and English everywhere else.
func environmentLanguage() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := os.Getenv(name); value != "" {
			if value == "fr" || strings.HasPrefix(value, "fr_") || strings.HasPrefix(value, "fr.") {
				return "fr"
			}
			return "en"
		}
	}
	return "en"
}

func (w World) runBuild(c *cobra.Command, o buildOptions) error {
	start := time.Now()
	p, err := w.pipeline(o)
	if err != nil {
		return err
	}
	if err := output.Check(o.out, o.source); err != nil {
		return err
	}
	if err := o.hostOptions.check(o.out, o.source); err != nil {
		return err
	}
	progress := w.progress(o.quiet || o.json, o.lang)
	p.said = progress.step
	if !o.allow {
		p.stops = func(found diag.List) error { return w.lawStops(found, o, progress) }
	}
	b, err := p.run(c.Context())
	var settings host.Files
	if err == nil {
		progress.step(diag.Say("writing %s", "écriture de %s", o.out))
		settings, err = forHosts(&b, o, p.base)
	}
	if err == nil {
		err = writeSite(c.Context(), b, o, settings)
	}
	progress.end()
	if err != nil {
		return w.failed(err, o)
	}
	took := time.Since(start)
	w.sayFindings(b.findings, o)
	w.sayHosts(settings, o)
	switch {
	case o.json:
		return report(b, o.out, took).json(c.OutOrStdout())
	case !o.quiet:
		report(b, o.out, took).text(c.OutOrStdout(), o.lang)
	}
	return nil
}

// lawStops says the findings of law that nobody accepted, and ends the build.
func (w World) lawStops(found diag.List, o buildOptions, p *progress) error {
	law := found.Reaches(diag.Law)
	if len(law) == 0 {
		return nil
	}
	p.end()
	if o.json {
		return law
	}
	if err := (diag.Report{Style: w.style(w.Stderr), Lang: o.lang}).Write(w.Stderr, law); err != nil {
		return err
	}
	fmt.Fprintln(w.Stderr, diag.Say(`
Nothing was written: findings of law are open. Mend them, accept each in its document
(ignore: with rule, reason and until), or build all the same with --allow-findings.`, `
Rien n’a été écrit : il reste des constats qui relèvent de la loi. Corrigez-les,
acceptez chacun dans son document (ignore: avec rule, reason et until), ou construisez
le site malgré eux par --allow-findings.`).In(o.lang))
	return errReported
}

// failed gives the problems as JSON where that was asked for.
func (w World) failed(err error, o buildOptions) error {
	var problems diag.List
	if !o.json || !errors.As(err, &problems) {
		return err
	}
	if err := diag.JSON(w.Stdout, problems.In(o.lang)); err != nil {
		return err
	}
	return errReported
}

func (w World) pipeline(o buildOptions) (*pipeline, error) {
	base, err := baseAddress(o.base)
	if err != nil {
		return nil, err
	}
	today, err := w.today(o.now)
	if err != nil {
		return nil, err
	}
	if err := knownLanguage(o.lang); err != nil {
		return nil, err
	}
	if stat, err := os.Stat(o.source); err != nil || !stat.IsDir() {
		return nil, fmt.Errorf("there is no folder %s; name the one that holds content/ with --source", o.source)
	}
	p := newPipeline(w.Defaults, o.source)
	p.base, p.today, p.products, p.findingsLang = base, today, o.products, o.lang
	return p, nil
}

func (w World) today(now string) (policy.Date, error) {
	if now == "" {
		return policy.DateOf(w.Now()), nil
	}
	var d policy.Date
	if err := d.UnmarshalText([]byte(now)); err != nil {
		return d, fmt.Errorf("--now: %w", err)
	}
	return d, nil
}

// sayFindings says how much the rules found: to standard error, since the build
// went well. Check tells each.
func (w World) sayFindings(found diag.List, o buildOptions) {
	if o.quiet || o.json || len(found) == 0 {
		return
	}
	told := diag.Say("charte check tells each", "« charte check » les détaille")
	fmt.Fprintf(w.Stderr, "%s %s\n\n", diag.Report{Lang: o.lang}.Totals(found), told.In(o.lang))
}

// result is what build reports, also as JSON.
type result struct {
	Out      string          `json:"out"`
	Products []productResult `json:"products"`
	Pages    int             `json:"pages"`
	Files    int             `json:"files"`
	Seconds  float64         `json:"seconds"`
	Findings diag.List       `json:"findings"`
	Relative bool            `json:"relative"`
	// Rebuild is the day on which the site must be built again, or "".
	Rebuild policy.Date `json:"rebuild"`
	// lacking are the products that could have a template for Google Tag Manager.
	lacking []string
}

type productResult struct {
	ID      string         `json:"id"`
	Pages   int            `json:"pages"`
	Scripts []scriptResult `json:"scripts"`
	// Release is the release that the banner is, or null.
	Release *releaseResult `json:"release"`
	// unreleased says why it is none, where there were releases.
	unreleased diag.Sentence
}

type releaseResult struct {
	Number int         `json:"number"`
	Day    policy.Date `json:"day"`
}

type scriptResult struct {
	Path      string `json:"path"`
	Bytes     int    `json:"bytes"`
	Brotli    int    `json:"brotli"`
	Integrity string `json:"integrity"`
}

func report(b built, out string, took time.Duration) result {
	r := result{Out: filepath.ToSlash(out), Files: len(b.files), Seconds: took.Round(time.Millisecond).Seconds(), Findings: b.findings}
	if r.Findings == nil {
		r.Findings = diag.List{}
	}
	for file := range b.files {
		if strings.HasSuffix(file, ".html") {
			r.Pages++
		}
	}
	_, hasSitemap := b.files["sitemap.xml"]
	r.Relative, r.Rebuild = !hasSitemap, b.rebuild
	r.lacking = lackingTemplates(b)
	pages := pagesOf(b.files)
	for _, p := range b.site.Products {
		pr := productResult{ID: p.ID, Pages: pages[p.ID]}
		for _, s := range b.scripts[p.ID] {
			pr.Scripts = append(pr.Scripts, scriptResult{s.Path, len(s.Code), output.Compressed(s.Code), s.Integrity})
		}
		pr.Release, pr.unreleased = b.standing(p)
		r.Products = append(r.Products, pr)
	}
	return r
}

// lackingTemplates are the products whose template for Google Tag Manager could
// not be made, because it needs the banner's https address.
func lackingTemplates(b built) []string {
	var out []string
	for _, p := range b.site.Products {
		if _, ok := b.files[p.ID+"/gtm-template.tpl"]; !ok && data.WantsGTMTemplate(p) {
			out = append(out, p.ID)
		}
	}
	return out
}

// pagesOf counts the pages of each product: they stand in /<language>/<product>/.
func pagesOf(files map[string][]byte) map[string]int {
	pages := map[string]int{}
	for file := range files {
		if parts := strings.SplitN(file, "/", 3); len(parts) == 3 && strings.HasSuffix(file, ".html") {
			pages[parts[1]]++
		}
	}
	return pages
}

func (r result) json(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(r)
}

func (r result) text(w io.Writer, lang string) {
	var b bytes.Buffer
	say := func(s diag.Sentence) { fmt.Fprintln(&b, s.In(lang)) }
	width := 0
	for _, p := range r.Products {
		width = max(width, len(p.ID))
	}
	for _, p := range r.Products {
		fmt.Fprintf(&b, "%-*s  ", width, p.ID)
		if len(p.Scripts) == 0 { // it has no cookie policy
			say(diag.Say("%2d pages  no banner", "%2d pages  sans bannière", p.Pages))
			continue
		}
		s := p.Scripts[0]
		say(diag.Say("%2d pages  banner %6s, %s compressed%s", "%2d pages  bannière %6s, %s compressée%s", p.Pages, bytesOf(s.Bytes), bytesOf(s.Brotli), p.standing()))
	}
	say(diag.Say("%s, %s, %s written to %s in %s s", "%s, %s, %s : écrits dans %s en %s s",
		number(len(r.Products), "product", "produit"), number(r.Pages, "page", "page"), number(r.Files, "file", "fichier"), r.Out, decimal("%.2f", r.Seconds)))
	if r.Relative {
		say(diag.Say("no --base-url: links are relative; canonical and hreflang links and the sitemap are left out",
			"sans --base-url, les liens sont relatifs ; les liens canonical et hreflang et le plan du site sont omis"))
	}
	if len(r.lacking) > 0 {
		say(diag.Say("no --base-url with https: the template for Google Tag Manager is left out for %s",
			"sans --base-url en https, le modèle pour Google Tag Manager est omis pour %s", strings.Join(r.lacking, ", ")))
	}
	if !r.Rebuild.IsZero() {
		say(rebuildOn(r.Rebuild))
	}
	_, _ = w.Write(b.Bytes())
}

// rebuildOn says when a version begins to apply: a published site does not wake up
// by itself.
func rebuildOn(day policy.Date) diag.Sentence {
	return diag.Say("build the site again on %s: an announced version begins to apply on that day",
		"reconstruisez le site le %s : une version annoncée s’applique à partir de ce jour", day)
}

func bytesOf(n int) diag.Sentence {
	return diag.Say("%s kB", "%s ko", decimal("%.1f", float64(n)/1000))
}

// decimal is a number with its point, in French a comma.
func decimal(format string, f float64) diag.Sentence {
	s := fmt.Sprintf(format, f)
	return diag.Sentence{EN: s, FR: strings.Replace(s, ".", ",", 1)}
}
