package command

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"charte/build/content"
	"charte/build/diag"
	"charte/build/policy"
)

// proveOptions are the flags of prove.
type proveOptions struct {
	source, lang string
	json         bool
}

func (w World) prove() *cobra.Command {
	var o proveOptions
	c := &cobra.Command{
		Use:   "prove [RECEIPT]",
		Short: "Say which released banner a receipt of a choice comes from",
		Long: `Prove reads a receipt that the banner gave, from a file or from standard input, and
says which release it comes from: the policy and its version, the text that was
shown, and what was accepted and refused. The choice cookie, written name=value,
is read too. The releases are those of content/releases/, each held against its
digests first.

Exit codes: 0 the receipt fits a release; 1 it fits none, or a release was altered;
2 there is no receipt to read.`,
		Example: `  charte prove receipt.json
  pbpaste | charte prove --lang fr
  echo 'eu-consent=cgkBJl.tv8k2o.tCQ0.geLpKfr' | charte prove`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return w.runProve(c.InOrStdin(), args, o) },
	}
	sourceFlag(c, &o.source)
	langFlag(c, &o.lang)
	c.Flags().BoolVar(&o.json, "json", false, "print the answer as JSON")
	return c
}

func (w World) runProve(stdin io.Reader, args []string, o proveOptions) error {
	if err := knownLanguage(o.lang); err != nil {
		return err
	}
	text, err := readReceipt(stdin, args)
	if err != nil {
		return err
	}
	receipt, err := policy.ParseReceipt(text)
	var m diag.Mistake
	if errors.As(err, &m) {
		return errors.New(diag.Say("%s; %s", "%s ; %s", m.Message, m.Hint).In(o.lang))
	}
	releases, problems := content.ReadReleases(os.DirFS(o.source))
	if len(problems) > 0 {
		return w.failed(problems, buildOptions{json: o.json, lang: o.lang})
	}
	found := proofOf(receipt, releases)
	if o.json {
		err = found.json(w.Stdout, o.lang)
	} else {
		err = found.text(w.Stdout, o.lang)
	}
	if err == nil && len(found.fitting) == 0 {
		return errReported
	}
	return err
}

// receiptLimit is far more than a receipt holds.
const receiptLimit = 1 << 20

func readReceipt(stdin io.Reader, args []string) ([]byte, error) {
	if len(args) == 0 || args[0] == "-" {
		return io.ReadAll(io.LimitReader(stdin, receiptLimit))
	}
	f, err := os.Open(args[0])
	if err != nil {
		return nil, fmt.Errorf("there is no receipt to read: %w", err)
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, receiptLimit))
}

// proof is what the releases say of a receipt.
type proof struct {
	receipt policy.Receipt
	// fitting are the releases from which the receipt can come; last is the one
	// that was the newest on its day.
	fitting []policy.Release
	last    policy.Release
	// known are the releases of the receipt's product, why says why none fits.
	known []policy.Release
	why   []diag.Sentence
}

func proofOf(receipt policy.Receipt, releases []policy.Release) proof {
	p := proof{receipt: receipt}
	for _, r := range releases {
		if receipt.About(r) {
			p.known = append(p.known, r)
		}
		if receipt.Fits(r) {
			p.fitting = append(p.fitting, r)
		}
	}
	if len(p.fitting) == 0 {
		p.why = p.reasons()
		return p
	}
	p.known = slices.DeleteFunc(p.known, func(r policy.Release) bool { return r.Product != p.fitting[0].Product })
	p.last, _ = receipt.InForce(p.fitting)
	return p
}

// reasons say in what a receipt differs from every release.
func (p proof) reasons() []diag.Sentence {
	name := p.receipt.Product + p.receipt.Key
	if len(p.known) == 0 {
		return []diag.Sentence{diag.Say("no banner of %q was ever released here", "aucune bannière de %q n’a été publiée ici", name)}
	}
	var revision, shown *policy.Release
	for _, r := range p.known {
		if r.Revision == p.receipt.Revision {
			revision = &r
		}
		if _, ok := p.receipt.Shown(r); ok {
			shown = &r
		}
	}
	switch {
	case revision == nil && shown == nil:
		return []diag.Sentence{
			diag.Say("no release asks for what it answers (revision %s)", "aucune publication ne demande ce à quoi il répond (révision %s)", p.receipt.Revision),
			diag.Say("no release shows the words that it names (%s, in %q)", "aucune publication n’affiche le texte qu’il désigne (%s, en langue %q)", p.receipt.Text, p.receipt.Language),
		}
	case shown == nil:
		return []diag.Sentence{diag.Say("release %d asks for the same, but shows other words in %q than those that it names (%s): they were online without being released, or the receipt was altered",
			"la publication %d demande la même chose, mais affiche en langue %q un autre texte que celui qu’il désigne (%s) : ce texte a été mis en ligne sans avoir été publié par « charte release », ou le justificatif a été modifié",
			revision.Number, p.receipt.Language, p.receipt.Text)}
	case revision == nil:
		return []diag.Sentence{diag.Say("release %d shows the words that it names, but asks for something else than what it answers (revision %s)",
			"la publication %d affiche le texte qu’il désigne, mais demande autre chose que ce à quoi il répond (révision %s)", shown.Number, p.receipt.Revision)}
	}
	return []diag.Sentence{diag.Say("its answers are not about what release %d asks: the receipt was altered", "ses réponses ne portent pas sur ce que demande la publication %d : le justificatif a été modifié", revision.Number)}
}
