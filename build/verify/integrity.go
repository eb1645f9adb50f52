package verify

import (
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"strings"

	"charte/build/diag"
)

// fits tells whether an integrity attribute lets a file through, as browsers judge
// it: of several digests those of the strongest kind count, and one that fits is
// enough (W3C, Subresource Integrity). A text without any digest
// lets everything through; known then is false.
func fits(integrity string, body []byte) (fits, known bool) {
	best := 0
	for _, word := range strings.Fields(integrity) {
		kind, digest, _ := strings.Cut(word, "-")
		digest, _, _ = strings.Cut(digest, "?")
		strength, ok := strengths[kind]
		if !ok || strength < best {
			continue
		}
		if strength > best {
			best, fits = strength, false
		}
		fits = fits || digest == digestOf(kind, body)
	}
	return fits, best > 0
}

var strengths = map[string]int{"sha256": 1, "sha384": 2, "sha512": 3}

// digestOf is the digest of a file, as integrity writes it.
func digestOf(kind string, body []byte) string {
	switch kind {
	case "sha256":
		sum := sha256.Sum256(body)
		return base64.StdEncoding.EncodeToString(sum[:])
	case "sha384":
		sum := sha512.Sum384(body)
		return base64.StdEncoding.EncodeToString(sum[:])
	}
	sum := sha512.Sum512(body)
	return base64.StdEncoding.EncodeToString(sum[:])
}

// integrities holds every integrity attribute, in pages and in the tags that they
// show, against the file that it speaks of.
func (i inspection) integrities() {
	for _, p := range i.pages {
		for _, r := range p.references {
			if r.integrity != "" {
				i.integrity(p.path, r.address, r.integrity, r.at)
			}
		}
		for _, tag := range p.shown {
			i.shownTag(p, tag)
		}
	}
}

func (i inspection) integrity(from, address, integrity string, at diag.Position) {
	t, err := i.lead(from, address)
	if err != nil || !t.own || !i.has(t.path) {
		return // said elsewhere
	}
	i.counts.Integrities++
	switch ok, known := fits(integrity, i.files[t.path].body); {
	case !known:
		i.say("integrity", at, diag.Say("%q is no digest that browsers know", "%q n’est pas une empreinte que les navigateurs connaissent", integrity), none)
	case !ok:
		i.say("integrity", at, diag.Say("the digest is not that of %s: browsers refuse the file", "l’empreinte n’est pas celle de %s : les navigateurs refusent le fichier", t.path),
			diag.Say("it is sha384-%s", "c’est sha384-%s", digestOf("sha384", i.files[t.path].body)))
	}
}

// shownTag looks at a tag that a page shows for copying: its script is there, and
// with an integrity goes what makes it work on another host.
func (i inspection) shownTag(p *page, tag shown) {
	name, ok := i.shownFile(p, tag.src)
	if !ok {
		return
	}
	i.counts.Shown++
	if !i.has(name) {
		i.say("link", tag.at, diag.Say("the tag shown here loads %s, which does not exist", "la balise montrée ici charge %s, qui n’existe pas", name), none)
		return
	}
	if tag.integrity == "" {
		return
	}
	i.counts.Integrities++
	if ok, _ := fits(tag.integrity, i.files[name].body); !ok {
		i.say("integrity", tag.at, diag.Say("the tag shown here has an integrity that is not that of %s: browsers refuse the banner", "la balise montrée ici porte une empreinte qui n’est pas celle de %s : les navigateurs refusent la bannière", name),
			diag.Say("it is sha384-%s", "c’est sha384-%s", digestOf("sha384", i.files[name].body)))
	}
	if !tag.crossorigin {
		i.say("integrity", tag.at, diag.Say("the tag shown here has an integrity without crossorigin: browsers refuse a script of another host", "la balise montrée ici porte integrity sans crossorigin : les navigateurs refusent un script d’un autre site"), none)
	}
}

// shownFile is the file that a shown tag loads; false where it is not one of the
// site: a vendor's script in an example. Where the pages know no address, a word
// stands for the host.
func (i inspection) shownFile(p *page, src string) (string, bool) {
	t, err := i.lead(p.path, src)
	if err == nil && t.own && !strings.HasPrefix(src, ".") {
		return t.path, strings.HasPrefix(t.path, "live/") || strings.HasPrefix(t.path, "pin/")
	}
	if i.declared != nil {
		return "", false
	}
	for _, folder := range []string{"live/", "pin/"} {
		if _, name, ok := strings.Cut(src, "/"+folder); ok {
			return folder + name, true
		}
	}
	return "", false
}
