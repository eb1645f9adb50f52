package command

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// Version is what this source tree calls itself.
const Version = "0.1.0"

func (w World) version() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of charte and of Hugo inside it",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			_, err := fmt.Fprintf(c.OutOrStdout(), "charte %s (hugo %s)\n", Version, moduleVersion("github.com/gohugoio/hugo"))
			return err
		},
	}
}

// moduleVersion is the version of a module that this binary was built with.
func moduleVersion(path string) string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	for _, m := range info.Deps {
		if m.Path == path {
			return m.Version
		}
	}
	return "unknown"
}
