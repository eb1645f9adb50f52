package content

import (
	"bytes"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"charte/build/catalog"
	"charte/build/diag"
	"charte/build/policy"
)

// releasedFolder holds the releases of some products, each with as many of them.
func releasedFolder(t testing.TB, counts map[string]int) fstest.MapFS {
	t.Helper()
	out := folder(nil)
	for product, count := range counts {
		last := policy.Release{}
		for number := 1; number <= count; number++ {
			last = addRelease(t, out, product, number, last.Digest)
		}
	}
	return out
}

// addRelease records one release of a product in a folder.
func addRelease(t testing.TB, out fstest.MapFS, product string, number int, replaces string) policy.Release {
	t.Helper()
	code, text, config := []byte(strings.Repeat("x", number)), []byte("Texte\n"), []byte(`{"o":"`+product+`"}`)
	r := policy.Release{
		Format: policy.ReleaseFormat, Product: product, Number: number, Day: policy.Date{Year: 2026, Month: 3, Day: number}, Replaces: replaces, Charte: "9.9.9",
		Scripts: []policy.ReleasedScript{{SHA256: policy.ContentDigest(code), Configuration: policy.ContentDigest(config)}},
		Texts:   []policy.ReleasedText{{Language: "fr", SHA256: policy.ContentDigest(text)}},
	}
	parts := map[string][]byte{policy.ContentDigest(code): code, policy.ContentDigest(config): config, policy.ContentDigest(text): text}
	files, record, list, err := Recording(out, r, parts)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range append(files, record, list) {
		out[f.File] = &fstest.MapFile{Data: f.Text}
	}
	r.Digest = policy.ContentDigest(record.Text)
	return r
}

func TestReleasesAreReadInOrder(t *testing.T) {
	// The twelfth comes after the second, and "ab" after "a-b".
	site, problems := Read(releasedFolder(t, map[string]int{"acme": 12, "a-b": 1, "ab": 2}), catalog.Catalogue{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var got []string
	for _, r := range site.Releases {
		got = append(got, path.Base(RecordedFile(r)))
		if len(r.Files) != 3 || len(r.Files[policy.PinnedName(r.Digest, ".json")]) == 0 {
			t.Errorf("release %d of %s publishes %d files", r.Number, r.Product, len(r.Files))
		}
	}
	if len(got) != 15 || site.Releases[0].Product != "a-b" || got[14] != "0012.json" || len(site.ReleasesOf("acme")) != 12 {
		t.Errorf("got %v", got)
	}
}

// wrongReleases are folders of releases with which something happened.
func wrongReleases(t testing.TB) map[string]fstest.MapFS {
	out := map[string]fstest.MapFS{}
	with := func(name string, change func(f fstest.MapFS)) {
		out[name] = releasedFolder(t, map[string]int{"acme": 3})
		change(out[name])
	}
	record := func(n string) string { return "content/releases/acme/000" + n + ".json" }
	forge := func(n, old, new string) func(f fstest.MapFS) {
		return func(f fstest.MapFS) {
			before := f[record(n)].Data
			after := bytes.Replace(before, []byte(old), []byte(new), 1)
			f[record(n)] = &fstest.MapFile{Data: after}
			list := strings.Replace(string(f[digestFile].Data), policy.ContentDigest(before), policy.ContentDigest(after), 1)
			f[digestFile] = &fstest.MapFile{Data: []byte(list)}
		}
	}
	with("altered", func(f fstest.MapFS) { f[record("2")] = &fstest.MapFile{Data: []byte("{}")} })
	with("line ends", func(f fstest.MapFS) {
		f[record("2")] = &fstest.MapFile{Data: bytes.ReplaceAll(f[record("2")].Data, []byte("\n"), []byte("\r\n"))}
	})
	with("removed", func(f fstest.MapFS) { delete(f, record("3")) })
	with("no list", func(f fstest.MapFS) { delete(f, digestFile) })
	with("a broken list", func(f fstest.MapFS) {
		f[digestFile] = &fstest.MapFile{Data: append(f[digestFile].Data, "../../etc\n"...)}
	})
	with("a stranger", func(f fstest.MapFS) { f["content/releases/acme/note.txt"] = &fstest.MapFile{} })
	with("a document", func(f fstest.MapFS) { f["content/releases/_index.fr.md"] = &fstest.MapFile{} })
	with("no JSON", forge("3", "{", "["))
	with("of tomorrow", forge("3", `"format": 1`, `"format": 2`))
	with("an unknown file", forge("3", `"sha256": "`, `"sha256": "0`))
	with("the wrong number", forge("3", `"number": 3`, `"number": 4`))
	with("another record before", forge("2", "9.9.9", "9.9.8"))
	with("dated before", forge("3", "2026-03-03", "2026-03-01"))
	return out
}

func TestEveryChangeOfAReleaseIsSeen(t *testing.T) {
	for name, files := range wrongReleases(t) {
		if _, problems := ReadReleases(files); len(problems) != 1 {
			t.Errorf("%s: %d problems: %v", name, len(problems), problems)
		}
	}
	out := deaf{releasedFolder(t, map[string]int{"acme": 1}), "content/releases/acme/0001.json"}
	if _, problems := ReadReleases(out); len(problems) != 1 {
		t.Errorf("a file that cannot be read: %v", problems)
	}
}

// unreleasable are the problems of folders of releases.
func unreleasable(t testing.TB) diag.List {
	var out diag.List
	for _, files := range wrongReleases(t) {
		_, problems := ReadReleases(files)
		out = append(out, problems...)
	}
	return out
}

// A second product leaves the lines of the first alone, and a text that two
// releases share stands in the list once.
func TestTheListOnlyGrows(t *testing.T) {
	files := releasedFolder(t, map[string]int{"acme": 1})
	before := string(files[digestFile].Data)
	addRelease(t, files, "beta", 1, "")
	addRelease(t, files, "beta", 2, "")
	after := string(files[digestFile].Data)
	if !strings.HasPrefix(after, before) || before == after {
		t.Errorf("the list was\n%sand is\n%s", before, after)
	}
	lines := strings.Split(strings.TrimSpace(after), "\n")
	slices.Sort(lines)
	if n := len(slices.Compact(slices.Clone(lines))); n != len(lines) {
		t.Errorf("%d lines of the list stand there twice", len(lines)-n)
	}
}
