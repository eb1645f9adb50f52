package content

import (
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"charte/build/catalog"
	"charte/build/policy"
)

const archivedText = "<article lang=\"fr\" dir=\"ltr\">\n<h1>Cookies</h1>\n<div class=\"text\">\n<h2 id=\"one\">Une clause</h2>\n</div>\n</article>"

// frozenVersion is the file that amend writes of the sample's policy.
func frozenVersion(t *testing.T, translation bool, article string) (policy.Document, string) {
	t.Helper()
	site, problems := Read(folder(map[string]string{"acme/cookies.fr.md": cookies}), catalog.Catalogue{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	d, _ := site.Products[0].Authoritative().Policy()
	d.Version = policy.Date{Year: 2026, Month: 2, Day: 10}
	text, err := Freeze(d, translation, article)
	if err != nil {
		t.Fatal(err)
	}
	return d, string(text)
}

func readArchived(files map[string]string) (policy.Site, error) {
	site, problems := Read(folder(withVersion(files)), catalog.Catalogue{})
	return site, problems.Err()
}

// withVersion adds a policy that is newer than what the archive holds.
func withVersion(files map[string]string) map[string]string {
	if files["acme/cookies.fr.md"] == "" {
		files["acme/cookies.fr.md"] = strings.Replace(cookies, "---\n", "---\nversion: 2027-01-01\nchanges: Un mot.\n", 1)
	}
	return files
}

// What amend freezes comes back as it was declared, with its text.
func TestAFrozenVersionComesBackWhole(t *testing.T) {
	want, original := frozenVersion(t, false, archivedText)
	_, translation := frozenVersion(t, true, strings.Replace(archivedText, "fr", "en", 1))
	site, err := readArchived(map[string]string{
		"acme/archive/2026-02-10/cookies.fr.md": original, "acme/archive/2026-02-10/cookies.en.md": translation,
	})
	if err != nil {
		t.Fatal(err)
	}
	versions := site.Products[0].Versions
	if len(versions) != 1 || len(versions[0].Editions) != 2 {
		t.Fatalf("%+v", versions)
	}
	got := versions[0].Editions[0]
	if got.Body.Frozen != archivedText+"\n" {
		t.Errorf("the text is %q", got.Body.Frozen)
	}
	got.Body, got.Origin, want.Body, want.Origin = policy.Body{}, nil, policy.Body{}, nil
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if facts := versions[0].Editions[1].Trackers; !reflect.DeepEqual(facts, want.Trackers) {
		t.Errorf("the facts of the translation are %+v", facts)
	}
	if strings.Contains(translation, "duration") {
		t.Error("an archived translation holds facts")
	}
}

// Whatever is changed in an archived file is noticed.
func TestAnAlteredVersionIsNoticed(t *testing.T) {
	_, text := frozenVersion(t, false, archivedText)
	for _, change := range [][2]string{{"P1Y", "P2Y"}, {"Une clause", "Une autre"}, {"</article>\n", "</article>"}, {"Vous reconnaître", "Vous  reconnaître"}} {
		altered := strings.Replace(text, change[0], change[1], 1)
		if altered == text {
			t.Fatalf("%q is not in the file:\n%s", change[0], text)
		}
		_, err := readArchived(map[string]string{"acme/archive/2026-02-10/cookies.fr.md": altered})
		if err == nil || !strings.Contains(err.Error(), "altered") {
			t.Errorf("%q for %q: %v", change[1], change[0], err)
		}
	}
	if _, err := readArchived(map[string]string{"acme/archive/2026-02-10/cookies.fr.md": strings.ReplaceAll(text, "\n", "\r\n")}); err != nil {
		t.Errorf("with the line ends of Windows: %v", err)
	}
}

// brokenArchives are folders whose archive is wrong, by what is said of them.
func brokenArchives(t *testing.T) map[string]map[string]string {
	_, text := frozenVersion(t, false, archivedText)
	_, hostile := frozenVersion(t, false, "<p><script>alert(1)</script></p>")
	old := "---\ntitle: T\n---\n\n## A {#one}\n"
	in := func(name, text string) map[string]string { return map[string]string{"acme/archive/" + name: text} }
	return map[string]map[string]string{
		"this is no archived version":               in("notes.md", old),
		"cannot stand in an address":                in("2026-02-10/Cookies.fr.md", old),
		"this archived translation has no original": in("2026-02-10/cookies.en.md", old),
		"this archived version was altered":         in("2026-02-10/cookies.fr.md", strings.Replace(text, "Chat", "Tchat", 1)),
		"a frozen text cannot hold <script>":        in("2026-02-10/cookies.fr.md", hostile),
		"the archive holds a version of 2027-01-01": in("2027-01-01/cookies.fr.md", old),
		"this heading has no permanent anchor":      in("2026-02-10/cookies.fr.md", "---\ntitle: T\n---\n\n## A\n"),
		"does not say what changes from that of 2026-02-10": {
			"acme/archive/2026-02-10/cookies.fr.md": old, "acme/cookies.fr.md": strings.Replace(cookies, "---\n", "---\nversion: 2027-01-01\nchanges: ''\n", 1),
		},
		"unknown field": in("2026-02-10/cookies.fr.md", "---\ntitle: T\nx: y\n---\n"),
		"the archive holds a version of 2026-02-10 ": {"acme/archive/2026-02-10/terms.fr.md": old, "acme/terms.fr.md": "---\ntitle: T\n---\n"},
	}
}

func TestBrokenArchives(t *testing.T) {
	for want, files := range brokenArchives(t) {
		if _, err := readArchived(files); err == nil || !strings.Contains(err.Error(), strings.TrimSpace(want)) {
			t.Errorf("%q was not said, but: %v", want, err)
		}
	}
}

// A text from before the use of charte has no seal and is Markdown.
func TestAnOlderTextIsMarkdown(t *testing.T) {
	site, err := readArchived(map[string]string{"acme/archive/2020-01-01/cookies.fr.md": "---\ntitle: T\n---\n\n## A {#one}\n"})
	if err != nil {
		t.Fatal(err)
	}
	if body := site.Products[0].Versions[0].Editions[0].Body; body.Frozen != "" || body.Markdown != "## A {#one}\n" {
		t.Errorf("%+v", body)
	}
}

func TestOpenKeepsEverythingElse(t *testing.T) {
	const before = "---\n# who wrote this\ntitle: T # short\nversion: 2026-02-10\n# about changes\nchanges: >-\n  Two\n  lines.\n\nignore:\n  - rule: X\n    reason: r\n    until: 2027-01-01\n---\n\n## A {#a}\n"
	next := Next{Version: policy.Date{Year: 2027, Month: 1, Day: 15}, Announced: policy.Date{Year: 2026, Month: 12, Day: 1}, Changes: `Un "mot".`}
	files, err := Open(folder(map[string]string{"acme/terms.fr.md": before, "acme/terms.en.md": "---\ntitle: T\nchanges: Old.\n---\n"}), "acme", "terms", next)
	if err != nil {
		t.Fatal(err)
	}
	want := "---\n# who wrote this\ntitle: T # short\nversion: 2027-01-15\nannounced: 2026-12-01\nchanges: Un \"mot\".\n\n# about changes\n\nignore:\n  - rule: X\n    reason: r\n    until: 2027-01-01\n---\n\n## A {#a}\n"
	if got := string(files["content/acme/terms.fr.md"]); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := string(files["content/acme/terms.en.md"]); got != "---\ntitle: T\n---\n" {
		t.Errorf("got\n%s", got)
	}
}

// A product whose text comes from a base gets a file of its own.
func TestOpenWritesAFileForABase(t *testing.T) {
	source := folder(map[string]string{"_bases/b/cookies.fr.md": cookies, "acme/_index.fr.md": "---\nname: A\nextends: b\n---\n"})
	files, err := Open(source, "acme", "cookies", Next{Version: policy.Date{Year: 2027, Month: 1, Day: 15}})
	if err != nil {
		t.Fatal(err)
	}
	got := files["content/acme/cookies.fr.md"]
	source["content/acme/cookies.fr.md"] = &fstest.MapFile{Data: got}
	site, problems := Read(source, catalog.Catalogue{})
	if len(problems) > 0 {
		t.Fatalf("%s: %v", got, problems)
	}
	if d, _ := site.Products[0].Authoritative().Policy(); d.Version.String() != "2027-01-15" || len(d.Trackers) != 1 {
		t.Errorf("%+v", d)
	}
}

func TestTranslatedFollowsTheOriginal(t *testing.T) {
	const english = "---\ntitle: Cookies of {name}\n---\n\n## A clause {#one}\n\n## Another {#two}\n"
	original := cookies + "\nUn texte.\n\n## Une autre {#two}\n"
	outdated := func(original, english string) []string {
		site, problems := Read(folder(map[string]string{"acme/cookies.fr.md": original, "acme/cookies.en.md": english}), catalog.Catalogue{})
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		d, _ := site.Products[0].Edition("en").Policy()
		return d.Outdated
	}
	mark := func(english string) string {
		files, err := Translated(folder(map[string]string{"acme/cookies.fr.md": original, "acme/cookies.en.md": english}), "acme", "cookies", "en")
		if err != nil {
			t.Fatal(err)
		}
		return string(files["content/acme/cookies.en.md"])
	}
	marked := mark(english)
	if again := mark(marked); again != marked {
		t.Errorf("the second time it is another:\n%s", again)
	}
	for _, c := range []struct {
		name, original string
		want           []string
	}{
		{"nothing", original, nil},
		{"a blank", strings.Replace(original, "Un texte.", "Un\ntexte.", 1), nil},
		{"a word", strings.Replace(original, "Un texte.", "Un mot.", 1), []string{"one"}},
		{"a title", strings.Replace(original, "Une autre", "Autre", 1), []string{"two"}},
		{"the front matter", strings.Replace(original, "Vous reconnaître", "Vous retrouver", 1), []string{policy.FrontClause}},
		{"a duration", strings.Replace(original, "1 an", "2 ans", 1), nil},
	} {
		if got := outdated(c.original, marked); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s changed: %q", c.name, got)
		}
	}
	if got := outdated(original, english); got != nil {
		t.Errorf("a translation that says nothing is outdated: %q", got)
	}
}
