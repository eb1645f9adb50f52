package host

import (
	"strings"

	"charte/build/diag"
)

// What Cloudflare takes, Pages and Workers alike: rules and lines from its source
// (cloudflare/workers-sdk, packages/workers-shared/utils/configuration/constants.ts,
// read 2026-11-22), characters of a redirect from developers.cloudflare.com
// (workers/static-assets/redirects), files from …/workers/platform/limits: 20,000 on
// the free plan, 100,000 on paid ones, 25 MiB each.
const (
	cloudflareRules     = 100
	cloudflareLine      = 2000
	cloudflareRedirects = 2000
	cloudflareRedirect  = 1000
	cloudflareFree      = 20_000
	cloudflareFiles     = 100_000
	cloudflareFile      = 25 << 20
)

// cloudflare reads the same two files as Netlify.
func cloudflare() Host {
	h := netlify()
	h.Name, h.Title, h.limits = "cloudflare", "Cloudflare", cloudflareLimits
	return h
}

func cloudflareLimits(p Plan, f Files) (diag.List, []diag.Sentence) {
	rules, long := 0, 0
	for _, line := range ruleLines(f.Inside["_headers"]) {
		if strings.HasPrefix(line, "/") {
			rules++
		}
		long = max(long, len(line))
	}
	redirects, longRedirect := ruleLines(f.Inside["_redirects"]), 0
	for _, line := range redirects {
		longRedirect = max(longRedirect, len(line))
	}
	out := limits{host: "Cloudflare"}
	out.count("_headers", rules, cloudflareRules, ruleCount, fewerRules)
	out.count("_headers", long, cloudflareLine, lineLength, fewerRules)
	out.count("_redirects", len(redirects), cloudflareRedirects, redirectCount, fewerRedirects)
	out.count("_redirects", longRedirect, cloudflareRedirect, lineLength, shorterRedirects)
	files := len(p.Site.Files)
	out.count("", files, cloudflareFiles, fileCount, fewerFiles)
	for path, content := range p.Site.Files {
		out.count(path, len(content), cloudflareFile, fileSize, splitFile)
	}
	var notes []diag.Sentence
	if files > cloudflareFree && files <= cloudflareFiles {
		notes = append(notes, diag.Say("Cloudflare takes %s files on its free plan, and there are %s: the site needs a paid one",
			"Cloudflare accepte %s fichiers dans son offre gratuite, et il y en a %s : le site demande une offre payante",
			thousands(cloudflareFree), thousands(files)))
	}
	return out.problems.Sort(), notes
}
