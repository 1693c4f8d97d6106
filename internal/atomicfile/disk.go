package atomicfile

import (
	"os"
	"strings"
)

// Disk is what this package needs of a file system. [OS] is the real one.
type Disk interface {
	// Create makes an empty file in a folder, with a name that is not in use
	// and that [IsTemporary] knows, for its owner only.
	Create(folder string) (File, error)
	// Rename gives a file another name in the same folder. A file of that name
	// is replaced, at once for all who look.
	Rename(from, to string) error
	// Remove removes a file.
	Remove(path string) error
	// MakeFolder makes a folder for its owner only.
	MakeFolder(path string) error
	// SyncFolder returns when the names in a folder, and which files they
	// stand for, survive a power cut.
	SyncFolder(path string) error
}

// File is a new file that is being written.
type File interface {
	// Name returns its path.
	Name() string
	Write(content []byte) (int, error)
	// Sync returns when what was written survives a power cut.
	Sync() error
	Close() error
}

// OS is the [Disk] of the operating system.
var OS Disk = system{}

type system struct{}

const prefix, suffix = ".hush-", ".tmp"

// IsTemporary reports whether a file's name, without folder, is that of a
// file that [Write] has not finished, or never will. Such names begin with a
// dot.
func IsTemporary(name string) bool {
	rest, ok := strings.CutPrefix(name, prefix)
	return ok && strings.HasSuffix(rest, suffix)
}

func (system) Create(folder string) (File, error) {
	file, err := os.CreateTemp(folder, prefix+"*"+suffix)
	if err != nil {
		return nil, err // not a File that holds a nil pointer
	}
	return file, nil
}

func (system) Rename(from, to string) error { return rename(from, to) }

func (system) Remove(path string) error { return os.Remove(path) }

func (system) MakeFolder(path string) error { return os.Mkdir(path, 0o700) }

func (system) SyncFolder(path string) error { return syncFolder(path) }
