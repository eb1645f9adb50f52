package command

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"charte/build/content"
	"charte/build/diag"
	"charte/build/policy"
)

//go:embed templates
var templates embed.FS

// newOptions are the flags that the sub-commands of new share.
type newOptions struct{ source, name string }

func (w World) create() *cobra.Command {
	c := &cobra.Command{
		Use:   "new",
		Short: "Write a new product, document or translation that builds",
		Long: `New writes files that build as they are, with comments that say what to fill in.
It never changes a file that exists.`,
		Example: `  charte new product acme --name "Acme Shop"
  charte new document acme privacy
  charte new translation acme cookies en`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	var o newOptions
	product := &cobra.Command{
		Use: "product ID", Short: "A product with its cookie policy", Args: cobra.ExactArgs(1),
		Example: `  charte new product acme --name "Acme Shop"`,
		RunE:    func(c *cobra.Command, args []string) error { return w.newProduct(c.OutOrStdout(), o, args[0]) },
	}
	document := &cobra.Command{
		Use: "document PRODUCT ID", Short: "A document of a product", Args: cobra.ExactArgs(2),
		Long: `Document writes a document of a product. Privacy, terms, legal-notice, accessibility
and subprocessors each begin with what a document of that kind declares.`,
		Example: `  charte new document acme privacy
  charte new document acme house-rules --name "House rules"`,
		RunE: func(c *cobra.Command, args []string) error {
			return w.newDocument(c.OutOrStdout(), o, args[0], args[1])
		},
	}
	translation := &cobra.Command{
		Use: "translation PRODUCT DOCUMENT LANGUAGE", Short: "The words of a document in another language", Args: cobra.ExactArgs(3),
		Example: `  charte new translation acme cookies en`,
		RunE: func(c *cobra.Command, args []string) error {
			return w.newTranslation(c.OutOrStdout(), o, args)
		},
	}
	for _, sub := range []*cobra.Command{product, document, translation} {
		sourceFlag(sub, &o.source)
		c.AddCommand(sub)
	}
	product.Flags().StringVar(&o.name, "name", "", "what the product is called (default its id)")
	document.Flags().StringVar(&o.name, "name", "", "title of the document (default its id, or what its kind is called)")
	return c
}

func (w World) newProduct(out io.Writer, o newOptions, id string) error {
	if err := content.CheckID(id); err != nil {
		return err
	}
	langs := content.Languages(os.DirFS(o.source))
	made := []draft{}
	if len(langs) == 0 {
		langs = []string{"fr"}
		made = append(made, draft{"content/_index.fr.md", w.template("home", "fr", "publisher", title(o.name, id))})
	}
	if slices.Contains(langs, id) {
		return fmt.Errorf("a product cannot be called %q like a language of the site; choose another name", id)
	}
	lang := langs[0]
	folder := "content/" + id + "/"
	made = append(made,
		draft{folder + "_index." + lang + ".md", w.template("product", lang, "name", title(o.name, id))},
		draft{folder + "cookies." + lang + ".md", w.template("cookies", lang)})
	return save(out, o.source, made)
}

func (w World) newDocument(out io.Writer, o newOptions, product, id string) error {
	if err := content.CheckDocumentID(id); err != nil {
		return err
	}
	lang, err := languageOf(o.source, product)
	if err != nil {
		return err
	}
	kind := "document"
	if policy.KindOf(id) != policy.Plain {
		kind = id
	}
	name := title(o.name, cmp.Or(kindTitles[policy.DocumentKind(kind)].In(lang), id))
	file := fmt.Sprintf("content/%s/%s.%s.md", product, id, lang)
	return save(out, o.source, []draft{{file, w.template(kind, lang, "name", name)}})
}

// kindTitles are what documents of each kind are called where nobody says otherwise.
var kindTitles = map[policy.DocumentKind]diag.Sentence{
	policy.Privacy:                {EN: "Privacy policy", FR: "Politique de confidentialité"},
	policy.TermsOfUse:             {EN: "Terms of use", FR: "Conditions d’utilisation"},
	policy.LegalNotice:            {EN: "Legal notice", FR: "Mentions légales"},
	policy.AccessibilityStatement: {EN: "Accessibility statement", FR: "Déclaration d’accessibilité"},
	policy.Subprocessors:          {EN: "List of processors", FR: "Liste des sous-traitants"},
}

func (w World) newTranslation(out io.Writer, o newOptions, args []string) error {
	product, document, lang := args[0], args[1], args[2]
	if _, err := languageOf(o.source, product); err != nil {
		return err
	}
	text, err := content.Skeleton(os.DirFS(o.source), product, document, lang)
	if err != nil {
		return err
	}
	return save(out, o.source, []draft{{fmt.Sprintf("content/%s/%s.%s.md", product, document, lang), text}})
}

// languageOf gives the authoritative language, where the product exists.
func languageOf(source, product string) (string, error) {
	langs := content.Languages(os.DirFS(source))
	if len(langs) == 0 {
		return "", errors.New("there is no home page in content/; begin with \"charte new product\"")
	}
	home := filepath.Join(source, "content", product, "_index."+langs[0]+".md")
	if _, err := os.Stat(home); err != nil {
		return "", fmt.Errorf("there is no product %q; make it with \"charte new product %s\"", product, product)
	}
	return langs[0], nil
}

func title(name, id string) string {
	if name == "" {
		return id
	}
	return strings.ReplaceAll(strings.ReplaceAll(name, `\`, `\\`), `"`, `\"`)
}

// template fills a file that ships; French where the language is French.
func (w World) template(kind, lang string, pairs ...string) string {
	if lang != "fr" {
		lang = "en"
	}
	raw, err := templates.ReadFile("templates/" + kind + "." + lang + ".md")
	if err != nil {
		panic(err) // the templates are embedded
	}
	pairs = append(pairs, "today", policy.DateOf(w.Now()).String(), "deadline", policy.DateOf(w.Now().AddDate(0, 0, 30)).String())
	return policy.Fill(string(raw), pairs...)
}

// draft is a file that is not written yet.
type draft struct{ file, text string }

// save writes all drafts in their canonical form, or none where one of the files
// exists.
func save(out io.Writer, source string, drafts []draft) error {
	for i, d := range drafts {
		text, problems := content.Format(d.file, []byte(d.text))
		if len(problems) > 0 {
			return problems
		}
		drafts[i].text = string(text)
		if _, err := os.Stat(filepath.Join(source, d.file)); !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s exists already; nothing was written", d.file)
		}
	}
	for _, d := range drafts {
		file := filepath.Join(source, filepath.FromSlash(d.file))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, []byte(d.text), 0o644); err != nil {
			return err
		}
		fmt.Fprintln(out, d.file)
	}
	return nil
}
