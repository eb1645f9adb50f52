package command

import (
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"charte/build/catalog"
	"charte/build/rules"
)

func (w World) listRules() *cobra.Command {
	var lang string
	c := &cobra.Command{
		Use:   "rules",
		Short: "List the rules that check holds content against",
		Long: `Rules lists every rule: its name, what a finding weighs (law, guideline of an
authority, good practice), what it is about, and the text it comes from. The same
list, with reasons, is docs/rules.md; charte explain RULE tells one whole.`,
		Example: `  charte rules
  charte rules --lang fr`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return writeRules(c.OutOrStdout(), lang) },
	}
	langFlag(c, &lang)
	return c
}

func writeRules(out io.Writer, lang string) error {
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, e := range rules.Entries() {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\n", e.ID, e.Severity, e.Title.In(lang), e.Source.In(lang))
	}
	return t.Flush()
}

func ruleIDs() []string {
	var out []string
	for _, e := range rules.Entries() {
		out = append(out, e.ID)
	}
	return out
}

func (w World) services() *cobra.Command {
	var source, lang string
	c := &cobra.Command{
		Use:   "services [SEARCH]",
		Short: "List the services that the catalogue knows",
		Long: `Services lists what can be declared by its id alone: a declared service brings its
vendor, hosts, trackers and consent interface. SEARCH is looked for in names, ids,
vendors, kinds, hosts and trackers. charte explain SERVICE tells one whole.`,
		Example: `  charte services
  charte services chat
  charte services _ga`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			known, err := w.catalogue(source)
			if err != nil {
				return err
			}
			found := known.Services()
			if len(args) > 0 {
				found = known.Search(args[0])
			}
			return w.writeServices(c.OutOrStdout(), known, found, lang)
		},
	}
	sourceFlag(c, &source)
	langFlag(c, &lang)
	return c
}

func (w World) writeServices(out io.Writer, known catalog.Catalogue, found []catalog.Service, lang string) error {
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, s := range found {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\n", s.ID, s.Name, s.Kind, count(len(s.Trackers), "tracker"), s.Summary.In(lang))
	}
	if err := t.Flush(); err != nil {
		return err
	}
	facts, confirmed := known.Count()
	fmt.Fprintf(w.Stderr, "\n%s; the catalogue knows %d, with %d facts, of which %d are confirmed by a source\n",
		count(len(found), "service"), len(known.Services()), facts, confirmed)
	return nil
}
