package content

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"charte/build/diag"
	"charte/build/policy"
)

// lifeOf checks what a document says of its versions and its addresses.
func lifeOf(d *policy.Document, original bool) diag.List {
	c := &checker{d: d}
	if n := utf8.RuneCountInString(d.Changes); n > policy.LongestChanges {
		c.report("changes", diag.Say("the note on changes has %d characters; the maximum is %d", "la note sur les changements compte %d caractères ; le maximum est de %d", n, policy.LongestChanges),
			diag.Say("say what changes and why in one sentence; the comparison of the two texts is published beside it",
				"dites en une phrase ce qui change et pourquoi ; la comparaison des deux textes est publiée à côté"))
	}
	if _, said := d.Origin["translates"]; original && said {
		c.report("translates", diag.Say("only a translation says what it translates", "seule une traduction dit ce qu’elle traduit"),
			diag.Say("delete it here", "supprimez ce champ ici"))
	}
	if d.Announced.After(d.Version) {
		c.report("announced", diag.Say("this version is announced after the day from which it applies, %s", "cette version est annoncée après le jour à partir duquel elle s’applique, le %s", d.Version),
			diag.Say("a version is announced before it applies, or on the same day", "une version s’annonce avant de s’appliquer, ou le jour même"))
	}
	for i, alias := range d.Aliases {
		if !strings.HasPrefix(string(alias), "/") || strings.ContainsAny(string(alias), "?#*:") || strings.Contains(string(alias), "//") {
			c.report("aliases["+strconv.Itoa(i)+"]", diag.Say("%q is no former address of this site", "%q n’est pas une ancienne adresse de ce site", string(alias)),
				diag.Say("write its path from the root of the site, for example /fr/old-page/", "écrivez son chemin depuis la racine du site, par exemple /fr/ancienne-page/"))
		}
	}
	return c.problems
}
