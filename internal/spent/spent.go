// Package spent tells what the system counts of a process.
package spent

import "time"

// Use is what was used.
type Use struct {
	// CPU is the time on all processors, in user and system mode.
	CPU time.Duration
	// Memory is the most that was resident at once, in bytes; 0 where that
	// isn't known. Of several processes, it is that of the largest.
	Memory int64
}
