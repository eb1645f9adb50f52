package build

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The house's measure: functions of about ten lines at the median, hardly one
// over fifty, none over ninety.
const (
	medianLines  = 12
	p95Lines     = 50
	longestLines = 90
)

func TestFunctionsStaySmall(t *testing.T) {
	var lengths []int
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, decl := range file.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if !ok {
				continue
			}
			lines := set.Position(f.End()).Line - set.Position(f.Pos()).Line + 1
			lengths = append(lengths, lines)
			if lines > longestLines {
				t.Errorf("%s: %s has %d lines", path, f.Name.Name, lines)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(lengths)
	median, p95 := lengths[len(lengths)/2], lengths[len(lengths)*95/100]
	t.Logf("%d functions, median %d lines, 95th percentile %d", len(lengths), median, p95)
	if median > medianLines || p95 > p95Lines {
		t.Errorf("functions have %d lines at the median and %d at the 95th percentile; the house keeps to %d and %d", median, p95, medianLines, p95Lines)
	}
}
