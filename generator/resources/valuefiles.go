package resources

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/runtime/hush"
)

// ValueFiles returns the files that values of the file are taken from by
// ${file:…}, absolute and sorted. They may be there or not.
func (f *File) ValueFiles() []string {
	var paths []string
	addValueFiles(&paths, filepath.Dir(f.Path), f.Root)
	slices.Sort(paths)
	return slices.Compact(paths)
}

func addValueFiles(paths *[]string, dir string, node hush.Node) {
	for _, part := range strings.Split(node.Text(), "${file:")[1:] {
		path, _, closed := strings.Cut(part, "}")
		if !closed {
			continue // a problem
		}
		if !filepath.IsAbs(path) {
			path = filepath.Join(dir, path)
		}
		*paths = append(*paths, path)
	}
	for item := range node.Items() {
		addValueFiles(paths, dir, item)
	}
	for field := range node.Fields() {
		addValueFiles(paths, dir, field.Value)
	}
}
