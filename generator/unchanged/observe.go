package unchanged

import (
	"cmp"
	"context"
	"crypto/sha256"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/hushgen/hushgen/generator/discover"
)

// An observer looks at inputs. A path is looked at once.
type observer struct {
	deadline *deadline // may be nil
	// packages are the folders of listed packages: their tests matter too.
	packages map[string]bool
	seen     map[string]bool
	jobs     chan job

	mu     sync.Mutex
	state  state
	failed bool
	cancel context.CancelFunc
}

// job is a file to read.
type job struct {
	path string
	kind kind
	// header tells that only package clause and imports matter.
	header bool
}

// observe returns the state of the inputs. It reports false when something
// can't be read, or changed after the deadline, which may be nil.
func observe(ctx context.Context, inputs *Inputs, limit *deadline) (state, bool) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	o := &observer{
		deadline: limit, packages: map[string]bool{}, seen: map[string]bool{}, jobs: make(chan job, 256), cancel: cancel,
	}
	for _, dir := range inputs.Folders {
		o.packages[dir] = true
	}
	var group sync.WaitGroup
	for range max(2, runtime.GOMAXPROCS(0)) { // one reads while the other waits for the disk
		group.Go(o.read)
	}
	o.lookAt(ctx, inputs)
	close(o.jobs)
	group.Wait()
	if o.failed || ctx.Err() != nil {
		return nil, false
	}
	slices.SortFunc(o.state, func(a, b record) int { return cmp.Compare(a.path, b.path) })
	return o.state, true
}

func (o *observer) lookAt(ctx context.Context, inputs *Inputs) {
	for _, tree := range inputs.Trees {
		o.add(resolution(tree.Dir))
		if err := discover.Folders(ctx, tree.Dir, tree.Recursive, o.folder); err != nil {
			o.fail()
		}
	}
	for _, dir := range inputs.Folders {
		if o.seen[dir] || ctx.Err() != nil {
			continue
		}
		o.add(resolution(dir))
		entries, err := os.ReadDir(dir)
		if err != nil {
			o.file(dir)
			continue
		}
		o.folder(dir, entries)
	}
	for _, path := range inputs.Files {
		if !o.seen[path] && ctx.Err() == nil {
			o.file(path)
		}
	}
}

// folder looks at a folder as the go command does: go.mod, Go files, and of a
// listed package the tests.
func (o *observer) folder(dir string, entries []fs.DirEntry) {
	if o.seen[dir] {
		return
	}
	o.seen[dir] = true
	o.add(record{path: dir, kind: folder})
	if o.deadline != nil {
		o.settle(os.Stat(dir))
	}
	for _, entry := range entries {
		name := entry.Name()
		test := strings.HasSuffix(name, "_test.go")
		if name != "go.mod" && !discover.IsSource(name) && (!test || !o.packages[dir]) {
			continue
		}
		path := filepath.Join(dir, name)
		o.seen[path] = true
		if entry.Type().IsRegular() {
			o.jobs <- job{path, regular, test}
			continue
		}
		o.special(path, test)
	}
}

// file looks at a file that may be there or not.
func (o *observer) file(path string) {
	o.seen[path] = true
	info, err := os.Lstat(path)
	switch {
	case err != nil && !isMissing(err):
		o.fail()
	case err != nil:
		o.add(record{path: path, kind: absent})
		o.settleAbsent(path)
	case info.Mode().IsRegular():
		o.jobs <- job{path: path, kind: regular}
	default:
		o.special(path, false)
	}
}

// special looks at what is no regular file, or a link to one. Pipes and such are
// never opened: that could hang.
func (o *observer) special(path string, header bool) {
	info, err := os.Stat(path)
	if o.deadline != nil {
		o.settle(os.Lstat(path))
	}
	switch {
	case err != nil && !isMissing(err):
		o.fail()
	case err == nil && info.Mode().IsRegular():
		o.jobs <- job{path, link, header}
	case err == nil && info.IsDir():
		o.add(record{path: path, kind: folder})
	default:
		o.add(record{path: path, kind: other})
	}
}

// resolution records where a path leads, through all symbolic links.
func resolution(dir string) record {
	target, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return record{path: dir + "\x00", kind: absent}
	}
	return record{path: dir + "\x00", kind: link, sum: sha256.Sum256([]byte(target))}
}

func (o *observer) add(r record) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.state = append(o.state, r)
}

// fail ends the observation.
func (o *observer) fail() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.failed = true
	o.cancel()
}
