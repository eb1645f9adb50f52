package content

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"charte/build/diag"
)

const (
	root  = "content"
	index = "_index"
	bases = "_bases"
)

// slugHint says what a name may hold that stands in an address or names a thing.
var slugHint = diag.Say("use small letters a to z, digits and single hyphens",
	"employez des minuscules sans accent, des chiffres et des traits d’union isolés")

// renameHint says how to give a product a name that is free.
var renameHint = diag.Say("give the product another name", "donnez un autre nom au produit")

var slug = regexp.MustCompile(`^[a-z0-9]+(?:-[a-z0-9]+)*$`)

// reserved are the folders of the published site that no product may be
// called after; languages are reserved too.
var reserved = []string{"a", "live", "pin", "feeds", "schemas"}

// reservedDocuments are the pages beside the documents of a product: no document
// may be called after them.
var reservedDocuments = []string{"install", "history"}

// place is what a file's path says of it.
type place struct {
	owner string // "" for the site, "flowlyweb", "_bases/opendatasoft"
	stem  string // "_index", "cookies"
	lang  string
}

// survey lists the content files by place; every file that cannot be one is a
// problem. Names that begin with a dot belong to other tools and are passed over.
func survey(source fs.FS) (map[place]string, diag.List) {
	files := map[place]string{}
	var problems diag.List
	err := fs.WalkDir(source, root, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if strings.HasPrefix(d.Name(), ".") {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() {
			if isArchive(file) || file == releasesFolder {
				return fs.SkipDir // read by their own rules
			}
			return nil
		}
		p, problem := locate(file)
		if problem != nil {
			problems = append(problems, *problem)
			return nil
		}
		files[p] = file
		return nil
	})
	if err != nil {
		problems = append(problems, wholeFile(root,
			diag.Say("there is no folder content/ here", "il n’y a pas de dossier content/ ici"),
			diag.Say("run charte in the folder that holds content/, or name it with --source",
				"lancez charte dans le dossier qui contient content/, ou indiquez celui-ci par --source")))
	}
	return files, problems
}

func wholeFile(file string, message, hint diag.Sentence) diag.Problem {
	return diag.Problem{Position: diag.Position{File: file}}.With(message, hint)
}

// locate reads a path: content/flowlyweb/cookies.fr.md.
func locate(file string) (place, *diag.Problem) {
	bad := func(message, hint diag.Sentence) (place, *diag.Problem) {
		p := wholeFile(file, message, hint)
		return place{}, &p
	}
	owner := strings.TrimPrefix(strings.TrimPrefix(path.Dir(file), root), "/")
	depth := len(strings.Split(owner, "/"))
	if strings.HasPrefix(owner, bases+"/") {
		depth--
	}
	if depth > 1 || owner == bases {
		return bad(diag.Say("no document is read from this folder", "aucun document n’est lu dans ce dossier"),
			diag.Say("a product's documents stand directly in content/<product>/, a base's in content/_bases/<base>/",
				"les documents d’un produit se placent directement dans content/<produit>/, ceux d’une base dans content/_bases/<base>/"))
	}
	name := path.Base(file)
	stem, isMarkdown := strings.CutSuffix(name, ".md")
	if !isMarkdown {
		return bad(diag.Say("this file is not a document", "ce fichier n’est pas un document"),
			diag.Say("documents end in .md; keep other files outside content/",
				"le nom d’un document finit par .md ; rangez les autres fichiers hors de content/"))
	}
	dot := strings.LastIndex(stem, ".")
	if dot < 0 {
		return bad(diag.Say("the file name says no language", "le nom du fichier ne dit pas la langue"),
			diag.Say("call it %s.<language>.md, for example cookies.fr.md", "nommez-le %s.<langue>.md, par exemple cookies.fr.md", stem))
	}
	stem, lang := stem[:dot], stem[dot+1:]
	if _, err := language.Parse(lang); err != nil {
		return bad(diag.Say("%q in the file name is not a language", "dans le nom du fichier, %q n’est pas une langue", lang),
			diag.Say("write a language tag before .md, for example cookies.fr.md", "écrivez le code d’une langue avant .md, par exemple cookies.fr.md"))
	}
	if stem != index && !slug.MatchString(stem) {
		return bad(diag.Say("the file name %q cannot stand in an address", "le nom de fichier %q ne peut pas figurer dans une adresse", stem), slugHint)
	}
	if id := path.Base(owner); owner != "" && !slug.MatchString(id) {
		return bad(diag.Say("the folder name %q cannot stand in an address", "le nom de dossier %q ne peut pas figurer dans une adresse", id), slugHint)
	}
	if owner == "" && stem != index {
		return bad(diag.Say("a document belongs to a product", "un document appartient à un produit"),
			diag.Say("move it into the product's folder, content/<product>/", "déplacez-le dans le dossier du produit, content/<produit>/"))
	}
	if slices.Contains(reserved, owner) {
		return bad(diag.Say("%q is a folder of the published site", "%q est un dossier du site publié", owner), renameHint)
	}
	if slices.Contains(reservedDocuments, stem) {
		return bad(diag.Say("%q is a page that charte makes", "%q est le nom d’une page que charte produit", stem),
			diag.Say("give the document another name", "donnez un autre nom au document"))
	}
	return place{owner, stem, lang}, nil
}

// owners are the folders of products, or of bases, sorted.
func owners(files map[place]string, ofBases bool) []string {
	seen := map[string]bool{}
	for p := range files {
		if p.owner != "" && strings.HasPrefix(p.owner, bases+"/") == ofBases {
			seen[p.owner] = true
		}
	}
	var out []string
	for o := range seen {
		out = append(out, o)
	}
	slices.Sort(out)
	return out
}

// documents are the names of each owner's documents, sorted.
func documents(files map[place]string) map[string][]string {
	out := map[string][]string{}
	for p := range files {
		if p.stem != index && !slices.Contains(out[p.owner], p.stem) {
			out[p.owner] = append(out[p.owner], p.stem)
		}
	}
	for _, stems := range out {
		slices.Sort(stems)
	}
	return out
}
