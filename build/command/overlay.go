package command

import (
	"errors"
	"io/fs"
)

// overlay shows the user's files over the ones that ship, file by file.
type overlay struct{ over, under fs.FS }

// Open gives the user's file where there is one.
func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.over.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.under.Open(name)
	}
	return f, err
}
