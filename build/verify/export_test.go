package verify

import (
	"context"
	"io/fs"
)

// InspectFS inspects a folder that is not on a disk.
func InspectFS(folder fs.FS, o Options) (Result, error) {
	s, err := readFolder(context.Background(), folder)
	if err != nil {
		return Result{}, err
	}
	return inspect(s, &report{lang: o.Lang}, o), nil
}
