package unchanged

import (
	"cmp"
	"path/filepath"
	"slices"
)

// Inputs are what the answer of a run depends on, beyond its question. Paths
// are absolute.
type Inputs struct {
	// Root is the GOROOT of the go command that answered.
	Root string
	// Trees are the folders that were searched.
	Trees []Tree
	// Folders are those of packages that the go command listed, without the
	// ones in GOROOT and in the module cache.
	Folders []string
	// Files are further files that the answer depends on, there or not.
	Files []string
}

// Tree is a folder that was searched as discover.Walk does it.
type Tree struct {
	Dir       string
	Recursive bool
}

// normalize gives equal inputs one form.
func (i *Inputs) normalize() {
	slices.SortFunc(i.Trees, func(a, b Tree) int {
		switch order := cmp.Compare(a.Dir, b.Dir); {
		case order != 0 || a.Recursive == b.Recursive:
			return order
		case a.Recursive:
			return -1
		}
		return 1
	})
	i.Trees = slices.CompactFunc(i.Trees, func(a, b Tree) bool { return a.Dir == b.Dir })
	slices.Sort(i.Folders)
	i.Folders = slices.Compact(i.Folders)
	slices.Sort(i.Files)
	i.Files = slices.Compact(i.Files)
}

// ModuleFiles returns the files of a folder by which the go command finds its
// modules and their versions.
func ModuleFiles(dir string) []string {
	return []string{
		filepath.Join(dir, "go.mod"), filepath.Join(dir, "go.sum"),
		filepath.Join(dir, "go.work"), filepath.Join(dir, "go.work.sum"),
		filepath.Join(dir, "vendor"), filepath.Join(dir, "vendor", "modules.txt"),
	}
}

// Above returns the folder and those above it, the innermost first.
func Above(dir string) []string {
	dirs := []string{dir}
	for filepath.Dir(dir) != dir {
		dir = filepath.Dir(dir)
		dirs = append(dirs, dir)
	}
	return dirs
}
