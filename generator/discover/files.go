package discover

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// IsGeneratedName reports whether path ends in a name that generated files
// have: hush_gen.go or hush_gen_*.go. What the go command has to say about such a
// file doesn't matter, since a run writes it anew.
func IsGeneratedName(path string) bool {
	name := filepath.Base(path)
	return name == "hush_gen.go" || strings.HasPrefix(name, "hush_gen_") && strings.HasSuffix(name, ".go")
}

// isGoFile reports whether the go command takes a file of this name for a
// source file of a package.
func isGoFile(name string) bool {
	return strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") &&
		!strings.HasPrefix(name, ".") && !strings.HasPrefix(name, "_")
}

// IsSource reports whether path is that of a source file of a package, in some
// build.
func IsSource(path string) bool { return isGoFile(filepath.Base(path)) }

// isFile reports whether entry is a regular file or a symlink to one. Pipes
// and devices are not: reading them could hang.
func isFile(dir string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.Type().IsRegular()
	}
	info, err := os.Stat(filepath.Join(dir, entry.Name()))
	return err == nil && info.Mode().IsRegular()
}

// isPipe reports whether path leads to a named pipe.
func isPipe(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode()&fs.ModeNamedPipe != 0
}
