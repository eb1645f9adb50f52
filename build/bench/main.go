// Command bench compares this project's banner with its peers in Chromium:
//
//	go run ./build/bench banner        how much and how fast; writes docs/benchmarks.md
//	go run ./build/bench conformance   what works; writes docs/conformance.md
//
// It is run from the project's folder, after npm ci --prefix build/bench/peers,
// and is no part of the tests: it needs packages of others and quiet minutes.
package main

import (
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"

	"charte/build/bench/conformance"
	"charte/build/bench/speed"
)

func main() {
	rounds := flag.Int("rounds", 5, "how often each time is measured")
	flag.Parse()
	if err := run(flag.Arg(0), *rounds, os.DirFS(".")); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// run writes and prints the page of one comparison.
func run(what string, rounds int, root fs.FS) error {
	var page, file string
	var err error
	switch what {
	case "banner":
		file = "docs/benchmarks.md"
		page, err = speed.Measure(root, rounds, os.Stderr)
	case "conformance":
		file = "docs/conformance.md"
		page, err = conformance.Judge(root, os.Stderr)
	default:
		return fmt.Errorf("say what to do: banner or conformance, not %q", what)
	}
	if err != nil {
		return err
	}
	if _, err := io.WriteString(os.Stdout, page); err != nil {
		return err
	}
	return os.WriteFile(file, []byte(page), 0o644)
}
