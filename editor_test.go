package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"charte/build/catalog"
	"charte/build/command"
	"charte/build/content"
	"charte/build/policy"
)

// matcher is a problem matcher of Visual Studio Code (code.visualstudio.com,
// "Defining a problem matcher").
type matcher struct {
	Severity string
	Pattern  struct {
		Kind, Regexp                      string
		File, Line, Column, Code, Message int
	}
	Background struct {
		BeginsPattern, EndsPattern string
	}
}

// seen is what the editor shows.
type seen struct{ File, Line, Column, Severity, Code, Message string }

func (s seen) String() string {
	return strings.Join([]string{s.File, s.Line, s.Column, s.Severity, s.Code, s.Message}, "|")
}

func readJSON(t *testing.T, file string, out any) {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(raw, out)
	}
	if err != nil {
		t.Fatal(file, err)
	}
}

// matchers are those of the task that checks.
func matchers(t *testing.T) (string, []matcher) {
	t.Helper()
	var file struct {
		Tasks []struct {
			Label, Command string
			ProblemMatcher []matcher
		}
	}
	readJSON(t, ".vscode/tasks.json", &file)
	for _, task := range file.Tasks {
		if task.Label == "charte check" {
			return task.Command, task.ProblemMatcher
		}
	}
	t.Fatal("there is no task \"charte check\"")
	return "", nil
}

// editor gives what the matchers make of an output, each line by one at most.
func editor(t *testing.T, all []matcher, output string) []string {
	t.Helper()
	var out []string
	for line := range strings.Lines(output) {
		line = strings.TrimRight(line, "\n")
		var by int
		for _, m := range all {
			parts := regexp.MustCompile(m.Pattern.Regexp).FindStringSubmatch(line)
			if parts == nil {
				continue
			}
			s := seen{File: parts[m.Pattern.File], Severity: m.Severity, Message: parts[m.Pattern.Message]}
			for at, in := range map[int]*string{m.Pattern.Line: &s.Line, m.Pattern.Column: &s.Column, m.Pattern.Code: &s.Code} {
				if at > 0 {
					*in = parts[at]
				}
			}
			out, by = append(out, s.String()), by+1
		}
		if by > 1 {
			t.Errorf("%d matchers take the line %q", by, line)
		}
	}
	slices.Sort(out)
	return out
}

// output is written by one goroutine while another reads it.
type output struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// said runs a command until its output holds a text, or to its end.
func said(t *testing.T, until string, args ...string) string {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	var out output
	done := make(chan int, 1)
	go func() {
		done <- command.Run(ctx, command.World{Args: args, Stdout: &out, Stderr: &out, Defaults: defaults, Now: time.Now})
	}()
	for {
		select {
		case <-done:
			return out.String()
		case <-time.After(5 * time.Millisecond):
			if until != "" && strings.Contains(out.String(), until) {
				stop()
				<-done
				return out.String()
			}
		}
	}
}

// project writes a source folder and makes it the working folder.
func project(t *testing.T, files map[string]string) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, "content", name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
}

var reviewed = map[string]string{
	"_index.fr.md":      "---\ntitle: Politiques\n---\n",
	"acme/_index.fr.md": "---\nname: Acme\n---\n",
	"acme/cookies.fr.md": `---
title: Cookies
purposes:
  - id: chat
    title: Chat
services:
  - id: chat-service
    name: Chat
    purpose: chat
trackers:
  - name: c
    service: chat-service
ignore:
  - rule: INF-07
    reason: Pas encore relevé.
    until: 2099-12-31
---

## Chat {#chat}

Les cookies, etc. Cliquez [ici](https://acme.example).
`,
}

// The editor shows every finding that counts at its place, and no other line.
func TestEditorShowsFindings(t *testing.T) {
	task, all := matchers(t)
	args := strings.Fields(strings.TrimPrefix(task, "go run . "))
	project(t, reviewed)
	var report struct {
		Findings []struct {
			File, Severity, Code, Message, Accepted string
			Line, Column                            int
		}
	}
	if err := json.Unmarshal([]byte(said(t, "", "check", "--format", "json")), &report); err != nil {
		t.Fatal(err)
	}
	severity := map[string]string{"law": "error", "guideline": "warning", "practice": "info"}
	var want []string
	kinds, accepted := map[string]bool{}, 0
	for _, f := range report.Findings {
		kinds[f.Severity] = true
		if f.Accepted != "" {
			accepted++
		} else if strings.HasPrefix(f.File, "content/") {
			want = append(want, seen{f.File, fmt.Sprint(f.Line), fmt.Sprint(f.Column), severity[f.Severity], f.Code, f.Message}.String())
		}
	}
	slices.Sort(want)
	if len(kinds) != 3 || accepted == 0 {
		t.Fatalf("findings of %v, %d of them accepted: the sample shows too little", kinds, accepted)
	}
	english := said(t, "charte: checked\n", args...)
	if got := editor(t, all, english); !slices.Equal(got, want) {
		t.Errorf("the editor shows\n%s\nwant\n%s\nof\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"), english)
	}
	french := said(t, "charte: checked\n", append(args, "--lang", "fr")...)
	if got := editor(t, all, french); len(got) != len(want) {
		t.Errorf("in French the editor shows %d of %d:\n%s", len(got), len(want), french)
	}
	for _, m := range all {
		for _, pattern := range []string{m.Background.BeginsPattern, m.Background.EndsPattern} {
			if !regexp.MustCompile("(?m)" + pattern).MatchString(english) {
				t.Errorf("%q is not in the output: the editor would not know when a check is over", pattern)
			}
		}
	}
}

// So it does with mistakes that keep the content from being read.
func TestEditorShowsMistakes(t *testing.T) {
	_, all := matchers(t)
	project(t, map[string]string{
		"_index.fr.md":       "---\ntitle: Politiques\n---\n",
		"acme/_index.fr.md":  "---\nname: Acme\nadress: x\n---\n",
		"acme/cookies.fr.md": "---\ntitle: a: b\n---\n",
		"acme/logo.png":      "",
	})
	got := editor(t, all, said(t, "charte: checked\n", "check", "--watch"))
	want := []string{
		`content/acme/_index.fr.md|3|1|error||unknown field "adress"`,
		"content/acme/cookies.fr.md|2|9|error||the front matter is not valid YAML: mapping values are not allowed in this context",
		"content/acme/logo.png|||error||this file is not a document",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the editor shows\n%s", strings.Join(got, "\n"))
	}
}

type snippet struct {
	Prefix string
	Body   []string
}

var (
	chosen = regexp.MustCompile(`\$\{\d+\|([^|]*)\|\}`)
	filled = regexp.MustCompile(`\$\{\d+:([^{}]*)\}`)
)

// asTyped is a snippet whose fields were left as they are, further in by two.
func (s snippet) asTyped() string {
	text := "  " + strings.Join(s.Body, "\n  ") + "\n"
	text = strings.ReplaceAll(text, "${CURRENT_YEAR}", "2026")
	text = chosen.ReplaceAllStringFunc(text, func(m string) string {
		return strings.Split(chosen.FindStringSubmatch(m)[1], ",")[0]
	})
	return filled.ReplaceAllString(text, "$1")
}

// What the snippets write is read, and they offer what the fields take.
func TestSnippetsAreRead(t *testing.T) {
	var all map[string]snippet
	readJSON(t, ".vscode/charte.code-snippets", &all)
	by := map[string]snippet{}
	for _, s := range all {
		by[s.Prefix] = s
	}
	text := "---\ntitle: T\npurposes:\n" + by["charte-purpose"].asTyped() + by["charte-exempt"].asTyped() + "services:\n" + by["charte-service"].asTyped() +
		"trackers:\n" + by["charte-tracker"].asTyped() + "ignore:\n" + by["charte-ignore"].asTyped() + "---\n"
	if strings.Contains(text, "$") {
		t.Errorf("a field of a snippet was not understood:\n%s", text)
	}
	folder := fstest.MapFS{}
	for name, one := range map[string]string{"_index.fr.md": reviewed["_index.fr.md"], "acme/_index.fr.md": reviewed["acme/_index.fr.md"], "acme/cookies.fr.md": text} {
		folder["content/"+name] = &fstest.MapFile{Data: []byte(one)}
	}
	site, problems := content.Read(folder, catalog.Catalogue{})
	if len(problems) > 0 {
		t.Fatalf("%v\n%s", problems, text)
	}
	d, _ := site.Products[0].Authoritative().Policy()
	if len(d.Purposes) != 2 || len(d.Services) != 1 || len(d.Trackers) != 1 || len(d.Ignore) != 1 {
		t.Errorf("%+v", d)
	}
	for prefix, typ := range map[string]reflect.Type{
		"charte-purpose": reflect.TypeFor[policy.Purpose](), "charte-exempt": reflect.TypeFor[policy.Purpose](),
		"charte-service": reflect.TypeFor[policy.Vendor](), "charte-tracker": reflect.TypeFor[policy.Tracker](),
	} {
		offersAll(t, by[prefix], typ)
	}
}

// offersAll compares the choices of a snippet with the values of the field.
func offersAll(t *testing.T, s snippet, typ reflect.Type) {
	t.Helper()
	offered := 0
	for _, line := range s.Body {
		name, _, _ := strings.Cut(strings.Trim(line, " -"), ":")
		choice := chosen.FindStringSubmatch(line)
		for _, f := range policy.Fields(typ) {
			if choice != nil && f.Name == name {
				offered++
				if want := strings.Join(f.Enum, ","); choice[1] != want {
					t.Errorf("%s offers %s for %s, which takes %s", s.Prefix, choice[1], name, want)
				}
			}
		}
	}
	if offered != 1 {
		t.Errorf("%s offers %d choices, want 1", s.Prefix, offered)
	}
}
