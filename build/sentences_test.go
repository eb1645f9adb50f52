package build

import (
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// sources parses the program's own files, without tests.
func sources(t *testing.T) map[string]*ast.File {
	t.Helper()
	found := map[string]*ast.File{}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && d.Name() == "node_modules" {
			return err
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		found[filepath.ToSlash(path)] = file
		return err
	})
	if err != nil || len(found) < 100 {
		t.Fatal(len(found), err)
	}
	return found
}

// literal is the text of a string that stands in the source, or false.
func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	return constant.StringVal(constant.MakeFromLiteral(lit.Value, token.STRING, 0)), true
}

var (
	verb = regexp.MustCompile(`%(?:\[(\d+)\])?[-+# 0]*\d*(?:\.\d+)?([a-zA-Z%])`)
	// badFrench is what French typography does not know: see build/rules.
	badFrench = regexp.MustCompile("[ \u202f][:;?!»]|«[^\u00a0]|[^\u00a0]»|\\pL[;?!]|\\pL['\"]|[éèàùç]:")
	code      = regexp.MustCompile(`\{\{.*?\}\}|\(…\)|\("…"\)`)
)

// consumed are the numbers of the arguments that a format prints, sorted.
func consumed(format string) []int {
	var out []int
	next := 1
	for _, m := range verb.FindAllStringSubmatch(format, -1) {
		if m[2] == "%" {
			continue
		}
		if m[1] != "" {
			next, _ = strconv.Atoi(m[1])
		}
		out = append(out, next)
		next++
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// A sentence that somebody reads stands in both languages, prints the same things
// in both, and follows the typography of French.
func TestSentencesStandInBothLanguages(t *testing.T) {
	count := 0
	for path, file := range sources(t) {
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || !says(path, call) {
				return true
			}
			count++
			en, isText := literal(call.Args[0])
			fr, alsoText := literal(call.Args[1])
			if !isText || !alsoText || en == "" || fr == "" {
				t.Errorf("%s: a sentence that is not written out: %q, %q", path, en, fr)
				return true
			}
			var all []int
			for i := range call.Args[2:] {
				all = append(all, i+1)
			}
			if !slices.Equal(consumed(en), all) || !slices.Equal(consumed(fr), all) {
				t.Errorf("%s: %q and %q do not both print all of %d arguments", path, en, fr, len(all))
			}
			if at := badFrench.FindString(code.ReplaceAllString(fr, "")); at != "" {
				t.Errorf("%s: French typography at %q in %q", path, at, fr)
			}
			if same := strings.TrimSpace(verb.ReplaceAllString(en, "")); en == fr && same != "" && !strings.HasPrefix(same, "https://") && same != "{{<  >}}" {
				t.Errorf("%s: %q is not in French", path, en)
			}
			return true
		})
	}
	if count < 100 {
		t.Errorf("only %d sentences were seen", count)
	}
}

// says tells whether a call makes a sentence: diag.Say, or the report of the
// catalogue, which hands its arguments on.
func says(path string, call *ast.CallExpr) bool {
	f, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || len(call.Args) < 2 {
		return false
	}
	on, ok := f.X.(*ast.Ident)
	if ok && on.Name == "diag" && f.Sel.Name == "Say" {
		_, handed := call.Args[0].(*ast.Ident)
		return !(path == "catalog/read.go" && handed)
	}
	return ok && on.Name == "c" && f.Sel.Name == "report" && path == "catalog/read.go"
}

// A problem of a file is made of sentences: nothing but diag, and the rules, which
// speak the reader's language already, sets its words.
func TestProblemsAreMadeOfSentences(t *testing.T) {
	for path, file := range sources(t) {
		room := filepath.Dir(path)
		if room == "diag" || room == "rules" {
			continue
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CompositeLit:
				if isOf(n.Type, "Problem") && setsWords(n) || isOf(n.Type, "List") && slices.ContainsFunc(n.Elts, spelt) {
					t.Errorf("%s: a problem in one language only; make it with Problem.With", path)
				}
			case *ast.AssignStmt:
				for _, left := range n.Lhs {
					if f, ok := left.(*ast.SelectorExpr); ok && (f.Sel.Name == "Hint" || f.Sel.Name == "Message" && room != "content") {
						t.Errorf("%s: the words of a problem are set in one language only", path)
					}
				}
			}
			return true
		})
	}
}

// isOf tells whether a type is that of package diag of a name.
func isOf(e ast.Expr, name string) bool {
	f, ok := e.(*ast.SelectorExpr)
	if !ok || f.Sel.Name != name {
		return false
	}
	room, ok := f.X.(*ast.Ident)
	return ok && room.Name == "diag"
}

// spelt tells whether an item of a list is a problem with its words.
func spelt(e ast.Expr) bool {
	lit, ok := e.(*ast.CompositeLit)
	return ok && lit.Type == nil && setsWords(lit)
}

func setsWords(lit *ast.CompositeLit) bool {
	return slices.ContainsFunc(lit.Elts, func(e ast.Expr) bool {
		pair, ok := e.(*ast.KeyValueExpr)
		if !ok {
			return true
		}
		key, ok := pair.Key.(*ast.Ident)
		return ok && slices.Contains([]string{"Message", "Hint", "Severity"}, key.Name)
	})
}

// What reads a value of the model says what is wrong with it in both languages.
func TestTheModelRefusesInBothLanguages(t *testing.T) {
	for path, file := range sources(t) {
		if filepath.Dir(path) != "policy" {
			continue
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if f, ok := n.(*ast.SelectorExpr); ok && (f.Sel.Name == "Errorf" || f.Sel.Name == "New") {
				t.Errorf("%s: an error in one language only; return a diag.Mistake", path)
			}
			return true
		})
	}
}
