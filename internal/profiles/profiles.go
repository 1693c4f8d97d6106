// Package profiles writes what the runtime knows of a run into files for go
// tool pprof and go tool trace.
package profiles

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"runtime/trace"
	"slices"
)

// Files names the files to write; empty ones are not wanted.
type Files struct {
	// CPU is where time is spent, Memory what was allocated, Trace an
	// execution trace.
	CPU, Memory, Trace string
}

// Start begins to collect. stop, which must be called once, completes the files.
// An error of Start names what can't be written, and leaves nothing behind that
// wasn't there.
func Start(files Files) (stop func() error, err error) {
	if err := files.differ(); err != nil {
		return nil, err
	}
	var c collection
	err = c.start(files)
	if err != nil {
		c.abandon()
		return nil, err
	}
	return c.stop, nil
}

// differ refuses one file for two.
func (f Files) differ() error {
	seen := map[string]bool{}
	for _, name := range []string{f.CPU, f.Memory, f.Trace} {
		if name == "" {
			continue
		}
		path, err := filepath.Abs(name)
		if err != nil {
			return err
		}
		if seen[path] {
			return fmt.Errorf("%s can't hold two profiles; name another file for one of them", name)
		}
		seen[path] = true
	}
	return nil
}

// collection is what is being collected.
type collection struct {
	files []*destination
	made  []string // files that weren't there before
	ends  []func() // what completes the files
}

func (c *collection) start(files Files) error {
	for _, kind := range []struct {
		name  string
		start func(io.Writer) (end func(), err error)
	}{{files.Memory, memory}, {files.Trace, traceTo}, {files.CPU, cpu}} {
		if kind.name == "" {
			continue
		}
		file, err := c.create(kind.name)
		if err != nil {
			return err
		}
		end, err := kind.start(file)
		if err != nil {
			return fmt.Errorf("profile into %s: %w", kind.name, err)
		}
		c.ends = append(c.ends, end)
	}
	return nil
}

// destination is a file that remembers what went wrong: those who write profiles
// don't tell.
type destination struct {
	*os.File
	failed error
}

func (d *destination) Write(content []byte) (int, error) {
	n, err := d.File.Write(content)
	if d.failed == nil {
		d.failed = err
	}
	return n, err
}

func (d *destination) close() error {
	err := d.File.Close()
	if d.failed != nil {
		return d.failed
	}
	return err
}

// create refuses files that hold source: nobody means to lose them.
func (c *collection) create(name string) (*destination, error) {
	if base := filepath.Base(name); filepath.Ext(base) == ".go" || slices.Contains([]string{"go.mod", "go.sum", "go.work"}, base) {
		return nil, fmt.Errorf("profile into %s: that is the name of a source file; choose another, such as cpu.out", name)
	}
	_, missing := os.Stat(name)
	created, err := os.Create(name)
	if err != nil {
		return nil, err
	}
	file := &destination{File: created}
	c.files = append(c.files, file)
	if errors.Is(missing, fs.ErrNotExist) {
		c.made = append(c.made, name)
	}
	return file, nil
}

// stop completes the files, the last begun first.
func (c *collection) stop() error {
	var failed []error
	for i := len(c.ends) - 1; i >= 0; i-- {
		c.ends[i]()
	}
	for _, file := range c.files {
		failed = append(failed, file.close())
	}
	return errors.Join(failed...)
}

func (c *collection) abandon() {
	_ = c.stop() // the files are of no use
	for _, name := range c.made {
		_ = os.Remove(name) // an empty file is harmless
	}
}

func cpu(w io.Writer) (func(), error) {
	if err := pprof.StartCPUProfile(w); err != nil {
		return nil, err
	}
	return pprof.StopCPUProfile, nil
}

func traceTo(w io.Writer) (func(), error) {
	if err := trace.Start(w); err != nil {
		return nil, err
	}
	return trace.Stop, nil
}

// memory tells of all allocations; what is in use, of those after a last
// collection.
func memory(w io.Writer) (func(), error) {
	return func() {
		runtime.GC()
		_ = pprof.Lookup("allocs").WriteTo(w, 0) // the file remembers the error
	}, nil
}
