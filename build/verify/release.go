package verify

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"charte/build/diag"
)

// manifest is what the inspector reads of /live/<product>.json.
type manifest struct {
	path     string
	Product  string              `json:"product"`
	Version  string              `json:"version"`
	Revision string              `json:"revision"`
	Release  *int                `json:"release"`
	Scripts  map[string]liveFile `json:"scripts"`
	Releases []released          `json:"releases"`
}

// liveFile is a script that changes with the product; Pin is the address of the
// same bytes that never does, "" where they were not released.
type liveFile struct {
	pinned
	Pin  string    `json:"pin"`
	Text *digested `json:"text"`
}

// pinned is a script with its digest, as integrity writes it, and its size.
type pinned struct {
	URL       string `json:"url"`
	Integrity string `json:"integrity"`
	Bytes     int    `json:"bytes"`
}

// digested is a file with its SHA-256 in hexadecimal.
type digested struct {
	URL    string `json:"url"`
	SHA256 string `json:"sha256"`
}

type released struct {
	Number  int                 `json:"number"`
	Day     string              `json:"day"`
	Record  digested            `json:"record"`
	Scripts map[string]pinned   `json:"scripts"`
	Texts   map[string]digested `json:"texts"`
}

func readManifest(name string, text []byte) (manifest, error) {
	m := manifest{path: name}
	err := json.Unmarshal(text, &m)
	return m, err
}

// releases holds every released file against its name, and every manifest against
// the files that it speaks of.
func (i inspection) releases() {
	all := i.under(func(name string) bool { return strings.HasPrefix(name, "pin/") && !isCopy(name) })
	for _, name := range all {
		i.pin(i.files[name])
	}
	named, versions := map[string]bool{}, i.declaredVersions()
	for _, name := range i.under(func(name string) bool { return path.Dir(name) == "live" && path.Ext(name) == ".json" }) {
		if m, err := readManifest(name, i.files[name].body); err == nil {
			i.manifest(m, named)
			i.sameVersion(m, versions[m.Product])
		}
	}
	i.recordsOfGone(named)
	for _, name := range all {
		if !named[name] {
			i.say("release", whole(name), diag.Say("no manifest names this released file", "aucun manifeste ne mentionne ce fichier d’une publication"), none)
		}
	}
	for _, name := range i.under(isBanner) {
		product, _, _ := strings.Cut(path.Base(name), ".")
		if own := "live/" + product + ".json"; !i.has(own) {
			i.say("manifest", whole(name), diag.Say("this banner has no manifest: there is no %s%s", "cette bannière n’a pas de manifeste : %s n’existe pas%s", own, i.answered(own)), none)
		}
	}
}

// record is what the inspector reads of the record of a release.
type record struct {
	Product string `json:"product"`
	Scripts []kept `json:"scripts"`
	Texts   []kept `json:"texts"`
}

// kept is a file that a record names by its path.
type kept struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
}

// recordsOfGone: a product that the site no longer has keeps what it released, and
// no manifest. Its records name the files then, by name and digest.
func (i inspection) recordsOfGone(named map[string]bool) {
	for _, name := range i.under(func(name string) bool { return strings.HasPrefix(name, "pin/") && path.Ext(name) == ".json" }) {
		var r record
		if json.Unmarshal(i.files[name].body, &r) != nil || r.Product != path.Base(path.Dir(name)) || i.has("live/"+r.Product+".js") || i.has("live/"+r.Product+".json") {
			continue
		}
		named[name] = true
		for _, k := range slices.Concat(r.Scripts, r.Texts) {
			named[k.Path] = true
			if f := i.files[k.Path]; f == nil || hexDigest(f.body) != k.SHA256 {
				i.say("release", whole(name), diag.Say("this record names %s, which is not there as it was released", "cet enregistrement mentionne %s, qui n’est pas là tel qu’il a été publié", k.Path), none)
			}
		}
	}
}

// isBanner tells whether a path is that of a banner which holds all languages.
func isBanner(name string) bool {
	return path.Dir(name) == "live" && strings.HasSuffix(name, ".js") && strings.Count(path.Base(name), ".") == 1
}

var pinnedName = regexp.MustCompile(`^pin/[^/]+/([0-9a-f]{32})\.(?:js|txt|json)$`)

// pin: a released file is named by the first half of its SHA-256.
func (i inspection) pin(f *file) {
	i.counts.Releases++
	m := pinnedName.FindStringSubmatch(f.path)
	if sum := hexDigest(f.body); m == nil || !strings.HasPrefix(sum, m[1]) {
		i.say("release", whole(f.path), diag.Say("this file was altered after its release: its digest is %s", "ce fichier a été modifié après sa publication : son empreinte est %s", sum), none)
	}
}

func hexDigest(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

func (i inspection) manifest(m manifest, named map[string]bool) {
	if product := strings.TrimSuffix(path.Base(m.path), ".json"); m.Product != product {
		i.say("manifest", whole(m.path), diag.Say("this manifest is about %q", "ce manifeste porte sur %q", m.Product), none)
	}
	for _, lang := range append([]string{"*"}, i.languages...) {
		s, ok := m.Scripts[lang]
		if !ok {
			i.say("manifest", whole(m.path), diag.Say("this manifest names no script for %q", "ce manifeste n’indique pas de script pour %q", lang), none)
			continue
		}
		i.manifestScript(m, s, named)
	}
	for n, r := range m.Releases {
		if r.Number != n+1 {
			i.say("manifest", whole(m.path), diag.Say("release %d stands where %d should: one was removed", "la publication %d figure à la place de la %d : l’une a été retirée", r.Number, n+1), none)
		}
		i.released(m, r, named)
	}
	if m.Release != nil && (*m.Release < 1 || *m.Release > len(m.Releases)) {
		i.say("manifest", whole(m.path), diag.Say("the current release, %d, is not among those listed", "la publication en cours, %d, n’est pas dans la liste", *m.Release), none)
	}
}

func (i inspection) manifestScript(m manifest, s liveFile, named map[string]bool) {
	i.scriptFile(m, s.pinned)
	if s.Pin != "" {
		i.scriptFile(m, pinned{s.Pin, s.Integrity, s.Bytes})
		i.name(m, s.Pin, named)
	}
	if s.Text != nil {
		i.textFile(m, *s.Text)
	}
}

func (i inspection) released(m manifest, r released, named map[string]bool) {
	if !isDate(r.Day) {
		i.say("manifest", whole(m.path), diag.Say("%q is no date", "%q n’est pas une date", r.Day), none)
	}
	for _, lang := range slices.Sorted(maps.Keys(r.Scripts)) {
		i.scriptFile(m, r.Scripts[lang])
		i.name(m, r.Scripts[lang].URL, named)
	}
	for _, lang := range slices.Sorted(maps.Keys(r.Texts)) {
		i.textFile(m, r.Texts[lang])
		i.name(m, r.Texts[lang].URL, named)
	}
	i.textFile(m, r.Record)
	i.name(m, r.Record.URL, named)
}

// name remembers that a manifest names a file.
func (i inspection) name(m manifest, address string, named map[string]bool) {
	if t, err := i.lead(m.path, address); err == nil && t.own {
		named[t.path] = true
	}
}

// scriptFile holds what a manifest says of a script against the script.
func (i inspection) scriptFile(m manifest, s pinned) {
	f := i.manifested(m, s.URL)
	if f == nil {
		return
	}
	if ok, _ := fits(s.Integrity, f.body); !ok {
		i.say("manifest", placeOf(i.files[m.path], s.URL), diag.Say("the integrity is not that of %s, which is sha384-%s", "l’empreinte (integrity) n’est pas celle de %s, qui est sha384-%s", f.path, digestOf("sha384", f.body)), none)
	}
	if s.Bytes != len(f.body) {
		i.say("manifest", placeOf(i.files[m.path], s.URL), diag.Say("%s has %d bytes, and the manifest says %d", "%s compte %d octets, le manifeste en annonce %d", f.path, len(f.body), s.Bytes), none)
	}
}

func (i inspection) textFile(m manifest, t digested) {
	if f := i.manifested(m, t.URL); f != nil && hexDigest(f.body) != t.SHA256 {
		i.say("manifest", placeOf(i.files[m.path], t.URL), diag.Say("the digest is not that of %s, which is %s", "l’empreinte n’est pas celle de %s, qui est %s", f.path, hexDigest(f.body)), none)
	}
}

// manifested is the file of an address in a manifest; nil where there is none,
// which is said.
func (i inspection) manifested(m manifest, address string) *file {
	t, err := i.lead(m.path, address)
	if err != nil || !t.own || !i.has(t.path) {
		i.say("manifest", placeOf(i.files[m.path], address), diag.Say("the manifest names %q, which is not there%s", "le manifeste mentionne %q, qui n’existe pas%s", address, i.answered(t.path)), none)
		return nil
	}
	return i.files[t.path]
}

// declaredVersions are the versions of the policies of each product.
func (i inspection) declaredVersions() map[string][]string {
	out := map[string][]string{}
	for _, name := range i.under(func(name string) bool { return path.Base(name) == "policy.json" && strings.Count(name, "/") == 2 }) {
		if d, err := readDeclaration(name, i.files[name].body); err == nil {
			out[d.Product.ID] = append(out[d.Product.ID], d.Document.Version)
		}
	}
	return out
}

// sameVersion: the manifest and the declaration speak of the same policy.
func (i inspection) sameVersion(m manifest, declared []string) {
	if len(declared) > 0 && !slices.Contains(declared, m.Version) {
		i.say("manifest", whole(m.path), diag.Say("this manifest is of the version %q, and what is declared of %q", "ce manifeste porte sur la version %q, et ce qui est déclaré sur %q", m.Version, declared[0]), none)
	}
}
