package command

import (
	"cmp"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"charte/build/banner"
	"charte/build/content"
	"charte/build/policy"
)

// unrecorded is the release that the compiled banner of a product would be, with
// its parts by their digests; it has no number yet.
func (p *pipeline) unrecorded(b built, product policy.Product) (policy.Release, map[string][]byte, error) {
	document, _ := product.Authoritative().Policy()
	r := policy.Release{
		Format: policy.ReleaseFormat, Product: product.ID, Day: p.today, Address: p.base,
		Document: document.ID, Version: document.Version, Revision: document.Revision(), Key: document.Choice.Key,
		Charte: Version, Units: releasedUnits(product, b.words),
		Scripts: []policy.ReleasedScript{}, Texts: []policy.ReleasedText{},
	}
	configurations, err := banner.Configurations(product, b.words, p.base)
	if err != nil {
		return r, nil, err
	}
	parts := map[string][]byte{}
	keep := func(text []byte) string {
		digest := policy.ContentDigest(text)
		parts[digest] = text
		return digest
	}
	for _, s := range b.scripts[product.ID] {
		digest := keep(s.Code)
		r.Scripts = append(r.Scripts, policy.ReleasedScript{
			Language: s.Lang, Path: policy.PinnedPath(product.ID, policy.PinnedName(digest, ".js")),
			SHA256: digest, Integrity: s.Integrity, Bytes: len(s.Code), Configuration: keep(configurations[s.Lang]),
		})
		if s.Words != nil {
			digest := keep(s.Words)
			r.Texts = append(r.Texts, policy.ReleasedText{
				Language: s.Lang, Path: policy.PinnedPath(product.ID, policy.PinnedName(digest, ".txt")), SHA256: digest, Shown: shownDigest(digest),
			})
		}
	}
	return r, parts, nil
}

// shownDigest is the beginning of a SHA-256 as receipts write it.
func shownDigest(digest string) string {
	raw, err := hex.DecodeString(digest)
	if err != nil {
		panic(err) // policy.ContentDigest made it
	}
	return base64.RawURLEncoding.EncodeToString(raw)[:5]
}

// releasedUnits names what a visitor can allow or refuse.
func releasedUnits(product policy.Product, words map[string]policy.Words) []policy.ReleasedUnit {
	document, _ := product.Authoritative().Policy()
	out := []policy.ReleasedUnit{}
	for _, u := range document.Units() {
		s, _ := document.Service(u.ID)
		unit := policy.ReleasedUnit{ID: u.ID, Purpose: u.Purpose, Name: s.Name, Digest: u.Digest, Titles: map[string]string{}}
		for _, e := range product.Editions {
			d, _ := e.Policy()
			purpose, _ := d.Purpose(u.Purpose)
			unit.Titles[e.Lang] = purposeTitle(purpose, words[e.Lang])
		}
		out = append(out, unit)
	}
	return out
}

// purposeTitle is what the banner calls a purpose; only what is exempt may go
// without a title of its own.
func purposeTitle(p policy.Purpose, words policy.Words) string {
	standard := p.ID
	if p.Exempt() {
		standard = words.Get("exemption." + string(p.Exemption) + ".title")
	}
	return cmp.Or(p.Title, standard)
}

// record writes a release. What ends it in between leaves files that are not
// listed, and takes those away that it made.
func record(source string, r policy.Release, parts map[string][]byte) (err error) {
	files, entry, list, err := content.Recording(os.DirFS(source), r, parts)
	if err != nil {
		return err
	}
	var made []string
	defer func() {
		if err != nil {
			for _, name := range made {
				err = errors.Join(err, os.Remove(name))
			}
		}
	}()
	for _, f := range append(files, entry) {
		name, err := writeOnce(source, f)
		switch {
		case err == nil:
			made = append(made, name)
		case !errors.Is(err, fs.ErrExist):
			return err
		case f.File == entry.File:
			return fmt.Errorf("%s exists already: another release is under way, or was interrupted; nothing was released", f.File)
		} // else it is the same file, as its name says
	}
	return putFile(source, list)
}

// writeOnce writes a file that is not there, in one step: it is there as a whole
// or not at all, and a file of that name stays as it is.
func writeOnce(source string, d content.Draft) (name string, err error) {
	name = filepath.Join(source, filepath.FromSlash(d.File))
	draft, err := writeDraft(name, d.Text)
	if err != nil {
		return name, err
	}
	defer os.Remove(draft) // it is gone where it was renamed
	if err = os.Link(draft, name); err == nil || errors.Is(err, fs.ErrExist) {
		return name, err
	}
	if _, err := os.Lstat(name); err == nil { // the file system has no links
		return name, fs.ErrExist
	}
	return name, os.Rename(draft, name)
}

// putFile writes a file in one step, in the place of the one that is there.
func putFile(source string, d content.Draft) error {
	name := filepath.Join(source, filepath.FromSlash(d.File))
	draft, err := writeDraft(name, d.Text)
	if err != nil {
		return err
	}
	defer os.Remove(draft) // it is gone where all went well
	return os.Rename(draft, name)
}

// writeDraft writes a file beside the one that it is to become.
func writeDraft(name string, text []byte) (string, error) {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return "", err
	}
	draft, err := os.CreateTemp(filepath.Dir(name), ".charte-*")
	if err != nil {
		return "", err
	}
	_, err = draft.Write(text)
	err = errors.Join(err, draft.Chmod(0o644), draft.Close())
	if err != nil {
		err = errors.Join(err, os.Remove(draft.Name()))
	}
	return draft.Name(), err
}
