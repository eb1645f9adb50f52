package verify

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"io"
	"strings"

	"charte/build/diag"
)

// described looks at what pages say of themselves in JSON-LD: it can be read, says
// what it is about, and the addresses of the site that it names are there.
func (i inspection) described() {
	for _, p := range i.pages {
		for _, s := range p.scripts {
			if s.kind == "application/ld+json" {
				i.block(p, s)
			}
		}
	}
}

func (i inspection) block(p *page, s script) {
	var content map[string]any
	if err := json.Unmarshal([]byte(s.text), &content); err != nil {
		i.say("json-ld", s.at, diag.Say("this is no JSON-LD: %s", "ce bloc n’est pas du JSON-LD : %s", err.Error()), none)
		return
	}
	context, _ := content["@context"].(string)
	if kind, _ := content["@type"].(string); !strings.HasPrefix(context, "https://schema.org") || kind == "" && content["@graph"] == nil {
		i.say("json-ld", s.at, diag.Say("this block does not say what it describes (@context, @type)", "ce bloc n’indique pas ce qu’il décrit (@context, @type)"), none)
	}
	in := cmp.Or(p.written, p.lang)
	if lang, ok := content["inLanguage"].(string); ok && !strings.EqualFold(lang, in) {
		i.say("json-ld", s.at, diag.Say("this block says that the page is in %q, and it is in %q", "ce bloc dit la page en %q, elle est en %q", lang, in), none)
	}
	if address, ok := content["url"].(string); ok && i.declared != nil && address != i.address(p.path) {
		i.say("json-ld", s.at, diag.Say("this block says that the page is at %q, and it is at %q", "ce bloc situe la page à %q, elle est à %q", address, i.address(p.path)), none)
	}
	i.namedIn(p, s, content)
}

// namedIn follows the addresses of a block, which may lead from the page.
func (i inspection) namedIn(p *page, s script, content any) {
	switch v := content.(type) {
	case map[string]any:
		for name, inner := range v {
			if address, ok := inner.(string); ok && (name == "url" || name == "@id" || name == "contentUrl") {
				i.namedAddress(p, s, address)
				continue
			}
			i.namedIn(p, s, inner)
		}
	case []any:
		for _, inner := range v {
			i.namedIn(p, s, inner)
		}
	}
}

func (i inspection) namedAddress(p *page, s script, address string) {
	t, err := i.lead(p.path, address)
	if err != nil || !t.own {
		return
	}
	i.counts.Links++
	if !i.has(t.path) {
		i.say("json-ld", s.at, diag.Say("%q leads nowhere: there is no %s%s", "%q ne mène nulle part : %s n’existe pas%s", address, t.path, i.answered(t.path)), none)
	}
}

// copies holds what was compressed in advance against its file. Those of gzip are
// opened; of those of brotli, only the file has to be there.
func (i inspection) copies() {
	for _, name := range i.under(isCopy) {
		own, ok := i.files[name[:len(name)-len(".gz")]]
		switch {
		case !ok:
			i.say("precompressed", whole(name), diag.Say("this is a copy of a file that does not exist", "c’est la copie d’un fichier qui n’existe pas"), none)
		case strings.HasSuffix(name, ".gz") && !bytes.Equal(unpacked(i.files[name].body), own.body):
			i.say("precompressed", whole(name), diag.Say("this copy does not hold what %s does", "cette copie n’a pas le contenu de %s", own.path), none)
		}
	}
}

// isCopy tells whether a file is another one, compressed in advance.
func isCopy(name string) bool {
	return strings.HasSuffix(name, ".gz") || strings.HasSuffix(name, ".br")
}

// unpacked is what a text compressed by gzip holds; nil where it is none.
func unpacked(text []byte) []byte {
	r, err := gzip.NewReader(bytes.NewReader(text))
	if err != nil {
		return nil
	}
	out, err := io.ReadAll(r)
	if err != nil {
		return nil
	}
	return out
}
