package e2e

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sync"
	"syscall"
	"testing"
)

// engines are the browsers a run can name in the environment variable
// CHARTE_ENGINE; without it, tests run in the first.
var engines = []struct {
	name  string
	start func() (engine, error)
}{
	{"chromium", chromium},
	{"firefox", firefox},
	{"webkit", webkit},
}

// engineName is the name of the engine of this run.
func engineName() string {
	if name := os.Getenv("CHARTE_ENGINE"); name != "" {
		return name
	}
	return engines[0].name
}

// running is the engine of this run, started on first use.
var running = sync.OnceValues(func() (engine, error) {
	for _, e := range engines {
		if e.name == engineName() {
			started, err := e.start()
			if err == nil {
				closeEngine = started.close
			}
			return started, err
		}
	}
	return nil, fmt.Errorf("CHARTE_ENGINE is %q, which is none of chromium, firefox, webkit", engineName())
})

// closeEngine ends the engine of this run, where one has started.
var closeEngine = func() {}

// unsupported is what an engine cannot be made to do, as a reason.
type unsupported string

func (u unsupported) Error() string { return string(u) }

// must fails the test with an error, but skips what the engine cannot do. No
// other reason skips a test: a browser that is missing fails it.
func must(t *testing.T, err error) {
	t.Helper()
	var reason unsupported
	if errors.As(err, &reason) {
		t.Skipf("skipped in %s: %s", engineName(), reason)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// installed is the path of a program, or an error that tells how to install it.
func installed(pack string, names ...string) (string, error) {
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("%s is not installed; on Debian: apt-get install %s", names[0], pack)
}

// child is a program in a process group of its own. The whole group ends with
// the test binary, even where that one is killed: a shell in the group waits for
// the end of a pipe which this process holds open.
type child struct {
	command *exec.Cmd
	hold    io.Closer
}

// launch starts a program, which writes to output what it says.
func launch(output io.Writer, environment []string, program string, args ...string) (*child, error) {
	const group = `"$@" & main=$!; cat >/dev/null; kill $main; (sleep 5; kill -KILL 0) & wait $main; kill -KILL 0`
	c := exec.Command("/bin/sh", append([]string{"-c", group, "sh", program}, args...)...)
	c.Env = append(os.Environ(), environment...)
	c.Stdout, c.Stderr = output, output
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	hold, err := c.StdinPipe()
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		return nil, err
	}
	return &child{c, hold}, nil
}

// end ends the program, then its group, and waits until they are gone.
func (c *child) end() {
	_ = c.hold.Close()
	_ = c.command.Wait() // tells only that it was killed
}

// lines gives whole lines to a function as they are written.
type lines struct {
	hear func(line string)
	rest []byte
}

func (l *lines) Write(p []byte) (int, error) {
	for _, b := range p {
		if b != '\n' {
			l.rest = append(l.rest, b)
			continue
		}
		l.hear(string(l.rest))
		l.rest = l.rest[:0]
	}
	return len(p), nil
}
