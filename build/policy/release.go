package policy

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
)

// ReleaseFormat is the form of the records that this charte writes, and the
// newest that it reads.
const ReleaseFormat = 1

// Release is the record of a banner that was released: what was published, the
// text that it shows, and what consent was given to. A record is never changed;
// the json tags are those of its file.
type Release struct {
	Format  int    `json:"format"`
	Product string `json:"product"`
	// Number counts the releases of a product, from one.
	Number int `json:"number"`
	// Day is the day on which the release was recorded.
	Day Date `json:"day"`
	// Replaces is the SHA-256 of the record before, in hexadecimal; empty in the
	// first. An earlier record that was altered or removed thus shows.
	Replaces string `json:"replaces,omitempty"`
	// Address is where the site stands that the banner links to, without a closing
	// slash.
	Address string `json:"address"`
	// Document and Version name the cookie policy that the banner is made from; a
	// zero Version was not stated.
	Document string `json:"document"`
	Version  Date   `json:"version,omitzero"`
	// Revision is [Document.Revision].
	Revision string `json:"revision"`
	// Key is the name of the cookie that keeps the choice.
	Key string `json:"key"`
	// Charte is the version of the program that made the banner.
	Charte string `json:"charte"`
	// Units are what a visitor can allow or refuse, in the order of [Document.Units].
	Units []ReleasedUnit `json:"units"`
	// Scripts are the one that holds all languages, then one a language.
	Scripts []ReleasedScript `json:"scripts"`
	// Texts are what the banner shows, one a language; none where it asks nothing.
	Texts []ReleasedText `json:"texts"`

	// Digest is the SHA-256 of the record, in hexadecimal.
	Digest string `json:"-"`
	// Files are what was recorded, the record among it, by the name under which it
	// is kept.
	Files map[string][]byte `json:"-"`
}

// ReleasedUnit is a [Unit] with its names.
type ReleasedUnit struct {
	ID      string `json:"id"`
	Purpose string `json:"purpose"`
	// Name is the service's, empty where the unit is a whole purpose.
	Name string `json:"name,omitempty"`
	// Titles are the purpose's, by language.
	Titles map[string]string `json:"titles"`
	// Digest is the three characters by which the choice cookie names the unit.
	Digest string `json:"digest"`
}

// ReleasedScript is one file of the banner.
type ReleasedScript struct {
	// Language is the only one that the script holds, "" where it holds all.
	Language string `json:"language,omitempty"`
	// Path is where it is published, for ever.
	Path string `json:"path"`
	// SHA256 is in hexadecimal, Integrity the value of a tag's attribute.
	SHA256    string `json:"sha256"`
	Integrity string `json:"integrity"`
	Bytes     int    `json:"bytes"`
	// Configuration is the SHA-256 of what the banner's program was given.
	Configuration string `json:"configuration"`
}

// ReleasedText is what the banner shows in one language.
type ReleasedText struct {
	Language string `json:"language"`
	Path     string `json:"path"`
	SHA256   string `json:"sha256"`
	// Shown is the beginning of the digest, as the choice cookie and receipts hold
	// it: five characters of base64url.
	Shown string `json:"shown"`
}

// ContentDigest is the SHA-256 of a text, in hexadecimal.
func ContentDigest(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// PinnedName is the name of a released file: the first half of its digest, 128
// bits, so that nobody can make two files of one name.
func PinnedName(digest, extension string) string { return digest[:32] + extension }

// PinnedPath is where a released file is published.
func PinnedPath(product, name string) string { return "pin/" + product + "/" + name }

// LivePath is where a product's banner is published, in one language or, for "",
// in all; what stands there changes with the product.
func LivePath(product, lang, extension string) string {
	if lang != "" {
		lang = "." + lang
	}
	return "live/" + product + lang + extension
}

// RecordPath is where the record of a release is published.
func (r Release) RecordPath() string {
	return PinnedPath(r.Product, PinnedName(r.Digest, ".json"))
}

// Script gives the script of a language, or of "" for all.
func (r Release) Script(lang string) (ReleasedScript, bool) {
	i := slices.IndexFunc(r.Scripts, func(s ReleasedScript) bool { return s.Language == lang })
	if i < 0 {
		return ReleasedScript{}, false
	}
	return r.Scripts[i], true
}

// Text gives what the banner shows in a language.
func (r Release) Text(lang string) (ReleasedText, bool) {
	i := slices.IndexFunc(r.Texts, func(t ReleasedText) bool { return t.Language == lang })
	if i < 0 {
		return ReleasedText{}, false
	}
	return r.Texts[i], true
}

// Same tells whether two releases publish the same for the same policy.
func (r Release) Same(other Release) bool {
	return r.Product == other.Product && r.Address == other.Address && r.Document == other.Document && r.Version == other.Version &&
		r.Revision == other.Revision && slices.Equal(r.Scripts, other.Scripts) && slices.Equal(r.Texts, other.Texts)
}

// ReleasesOf are the releases of a product, the first one first.
func (s Site) ReleasesOf(product string) []Release {
	compare := func(r Release, id string) int { return cmp.Compare(r.Product, id) }
	from, found := slices.BinarySearchFunc(s.Releases, product, compare)
	if !found {
		return nil
	}
	to, _ := slices.BinarySearchFunc(s.Releases, product+"\x00", compare)
	return s.Releases[from:to:to]
}

// ReleasedAs gives the newest released script of a language that holds the same
// code, by its integrity.
func ReleasedAs(releases []Release, lang, integrity string) (ReleasedScript, bool) {
	for _, r := range slices.Backward(releases) {
		if s, ok := r.Script(lang); ok && s.Integrity == integrity {
			return s, true
		}
	}
	return ReleasedScript{}, false
}

// ReleaseWith gives the newest release that holds these scripts and no others, by
// language and integrity, for a version of the policy.
func ReleaseWith(releases []Release, version Date, integrities map[string]string) (Release, bool) {
	for _, r := range slices.Backward(releases) {
		if r.Version == version && maps.Equal(r.integrities(), integrities) {
			return r, true
		}
	}
	return Release{}, false
}

func (r Release) integrities() map[string]string {
	out := map[string]string{}
	for _, s := range r.Scripts {
		out[s.Language] = s.Integrity
	}
	return out
}
