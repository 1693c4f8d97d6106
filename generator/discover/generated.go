package discover

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// Generated returns the Go files in root that have a generated file's name,
// whatever stands in them, sorted by path. Folders are searched as in [Walk].
func Generated(ctx context.Context, root string, recursive bool) ([]string, error) {
	return find(ctx, root, recursive, func(name string) bool { return isGoFile(name) && IsGeneratedName(name) })
}

// Tests returns the test files in root, sorted by path. Folders are searched
// as in [Walk].
func Tests(ctx context.Context, root string, recursive bool) ([]string, error) {
	return find(ctx, root, recursive, func(name string) bool { return strings.HasSuffix(name, "_test.go") })
}

func find(ctx context.Context, root string, recursive bool, wanted func(name string) bool) ([]string, error) {
	root, err := filepath.Abs(root)
	if err != nil {
		return nil, fmt.Errorf("search %s: %w", root, err)
	}
	files := make(chan string)
	done := make(chan error, 1)
	go func() {
		defer close(files)
		walker := &walker{root: root, recursive: recursive, wanted: wanted, ignore: ignoredFolders(root), files: files}
		done <- walker.folder(ctx, root)
	}()
	var found []string
	for path := range files {
		found = append(found, path)
	}
	if err := <-done; err != nil {
		return nil, fmt.Errorf("search %s: %w", root, err)
	}
	slices.Sort(found)
	return found, nil
}
