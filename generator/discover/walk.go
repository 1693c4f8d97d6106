package discover

import (
	"context"
	"fmt"
	"go/build"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Hit is a Go file that may carry directives.
type Hit struct {
	// Path is the file's absolute path, Dir that of its folder.
	Path, Dir string
	// Excluded tells that build constraints (or the file's name, or cgo being
	// off) keep the file out of the build that the context describes.
	Excluded bool
}

// Walk returns the Go files in root whose bytes hold "hush:" in any case,
// sorted by path. When recursive, folders below root are searched by the rules
// of the go command for "./...": not searched are testdata, what stands below
// a folder named vendor, folders whose names begin with . or _, folders that
// go.mod ignores, nested modules and symlinked folders. Root itself is always
// searched, whatever its name, and may be a symlink. Test files don't count.
//
// A file that buildContext excludes is returned and marked; a nil context
// stands for build.Default. Walk reads files concurrently and stops at the
// first error or when ctx is done.
func Walk(ctx context.Context, root string, recursive bool, buildContext *build.Context) ([]Hit, error) {
	root, err := filepath.Abs(root)
	if err != nil {
		return nil, fmt.Errorf("search %s: %w", root, err)
	}
	if info, err := os.Stat(root); err != nil {
		return nil, fmt.Errorf("search for annotated files: %w", err)
	} else if !info.IsDir() {
		return nil, fmt.Errorf("search for annotated files: %s is a file, expected a folder", root)
	}
	if buildContext == nil {
		buildContext = &build.Default
	}
	ignore := ignoredFolders(root)
	hits, err := searchAll(ctx, buildContext, func(ctx context.Context, files chan<- string) error {
		walker := &walker{root: root, recursive: recursive, wanted: isGoFile, ignore: ignore, files: files}
		return walker.folder(ctx, root)
	})
	if err != nil {
		return nil, fmt.Errorf("search %s for annotated files: %w", root, err)
	}
	return hits, nil
}

// Folders calls look for each folder that [Walk] reads, root first, with what
// stands in it. Nested modules are among them, as Walk must look for a go.mod.
func Folders(ctx context.Context, root string, recursive bool, look func(dir string, entries []os.DirEntry)) error {
	walker := &walker{
		root: root, recursive: recursive, ignore: ignoredFolders(root), look: look,
		wanted: func(string) bool { return false },
	}
	return walker.folder(ctx, root)
}

// A walker sends the paths of Go files to files.
type walker struct {
	root      string
	recursive bool
	wanted    func(name string) bool // of files
	ignore    func(dir string) bool
	files     chan<- string
	look      func(dir string, entries []os.DirEntry) // at folders; may be nil
}

func (w *walker) folder(ctx context.Context, dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	if w.look != nil {
		w.look(dir, entries)
	}
	// A go.mod that isn't a folder begins another module.
	if dir != w.root && slices.ContainsFunc(entries, func(e os.DirEntry) bool {
		return e.Name() == "go.mod" && isFile(dir, e)
	}) {
		return nil
	}
	for _, entry := range entries {
		path := filepath.Join(dir, entry.Name())
		switch {
		case entry.IsDir():
			if w.enters(dir, path) {
				err = w.folder(ctx, path)
			}
		case w.wanted(entry.Name()) && isFile(dir, entry):
			err = send(ctx, w.files, path)
		case w.wanted(entry.Name()) && isPipe(path):
			err = fmt.Errorf("%s is a pipe, and the go command would wait for it forever; remove or rename it", path)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// enters reports whether path, a folder in parent, is searched.
func (w *walker) enters(parent, path string) bool {
	name := filepath.Base(path)
	switch {
	case !w.recursive,
		name == "testdata", strings.HasPrefix(name, "."), strings.HasPrefix(name, "_"),
		// A package may be named vendor; what stands below it is vendored.
		parent != w.root && filepath.Base(parent) == "vendor":
		return false
	}
	return !w.ignore(path)
}

func send(ctx context.Context, files chan<- string, path string) error {
	select {
	case files <- path:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
