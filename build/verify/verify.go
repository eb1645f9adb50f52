package verify

import (
	"context"
	"os"
	"slices"
	"strings"
	"time"

	"charte/build/diag"
)

// Options say how to look.
type Options struct {
	// Lang is the language of titles and sources, "en" or "fr"; messages are in both.
	Lang string
	// Skip are the codes of checks that are left out.
	Skip []string
	// Timeout is how long one answer may take, Most how many requests are made.
	Timeout time.Duration
	Most    int
	// Agent is the name under which requests are made.
	Agent string
}

// Result is what was found, and how much was looked at.
type Result struct {
	Findings diag.List
	Counts   Counts
	// Unseen are the checks for which there was nothing to look at, and why.
	Unseen []Unseen
}

// Unseen is a part that was not inspected.
type Unseen struct {
	Code string
	Why  diag.Sentence
}

// Folder inspects a published folder. The error says that it cannot be read.
func Folder(ctx context.Context, folder string, o Options) (Result, error) {
	s, err := readFolder(ctx, os.DirFS(folder))
	if err != nil {
		return Result{}, err
	}
	return inspect(s, &report{lang: o.Lang}, o), nil
}

// Site inspects a site at its address. The error says that nobody answers there.
func Site(ctx context.Context, address string, o Options) (Result, error) {
	r := &report{lang: o.Lang}
	s, err := readAddress(ctx, address, o, r)
	if err != nil {
		return Result{}, err
	}
	return inspect(s, r, o), nil
}

func inspect(s *published, r *report, o Options) Result {
	i := inspection{s, r}
	r.counts.Files, r.counts.Pages = len(s.files), len(s.pages)
	i.declaredElsewhere()
	looks := []func(){i.links, i.pagesThemselves, i.pagePolicies, i.headers, i.answering}
	if !s.cut { // the others hold all files against each other
		looks = append(looks, i.present, i.orphans, i.integrities, i.languagesComplete, i.sitemap, i.hreflangs, i.feeds, i.data,
			i.described, i.declaredThings, i.releases, i.versions, i.copies, i.headerLines, i.redirectFile)
	}
	for _, look := range looks {
		look()
	}
	return Result{without(r.list, o.Skip).Sort(), r.counts, append(skipped(o), i.unseen()...)}
}

// declaredElsewhere: a site that is read at an address names that as its own.
func (i inspection) declaredElsewhere() {
	if i.live && i.declared != nil && i.origin != nil && i.declared.String() != i.origin.String() {
		i.say("base", whole("index.html"), diag.Say("the pages say that the site is at %s, and it is read at %s", "les pages situent le site à %s, et il est lu à %s", i.declared.String(), i.origin.String()), none)
	}
}

// present: a site has pages, a first one, one for what does not exist, and products.
func (i inspection) present() {
	if len(i.pages) == 0 {
		i.say("empty", whole("index.html"), diag.Say("there is no page here", "il n’y a aucune page ici"), none)
		return
	}
	for _, name := range []string{"index.html", "404.html"} {
		if !i.has(name) {
			i.say("missing", whole(name), diag.Say("this file is missing%s", "ce fichier manque%s", i.answered(name)), none)
		}
	}
	products := map[string]bool{}
	for _, p := range i.pages {
		if p.product != "" {
			products[p.product] = true
		}
	}
	if i.counts.Products = len(products); len(products) == 0 {
		i.say("empty", whole("index.html"), diag.Say("there are pages here, and no product", "il y a des pages ici, mais aucun produit"), none)
	}
	if f, ok := i.files[".charte"]; !i.live && (!ok || !strings.HasPrefix(string(f.body), "This folder was written by charte")) {
		i.say("marker", whole(".charte"), diag.Say("the file that marks the folder as built is missing or altered: the next build will not replace the folder", "le fichier qui marque le dossier comme construit manque ou a été modifié : la prochaine construction ne remplacera pas le dossier"), none)
	}
}

// without leaves out the findings of some checks.
func without(l diag.List, codes []string) diag.List {
	return slices.DeleteFunc(l, func(p diag.Problem) bool { return slices.Contains(codes, p.Code) })
}

// skipped are the checks that somebody left out.
func skipped(o Options) []Unseen {
	var out []Unseen
	for _, code := range o.Skip {
		out = append(out, Unseen{code, diag.Say("left out by --skip", "écarté par --skip")})
	}
	return out
}

// unseen says for which checks there was nothing to look at.
func (i inspection) unseen() []Unseen {
	var out []Unseen
	add := func(code string, when bool, why diag.Sentence) {
		if when {
			out = append(out, Unseen{code, why})
		}
	}
	add("header", !i.live && !i.headerFile, diag.Say("the folder has no file _headers, and only an address shows what a host sends", "le dossier n’a pas de fichier _headers, et seule une adresse montre ce que l’hébergeur envoie"))
	add("type", !i.live, diag.Say("only an address shows with which type a file is served", "seule une adresse montre sous quel type un fichier est servi"))
	add("sitemap", i.declared == nil, diag.Say("the pages name no address of the site", "les pages n’indiquent pas l’adresse du site"))
	add("feed", i.counts.Feeds == 0, diag.Say("there is no feed", "il n’y a pas de flux"))
	add("release", i.counts.Releases == 0, diag.Say("no banner was released", "aucune bannière n’a de publication (charte release)"))
	return out
}
