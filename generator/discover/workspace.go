package discover

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/modfile"
)

// Workspace returns the folders of the modules in the go.work file that
// counts here; none without one, or when it can't be read.
func (c Config) Workspace() []string {
	work, err := readGoWork(c.goWork())
	if err != nil {
		return nil // GOWORK=off is no file
	}
	return usedFolders(work)
}

// goWork returns the path of the go.work file that counts; empty when there is
// none, or what GOWORK has instead of a path.
func (c Config) goWork() string {
	path := c.Variable("GOWORK")
	if path == "" {
		path, _ = findAbove(c.Dir, "go.work")
	}
	return path
}

func readGoWork(path string) (*modfile.WorkFile, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	work, err := modfile.ParseWork(path, data, nil)
	if err != nil {
		return nil, fmt.Errorf("broken go.work: %w", err)
	}
	return work, nil
}

// usedFolders returns the folders of the modules in a go.work file.
func usedFolders(work *modfile.WorkFile) []string {
	var dirs []string
	for _, use := range work.Use {
		dirs = append(dirs, below(filepath.Dir(work.Syntax.Name), use.Path))
	}
	return dirs
}

// below returns the folder that go.mod or go.work in dir names.
func below(dir, named string) string {
	path := filepath.FromSlash(named)
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(dir, path)
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
