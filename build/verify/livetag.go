package verify

import (
	"fmt"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"charte/build/diag"
)

// tag is a script element that loads a banner.
type tag struct {
	node *html.Node
	src  *url.URL
	// site is the root of the legal site, and product the id there.
	site    *url.URL
	product string
	// lang is the one language of the script, "*" where it holds all, "" where that
	// is not known.
	lang   string
	pinned bool
	own    bool // a copy on another address
	body   []byte
}

var (
	liveName = regexp.MustCompile(`^(.*/)live/([^/.]+)(?:\.([A-Za-z0-9-]+))?\.js$`)
	pinName  = regexp.MustCompile(`^(.*/)pin/([^/]+)/[0-9a-f]{32}\.js$`)
)

// tags are the elements that load a banner from a legal site: by its address, which
// has to fit what the options name.
func (v *visited) tags() []tag {
	var out []tag
	for _, n := range v.doc.named("script") {
		src, err := v.base.Parse(strings.TrimSpace(attr(n, "src")))
		if _, ok := has(n, "src"); !ok || err != nil {
			continue
		}
		t := tag{node: n, src: src}
		root := ""
		if m := liveName.FindStringSubmatch(src.Path); m != nil {
			root, t.product, t.lang = m[1], m[2], m[3]
			if t.lang == "" {
				t.lang = "*"
			}
		} else if m := pinName.FindStringSubmatch(src.Path); m != nil {
			root, t.product, t.pinned = m[1], m[2], true
		}
		t.site = &url.URL{Scheme: src.Scheme, Host: src.Host, Path: root}
		fits := (v.site == nil || v.site.String() == t.site.String()) && (v.product == "" || v.product == t.product)
		if t.product != "" && fits {
			out = append(out, t)
		}
	}
	return out
}

// tagged looks at the tags, and for a copy where there is none. It gives those that
// run.
func (v *visited) tagged(tags []tag) []tag {
	if len(tags) == 0 {
		tags = v.copies()
	}
	running := slices.DeleteFunc(slices.Clone(tags), func(t tag) bool { return !t.runs() })
	v.counts.Scripts = len(running)
	switch {
	case len(tags) == 0:
		v.noTag()
	case len(running) == 0:
		v.say("live-tag", v.doc.place(tags[0].node), diag.Say("the banner’s tag does not run as it stands: %s", "telle quelle, la balise de la bannière ne s’exécute pas : %s", v.doc.tag(tags[0].node)),
			diag.Say("take it out of any template, and leave out type and data-consent: the banner itself waits for nothing", "sortez-la de tout template et retirez type et data-consent : la bannière elle-même n’attend rien"))
	case len(running) > 1:
		v.say("live-twice", v.doc.place(running[1].node), diag.Say("the banner is loaded twice; the second one does nothing", "la bannière est chargée deux fois ; la seconde ne fait rien"), none)
	}
	for n := range running {
		v.current(&running[n])
	}
	return running
}

// runs tells whether a browser runs the tag.
func (t tag) runs() bool {
	_, gated := has(t.node, "data-consent")
	return !inert(t.node) && !gated && !isBlock(strings.ToLower(strings.TrimSpace(attr(t.node, "type"))))
}

// noTag: a product where there is nothing to choose needs none, and a tag manager
// may bring it, which the page does not show.
func (v *visited) noTag() {
	switch d := v.declaration; {
	case d.Choice == nil:
	case d.Banner != nil && d.Banner.Through != "":
		v.say("live-through", v.page(), diag.Say("the banner comes through %q; whether it does, only a browser shows", "la bannière passe par %q ; seul un navigateur montre si elle arrive", d.Banner.Through), none)
	default:
		v.say("live-tag", v.page(), diag.Say("the banner of %q is not on this page", "la bannière de %q n’est pas sur cette page", v.product),
			diag.Say("paste this: %s", "collez ceci : %s", v.liveTag("*")))
	}
}

// mostScripts is how many scripts of a page are looked at for a copy of the banner.
const mostScripts = 40

// copies are the scripts of the page, from its own host, that hold a banner of the
// product.
func (v *visited) copies() []tag {
	var out []tag
	for n, s := range v.doc.named("script") {
		src, err := v.base.Parse(strings.TrimSpace(attr(s, "src")))
		if _, ok := has(s, "src"); !ok || err != nil || n > mostScripts || !v.isOwn(src.Hostname()) {
			continue
		}
		t := tag{node: s, src: src, site: v.site, product: v.product, own: true}
		if t.body, err = v.text(src.String()); err != nil {
			continue
		}
		if lang, current := v.currentAs(t.body); current {
			t.lang = lang
		} else if _, old := v.releasedAs(t.body); !old && !(strings.Contains(string(t.body), "window.charte") && holds(string(t.body), v.product)) {
			continue
		}
		out = append(out, t)
	}
	return out
}

// isOwn tells whether a host is the page's own, or a subdomain of it.
func (v *visited) isOwn(host string) bool {
	own := strings.TrimPrefix(strings.ToLower(v.url.Hostname()), "www.")
	host = strings.ToLower(host)
	return host == own || strings.HasSuffix(host, "."+own)
}

// currentAs is the language of the current script of these bytes; false where no
// current one has them.
func (v *visited) currentAs(body []byte) (string, bool) {
	for _, lang := range mapKeys(v.manifest.Scripts) {
		if ok, known := fits(v.manifest.Scripts[lang].Integrity, body); ok && known {
			return lang, true
		}
	}
	return "", false
}

// releasedAs is the release that holds these bytes, the latest of several.
func (v *visited) releasedAs(body []byte) (released, bool) {
	for _, r := range slices.Backward(v.manifest.Releases) {
		for _, s := range r.Scripts {
			if ok, known := fits(s.Integrity, body); ok && known {
				return r, true
			}
		}
	}
	return released{}, false
}

// current holds what a tag loads against the manifest.
func (v *visited) current(t *tag) {
	at := v.doc.place(t.node)
	if t.body == nil {
		r, err := v.fetch.get(v.ctx, t.src.String())
		v.counts.Requests++
		if err != nil || r.status != 200 {
			v.say("live-tag", at, diag.Say("the banner is not at %s", "la bannière n’est pas à %s", t.src.String()), diag.Say("paste this: %s", "collez ceci : %s", v.liveTag("*")))
			return
		}
		t.body = r.body
		v.shareable(*t, r)
	}
	v.tagIntegrity(*t)
	if lang, current := v.currentAs(t.body); current {
		t.lang = lang
		v.language(*t)
		return
	}
	v.behind(*t)
}

// shareable: a script of another host that comes with integrity, or by CORS, needs
// the host's permission.
func (v *visited) shareable(t tag, r reply) {
	if _, cors := has(t.node, "crossorigin"); !cors || sameOrigin(t.src, v.url) {
		return
	}
	if allowed := r.header.Get("Access-Control-Allow-Origin"); allowed != "*" && allowed != v.url.Scheme+"://"+v.url.Host {
		v.say("live-integrity", v.doc.place(t.node), diag.Say("the tag asks by crossorigin, and the host of the banner does not allow it (Access-Control-Allow-Origin): browsers refuse it", "la balise porte crossorigin, et l’hébergeur de la bannière ne l’autorise pas (Access-Control-Allow-Origin) : les navigateurs la refusent"), none)
	}
}

func (v *visited) tagIntegrity(t tag) {
	integrity, at := attr(t.node, "integrity"), v.doc.place(t.node)
	if integrity == "" {
		return
	}
	v.counts.Integrities++
	if ok, known := fits(integrity, t.body); known && !ok {
		v.say("live-integrity", at, diag.Say("the integrity of the tag is not that of the banner: browsers refuse it, and nothing that waits for consent ever loads", "l’empreinte de la balise n’est pas celle de la bannière : les navigateurs la refusent, et rien de ce qui attend un accord ne se charge"),
			diag.Say("paste this: %s", "collez ceci : %s", v.pinTag(t)))
		return
	}
	if _, cors := has(t.node, "crossorigin"); !cors && !sameOrigin(t.src, v.url) {
		v.say("live-integrity", at, diag.Say("the tag has integrity without crossorigin: browsers refuse a script of another host", "la balise porte integrity sans crossorigin : les navigateurs refusent un script d’un autre site"), diag.Say("add crossorigin=\"anonymous\"", "ajoutez crossorigin=anonymous"))
	}
	if !t.pinned && !t.own {
		v.say("live-moving", at, diag.Say("the tag fixes by integrity what stands at an address that changes: at the next version browsers refuse the banner", "la balise fige par integrity ce qui se trouve à une adresse qui change : à la prochaine version, les navigateurs refuseront la bannière"),
			diag.Say("paste this: %s", "collez ceci : %s", v.pinTag(t)))
	}
}

// behind says that a tag loads another banner than the current one.
func (v *visited) behind(t tag) {
	hint := diag.Say("paste this: %s", "collez ceci : %s", v.pinTag(t))
	if t.own {
		hint = diag.Say("copy %s again", "copiez de nouveau %s", v.addressOf(v.manifest.Scripts["*"].URL))
	}
	at := v.doc.place(t.node)
	old, released := v.releasedAs(t.body)
	switch {
	case !t.pinned && !t.own:
		v.say("live-behind", at, diag.Say("what stands at %s is not what the site’s manifest says: a copy on the way is old, or the site is half published", "ce qui se trouve à %s n’est pas ce que dit le manifeste du site : une copie intermédiaire est ancienne, ou le site n’est publié qu’à moitié", t.src.String()), none)
	case released:
		v.say("live-behind", at, diag.Say("the page loads an earlier banner, release %d of %s", "la page charge une bannière plus ancienne, la publication %d du %s", old.Number, old.Day), hint)
	default:
		v.say("live-behind", at, diag.Say("the page loads a banner that is neither the current one nor a release: it was altered, or made elsewhere", "la page charge une bannière qui n’est ni l’actuelle ni une publication : elle a été modifiée, ou faite ailleurs"), hint)
	}
}

// language: a banner of one language stands in a page of it.
func (v *visited) language(t tag) {
	page := ""
	for _, n := range v.doc.named("html") {
		page, _, _ = strings.Cut(strings.ToLower(attr(n, "lang")), "-")
	}
	lang, _, _ := strings.Cut(strings.ToLower(t.lang), "-")
	if t.lang != "*" && page != "" && lang != page {
		v.say("live-language", v.doc.place(t.node), diag.Say("the banner speaks %q, and the page %q", "la bannière est en %q, et la page en %q", t.lang, page),
			diag.Say("paste this: %s", "collez ceci : %s", v.liveTag("*")))
	}
}

// addressOf is a whole address from one in the manifest.
func (v *visited) addressOf(address string) string {
	base, err := url.Parse(v.manifest.path)
	if err != nil {
		return address
	}
	u, err := base.Parse(address)
	if err != nil {
		return address
	}
	return u.String()
}

// liveTag is the tag of the address that follows the product.
func (v *visited) liveTag(lang string) string {
	s, ok := v.manifest.Scripts[lang]
	if !ok {
		s = v.manifest.Scripts["*"]
	}
	return fmt.Sprintf(`<script%s src="%s"></script>`, v.async(), v.addressOf(s.URL))
}

// pinTag is the tag of the current banner for ever; where it was not released, the
// one that follows.
func (v *visited) pinTag(t tag) string {
	lang := t.lang
	for _, r := range v.manifest.Releases { // the language of an earlier script
		for l, s := range r.Scripts {
			if ok, known := fits(s.Integrity, t.body); ok && known && lang == "" {
				lang = l
			}
		}
	}
	s, ok := v.manifest.Scripts[lang]
	if !ok {
		s = v.manifest.Scripts["*"]
	}
	if s.Pin == "" {
		return v.liveTag(lang)
	}
	return fmt.Sprintf(`<script%s src="%s" integrity="%s" crossorigin="anonymous"></script>`, v.async(), v.addressOf(s.Pin), s.Integrity)
}

// async is how the tag may load: at once, where a service loads before any choice.
func (v *visited) async() string {
	if len(v.earlyServices()) > 0 {
		return ""
	}
	return " async"
}

// mapKeys are the keys of a map, sorted.
func mapKeys[T any](m map[string]T) []string { return slices.Sorted(maps.Keys(m)) }
