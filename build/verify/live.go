package verify

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"golang.org/x/net/html"

	"charte/build/diag"
)

// LiveOptions say which banner a page is held against.
type LiveOptions struct {
	Options
	// Site is the address of the legal site, and Product the product's id there; both
	// may be empty where the page loads the banner from that site.
	Site, Product string
}

// visited is a product's own page under inspection.
type visited struct {
	*report
	ctx   context.Context
	fetch *fetcher
	doc   *document
	url   *url.URL
	// base is what addresses on the page are relative to.
	base    *url.URL
	header  http.Header
	cookies []*http.Cookie
	// site is the root of the legal site, nil where nobody knows it.
	site        *url.URL
	product     string
	manifest    manifest
	declaration declaration
}

// Live inspects a product's own page: its HTML as it is sent, without running it.
// The error says that the page, or the legal site, cannot be reached.
func Live(ctx context.Context, address string, o LiveOptions) (Result, error) {
	v := &visited{report: &report{lang: o.Lang}, ctx: ctx, fetch: newFetcher(o.Timeout, o.Agent), product: o.Product}
	if o.Site != "" {
		site, err := siteAddress(o.Site)
		if err != nil {
			return Result{}, err
		}
		v.site = site
	}
	if err := v.open(address); err != nil {
		return Result{}, err
	}
	v.counts.Pages, v.counts.Elements = 1, len(v.doc.elements)
	tags := v.tags()
	if len(tags) > 0 {
		v.site, v.product = tags[0].site, tags[0].product
	}
	if v.site == nil || v.product == "" {
		v.unknownBanner()
		return v.result(o.Options), nil
	}
	if err := v.readSite(); err != nil {
		return Result{}, err
	}
	v.look(tags)
	return v.result(o.Options), nil
}

func (v *visited) look(tags []tag) {
	tags = v.tagged(tags)
	v.order(tags)
	v.early()
	v.gates()
	v.policies(tags)
	v.ways()
	v.stored()
}

func (v *visited) result(o Options) Result {
	return Result{without(v.list, o.Skip).Sort(), v.counts, skipped(o)}
}

// open asks for the page, over redirects to wherever they lead, and keeps the
// cookies that are set on the way.
func (v *visited) open(address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		return fmt.Errorf("%q is no address of a page; write for example https://www.example.org/", address)
	}
	for hops := 0; ; hops++ {
		r, err := v.fetch.get(v.ctx, u.String())
		v.counts.Requests++
		if err != nil {
			return fmt.Errorf("%s cannot be reached: %w", u, err)
		}
		v.cookies = append(v.cookies, (&http.Response{Header: r.header}).Cookies()...)
		to, again := r.isRedirect()
		if !again {
			return v.read(u, r)
		}
		if u, err = u.Parse(to); err != nil || hops == mostHops {
			return fmt.Errorf("%s sends on without an end", address)
		}
	}
}

func (v *visited) read(u *url.URL, r reply) error {
	kind, _, _ := strings.Cut(strings.ToLower(r.header.Get("Content-Type")), ";")
	switch {
	case r.status != http.StatusOK:
		return fmt.Errorf("%s answers with status %d", u, r.status)
	case kind != "" && kind != "text/html" && kind != "application/xhtml+xml":
		return fmt.Errorf("%s is no page: %s", u, kind)
	}
	doc, err := read(u.String(), r.body)
	if err != nil {
		return err
	}
	v.url, v.base, v.header, v.doc = u, u, r.header, doc
	for _, n := range doc.named("base") {
		if href, ok := has(n, "href"); ok {
			if base, err := u.Parse(href); err == nil {
				v.base = base
			}
			break // the first one counts
		}
	}
	return nil
}

// page is the place of the page as a whole.
func (v *visited) page() diag.Position { return whole(v.doc.path) }

// readSite reads the manifest and the declaration of the product.
func (v *visited) readSite() error {
	name := v.site.String() + "live/" + v.product + ".json"
	text, err := v.text(name)
	if err != nil {
		return err
	}
	if v.manifest, err = readManifest(name, text); err != nil {
		return fmt.Errorf("%s is no manifest: %w", name, err)
	}
	address := v.site.String() + v.product + "/cookies/policy.json"
	if text, err = v.text(address); err != nil {
		if address, err = v.declared(); err != nil {
			return err
		}
		if text, err = v.text(address); err != nil {
			return err
		}
	}
	if v.declaration, err = readDeclaration(address, text); err != nil {
		return fmt.Errorf("%s is no declaration: %w", address, err)
	}
	for _, s := range v.declaration.Services {
		v.counts.Hosts += len(s.Hosts)
	}
	return nil
}

// text is what stands at an address of the legal site.
func (v *visited) text(address string) ([]byte, error) {
	r, err := v.fetch.get(v.ctx, address)
	v.counts.Requests++
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s cannot be reached: %w", address, err)
	case r.status != http.StatusOK:
		return nil, fmt.Errorf("%s answers with status %d", address, r.status)
	}
	return r.body, nil
}

// mostDocuments is how many pages of a product are looked at for its declaration.
const mostDocuments = 20

// declared finds the declaration of a product whose cookie policy is not called
// "cookies": a page of the product links to it.
func (v *visited) declared() (string, error) {
	missing := fmt.Errorf("%s has no policy.json for %q", v.site, v.product)
	for _, lang := range mapKeys(v.manifest.Scripts) {
		home := v.site.JoinPath(lang, v.product, "/")
		text, err := v.text(home.String())
		if lang == "*" || err != nil {
			continue
		}
		doc, err := read(home.String(), text)
		if err != nil {
			return "", err
		}
		for n, r := range doc.references() {
			u, err := home.Parse(r.address)
			if err != nil || n > mostDocuments || r.use != followed || !strings.HasPrefix(u.Path, home.Path) || u.Path == home.Path {
				continue
			}
			id := strings.Split(strings.TrimPrefix(u.Path, home.Path), "/")[0]
			address := v.site.JoinPath(v.product, id, "policy.json").String()
			if _, err := v.text(address); err == nil {
				return address, nil
			}
		}
	}
	return "", missing
}

// unknownBanner: nothing on the page says whose banner it is to have.
func (v *visited) unknownBanner() {
	v.say("live-tag", v.page(),
		diag.Say("this page loads no banner of a site that charte made", "cette page ne charge aucune bannière d’un site construit par charte"),
		diag.Say("where the page serves its own copy, or gets it from a tag manager, name the legal site with --site and the product with --product",
			"si la page sert sa propre copie, ou la reçoit d’un gestionnaire de balises, indiquez le site des politiques par --site et le produit par --product"))
}

// inert tells whether an element stands in a template: nothing in there runs.
func inert(n *html.Node) bool { return within(n.Parent, "template") != nil }
