package change

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write testdata/differences anew")

// pairOf reads two versions: a built page and what is edited in it ("from" and
// "to", in turn), or two texts of pages ("old" and "new").
func pairOf(t *testing.T, a *txtar.Archive) (old, new Text) {
	t.Helper()
	parts := map[string][]string{}
	for _, f := range a.Files { // ~ stands for a no-break space
		parts[f.Name] = append(parts[f.Name], strings.ReplaceAll(strings.TrimSuffix(string(f.Data), "\n"), "~", "\u00a0"))
	}
	if len(parts["page"]) == 0 {
		return textOfBody(t, parts["old"][0]), textOfBody(t, parts["new"][0])
	}
	raw, path := page(t, parts["page"][0])
	edited := string(raw)
	for i, from := range parts["from"] {
		if strings.Count(edited, from) == 0 {
			t.Fatalf("the page has no %q", from)
		}
		edited = strings.Replace(edited, from, parts["to"][i], 1)
	}
	return read(t, raw, path), read(t, []byte(edited), path)
}

func read(t testing.TB, raw []byte, path string) Text {
	t.Helper()
	text, err := Read(raw, path)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func textOfBody(t testing.TB, body string) Text {
	t.Helper()
	return read(t, []byte(`<!doctype html><html lang=fr><article id=policy><header><h1>Document</h1></header><div class=text>`+
		body+`</div></article>`), "/fr/p/terms/")
}

func TestDifferencesReadAsALawyerWouldMarkThem(t *testing.T) {
	files, err := filepath.Glob("testdata/differences/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no differences", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			old, new := pairOf(t, a)
			d := Compare(old, new)
			checkBoth(t, old, new, d)
			got := d.Marked() + fmt.Sprintf("%+v\n", d.Counts())
			last := &a.Files[len(a.Files)-1]
			if *update {
				if last.Name != "difference" {
					a.Files = append(a.Files, txtar.File{Name: "difference"})
					last = &a.Files[len(a.Files)-1]
				}
				last.Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if last.Name != "difference" || string(last.Data) != got {
				t.Errorf("%s: the difference is now\n%s", file, got)
			}
		})
	}
}

// checkBoth holds a difference against both versions: each can be made of it.
func checkBoth(t *testing.T, old, new Text, d Difference) {
	t.Helper()
	if got, want := side(d, old, Deleted), old.Plain(); got != want {
		t.Errorf("the old version made of the difference is\n%s\nnot\n%s\n%s", got, want, d.Marked())
	}
	if got, want := side(d, new, Written), new.Plain(); got != want {
		t.Errorf("the new version made of the difference is\n%s\nnot\n%s\n%s", got, want, d.Marked())
	}
	if d.Empty() && old.Plain() != new.Plain() {
		t.Errorf("an empty difference between\n%s\nand\n%s", old.Plain(), new.Plain())
	}
	if back := Compare(new, old); back.Empty() != d.Empty() {
		t.Errorf("the way back is %t, the way there %t", back.Empty(), d.Empty())
	}
}

// side makes a version of a difference: of what is kept, and what has the Op.
func side(d Difference, as Text, op Op) string {
	out := Text{Title: spell(d.Title, op), Clauses: make([]Clause, len(as.Clauses))}
	for _, c := range d.Clauses {
		at := c.New
		if op == Deleted {
			at = c.Old
		}
		if at >= 0 {
			out.Clauses[at] = sideOfClause(c, len(as.Clauses[at].Blocks), op)
		}
	}
	return out.Plain()
}

func sideOfClause(c ClauseChange, blocks int, op Op) Clause {
	out := Clause{Title: Inline{{Text: spell(c.Title, op)}}, Blocks: make([]Block, blocks)}
	for _, b := range c.Blocks {
		if op == Written && b.New >= 0 {
			out.Blocks[b.New].Cells = cells(b, op)
		}
		if op == Deleted && len(b.Old) > 0 {
			place(out.Blocks, b, op)
		}
	}
	return out
}

// place puts the old text where it stood: each deleted paragraph mark begins the
// next block, and the parts of a divided one go together.
func place(blocks []Block, b BlockChange, op Op) {
	if len(b.Cells) != 1 {
		blocks[b.Old[0]].Cells = cells(b, op)
		return
	}
	at := 0
	for _, s := range b.Cells[0].Spans {
		if s.Break && s.Op == op {
			at++
			continue
		}
		block := &blocks[b.Old[at]]
		if block.Cells == nil {
			block.Cells = []Cell{{}}
		}
		block.Cells[0].Inline = append(block.Cells[0].Inline, Run{Text: spell([]Span{s}, op)})
	}
	// where a block was divided, its parts are apart
	last := &blocks[b.Old[at]].Cells[0]
	last.Inline = append(last.Inline, Run{Text: " "})
}

func cells(b BlockChange, op Op) []Cell {
	var out []Cell
	for _, c := range b.Cells {
		if op == Deleted && c.Status == Added || op == Written && c.Status == Removed {
			continue
		}
		out = append(out, Cell{Inline: Inline{{Text: spell(c.Spans, op)}}})
	}
	return out
}

func spell(spans []Span, op Op) string {
	var b strings.Builder
	for _, s := range spans {
		if s.Op == Kept || s.Op == op {
			b.WriteString(s.Text)
		}
	}
	return b.String()
}
