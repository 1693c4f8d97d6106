package atomicfile

import (
	"errors"
	"os"
	"syscall"
	"time"
)

const (
	errSharingViolation = syscall.Errno(32)
	// maxBusy bounds how long a rename waits for readers of the old file.
	maxBusy = 2 * time.Second
)

// rename tries again while somebody reads the file that is to be replaced:
// Windows refuses that.
func rename(from, to string) error {
	for deadline := time.Now().Add(maxBusy); ; time.Sleep(5 * time.Millisecond) {
		err := os.Rename(from, to)
		if !isBusy(err) || time.Now().After(deadline) {
			return err
		}
	}
}

func isBusy(err error) bool {
	return errors.Is(err, errSharingViolation) || errors.Is(err, syscall.ERROR_ACCESS_DENIED)
}

// syncFolder does nothing: Windows can't sync folders, and keeps renames in
// the file system's journal.
func syncFolder(string) error { return nil }
