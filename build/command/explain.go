package command

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"charte/build/catalog"
	"charte/build/content"
	"charte/build/diag"
	"charte/build/policy"
	"charte/build/rules"
)

func (w World) explain() *cobra.Command {
	var source, lang string
	c := &cobra.Command{
		Use:   "explain RULE|TRACKER|SERVICE",
		Short: "Say what a rule asks for, or what is known of a tracker or a service",
		Long: `Explain tells what a rule looks for, why, and in which text it stands; or who sets a
tracker of that name, for how long and where that was read; or what the catalogue
knows of a service. Names of trackers are compared with patterns too.`,
		Example: `  charte explain DUR-01
  charte explain cw_user_42
  charte explain microsoft-clarity --lang fr`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return w.runExplain(c.OutOrStdout(), source, lang, args[0])
		},
	}
	sourceFlag(c, &source)
	langFlag(c, &lang)
	return c
}

func (w World) runExplain(out io.Writer, source, lang, name string) error {
	known, err := w.catalogue(source)
	if err != nil {
		return err
	}
	t := teller{out, lang}
	if entry, ok := rules.Explained(name); ok {
		t.rule(entry)
		return nil
	}
	told := false
	if s, ok := known.Service(name); ok {
		t.service(s)
		told = true
	}
	for _, m := range known.Trackers(name) {
		t.tracker(m)
		told = true
	}
	for _, d := range declaredAs(source, known, name) {
		t.declared(d)
		told = true
	}
	if !told {
		return w.unknown(name, known)
	}
	return nil
}

// unknown says that nothing is, and what was perhaps meant.
func (w World) unknown(name string, known catalog.Catalogue) error {
	names := ruleIDs()
	for _, s := range known.Services() {
		names = append(names, s.ID)
		for _, t := range s.Trackers {
			names = append(names, t.Name)
		}
	}
	if near := diag.Nearest(name, names); near != "" {
		return fmt.Errorf("nothing is known of %q; did you mean %q?", name, near)
	}
	return fmt.Errorf("nothing is known of %q: it is no rule, and no service or tracker of the catalogue or of content/", name)
}

// catalogue reads the catalogue that ships, and that of a source folder over it.
func (w World) catalogue(source string) (catalog.Catalogue, error) {
	known, problems := catalog.Read(w.Defaults, os.DirFS(source))
	return known, problems.Err()
}

// declaration is a tracker that a product declares.
type declaration struct {
	product string
	tracker policy.Tracker
	service policy.Service
	purpose policy.Purpose
	at      diag.Position
}

// declaredAs gives the declared trackers of a name; content that cannot be read
// declares nothing here.
func declaredAs(source string, known catalog.Catalogue, name string) []declaration {
	site, _ := content.Read(os.DirFS(source), known)
	var out []declaration
	for _, p := range site.Products {
		d, _ := p.Authoritative().Policy()
		for _, t := range d.Trackers {
			if t.Catalogued || t.Name != name && !t.Matches(name) {
				continue
			}
			s, _ := d.Service(t.Service)
			purpose, _ := d.Purpose(t.Purpose)
			out = append(out, declaration{p.ID, t, s, purpose, d.Origin.At("trackers[" + t.Name + "]").Position})
		}
	}
	return out
}

// teller writes what is known, in one language.
type teller struct {
	out  io.Writer
	lang string
}

func (t teller) say(en, fr string) string { return diag.Sentence{EN: en, FR: fr}.In(t.lang) }

// line writes a name and what is known under it, where anything is.
func (t teller) line(name, value string) {
	if value != "" {
		fmt.Fprintf(t.out, "  %-12s %s\n", name, value)
	}
}

func (t teller) rule(e rules.Entry) {
	fmt.Fprintf(t.out, "%s · %s\n\n", e.ID, e.Title.In(t.lang))
	fmt.Fprintf(t.out, "%s\n\n", e.Why.In(t.lang))
	for _, w := range e.Ways {
		fmt.Fprintf(t.out, "  %s\n", w.Message.In(t.lang))
		if hint := w.Hint.In(t.lang); strings.Trim(hint, "…") != "" {
			fmt.Fprintf(t.out, "    → %s\n", hint)
		}
	}
	fmt.Fprintln(t.out)
	t.line(t.say("weight", "poids"), e.Weight(t.lang))
	t.line(t.say("source", "source"), e.Source.In(t.lang))
	t.line("", e.Source.URL)
	for _, w := range e.Ways {
		if w.Source.Name != e.Source.Name {
			t.line(t.say("also", "aussi"), w.Source.In(t.lang))
			t.line("", w.Source.URL)
		}
	}
	t.line(t.say("read", "lecture"), e.Source.Read(t.lang))
	t.line(t.say("for", "pour"), strings.Join(e.In, ", "))
}

func (t teller) evidence(e catalog.Evidence) {
	if e.Source == "" {
		t.line(t.say("source", "source"), t.say("none: nothing here was confirmed", "aucune : rien ici n’a été confirmé"))
		return
	}
	t.line(t.say("source", "source"), fmt.Sprintf("%s (%s)", e.Source, e.Checked))
	if len(e.Unverified) > 0 {
		t.line(t.say("unverified", "non vérifié"), strings.Join(e.Unverified, ", "))
	}
}

func (t teller) tracker(m catalog.Match) {
	fmt.Fprintf(t.out, "%s · %s (%s)\n", m.Tracker.Name, m.Service.Name, m.Service.ID)
	t.known(m.Tracker)
	fmt.Fprintln(t.out)
}

func (t teller) known(k catalog.Tracker) {
	t.line(t.say("what", "quoi"), string(k.Kind)+", "+t.place(k.Place, k.Domain)+t.httpOnly(k.HTTPOnly))
	t.line(t.say("for", "pendant"), t.duration(k.Duration))
	t.line(t.say("why", "pourquoi"), k.Why.In(t.lang))
	t.line(t.say("only", "seulement"), k.When.In(t.lang))
	for _, d := range k.Elsewhere {
		t.line(t.say("elsewhere", "ailleurs"), fmt.Sprintf("%s: %s (%s, %s)", d.Field, d.Value, d.Source, d.Checked))
	}
	t.evidence(k.Evidence)
}

func (t teller) httpOnly(is bool) string {
	if !is {
		return ""
	}
	return t.say(", no script can read it", ", aucun script ne peut le lire")
}

func (t teller) place(p policy.Place, domain string) string {
	if p == policy.OnProduct {
		return t.say("under the site’s own address", "sous l’adresse du site")
	}
	if domain != "" {
		return t.say("under ", "sous ") + domain
	}
	return t.say("under the service’s address", "sous l’adresse du service")
}

func (t teller) duration(d policy.Duration) string {
	if !d.Stated() {
		return t.say("not known", "durée inconnue")
	}
	return d.Written(t.lang)
}

func (t teller) declared(d declaration) {
	fmt.Fprintf(t.out, "%s · %s\n", d.tracker.Name, t.say("declared by ", "déclaré par ")+d.product)
	t.line(t.say("where", "où"), d.at.String())
	t.line(t.say("service", "service"), d.service.Name)
	t.line(t.say("purpose", "finalité"), d.purpose.Title)
	t.line(t.say("for", "pendant"), t.duration(d.tracker.Duration))
	t.line(t.say("why", "pourquoi"), d.tracker.Why)
	fmt.Fprintln(t.out)
}

func (t teller) service(s catalog.Service) {
	fmt.Fprintf(t.out, "%s (%s) · %s\n", s.Name, s.ID, s.Summary.In(t.lang))
	t.line(t.say("kind", "genre"), string(s.Kind))
	vendor := slices.DeleteFunc([]string{s.Vendor.Name, s.Vendor.Country, string(s.Vendor.Role), string(s.Vendor.Policy)}, func(v string) bool { return v == "" })
	t.line(t.say("vendor", "fournisseur"), strings.Join(vendor, ", "))
	t.evidence(s.Vendor.Evidence)
	t.line(t.say("transfer", "transfert"), string(s.Transfer.Mechanism))
	for _, h := range s.Hosts {
		t.line(t.say("host", "hôte"), fmt.Sprintf("%s (%s)", h.Host, h.For))
	}
	t.line(t.say("consent", "consentement"), strings.TrimSpace(string(s.Consent.Signal)+" "+s.Consent.Note.In(t.lang)))
	t.line(t.say("exempt", "exemption"), strings.TrimSpace(s.Audience.Exemption+" "+s.Audience.Note.In(t.lang)))
	fmt.Fprintln(t.out)
	for _, k := range s.Trackers {
		fmt.Fprintln(t.out, k.Name)
		t.known(k)
	}
	fmt.Fprintln(t.out)
}
