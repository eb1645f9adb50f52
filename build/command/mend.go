package command

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"charte/build/diag"
)

// mend changes the files of a source folder as the findings that nobody accepted
// say, and gives how many it mended. A file is replaced in one step.
func mend(source string, found diag.List) (int, error) {
	edits := map[string][]diag.Edit{}
	mended := 0
	open, _ := found.Split()
	for _, p := range open {
		if p.Mend != (diag.Edit{}) && !slices.Contains(edits[p.Mend.File], p.Mend) {
			edits[p.Mend.File] = append(edits[p.Mend.File], p.Mend)
			mended++
		}
	}
	for file, list := range edits {
		name := filepath.Join(source, filepath.FromSlash(file))
		before, err := os.ReadFile(name)
		if err != nil {
			return 0, err
		}
		after, err := diag.Apply(before, list)
		if err == nil {
			err = replaceFile(name, after)
		}
		if err != nil {
			return 0, fmt.Errorf("%s: %w", file, err)
		}
	}
	return mended, nil
}
