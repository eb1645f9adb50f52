package command

import (
	"path"
	"strings"

	"charte/build/diag"
)

// filesAtAliases reports former addresses at which a file of data stands: the page
// that leads on would need a folder of that name. Those of pages are found where
// pages are made.
func (b *built) filesAtAliases() error {
	var problems diag.List
	for _, r := range b.site.Redirects() {
		for at := strings.Trim(r.From, "/"); at != "." && at != ""; at = path.Dir(at) {
			if _, taken := b.files[at]; taken && !strings.HasSuffix(at, ".html") {
				problems = append(problems, r.At.With(
					diag.Say("%q is the address of a file", "%q est l’adresse d’un fichier", r.From),
					diag.Say("a former address leads to one document, and no file stands there", "une ancienne adresse mène à un seul document, et aucun fichier ne s’y trouve")))
			}
		}
	}
	if len(problems) > 0 {
		return problems.Sort()
	}
	return nil
}
