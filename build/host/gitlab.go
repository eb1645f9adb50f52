package host

import "charte/build/diag"

// gitlabRules and gitlabSize are what gitlab.com takes of _redirects; beyond, it
// reads none of them, or the first ones only
// (docs.gitlab.com/user/project/pages/redirects, read 2026-11-22). gitlabFiles is
// the number of files of a site (gitlab-org/gitlab#405048).
const gitlabRules, gitlabSize, gitlabFiles = 1000, 64 << 10, 200_000

// gitlab reads _redirects in the published folder, whose paths begin with that of
// the project, and sends the .br or .gz that lies beside a file. A file that exists
// comes before a redirect.
func gitlab() Host {
	return Host{Name: "gitlab", Title: "GitLab Pages", Redirects: true, Siblings: true, Below: true,
		Lacks: diag.Say("no header can be set: the Content-Security-Policy is the one in each page, without frame-ancestors, and caching is the host’s",
			"aucun en-tête ne peut être fixé : la Content-Security-Policy est celle de chaque page, sans frame-ancestors, et le cache est celui de l’hébergeur"),
		write: func(p Plan, f Files) { addRedirects(p, f, false) },
		limits: func(p Plan, f Files) (diag.List, []diag.Sentence) {
			text := f.Inside["_redirects"]
			out := limits{host: "GitLab Pages"}
			out.count("_redirects", len(ruleLines(text)), gitlabRules, redirectCount, fewerRedirects)
			out.count("_redirects", len(text), gitlabSize, settingsSize, fewerRedirects)
			out.count("", len(p.Site.Files), gitlabFiles, fileCount, fewerFiles)
			return out.problems, nil
		}}
}
