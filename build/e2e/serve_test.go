package e2e

import (
	"bufio"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"charte/build/command"
)

// preview runs "charte serve" on a copy of the sample content, and gives its
// address and the source folder.
func preview(t *testing.T) (address, source string) {
	t.Helper()
	source = t.TempDir()
	if err := os.CopyFS(filepath.Join(source, "content"), os.DirFS("../../content")); err != nil {
		t.Fatal(err)
	}
	return previewOf(t, source), source
}

// previewOf runs "charte serve" on a source folder, and gives its address.
func previewOf(t *testing.T, source string) string {
	t.Helper()
	out, in := io.Pipe()
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan int, 1)
	go func() {
		ended <- command.Run(ctx, command.World{
			Args:   []string{"serve", "--addr", "127.0.0.1:0", "--source", source},
			Stdout: in, Stderr: io.Discard, Defaults: root, Now: time.Now,
		})
		_ = in.Close()
	}()
	t.Cleanup(func() {
		stop()
		if code := <-ended; code != command.Done {
			t.Errorf("serve ended with code %d", code)
		}
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(line)
}

func replaceIn(t *testing.T, file, old, new string) {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(raw), old) {
		t.Fatalf("%s does not hold %q", file, old)
	}
	if err := os.WriteFile(file, []byte(strings.Replace(string(raw), old, new, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestServeShowsChangesAndProblems(t *testing.T) {
	address, source := preview(t)
	p := newPage(t, look{})
	p.goTo(address + "fr/flowlyweb/cookies/")
	p.until(`document.querySelector('h1').textContent.includes('Politique de cookies')`)
	file := filepath.Join(source, "content/flowlyweb/cookies.fr.md")

	replaceIn(t, file, "title: Politique de cookies", "title: Nos cookies")
	p.until(`document.querySelector('h1')?.textContent.includes('Nos cookies')`)

	replaceIn(t, file, "version: 2026-02-10", "version: hier")
	const problems = `document.getElementById('charte-problems')?.shadowRoot.querySelector('pre').textContent`
	p.until(problems + `?.includes('content/flowlyweb/cookies.fr.md:4:10: "hier" is not a date')`)
	is(p, `document.querySelector('h1').textContent.includes('Nos cookies')`, true)

	replaceIn(t, file, "version: hier", "version: 2026-03-01")
	p.until(`document.body.textContent.includes('1er mars 2026') && !document.getElementById('charte-problems')`)
}

func TestTryOutStoresWhatIsDeclaredAndForgetsItAgain(t *testing.T) {
	address, _ := preview(t)
	p := newPage(t, look{width: 1280, height: 900})
	p.goTo(address + "_try/flowlyweb/?lang=fr")
	p.until(visible(firstLayer))
	is(p, `document.querySelector('[data-unit=chatwoot] .now').textContent`, "retenu")
	is(p, `document.cookie`, "")
	p.push(first("accept"))
	p.until(`document.querySelector('[data-unit=chatwoot] .now').textContent === 'en marche'`)
	p.until(`document.getElementById('stored').textContent.includes('cw_conversation') && document.getElementById('stored').textContent.includes('cw_user_4f1d2c')`)
	p.until(`document.getElementById('events').textContent.includes('charte:change')`)
	p.picture("try-accepted")

	// Withdrawn in the dialog, which tells what is out of its reach; then the
	// page reloads without the service, and without what it stored.
	p.push(`document.querySelector('a[href="#eu-consent"]')`)
	p.push(second("refuse"))
	p.until(secondLayer + `?.textContent.includes('_chatwoot_session')`)
	p.picture("try-withdrawn")
	p.push(second("done"))
	p.until(`document.querySelector('[data-unit=chatwoot] .now')?.textContent === 'retenu' && !document.cookie.includes('cw_')`)
	p.quiet()
}

func TestTryOutOfAProductThatAsksNothing(t *testing.T) {
	address, _ := preview(t)
	p := newPage(t, look{})
	p.goTo(address + "_try/fsl/?lang=fr")
	p.until(`document.getElementById('stored').textContent.includes('sessionid')`)
	p.until(`window.charte`)
	is(p, `!!document.getElementById('charte')`, false)
}
