// Package changetime tells when files last changed, as far as the system knows.
// It links no reflect.
package changetime

import (
	"io/fs"
	"time"
)

// Known tells that the system keeps the time: nobody can hide a change of a
// file.
const Known = known

// Of returns when a file's content or status last changed. Unlike the time of
// the last write nobody can set it. It is zero where it isn't known.
func Of(info fs.FileInfo) time.Time { return of(info) }
