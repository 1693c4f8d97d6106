//go:build unix

package hubsignal

import (
	"os"
	"syscall"
)

// standard is what reloads when nothing is said.
var standard = []os.Signal{syscall.SIGHUP}
