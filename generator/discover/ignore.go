package discover

import (
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/modfile"
)

// ignoredFolders returns a function that tells whether go.mod's ignore
// directive covers a folder. As for the go command, a go.mod that can't be
// parsed ignores nothing.
func ignoredFolders(dir string) func(string) bool {
	none := func(string) bool { return false }
	path, ok := findGoMod(dir)
	if !ok {
		return none
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return none
	}
	file, err := modfile.Parse(path, data, nil)
	if err != nil || len(file.Ignore) == 0 {
		return none
	}
	root := filepath.Dir(path)
	return func(dir string) bool {
		rel, err := filepath.Rel(root, dir)
		return err == nil && ignores(file.Ignore, filepath.ToSlash(rel))
	}
}

// ignores reports whether one of the patterns covers a folder, given relative to the
// module: "./x" covers the folder x of the module's root, "x" every folder x.
func ignores(patterns []*modfile.Ignore, dir string) bool {
	dir = "/" + dir + "/"
	for _, pattern := range patterns {
		path, anchored := strings.CutPrefix(pattern.Path, "./")
		path = "/" + strings.Trim(path, "/") + "/"
		if anchored && strings.HasPrefix(dir, path) || !anchored && strings.Contains(dir, path) {
			return true
		}
	}
	return false
}
