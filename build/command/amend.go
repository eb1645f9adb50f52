package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"charte/build/change"
	"charte/build/content"
	"charte/build/diag"
	"charte/build/policy"
)

// amendOptions are the flags of amend.
type amendOptions struct{ source, effective, changes, now, lang, from string }

func (w World) amend() *cobra.Command {
	var o amendOptions
	c := &cobra.Command{
		Use:   "amend PRODUCT [DOCUMENT]",
		Short: "Freeze the text in force and begin the next version",
		Long: `Amend puts the text in force into the archive, in every language, as it is published:
content/PRODUCT/archive/<its day>/. Then it gives the document's own files the day
of the next version and an empty note on what changes, which is yours to write.

With --effective a later day, the text in force stays in force until then, and the
new one is published as announced. The site must be built again on that day; build
and check say so.

If the text was changed already, --from names the revision, or the folder, that holds
it as it was published: that one goes into the archive, and yours stays as it is.

Without DOCUMENT it is the cookie policy, or the product's only document.`,
		Example: `  charte amend flowlyweb
  charte amend flowlyweb cookies --effective 2027-01-15 --changes "A video player joins; it waits for consent."
  charte amend flowlyweb --from HEAD   # the text was changed already
  charte diff                          # what a reader will see change`,
		Args: cobra.RangeArgs(1, 2),
		RunE: func(c *cobra.Command, args []string) error { return w.runAmend(c.Context(), o, args) },
	}
	f := c.Flags()
	sourceFlag(c, &o.source)
	langFlag(c, &o.lang)
	f.StringVar(&o.effective, "effective", "", "day from which the next version applies, YYYY-MM-DD (default today)")
	f.StringVar(&o.changes, "changes", "", "what changes and why, at most 140 characters, in the authoritative language")
	f.StringVar(&o.from, "from", "", "revision or folder that holds the text as it was published (default the working folder)")
	f.StringVar(&o.now, "now", "", "day on which the change is made, YYYY-MM-DD (default today)")
	return c
}

func (w World) runAmend(ctx context.Context, o amendOptions, args []string) error {
	p, err := w.pipeline(buildOptions{source: o.source, now: o.now, lang: o.lang})
	if err != nil {
		return err
	}
	next, err := nextVersion(o, p.today)
	if err != nil {
		return err
	}
	published, err := w.publishedFrom(ctx, p, o)
	if err != nil {
		return err
	}
	b, err := published.run(ctx)
	if err != nil {
		return placed(o.from, err)
	}
	product, document, err := named(b.site, args, o.lang)
	if err != nil {
		return err
	}
	if why := unamendable(product, document, next, p.today); why != (diag.Sentence{}) {
		return refused(o.lang, why)
	}
	begun, err := p.begun(product.ID, document)
	if err != nil {
		return err
	}
	var files map[string][]byte
	if begun.IsZero() {
		files, err = content.Open(os.DirFS(o.source), product.ID, document.ID, next)
	} else {
		next.Version = begun
	}
	if err != nil {
		return err
	}
	frozen, err := freeze(b, product, document.ID)
	if err != nil {
		return err
	}
	if err := writeAmended(o.source, frozen, files); err != nil {
		return err
	}
	return w.sayAmended(o, document, next, p.today, frozen, files)
}

// publishedFrom is the pipeline over what --from names.
func (w World) publishedFrom(ctx context.Context, p *pipeline, o amendOptions) (*pipeline, error) {
	if o.from == "" {
		return p, nil
	}
	files, _, err := sourceOf(ctx, o.source, o.from)
	return p.over(files), spoken(err, o.lang)
}

// begun is the version of the working folder's own document, where it is a later
// one than that of the text as it was published: then only the archive is missing.
func (p *pipeline) begun(product string, published policy.Document) (policy.Date, error) {
	var b built
	if err := p.read(&b); err != nil {
		return policy.Date{}, err
	}
	_, d, err := named(b.site, []string{product, published.ID}, p.findingsLang)
	if err != nil || !d.Version.After(published.Version) {
		return policy.Date{}, err
	}
	return d.Version, nil
}

// nextVersion reads the flags.
func nextVersion(o amendOptions, today policy.Date) (content.Next, error) {
	next := content.Next{Version: today, Changes: o.changes}
	if o.effective != "" {
		if err := next.Version.UnmarshalText([]byte(o.effective)); err != nil {
			return next, fmt.Errorf("--effective: %w", err)
		}
	}
	if today.After(next.Version) {
		return next, refused(o.lang, diag.Say("--effective %s is in the past: a version applies from the day of its publication at the earliest",
			"--effective %s est une date passée : une version s’applique au plus tôt le jour de sa publication", next.Version))
	}
	if next.Version.After(today) {
		next.Announced = today
	}
	if n := len([]rune(o.changes)); n > policy.LongestChanges {
		return next, refused(o.lang, diag.Say("--changes has %d characters; the maximum is %d", "--changes compte %d caractères ; le maximum est de %d", n, policy.LongestChanges))
	}
	return next, nil
}

// refused is an error in the language of findings.
func refused(lang string, why diag.Sentence) error { return errors.New(why.In(lang)) }

// named gives the document that the arguments name.
func named(site policy.Site, args []string, lang string) (policy.Product, policy.Document, error) {
	var ids []string
	for _, p := range site.Products {
		if p.ID == args[0] {
			d, err := documentOf(p, args[1:], lang)
			return p, d, err
		}
		ids = append(ids, p.ID)
	}
	return policy.Product{}, policy.Document{}, refused(lang, diag.Say("there is no product %q; the products are %s",
		"il n’y a pas de produit %q ; les produits sont : %s", args[0], strings.Join(ids, ", ")))
}

func documentOf(p policy.Product, args []string, lang string) (policy.Document, error) {
	e := p.Authoritative()
	var ids []string
	for _, d := range e.Documents {
		if len(args) > 0 && d.ID == args[0] {
			return d, nil
		}
		ids = append(ids, d.ID)
	}
	if d, ok := e.Policy(); ok && len(args) == 0 {
		return d, nil
	}
	if len(args) == 0 && len(e.Documents) == 1 {
		return e.Documents[0], nil
	}
	return policy.Document{}, refused(lang, diag.Say("name a document of %s: %s", "indiquez un document de %s : %s", p.ID, strings.Join(ids, ", ")))
}

// unamendable tells why a document cannot get another version now, or nothing.
func unamendable(p policy.Product, d policy.Document, next content.Next, today policy.Date) diag.Sentence {
	if e := p.Authoritative(); slices.ContainsFunc(e.Announced, func(a policy.Document) bool { return a.ID == d.ID }) {
		return diag.Say("the next version of %s is announced already; until it applies, change its text where it stands",
			"la prochaine version de %s est déjà annoncée ; tant qu’elle ne s’applique pas, modifiez son texte là où il se trouve", d.ID)
	}
	switch {
	case d.Version.IsZero():
		return diag.Say("%s does not say from which day its text applies; write version: in its front matter first",
			"%s ne dit pas à partir de quel jour son texte s’applique ; écrivez d’abord version: et cette date dans son en-tête", d.ID)
	case d.Version.After(today):
		return diag.Say("%s does not apply before %s; change its text where it stands", "%s ne s’applique pas avant le %s ; modifiez son texte là où il se trouve", d.ID, d.Version)
	case !next.Version.After(d.Version):
		return diag.Say("the text in force is the version of %s; the next one needs a later day: --effective YYYY-MM-DD",
			"le texte en vigueur est la version du %s ; il faut à la suivante une date postérieure : --effective AAAA-MM-JJ", d.Version)
	}
	return diag.Sentence{}
}

// freeze gives the files of the version in force, in every language.
func freeze(b built, product policy.Product, id string) (map[string][]byte, error) {
	out := map[string][]byte{}
	for i, e := range product.Editions {
		for _, d := range e.Documents {
			if d.ID != id {
				continue
			}
			page := e.Lang + "/" + product.ID + "/" + id + "/index.html"
			article, err := change.Article(b.files[page], page)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", page, err)
			}
			text, err := content.Freeze(d, i > 0, article)
			if err != nil {
				return nil, err
			}
			out[content.ArchivePath(product.ID, d)] = text
		}
	}
	return out, nil
}

// writeAmended writes the archive first, of which no file may exist, and then the
// document's own files.
func writeAmended(source string, frozen, files map[string][]byte) error {
	for file := range frozen {
		if _, err := os.Stat(filepath.Join(source, filepath.FromSlash(file))); !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s exists already; nothing was written", file)
		}
	}
	for _, some := range []map[string][]byte{frozen, files} {
		for file, text := range some {
			name := filepath.Join(source, filepath.FromSlash(file))
			if err := writeFile(name, text); err != nil {
				return err
			}
		}
	}
	return nil
}

// writeFile writes a file in one step, and its folder where there is none.
func writeFile(name string, text []byte) error {
	if _, err := os.Stat(name); err == nil {
		return replaceFile(name, text)
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, text, 0o644)
}

func (w World) sayAmended(o amendOptions, d policy.Document, next content.Next, today policy.Date, all ...map[string][]byte) error {
	var names []string
	for _, some := range all {
		for file := range some {
			names = append(names, file)
		}
	}
	slices.Sort(names)
	fmt.Fprintln(w.Stdout, strings.Join(names, "\n"))
	say := func(s diag.Sentence) { fmt.Fprintln(w.Stderr, s.In(o.lang)) }
	say(diag.Say("the version of %s is in the archive; %s now holds that of %s", "la version du %s est archivée ; %s contient maintenant celle du %s", d.Version, d.ID, next.Version))
	if o.changes == "" && len(all[1]) > 0 {
		say(diag.Say("write in changes: what changes and why, in at most %d characters", "écrivez dans changes: ce qui change et pourquoi, en %d caractères au plus", policy.LongestChanges))
	}
	if next.Version.After(today) {
		say(rebuildOn(next.Version))
	}
	return nil
}
