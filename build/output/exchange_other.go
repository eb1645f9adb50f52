//go:build !linux

package output

import "errors"

// exchange is known on Linux only.
func exchange(_, _ string) error { return errors.ErrUnsupported }
