package content

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"strings"

	"charte/build/policy"
)

// configExtension ends the name of what a program was given.
const configExtension = ".config.json"

// gitAttributes keeps git from changing line ends, and lets two branches each
// release another product.
const gitAttributes = "* -text\n" + digestList + " merge=union\n"

// Draft is a file that is to be written, by its path from the source folder.
type Draft struct {
	File string
	Text []byte
}

// Recording gives the files that record a release, from its parts by their
// digests: those that may be there already, and then stay as they are; the
// record, which may not; and the list of all digests, which takes the place of the
// one that is there. They are to be written in this order: what is not listed was
// not released.
func Recording(folder fs.FS, r policy.Release, parts map[string][]byte) (files []Draft, record, list Draft, err error) {
	add := func(digest, extension string) {
		files = append(files, Draft{path.Join(releasesFolder, r.Product, policy.PinnedName(digest, extension)), parts[digest]})
	}
	for _, s := range r.Scripts {
		add(s.SHA256, ".js")
		add(s.Configuration, configExtension)
	}
	for _, t := range r.Texts {
		add(t.SHA256, ".txt")
	}
	record.File = RecordedFile(r)
	if record.Text, err = recordText(r); err != nil {
		return nil, record, list, err
	}
	before, err := fs.ReadFile(folder, digestFile)
	if err != nil && !errors.Is(err, fs.ErrNotExist) { // as before the first release of all
		return nil, record, list, err
	}
	list = Draft{digestFile, appendDigests(before, append(files, record))}
	return append([]Draft{{path.Join(releasesFolder, ".gitattributes"), []byte(gitAttributes)}}, files...), record, list, nil
}

// recordText is the record as people read it too.
func recordText(r policy.Release) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(r)
	return b.Bytes(), err
}

// appendDigests puts the digests of new files at the end of the list.
func appendDigests(list []byte, files []Draft) []byte {
	out := bytes.Clone(list)
	for _, f := range files {
		line := policy.ContentDigest(f.Text) + "  " + strings.TrimPrefix(f.File, releasesFolder+"/") + "\n"
		if !bytes.Contains(out, []byte(line)) {
			out = append(out, line...)
		}
	}
	return out
}
