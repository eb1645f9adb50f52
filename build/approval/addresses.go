package approval

import (
	"maps"
	"path"
	"slices"
	"strings"

	"charte/build/diag"
)

// addresses compares where readers and programs find things.
func (c *comparer) addresses() {
	c.sheet.Moved = moved(c.Before, c.After)
	c.sheet.Gone = []Gone{}
	var pages, banners, others []string
	for _, file := range slices.Sorted(maps.Keys(c.Before.Files)) {
		if _, stays := c.After.Files[file]; stays || c.told[file] || strings.HasPrefix(file, "a/") {
			continue
		}
		switch {
		case strings.HasSuffix(file, ".html"):
			pages = append(pages, file)
		case strings.HasSuffix(file, ".js") && (strings.HasPrefix(file, "live/") || strings.HasPrefix(file, "pin/")):
			banners = append(banners, address(file))
		case !strings.HasSuffix(file, ".txt"): // the words of a banner go with it
			others = append(others, file)
		}
	}
	stay := folders(c.After.Files)
	isGone := func(folder string) bool { return !stay[folder] }
	gone := gathered(pages, isGone)
	c.sheet.Gone = append(append(c.sheet.Gone, gone...), gathered(others, isGone)...)
	for _, file := range banners {
		c.sheet.Gone = append(c.sheet.Gone, Gone{file, 1})
	}
	c.warnOfGone(gone, banners)
}

func (c *comparer) warnOfGone(pages []Gone, banners []string) {
	if len(pages) > 0 {
		var names []string
		for _, g := range pages {
			names = append(names, g.Address)
		}
		c.warn(LostAddress, nil,
			diag.Say("links to %s lead nowhere from then on", "les liens vers %s ne mèneront plus nulle part", some(names)),
			diag.Say("list each under aliases: in the document that takes its place", "inscrivez chacune de ces adresses sous aliases: dans le document qui prend la place"))
	}
	if len(banners) > 0 {
		c.warn(LostBanner, nil,
			diag.Say("%s: no banner stands there any more; pages that load it ask for no consent, and load nothing that waits for it",
				"%s : il n’y aura plus là de bannière ; les pages qui l’appellent ne demanderont aucun accord et ne chargeront rien de ce qui en attend un", some(banners)),
			diag.Say("take the tag and what waits for it out of these pages first", "retirez d’abord de ces pages la balise et ce qui dépend d’elle"))
	}
}

// some is a list of addresses that is read at a glance.
func some(names []string) diag.Sentence {
	const shown = 4
	if len(names) <= shown {
		return diag.Say("%s", "%s", strings.Join(names, ", "))
	}
	return diag.Say("%s and %d more", "%s et %d autres", strings.Join(names[:shown], ", "), len(names)-shown)
}

// gathered tells files that are gone as addresses: those in a folder that is gone
// as a whole are counted with it.
func gathered(files []string, isGone func(folder string) bool) []Gone {
	out := []Gone{}
	at := map[string]int{}
	for _, file := range files {
		top := ""
		for folder := path.Dir(file); folder != "."; folder = path.Dir(folder) {
			if isGone(folder) {
				top = folder
			}
		}
		i, known := at[top]
		switch {
		case top == "":
			out = append(out, Gone{address(file), 1})
		case known:
			out[i].Files++
		default:
			at[top] = len(out)
			out = append(out, Gone{"/" + top + "/", 1})
		}
	}
	return out
}

// folders are those in which something is published.
func folders(files map[string][]byte) map[string]bool {
	out := map[string]bool{}
	for file := range files {
		for folder := path.Dir(file); folder != "." && !out[folder]; folder = path.Dir(folder) {
			out[folder] = true
		}
	}
	return out
}

// moved are the former addresses that lead elsewhere than before.
func moved(before, after Side) []Moved {
	out := []Moved{}
	was, is := map[string]string{}, map[string]string{}
	for _, r := range before.Site.Redirects() {
		was[r.From] = r.To
	}
	for _, r := range after.Site.Redirects() {
		is[r.From] = r.To
		if was[r.From] != r.To {
			out = append(out, Moved{From: r.From, Was: was[r.From], To: r.To})
		}
	}
	for _, r := range before.Site.Redirects() {
		if is[r.From] == "" {
			out = append(out, Moved{From: r.From, Was: r.To})
		}
	}
	return out
}

// findings tells what the rules found on one side only.
func findings(before, after diag.List) Findings {
	f := Findings{New: diag.List{}, Gone: diag.List{}, Accepted: diag.List{}}
	openBefore, acceptedBefore := before.Split()
	openAfter, acceptedAfter := after.Split()
	f.New = append(f.New, without(openAfter, openBefore)...)
	f.Accepted = append(f.Accepted, without(acceptedAfter, acceptedBefore)...)
	f.Gone = append(f.Gone, without(without(openBefore, openAfter), f.Accepted)...)
	return f
}

// without gives the findings of a list that another does not have, wherever in
// their files they stand.
func without(some, others diag.List) diag.List {
	type finding struct{ file, code, message string }
	known := map[finding]int{}
	for _, p := range others {
		known[finding{p.File, p.Code, p.Message}]++
	}
	var out diag.List
	for _, p := range some {
		key := finding{p.File, p.Code, p.Message}
		if known[key] > 0 {
			known[key]--
			continue
		}
		out = append(out, p)
	}
	return out
}
