package spent

import (
	"bytes"
	"os"
	"strconv"
)

// peak returns the most memory that was resident since the program began: what
// getrusage tells on Linux has that of the program that started it, too.
func peak() int64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, line, _ := bytes.Cut(status, []byte("VmHWM:"))
	line, _, _ = bytes.Cut(line, []byte(" kB\n"))
	size, err := strconv.ParseInt(string(bytes.TrimSpace(line)), 10, 64)
	if err != nil {
		return 0
	}
	return size << 10
}
