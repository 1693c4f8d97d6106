//go:build darwin || freebsd || netbsd

package changetime

import (
	"io/fs"
	"syscall"
	"time"
)

const known = true

func of(info fs.FileInfo) time.Time {
	if status, ok := info.Sys().(*syscall.Stat_t); ok {
		return time.Unix(status.Ctimespec.Unix())
	}
	return time.Time{}
}
