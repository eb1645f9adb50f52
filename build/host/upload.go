package host

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
)

// upload is one copy of some files to an object store, which keeps a type and a
// caching with each object. Filters are those of rclone: the first that matches a
// path decides.
type upload struct {
	Step         string   `json:"step"`
	CacheControl string   `json:"cacheControl"`
	ContentType  string   `json:"contentType"`
	Filter       []string `json:"filter"`
}

// steps are in the safe order: what is asked for by name comes before what names
// it, and a banner leads to pages that are there.
var steps = []string{"assets", "pages", "banners"}

// stepOf says when a file is sent.
func stepOf(file string) string {
	switch {
	case strings.HasPrefix(file, "/a/"), strings.HasPrefix(file, "/pin/"):
		return "assets"
	case strings.HasPrefix(file, "/live/"):
		return "banners"
	}
	return "pages"
}

// leave are files of the folder that are not part of the site.
var leave = []string{"- /.charte", "- /_headers", "- /_redirects", "- *.br", "- *.gz"}

// uploads are the copies that send each file once, with what it is to be served
// with; their number does not depend on that of products.
func (p Plan) uploads() []upload {
	found := map[string]upload{}
	for name := range p.Site.Files {
		file := "/" + name
		if ext := path.Ext(file); ext == ".br" || ext == ".gz" || file == "/.charte" {
			continue
		}
		step, pattern := stepOf(file), p.pattern(file)
		u := upload{Step: step, CacheControl: p.cachingOf(file), ContentType: p.typeOf(file)}
		if step == "pages" {
			u.Filter = []string{"- /a/**", "- /pin/**", "- /live/**"}
			for _, r := range p.Types {
				if r.Base != "" && r.Base != pattern && path.Ext(r.Base) == path.Ext(pattern) {
					u.Filter = append(u.Filter, "- "+r.Base)
				}
			}
		}
		u.Filter = append(u.Filter, "+ "+pattern, "- *")
		found[fmt.Sprint(slices.Index(steps, step), pattern)] = u
	}
	var out []upload
	for _, key := range slices.Sorted(maps.Keys(found)) {
		out = append(out, found[key])
	}
	return out
}

// pattern is what a file has in common with the others that are sent with it.
func (p Plan) pattern(file string) string {
	for _, r := range p.Types {
		if r.Base != "" && r.Holds(file) {
			return r.Base
		}
	}
	all := "*" + path.Ext(file)
	if path.Ext(file) == "" {
		all = path.Base(file)
	}
	if folder := strings.SplitAfterN(file, "/", 3)[1]; stepOf(file) != "pages" {
		return "/" + folder + "*" + all
	}
	return all
}

// uploadScript sends a site with rclone. --checksum leaves an object that is
// already there as it is; by date rclone would copy it onto itself, and S3 would
// lose its caching (rclone/rclone, backend/s3/s3.go, SetModTime, read 2026-11-22).
func (p Plan) uploadScript() []byte {
	var b strings.Builder
	fmt.Fprintf(&b, `#!/bin/sh
# %s
# Sends the site to an object store with rclone, in the safe order: new assets,
# pages, banners, and only then removes what is no longer part of the site.
#
#   sh upload.sh FOLDER REMOTE:BUCKET
#
# Where an upgrade of charte changed what files are served with, send all of them
# again: COMPARE=--ignore-times sh upload.sh FOLDER REMOTE:BUCKET
set -eu
site=$1
store=$2

send() {
	cache=$1
	type=$2
	shift 2
	rclone copy "$site" "$store" "${COMPARE:---checksum}" \
		--header-upload "Cache-Control: $cache" --header-upload "Content-Type: $type" "$@"
}
`, marked)
	step := ""
	for _, u := range p.uploads() {
		if u.Step != step {
			step = u.Step
			fmt.Fprintf(&b, "\n# %s\n", step)
		}
		fmt.Fprintf(&b, "send %s %s%s\n", quoted(u.CacheControl), quoted(u.ContentType), filters(u.Filter))
	}
	fmt.Fprintf(&b, "\n# removals\nrclone sync \"$site\" \"$store\" --ignore-existing%s\n", filters(leave))
	return []byte(b.String())
}

func filters(list []string) string {
	var b strings.Builder
	for _, f := range list {
		b.WriteString(" --filter " + quoted(f))
	}
	return b.String()
}

// quoted is a word for a shell.
func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
