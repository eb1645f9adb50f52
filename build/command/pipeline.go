package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path"
	"slices"
	"strings"
	"sync"

	"charte/build/banner"
	"charte/build/catalog"
	"charte/build/content"
	"charte/build/data"
	"charte/build/diag"
	"charte/build/policy"
	"charte/build/rules"
	"charte/build/site"
)

// pipeline turns a source folder into files, in memory.
type pipeline struct {
	defaults, user fs.FS
	base           string
	products       []string
	// some tells that a product which the site does not have is left out, not missed.
	some         bool
	today        policy.Date
	findingsLang string
	profiles     []rules.Profile
	// stops tells which findings keep a site from being built; nil stops nothing.
	stops    func(diag.List) error
	compiler *banner.Compiler
	// said is told which step begins.
	said func(step diag.Sentence)
}

// built is one finished site.
type built struct {
	// base is the address that it was made for, or "".
	base     string
	site     policy.Site
	words    map[string]policy.Words
	known    catalog.Catalogue
	files    map[string][]byte
	scripts  map[string][]banner.Script // by product
	findings diag.List
	// rebuild is the next day on which a version begins to apply; zero for none.
	rebuild policy.Date
}

func newPipeline(defaults fs.FS, source string) *pipeline {
	p := &pipeline{defaults: defaults, user: os.DirFS(source), said: func(diag.Sentence) {}}
	p.compiler = p.newCompiler()
	return p
}

func (p *pipeline) newCompiler() *banner.Compiler {
	return banner.NewCompiler(overlay{p.user, p.defaults})
}

// run reads, checks, compiles and renders. The error is a diag.List where the
// content is at fault.
func (p *pipeline) run(ctx context.Context) (built, error) {
	var b built
	if err := p.judge(&b); err != nil {
		return b, err
	}
	if err := p.make(ctx, &b); err != nil {
		return b, err
	}
	b.findings = append(b.findings, rules.CheckPages(p.looksAt(b), b.files)...).Sort()
	return b, ctx.Err()
}

// judge reads the content and holds it against the rules; what is left of it is
// what applies on the day.
func (p *pipeline) judge(b *built) error {
	if err := p.read(b); err != nil {
		return err
	}
	b.findings = rules.Check(p.looksAt(*b))
	if p.stops != nil {
		if err := p.stops(b.findings); err != nil {
			return err
		}
	}
	b.rebuild, _ = b.site.NextDay(p.today)
	b.site = b.site.On(p.today)
	return nil
}

// inspected is what check looked at.
type inspected struct {
	site     policy.Site
	findings diag.List
	rebuild  policy.Date
}

// inspect gives the findings in facts and words and, unless it is to be quick,
// in the pages.
func (p *pipeline) inspect(ctx context.Context, quick bool) (inspected, error) {
	var b built
	var err error
	if quick {
		if err = p.read(&b); err == nil {
			b.findings = rules.Check(p.looksAt(b))
			b.rebuild, _ = b.site.NextDay(p.today)
		}
	} else {
		b, err = p.run(ctx)
	}
	return inspected{b.site, b.findings, b.rebuild}, err
}

// make compiles the banners and renders everything that is published.
func (p *pipeline) make(ctx context.Context, b *built) error {
	if err := p.compile(ctx, b); err != nil {
		return err
	}
	p.said(diag.Say("rendering the pages", "rendu des pages"))
	pages, err := site.Render(site.Input{
		Site: b.site, Words: b.words, Banners: b.banners(p.base), Data: b.offered(),
		Defaults: p.defaults, User: p.user, BaseURL: p.base, Today: p.today,
	})
	if err != nil {
		return err
	}
	b.files = pages
	for _, scripts := range b.scripts {
		for _, s := range scripts {
			b.files[s.Path] = s.Code
			if s.Words != nil {
				b.files[policy.LivePath(s.Product, s.Lang, ".txt")] = s.Words
			}
		}
	}
	types, err := fs.ReadFile(overlay{p.user, p.defaults}, "assets/banner/charte.d.ts")
	if err != nil {
		return err
	}
	b.files["live/charte.d.ts"] = types
	for _, r := range b.site.Releases {
		for name, text := range r.Files {
			b.files[policy.PinnedPath(r.Product, name)] = text
		}
	}
	if err := addData(b, p.base); err != nil {
		return err
	}
	return b.filesAtAliases()
}

// looksAt is what the rules are given.
func (p *pipeline) looksAt(b built) rules.Input {
	return rules.Input{Site: b.site, Known: b.known, Words: b.words, Today: p.today, Lang: p.findingsLang, Profiles: p.profiles}
}

// banners are what the pages say of each product's scripts.
func (b *built) banners(base string) map[string]site.Banner {
	out := map[string]site.Banner{}
	for _, product := range b.site.Products {
		one := site.Banner{Scripts: map[string]site.Script{}, Pinned: map[string]site.Script{}}
		releases := b.site.ReleasesOf(product.ID)
		for _, s := range b.scripts[product.ID] {
			one.Scripts[s.Lang] = site.Script{Path: s.Path, Integrity: s.Integrity}
			if r, ok := policy.ReleasedAs(releases, s.Lang, s.Integrity); ok {
				one.Pinned[s.Lang] = site.Script{Path: r.Path, Integrity: r.Integrity}
			}
		}
		one.Template, _, _ = data.GTMTemplate(product, base)
		out[product.ID] = one
	}
	return out
}

// offered are the files of data that the pages of each product link to.
func (b *built) offered() map[string][]string {
	out := map[string][]string{}
	for _, product := range b.site.Products {
		out[product.ID] = data.Offered(product)
	}
	return out
}

// addData adds the machine-readable files.
func addData(b *built, base string) error {
	files, err := data.Files(data.Source{Site: b.site, Words: b.words, BaseURL: base})
	maps.Copy(b.files, files)
	for _, product := range b.site.Products {
		err = errors.Join(err, addManifest(b, product, base))
	}
	return err
}

// addManifest adds what says which banner of a product is current.
func addManifest(b *built, product policy.Product, base string) error {
	var scripts []data.Script
	for _, s := range b.scripts[product.ID] {
		scripts = append(scripts, data.Script{Language: s.Lang, Integrity: s.Integrity, Bytes: len(s.Code), Text: s.Words})
	}
	path, text, err := data.Manifest(product, scripts, b.site.ReleasesOf(product.ID), base)
	if err != nil || text == nil {
		return err
	}
	b.files[path] = text
	path, text = data.ManifestSchema()
	b.files[path] = text
	return nil
}

func (p *pipeline) read(b *built) error {
	p.said(diag.Say("reading the content", "lecture du contenu"))
	words, problems := content.ReadWords(p.defaults, p.user)
	known, wrong := catalog.Read(p.defaults, p.user)
	site, more := content.Read(p.user, known)
	b.base, b.words, b.known, b.site = p.base, words, known, site
	problems = append(problems, append(wrong, more...)...)
	if len(problems) == 0 {
		problems = missingWords(b.site, b.words)
	}
	if len(problems) > 0 {
		return problems.Sort()
	}
	return p.choose(b)
}

// choose keeps the products that the command line names.
func (p *pipeline) choose(b *built) error {
	if len(p.products) == 0 {
		return nil
	}
	var ids []string
	for _, product := range b.site.Products {
		ids = append(ids, product.ID)
	}
	for _, id := range p.products {
		if slices.Contains(ids, id) || p.some {
			continue
		}
		hint := "the products are " + strings.Join(ids, ", ")
		if near := diag.Nearest(id, ids); near != "" {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		return fmt.Errorf("there is no product %q; %s", id, hint)
	}
	b.site.Products = slices.DeleteFunc(b.site.Products, func(product policy.Product) bool {
		return !slices.Contains(p.products, product.ID)
	})
	return nil
}

// compile makes the banners of all products, two at a time a processor.
func (p *pipeline) compile(ctx context.Context, b *built) error {
	p.said(diag.Say("compiling the banners", "compilation des bannières"))
	results := make([][]banner.Script, len(b.site.Products))
	errs := make([]error, len(b.site.Products))
	var wg sync.WaitGroup
	slots := make(chan struct{}, 4)
	for i, product := range b.site.Products {
		wg.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			if errs[i] = ctx.Err(); errs[i] == nil {
				results[i], errs[i] = p.compiler.Compile(product, b.words, p.base)
			}
		})
	}
	wg.Wait()
	b.scripts = map[string][]banner.Script{}
	for i, product := range b.site.Products {
		if errs[i] != nil {
			return errs[i]
		}
		b.scripts[product.ID] = results[i]
	}
	return nil
}

// baseAddress checks the address under which a site will stand and takes the
// closing slash off.
func baseAddress(s string) (string, error) {
	if s == "" {
		return "", nil
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return "", fmt.Errorf("%q is not an address for --base-url; write for example https://legal.example.org", s)
	}
	if u.Path != "" && path.Clean(u.Path) != strings.TrimSuffix(u.Path, "/") && u.Path != "/" {
		return "", fmt.Errorf("the path of --base-url %q is not a plain one", s)
	}
	return strings.TrimSuffix(u.String(), "/"), nil
}
