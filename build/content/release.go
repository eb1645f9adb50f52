package content

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"charte/build/diag"
	"charte/build/policy"
)

// A released banner is kept in content/releases/<product>/: its scripts, its
// texts and its configurations under names made of their digests, and the
// record of each release under its number. SHA256SUMS lists the digests of all of
// them, in the form that "sha256sum -c" reads.
const (
	released   = "releases"
	digestList = "SHA256SUMS"
)

var (
	releasesFolder = path.Join(root, released)
	digestFile     = path.Join(releasesFolder, digestList)
	digestLine     = regexp.MustCompile(`^([0-9a-f]{64})  ([a-z0-9-]+/[0-9a-f]+(?:\.config)?\.(?:js|json|txt))$`)
	recordName     = regexp.MustCompile(`^[0-9]{4,}\.json$`)
)

// fromHistory says how to mend what must not have happened.
var fromHistory = diag.Say("what was released is never changed nor removed: bring content/releases/ back from the history of the repository",
	"ce qui a été publié ne se modifie pas et ne se retire pas : reprenez content/releases/ dans l’historique du dépôt")

// releaseReader holds what stands in the folder of the releases.
type releaseReader struct {
	// files are by path from that folder: "flowlyweb/0001.json".
	files    map[string][]byte
	listed   map[string]string
	problems diag.List
}

// ReadReleases reads the folder content/releases/ of a source folder. The problems
// are files that were altered or removed since they were recorded; where there are
// any, the releases are not usable.
func ReadReleases(folder fs.FS) ([]policy.Release, diag.List) {
	r := &releaseReader{files: map[string][]byte{}, listed: map[string]string{}}
	if err := r.load(folder); err != nil {
		return nil, diag.List{wholeFile(releasesFolder, unread(err), diag.Sentence{})}
	}
	if len(r.files) == 0 {
		return nil, nil
	}
	if r.readList() {
		r.compare()
	}
	if len(r.problems) > 0 { // the records would only say the same again
		return nil, r.problems.Sort()
	}
	var out []policy.Release
	records := r.records()
	for _, product := range slices.Sorted(maps.Keys(records)) {
		out = append(out, r.product(product, records[product])...)
	}
	return out, r.problems.Sort()
}

// load reads all files; names that begin with a dot belong to other tools.
func (r *releaseReader) load(folder fs.FS) error {
	return fs.WalkDir(folder, releasesFolder, func(file string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist) && file == releasesFolder:
			return fs.SkipAll
		case err != nil:
			return err
		case d.IsDir() && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case d.IsDir() || strings.HasPrefix(d.Name(), "."):
			return nil
		}
		text, err := fs.ReadFile(folder, file)
		r.files[strings.TrimPrefix(file, releasesFolder+"/")] = text
		return err
	})
}

func (r *releaseReader) add(file string, message, hint diag.Sentence) {
	r.problems = append(r.problems, wholeFile(path.Join(releasesFolder, file), message, hint))
}

// readList reads the digests of all files, where there is the list of them.
func (r *releaseReader) readList() bool {
	text, ok := r.files[digestList]
	if !ok {
		r.add(digestList, diag.Say("the list of all recorded files is missing", "la liste de tous les fichiers enregistrés manque"), fromHistory)
		return false
	}
	delete(r.files, digestList)
	for i, line := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n") {
		line = strings.TrimSuffix(line, "\r")
		parts := digestLine.FindStringSubmatch(line)
		if parts == nil {
			at := diag.Problem{Position: diag.Position{File: digestFile, Line: i + 1, Column: 1}, Excerpt: line}
			r.problems = append(r.problems, at.With(diag.Say("this line cannot be read", "cette ligne ne peut pas être lue"), fromHistory))
			continue
		}
		r.listed[parts[2]] = parts[1]
	}
	return true
}

// compare holds the files against the list.
func (r *releaseReader) compare() {
	for _, name := range slices.Sorted(maps.Keys(r.listed)) {
		text, ok := r.files[name]
		switch {
		case !ok:
			r.add(name, diag.Say("this file of a release was removed", "ce fichier d’une publication a été retiré"), fromHistory)
		case policy.ContentDigest(text) == r.listed[name]:
		case policy.ContentDigest(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))) == r.listed[name]:
			r.add(name, diag.Say("the line ends of this file of a release were changed", "les fins de ligne de ce fichier d’une publication ont été modifiées"),
				diag.Say("keep content/releases/.gitattributes, which tells git to leave them alone, and check the files out anew",
					"gardez content/releases/.gitattributes, qui demande à git de ne pas y toucher, puis extrayez de nouveau les fichiers"))
		default:
			r.add(name, diag.Say("this file of a release was altered", "ce fichier d’une publication a été modifié"), fromHistory)
		}
	}
	for name := range r.files {
		if _, ok := r.listed[name]; !ok {
			r.stranger(name)
		}
	}
}

// stranger says that a file was not recorded.
func (r *releaseReader) stranger(name string) {
	if strings.HasSuffix(name, ".md") {
		r.add(name, diag.Say("content/releases/ holds the released banners, and no documents", "content/releases/ contient les bannières publiées, et aucun document"), renameHint)
		return
	}
	r.add(name, diag.Say("this file is not among those that were recorded", "ce fichier ne figure pas parmi ceux qui ont été enregistrés"),
		diag.Say("delete it if a release was interrupted; if a line was taken out of %s, bring the list back from the history of the repository",
			"supprimez-le si une publication a été interrompue ; si une ligne a été retirée de %s, reprenez la liste dans l’historique du dépôt", digestList))
}

// records are the names of the records of every product that was ever released,
// by number.
func (r *releaseReader) records() map[string][]string {
	out := map[string][]string{}
	for name := range r.listed {
		if product, base := path.Dir(name), path.Base(name); recordName.MatchString(base) {
			out[product] = append(out[product], base)
		}
	}
	for _, names := range out {
		slices.SortFunc(names, func(a, b string) int { return cmp.Or(len(a)-len(b), cmpString(a, b)) })
	}
	return out
}

// product reads the records of a product, the first one first, and holds each
// against the one before.
func (r *releaseReader) product(id string, records []string) []policy.Release {
	var out []policy.Release
	for _, name := range records {
		release, ok := r.record(id, name)
		if !ok {
			return out // what comes behind it cannot be judged
		}
		if message, ok := r.follows(release, out); !ok {
			r.add(path.Join(id, name), message, fromHistory)
			return out
		}
		out = append(out, release)
	}
	return out
}

// record reads one record with the files that it names.
func (r *releaseReader) record(id, name string) (policy.Release, bool) {
	text := r.files[path.Join(id, name)]
	var out policy.Release
	if err := json.Unmarshal(text, &out); err != nil {
		r.add(path.Join(id, name), diag.Say("this record cannot be read: %v", "cet enregistrement ne peut pas être lu : %v", err), fromHistory)
		return out, false
	}
	if out.Format > policy.ReleaseFormat {
		r.add(path.Join(id, name), diag.Say("this record has a form that this charte does not know", "cet enregistrement a une forme que cette version de charte ne connaît pas"),
			diag.Say("use charte %s or a newer one", "employez charte %s, ou une version plus récente", out.Charte))
		return out, false
	}
	out.Digest = policy.ContentDigest(text)
	out.Files = map[string][]byte{policy.PinnedName(out.Digest, ".json"): text}
	return out, r.collect(&out, path.Join(id, name))
}

// collect gives a release the files that it publishes.
func (r *releaseReader) collect(release *policy.Release, record string) bool {
	take := func(digest, extension string, published bool) bool {
		if len(digest) != 64 {
			return false
		}
		name := policy.PinnedName(digest, extension)
		if published {
			release.Files[name] = r.files[path.Join(release.Product, name)]
		}
		return r.listed[path.Join(release.Product, name)] == digest
	}
	complete := true
	for _, s := range release.Scripts {
		complete = take(s.SHA256, ".js", true) && take(s.Configuration, configExtension, false) && complete
	}
	for _, t := range release.Texts {
		complete = take(t.SHA256, ".txt", true) && complete
	}
	if !complete {
		r.add(record, diag.Say("this record names a file that was not recorded", "cet enregistrement nomme un fichier qui n’a pas été enregistré"), fromHistory)
	}
	return complete
}

// follows tells whether a release is the one that comes after those before, and
// what is wrong where it is not.
func (r *releaseReader) follows(release policy.Release, before []policy.Release) (diag.Sentence, bool) {
	last := policy.Release{Product: release.Product}
	if n := len(before); n > 0 {
		last = before[n-1]
	}
	switch {
	case release.Product != last.Product || release.Number != last.Number+1:
		return diag.Say("this is the record of release %d of %s, and another one is missing or has its place",
			"cet enregistrement est celui de la publication %d de %s, et un autre manque ou occupe sa place", release.Number, release.Product), false
	case release.Replaces != last.Digest:
		return diag.Say("this release replaces another record than the one that stands before it", "cette publication remplace un autre enregistrement que celui qui la précède"), false
	case last.Day.After(release.Day):
		return diag.Say("this release is dated before the one that it replaces", "cette publication est antérieure à celle qu’elle remplace"), false
	}
	return diag.Sentence{}, true
}

// RecordedFile gives the name of a release's record from the source folder.
func RecordedFile(r policy.Release) string {
	return path.Join(releasesFolder, r.Product, fmt.Sprintf("%04d.json", r.Number))
}

// ReleasedFile gives the name of a released file from the source folder, by the
// path under which it is published.
func ReleasedFile(r policy.Release, published string) string {
	return path.Join(releasesFolder, r.Product, path.Base(published))
}
