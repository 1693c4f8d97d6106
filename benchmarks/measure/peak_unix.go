//go:build unix

package measure

import (
	"os"
	"runtime"
	"syscall"
)

// peak returns the most memory in bytes that a process that has ended held, or
// one of those that it waited for.
func peak(ended *os.ProcessState) float64 {
	usage, ok := ended.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	unit := 1024
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		unit = 1
	}
	return float64(usage.Maxrss) * float64(unit)
}
