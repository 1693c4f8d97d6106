//go:build darwin || freebsd || netbsd

package unchanged

import (
	"io/fs"
	"syscall"
	"time"
)

// knowsChanges tells that nobody can hide a change of a file.
const knowsChanges = true

// changeTime is when a file's content or status last changed. Unlike the time
// of the last write nobody can set it.
func changeTime(info fs.FileInfo) time.Time {
	if status, ok := info.Sys().(*syscall.Stat_t); ok {
		return time.Unix(status.Ctimespec.Unix())
	}
	return time.Time{}
}
