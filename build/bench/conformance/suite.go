// Package conformance judges what consent banners do, in Chromium, each through
// an adapter. A check says what a visitor or a page may expect, and does what
// they do: real clicks, real cookies, real frames. Every check begins with a
// banner that was seen; and every check fails with a banner that does nothing
// right, or the suite does not count.
package conformance

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sync"

	"charte/build/bench/adapter"
	"charte/build/bench/drive"
)

// Check is one expectation.
type Check struct {
	// Group and Title name it in the table.
	Group, Title string
	// judge gives nil where the expectation holds, else in words what is wrong.
	judge func(*trial) error
}

// verdicts are the outcomes of all checks for one banner, in their order.
type verdicts struct {
	banner  adapter.Banner
	results []error
}

// atOnce is how many banners are judged at the same time.
const atOnce = 3

// Judge runs the suite and gives the page docs/conformance.md. The root is the
// project's folder; progress is told to log.
func Judge(root fs.FS, log io.Writer) (string, error) {
	content, err := adapter.ReadContent(root)
	if err != nil {
		return "", err
	}
	for i := range content.Services {
		if content.Services[i].ID == stored {
			content.Services[i].Keys = []string{localKey}
		}
	}
	banners, err := adapter.All(root, content)
	if err != nil {
		return "", err
	}
	browser, err := drive.Start()
	if err != nil {
		return "", err
	}
	defer browser.Close()
	all := judgeAll(browser, append([]adapter.Banner{adapter.Careless()}, banners...), log)
	if err := mustFail(all[0]); err != nil {
		return "", err
	}
	version, err := browser.Version()
	return report(all[1:], version), err
}

func judgeAll(browser *drive.Chromium, banners []adapter.Banner, log io.Writer) []verdicts {
	all := make([]verdicts, len(banners))
	var group sync.WaitGroup
	free := make(chan struct{}, atOnce)
	for i, b := range banners {
		group.Go(func() {
			free <- struct{}{}
			defer func() { <-free }()
			all[i] = judge(browser, b)
			fmt.Fprintf(log, "%s judged\n", b.Name)
		})
	}
	group.Wait()
	return all
}

// judge tries one banner. What fails is tried once more, so that a slow machine
// is not taken for a fault.
func judge(browser *drive.Chromium, b adapter.Banner) verdicts {
	v := verdicts{banner: b}
	for _, check := range checks() {
		err := try(browser, b, check)
		if err != nil && b.Name != adapter.Careless().Name {
			err = try(browser, b, check)
		}
		v.results = append(v.results, err)
	}
	return v
}

func try(browser *drive.Chromium, b adapter.Banner, check Check) error {
	t := &trial{browser: browser, banner: b}
	defer t.close()
	return check.judge(t)
}

// mustFail says which checks a careless banner passes: those cannot fail.
func mustFail(v verdicts) error {
	var problems []error
	for i, check := range checks() {
		if v.results[i] == nil {
			problems = append(problems, fmt.Errorf("the check %q passes a banner that does nothing right", check.Title))
		}
	}
	return errors.Join(problems...)
}
