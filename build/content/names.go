package content

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"charte/build/diag"
)

const (
	root    = "content"
	index   = "_index"
	bases   = "_bases"
	example = "for example cookies.fr.md"
)

var slug = regexp.MustCompile(`^[a-z0-9]+(?:-[a-z0-9]+)*$`)

// reserved are the folders of the published site that no product may be
// called after; languages are reserved too.
var reserved = []string{"a", "live", "pin", "feeds"}

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
		problems = append(problems, wholeFile(root, "there is no folder content/ here",
			"run charte in the folder that holds content/, or name it with --source"))
	}
	return files, problems
}

func wholeFile(file, message, hint string) diag.Problem {
	p := diag.Problem{Severity: diag.Error, Message: message, Hint: hint}
	p.File = file
	return p
}

// locate reads a path: content/flowlyweb/cookies.fr.md.
func locate(file string) (place, *diag.Problem) {
	bad := func(message, hint string) (place, *diag.Problem) {
		p := wholeFile(file, message, hint)
		return place{}, &p
	}
	owner := strings.TrimPrefix(strings.TrimPrefix(path.Dir(file), root), "/")
	depth := len(strings.Split(owner, "/"))
	if strings.HasPrefix(owner, bases+"/") {
		depth--
	}
	if depth > 1 || owner == bases {
		return bad("no document is read from this folder", "a product's documents stand directly in content/<product>/, a base's in content/_bases/<base>/")
	}
	name := path.Base(file)
	stem, isMarkdown := strings.CutSuffix(name, ".md")
	if !isMarkdown {
		return bad("this file is not a document", "documents end in .md; keep other files outside content/")
	}
	dot := strings.LastIndex(stem, ".")
	if dot < 0 {
		return bad("the file name says no language", fmt.Sprintf("call it %s.<language>.md, %s", stem, example))
	}
	stem, lang := stem[:dot], stem[dot+1:]
	if _, err := language.Parse(lang); err != nil {
		return bad(fmt.Sprintf("%q in the file name is not a language", lang), "write a language tag before .md, "+example)
	}
	if stem != index && !slug.MatchString(stem) {
		return bad(fmt.Sprintf("the file name %q cannot stand in an address", stem), "use small letters a to z, digits and single hyphens")
	}
	if id := path.Base(owner); owner != "" && !slug.MatchString(id) {
		return bad(fmt.Sprintf("the folder name %q cannot stand in an address", id), "use small letters a to z, digits and single hyphens")
	}
	if owner == "" && stem != index {
		return bad("a document belongs to a product", "move it into the product's folder, content/<product>/")
	}
	if slices.Contains(reserved, owner) {
		return bad(fmt.Sprintf("%q is a folder of the published site", owner), "give the product another name")
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
