//go:build unix

package spent

import (
	"runtime"
	"time"

	"golang.org/x/sys/unix"
)

// Own returns what this process used. ok is false where the system doesn't tell.
func Own() (u Use, ok bool) {
	u, ok = of(unix.RUSAGE_SELF)
	if memory := peak(); memory > 0 {
		u.Memory = memory
	}
	return u, ok
}

// Children returns what the processes used that this one started and waited
// for, with those that they started and waited for. Their memory may be what this
// process used when it started them: some systems count that, too.
func Children() (u Use, ok bool) { return of(unix.RUSAGE_CHILDREN) }

func of(who int) (Use, bool) {
	var r unix.Rusage
	if err := unix.Getrusage(who, &r); err != nil {
		return Use{}, false
	}
	unit := int64(1 << 10)
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		unit = 1
	}
	cpu := time.Duration(r.Utime.Nano() + r.Stime.Nano())
	return Use{CPU: cpu, Memory: int64(r.Maxrss) * unit}, true
}
