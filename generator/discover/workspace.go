package discover

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/modfile"
)

// Workspace returns the folders of the modules in the go.work file that
// counts here; none without one, or when it can't be read.
func (c Config) Workspace() []string {
	path := c.Variable("GOWORK")
	if path == "" {
		path, _ = findAbove(c.Dir, "go.work")
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil // GOWORK=off is no file
	}
	work, err := modfile.ParseWork(path, data, nil)
	if err != nil {
		return nil
	}
	var dirs []string
	for _, use := range work.Use {
		dir := filepath.FromSlash(use.Path)
		if !filepath.IsAbs(dir) {
			dir = filepath.Join(filepath.Dir(path), dir)
		}
		dirs = append(dirs, dir)
	}
	return dirs
}

// ModulesBelow returns the folders below dir with a go.mod, as far as three
// folders down: what is deeper is hardly meant by who stands in dir.
func ModulesBelow(dir string) []string {
	const deepest = 3
	var found []string
	_ = filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error { // what can't be read isn't named
		if err != nil || !entry.IsDir() || path == dir {
			return nil
		}
		name := entry.Name()
		switch {
		case strings.HasPrefix(name, "."), strings.HasPrefix(name, "_"), name == "testdata", name == "vendor", name == "node_modules":
			return fs.SkipDir
		}
		if info, err := os.Stat(filepath.Join(path, "go.mod")); err == nil && !info.IsDir() {
			found = append(found, path)
		}
		relative, err := filepath.Rel(dir, path)
		if err == nil && strings.Count(relative, string(filepath.Separator)) >= deepest-1 {
			return fs.SkipDir
		}
		return nil
	})
	return found
}
