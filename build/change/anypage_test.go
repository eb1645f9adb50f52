package change

import "testing"

func TestAnyPageIsRead(t *testing.T) {
	text, err := ReadPage([]byte(`<html lang=en><body><header>Site</header><main><nav>Here</nav><header><h1>Acme</h1><p class=tagline>Rockets</p></header><ul class=cards><li><h3>Policy</h3></ul>
		<section><h2 id=contact>Write</h2><p>To <a href=../x/index.html>them</a></p></section></main><footer>Foot</footer>`), "/en/acme/")
	if err != nil || text.Plain() != "Acme\nRockets\nWrite\nTo them\n" || text.Clauses[1].ID != "contact" {
		t.Errorf("%v, %q, %+v", err, text.Plain(), text.Clauses)
	}
	if href := text.Clauses[1].Blocks[0].Cells[0].Inline[1].Href; href != "/x/" {
		t.Errorf("the link leads to %q", href)
	}
}

func TestThePageOfAVersionReadsAsItsText(t *testing.T) {
	raw, path := page(t, "flowlyweb.cookies.fr")
	want, err := Read(raw, path)
	if err != nil {
		t.Fatal(err)
	}
	page, err := Open(raw, path)
	if err != nil {
		t.Fatal(err)
	}
	shown := page.Shown(func(path string) string { return "../../../.." + path })
	version := `<html lang=fr><main><article id=policy><header class=title><h1>` + want.Title + `</h1><p class=state>!</p></header><div class=frozen>` + shown + `</div></article></main>`
	got, err := Read([]byte(version), path+"2026-02-10/")
	if err != nil || got.Digest() != want.Digest() {
		t.Errorf("%v\n%s", err, Compare(want, got).Marked())
	}
}
