package verify

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"charte/build/diag"
)

// crawl reads a site from its address: from its first page and its sitemap, over
// everything that they name, to the files that every product has.
type crawl struct {
	inspection
	ctx     context.Context
	fetch   *fetcher
	most    int // requests
	known   map[string]bool
	waiting []string
	// unanswered counts addresses that gave no answer at all; after some of them the
	// crawl ends.
	unanswered int
}

// How many requests are under way at once, how many addresses may be silent, and
// over how many addresses a redirect may lead.
const (
	together    = 4
	mostSilence = 5
	mostHops    = 5
)

// noSuchPage is an address that no site has, to see what it answers then.
const noSuchPage = "charte-verify/no-such-page/index.html"

// readAddress reads the site at an address. The error says why nothing could be
// read.
func readAddress(ctx context.Context, address string, o Options, r *report) (*published, error) {
	origin, err := siteAddress(address)
	if err != nil {
		return nil, err
	}
	s := &published{
		homes: []*url.URL{origin}, live: true, origin: origin, files: map[string]*file{}, gone: map[string]answer{}, moved: map[string]string{},
	}
	c := &crawl{inspection: inspection{s, r}, ctx: ctx, fetch: newFetcher(o.Timeout, o.Agent), most: o.Most, known: map[string]bool{}}
	if err := c.begin(); err != nil {
		return nil, err
	}
	c.want("index.html", sitemapName, "robots.txt", ".well-known/gpc.json", noSuchPage)
	c.run()
	c.settleLanguages()
	c.wantProducts()
	c.run()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	c.missingPage()
	s.assemble()
	return s, nil
}

// siteAddress reads the address of a site's root.
func siteAddress(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return nil, fmt.Errorf("%q is no address of a site; write for example https://legal.example.org", address)
	}
	if !strings.HasSuffix(u.Path, "/") {
		u.Path += "/"
	}
	return u, nil
}

// begin makes sure that somebody answers, before anything is said of what does not.
func (c *crawl) begin() error {
	if _, err := c.fetch.get(c.ctx, c.origin.String()); err != nil {
		return fmt.Errorf("%s cannot be reached: %w", c.origin, err)
	}
	return nil
}

// want puts files on the list, each once.
func (c *crawl) want(names ...string) {
	for _, name := range names {
		if name == "" || strings.HasPrefix(name, "cdn-cgi/") || c.known[name] { // Cloudflare's own
			continue
		}
		c.known[name] = true
		c.waiting = append(c.waiting, name)
	}
}

// run asks for what is on the list, and for what that names, until nothing is left.
func (c *crawl) run() {
	for len(c.waiting) > 0 && c.ctx.Err() == nil && c.unanswered < mostSilence {
		batch := c.waiting[:min(len(c.waiting), together)]
		c.waiting = slices.Clone(c.waiting[len(batch):])
		if c.counts.Requests+len(batch) > c.most {
			c.say("limit", whole(batch[0]), diag.Say("the inspection ended after %d requests; this file and others were not looked at", "l’examen s’est arrêté après %d requêtes ; ce fichier, et d’autres, n’ont pas été examinés", c.counts.Requests),
				diag.Say("allow more with --most", "autorisez-en davantage par --most"))
			c.cut = true
			return
		}
		for n, v := range c.ask(batch) {
			c.take(batch[n], v)
		}
	}
	if c.unanswered >= mostSilence && !c.cut {
		c.cut = true
		c.say("limit", whole("index.html"), diag.Say("the inspection ended: %d addresses gave no answer", "l’examen s’est arrêté : %d adresses n’ont pas répondu", c.unanswered), none)
	}
}

// visit is where an address led, and what stood there.
type visit struct {
	reply
	path  string
	wrong answer // where nothing stood there
	away  string // another host to which it sent on
	hops  int
	asked int
}

func (c *crawl) ask(batch []string) []visit {
	out := make([]visit, len(batch))
	var wg sync.WaitGroup
	for n, name := range batch {
		wg.Go(func() { out[n] = c.visit(name) })
	}
	wg.Wait()
	return out
}

// visit asks for a file, over redirects that stay in the site.
func (c *crawl) visit(name string) visit {
	v := visit{path: name}
	address := c.origin.ResolveReference(&url.URL{Path: strings.TrimSuffix(name, "index.html")})
	for seen := []string{}; ; v.hops++ {
		r, err := c.fetch.get(c.ctx, address.String())
		v.asked++
		if err != nil {
			v.wrong = answer{words: why(err)}
			return v
		}
		v.reply = r
		to, again := r.isRedirect()
		if !again {
			break
		}
		seen = append(seen, address.String())
		next, err := address.Parse(to)
		switch {
		case err != nil || to == "":
			v.wrong = answer{words: diag.Say("a redirect to nowhere", "une redirection vers nulle part")}
			return v
		case next.Host != address.Host || next.Scheme != address.Scheme && next.Scheme != "https" || !strings.HasPrefix(next.Path, c.origin.Path):
			v.away, v.wrong = next.Host, answer{words: diag.Say("a redirect to %s", "une redirection vers %s", next.Host)}
			return v
		case slices.Contains(seen, next.String()) || v.hops == mostHops:
			v.wrong = answer{words: diag.Say("a redirect that does not end", "une redirection sans fin")}
			return v
		}
		address = next
	}
	v.path = strings.TrimPrefix(address.Path, c.origin.Path)
	if v.path == "" || strings.HasSuffix(v.path, "/") {
		v.path += "index.html"
	}
	if v.status != http.StatusOK {
		v.wrong = answer{status: v.status}
	}
	return v
}

// take keeps what an address gave, and puts what it names on the list.
func (c *crawl) take(asked string, v visit) {
	c.counts.Requests += v.asked
	switch {
	case v.away != "":
		c.say("foreign", whole(asked), diag.Say("the host sends on to %s from here", "l’hébergeur renvoie d’ici vers %s", v.away), none)
		c.gone[asked] = v.wrong
		return
	case asked == noSuchPage:
		c.takeMissing(v)
		return
	case v.wrong != (answer{}):
		if v.wrong.status == 0 {
			c.unanswered++
		}
		c.gone[asked] = v.wrong
		return
	case v.path != asked:
		c.moved[asked] = v.path
		c.known[v.path] = true
	}
	if _, again := c.files[v.path]; again {
		return
	}
	f := &file{path: v.path, body: v.body, header: v.header, compressed: v.compressed}
	c.files[v.path] = f
	c.readOn(f)
}

// readOn puts on the list what a file names.
func (c *crawl) readOn(f *file) {
	kind, _, _ := strings.Cut(strings.ToLower(f.header.Get("Content-Type")), ";")
	switch ext := path.Ext(f.path); {
	case ext == ".html" || kind == "text/html" && (ext == "" || ext == ".html"):
		c.readPage(f)
	case ext == ".css":
		for _, address := range sheetAddresses(string(f.body)) {
			c.wantAddress(f.path, address)
		}
	case slices.Contains([]string{".json", ".xml", ".txt"}, ext):
		for _, address := range anyAddress.FindAllString(string(f.body), -1) {
			c.wantAddress(f.path, strings.ReplaceAll(address, "&amp;", "&"))
		}
	}
	if strings.HasPrefix(f.path, "live/") && path.Ext(f.path) == ".json" {
		c.readRelative(f)
	}
}

var anyAddress = regexp.MustCompile(`https?://[^\s"'<>\\)]+`)

// readRelative finds the addresses of a manifest of a site that does not know its
// own: they lead from the manifest to the file.
func (c *crawl) readRelative(f *file) {
	for _, m := range regexp.MustCompile(`"(?:url|pin)":\s*"([^"]+)"`).FindAllSubmatch(f.body, -1) {
		c.wantAddress(f.path, string(m[1]))
	}
}

func (c *crawl) readPage(f *file) {
	p, err := readPage(f.path, f.body)
	if err != nil {
		return
	}
	c.pages = append(c.pages, p)
	if home := (&published{pages: []*page{p}}).declaredHome(); home != nil && f.path == "index.html" && home.String() != c.origin.String() {
		c.homes = append(c.homes, home)
	}
	for _, r := range p.references {
		if r.use != sent {
			c.wantAddress(f.path, r.address)
		}
	}
	for _, tag := range p.shown {
		c.wantAddress(f.path, tag.src)
	}
}

func (c *crawl) wantAddress(from, address string) {
	if t, err := c.lead(from, address); err == nil && t.own {
		c.want(t.path)
	}
}

func (c *crawl) settleLanguages() {
	c.assemble()
	c.homes = append([]*url.URL{c.origin}, slices.DeleteFunc(c.homes, func(u *url.URL) bool { return u.String() == c.origin.String() })...)
}

// wantProducts puts on the list what every product has, whether a page names it or
// not.
func (c *crawl) wantProducts() {
	for _, p := range c.pages {
		switch p.kind {
		case productPage:
			c.want("live/"+p.product+".json", "live/"+p.product+".js", p.product+"/gpc.json", p.product+"/ota.json")
			for _, lang := range c.languages {
				c.want("live/"+p.product+"."+lang+".js", "live/"+p.product+"."+lang+".txt")
			}
		case documentPage:
			if len(p.rows) > 0 {
				folder := p.product + "/" + p.document + "/"
				c.want(folder+"policy.json", folder+"trackers.csv", folder+"device-storage.json")
			}
		}
	}
}

// takeMissing keeps what the host shows for an address that does not exist as the
// page that it is made from.
func (c *crawl) takeMissing(v visit) {
	if v.wrong.status == 0 && v.status == http.StatusOK {
		c.say("status", whole("404.html"), diag.Say("an address that does not exist answers 200, as if it did", "une adresse qui n’existe pas répond 200, comme si elle existait"), none)
		return
	}
	if v.status != http.StatusNotFound {
		c.say("status", whole("404.html"), diag.Say("an address that does not exist answers %d instead of 404", "une adresse qui n’existe pas répond %d au lieu de 404", v.status), none)
	}
	c.files["404.html"] = &file{path: "404.html", body: v.body, header: v.header, compressed: v.compressed}
}

// missingPage reads the page that is shown for an address that does not exist. One
// that leads nowhere in the site is the host's own.
func (c *crawl) missingPage() {
	f, ok := c.files["404.html"]
	if !ok {
		return
	}
	c.pages = slices.DeleteFunc(c.pages, func(other *page) bool { return other.path == f.path })
	p, err := readPage(f.path, f.body)
	leads := err == nil && slices.ContainsFunc(p.references, func(r reference) bool {
		t, wrong := c.lead(f.path, r.address)
		return wrong == nil && t.own && r.use == followed
	})
	if !leads {
		delete(c.files, f.path)
		c.gone[f.path] = answer{words: diag.Say("the host shows a page of its own", "l’hébergeur montre sa propre page")}
		return
	}
	c.pages = append(c.pages, p)
}

// answering says which addresses answered over a redirect, or not at all.
func (i inspection) answering() {
	for name, a := range i.gone {
		if name != "404.html" && (a.status == 0 || a.status >= http.StatusInternalServerError) {
			i.say("status", whole(name), diag.Say("this address gave no page%s", "cette adresse n’a donné aucune page%s", i.answered(name)), none)
		}
	}
}
