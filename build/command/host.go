package command

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"charte/build/diag"
	"charte/build/host"
	"charte/build/output"
)

// hostOptions are the flags of build that are about where the site goes.
type hostOptions struct {
	hosts                []string
	folder               string
	precompress, noIndex bool
}

func hostFlags(f *pflag.FlagSet, o *hostOptions) {
	f.StringSliceVar(&o.hosts, "host", nil, "host that will serve the site: "+strings.Join(host.Names(), ", ")+" (may be repeated)")
	f.StringVar(&o.folder, "host-out", "host", "folder for the settings of hosts that are not published")
	f.BoolVar(&o.precompress, "precompress", false, "write a .br and a .gz beside each file, for nginx, Caddy and GitLab Pages")
	f.BoolVar(&o.noIndex, "noindex", false, "ask search engines to leave this build out, by a header")
}

// check tells which of the flags cannot be followed.
func (o hostOptions) check(out, source string) error {
	for _, name := range o.hosts {
		if slices.Contains(host.Names(), name) {
			continue
		}
		hint := "the hosts are " + strings.Join(host.Names(), ", ")
		if near := diag.Nearest(name, host.Names()); near != "" {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		return fmt.Errorf("there is no host %q; %s", name, hint)
	}
	if len(o.hosts) == 0 {
		return nil
	}
	if filepath.Clean(o.folder) == filepath.Clean(out) {
		return fmt.Errorf("--host-out %s is the folder of the site, which is published; name another one", o.folder)
	}
	return output.Check(o.folder, source)
}

// forHosts adds to the site what hosts look for in it, and gives the settings that
// stand beside it.
func forHosts(b *built, o buildOptions, base string) (host.Files, error) {
	var redirects []host.Redirect
	for _, r := range b.site.Redirects() {
		redirects = append(redirects, host.Redirect(r))
	}
	files := host.WithoutPages(b.files, redirects, o.hosts)
	if o.precompress {
		files = output.Precompress(files)
	}
	settings, problems := host.For(host.Site{
		Files: files, Address: base, Folder: filepath.ToSlash(o.out), Redirects: redirects,
		NoIndex: o.noIndex, Precompressed: o.precompress,
	}, o.hosts)
	if len(problems) > 0 {
		return settings, problems
	}
	b.files = maps.Clone(files)
	maps.Copy(b.files, settings.Inside)
	return settings, nil
}

// writeSite writes the site and, where a host was named that needs some, its
// settings.
func writeSite(ctx context.Context, b built, o buildOptions, settings host.Files) error {
	if len(settings.Beside) > 0 {
		if err := output.Write(ctx, o.folder, settings.Beside); err != nil {
			return err
		}
	}
	return output.Write(ctx, o.out, b.files)
}

// sayHosts says what somebody should know who uses the hosts that were named, and
// where their settings are.
func (w World) sayHosts(settings host.Files, o buildOptions) {
	if o.quiet || o.json {
		return
	}
	for _, note := range settings.Notes {
		fmt.Fprintln(w.Stderr, note.In(o.lang))
	}
	if names := slices.Sorted(maps.Keys(settings.Beside)); len(names) > 0 {
		fmt.Fprintln(w.Stderr, diag.Say("settings for the host written to %s: %s; docs/operators.md says what to do with them",
			"réglages pour l’hébergeur écrits dans %s : %s ; docs/operators.md dit qu’en faire", filepath.ToSlash(o.folder), strings.Join(names, ", ")).In(o.lang))
	}
}
