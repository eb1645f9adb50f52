package site

import (
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"charte/build/diag"
	"charte/build/policy"
)

func TestPublishesEveryPageInEveryLanguage(t *testing.T) {
	files := render(t, input(t, chatSite()))
	var names []string
	for name := range files {
		if !strings.HasPrefix(name, "a/page.") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	want := []string{
		"404.html",
		"en/404.html", "en/chat/cookies/2026-02-10/index.html", "en/chat/cookies/index.html", "en/chat/index.html", "en/index.html",
		"fr/404.html", "fr/chat/cookies/2026-02-10/index.html", "fr/chat/cookies/index.html", "fr/chat/index.html", "fr/index.html",
		"index.html",
	}
	if !slices.Equal(names, want) {
		t.Errorf("published %q, want %q", names, want)
	}
	if len(files) != len(want)+1 {
		t.Errorf("%d files: there is to be one style sheet beside the pages", len(files))
	}
}

// links are the addresses of a page that a browser would follow or load.
var links = regexp.MustCompile(`(?:href|src)=("[^"]*"|[^\s>]*)`)

func TestLinksWithoutAnAddressOfTheSiteLeadToFiles(t *testing.T) {
	files := render(t, input(t, chatSite()))
	for name, content := range files {
		if !strings.HasSuffix(name, ".html") || strings.HasSuffix(name, "404.html") {
			continue
		}
		for _, m := range links.FindAllStringSubmatch(string(content), -1) {
			href, _, _ := strings.Cut(strings.Trim(m[1], `"`), "#")
			if href == "" || strings.Contains(href, ":") {
				continue
			}
			if target := joined(name, href); files[target] == nil {
				t.Errorf("%s links to %q, which is no file (%s)", name, href, target)
			}
		}
	}
}

// joined resolves a relative link as a browser does.
func joined(from, href string) string {
	parts := strings.Split(from, "/")
	parts = parts[:len(parts)-1]
	for _, piece := range strings.Split(href, "/") {
		switch piece {
		case "..":
			parts = parts[:len(parts)-1]
		case ".", "":
		default:
			parts = append(parts, piece)
		}
	}
	return strings.Join(parts, "/")
}

func TestOneStyleSheetWithItsDigest(t *testing.T) {
	in := input(t, chatSite())
	in.BaseURL = "https://legal.example.org/texts"
	files := render(t, in)
	for name, content := range files {
		if !strings.HasPrefix(name, "a/") {
			continue
		}
		short := fmt.Sprintf("%x", sha256.Sum256(content))[:12]
		if name != "a/page."+short+".css" {
			t.Errorf("the style sheet is called %s, its digest begins with %s", name, short)
		}
		sum := sha512.Sum384(content)
		tag := `href=../../../` + name + ` integrity=sha384-` + base64.StdEncoding.EncodeToString(sum[:])
		if page := string(files["fr/chat/cookies/index.html"]); !strings.Contains(page, tag) {
			t.Errorf("no %s in the page", tag)
		}
	}
}

func TestIntegrityIsLeftOutWhereThePageMayBeOpenedFromADisk(t *testing.T) {
	// Chromium applies no style sheet with integrity to a page from a file://
	// address, with crossorigin or without.
	if page := string(render(t, input(t, chatSite()))["fr/index.html"]); strings.Contains(page, "integrity") {
		t.Error("the page has an integrity attribute, and the site no address")
	}
}

func TestAbsoluteAddressesOnlyWhereTheSiteHasOne(t *testing.T) {
	in := input(t, chatSite())
	page := string(render(t, in)["en/chat/cookies/index.html"])
	if strings.Contains(page, "canonical") || strings.Contains(page, "rel=alternate") {
		t.Error("a page of a site without address has absolute links")
	}
	in.BaseURL = "https://legal.example.org/texts"
	files := render(t, in)
	page = string(files["en/chat/cookies/index.html"])
	for _, want := range []string{
		"<link rel=canonical href=https://legal.example.org/texts/en/chat/cookies/>",
		"<link rel=alternate hreflang=fr href=https://legal.example.org/texts/fr/chat/cookies/>",
		"<link rel=alternate hreflang=en href=https://legal.example.org/texts/en/chat/cookies/>",
		"href=../../../fr/chat/cookies/ ",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s in the page", want)
		}
	}
	if missing := string(files["404.html"]); !strings.Contains(missing, "href=/texts/a/page.") || !strings.Contains(missing, "href=/texts/fr/") {
		t.Error("the page for wrong addresses has links that work at one depth only")
	}
}

func TestSitemapListsPagesWithTheirLanguages(t *testing.T) {
	in := input(t, chatSite())
	if render(t, in)["sitemap.xml"] != nil {
		t.Error("a site without address has a site map")
	}
	in.BaseURL = "https://legal.example.org"
	var m struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []struct {
			Loc     string `xml:"loc"`
			LastMod string `xml:"lastmod"`
			Links   []struct {
				Lang string `xml:"hreflang,attr"`
				Href string `xml:"href,attr"`
			} `xml:"http://www.w3.org/1999/xhtml link"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal(render(t, in)["sitemap.xml"], &m); err != nil {
		t.Fatal(err)
	}
	if len(m.URLs) != 6 {
		t.Errorf("%d pages, want 6: the root and the pages for wrong addresses stay out", len(m.URLs))
	}
	for _, u := range m.URLs {
		if len(u.Links) != 2 {
			t.Errorf("%s has %d languages, want 2", u.Loc, len(u.Links))
		}
		if strings.HasSuffix(u.Loc, "/cookies/") && u.LastMod != "2026-02-10" {
			t.Errorf("%s was modified on %q", u.Loc, u.LastMod)
		}
	}
}

func TestNothingThatAUserDeclaresBecomesMarkup(t *testing.T) {
	in := input(t, chatSite())
	in.Site.Products[0].Editions[0].Name += "</script><script>alert(1)</script>"
	page := string(render(t, in)["fr/chat/cookies/index.html"])
	for tokens := html.NewTokenizer(strings.NewReader(page)); tokens.Next() != html.ErrorToken; {
		if one := tokens.Token(); one.Type == html.StartTagToken && one.Data == "script" && (len(one.Attr) == 0 || one.Attr[0].Val != "application/ld+json") {
			t.Errorf("a word of the declaration became a script: %v", one)
		}
	}
	if !strings.Contains(page, "Chat_y*") || strings.Contains(page, "<em>") {
		t.Error("the product's name was read as Markdown")
	}
}

// Minifiers before tdewolff/minify 2.24.19 turned the escaped form back into the
// end of the script.
func TestMinifyingKeepsAScriptsTextInside(t *testing.T) {
	in := input(t, chatSite())
	in.User = fstest.MapFS{"layouts/missing.html": {Data: []byte(
		`{{ define "main" }}<script>var words = {{ "</script><b id=out>" }};</script>{{ end }}`)}}
	page := string(render(t, in)["404.html"])
	if strings.Contains(page, "</script><b") || !strings.Contains(page, "<b id=out>\"</script>") && !strings.Contains(page, `\u003c`) {
		t.Errorf("the script was closed from inside: %s", page)
	}
}

func TestTheUsersFilesWin(t *testing.T) {
	in := input(t, chatSite())
	in.User = fstest.MapFS{
		"layouts/_partials/footer.html": {Data: []byte(`<footer>Ours</footer>`)},
		"assets/page/9-brand.css":       {Data: []byte(`:root { --accent: rebeccapurple }`)},
	}
	files := render(t, in)
	if !strings.Contains(string(files["fr/index.html"]), "<footer>Ours</footer>") {
		t.Error("the user's footer is not on the page")
	}
	for name, content := range files {
		if strings.HasPrefix(name, "a/") && !strings.HasSuffix(string(content), ":root{--accent:rebeccapurple}") {
			t.Error("the user's style sheet does not come last")
		}
	}
}

func TestProblemsPointAtTheAuthorsLine(t *testing.T) {
	const intro = "## Traceurs {#trackers}\n\n"
	for name, c := range map[string]struct {
		markdown string
		line     int
		message  string
	}{
		"unknown purpose":   {intro + "{{< trackers purpose=\"chta\" >}}\n", 14, `no purpose is called "chta"`},
		"unknown shortcode": {intro + "\n{{< cookies >}}\n", 15, "cookies"},
		"dead link":         {intro + "Voir [la suite](/chat/privacy/).\n", 14, `no page at "/chat/privacy/"`},
		"picture":           {intro + "![logo](logo.png)\n", 14, "a page loads nothing but its style sheet"},
	} {
		_, err := Render(input(t, withBody(chatSite(), c.markdown)))
		var l diag.List
		if !errors.As(err, &l) {
			t.Errorf("%s: the error is %v", name, err)
			continue
		}
		p := l[0]
		if !strings.HasPrefix(p.File, "content/chat/cookies.") || p.Line != c.line || !strings.Contains(p.Message, c.message) {
			t.Errorf("%s: %s: %s", name, p.Position, p.Message)
		}
		if strings.Contains(p.Message, "/charte/") || strings.Contains(p.Message, "execute of template") {
			t.Errorf("%s: the message tells of Hugo's workings: %s", name, p.Message)
		}
	}
}

func TestProblemsPointAtTheUsersLayout(t *testing.T) {
	for name, c := range map[string]struct{ layout, place string }{
		"syntax":          {"{{ define \"main\" }}\n{{ if }}\n{{ end }}", "layouts/front.html:2"},
		"unknown field":   {"{{ define \"main\" }}\n\n{{ .Nowhere }}{{ end }}", "layouts/front.html:3"},
		"missing partial": {"{{ define \"main\" }}\n\n\n{{ partial \"nowhere.html\" . }}{{ end }}", "layouts/front.html:4"},
		"unknown word":    {"{{ define \"main\" }}{{ i18n \"page.nowhere\" }}{{ end }}", ""},
	} {
		in := input(t, chatSite())
		in.User = fstest.MapFS{"layouts/front.html": {Data: []byte(c.layout)}}
		_, err := Render(in)
		var l diag.List
		if !errors.As(err, &l) || !strings.HasPrefix(l[0].Position.String(), c.place) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTheEnvironmentChangesNothing(t *testing.T) {
	want := digest(render(t, input(t, chatSite())))
	t.Setenv("HUGO_BASEURL", "https://elsewhere.example")
	t.Setenv("HUGO_TITLE", "Elsewhere")
	t.Setenv("HUGO_MINIFYOUTPUT", "false")
	if got := digest(render(t, input(t, chatSite()))); got != want {
		t.Error("the environment changes the pages")
	}
}

// digest is one for all files.
func digest(files map[string][]byte) string {
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(h, "%s %d\n", name, len(files[name]))
		h.Write(files[name])
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}

func TestTwoProcessesRenderTheSameBytes(t *testing.T) {
	const child = "CHARTE_TEST_DIGEST"
	own := digest(render(t, input(t, chatSite())))
	if os.Getenv(child) != "" {
		fmt.Println("digest " + own)
		return
	}
	command := exec.Command(os.Args[0], "-test.run=^TestTwoProcessesRenderTheSameBytes$", "-test.v")
	command.Env = append(os.Environ(), child+"=1")
	out, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if !strings.Contains(string(out), "digest "+own) {
		t.Errorf("this process renders %s, the other one\n%s", own, out)
	}
}

func TestOneLanguageNeedsNoChoice(t *testing.T) {
	s := chatSite()
	s.Languages, s.Fronts = s.Languages[:1], s.Fronts[:1]
	s.Products[0].Editions = s.Products[0].Editions[:1]
	files := render(t, input(t, s))
	if page := string(files["index.html"]); !strings.Contains(page, `content="0; url=fr/index.html"`) {
		t.Error("the page at the site's address does not lead to the only language")
	}
	if page := string(files["fr/index.html"]); strings.Contains(page, "class=languages") {
		t.Error("a page in the only language offers languages")
	}
	in := input(t, s)
	in.BaseURL = "https://legal.example.org"
	if page := string(render(t, in)["index.html"]); !strings.Contains(page, "<link rel=canonical href=https://legal.example.org/fr/>") {
		t.Error("the page that leads on names itself instead of the one to which it leads")
	}
}

func TestUntranslatedTextKeepsItsLanguage(t *testing.T) {
	s := withBody(chatSite(), "## Traceurs {#trackers}\n\n{{< trackers >}}\n")
	d := &s.Products[0].Editions[1].Documents[0]
	d.Body = s.Products[0].Editions[0].Documents[0].Body
	page := string(render(t, input(t, s))["en/chat/cookies/index.html"])
	if !strings.Contains(page, "<div class=text lang=fr dir=ltr>") {
		t.Error("the French text does not say its language")
	}
	if !strings.Contains(page, "Nom du cookie") || strings.Contains(page, "Cookie name") {
		t.Error("the generated parts of a French text are not French")
	}
	if !strings.Contains(page, "not translated yet (Français)") && !strings.Contains(page, "Its original text follows (Français)") {
		t.Error("the page does not say that it is not translated")
	}
}

func TestATagThatIsNotPlainLowerCase(t *testing.T) {
	s := chatSite()
	s.Languages = []string{"fr", "pt-BR"}
	s.Fronts[1].Lang, s.Products[0].Editions[1].Lang = "pt-BR", "pt-BR"
	in := input(t, s)
	w := in.Words["en"]
	w.Lang = "pt-BR"
	in.Words["pt-BR"] = w
	if page := render(t, in)["pt-BR/chat/cookies/index.html"]; !strings.Contains(string(page), "<html lang=pt-BR") {
		t.Error("there is no page in pt-BR")
	}
}

func TestAnnouncedVersions(t *testing.T) {
	in := input(t, chatSite())
	in.Today = policy.Date{Year: 2026, Month: 1, Day: 1}
	if page := string(render(t, in)["fr/chat/cookies/index.html"]); !strings.Contains(page, "S’appliquera à partir du <time datetime=2026-02-10>10 février 2026</time>") {
		t.Error("a version to come is not announced")
	}
}

func BenchmarkRender(b *testing.B) {
	s := chatSite()
	for i := range 100 {
		p := s.Products[0]
		p.ID = fmt.Sprintf("product-%d", i)
		s.Products = append(s.Products, p)
	}
	in := input(b, s)
	for b.Loop() {
		if len(render(b, in)) < 400 {
			b.Fatal("pages are missing")
		}
	}
}
