package content

import (
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"charte/build/catalog"
	"charte/build/diag"
)

// folder makes a source folder of a site in French and English with one
// product, and lays files over it.
func folder(files map[string]string) fstest.MapFS {
	out := map[string]string{
		"_index.fr.md":      "---\ntitle: Site\nlanguages: [fr, en]\n---\n",
		"_index.en.md":      "---\ntitle: Site\n---\n",
		"acme/_index.fr.md": "---\nname: Acme\naddress: https://acme.example\n---\n",
	}
	maps.Copy(out, files)
	fsys := fstest.MapFS{}
	for name, text := range out {
		fsys["content/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

const cookies = `---
title: Cookies de {name}
purposes:
  - id: chat
    title: Chat
    uses: [un, deux]
services:
  - id: chatwoot
    name: Chatwoot
    purpose: chat
trackers:
  - name: cw_user_*
    service: chatwoot
    duration: 1 an
    why: Vous reconnaître.
---

## Une clause {#one}
`

// mistake is one file laid over a good folder, and what is said of it.
type mistake struct{ file, text, want string }

func mistakes() map[string]mistake {
	front := func(lines string) string { return "---\ntitle: T\n" + lines + "---\n" }
	return map[string]mistake{
		"unknown field":         {"acme/cookies.fr.md", front("trackers:\n  - name: a\n    purpose: p\n    durée: 1 an\npurposes:\n  - id: p\n    title: P\n"), `content/acme/cookies.fr.md:6:5: unknown field "durée" did you mean "duration"?`},
		"wrong type":            {"acme/cookies.fr.md", front("purposes: chat\n"), `cookies.fr.md:3:11: the text "chat" stands where a list is expected`},
		"text for a flag":       {"acme/cookies.fr.md", front("purposes:\n  - id: p\n    title: P\ntrackers:\n  - name: a\n    purpose: p\n    http-only: non\n"), `:9:16: the text "non" stands where true or false is expected`},
		"number for a text":     {"acme/cookies.fr.md", "---\ntitle: 1.10\n---\n", `:2:8: a number stands where a text is expected put it between double quotes`},
		"changes too long":      {"acme/cookies.fr.md", front("changes: " + strings.Repeat("x", 141) + "\n"), `:3:10: the note on changes has 141 characters; the maximum is 140`},
		"translated original":   {"acme/cookies.fr.md", front("translates: [one@00000000]\n"), `only a translation says what it translates`},
		"no digest":             {"acme/cookies.fr.md", front("translates: [one]\n"), `"one" names no clause and its digest`},
		"announced too late":    {"acme/cookies.fr.md", front("version: 2026-01-01\nannounced: 2026-01-02\n"), `:4:12: this version is announced after the day from which it applies`},
		"alias of another site": {"acme/cookies.fr.md", front("aliases: ['https://a.example/x']\n"), `"https://a.example/x" is no former address of this site`},
		"bad date":              {"acme/cookies.fr.md", front("version: 2026-13-01\n"), `:3:10: "2026-13-01" is not a date write it as YYYY-MM-DD`},
		"bad duration":          {"acme/cookies.fr.md", front("choice:\n  lifetime: treize mois\n"), `:4:13: "treize mois" is not a duration`},
		"session as lifetime":   {"acme/cookies.fr.md", front("choice:\n  lifetime: session\n"), `:4:13: a choice is kept for a number of days`},
		"unknown value":         {"acme/cookies.fr.md", front("purposes:\n  - id: p\n    title: P\n    exemption: audiance\n"), `"audiance" is not a value of this field did you mean "audience"?`},
		"unknown purpose":       {"acme/cookies.fr.md", front("purposes:\n  - id: chat\n    title: C\ntrackers:\n  - name: a\n    purpose: caht\n"), `:8:14: there is no purpose "caht" did you mean "chat"?`},
		"unknown service":       {"acme/cookies.fr.md", front("purposes:\n  - id: chat\n    title: C\ntrackers:\n  - name: a\n    service: x\n    purpose: chat\n"), `:8:14: there is no service "x" the document declares no services`},
		"duplicate id":          {"acme/cookies.fr.md", front("purposes:\n  - id: p\n    title: P\n  - id: p\n    title: Q\n"), `:6:5: "p" stands twice in this list keep one of them; the first is at content/acme/cookies.fr.md:4`},
		"duplicate field":       {"acme/cookies.fr.md", front("title: U\n"), `:3:1: the field "title" stands twice`},
		"missing title":         {"acme/cookies.fr.md", "---\nversion: 2026-01-01\n---\n", `:2:1: the field "title" is missing`},
		"two services possible": {"acme/cookies.fr.md", front("purposes:\n  - id: p\n    title: P\nservices:\n  - {id: a, name: A, purpose: p}\n  - {id: b, name: B, purpose: p}\ntrackers:\n  - name: x\n    purpose: p\n"), `"x" could be set by several services name the one that sets it: a, b`},
		"exempt and gated":      {"acme/cookies.fr.md", front("purposes:\n  - id: p\n    title: P\n    exemption: cart\n    gate: consent\n"), `a purpose is exempt or it needs consent, not both`},
		"name of only *":        {"acme/cookies.fr.md", front("purposes:\n  - id: p\n    title: P\ntrackers:\n  - name: \"*\"\n    purpose: p\n"), `would erase everything`},
		"script address":        {"acme/_index.fr.md", "---\nname: A\naddress: javascript:alert(1)\n---\n", `:3:10: "javascript:alert(1)" is not an address that a page may link to`},
		"address scheme":        {"acme/_index.fr.md", "---\nname: A\naddress: acme.example\n---\n", `has no scheme write https://acme.example`},
		"fact in a translation": {"acme/_index.en.md", "---\naddress: https://acme.example\n---\n", `content/acme/_index.en.md:2:1: "address" is a fact`},
		"no language":           {"acme/cookies.md", front(""), `content/acme/cookies.md: the file name says no language`},
		"no such language":      {"acme/terms.de.md", front(""), `the site has no language "de"`},
		"not UTF-8":             {"acme/cookies.fr.md", "---\ntitle: caf\xe9\n---\n", `:2:11: the text is not UTF-8 here`},
		"empty file":            {"acme/cookies.fr.md", " \n", `content/acme/cookies.fr.md: the file is empty`},
		"never closed":          {"acme/cookies.fr.md", "---\ntitle: T\n", `:1:1: the front matter is never closed`},
		"none":                  {"acme/cookies.fr.md", "title: T\n", `:1:1: the file has no front matter`},
		"indented fence":        {"acme/cookies.fr.md", "---\ntitle: |\n  a\n  ---\n  b\n---\n", `:4:1: an indented line of three hyphens ends the front matter`},
		"colon in a text":       {"acme/cookies.fr.md", "---\ntitle: a: b\n---\n", `:2:9: the front matter is not valid YAML: mapping values are not allowed in this context a text that holds a colon`},
		"reference":             {"acme/cookies.fr.md", "---\ntitle: &t T\nsummary: *t\n---\n", `references to other parts of the file`},
		"no anchor":             {"acme/cookies.fr.md", "---\ntitle: T\n---\n\nText\n\n## Vos choix\n", `:7:1: this heading has no permanent anchor write an id after it, the same in every language: ## Vos choix {#vos-choix}`},
		"anchor twice":          {"acme/cookies.fr.md", "---\ntitle: T\n---\n## A {#a}\n\n## B {#a}\n", `:6:1: the anchor "a" stands twice the first is on line 4`},
		"html":                  {"acme/cookies.fr.md", "---\ntitle: T\n---\nText <b>bold</b>\n", `:4:1: HTML is not published`},
		"script link":           {"acme/cookies.fr.md", "---\ntitle: T\n---\n\n[ici](javascript:alert)\n", `:5:1: a page does not link to "javascript:alert"`},
		"dead anchor":           {"acme/cookies.fr.md", "---\ntitle: T\n---\n\n[x](#nowhere)\n", `:5:1: this page has no anchor {#nowhere}`},
		"the page's own anchor": {"acme/cookies.fr.md", "---\ntitle: T\n---\n\n## A {#main}\n", `:5:1: the anchor "main" is one of the page's own`},
		"part of another host":  {"acme/cookies.fr.md", "---\ntitle: T\n---\n\n{{< youtube abc >}}\n", `:5:1: there is no generated part "youtube" the parts are assessment, browsers, choices`},
		"misspelt part":         {"acme/cookies.fr.md", "---\ntitle: T\n---\n\n{{< trackerz >}}\n", `:5:1: there is no generated part "trackerz" did you mean {{< trackers >}}?`},
		"part with percents":    {"acme/cookies.fr.md", "---\ntitle: T\n---\n\n{{% trackers %}}\n", `:5:1: {{% trackers %}} is not a generated part write {{< trackers >}}`},
		"misspelt option":       {"acme/cookies.fr.md", "---\ntitle: T\n---\n\n{{< trackers purpos=\"chat\" >}}\n", `:5:1: "trackers" takes no purpos="chat"`},
		"part never closed":     {"acme/cookies.fr.md", "---\ntitle: T\n---\n\n{{< trackers\n", `:5:1: a generated part is not closed`},
		"part inside of a text": {"acme/cookies.fr.md", "---\ntitle: T\n---\n\nVoir {{< trackers >}} ici.\n", `:5:1: the generated part "trackers" stands inside of a text`},
		"no base":               {"acme/_index.fr.md", "---\nname: A\nextends: portal\n---\n", `:3:10: there is no base "portal" bases are folders in content/_bases/`},
		"reserved":              {"live/_index.fr.md", "---\nname: A\n---\n", `"live" is a folder of the published site`},
		"called like a page":    {"acme/install.fr.md", front(""), `"install" is a page that charte makes give the document another name`},
		"called like versions":  {"acme/history.fr.md", front(""), `"history" is a page that charte makes`},
		"called like language":  {"en/_index.fr.md", "---\nname: A\n---\n", `content/en: a product cannot be called like a language`},
		"unknown placeholder":   {"acme/_index.fr.md", "---\nname: A\ntagline: Voir {adresse}\n---\n", `nothing is known by the name {adresse}`},
		"other file":            {"acme/logo.png", "x", `content/acme/logo.png: this file is not a document`},
		"too deep":              {"acme/old/cookies.fr.md", front(""), `no document is read from this folder`},
		"declares elsewhere":    {"acme/terms.fr.md", front("trackers:\n  - name: a\n"), `only a cookie policy declares trackers`},
		"particular elsewhere":  {"acme/terms.fr.md", front("processing:\n  - id: a\n    title: A\n"), `terms.fr.md:4:3: only a document of kind privacy declares processing`},
		"kind by name":          {"acme/accessibility.fr.md", front("terms:\n  price: x\n"), `only a document of kind terms declares terms`},
		"share and status":      {"acme/accessibility.fr.md", front("accessibility:\n  standard: rgaa\n  share: 49,9 %\n  status: partial\n"), `:6:11: in the RGAA, 49.9 % of the criteria mean the status "none", not "partial"`},
		"no share":              {"acme/accessibility.fr.md", front("accessibility:\n  share: 101\n"), `:4:10: "101" is not a percentage`},
		"nameless processor":    {"acme/_index.fr.md", "---\nname: A\nprocessors:\n  - id: mail\n    country: France\n---\n", `"France" is not a country code write two capital letters`},
		"taken by processing":   {"acme/privacy.fr.md", "---\ntitle: T\n---\n\n## A {#processing-a}\n", `:5:1: the anchor "processing-a" is one of the page's own`},
		"no original":           {"acme/terms.en.md", "---\ntitle: T\n---\n", `this translation has no original`},
	}
}

func TestProblemsPointAtTheirPlace(t *testing.T) {
	for name, c := range mistakes() {
		t.Run(name, func(t *testing.T) {
			_, problems := Read(folder(map[string]string{c.file: c.text}), catalog.Catalogue{})
			var all []string
			for _, p := range problems {
				all = append(all, p.Position.String()+": "+p.Message+" "+p.Hint)
			}
			if !strings.Contains(strings.Join(all, "\n"), c.want) {
				t.Errorf("want %s\ngot  %s", c.want, strings.Join(all, "\n     "))
			}
		})
	}
}

func TestAccepted(t *testing.T) {
	for name, files := range map[string]map[string]string{
		"byte-order mark":  {"acme/cookies.fr.md": "\xef\xbb\xbf" + cookies},
		"windows lines":    {"acme/cookies.fr.md": strings.ReplaceAll(cookies, "\n", "\r\n")},
		"nothing in front": {"acme/_index.en.md": "---\n---\n"},
		"comment in front": {"acme/_index.en.md": "---\n# later\n---\n"},
		"dot files":        {"acme/.DS_Store": "x"},
		"shortcodes":       {"acme/terms.fr.md": "---\ntitle: T\n---\n\n## A {#a}\n\n{{< trackers purpose=\"chat\" >}}\n\nDe {{< name >}}, [ici](#a).\n\n1. x\n   a. y\n"},
	} {
		if _, problems := Read(folder(files), catalog.Catalogue{}); len(problems) > 0 {
			t.Errorf("%s: %v", name, problems)
		}
	}
}

// YAML takes True for true; it must not be read as false.
func TestTrueIsTrueHoweverWritten(t *testing.T) {
	for _, word := range []string{"true", "True", "TRUE"} {
		site, problems := Read(folder(map[string]string{
			"acme/cookies.fr.md": "---\ntitle: T\npurposes:\n  - id: p\n    title: P\ntrackers:\n  - name: a\n    purpose: p\n    http-only: " + word + "\n---\n",
		}), catalog.Catalogue{})
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		d, _ := site.Products[0].Authoritative().Policy()
		if !d.Trackers[0].HTTPOnly {
			t.Errorf("%s was read as false", word)
		}
	}
}

func TestAllProblemsInOneRunSorted(t *testing.T) {
	_, problems := Read(folder(map[string]string{
		"acme/cookies.fr.md": "---\ntitle: T\nversion: x\nfoo: 1\n---\n",
		"acme/_index.fr.md":  "---\nname: A\nadress: y\n---\n",
		"zeta/terms.fr.md":   "---\n",
	}), catalog.Catalogue{})
	if len(problems) < 4 {
		t.Errorf("%d problems: %v", len(problems), problems)
	}
	sorted := append(diag.List{}, problems...).Sort()
	for i := range sorted {
		if sorted[i] != problems[i] {
			t.Fatal("the problems are not sorted")
		}
	}
}

func TestTranslationKeepsFactsAndNamesMissingWords(t *testing.T) {
	site, problems := Read(folder(map[string]string{
		"acme/cookies.fr.md": cookies,
		"acme/cookies.en.md": "---\ntitle: Cookies of {name}\npurposes:\n  - id: chat\n    title: Support chat\n---\n\n## A clause {#one}\n",
	}), catalog.Catalogue{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	d, _ := site.Products[0].Edition("en").Policy()
	if d.Title != "Cookies of Acme" || d.Purposes[0].Title != "Support chat" || d.Trackers[0].Duration.ISO() != "P1Y" || d.Trackers[0].Purpose != "chat" {
		t.Errorf("%+v", d)
	}
	if got := strings.Join(d.Missing, " "); got != "purposes[chat].uses trackers[cw_user_*].why" {
		t.Errorf("missing: %s", got)
	}
	if d.Trackers[0].Why != "Vous reconnaître." || d.Body.Lang != "en" {
		t.Errorf("why %q, body %+v", d.Trackers[0].Why, d.Body)
	}
}

func TestTranslationKeepsAnchors(t *testing.T) {
	_, problems := Read(folder(map[string]string{
		"acme/cookies.fr.md": cookies,
		"acme/cookies.en.md": "---\ntitle: T\n---\n\n## A clause {#other}\n",
	}), catalog.Catalogue{})
	if len(problems) != 1 || !strings.Contains(problems[0].Message, "{#one}") || problems[0].Line != 5 {
		t.Errorf("%v", problems)
	}
}

func TestExtendsMergesByIdAndProductWins(t *testing.T) {
	site, problems := Read(folder(map[string]string{
		"_bases/portal/_index.fr.md":  "---\ntagline: Portail de {name}\nextends: root\n---\n",
		"_bases/root/_index.fr.md":    "---\ncontroller:\n  name: Racine\n  email: a@example.org\n---\n",
		"_bases/portal/cookies.fr.md": cookies,
		"acme/_index.fr.md":           "---\nname: Acme\nextends: portal\ncontroller:\n  name: Acme SAS\n---\n",
		"acme/cookies.fr.md":          "---\ntitle: Les cookies\ntrackers:\n  - name: cw_user_*\n    duration: 2 ans\n  - name: plus\n    purpose: chat\n---\n",
	}), catalog.Catalogue{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	e := site.Products[0].Authoritative()
	d, _ := e.Policy()
	if e.Tagline != "Portail de Acme" || e.Controller.Name != "Acme SAS" || e.Controller.Email != "a@example.org" {
		t.Errorf("%+v", e)
	}
	if len(d.Trackers) != 2 || d.Trackers[0].Duration.ISO() != "P2Y" || d.Trackers[0].Why == "" || d.Title != "Les cookies" || d.Body.Empty() {
		t.Errorf("%+v", d)
	}
	if at := d.Origin.At("trackers[cw_user_*].duration"); at.File != "content/acme/cookies.fr.md" || at.Line != 5 {
		t.Errorf("duration stands at %s", at.Position)
	}
}

func TestCycleInExtends(t *testing.T) {
	_, problems := Read(folder(map[string]string{
		"_bases/a/_index.fr.md": "---\nextends: b\n---\n",
		"_bases/b/_index.fr.md": "---\nextends: a\n---\n",
		"acme/_index.fr.md":     "---\nname: A\nextends: a\n---\n",
	}), catalog.Catalogue{})
	if len(problems) == 0 || !strings.Contains(problems[0].Message, "extends itself") {
		t.Errorf("%v", problems)
	}
}

func TestSkeletonBuildsAndListsEveryWord(t *testing.T) {
	files := map[string]string{"acme/cookies.fr.md": cookies}
	text, err := Skeleton(folder(files), "acme", "cookies", "en")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`# title: "Cookies de {name}"`, `- id: "chat"`, `- name: "cw_user_*"`, `# why: "Vous reconnaître."`, `#   - "deux"`} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is not in\n%s", want, text)
		}
	}
	files["acme/cookies.en.md"] = text
	if _, problems := Read(folder(files), catalog.Catalogue{}); len(problems) > 0 {
		t.Errorf("%v\n%s", problems, text)
	}
}

// FuzzRead: whatever a file holds, reading gives a site or problems with a
// place, and never panics.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{cookies, "---\n---\n", "\xef\xbb\xbf---\r\ntitle: x\r\n---\r\n", "---\ntitle: &a [*a]\n---\n", "---\n? [a]: b\n---\n",
		"---\ntrackers:\n- name: {a: b}\n- 3\n---\n## x {#\n", "---\ntitle: |\n ---\n", "---\na: !!binary x\n---\n", "---\n\ttitle: x\n---\n", "---\n<<: {a: 1}\n---\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		_, problems := Read(folder(map[string]string{"acme/cookies.fr.md": string(text)}), catalog.Catalogue{})
		for _, p := range problems {
			if p.File == "" || p.Message == "" {
				t.Errorf("a problem without place or message: %+v", p)
			}
		}
	})
}

func TestWordsKeepTheSpacesOfSeparatorsAndMergeWordByWord(t *testing.T) {
	file := func(text string) fstest.MapFS {
		return fstest.MapFS{"i18n/fr.yaml": {Data: []byte(text)}}
	}
	words, problems := ReadWords(file("list:\n  comma: \", \"\n  and: \" et \"\nclause:\n  a: |\n    Un texte.\n"), file("list:\n  and: \" & \"\n"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	fr := words["fr"]
	if got := fr.List([]string{"a", "b", "c"}); got != "a, b & c" {
		t.Error(got)
	}
	if got := fr.Get("clause.a"); got != "Un texte." {
		t.Errorf("%q", got)
	}
	if fr.Category(1) != "one" || fr.Category(2) != "other" {
		t.Error("the plural rule of French is not known")
	}
}
