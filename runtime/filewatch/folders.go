package filewatch

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// maxLinks is how many symbolic links are followed on the way to one file.
const maxLinks = 40

// folders finds the folders whose events may be about a path: the one of the
// file, those of all symbolic links on the way to it, and instead of one that
// doesn't exist its nearest parent that does. None of their paths leads
// through a link.
type folders struct {
	found map[string]fs.FileInfo
	// steps are the results of looking, so that files of one folder share
	// them.
	steps map[string]step
}

// step is what is at a path.
type step struct {
	info   fs.FileInfo // nil: nothing
	target string      // of a symbolic link
}

// foldersOf finds the folders of all paths.
func foldersOf(paths []string) map[string]fs.FileInfo {
	f := &folders{make(map[string]fs.FileInfo), make(map[string]step)}
	for _, path := range paths {
		if path, err := filepath.Abs(path); err == nil {
			f.follow(path)
		}
	}
	return f.found
}

// follow goes to a path from the root, step by step.
func (f *folders) follow(path string) {
	at, rest := split(path)
	for links := 0; len(rest) > 0; {
		next := filepath.Join(at, rest[0])
		rest = rest[1:]
		step := f.step(next)
		switch {
		case step.info == nil:
			f.add(at)
			return
		case step.info.IsDir():
			at = next
		case step.info.Mode()&fs.ModeSymlink == 0 || links == maxLinks:
			f.add(at)
			return
		default:
			f.add(at)
			links++
			if filepath.IsAbs(step.target) {
				at, _ = split(step.target)
			}
			_, target := split(step.target)
			rest = slices.Concat(target, rest)
		}
	}
	f.add(at)
}

// split returns the root of a path, empty where it has none, and the steps
// from there. They are not simplified: after a link .. means another folder.
func split(path string) (root string, steps []string) {
	volume := filepath.VolumeName(path)
	rest := filepath.ToSlash(path[len(volume):])
	if strings.HasPrefix(rest, "/") {
		root = volume + string(filepath.Separator)
	}
	return root, strings.FieldsFunc(rest, func(r rune) bool { return r == '/' })
}

func (f *folders) step(path string) step {
	known, ok := f.steps[path]
	if ok {
		return known
	}
	if info, err := os.Lstat(path); err == nil {
		known.info = info
		if info.Mode()&fs.ModeSymlink != 0 {
			known.target, _ = os.Readlink(path)
		}
	}
	f.steps[path] = known
	return known
}

func (f *folders) add(path string) {
	if step := f.step(path); step.info != nil {
		f.found[path] = step.info
	}
}

// sortedPaths returns the paths of folders in order.
func sortedPaths(folders map[string]fs.FileInfo) []string {
	return slices.Sorted(maps.Keys(folders))
}
