package main

import (
	"context"
	"flag"
	"os"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"charte/build/command"
)

var update = flag.Bool("update", false, "rewrite the expected files of the scripts")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"charte": func() { os.Exit(run(os.Args[1:])) },
	})
}

// run is main with a fixed clock, so that what a script expects stays true.
func run(args []string) int {
	return command.Run(context.Background(), command.World{
		Args: args, Stdout: os.Stdout, Stderr: os.Stderr, Defaults: defaults,
		Now: func() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) },
	})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(e *testscript.Env) error {
			dir, err := os.Getwd()
			e.Setenv("REPO", dir)
			e.Setenv("NO_COLOR", "1")
			return err
		},
	})
}
