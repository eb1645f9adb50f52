// Package host tells hosts how the published site is to be served.
//
// One [Plan] says what every answer carries and which redirects there are; one
// file of this package a host says it in that host's own words. Nobody reads a
// header that a host has silently dropped, so the numbers that a host keeps to
// are counted here, and what goes over them is refused.
//
// The plan has a constant number of rules, however many products and pages there
// are: a class of caching is a folder (/a/, /pin/, /live/) or an ending (.json).
// No two rules set the same header for the same file, since hosts disagree on what
// follows: Cloudflare joins the two values with a comma, Netlify and Firebase take
// the last, Azure the first. What is the same for the whole site is set once, in
// [Plan.Everywhere].
//
// The settings go to two places: what a host looks for in the site itself is in
// [Files.Inside]; what stands beside it, and is never published, in [Files.Beside].
//
// The package is pure: a site comes in, files go out, the same for the same site.
package host

import (
	"maps"
	"slices"
	"strings"

	"charte/build/diag"
)

// Site is what is published, as far as hosts have to know it.
type Site struct {
	// Files are the published files, by slash path from the site's root.
	Files map[string][]byte
	// Address is the absolute address of the site's root without a slash at its
	// end; empty where it is not known.
	Address string
	// Folder is where the files are written, as settings beside it name it.
	Folder string
	// Redirects are the addresses at which something used to be.
	Redirects []Redirect
	// NoIndex asks search engines to leave this site out: it is a preview.
	NoIndex bool
	// Precompressed tells that files have siblings that end in .br and .gz.
	Precompressed bool
}

// Redirect leads from an old address to a new one, for ever (301). Both are paths
// from the site's root: From is /fr/old/ or /old.html, To is /fr/new/.
type Redirect struct {
	From, To string
	// At is where somebody wrote it, for problems; may be empty.
	At diag.Problem
}

// Files are the settings that hosts need.
type Files struct {
	// Inside are files of the published folder, by slash path.
	Inside map[string][]byte
	// Beside are files that are not published, by name.
	Beside map[string][]byte
	// Notes are what somebody should know who uses these hosts.
	Notes []diag.Sentence
}

// Host is a host that charte knows.
type Host struct {
	// Name is what the command line calls it.
	Name string
	// Title is what its owner calls it.
	Title string
	// Redirects tells that it answers an old address with 301; elsewhere a page
	// stands there that leads on.
	Redirects bool
	// Siblings tells that it sends the .br or .gz that lies beside a file.
	Siblings bool
	// Below tells that the site may stand below a path of an address.
	Below bool
	// Lacks is what it cannot do; may be empty.
	Lacks  diag.Sentence
	write  func(Plan, Files)
	limits func(Plan, Files) (diag.List, []diag.Sentence)
}

// hosts are in the order of the documentation.
func hosts() []Host {
	return []Host{netlify(), cloudflare(), vercel(), firebase(), azure(), github(), gitlab(), s3(), gcs(), nginx(), caddy()}
}

// Usual are the hosts whose files are written where nobody names one: they are two
// small files that every other host ignores.
var usual = []string{"netlify", "cloudflare"}

// Names are the names of all hosts.
func Names() []string {
	var out []string
	for _, h := range hosts() {
		out = append(out, h.Name)
	}
	return out
}

// chosen gives the hosts of these names; a name that is not known gives none.
func chosen(names []string) []Host {
	return slices.DeleteFunc(hosts(), func(h Host) bool { return !slices.Contains(names, h.Name) })
}

// WithoutPages gives the files without the pages that lead on from an old address,
// where all the hosts answer it with a redirect: a file that exists comes before a
// redirect at some of them. Where no host is named the pages stay.
func WithoutPages(files map[string][]byte, redirects []Redirect, names []string) map[string][]byte {
	if len(names) == 0 || slices.ContainsFunc(chosen(names), func(h Host) bool { return !h.Redirects }) {
		return files
	}
	out := maps.Clone(files)
	for _, r := range redirects {
		delete(out, r.folded().page())
	}
	return out
}

// For gives the settings for the named hosts, and what they would refuse. Without
// names the settings for [usual] hosts are given, and nothing is refused: the site
// may go anywhere.
func For(site Site, names []string) (Files, diag.List) {
	out := Files{Inside: map[string][]byte{}, Beside: map[string][]byte{}}
	p, problems := newPlan(site)
	loose := len(names) == 0
	if loose { // what cannot be redirected keeps its page
		names, problems = usual, nil
	}
	if len(problems) > 0 || loose && p.Path != "" {
		return out, problems
	}
	list := chosen(names)
	for _, h := range list {
		if p.Path != "" && !h.Below {
			problems = append(problems, h.below(p))
			continue
		}
		h.write(p, out)
	}
	for _, h := range list {
		refused, notes := h.refuses(p, out)
		if loose {
			refused = nil
		}
		problems = append(problems, refused...)
		out.Notes = append(out.Notes, notes...)
		if !loose && h.Lacks.EN != "" {
			out.Notes = append(out.Notes, diag.Say("%s: %s", "%s : %s", h.Title, h.Lacks))
		}
	}
	if !loose && site.Precompressed {
		out.Notes = append(out.Notes, useless(list)...)
	}
	return out, problems
}

// refuses counts what a host counts.
func (h Host) refuses(p Plan, f Files) (diag.List, []diag.Sentence) {
	if h.limits == nil {
		return nil, nil
	}
	return h.limits(p, f)
}

// below is the problem of a host that serves a site at the root of its address.
func (h Host) below(p Plan) diag.Problem {
	return problem("", diag.Say("%s serves a site at the root of its address, and the base address ends in %q",
		"%s sert un site à la racine de son adresse, et l’adresse de base se termine par %q", h.Title, p.Path),
		diag.Say("give the site an address of its own, such as https://legal.example.org",
			"donnez au site une adresse à lui, par exemple https://legal.example.org"))
}

// useless says at which hosts nobody ever reads a compressed sibling.
func useless(list []Host) []diag.Sentence {
	var titles []string
	for _, h := range list {
		if !h.Siblings {
			titles = append(titles, h.Title)
		}
	}
	if len(titles) == 0 {
		return nil
	}
	return []diag.Sentence{diag.Say("the .br and .gz files of --precompress are never sent by %s, and only count as files there",
		"les fichiers .br et .gz de --precompress ne sont jamais envoyés par %s, et n’y font que nombre", strings.Join(titles, ", "))}
}

// problem is something that a host would refuse or drop. The file is the one with
// that host's settings; empty where it is the whole site.
func problem(file string, message, hint diag.Sentence) diag.Problem {
	return diag.Problem{Position: diag.Position{File: file}}.With(message, hint)
}
