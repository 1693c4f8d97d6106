//go:build !unix && !windows

package atomicfile

import "os"

func rename(from, to string) error { return os.Rename(from, to) }

// syncFolder does nothing: these systems can't sync folders.
func syncFolder(string) error { return nil }
