// Command charte makes legal and consent pages, and a consent banner per
// product, from one declaration. See the package charte/build/command.
package main

import (
	"embed"
	"os"

	"charte/build/command"
)

//go:embed all:layouts all:assets all:i18n docs/content.md
var defaults embed.FS

func main() { os.Exit(command.Main(defaults)) }
