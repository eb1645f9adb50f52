package host

import "charte/build/diag"

// githubSite is the highest number of bytes of a site
// (docs.github.com/pages/getting-started-with-github-pages/github-pages-limits, read
// 2026-11-22).
const githubSite = 1_000_000_000

// github reads nothing but .nojekyll, without which folders that begin with an
// underscore or a dot are dropped where it builds from a branch. That its answers
// carry max-age=600 and Access-Control-Allow-Origin: * was read in public reports
// (glacials/whatsinstandard#61, k9mail/k9mail.app#88).
func github() Host {
	return Host{Name: "github", Title: "GitHub Pages", Below: true,
		Lacks: diag.Say("no header can be set: the Content-Security-Policy is the one in each page, without frame-ancestors; every file is cached for ten minutes; an old address has a page that leads on",
			"aucun en-tête ne peut être fixé : la Content-Security-Policy est celle de chaque page, sans frame-ancestors ; tout fichier reste dix minutes en cache ; à une ancienne adresse, une page mène à la nouvelle"),
		write: func(_ Plan, f Files) { f.Inside[".nojekyll"] = []byte{} },
		limits: func(p Plan, _ Files) (diag.List, []diag.Sentence) {
			out := limits{host: "GitHub Pages"}
			out.count("", p.size(), githubSite, siteSize, fewerFiles)
			return out.problems, nil
		}}
}
