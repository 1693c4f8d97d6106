//go:build unix

package unchanged

import (
	"io/fs"
	"os"
	"syscall"
)

// isOwn reports whether a file belongs to the user who runs the program.
func isOwn(info fs.FileInfo) bool {
	status, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(status.Uid) == os.Geteuid()
}
