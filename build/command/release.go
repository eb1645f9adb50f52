package command

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"charte/build/content"
	"charte/build/diag"
	"charte/build/policy"
)

func (w World) release() *cobra.Command {
	var o buildOptions
	var all bool
	c := &cobra.Command{
		Use:   "release PRODUCT...",
		Short: "Record a product's banner, and publish it for ever",
		Long: `Release compiles the banner of a product as build does, and records it under
content/releases/: its scripts, the text that it shows, what it was made from, and
the digest of each. Commit that folder. Every build publishes all releases under
/pin/, so that a tag with integrity never breaks, and "charte prove" finds what a
visitor was shown. Nothing that was recorded is ever written again.

--base-url is needed, because the banner links to the policy: a pinned banner stands
at another address than the one that is built each time, and may be copied elsewhere.

A banner that is the same as in the last release is not recorded again.`,
		Example: `  charte release flowlyweb --base-url https://legal.example.org
  charte release --all --base-url https://legal.example.org`,
		RunE: func(c *cobra.Command, args []string) error {
			if all == (len(args) > 0) {
				return errors.New("name a product to release, or write --all")
			}
			o.products = args
			return w.runRelease(c.Context(), o)
		},
	}
	f := c.Flags()
	sourceFlag(c, &o.source)
	f.StringVar(&o.base, "base-url", "", "address under which the site stands (needed)")
	f.BoolVar(&all, "all", false, "release every product that has a banner")
	f.StringVar(&o.now, "now", "", "day of the release, YYYY-MM-DD (default today)")
	langFlag(c, &o.lang)
	f.BoolVar(&o.allow, "allow-findings", false, "release although findings of law are open")
	f.BoolVar(&o.quiet, "quiet", false, "print problems only")
	return c
}

func (w World) runRelease(ctx context.Context, o buildOptions) error {
	if o.base == "" {
		return errors.New(diag.Say("a release needs --base-url: the banner has to link to the policy, wherever it is copied to; write for example --base-url https://legal.example.org",
			"une publication demande --base-url : la bannière doit renvoyer à la politique, où qu’on la copie ; écrivez par exemple --base-url https://legal.example.org").In(o.lang))
	}
	p, err := w.pipeline(o)
	if err != nil {
		return err
	}
	if !o.allow {
		p.stops = func(found diag.List) error { return w.lawStops(found, o, w.progress(true, o.lang)) }
	}
	var b built
	if err := p.judge(&b); err != nil {
		return err
	}
	if err := p.compile(ctx, &b); err != nil {
		return err
	}
	for _, product := range b.site.Products {
		if err := w.releaseOne(p, b, product, o); err != nil {
			return err
		}
	}
	return nil
}

// releaseOne records the banner of a product, unless the last release is the same.
func (w World) releaseOne(p *pipeline, b built, product policy.Product, o buildOptions) error {
	say := func(s diag.Sentence) {
		if !o.quiet {
			fmt.Fprintln(w.Stdout, s.In(o.lang))
		}
	}
	if len(b.scripts[product.ID]) == 0 {
		say(diag.Say("%s has no banner: it has no cookie policy", "%s n’a pas de bannière : il n’a pas de politique de cookies", product.ID))
		return nil
	}
	fresh, parts, err := p.unrecorded(b, product)
	if err != nil {
		return err
	}
	fresh.Number = 1
	if before := b.site.ReleasesOf(product.ID); len(before) > 0 {
		last := before[len(before)-1]
		if last.Same(fresh) {
			say(diag.Say("%s: already released, as number %d on %s", "%s : déjà publiée, sous le numéro %d, le %s", product.ID, last.Number, last.Day))
			return nil
		}
		if last.Day.After(p.today) {
			return errors.New(diag.Say("%s was last released on %s; a release cannot be dated before it", "la dernière publication de %s est du %s ; la suivante ne peut pas être antérieure", product.ID, last.Day).In(o.lang))
		}
		fresh.Number, fresh.Replaces = last.Number+1, last.Digest
	}
	if err := record(o.source, fresh, parts); err != nil {
		return err
	}
	say(diag.Say("%s: release %d, %s", "%s : publication %d, %s", product.ID, fresh.Number, content.RecordedFile(fresh)))
	for _, s := range fresh.Scripts {
		say(around("  "+s.Path, diag.Sentence{}, ""))
	}
	return nil
}

// standing gives the release that a product's banner is, or says why it is none.
func (b built) standing(product policy.Product) (*releaseResult, diag.Sentence) {
	releases := b.site.ReleasesOf(product.ID)
	if len(releases) == 0 {
		return nil, diag.Sentence{}
	}
	integrities := map[string]string{}
	for _, s := range b.scripts[product.ID] {
		integrities[s.Lang] = s.Integrity
	}
	document, _ := product.Authoritative().Policy()
	if r, ok := policy.ReleaseWith(releases, document.Version, integrities); ok {
		return &releaseResult{r.Number, r.Day}, diag.Sentence{}
	}
	last := releases[len(releases)-1]
	if last.Address != b.base {
		return nil, diag.Say("release %d is for %s", "la publication %d est pour %s", last.Number, last.Address)
	}
	return nil, diag.Say("changed since release %d", "modifiée depuis la publication %d", last.Number)
}

// standing says at the end of a line which release a banner is; nothing where it
// was never released.
func (p productResult) standing() diag.Sentence {
	said := p.unreleased
	if r := p.Release; r != nil {
		said = diag.Say("release %d of %s", "publication %d du %s", r.Number, r.Day)
	}
	if said == (diag.Sentence{}) {
		return said
	}
	return around(", ", said, "")
}

// around puts what both languages write alike before and after a sentence.
func around(before string, s diag.Sentence, after string) diag.Sentence {
	return diag.Sentence{EN: before + s.EN + after, FR: before + s.FR + after}
}
