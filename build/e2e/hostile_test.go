package e2e

import (
	"io/fs"
	"os"
	"strings"
	"testing"
)

// hostileWords would be markup, were they not text.
const hostileWords = `</script></title></style>--><img src=x onerror="window.owned=1"><script>window.owned=1</script><iframe srcdoc=x>`

func TestHostileWordsStayTextOnPages(t *testing.T) {
	t.Parallel()
	content := map[string][]byte{}
	for name, text := range shopContent {
		for _, word := range []string{"Audience measurement", "Know which pages are read.", "Play videos.", "Counter", "Desk"} {
			text = []byte(strings.ReplaceAll(string(text), word, "'"+hostileWords+"'"))
		}
		content[name] = text
	}
	out := build(t, written(t, content))
	p := newPage(t, look{})
	err := fs.WalkDir(os.DirFS(out), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".html") {
			return err
		}
		p.goTo("file://" + out + "/" + path)
		is(p, `document.querySelectorAll('img,iframe,[onerror],script:not([src]):not([type="application/ld+json"]),body style').length+(window.owned??0)`, 0)
		return nil
	})
	must(t, err)
	p.goTo("file://" + out + "/en/shop/cookies/index.html")
	is(p, `document.querySelector('main').textContent.includes(`+quoted(strings.ReplaceAll(hostileWords, "</", `<\/`))+`)`, true)
}
